"""What stands in the window before a project is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engage.ui import theme
from engage.ui.icons import icon
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.words import Words, tip

_WIDTH = 96 * theme.GRID


class Welcome(QWidget):
    """Offers the projects opened last, a new one, and the sample."""

    project_chosen = Signal(object)

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title = Words(self.tr("Engage"), size=2.2)
        line = Words(
            self.tr("Contacts, roundtables, what was said there, and summaries that people trust."),
            "quiet",
            wraps=True,
        )
        self.new = KeyButton(self.tr("New project…"), actions["new_project"], "primary")
        self.open = KeyButton(self.tr("Open project…"), actions["open_project"], "secondary")
        self.sample = QPushButton(self.tr("Try the sample"))
        self.sample.clicked.connect(actions["try_sample"].trigger)
        for button in (self.new, self.open):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        start = QVBoxLayout()
        start.setSpacing(theme.GRID)
        start.addWidget(self.new)
        start.addWidget(self.open)
        start.addWidget(self.sample)
        start.addSpacing(theme.GRID)
        start.addWidget(
            Words(
                self.tr(
                    "A project is one file on this computer. Nothing leaves it unless you send it yourself."
                ),
                "quiet",
                wraps=True,
            )
        )
        start.addStretch()
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._nothing = Words(self.tr("Projects that you have opened will stand here."), "quiet", wraps=True)
        card = QFrame()
        card.setObjectName("Card")
        last = QVBoxLayout(card)
        last.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        last.setSpacing(theme.GRID)
        last.addWidget(Words(self.tr("Opened last"), size=1.1))
        last.addLayout(self._recent)
        last.addWidget(self._nothing)
        last.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(4 * theme.GRID)
        columns.addLayout(start, 2)
        columns.addWidget(card, 3)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        inside = QVBoxLayout(middle)
        inside.setSpacing(theme.GRID)
        inside.addWidget(title)
        inside.addWidget(line)
        inside.addSpacing(3 * theme.GRID)
        inside.addLayout(columns)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 20)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(2)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the projects opened last that are still there."""
        while item := self._recent.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        there = [path for path in paths if path.exists()]
        for path in there:
            button = QPushButton(icon("file-document-outline", "quiet"), path.stem.replace("&", "&&"))
            button.setProperty("role", "recent")
            button.setAccessibleName(path.stem)
            button.setAccessibleDescription(str(path.parent))
            button.setToolTip(tip(str(path)))
            button.clicked.connect(lambda checked, path=path: self.project_chosen.emit(path))
            self._recent.addWidget(button)
        self._nothing.setVisible(not there)
