"""The files that belong to an engagement, and what Engage makes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engage.domain.changes import Changes
from engage.domain.documents import Document
from engage.domain.engagements import Engagement
from engage.errors import EngageError
from engage.services import documents
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.engagements.documents_model import ADDED, KIND, NAME, SIZE, DocumentsModel
from engage.ui.importing.dropping import TAKES_FILES
from engage.ui.save_dialogs import ask_for_file
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.list_keys import OPENING, plain_key, row_after
from engage.ui.widgets.rows import RowsView, list_rows
from engage.ui.widgets.words import Words, tell

_WIDTHS = {KIND: 8, SIZE: 11, ADDED: 13}
"""In characters; names have the rest."""
_NARROWEST = 8
"""Characters that a column has at least; where that is too much for the place, it scrolls."""


class DocumentsTab(QWidget):
    """Files are attached by the button or dropped here, and given back as they were."""

    summary_wanted = Signal(object)
    """The engagement whose note is to be seen as a summary."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._engagement: Engagement | None = None
        self._can_write = not context.project.is_read_only
        self.setAcceptDrops(self._can_write)
        self.setProperty(TAKES_FILES, self._can_write)
        self.problem = Words(role="problem", wraps=True, parent=self)
        self.problem.hide()
        self._said = Words(role="quiet", wraps=True, parent=self)
        self._said.hide()
        self.model = DocumentsModel(self)
        whole = QWidget(self)
        self._states = QStackedLayout(whole)
        self.table = _DocumentsTable(self.model, whole)
        self.table.opened.connect(self.ask_where_to_save)
        self.save_button = QPushButton(self.tr("Save a copy…"), self)
        self.save_button.clicked.connect(self.ask_where_to_save)
        self.remove_button = QPushButton(self.tr("Delete"), self)
        self.remove_button.setAccessibleName(self.tr("Delete the chosen documents"))
        self.remove_button.clicked.connect(self.remove_chosen)
        self.note_button = QPushButton(self.tr("See as a summary"), self)
        self.note_button.setAccessibleName(self.tr("See the note of this engagement as a summary"))
        self.note_button.clicked.connect(lambda: self.summary_wanted.emit(self._engagement))
        self._nothing = EmptyState(whole)
        self._nothing.say(
            self.tr("No documents yet"),
            self.tr("Attach the slides, the invitation or the signed note, or drop files here."),
            [(self.tr("Attach…"), context.actions["attach_document"].trigger)],
        )
        self._lay_out(whole)
        self._follow_selection()
        self.table.selectionModel().selectionChanged.connect(self._follow_selection)
        self.model.modelReset.connect(self._follow_selection)

    def _lay_out(self, whole: QWidget) -> None:
        deeds = FlowLayout(spacing=theme.GRID)
        deeds.addWidget(KeyButton(self.tr("Attach…"), self._context.actions["attach_document"], "secondary"))
        deeds.addWidget(self.save_button)
        deeds.addWidget(self.remove_button)
        deeds.push_right()
        deeds.addWidget(self.note_button)
        self._states.addWidget(self._nothing)
        self._states.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addLayout(deeds)
        layout.addWidget(self.problem)
        layout.addWidget(self._said)
        layout.addWidget(whole, 1)

    def show_record(self, record: Engagement) -> None:
        """Show the documents of this engagement."""
        if self._engagement is None or self._engagement.uid != record.uid:
            self.problem.hide()
            self._said.hide()
        self._engagement = record
        self.model.show_documents(record.documents)
        self._states.setCurrentWidget(self.table if record.documents else self._nothing)
        if record.documents and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def focus_first(self) -> None:
        """Put the cursor into the list."""
        (self.table if self.model.documents else self.note_button).setFocus()

    def chosen(self) -> list[Document]:
        """The documents that are chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.documents[row] for row in rows]

    def _follow_selection(self) -> None:
        count = len(self.chosen())
        self.save_button.setEnabled(count == 1)
        self.remove_button.setEnabled(count > 0 and self._can_write)

    # Deeds

    def ask_for_files(self) -> None:
        """Ask for files, and keep copies of them with the engagement."""
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Attach documents"))
        self.attach([Path(path) for path in chosen])

    def attach(self, paths: Sequence[Path]) -> None:
        """Keep copies of files with the engagement; each is a deed of its own."""
        engagement = self._engagement
        if engagement is not None:
            for path in paths:
                self._write(self.tr("Attaching {}").format(path.name), _attaching(engagement.id, path))

    def remove_chosen(self) -> None:
        """Take the chosen documents away; it can be undone."""
        chosen = self.chosen()
        if chosen:
            what = chosen[0].name if len(chosen) == 1 else f"{len(chosen):,}"
            ids = [document.id for document in chosen]
            self._write(self.tr("Deleting {}").format(what), lambda project: documents.remove(project, ids))

    def ask_where_to_save(self) -> None:
        """Write a copy of the chosen document to a place that the person chooses."""
        for document in self.chosen()[:1]:
            target = ask_for_file(self, self._context.preferences, self.tr("Save a copy"), document.name)
            if target is not None:
                self.save_to(document, target)

    def save_to(self, document: Document, target: Path) -> None:
        """Write a copy of a document to a file."""
        self.problem.hide()

        def say(nothing: None) -> None:
            tell(self._said, self.tr("Saved as {}").format(target))

        self._context.writer.submit(
            lambda progress: documents.save_copy(self._context.project, document.id, target),
            say,
            self._refuse,
            label=self.tr("Saving {}").format(target.name),
        )

    def _write(self, label: str, deed: Callable[[Project], Changes]) -> None:
        self.problem.hide()
        self._said.hide()
        self._context.write(lambda project, progress: deed(project), on_failed=self._refuse, label=label)

    def _refuse(self, error: EngageError) -> None:
        errors.show_beside(self.problem, error)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and nothing else."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.attach(_files(event))


class _DocumentsTable(RowsView):
    opened = Signal()

    def __init__(self, model: DocumentsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(self.tr("Documents"))
        self.setObjectName("Attendance")
        list_rows(self, several=True)
        header = self.horizontalHeader()
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        character = QFontMetrics(self.font()).averageCharWidth()
        header.setMinimumSectionSize(_NARROWEST * character)
        for column, characters in _WIDTHS.items():
            self.setColumnWidth(column, characters * character + 2 * theme.GRID)
        self.doubleClicked.connect(lambda index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = plain_key(event)
        row = row_after(key, self)
        if key in OPENING:
            self.opened.emit()
        elif row is not None:
            self.setCurrentIndex(self.model().index(row, 0))
        else:
            super().keyPressEvent(event)


def _attaching(engagement: int, path: Path) -> Callable[[Project], Changes]:
    return lambda project: documents.attach(project, engagement, path)


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
