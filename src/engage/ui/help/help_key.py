"""The key for help in dialogs, where the window behind does not hear it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

_TOPIC = "helpTopic"


def offer_help(dialog: QDialog, help_action: QAction, name: str) -> None:
    """Let the key for help work in a dialog too, and lead to this page."""
    dialog.setProperty(_TOPIC, name)
    dialog.addAction(help_action)


def topic_offered(window: QWidget | None) -> str:
    """The page that was offered for a dialog; blank for other windows."""
    return window.property(_TOPIC) or "" if window is not None else ""
