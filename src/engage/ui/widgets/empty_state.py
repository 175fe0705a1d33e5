"""What a list says while there is nothing in it: what to do next, with the button to do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engage.ui import theme

_WIDTH = 48 * theme.GRID


class EmptyState(QFrame):
    """A heading, a sentence and buttons, in the middle of where the list will be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self._heading = QLabel()
        self._sentence = QLabel()
        self._sentence.setProperty("role", "quiet")
        for label in (self._heading, self._sentence):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setFixedWidth(_WIDTH)
        theme.enlarge(self._heading, 1.3)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.GRID)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.GRID)
        layout.addStretch()
        layout.addWidget(self._heading, 0, middle)
        layout.addWidget(self._sentence, 0, middle)
        layout.addSpacing(theme.GRID)
        layout.addLayout(self._buttons)
        layout.setAlignment(self._buttons, middle)
        layout.addStretch()

    def say(
        self, heading: str, sentence: str, buttons: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> None:
        """Say this from now on; the first button is the one to press."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        while item := self._buttons.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, (text, deed) in enumerate(buttons):
            button = QPushButton(text)
            button.setProperty("role", "secondary" if number else "primary")
            button.clicked.connect(lambda checked, deed=deed: deed())
            self._buttons.addWidget(button)
