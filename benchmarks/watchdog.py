"""Watches the window's own thread: how long each event takes, and in which line it stands meanwhile."""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

PROMISE = 0.050
"""Seconds that no event may take: from then on a hand feels that the window does not follow."""

_LOOK = 0.004
"""Seconds between two looks at the thread while an event goes on."""
_PATIENCE = 0.015
"""Seconds from which on an event is looked at."""

Line = str
"""A place in the program, as `module:line function`."""


@dataclass(frozen=True, slots=True)
class Block:
    """An event that took longer than is promised."""

    step: str
    seconds: float
    event: str
    """What came to what."""
    lines: tuple[tuple[Line, float], ...]
    """Where the window's thread stood, with the share of the looks; the most frequent first."""
    others: tuple[tuple[Line, float], ...]
    """Where the workers stood meanwhile."""


class Watchdog:
    """Measures every event that the application hands on while it watches."""

    def __init__(self) -> None:
        self.step = ""
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.blocks: list[Block] = []
        self.collecting = 0.0
        """The longest that the collecting of garbage has taken, in seconds."""
        self._begun = 0.0
        self._looks: list[tuple[Line, tuple[Line, ...]]] = []
        self._is_over = threading.Event()

    @contextmanager
    def watching(self, kind: type[QApplication]) -> Iterator[Watchdog]:
        """Watch the application of this kind, which is made meanwhile."""
        handed_on = kind.notify
        thread = threading.Thread(target=self._look_on, args=(threading.get_ident(),), daemon=True)
        depth = 0

        def notify(app: QApplication, receiver: QObject, event: QEvent) -> bool:
            nonlocal depth
            if depth:
                return handed_on(app, receiver, event)
            depth += 1
            what = f"{_name(event)} to {type(receiver).__name__} {receiver.objectName()}".rstrip()
            self._looks = []
            self._begun = time.perf_counter()
            try:
                return handed_on(app, receiver, event)
            finally:
                depth -= 1
                self._note(what, time.perf_counter() - self._begun)
                self._begun = 0.0

        kind.notify = notify  # type: ignore[method-assign]
        gc.callbacks.append(self._on_collecting)
        thread.start()
        try:
            yield self
        finally:
            self._is_over.set()
            thread.join()
            gc.callbacks.remove(self._on_collecting)
            kind.notify = handed_on  # type: ignore[method-assign]

    def _note(self, what: str, seconds: float) -> None:
        self.times[self.step].append(seconds)
        if seconds > PROMISE:
            looks = self._looks
            mine = _shares([line for line, _ in looks], len(looks))
            others = _shares([line for _, lines in looks for line in lines], len(looks))
            self.blocks.append(Block(self.step, seconds, what, mine, others))

    def _look_on(self, watched: int) -> None:
        """On a thread of its own: note where the watched one stands, whenever an event goes on for long."""
        me = threading.get_ident()
        while not self._is_over.wait(_LOOK):
            begun = self._begun
            if begun and time.perf_counter() - begun > _PATIENCE:
                frames = sys._current_frames()
                others = tuple(
                    line for id, frame in frames.items() if id not in (watched, me) if (line := _line(frame))
                )
                self._looks.append((_line(frames[watched]) or "Qt", others))

    def _on_collecting(self, phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            self._collecting_since = time.perf_counter()
        else:
            self.collecting = max(self.collecting, time.perf_counter() - self._collecting_since)


def _shares(lines: list[Line], looks: int) -> tuple[tuple[Line, float], ...]:
    return tuple((line, count / looks) for line, count in Counter(lines).most_common(3))


def _line(frame: FrameType | None) -> Line:
    """The innermost line of Engage that is being executed; blank where there is none."""
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module.startswith("engage."):
            return f"{module}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return ""


def _name(event: QEvent) -> str:
    """What kind of event it is; a number where a library has made up its own."""
    kind = event.type()
    return kind.name if isinstance(kind, QEvent.Type) else str(kind)
