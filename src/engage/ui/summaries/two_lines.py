"""The lines of a list that say two things each: what, and where."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engage.ui import theme


class TwoLines(QStyledItemDelegate):
    """Draws the text before the first line break above, and the rest below; cut where there is no room."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10 * theme.GRID, 2 * option.fontMetrics.lineSpacing() + 2 * theme.GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        what, _, where = str(index.data()).partition("\n")
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(theme.GRID, theme.GRID, -theme.GRID, -theme.GRID)
        metrics = option.fontMetrics
        scheme = theme.current()
        painter.save()
        for text, colour in ((what, scheme.text), (where, scheme.quiet)):
            painter.setPen(QColor(colour))
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading, cut)
            room.translate(0, metrics.lineSpacing())
        painter.restore()
