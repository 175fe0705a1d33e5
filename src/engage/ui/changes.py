"""The one signal by which screens learn that something was altered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeSignal(QObject):
    """Told of every deed done in this window; each screen refreshes what it shows of it."""

    changed = Signal(object)
    """`engage.domain.changes.Changes`."""
    backed_up = Signal()
    """There is another backup than before."""
