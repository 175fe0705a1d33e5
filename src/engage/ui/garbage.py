"""Python's garbage is collected on the GUI thread alone, and only as much as nobody notices.

Left to itself, Python looks through everything whenever some thread has made many objects: a summary of a
large project would hold the window up for a second, and a screen that is done with could be destroyed on a
worker's thread, which Qt does not allow.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from shiboken6 import isValid

_PAUSE = 1000
"""Milliseconds between two collections."""

_FEW = 700
"""New objects that are not worth a collection."""

MANY = 30_000
"""New objects that are the work of a large deed, such as a summary: most of them go by themselves."""

PATIENCE = 10
"""Looks for which that work is left alone."""

TOO_MANY = 300_000
"""New objects that would take too long to look through, so that they are set aside unseen."""

LOOKS = 20
"""Looks at what is new, after which what is old is looked through as well."""

_NOTICED = 0.05
"""Seconds of work. What takes longer to be looked through is set aside, so that it is not a second time."""

_MUCH = 1.25
"""How often as much may be set aside as was in use when everything was looked through, until it is again."""

LETTING_GO = "LettingGo"
"""The name of the clock that strikes as long as something of a closed project is left."""


def collect_here(parent: QObject) -> None:
    """From now on, collect garbage on this thread only, as long as `parent` is there."""
    gc.disable()
    gc.freeze()  # what is there by now stays: it need not be looked at again
    collector = Collector(parent)
    collector.start()
    behind = _Behind(parent, interval=_PAUSE, singleShot=True)
    behind.timeout.connect(collector.look_at_all)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)  # noqa: S101  there is no window without one
    application.applicationStateChanged.connect(behind.follow)


class Collector(QTimer):
    """Looks through what is new, and now and then through what is old, where either is little enough."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=_PAUSE)
        self._waited = 0
        self._in_use = gc.get_freeze_count()
        self.timeout.connect(self.look)

    def look(self) -> None:
        """Collect what was made and thrown away lately; what stays too much for that is set aside unseen.

        What is set aside and needed no longer goes all the same, but for what holds itself in a ring.
        """
        new = gc.get_count()[0]
        if new > MANY and self._waited < PATIENCE:
            self._waited += 1
            return
        self._waited = 0
        if new > TOO_MANY:
            gc.freeze()
        elif new > _FEW:
            gc.collect(1)
            if gc.get_count()[2] >= LOOKS:
                self._look_at_the_old()

    def _look_at_the_old(self) -> None:
        """Collect what was in use when it was new; and what was set aside, once that has become much.

        How much is old must not be asked by `gc.get_objects`: a tuple that another thread is putting together
        cannot be finished once it is listed.
        """
        aside = gc.get_freeze_count()
        self._in_use = min(self._in_use, aside)
        if aside > _MUCH * self._in_use:
            self.look_at_all()
            return
        began = time.thread_time()
        gc.collect()
        if time.thread_time() - began > _NOTICED:
            gc.freeze()

    def look_at_all(self) -> None:
        """Collect everything, and know how much of it is in use."""
        collect_all()
        self._in_use = gc.get_freeze_count()


class _Behind(QTimer):
    """Runs out once another program's window has been in front for a moment."""

    def follow(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.stop()
        else:
            self.start()


def collect_all() -> None:
    """Look through everything, also what was set aside: for a moment at which nobody waits."""
    is_ours = not gc.isenabled()  # else Python does so itself, and nothing is set aside
    gc.unfreeze()
    gc.collect()
    if is_ours:
        gc.freeze()


def let_go(pieces: Iterable[QObject], parent: QObject, then: Callable[[], object] = lambda: None) -> None:
    """Destroy what a closed project was shown with, then collect what is left of it: a step to a turn."""
    steps = _let_go([*pieces])
    clock = QTimer(parent, interval=0)
    clock.setObjectName(LETTING_GO)

    def take_step() -> None:
        if next(steps, True):
            clock.stop()
            clock.deleteLater()
            then()

    clock.timeout.connect(take_step)
    clock.start()


def _let_go(pieces: list[QObject]) -> Iterator[None]:
    pieces.reverse()
    while pieces:
        piece = pieces.pop()
        if isValid(piece):
            piece.deleteLater()
            del piece  # nothing is garbage as long as it is named here
            yield
    if not gc.isenabled():  # else Python does so itself
        for generation in range(3):
            gc.collect(generation)
            yield
