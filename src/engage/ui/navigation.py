"""The pages at the left, each with how much it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engage.ui import theme

_COUNT = Qt.ItemDataRole.UserRole
_WIDTH = 23 * theme.GRID
_NARROW_WIDTH = 7 * theme.GRID
_ICON = 2 * theme.GRID


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    title: str
    icon: QIcon


class Navigation(QFrame):
    """Chooses the page; only icons where the window is narrow."""

    chosen = Signal(int)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Navigation")
        self._model = QStandardItemModel(self)
        for place in places:
            item = QStandardItem(place.icon, place.title)
            item.setEditable(False)
            self._model.appendRow(item)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setModel(self._model)
        self._delegate = _PlaceDelegate(self)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.selectionModel().currentChanged.connect(lambda index: self.chosen.emit(index.row()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID, 0, theme.GRID)
        layout.addWidget(self.list)
        self.set_narrow(False)

    def choose(self, number: int) -> None:
        """Show a page as the chosen one."""
        self.list.setCurrentIndex(self._model.index(number, 0))

    def set_count(self, number: int, count: int | None) -> None:
        """Say how many records a page holds."""
        item = self._model.item(number)
        text = f"{count:,}" if count is not None else ""
        item.setData(text, _COUNT)
        item.setAccessibleText(f"{item.text()} {text}".strip())

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave out the words where there is no room for them."""
        self._delegate.is_narrow = is_narrow
        for row in range(self._model.rowCount()):
            item = self._model.item(row)
            item.setToolTip(item.text() if is_narrow else "")
        self.setFixedWidth(_NARROW_WIDTH if is_narrow else _WIDTH)
        self.list.viewport().update()


class _PlaceDelegate(QStyledItemDelegate):
    is_narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(4 * theme.GRID, theme.row_height(option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        scheme = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect.adjusted(theme.GRID, 0, -theme.GRID, 0)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selection if is_chosen else scheme.chip))
            painter.drawRoundedRect(place, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(scheme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place, 6, 6)
        inside = place.adjusted(12, 0, -12, 0)
        icon = QRect(inside.left(), inside.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, icon)
        if not self.is_narrow:
            painter.setPen(QColor(scheme.accent if is_chosen else scheme.text))
            font = painter.font()
            font.setBold(is_chosen)
            painter.setFont(font)
            words = inside.adjusted(_ICON + 10, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(QColor(scheme.quiet))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inside, right, index.data(_COUNT) or "")
        painter.restore()
