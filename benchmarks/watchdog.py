"""Watches the window's own thread: how long each turn of its event loop takes, and where it stands."""

from __future__ import annotations

import faulthandler
import gc
import math
import re
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from PySide6.QtCore import QAbstractEventDispatcher

import engage

PROMISE = 0.050
"""Seconds that no turn may take: from then on a hand feels that the window does not follow."""

FLUENT = 0.016
"""Seconds that 99 turns of 100 may take while a list is scrolled: from then on pictures are left out."""

_LOOK = 0.004
"""Seconds between two looks at the thread while an event goes on."""
_PATIENCE = 0.015
"""Seconds from which on an event is looked at."""

_THREAD = re.compile(r"(?:Thread|Current thread) 0x([0-9a-f]+)")
_PLACE = re.compile(r'  File "(.+)", line (\d+) in (.+)')
_PACKAGE = str(Path(engage.__file__).parent)

Line = str
"""A place in the program, as `module:line function`."""


@dataclass(frozen=True, slots=True)
class Block:
    """A turn that took longer than is promised."""

    step: str
    seconds: float
    at_work: float
    """How much of it the window's thread was at work, and did not wait for its turn, a lock or a worker."""
    lines: tuple[tuple[Line, float], ...]
    """Where the window's thread stood, with the share of the looks; the most frequent first."""
    others: tuple[tuple[Line, float], ...]
    """Where the workers stood meanwhile."""


class Watchdog:
    """Measures every turn of the event loop: all that is done before the window can listen again."""

    def __init__(self) -> None:
        self.step = ""
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.work: defaultdict[str, list[float]] = defaultdict(list)
        """How much of these the thread was at work, and did not wait for its turn, a lock or a worker."""
        self.blocks: list[Block] = []
        self.collecting = 0.0
        """The longest that the collecting of garbage has taken, in seconds."""
        self.waits: list[Block] = []
        """When even this thread had to wait for Python's lock, and where the others stood right after."""
        self._begun = 0.0
        self._looks: list[tuple[Line, tuple[Line, ...]]] = []
        self._is_over = threading.Event()

    @contextmanager
    def watching(self) -> Iterator[Watchdog]:
        """Watch the event loop of this thread's application, which is there already."""
        # Not by `QApplication.notify`: Python would be shown objects that are still being made, as what they
        # are not yet.
        dispatcher = QAbstractEventDispatcher.instance()
        thread = threading.Thread(target=self._look_on, args=(threading.get_ident(),), daemon=True)
        dispatcher.awake.connect(self._on_awake)
        dispatcher.aboutToBlock.connect(self._on_about_to_block)
        gc.callbacks.append(self._on_collecting)
        thread.start()
        try:
            yield self
        finally:
            self._is_over.set()
            thread.join()
            gc.callbacks.remove(self._on_collecting)
            dispatcher.awake.disconnect(self._on_awake)
            dispatcher.aboutToBlock.disconnect(self._on_about_to_block)

    def _on_awake(self) -> None:
        # Where something waits to be handled, Qt listens again without saying that it stops.
        self._on_about_to_block()
        self._looks = []
        self._begun = time.perf_counter()
        self._begun_work = time.thread_time()

    def _on_about_to_block(self) -> None:
        if self._begun:
            self._note(time.perf_counter() - self._begun, time.thread_time() - self._begun_work)
            self._begun = 0.0

    def _note(self, seconds: float, at_work: float) -> None:
        self.times[self.step].append(seconds)
        self.work[self.step].append(at_work)
        if seconds > PROMISE:
            looks = self._looks
            mine = _shares([line for line, _ in looks], len(looks))
            others = _shares([line for _, lines in looks for line in lines], len(looks))
            self.blocks.append(Block(self.step, seconds, at_work, mine, others))

    def _look_on(self, watched: int) -> None:
        """On a thread of its own: note where the watched one stands, whenever an event goes on for long."""
        me = threading.get_ident()
        file = tempfile.TemporaryFile()  # noqa: SIM115  it goes with the thread
        looked = time.perf_counter()
        while not self._is_over.wait(_LOOK):
            waited, looked = time.perf_counter() - looked, time.perf_counter()
            if waited < PROMISE and not (self._begun and looked - self._begun > _PATIENCE):
                continue
            stands = _stands(file)
            mine = stands.pop(watched, "Qt")
            stands.pop(me, None)
            others = tuple(stands.values())
            if self._begun:
                self._looks.append((mine, others))
            if waited > PROMISE:
                self.waits.append(Block(self.step, waited, 0.0, _shares([mine], 1), _shares(list(others), 1)))

    def _on_collecting(self, phase: str, told: dict[str, int]) -> None:
        if phase == "start":
            self._collecting_since = time.perf_counter()
        else:
            self.collecting = max(self.collecting, time.perf_counter() - self._collecting_since)


def percentile(times: Iterable[float], share: float) -> float:
    """Return the time that so many of a hundred turns do not exceed."""
    ordered = sorted(times)
    return ordered[math.ceil(len(ordered) * share / 100) - 1]


def _shares(lines: list[Line], looks: int) -> tuple[tuple[Line, float], ...]:
    return tuple((line, count / looks) for line, count in Counter(lines).most_common(3))


def _stands(file: IO[bytes]) -> dict[int, Line]:
    """The innermost line of Engage that each thread is executing, by the thread, where there is one.

    Not from `sys._current_frames`: whoever has a frame keeps what is in it, and a painter that outlives the
    painting brings the program down.
    """
    file.seek(0)
    file.truncate()
    faulthandler.dump_traceback(file, all_threads=True)
    file.seek(0)
    found: dict[int, Line] = {}
    thread = 0
    for line in file.read().decode("utf-8", "replace").splitlines():
        if begins := _THREAD.match(line):
            thread = int(begins[1], 16)
        elif (place := _PLACE.match(line)) and thread not in found and place[1].startswith(_PACKAGE):
            module = place[1].removeprefix(_PACKAGE).removesuffix(".py").strip("/\\").replace("/", ".")
            found[thread] = f"engage.{module}:{place[2]} {place[3]}"
    return found
