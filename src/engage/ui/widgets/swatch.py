"""The colour of a theme as a small round mark: beside its code, which tells the theme without it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from engage.domain.colours import legible
from engage.ui import theme

SIZE = 10
"""Pixels across."""
_ICON = 16


_legible = lru_cache(legible)
"""Kept, as it is asked for with every chip of a list, and there are few colours."""


def paint_swatch(painter: QPainter, rect: QRect, colour: str, ground: str) -> int:
    """Paint the mark at the left of `rect`, seen on `ground`; return the pixels that it takes up.

    Nothing is painted where there is no colour.
    """
    if not colour:
        return 0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_legible(colour, ground)))
    middle = QPointF(rect.left() + SIZE / 2, rect.center().y() + 0.5)
    painter.drawEllipse(middle, SIZE / 2, SIZE / 2)
    painter.restore()
    return SIZE + theme.GRID


def swatch_icon(colour: str) -> QIcon:
    """The mark as an icon; an empty one, which takes up no room, where there is no colour."""
    if not colour:
        return QIcon()
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    pixmap = QPixmap(round(_ICON * ratio), round(_ICON * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    inset = (_ICON - SIZE) // 2
    paint_swatch(painter, QRect(inset, 0, SIZE, _ICON), colour, theme.current().surface)
    painter.end()
    return QIcon(pixmap)
