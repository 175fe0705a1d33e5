"""One line that is asked for over the list: a day, a name, what came of it. Enter does it, Esc leaves it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QLineEdit,
    QListView,
    QWidget,
)

from engage.errors import EngageError
from engage.ui import errors
from engage.ui import theme as look
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.words import Words

_WIDTH = 56 * look.GRID


class Prompt(QDialog):
    """Asks for one value; what can be none stays in the line, with a sentence below it."""

    answered = Signal(object)
    """What the line means."""

    def __init__(
        self,
        heading: str,
        caption: str,
        deed: str,
        read: Callable[[str], Any],
        told: Callable[[Any], str],
        parent: QWidget,
    ) -> None:
        """`deed` stands on the button; `read` returns what the line means or raises; `told` says it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self._read = read
        self._told = told
        self.line = QLineEdit()
        label = Words(caption, "quiet")
        label.setBuddy(self.line)
        self.line.setAccessibleName(caption)
        self.meant = Words(role="quiet", wraps=True)
        self.problem = Words(role="problem", wraps=True)
        self.problem.hide()
        layout = dialog_frame.begin(self, heading)
        layout.addWidget(label)
        layout.addWidget(self.line)
        layout.addWidget(self.meant)
        layout.addWidget(self.problem)
        dialog_frame.end(self, layout, deed)
        self.resize(min(_WIDTH, parent.window().width() - 2 * look.GRID), self.sizeHint().height())
        self.line.textChanged.connect(self._on_line_text_changed)
        self._on_line_text_changed()

    def offer(self, texts: Sequence[str]) -> None:
        """Offer these as one types."""
        completer = QCompleter(list(texts), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setAccessibleName(self.tr("Suggestions"))
        completer.setPopup(popup)
        self.line.setCompleter(completer)

    def _on_line_text_changed(self) -> None:
        """Say what the line would mean; what is wrong with it is said when one goes on."""
        self.problem.hide()
        try:
            self.meant.setText(self._told(self._read(self.line.text())))
        except EngageError:
            self.meant.setText("")

    def accept(self) -> None:
        try:
            value = self._read(self.line.text())
        except EngageError as error:
            errors.show_beside(self.problem, error)
            self.line.setFocus()
            return
        super().accept()
        self.answered.emit(value)
