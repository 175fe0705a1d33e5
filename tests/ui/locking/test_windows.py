"""What Windows says, as far as it can be heard elsewhere."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engage.ui.locking.why import Why
from engage.ui.locking.windows import Messages, meaning

GENERIC = b"windows_generic_MSG"
POWER, SESSION = 0x0218, 0x02B1


def message(number: int, what: int) -> wintypes.MSG:
    """A message as Windows hands it over."""
    return wintypes.MSG(message=number, wParam=what)


@pytest.mark.parametrize(
    ("number", "what", "why"),
    [
        (POWER, 0x4, Why.ASLEEP),
        (POWER, 0x12, None),  # it has woken
        (POWER, 0xA, None),  # it runs on its battery
        (SESSION, 0x7, Why.SCREEN),
        (SESSION, 0x8, None),  # the screen is unlocked
        (0x0100, 0x4, None),  # a key
    ],
)
def test_what_messages_mean(number: int, what: int, why: Why | None) -> None:
    assert meaning(GENERIC, ctypes.addressof(message(number, what))) is why


def test_what_others_say_is_not_looked_into() -> None:
    assert meaning(b"xcb_generic_event_t", 0) is None


def test_messages_are_passed_on_till_one_lets_go(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    messages = Messages(window)
    heard: list[Why] = []
    messages.lock_wanted.connect(heard.append)
    for said in (message(POWER, 0x12), message(SESSION, 0x7)):
        is_answered, _ = messages._filter.nativeEventFilter(GENERIC, ctypes.addressof(said))
        assert not is_answered
    assert heard == [Why.SCREEN]
    messages.let_go()
