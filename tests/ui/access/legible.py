"""What those see whose eyes are weak: every text stands out from what it stands on, as painted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.ui.access import cells, name, parts, place, seen

READABLE = 4.5
"""WCAG 2.2, 1.4.3."""
_ROUNDING = 0.1
"""What the smoothing of letters takes from their colour."""
_ROWS = 6
"""Rows of a list after which the others are taken to be painted like them."""


_read: set[tuple[object, ...]] = set()
"""What could be read on an earlier screen."""


def problems(front: QWidget) -> Iterator[str]:
    """What can hardly be read."""
    image = front.grab().toImage()
    image.setDevicePixelRatio(1)
    scale = front.devicePixelRatio()
    for widget in parts(front):
        if not widget.isEnabled():
            continue  # 1.4.3 asks nothing of what cannot be used
        for text, rect in _texts(widget):
            whole = rect.height()
            rect &= seen(widget)
            if 4 * rect.height() < 3 * whole:
                continue  # of a line that is half scrolled away, the strokes of letters are missing
            kind = (
                type(widget),
                widget.objectName(),
                widget.property("role"),
                widget.hasFocus(),
                text,
                rect.width(),
            )
            if kind in _read:
                continue
            if not any(letter.isalnum() for letter in text) or rect.width() < 6 or rect.height() < 6:
                continue
            found = contrast(image, QRect(rect.topLeft() * scale, rect.size() * scale))
            if found < READABLE - _ROUNDING:
                yield f"“{text[:40]}” of {name(widget)} has a contrast of {found:.1f}"
            else:
                _read.add(kind)


def _texts(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    """The texts of a widget, each with where it is in the window."""
    whole = place(widget).adjusted(2, 2, -2, -2)  # without its frame
    if isinstance(widget, QLabel | QAbstractButton):
        if not widget.findChildren(QLabel):
            yield widget.text(), whole
    elif isinstance(widget, QLineEdit):
        yield widget.text() or widget.placeholderText(), whole
    elif isinstance(widget, QComboBox):
        yield widget.currentText(), whole.adjusted(0, 0, -24, 0)
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        if (text := widget.toPlainText()).strip():
            yield text, whole
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield widget.tabText(number), widget.tabRect(number).translated(place(widget).topLeft())
    elif isinstance(widget, QMenuBar | QMenu):
        for action in widget.actions():
            if action.isEnabled() and not action.isSeparator():
                yield action.text(), widget.actionGeometry(action).translated(place(widget).topLeft())
    elif isinstance(widget, QAbstractItemView):
        yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    corner = place(view).topLeft() + view.viewport().geometry().topLeft()
    for row in cells(view, _ROWS):
        for cell in row:
            whole = view.visualRect(cell)
            rect = whole & view.viewport().rect()
            if cell.flags().value and 4 * rect.height() >= 3 * whole.height():
                yield str(cell.data() or ""), rect.translated(corner)


def contrast(image: QImage, rect: QRect) -> float:
    """Between the colour of which there is most and the one that is furthest from it."""
    part = image.copy(rect & image.rect()).convertToFormat(QImage.Format.Format_ARGB32)
    colours = Counter(memoryview(part.constBits()).cast("I"))
    ground = _luminance(colours.most_common(1)[0][0])
    inks = [_luminance(colour) for colour in colours]
    return max((max(inks) + 0.05) / (ground + 0.05), (ground + 0.05) / (min(inks) + 0.05))


_known: dict[int, float] = {}


def _luminance(pixel: int) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    if pixel not in _known:
        channels = QColor(pixel).getRgbF()[:3]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        _known[pixel] = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return _known[pixel]
