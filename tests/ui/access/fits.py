"""What those see who need large letters, or have a small screen: nothing cut off, covered or outside."""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from tests.ui.access import CONTROLS, iter_parents, name, parts

_SLACK = 1
"""Pixels that rounding takes at odd scales."""


def problems(front: QWidget) -> Iterator[str]:
    """What does not fit."""
    screen = front.screen().size()
    if front.size().boundedTo(screen) != front.size():
        yield f"{name(front)} of {_size(front.size())} does not fit on the screen of {_size(screen)}"
    there = list(parts(front))
    for widget in there:
        yield from _cut_off(widget)
        yield from _outside(widget)
    yield from _overlaps(there)


def _cut_off(widget: QWidget) -> Iterator[str]:
    """Texts for which a widget has less room than they take."""
    metrics = widget.fontMetrics()
    if isinstance(widget, QLabel):
        if widget.text() and not _is_elided(widget):
            inside = widget.contentsRect()
            if widget.wordWrap():
                height = widget.heightForWidth(widget.width())
                if height > widget.height() + _SLACK:
                    yield f"{name(widget)} needs a height of {height} and has {widget.height()}"
            elif (width := metrics.size(0, widget.text()).width()) > inside.width() + _SLACK:
                yield f"{name(widget)} needs {width} and has {inside.width()}"
    elif isinstance(widget, QAbstractButton) and widget.text():
        needed = widget.minimumSizeHint()
        if (widget.width(), widget.height()) < (needed.width() - _SLACK, needed.height() - _SLACK):
            yield f"{name(widget)} needs {_size(needed)} and has {_size(widget.size())}"
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        room = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        width = metrics.horizontalAdvance(widget.currentText())
        if width > room.width() + _SLACK and _unbroken(widget.currentText()) not in _tip(widget):
            yield f"{name(widget)} needs {width} for “{widget.currentText()}” and has {room.width()}"
    elif isinstance(widget, QLineEdit):
        text = "" if widget.text() else widget.placeholderText()
        width = metrics.horizontalAdvance(text)
        room = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, _frame(widget), widget)
        if width > room.width() and _unbroken(text) not in _tip(widget):
            yield f"{name(widget)} needs {width} for “{text}” and has {room.width()}"
    elif isinstance(widget, QTabBar):
        for number in filter(widget.isTabVisible, range(widget.count())):
            needed = metrics.horizontalAdvance(widget.tabText(number))
            is_seen = widget.isTabVisible(number) and not widget.tabToolTip(number)
            if is_seen and widget.tabRect(number).width() < needed:
                yield f"tab “{widget.tabText(number)}” of {name(widget)} is cut off"
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            if not widget.actionGeometry(action).isValid():
                yield f"menu “{action.text()}” is not there"
    elif isinstance(widget, QMenu):
        if widget.height() < widget.sizeHint().height() - _SLACK:
            yield f"menu “{widget.title()}” is longer than the screen"
    elif isinstance(widget, QAbstractItemView):
        for header in widget.findChildren(QHeaderView):
            if header.isVisible() and header.orientation() is Qt.Orientation.Horizontal:
                yield from _cut_headings(header, widget)


def _frame(line: QLineEdit) -> object:
    from PySide6.QtWidgets import QStyleOptionFrame

    option = QStyleOptionFrame()
    line.initStyleOption(option)
    return option


def _cut_headings(header: QHeaderView, view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for section in range(header.count()):
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if not text or header.isSectionHidden(section):
            continue
        tip = str(model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) or "")
        room = header.sectionSize(section)
        needed = header.sectionSizeFromContents(section).width()
        if needed > room + _SLACK and text not in tip:
            yield f"heading “{text}” of {name(view)} needs {needed} and has {room}"


def _is_elided(label: QLabel) -> bool:
    """Whether it says in full what it leaves out, to those who point at it or hear it."""
    return any(_unbroken(label.text()) in _tip(widget) for widget in (label, *iter_parents(label)))


def _tip(widget: QWidget) -> str:
    return _unbroken(html.unescape(widget.toolTip()))


def _unbroken(text: str) -> str:
    """A text without the breaks of its lines, wherever they are."""
    return " ".join(text.split())


def _outside(widget: QWidget) -> Iterator[str]:
    """What its parent cuts off, but where one scrolls to it."""
    parent = widget.parentWidget()
    if widget.isWindow() or parent is None or widget.size().isEmpty():
        return
    if _scrolls(parent):
        area = parent.parentWidget()
        assert isinstance(area, QAbstractScrollArea)
        hidden = widget.width() - parent.width()
        is_stuck = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if is_stuck and hidden > _SLACK:
            yield f"{name(widget)} is {hidden} wider than where it is scrolled"
        return
    if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry()):
        yield f"{name(widget)} is out of its place: {_rect(widget.geometry())} in {_size(parent.size())}"


def _scrolls(parent: QWidget) -> bool:
    area = parent.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is parent


def _overlaps(there: list[QWidget]) -> Iterator[str]:
    """Controls and words that cover each other."""
    solid = [widget for widget in there if isinstance(widget, (*CONTROLS, QLabel)) and not widget.isWindow()]
    neighbours: dict[QWidget, list[tuple[QWidget, QRect]]] = {}
    for widget in solid:
        neighbours.setdefault(widget.parentWidget(), []).append((widget, widget.geometry()))
    for within in neighbours.values():
        for (one, its), (other, others) in combinations(within, 2):
            both = its & others
            if both.width() > _SLACK and both.height() > _SLACK:
                yield f"{name(one)} and {name(other)} cover each other"


def _size(size: QSize) -> str:
    return f"{size.width()} x {size.height()}"


def _rect(rect: QRect) -> str:
    return f"{_size(rect.size())} at {rect.x()}, {rect.y()}"


assert QGuiApplication
