"""One line of the overview: how many, of what, and the first of them; pressing it opens the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from engage.ui import theme
from engage.ui.widgets.words import OneLine, Words, tip

_COUNT_WIDTH = 6 * theme.GRID
_NARROWEST = 20 * theme.GRID
_TEXT_SHARE, _EXAMPLES_SHARE = 2, 3
"""Of the width, where they stand side by side."""


class OverviewLine(QPushButton):
    """A count, what is counted, and below it the first of them; j and k go on to the next and back."""

    def __init__(
        self,
        count: int,
        text: str,
        examples: str = "",
        *,
        is_late: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """What is late has a sign besides its words and its colour."""
        super().__init__(parent)
        self.setProperty("role", "recent")
        self.setAccessibleName(f"{count:,} {text}")
        self.setAccessibleDescription(examples)
        self.setToolTip(tip(examples) if examples else "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        number = Words(f"! {count:,}" if is_late else f"{count:,}", "problem" if is_late else "", size=1.3)
        number.setMinimumWidth(_COUNT_WIDTH)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        said = Words(text, wraps=True)
        self._words = words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        words.setSpacing(2)
        words.addWidget(said, _TEXT_SHARE)
        if examples:
            words.addWidget(OneLine(examples, "quiet", narrowest=_NARROWEST), _EXAMPLES_SHARE)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(number)
        row.addLayout(words, 1)
        row.addWidget(Words("›", "quiet", size=1.3))
        for label in self.findChildren(Words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_beside(self, is_beside: bool) -> None:
        """Name the first of them beside what is counted, or below it."""
        direction = QBoxLayout.Direction
        self._words.setDirection(direction.LeftToRight if is_beside else direction.TopToBottom)

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self.focusNextPrevChild(key == Qt.Key.Key_J)
        else:
            super().keyPressEvent(event)
