"""The attendance list of one engagement, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engage.domain.choices import find_choice
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Choice
from engage.domain.text import fold
from engage.ui.translation import word
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.rows import take_what_is_chosen

_Index = QModelIndex | QPersistentModelIndex

NAME, ORGANISATION, KIND, STATUS, ROLE, SEAT = range(6)
_CHOICES: dict[int, type[Choice]] = {STATUS: AttendanceStatus, ROLE: AttendanceRole}


_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
"""A heading, and its tip where there is no room for it."""


class AttendanceModel(QAbstractTableModel):
    """One row for each seat; who sits there stands, all else can be edited."""

    edited = Signal(str, object)
    """The uid of a seat, and what it is to be: `{"seat": "mu"}`."""
    marked = Signal(object, object)
    """The ids of seats, and the status that they are to have."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seats: tuple[Attendance, ...] = ()
        """As they are shown, from top to bottom."""
        self.is_read_only = False
        self._listed: tuple[Attendance, ...] = ()
        self._sorted_by: tuple[int, bool] | None = None

    def show_seats(self, seats: tuple[Attendance, ...]) -> None:
        """Show this list from now on; rows stay where they are while it has the same seats."""
        if seats == self._listed:
            return
        self._listed = seats
        there = {seat.uid: seat for seat in seats}
        if there.keys() == {seat.uid for seat in self.seats}:
            self.seats = tuple(there[seat.uid] for seat in self.seats)
            self.dataChanged.emit(self.index(0, 0), self.index(len(seats) - 1, SEAT))
            return
        self.beginResetModel()
        self.seats = self._in_order(seats)
        self.endResetModel()

    def rows_of(self, uids: set[str]) -> list[int]:
        """Where these seats stand, from top to bottom."""
        return [row for row, seat in enumerate(self.seats) if seat.uid in uids]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the rows in the order of a column; -1: in the order in which they were put in."""
        self._sorted_by = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        uids = [self.seats[index.row()].uid for index in old]
        self.seats = self._in_order(self._listed)
        rows = {seat.uid: row for row, seat in enumerate(self.seats)}
        new = [self.index(rows[uid], index.column()) for uid, index in zip(uids, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _in_order(self, seats: Sequence[Attendance]) -> tuple[Attendance, ...]:
        if self._sorted_by is None:
            return tuple(seats)
        column, is_descending = self._sorted_by
        return tuple(sorted(seats, key=_KEYS.get(column) or _folded(column), reverse=is_descending))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.seats)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_TEXTS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role in _SAID:
            return (
                self.tr("Who"),
                self.tr("Organisation"),
                self.tr("Kind"),
                self.tr("Status"),
                self.tr("Role"),
                self.tr("Key"),
            )[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        seat = self.seats[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _TEXTS[index.column()](seat)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{seat.name}: {_TEXTS[index.column()](seat)}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() in (STATUS, ROLE, SEAT) and not self.is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        seat = self.seats[index.row()]
        if index.column() == STATUS:
            if seat.status != value:
                self.marked.emit([seat.id], AttendanceStatus(value))
            return True
        field, meant = (
            ("seat", str(value).strip()) if index.column() == SEAT else ("role", AttendanceRole(value))
        )
        if getattr(seat, field) != meant:
            self.edited.emit(seat.uid, {field: meant})
        return True

    @property
    def listed(self) -> tuple[Attendance, ...]:
        """The seats in the order in which they were put in."""
        return self._listed


def _organisation(seat: Attendance) -> str:
    return seat.organisation.name if seat.contact and seat.organisation else ""


def _kind(seat: Attendance) -> str:
    kind = find_choice(OrganisationKind, seat.organisation.kind) if seat.organisation else None
    return word(kind) if kind else ""


_TEXTS: tuple[Callable[[Attendance], str], ...] = (
    lambda seat: seat.name,
    _organisation,
    _kind,
    lambda seat: first_upper(word(seat.status)),
    lambda seat: first_upper(word(seat.role)),
    lambda seat: seat.seat,
)

_KEYS: dict[int, Callable[[Attendance], Any]] = {
    STATUS: lambda seat: list(AttendanceStatus).index(seat.status),
    ROLE: lambda seat: list(AttendanceRole).index(seat.role),
}
"""Choices stand in their own order, all else by the words."""


def _folded(column: int) -> Callable[[Attendance], Any]:
    text = _TEXTS[column]
    return lambda seat: (not text(seat), fold(text(seat)))


class AttendanceDelegate(QStyledItemDelegate):
    """Edits a seat's status and role by choosing."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        choices = _CHOICES.get(index.column())
        if choices is None:
            editor = super().createEditor(parent, option, index)
            editor.setAccessibleName(self.tr("Key"))
            return editor
        box = QComboBox(parent)
        box.setAccessibleName(self.tr("Status") if index.column() == STATUS else self.tr("Role"))
        for choice in choices:
            box.addItem(first_upper(word(choice)), choice.value)
        take_what_is_chosen(self, box)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data(Qt.ItemDataRole.EditRole))
            editor.showPopup()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)
