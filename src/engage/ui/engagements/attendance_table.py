"""The table of an attendance list: rows are chosen as in any list, cells are edited where they stand."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from engage.domain.engagements import Attendance
from engage.ui import theme
from engage.ui.engagements.attendance_model import (
    KIND,
    NAME,
    ORGANISATION,
    ROLE,
    SEAT,
    STATUS,
    AttendanceDelegate,
    AttendanceModel,
)
from engage.ui.widgets.list_keys import OPENING, plain_key, row_after
from engage.ui.widgets.rows import RowsView, list_rows

_WIDTHS = {KIND: 16, STATUS: 14, ROLE: 13, SEAT: 7}
"""In characters; names and organisations share the rest."""
_WITH_KINDS = 92 * theme.GRID
_WITH_ROLES = 66 * theme.GRID
_WITH_ORGANISATIONS = 48 * theme.GRID
"""The widths from which on these columns are shown too."""


class AttendanceTable(RowsView):
    """Keeps what is chosen when the list changes."""

    opened = Signal(object)
    """The seat on whose line Enter was pressed."""

    def __init__(self, model: AttendanceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._kept: set[str] = set()
        self.setModel(model)
        self.setItemDelegate(AttendanceDelegate(self))
        self.setAccessibleName(self.tr("Attendance"))
        self.setObjectName("Attendance")
        list_rows(self, several=True)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.EditKeyPressed | trigger.DoubleClicked)
        header = self.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        character = QFontMetrics(self.font()).averageCharWidth()
        for column in (NAME, ORGANISATION):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, characters in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            width = characters * character + 2 * theme.GRID
            self.setColumnWidth(column, max(width, header.sectionSizeHint(column)))
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.modelReset.connect(self._on_model_reset)

    def chosen(self) -> list[Attendance]:
        """The seats that are chosen, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.seats[row] for row in rows]

    def choose(self, uids: set[str]) -> None:
        """Choose these seats and no others, and bring the first into sight."""
        rows = self._model.rows_of(uids)
        flag = QItemSelectionModel.SelectionFlag
        self.clearSelection()
        for row in reversed(rows):
            self.selectionModel().setCurrentIndex(self._model.index(row, NAME), flag.Select | flag.Rows)
        if rows:
            self.scrollTo(self._model.index(rows[0], NAME))

    def _on_model_about_to_be_reset(self) -> None:
        self._kept = {seat.uid for seat in self.chosen()}

    def _on_model_reset(self) -> None:
        self.choose(self._kept)
        if self._model.seats and not self.currentIndex().isValid():
            self.choose({self._model.seats[0].uid})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line passes Enter on when it is edited: then the key is none of the list's.
        is_editing = self.state() == QAbstractItemView.State.EditingState
        key = None if is_editing else plain_key(event)
        row = row_after(key, self)
        if row is not None:
            self.choose({self._model.seats[row].uid})
        elif key in OPENING and self.currentIndex().isValid():
            self.opened.emit(self._model.seats[self.currentIndex().row()])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing, as in lists: letters are keys for deeds."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, names come before all that is said of them."""
        super().resizeEvent(event)
        self.setColumnHidden(ORGANISATION, event.size().width() < _WITH_ORGANISATIONS)
        self.setColumnHidden(KIND, event.size().width() < _WITH_KINDS)
        self.setColumnHidden(ROLE, event.size().width() < _WITH_ROLES)
