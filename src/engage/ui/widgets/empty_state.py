"""What a list says while there is nothing in it: what to do next, with the button to do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engage.ui import theme
from engage.ui.icons import icon
from engage.ui.widgets.chips import clear
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

_WIDTH = 60 * theme.GRID
_SIGN = 6 * theme.GRID


class EmptyState(QFrame):
    """A heading, a sentence and buttons, in the middle of where the list will be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        body = QWidget(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(ScrollColumn(body, self))
        # A column of its own width: a label in the middle of a wider one would not know how high it stands.
        column = QWidget(body)
        column.setMaximumWidth(_WIDTH)
        self._sign = _Sign(column)
        self._heading = Words(size=1.3, wraps=True, parent=column)
        self._sentence = Words(role="quiet", wraps=True, parent=column)
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = FlowLayout(spacing=theme.GRID, is_centred=True)
        words = QVBoxLayout(column)
        words.setSpacing(theme.GRID)
        words.addStretch()
        words.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        words.addWidget(self._heading)
        words.addWidget(self._sentence)
        words.addSpacing(theme.GRID)
        words.addLayout(self._buttons)
        words.addStretch()
        middle = QHBoxLayout(body)
        middle.addStretch(1)
        middle.addWidget(column, 100)
        middle.addStretch(1)

    def say(
        self,
        heading: str,
        sentence: str,
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        sign: str = "",
    ) -> None:
        """Say this from now on; the first button is the one to press. `sign` names an icon to stand above."""
        self._sign.show_icon(sign)
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
        focus = self.window().focusWidget()
        has_focus = focus is self or (focus is not None and self.isAncestorOf(focus))
        clear(self._buttons)
        first: QPushButton | None = None
        for number, (text, deed) in enumerate(buttons):
            button = QPushButton(text)
            button.setProperty("role", "secondary" if number else "primary")
            button.clicked.connect(lambda checked, deed=deed: deed())
            button.setAccessibleDescription(f"{heading}. {sentence}")
            self._buttons.addWidget(button)
            first = first or button
        self.setFocusProxy(first)  # type: ignore[arg-type]  # or none: what stood there before goes
        if has_focus:
            self.setFocus()


class _Sign(QWidget):
    """An icon of the size of a few lines; the words below it say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon: QIcon | None = None
        self.setFixedSize(_SIGN, _SIGN)

    def show_icon(self, name: str) -> None:
        self._icon = icon(name, "accent") if name else None
        self.setVisible(bool(name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon is not None:
            self._icon.paint(QPainter(self), self.rect())
