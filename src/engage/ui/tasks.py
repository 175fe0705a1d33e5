"""Work off the GUI thread: one worker per runner, in order, with progress and a way to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from engage.domain.progress import Progress
from engage.errors import Cancelled, EngageError
from engage.ui.giving_back import give_back

SHOWN_AFTER = 0.5
"""A task shorter than this many seconds is never seen."""

_MUCH = 0.1
"""Seconds after which work is taken to have let go of much; to give that back takes half a thousandth."""

PROGRESS_INTERVAL = 0.05
"""Seconds between two reports of one task, at least."""

Result = TypeVar("Result")


class Task:
    """One piece of work that was handed in; what the person sees of it is its label."""

    def __init__(self, label: str, *, is_preview: bool = False) -> None:
        self.label = label
        self.is_preview = is_preview
        """It only shows something: nothing is lost where it is stopped."""
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it does so when it next reports progress, and nothing of it is kept."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()


class TaskRunner(QObject):
    """Runs work one piece after another on a thread of its own, and brings the outcome to the GUI thread."""

    failed = Signal(object)
    """An EngageError that nobody who handed in work has asked for."""
    shown = Signal(object)
    """A task that has been running for half a second."""
    progressed = Signal(object, int, int, str)
    """Task, done, total, what."""
    hidden = Signal(object)
    """A task that was shown and is over."""
    busy_changed = Signal(bool)
    """Whether anything handed in is not yet done."""
    tasks_changed = Signal()
    """A task was handed in or is over."""

    _started = Signal(object)
    _finished = Signal(object, object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engage")
        self._tasks: dict[Task, Future[None] | None] = {}
        self.failures = 0
        """How many pieces of work have ended in an error so far; what was stopped is none."""
        self._is_stopped = False
        self._may_go_on = threading.Event()
        self._shown: Task | None = None
        self._running: Task | None = None
        self._clock = QTimer(self, singleShot=True, interval=round(SHOWN_AFTER * 1000))
        self._clock.timeout.connect(self._show)
        self._started.connect(self._on_started)
        self._finished.connect(self._on_finished)

    @property
    def is_idle(self) -> bool:
        """Whether everything handed in is done and its outcome delivered."""
        return not self._tasks

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is not yet done: the one that is running, then those that wait, in order."""
        return tuple(self._tasks)

    def submit(
        self,
        work: Callable[[Progress], Result],
        on_done: Callable[[Result], object] | None = None,
        on_failed: Callable[[EngageError], object] | None = None,
        *,
        label: str = "",
        is_preview: bool = False,
    ) -> Task:
        """Run `work` on the worker, then `on_done` or `on_failed` on the GUI thread.

        Without `on_failed` an error goes out by the signal `failed`. What is no EngageError is a bug and is
        raised again on the GUI thread, where the window shows it. After `stop` nothing is done any more: a
        clock of a screen that is being closed may strike once more.
        """
        task = Task(label, is_preview=is_preview)
        if self._is_stopped:
            return task
        self._tasks[task] = None
        self.tasks_changed.emit()
        if len(self._tasks) == 1:
            self.busy_changed.emit(True)
        self._tasks[task] = self._pool.submit(self._run, task, work, on_done, on_failed)
        return task

    def hold(self) -> None:
        """Begin nothing of what is handed in until `go_on`."""
        self._pool.submit(self._may_go_on.wait)

    def go_on(self) -> None:
        """Begin with what was handed in."""
        self._may_go_on.set()

    def give_up_previews(self) -> None:
        """Stop whatever only shows something."""
        for task in self._tasks:
            if task.is_preview:
                task.cancel()

    def cancel_all(self) -> None:
        """Stop everything that was handed in, each piece at its next report; the outcomes are delivered."""
        for task in self._tasks:
            task.cancel()

    def finish(self, seconds: float) -> None:
        """Do what was handed in, for so long; then stop, as `stop` does. For when there is no time to ask."""
        self.hurry(seconds)
        self.stop()

    def hurry(self, seconds: float) -> None:
        """Do what was handed in, for so long, and tell what came of it; stop what only shows something."""
        self.give_up_previews()
        self.go_on()
        wait([future for future in self._tasks.values() if future is not None], timeout=seconds)
        QCoreApplication.sendPostedEvents(self)

    def stop(self) -> None:
        """Cancel everything and wait until the worker is quiet; no outcome is delivered any more."""
        self._is_stopped = True
        self.go_on()
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()
        self._clock.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _run(
        self,
        task: Task,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], object] | None,
        on_failed: Callable[[EngageError], object] | None,
    ) -> None:
        """On the worker."""
        self._started.emit(task)
        begun = time.monotonic()
        try:
            if task.is_cancelled:
                raise Cancelled("This was stopped before it began")
            result = work(self._progress(task))
        except Exception as error:  # noqa: BLE001  the worker's boundary: it goes on to the GUI thread whole
            self._finished.emit(task, None, error, on_failed)
        else:
            self._finished.emit(task, result, None, on_done)
        if time.monotonic() - begun > _MUCH:
            give_back()

    def _progress(self, task: Task) -> Progress:
        last = 0.0

        def report(done: int, total: int, what: str = "") -> None:
            nonlocal last
            if task.is_cancelled:
                raise Cancelled("Stopped; nothing of it was kept")
            now = time.monotonic()
            if now - last >= PROGRESS_INTERVAL:
                last = now
                self.progressed.emit(task, done, total, what)

        return report

    def _on_started(self, task: Task) -> None:
        if task in self._tasks:
            self._running = task
            self._clock.start()

    def _show(self) -> None:
        if self._running is not None:
            self._shown = self._running
            self.shown.emit(self._running)

    def _on_finished(
        self,
        task: Task,
        result: object,
        error: Exception | None,
        callback: Callable[[Any], object] | None,
    ) -> None:
        if task not in self._tasks:
            return
        del self._tasks[task]
        self._clock.stop()
        self._running = None
        if self._shown is task:
            self._shown = None
            self.hidden.emit(task)
        self.tasks_changed.emit()
        try:
            self._deliver(result, error, callback)
        finally:
            if not self._tasks:
                self.busy_changed.emit(False)

    def _deliver(
        self, result: object, error: Exception | None, callback: Callable[[Any], object] | None
    ) -> None:
        self.failures += error is not None and not isinstance(error, Cancelled)
        if error is not None and not isinstance(error, EngageError):
            raise error
        if callback is not None:
            callback(result if error is None else error)
        elif error is not None:
            self.failed.emit(error)
