"""Pages of a stack that are dressed and laid out when they are first turned to.

The style sheet takes its time with every control, and a stack asks all its pages how large they are: what
nobody has looked at yet need not hold up what somebody waits for.
"""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget


def add_later(stack: QStackedWidget, page: QWidget) -> None:
    """Keep `page` for the stack, out of sight and out of its layout."""
    page.setParent(stack)
    page.hide()


def turn_to(stack: QStackedWidget, page: QWidget) -> None:
    """Show `page`, which becomes a part of the stack where it is none yet."""
    if stack.indexOf(page) < 0:
        stack.addWidget(page)
    stack.setCurrentWidget(page)
