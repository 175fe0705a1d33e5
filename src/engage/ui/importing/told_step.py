"""After several files were imported at once: how many wait, and what is to know of those that came in."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from engage.services.importing.imports import Together
from engage.ui import theme
from engage.ui.widgets.words import Words


class ToldStep(QWidget):
    """What a preview would have said of files that nobody has looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Words(wraps=True)
        self.notes = QPlainTextEdit()
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        self.notes.setAccessibleName(self.tr("To know"))
        self._nothing = QWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.said)
        layout.addWidget(self.notes, 1)
        layout.addWidget(self._nothing, 1)

    def show_together(self, together: Together) -> None:
        """Say what came of several files."""
        count, waiting = len(together.reports), len(together.waiting)
        text = self.tr("1 file is imported.") if count == 1 else self.tr("{} files are imported.")
        text = text.format(f"{count:,}")
        if waiting == 1:
            text += " " + self.tr("1 comes next, for there is something to ask or to see about it.")
        elif waiting:
            others = self.tr("{} come next, for there is something to ask or to see about them.")
            text += " " + others.format(f"{waiting:,}")
        told = [f"{name}: {' '.join(report.notes)}" for name, report in together.reports if report.notes]
        self.said.setText(text)
        self.notes.setPlainText("\n".join(told))
        self.notes.setAccessibleName(self.tr("{} To know of them").format(text))
        self.notes.setVisible(bool(told))
        self._nothing.setVisible(not told)

    def focus_first(self) -> None:
        """Put the cursor where one reads; where nothing is told, it stays on the button that goes on."""
        self.notes.setFocus()
