"""After several files were imported at once: how many wait, and what is to know of those that came in."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engage.services.importing.imports import Together
from engage.ui import theme
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words


class ToldStep(ScrollColumn):
    """What a preview would have said of files that nobody has looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        body = QWidget()
        super().__init__(body, parent)
        self.said = Words(wraps=True)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(theme.GRID)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, theme.GRID, 0)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self.said)
        layout.addLayout(self._notes)
        layout.addStretch()

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
        self.said.setText(text)
        self.setAccessibleName(text)
        while item := self._notes.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for name, report in together.reports:
            if report.notes:
                self._notes.addWidget(Words(name, wraps=True))
                self._notes.addWidget(Words(" ".join(report.notes), "quiet", wraps=True))

    def focus_first(self) -> None:
        """Put the cursor where one reads."""
        self.setFocus()
