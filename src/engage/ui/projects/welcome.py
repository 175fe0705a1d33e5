"""What stands in the window before a project is open."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engage.ui import theme
from engage.ui.preferences import Preferences
from engage.ui.projects.recent_line import RecentLine
from engage.ui.tasks import Task, TaskRunner
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words

_WIDTH = 96 * theme.GRID


class Welcome(QWidget):
    """Offers the projects opened last, a new one, and the sample."""

    project_chosen = Signal(object)

    def __init__(
        self, actions: Mapping[str, QAction], preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._looking: Task | None = None
        self._runner = TaskRunner(self)
        self.setObjectName("Welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        whole.addWidget(ScrollColumn(body, self))
        middle = QWidget(body)
        middle.setMaximumWidth(_WIDTH)
        title = Words(self.tr("Engage"), size=2.2)
        line = Words(
            self.tr("Contacts, roundtables, what was said there, and summaries that people trust."),
            "quiet",
            wraps=True,
        )
        self.new = KeyButton(self.tr("New project…"), actions["new_project"], "primary")
        self.open = KeyButton(self.tr("Open project…"), actions["open_project"], "secondary")
        self.sample = QPushButton(self.tr("Try the sample"))
        self.sample.setProperty("hasKey", True)  # its words begin where those above it do
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
        self.lines: list[RecentLine] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._nothing = Words(self.tr("Projects that you have opened will stand here."), "quiet", wraps=True)
        card = QFrame(middle)
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
        layout = QVBoxLayout(body)
        layout.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(2)

    def show_recent(self) -> None:
        """List the projects opened last; which of them are there is said as soon as it is known."""
        while item := self._recent.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        recent = self._preferences.settings.recent
        self.lines = [RecentLine(project) for project in recent]
        for line in self.lines:
            line.chosen.connect(self.project_chosen)
            line.unwanted.connect(self._on_unwanted)
            self._recent.addWidget(line)
        self._nothing.setVisible(not recent)
        self._look(tuple(project.path for project in recent))

    def focus_first(self) -> None:
        """Put the cursor on the project opened last: Enter goes on with it."""
        first = self.lines[0].button if self.lines else self.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, paths: Sequence[Path]) -> None:
        """See elsewhere which are there: a drive that is gone may keep one waiting."""

        def show(missing: Collection[Path]) -> None:
            if task is self._looking:
                for line in self.lines:
                    line.show_missing(line.path in missing)

        task = self._looking = self._runner.submit(
            lambda progress: {path for path in paths if not path.exists()}, show
        )

    def _on_unwanted(self, path: Path) -> None:
        self._preferences.forget_project(path)
        self.show_recent()

    def stop(self) -> None:
        """Let go of the thread that looks for files."""
        self._runner.stop()
