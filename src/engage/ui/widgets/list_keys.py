"""The keys that lists have beside those of Qt: J and K go down and up, Enter opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

_ALONE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def plain_key(event: QKeyEvent) -> int | None:
    """The key that is pressed, also on the keypad; None where another is held with it."""
    return event.key() if event.modifiers() in _ALONE else None


def row_after(key: int | None, table: QAbstractItemView) -> int | None:
    """The row to which J and K go, at an end the same; None for any other key, and in an empty list."""
    if key not in (Qt.Key.Key_J, Qt.Key.Key_K):
        return None
    last = table.model().rowCount() - 1
    row = table.currentIndex().row() + (1 if key == Qt.Key.Key_J else -1)
    return min(max(row, 0), last) if last >= 0 else None
