"""Paints the calendar: the day, the time, what is on, and in a second line where and who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engage.ui import theme

if TYPE_CHECKING:
    from engage.ui.engagements.calendar import CalendarLine

_DAY_CHARACTERS = 15
_TIMES_CHARACTERS = 13
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class CalendarDelegate(QStyledItemDelegate):
    """A heading in one line, an engagement in two."""

    def __init__(self, role: int, parent: QObject | None = None) -> None:
        """`role` is that under which the model gives a line."""
        super().__init__(parent)
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: CalendarLine = index.data(self._role)
        height = theme.row_height(option.fontMetrics)
        if line.entry is not None:
            height = 2 * option.fontMetrics.height() + 2 * theme.GRID
        elif not line.below:
            height += theme.GRID
        return QSize(30 * theme.GRID, height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: CalendarLine = index.data(self._role)
        scheme = theme.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(scheme.selection))
        inside = option.rect.adjusted(2 * theme.GRID, 0, -2 * theme.GRID, -1)
        if line.entry is None and not line.below:
            self._paint_heading(painter, option, inside, line.text)
        else:
            painter.setPen(QColor(scheme.line))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
            if line.is_today:
                painter.fillRect(
                    option.rect.adjusted(0, 0, 4 - option.rect.width(), 0), QColor(scheme.accent)
                )
            self._paint_line(painter, option, inside, line)
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, text: str
    ) -> None:
        painter.setFont(_bold(option.font))
        painter.setPen(QColor(theme.current().quiet))
        painter.drawText(inside.adjusted(0, theme.GRID, 0, 0), _LINE, text)

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, inside: QRect, line: CalendarLine
    ) -> None:
        scheme = theme.current()
        metrics = QFontMetrics(_bold(option.font))
        day_width = _DAY_CHARACTERS * option.fontMetrics.averageCharWidth() + theme.GRID
        times_width = _TIMES_CHARACTERS * option.fontMetrics.averageCharWidth() + theme.GRID
        if line.entry is None:
            first, second = inside, inside.adjusted(day_width, 0, 0, 0)
        else:
            upper = inside.adjusted(0, theme.GRID - 1, 0, -inside.height() // 2)
            lower = inside.adjusted(0, inside.height() // 2, 0, -theme.GRID + 1)
            first, second = upper, lower.adjusted(day_width, 0, 0, 0)
        painter.setFont(_bold(option.font))
        painter.setPen(QColor(scheme.accent if line.is_today else scheme.text))
        painter.drawText(first, _LINE, metrics.elidedText(line.day, Qt.TextElideMode.ElideRight, day_width))
        if line.entry is not None:
            title = first.adjusted(day_width, 0, 0, 0)
            if line.times:
                times_width = max(times_width, option.fontMetrics.horizontalAdvance(line.times) + theme.GRID)
                painter.setFont(option.font)
                painter.setPen(QColor(scheme.text))
                painter.drawText(title, _LINE, line.times)
                title = title.adjusted(times_width, 0, 0, 0)
            painter.setFont(_bold(option.font))
            painter.setPen(QColor(scheme.text))
            words = line.entry.title.replace("\n", " ")
            painter.drawText(
                title, _LINE, metrics.elidedText(words, Qt.TextElideMode.ElideRight, title.width())
            )
        painter.setFont(option.font)
        painter.setPen(QColor(scheme.quiet))
        below = line.below.replace("\n", " ")
        painter.drawText(
            second, _LINE, option.fontMetrics.elidedText(below, Qt.TextElideMode.ElideRight, second.width())
        )


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
