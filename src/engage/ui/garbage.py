"""Python's garbage is collected on the GUI thread alone, and only as much as nobody notices.

Left to itself, Python looks through everything whenever some thread has made many objects: a summary of a
large project would hold the window up for a second, and a screen that is done with could be destroyed on a
worker's thread, which Qt does not allow.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

_PAUSE = 1000
"""Milliseconds between two collections."""

_FEW = 700
"""New objects that are not worth a collection."""

MANY = 50_000
"""New objects that would take too long to look through: most belong to one piece of work, and go with it."""


def collect_here(parent: QObject) -> None:
    """From now on, collect garbage on this thread only, as long as `parent` is there."""
    gc.disable()
    gc.freeze()  # what is there by now stays: it need not be looked at again
    clock = QTimer(parent, interval=_PAUSE)
    clock.timeout.connect(collect_new)
    clock.start()


def collect_new() -> None:
    """Collect what was made and thrown away lately."""
    if _FEW < gc.get_count()[0] < MANY:
        gc.collect(1)


def let_go(pieces: Iterable[QObject], parent: QObject) -> None:
    """Destroy what a closed project was shown with, then collect what is left of it: a step to a turn."""
    steps = _let_go([*pieces])
    clock = QTimer(parent, interval=0)

    def take_step() -> None:
        if next(steps, True):
            clock.stop()
            clock.deleteLater()

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
