"""When and where garbage is collected."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engage.ui import garbage


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    """What garbage is collected with, until the test is over."""
    parent = QObject()
    gc.collect()
    garbage.collect_here(parent)
    yield parent
    gc.unfreeze()
    gc.enable()


class Held:
    """Notes the thread on which it goes."""

    def __init__(self, gone_on: list[int]) -> None:
        self.gone_on = gone_on
        self.other: Held | None = None

    def __del__(self) -> None:
        self.gone_on.append(threading.get_ident())


def ring(gone_on: list[int]) -> Held:
    """Two objects that hold each other."""
    one, other = Held(gone_on), Held(gone_on)
    one.other, other.other = other, one
    return one


def throw_away(count: int, gone_on: list[int]) -> None:
    """Leave objects that hold each other, and note the thread on which they go."""
    for _ in range(count):
        ring(gone_on)


def some(count: int) -> list[list[int]]:
    """So many objects that are in use."""
    return [[] for _ in range(count)]


def look(parent: QObject, times: int = 1) -> None:
    """Look for garbage, as is done once a second."""
    (collector,) = parent.findChildren(garbage.Collector)
    for _ in range(times):
        collector.look()


def test_garbage_of_a_worker_goes_on_the_gui_thread(parent: QObject, qtbot: QtBot) -> None:
    gone_on: list[int] = []
    worker = threading.Thread(target=throw_away, args=(5_000, gone_on))
    worker.start()
    worker.join()
    assert gone_on == []
    qtbot.waitUntil(lambda: len(gone_on) == 10_000)
    assert set(gone_on) == {threading.get_ident()}


def test_what_much_work_has_made_is_looked_through_once_another_window_is_in_front(
    parent: QObject, qtbot: QtBot
) -> None:
    gone_on: list[int] = []
    throw_away(1_000, gone_on)
    made = some(garbage.TOO_MANY)
    look(parent, times=garbage.PATIENCE + 1)
    assert gone_on == []
    throw_away(1_000, gone_on)
    look(parent)
    assert len(gone_on) == 2_000, "what is new since then is looked through as ever"
    made.clear()
    look(parent)
    assert len(gone_on) == 2_000
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: len(gone_on) == 4_000)


def test_what_much_work_has_made_is_given_time_to_go_by_itself(parent: QObject) -> None:
    gone_on: list[int] = []
    throw_away(1_000, gone_on)
    made = some(garbage.MANY)
    look(parent, times=garbage.PATIENCE)
    assert gone_on == []
    made.clear()
    look(parent)
    assert len(gone_on) == 2_000


def test_what_does_not_go_by_itself_is_looked_through_in_the_end(parent: QObject) -> None:
    gone_on: list[int] = []
    throw_away(garbage.MANY, gone_on)
    look(parent, times=garbage.PATIENCE)
    assert gone_on == []
    look(parent)
    assert len(gone_on) == 2 * garbage.MANY


def test_what_was_set_aside_is_looked_through_once_it_has_become_much(parent: QObject) -> None:
    gone_on: list[int] = []
    look(parent)
    in_use = [ring(gone_on) for _ in range(garbage.TOO_MANY)]
    look(parent, times=garbage.PATIENCE + 1)
    in_use.clear()
    for _ in range(garbage.LOOKS):
        assert gone_on == []
        made = some(1_000)
        look(parent)
        made.clear()
    assert len(gone_on) == 2 * garbage.TOO_MANY


def test_what_was_looked_through_while_nobody_waited_is_not_at_once_again(
    parent: QObject, qtbot: QtBot
) -> None:
    gone_on: list[int] = []
    in_use = [ring(gone_on) for _ in range(garbage.TOO_MANY)]
    throw_away(1, gone_on)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: len(gone_on) == 2)
    in_use.clear()
    for _ in range(2 * garbage.LOOKS):
        made = some(1_000)
        look(parent)
        made.clear()
    assert len(gone_on) == 2


def test_what_was_in_use_when_it_was_new_is_looked_through_later(parent: QObject) -> None:
    gone_on: list[int] = []
    gc.collect()
    in_use = [ring(gone_on) for _ in range(1_000)]
    look(parent)
    in_use.clear()
    look(parent)
    assert gone_on == [], "what is old is not looked through each time"
    for _ in range(garbage.LOOKS):
        made = some(1_000)
        look(parent)
        made.clear()
    assert len(gone_on) == 2_000


def test_nothing_is_left_of_a_project_that_is_closed(parent: QObject, qtbot: QtBot) -> None:
    gone_on: list[int] = []
    throw_away(1, gone_on)
    pieces = [QObject(parent) for _ in range(3)]
    garbage.let_go(pieces, parent)
    qtbot.waitUntil(lambda: len(gone_on) == 2)
    assert not any(map(isValid, pieces))


def test_screens_of_a_closed_project_go_one_to_a_turn(parent: QObject, qtbot: QtBot) -> None:
    turns = 0
    gone_in: list[int] = []

    def count() -> None:
        nonlocal turns
        turns += 1

    dispatcher = QAbstractEventDispatcher.instance()
    dispatcher.awake.connect(count)
    pieces = [QObject(parent) for _ in range(3)]
    for piece in pieces:
        piece.destroyed.connect(lambda: gone_in.append(turns))
    garbage.let_go(pieces, parent)
    qtbot.waitUntil(lambda: len(gone_in) == 3)
    dispatcher.awake.disconnect(count)
    assert len(set(gone_in)) == 3
