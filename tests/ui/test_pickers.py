"""Lines in which somebody or a theme is found by a few letters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Theme
from engage.domain.organisations import Organisation, OrganisationKind
from engage.ui.context import Context
from engage.ui.widgets.stakeholder_picker import StakeholderPicker
from engage.ui.widgets.theme_picker import ThemePicker
from tests.ui.conftest import Roundtable, add, focus, settle


@pytest.fixture
def picker(roundtable: Roundtable, context: Context, qtbot: QtBot) -> StakeholderPicker:
    picker = StakeholderPicker()
    qtbot.addWidget(picker)
    picker.use(context)
    focus(qtbot, picker)
    return picker


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys in the list that hangs below the line."""
    popup = QApplication.activePopupWidget()
    assert popup is not None
    for key in keys:
        qtbot.keyClick(popup, key)


def type_and_wait(qtbot: QtBot, context: Context, picker: StakeholderPicker, text: str) -> None:
    qtbot.keyClicks(picker, text)
    qtbot.waitUntil(picker.popup.is_open)
    settle(qtbot, context)


def test_of_two_with_one_name_the_chosen_one_is_taken(
    picker: StakeholderPicker, roundtable: Roundtable, context: Context, qtbot: QtBot
) -> None:
    twin = add(roundtable.project, Organisation(name="Example Castings", kind=OrganisationKind.SME))
    type_and_wait(qtbot, context, picker, "cast")
    assert picker.popup.texts() == ["Example Castings", "Example Castings"]
    with qtbot.waitSignal(picker.committed) as taken:
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert taken.args[0].id == twin.id
    assert picker.text() == "Example Castings"


def test_what_was_looked_for_before_the_last_keystroke_is_looked_for_no_longer(
    picker: StakeholderPicker, context: Context, qtbot: QtBot
) -> None:
    context.reader.hold()
    for number, letter in enumerate("fo"):
        qtbot.keyClicks(picker, letter)
        qtbot.waitUntil(lambda number=number: len(context.reader.tasks) > number)
    assert [task.is_cancelled for task in context.reader.tasks] == [True, False]
    context.reader.go_on()
    qtbot.waitUntil(picker.popup.is_open)
    assert picker.popup.texts() == ["Example Forge Union"]


def test_each_is_offered_with_what_it_is(picker: StakeholderPicker, context: Context, qtbot: QtBot) -> None:
    type_and_wait(qtbot, context, picker, "forge")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    heard = popup.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)  # type: ignore[attr-defined]
    assert heard == "Example Forge Union, union"


def test_undo_is_for_the_window_where_nothing_is_typed(picker: StakeholderPicker, qtbot: QtBot) -> None:
    undone = []
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), picker, lambda: undone.append(picker.text()))
    qtbot.keyClicks(picker, "forge")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(picker, Qt.Key.Key_Z, control)
    assert (picker.text(), undone) == ("", [])
    qtbot.keyClick(picker, Qt.Key.Key_Z, control)
    assert undone == [""]


def test_a_theme_is_chosen_with_the_arrow_keys_and_the_line_is_empty_again(
    roundtable: Roundtable, context: Context, qtbot: QtBot
) -> None:
    add(roundtable.project, Theme(agenda=roundtable.agenda, code="3", title="Enterprise", position=2))
    picker = ThemePicker()
    qtbot.addWidget(picker)
    picker.use(context)
    focus(qtbot, picker)
    settle(qtbot, context)
    qtbot.keyClicks(picker, "e")
    assert picker.popup.texts() == ["2 Energy", "3 Enterprise"]
    with qtbot.waitSignal(picker.theme_chosen) as chosen:
        press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert chosen.args[0].code == "3"
    qtbot.waitUntil(lambda: picker.text() == "")
