"""Icons from one font, drawn in the colour of the text around them."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from engage.ui import theme

_FILES = "materialdesignicons6-*{}"
"""The font and, as JSON, the code of each of its characters by name."""


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
        self._colour = colour

    def clone(self) -> QIconEngine:
        return _FontIcon(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scheme = theme.current()
        colour = scheme.quiet if mode == QIcon.Mode.Disabled else getattr(scheme, self._colour)
        painter.save()
        font = QFont(_family())
        font.setPixelSize(rect.height())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, character(self._name))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


@cache
def character(name: str) -> str:
    """Return the character of the font that is the icon `name`."""
    found = re.search(rf'"{re.escape(name)}":\s*"(\w+)"', _codes())
    if found is None:
        raise KeyError(name)
    return chr(int(found[1], 16))


@cache
def _codes() -> str:
    """As it lies in the file: of its seven thousand names, some sixty are asked for."""
    return _file(".json").read_text(encoding="utf-8")


@cache
def _family() -> str:
    """The family of the font, which is made known to Qt when the first icon is drawn."""
    return QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(_file(".ttf"))))[0]


def _file(ending: str) -> Path:
    """A file of QtAwesome, which is not imported itself: it would bring all of Qt, and all of its fonts."""
    package = find_spec("qtawesome")
    folders = package.submodule_search_locations if package else None
    (file,) = (file for folder in folders or () for file in Path(folder, "fonts").glob(_FILES.format(ending)))
    return file
