"""Finding words in a text: a line above it, Enter for the next place and Shift+Enter for the one before."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class FindLine(QLineEdit):
    """Asks for places; Esc leaves it."""

    wanted = Signal(int)
    """1: the next place is wanted; -1: the one before."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Find in the text"))
        self.setAccessibleName(self.tr("Find in the text"))
        self.setToolTip(self.tr("Enter goes to the next place, Shift+Enter to the one before"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.wanted.emit(-1 if is_back else 1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)


def next_place(text: str, words: str, start: int, end: int, by: int) -> tuple[int, int] | None:
    """Return the next place of words behind a selection, or the one before it; beyond the end it goes on.

    Large letters are as small ones. None where the words stand nowhere.
    """
    if not words:
        return None
    pattern = re.compile(re.escape(words), re.IGNORECASE)
    if by > 0:
        place = pattern.search(text, end) or pattern.search(text)
    else:
        place = _last(pattern.finditer(text, 0, start)) or _last(pattern.finditer(text, start))
    return place.span() if place is not None else None


def _last(places: Iterator[re.Match[str]]) -> re.Match[str] | None:
    return next(iter(deque(places, maxlen=1)), None)
