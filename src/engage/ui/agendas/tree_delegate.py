"""Paints the rows of the agenda's tree: codes, titles, numbers that lead to lists, and bars of stances."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engage.domain.records import Noun
from engage.ui import theme as look
from engage.ui.agendas import stance_bar
from engage.ui.agendas.tree_model import CODE, COLOUR, HEARD, KEYWORDS, NOUN, STANCES, TITLE
from engage.ui.widgets.swatch import paint_swatch

_CODE_WIDTH = 5 * look.GRID
_LEAST_KEYWORDS = 8 * look.GRID
"""Where there is less room, keywords are left to the inspector."""

_Index = QModelIndex | QPersistentModelIndex


def inside(rect: QRect) -> QRect:
    """The part of a cell in which something stands."""
    return rect.adjusted(look.GRID, 0, -look.GRID, -1)


class AgendaDelegate(QStyledItemDelegate):
    """A row of the tree, one cell after the other."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(10 * look.GRID, look.row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        scheme = look.current()
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_selected:
            painter.fillRect(option.rect, QColor(scheme.selection))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        rect = inside(option.rect)
        if index.column() == TITLE:
            _paint_title(painter, rect, option, index, scheme.selection if is_selected else scheme.surface)
        elif index.column() == STANCES:
            heard = index.data(HEARD)
            if heard is not None:
                stance_bar.paint(painter, rect, heard.stances, option.font)
        else:
            text = index.data() or ""
            painter.setPen(QColor(scheme.accent if text[:1].isdigit() else scheme.quiet))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        painter.restore()


def _paint_title(
    painter: QPainter, rect: QRect, option: QStyleOptionViewItem, index: _Index, ground: str
) -> None:
    """Colour, code and title; quietly behind that of the chosen theme, where there is room, its keywords."""
    scheme = look.current()
    font = QFont(option.font)
    line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    elide = Qt.TextElideMode.ElideRight
    code = index.data(CODE)
    if code:
        rect = rect.adjusted(paint_swatch(painter, rect, index.data(COLOUR), ground), 0, 0, 0)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(scheme.quiet))
        painter.drawText(rect, line, code)
        width = painter.fontMetrics().horizontalAdvance(code) + look.GRID
        rect = rect.adjusted(max(_CODE_WIDTH, width), 0, 0, 0)
    font.setBold(index.data(NOUN) == Noun.AGENDA)
    painter.setFont(font)
    painter.setPen(QColor(scheme.text))
    metrics = painter.fontMetrics()
    title = metrics.elidedText(index.data(), elide, rect.width())
    painter.drawText(rect, line, title)
    keywords = index.data(KEYWORDS)
    rest = rect.adjusted(metrics.horizontalAdvance(title) + 2 * look.GRID, 0, 0, 0)
    is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if is_chosen and keywords and rest.width() >= _LEAST_KEYWORDS:
        painter.setPen(QColor(scheme.quiet))
        painter.drawText(rest, line, metrics.elidedText(keywords, elide, rest.width()))
