"""What was done to a record, and taking back one deed of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QPushButton, QVBoxLayout, QWidget

from engage.domain.changes import Operation
from engage.domain.records import Record
from engage.errors import EngageError
from engage.services import undo
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.tasks import Task
from engage.ui.widgets.words import Words


class History(QWidget):
    """The deeds, newest first, with who and when; the one that is chosen can be undone by itself."""

    def __init__(self, context: Context, record_class: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._class = record_class
        self._record: Any = None
        self._reading: Task | None = None
        self._deeds: list[Operation] = []
        self._texts = QStringListModel(self)
        self.list = _Deeds()
        self.list.setModel(self._texts)
        self.list.setAccessibleName(self.tr("History"))
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.undo_button = QPushButton(self.tr("Undo only this deed"))
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self.undo_chosen)
        self.list.backspace_pressed.connect(self.undo_button.click)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 2 * theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.list, 1)
        below = QVBoxLayout()
        below.setContentsMargins(theme.GRID, 0, theme.GRID, 0)
        below.addWidget(self._problem)
        below.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(below)

    def show_record(self, record: Any) -> None:
        """Tell the history of this record."""
        if self._record is None or self._record.uid != record.uid:
            self._problem.hide()
            self._show([])
        self._record = record

        def show(deeds: list[Operation]) -> None:
            if task is self._reading:
                self._show(deeds)

        task = self._reading = self._context.read(
            lambda project: undo.record_history(project, self._class, record.id), show
        )

    def chosen(self) -> Operation | None:
        """The deed on which the cursor stands."""
        row = self.list.currentIndex().row()
        return self._deeds[row] if 0 <= row < len(self._deeds) else None

    def undo_chosen(self) -> None:
        """Take back the chosen deed and no other; where others build on it, say which."""
        deed = self.chosen()
        if deed is not None:
            self._problem.hide()
            self._context.write(
                lambda project, progress: undo.undo_operation(project, deed.id, progress),
                on_failed=self._refuse,
                label=self.tr("Undoing"),
            )

    def _refuse(self, error: EngageError) -> None:
        errors.show_beside(self._problem, error)

    def _show(self, deeds: Sequence[Operation]) -> None:
        chosen = self.chosen()
        self._deeds = list(deeds)
        self._texts.setStringList([self._told(deed) for deed in deeds])
        row = next((row for row, deed in enumerate(deeds) if chosen and deed.id == chosen.id), 0)
        self.list.selectionModel().setCurrentIndex(
            self._texts.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._on_current_changed()

    def _on_current_changed(self, *indexes: QModelIndex) -> None:
        deed = self.chosen()
        can_undo = deed is not None and deed.kind == "do" and not deed.is_undone
        self.undo_button.setEnabled(can_undo and not self._context.project.is_read_only)

    def _told(self, deed: Operation) -> str:
        at = deed.at.astimezone()
        state = self.tr("undone") if deed.is_undone else ""
        when = f"{short_date(at.date())}, {at:%H:%M}"
        return f"{deed.label}\n{', '.join(filter(None, (when, deed.who, state)))}"


class _Deeds(QListView):
    """The list of them; Backspace takes back the one on which the cursor stands."""

    backspace_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("History")
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.backspace_pressed.emit()
        else:
            super().keyPressEvent(event)
