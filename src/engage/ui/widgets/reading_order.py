"""Tab goes through a window as one reads it, whatever was put into it last."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_in_order(window: QWidget) -> None:
    """Let Tab go from one control to the next as they stand now.

    Qt goes from one to the next as they were made; what comes later, as chips do, would be last.
    """
    stops = list(_stops(window))
    there = set(stops)
    chain = [widget for widget in _chain(window) if widget in there]
    if stops and stops != chain:
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The controls at which Tab stops, as one reads."""
    proxy = widget.focusProxy()
    if proxy is not None and widget.isAncestorOf(proxy):
        yield from (widget, proxy)
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and proxy is None:
        yield widget
    inside = [child for child in widget.children() if isinstance(child, QWidget)]
    shown = [child for child in inside if child.isVisible() and not child.isWindow()]
    for child in sorted(shown, key=cmp_to_key(_compare)):
        yield from _stops(child)


def _compare(one: QWidget, other: QWidget) -> int:
    """Less than 0 where the one is read before the other, which stands in the same widget."""
    first, second = one.geometry(), other.geometry()
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    if 2 * shared > min(first.height(), second.height()):  # they stand beside each other
        is_reversed = one.parentWidget().layoutDirection() is Qt.LayoutDirection.RightToLeft
        return second.right() - first.right() if is_reversed else first.left() - second.left()
    return first.top() - second.top()


def _chain(window: QWidget) -> Iterator[QWidget]:
    """Every widget of the window in the order of Qt."""
    widget = window
    while True:
        yield widget
        widget = widget.nextInFocusChain()
        if widget is window:
            return
