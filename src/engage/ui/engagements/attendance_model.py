"""The attendance list of one engagement, edited in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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

from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus
from engage.domain.records import Choice
from engage.ui.widgets.fields import first_upper

_Index = QModelIndex | QPersistentModelIndex

NAME, SEAT, STATUS, ROLE = range(4)
_CHOICES: dict[int, type[Choice]] = {STATUS: AttendanceStatus, ROLE: AttendanceRole}


class AttendanceModel(QAbstractTableModel):
    """One row for each seat; the name stands, all else can be edited."""

    edited = Signal(object)
    """The whole list with one seat altered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seats: tuple[Attendance, ...] = ()
        self.is_read_only = False

    def show_seats(self, seats: tuple[Attendance, ...]) -> None:
        """Show this list from now on."""
        if seats == self.seats:
            return
        if [seat.uid for seat in seats] == [seat.uid for seat in self.seats]:
            self.seats = seats
            self.dataChanged.emit(self.index(0, 0), self.index(len(seats) - 1, ROLE))
            return
        self.beginResetModel()
        self.seats = seats
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.seats)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_TEXTS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Who"), self.tr("Key"), self.tr("Status"), self.tr("Role"))[section]
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
        if index.column() != NAME and not self.is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        seat = self.seats[index.row()]
        if index.column() == SEAT:
            altered = replace(seat, seat=str(value).strip())
        elif index.column() == STATUS:
            altered = replace(seat, status=AttendanceStatus(value))
        else:
            altered = replace(seat, role=AttendanceRole(value))
        if altered != seat:
            self.edited.emit(tuple(altered if other is seat else other for other in self.seats))
        return True


def _who(seat: Attendance) -> str:
    return ", ".join(who.name for who in (seat.contact, seat.organisation) if who)


_TEXTS: tuple[Callable[[Attendance], str], ...] = (
    _who,
    lambda seat: seat.seat,
    lambda seat: first_upper(seat.status.label),
    lambda seat: first_upper(seat.role.label),
)


class AttendanceDelegate(QStyledItemDelegate):
    """Edits a seat's status and role by choosing."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        choices = _CHOICES.get(index.column())
        if choices is None:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for choice in choices:
            box.addItem(first_upper(choice.label), choice.value)
        box.activated.connect(lambda number: self.commitData.emit(box))
        box.activated.connect(lambda number: self.closeEditor.emit(box))
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
