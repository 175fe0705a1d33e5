"""Whether somebody is there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engage.ui.locking.idle import GLANCE, SLEPT, IdleClock, seconds
from engage.ui.locking.why import Why

MINUTE = 60.0


class Clock:
    """Shows what a test says."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now

    def let_pass(self, passing: float, idle: IdleClock) -> None:
        """Have so many seconds pass, in which the computer is awake."""
        end = self.now + passing
        while self.now < end:
            self.now = min(self.now + GLANCE / 1_000, end)
            idle.look()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a field, in front."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def idle(clock: Clock, window: QWidget) -> IdleClock:
    """Takes nobody to be there after 15 minutes."""
    idle = IdleClock(clock, window)
    idle.limit = 15 * MINUTE
    idle.start()
    return idle


@pytest.fixture
def wanted(idle: IdleClock) -> list[Why]:
    """Why a lock was asked for."""
    wanted: list[Why] = []
    idle.lock_wanted.connect(wanted.append)
    return wanted


def test_nobody_is_there_after_so_many_minutes(idle: IdleClock, clock: Clock, wanted: list[Why]) -> None:
    clock.let_pass(14.9 * MINUTE, idle)
    assert wanted == []
    clock.let_pass(0.1 * MINUTE, idle)
    assert wanted == [Why.IDLE]


def test_whoever_uses_keys_or_mouse_is_there(
    idle: IdleClock, clock: Clock, wanted: list[Why], window: QWidget
) -> None:
    handle = window.windowHandle()
    for do in (
        lambda: QTest.keyClick(handle, Qt.Key.Key_A),
        lambda: QTest.mouseMove(handle, window.rect().center()),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=window.rect().center()),
    ):
        clock.let_pass(14 * MINUTE, idle)
        do()
    clock.let_pass(14 * MINUTE, idle)
    assert wanted == []


def test_whoever_works_in_another_window_of_ours_is_there(
    idle: IdleClock, clock: Clock, wanted: list[Why], qtbot: QtBot
) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    clock.let_pass(14 * MINUTE, idle)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    clock.let_pass(14 * MINUTE, idle)
    assert wanted == []


def test_whoever_writes_by_an_input_method_is_there(
    idle: IdleClock, clock: Clock, wanted: list[Why], window: QWidget, qtbot: QtBot
) -> None:
    line = window.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    clock.let_pass(14 * MINUTE, idle)
    line.insert("한국어")  # as it comes to the field: past the window
    clock.let_pass(14 * MINUTE, idle)
    assert wanted == []


def test_a_computer_that_has_slept_is_noticed_when_it_wakes(
    idle: IdleClock, clock: Clock, wanted: list[Why]
) -> None:
    clock.let_pass(MINUTE, idle)
    clock.now += SLEPT + 1
    idle.look()
    assert wanted == [Why.ASLEEP]


def test_somebody_is_always_there_where_one_says_so(idle: IdleClock, clock: Clock, wanted: list[Why]) -> None:
    idle.limit = None
    clock.let_pass(600 * MINUTE, idle)
    assert wanted == []
    clock.now += SLEPT + 1
    idle.look()
    assert wanted == [Why.ASLEEP]


def test_what_passed_before_it_watched_does_not_count(
    idle: IdleClock, clock: Clock, wanted: list[Why]
) -> None:
    idle.stop()
    clock.now += 60 * MINUTE
    idle.start()
    clock.let_pass(MINUTE, idle)
    assert wanted == []


def test_the_clock_only_goes_forward() -> None:
    assert 0 <= seconds() <= seconds()
