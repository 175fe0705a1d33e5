"""The small button at the end of a line that puts it away."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from engage.ui.icons import icon
from engage.ui.widgets.words import tip


def close_button(says: str) -> QToolButton:
    """A cross, of which is said and heard what it does."""
    button = QToolButton()
    button.setIcon(icon("close", "quiet"))
    button.setAccessibleName(says)
    button.setToolTip(tip(says))
    return button
