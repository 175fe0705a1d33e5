"""Paints the cells of small lists as `RecordTable` does those of records."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engage.ui import theme
from engage.ui.models.paged_table import COLOURS, LOOK, PARTS, Look
from engage.ui.widgets.cells import CHIP_PADDING, CellPainter


class RecordDelegate(QStyledItemDelegate):
    """One line of text or chips to a cell; the model says which."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = sum(
            option.fontMetrics.horizontalAdvance(part) + 3 * CHIP_PADDING for part in index.data(PARTS) or ()
        )
        return QSize(width, theme.row_height(option.fontMetrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        CellPainter(painter, option.font).paint(
            option.rect,
            index.data(LOOK) or Look.TEXT,
            index.data(PARTS) or (),
            index.data(COLOURS) or (),
            is_selected=bool(option.state & QStyle.StateFlag.State_Selected),
        )
        painter.restore()
