"""Paints the entries of a palette, from which one is chosen by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engage.ui import theme

TARGET = Qt.ItemDataRole.UserRole
"""Where an entry leads."""
NOTE = Qt.ItemDataRole.UserRole + 1
SNIPPET = Qt.ItemDataRole.UserRole + 2

_ICON = 16


class EntryDelegate(QStyledItemDelegate):
    """A title, with its icon where it has one, a quiet snippet behind it, and a note at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(4 * theme.GRID, theme.row_height(option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        scheme = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selection))
            painter.drawRoundedRect(option.rect, 6, 6)
        inside = option.rect.adjusted(theme.GRID, 0, -theme.GRID, 0)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon) and not icon.isNull():
            top = inside.center().y() - _ICON // 2 + 1
            icon.paint(painter, QRect(inside.left(), top, _ICON, _ICON))
            inside = inside.adjusted(_ICON + theme.GRID, 0, 0, 0)
        note = index.data(NOTE)
        note_width = option.fontMetrics.horizontalAdvance(note)
        painter.setPen(QColor(scheme.quiet))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, right, note)
        words = inside.adjusted(0, 0, -note_width - 2 * theme.GRID, 0)
        line = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        metrics = option.fontMetrics
        title = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        snippet = metrics.elidedText(
            index.data(SNIPPET) or "",
            Qt.TextElideMode.ElideRight,
            words.width() - metrics.horizontalAdvance(title) - 2 * theme.GRID,
        )
        painter.drawText(
            words.adjusted(metrics.horizontalAdvance(title) + 2 * theme.GRID, 0, 0, 0), line, snippet
        )
        painter.setPen(QColor(scheme.text))
        painter.drawText(words, line, title)
        painter.restore()
