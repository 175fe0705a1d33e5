"""Tab goes through a window as one reads it, whatever was put into it last.

Qt goes from one control to the next as they were made; what comes later, as chips do, would be last.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from engage.ui.widgets.scrolling import bring_into_sight


def step(window: QWidget, *, is_next: bool) -> bool:
    """Move the cursor on to the next control, or back to the one before; False where there is none.

    `window` may be a part of one, within which it is to stay.
    """
    focus = window.focusWidget()
    there = next(_onwards(window, focus, is_next), focus)
    if there is None or there is focus:
        return False
    window.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    there.setFocus(Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(there)  # Qt itself does so only where the cursor was in what scrolls already
    return True


def stop_at_checked(group: QButtonGroup) -> None:
    """Let Tab stop at the button that is pressed of several; the arrows lead to the others.

    Qt does so too, but only once one of them has had the cursor, and then at that one.
    """
    for button in group.buttons():
        is_stop = button.isChecked()
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)


def _onwards(window: QWidget, here: QWidget | None, is_next: bool) -> Iterator[QWidget]:
    """The controls at which Tab stops, from `here` to the end and once again from the beginning."""
    if here is not None and here.isVisible():
        for child in _inside(here, is_next) if is_next else ():
            yield from _stops(child, is_next)
        while here is not window and (around := here.parentWidget()) is not None:
            beside = _inside(around, is_next)
            for other in beside[beside.index(here) + 1 :]:
                yield from _stops(other, is_next)
            if not is_next and _is_stop(around):
                yield around
            here = around
    yield from _stops(window, is_next)


def _stops(widget: QWidget, is_next: bool) -> Iterator[QWidget]:
    """Those in one widget, itself among them, as one reads or back from its end."""
    if is_next and _is_stop(widget):
        yield widget
    for child in _inside(widget, is_next):
        yield from _stops(child, is_next)
    if not is_next and _is_stop(widget):
        yield widget


def _is_stop(widget: QWidget) -> bool:
    takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(takes_tab) and widget.isEnabled()


def _inside(widget: QWidget, is_next: bool) -> list[QWidget]:
    """What is shown in a widget, as one reads or the other way round."""
    inside = [child for child in widget.children() if isinstance(child, QWidget)]
    shown = [child for child in inside if child.isVisible() and not child.isWindow()]
    return sorted(shown, key=cmp_to_key(_compare))[:: 1 if is_next else -1]


def _compare(one: QWidget, other: QWidget) -> int:
    """Less than 0 where the one is read before the other, which stands in the same widget."""
    first, second = one.geometry(), other.geometry()
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    if 2 * shared > min(first.height(), second.height()):  # they stand beside each other
        is_reversed = one.window().layoutDirection() is Qt.LayoutDirection.RightToLeft
        return second.right() - first.right() if is_reversed else first.left() - second.left()
    return first.top() - second.top()
