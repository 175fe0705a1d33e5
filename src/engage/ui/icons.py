"""Icons from one font, drawn in the colour of the text around them."""

from __future__ import annotations

from functools import cache

import qtawesome
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from engage.ui import theme

_FONT = "mdi6"


@cache
def icon(name: str, colour: str = "text") -> QIcon:
    """Return the Material Design icon `name` in one of the scheme's colours.

    The colour is looked up when the icon is drawn, so that it follows the scheme. Each is made once and
    stays: in a ring of garbage, PySide 6.11 may destroy what draws an icon before the icon, which crashes.
    """
    return QIcon(_FontIcon(name, colour))


class _FontIcon(QIconEngine):
    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._character = qtawesome.charmap(f"{_FONT}.{name}")
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _FontIcon(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scheme = theme.current()
        colour = scheme.quiet if mode == QIcon.Mode.Disabled else getattr(scheme, self._colour)
        painter.save()
        painter.setFont(qtawesome.font(_FONT, rect.height()))
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap
