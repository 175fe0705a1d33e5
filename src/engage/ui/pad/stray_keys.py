"""Keys that are meant for the line of the pad, though the cursor is not in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier

MOVES = frozenset(
    (
        *(_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right),
        *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End),
    )
)
"""Whoever presses one of these in a list is there by intent."""

BEGINNINGS = frozenset("@#>")
"""A remark begins with one of these, and nowhere on the pad is anything done by them."""

_TAKING = frozenset((_Key.Key_Return, _Key.Key_Enter, _Key.Key_Backspace, _Key.Key_Delete))
"""These do something to what is listed, and press a button."""
_ALT_GR = _Modifier.ControlModifier | _Modifier.AltModifier
"""As Windows tells it."""


def is_of_remark(event: QKeyEvent, typed: str, *, is_in_log: bool) -> bool:
    """Whether it goes on with what is `typed` in the line; the log has nothing that these keys press."""
    key, modifiers = event.key(), event.modifiers() & ~_Modifier.KeypadModifier
    if key in _TAKING:
        return is_in_log and modifiers == _Modifier.NoModifier
    if key == _Key.Key_Space and not typed:
        return is_in_log
    if modifiers & _ALT_GR not in (_Modifier.NoModifier, _ALT_GR):
        return False
    return bool(event.text()) and event.text().isprintable()
