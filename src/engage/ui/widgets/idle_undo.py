"""Undo and redo by key in a control that has nothing of its own to undo: they are for the whole project."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_idle_undo(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    """Whether it is the shortcut for undo or redo, and the control has nothing of its own to undo."""
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    return (event.matches(QKeySequence.StandardKey.Undo) and not can_undo) or (
        event.matches(QKeySequence.StandardKey.Redo) and not can_redo
    )
