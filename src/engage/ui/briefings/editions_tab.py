"""The editions of a briefing: what was frozen, to be saved again, compared with today, or withdrawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QListView, QPushButton, QVBoxLayout, QWidget

from engage.domain.briefings import Briefing, Edition
from engage.services.briefings import editions
from engage.services.projects import Project
from engage.ui import theme
from engage.ui.briefings.comparison_dialog import ComparisonDialog
from engage.ui.briefings.printing import ToPrint, ask_and_print
from engage.ui.briefings.withdraw_dialog import WithdrawDialog
from engage.ui.context import Context
from engage.ui.dates import long_date
from engage.ui.projects.new_project import file_name
from engage.ui.summaries.asking import ask_where
from engage.ui.translation import word
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.words import Words, tell


class EditionsTab(QWidget):
    """Lists them from the newest to the first."""

    failed = Signal(object)
    saved = Signal(object)
    """The path of the file as which an edition was saved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._briefing: Briefing | None = None
        self._entries = QStandardItemModel(self)
        self.list = QListView()
        self.list.setObjectName("Plain")
        self.list.setModel(self._entries)
        self.list.setAccessibleName(self.tr("Editions"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.GRID // 4)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = Words(
            self.tr(
                "Nothing is frozen yet. Freeze the briefing when it goes out: the edition stays as it is."
            ),
            "quiet",
            wraps=True,
        )
        self._said = Words(role="quiet", wraps=True)
        self._said.hide()
        self.compare = self._button(self.tr("Compare with today"))
        self.save = self._button(self.tr("Save as…"))
        self.printing = self._button(self.tr("Print…"))
        self.withdraw = self._button(self.tr("Withdraw…"))
        row = FlowLayout(spacing=theme.GRID)
        for button in (self.compare, self.save, self.printing, self.withdraw):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self._said)
        column.addStretch()
        self.compare.clicked.connect(self.compare_chosen)
        self.save.clicked.connect(self.ask_where_to_save)
        self.printing.clicked.connect(self.ask_how_to_print)
        self.withdraw.clicked.connect(self.withdraw_chosen)
        self.list.activated.connect(lambda index: self.compare_chosen())
        self.list.selectionModel().currentChanged.connect(lambda: self._enable())

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "secondary")
        return button

    def show_record(self, record: Any) -> None:
        """Show the editions of this briefing."""
        is_another = self._briefing is None or self._briefing.uid != record.uid
        row = 0 if is_another else max(0, self.list.currentIndex().row())
        self._briefing = record
        if is_another:
            self._said.hide()
        self._entries.clear()
        for edition in reversed(record.editions):
            self._entries.appendRow(QStandardItem(self._told(edition)))
        self.list.setCurrentIndex(self._entries.index(min(row, self._entries.rowCount() - 1), 0))
        self._nothing.setVisible(not record.editions)
        self.list.setVisible(bool(record.editions))
        self._enable()

    def _told(self, edition: Edition) -> str:
        day = long_date(edition.frozen_at.astimezone().date())
        parts = [
            self.tr("Edition {}").format(edition.number),
            day,
            first_upper(word(edition.audience)),
            edition.who,
            edition.note,
        ]
        if edition.is_withdrawn:
            parts.append(self.tr("withdrawn: {}").format(edition.withdrawn_why))
        return " · ".join(filter(None, parts))

    def shows(self, briefing: Briefing) -> bool:
        """Whether it lists the editions of this briefing."""
        return self._briefing is not None and self._briefing.uid == briefing.uid

    def chosen(self) -> Edition | None:
        """The edition that is chosen; None where there is none."""
        row = self.list.currentIndex().row()
        found = self._briefing.editions[::-1] if self._briefing is not None else ()
        return found[row] if 0 <= row < len(found) else None

    def _enable(self) -> None:
        edition = self.chosen()
        self.compare.setEnabled(edition is not None)
        may_print = edition is not None and not edition.is_withdrawn
        self.save.setEnabled(may_print)
        self.printing.setEnabled(may_print)
        self.withdraw.setEnabled(may_print and not self._context.project.is_read_only)

    # Deeds

    def compare_chosen(self) -> None:
        """Say what has changed since the edition was frozen."""
        edition = self.chosen()
        if self._briefing is not None and edition is not None:
            ComparisonDialog(self._context, self._briefing, edition, self).open()

    def withdraw_chosen(self) -> None:
        """Ask why the edition is not to be printed any more."""
        edition = self.chosen()
        if self._briefing is not None and edition is not None and not edition.is_withdrawn:
            WithdrawDialog(self._context, self._briefing, edition, self).open()

    def ask_where_to_save(self) -> None:
        """Save the edition as it was frozen, in a format and a place that the person says."""
        edition = self.chosen()
        if edition is None:
            return
        name = f"{file_name(edition.title)}-{edition.number}-{edition.audience.value}"
        path = ask_where(self, self._context.preferences, self.tr("Save edition"), name)
        if path is not None:
            self.save_to(path)

    def ask_how_to_print(self) -> None:
        """Print the edition as it was frozen, on the printer that the person says."""
        edition = self.chosen()
        if edition is None:
            return

        def made(project: Project) -> ToPrint:
            held = editions.printable(project, edition)
            return ToPrint(held.document, held.style, editions.reasons_of(project, edition, held))

        ask_and_print(self._context, self, made, self._say, self.failed.emit)

    def _say(self, text: str) -> None:
        tell(self._said, text)

    def save_to(self, path: Path) -> None:
        """Save the edition that is chosen; the suffix says in what format."""
        edition = self.chosen()
        if edition is None:
            return

        self._said.hide()
        self._context.writer.submit(
            lambda progress: editions.save(self._context.project, edition, path, progress),
            lambda found: self.saved.emit(path),
            self.failed.emit,
            label=self.tr("Saving {}").format(path.name),
        )
