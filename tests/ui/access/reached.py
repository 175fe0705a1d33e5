"""What those without a mouse reach: every control by Tab, in the order in which one reads."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QMenuBar, QWidget

from engage.ui.pad.page import PadPage
from tests.ui.access import CONTROLS, iter_parents, name, parts, place, seen, takes_tab

_PATIENCE = 150
"""Keystrokes after which a round is taken never to end."""


def problems(front: QWidget) -> Iterator[str]:
    """What Tab does not reach, or out of turn."""
    if isinstance(front, QMenu):
        return  # which has keys of its own
    within = _pad(front)
    there = [widget for widget in parts(front) if within is None or within.isAncestorOf(widget)]
    way = _round(front)
    reached = set(way)
    for widget in there:
        if takes_tab(widget) and widget.focusProxy() is None and widget not in reached:
            yield f"{name(widget)} is not reached by Tab"
        elif isinstance(widget, CONTROLS) and widget.isEnabled() and not _has_a_way(widget):
            yield f"{name(widget)} cannot be reached without a mouse"
    if not way:
        return
    backwards = [pair for pair in zip(way, way[1:] + way[:1], strict=True) if _is_backwards(*pair)]
    if len(backwards) > 1:  # from the last control to the first is the one way back
        backwards.remove(min(backwards, key=lambda pair: seen(pair[1]).top()))
        for before, after in backwards:
            yield f"after {name(before)}, Tab goes back to {name(after)}"


def _pad(front: QWidget) -> QWidget | None:
    """The pad, where one works in it: Tab stays there, and Esc, the keys and the menus lead out of it."""
    focus = QApplication.focusWidget()
    pads = (pad for pad in front.findChildren(PadPage) if focus is not None and pad.isAncestorOf(focus))
    return next(pads, None)


def _sides(before: QWidget, after: QWidget) -> tuple[QRect, QRect]:
    """Where the parts of the window are that hold the one and the other, below what holds both."""
    one, other = [before, *iter_parents(before)], [after, *iter_parents(after)]
    while one and other and one[-1] is other[-1]:
        one.pop()
        other.pop()
    return place(one[-1] if one else before), place(other[-1] if other else after)


def _round(front: QWidget) -> list[QWidget]:
    """Where Tab leads again and again."""
    start = focus = QApplication.focusWidget()
    way = [start] if start is not None and takes_tab(start) else []
    for _ in range(_PATIENCE):
        QTest.keyClick(focus or front, Qt.Key.Key_Tab)
        before, focus = focus, QApplication.focusWidget()
        if focus is None:
            break
        if focus in way and focus is not before:
            way = way[way.index(focus) :]  # without a start to which no way leads back
            break
        if focus is not before:  # else the key went to the next link of a text
            way.append(focus)
    if start is not None:
        start.setFocus(Qt.FocusReason.OtherFocusReason)
    return way


def _has_a_way(widget: QWidget) -> bool:
    """Whether keys lead there: Tab, or the arrows within a group of buttons, or those of the line above."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus or widget.focusProxy() is not None:
        return True
    return isinstance(widget, QAbstractItemView | QMenuBar)


def _is_backwards(before: QWidget, after: QWidget) -> bool:
    """Whether one stands above the other, or beside it where one has already read."""
    one, other = _sides(before, after)
    same_row = (
        min(one.bottom(), other.bottom()) - max(one.top(), other.top())
        > min(one.height(), other.height()) / 2
    )
    if same_row:
        if before.window().layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return other.left() >= one.right()
        return other.right() <= one.left()
    same_column = one.left() < other.right() and other.left() < one.right()
    return same_column and other.bottom() <= one.top()
