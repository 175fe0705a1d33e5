"""The filter of a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QListView, QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.records import Noun
from engage.errors import Invalid
from engage.ui.context import Context
from engage.ui.widgets.chips import RemovableChip
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, focus, settle


@pytest.fixture
def bar(qtbot: QtBot) -> FilterBar:
    bar = FilterBar(Noun.FEEDBACK)
    qtbot.addWidget(bar)
    focus(qtbot, bar.line)
    return bar


def chips(bar: FilterBar) -> list[str]:
    return [button.text() for button in bar.findChildren(QPushButton) if button.isVisible()]


def problem(bar: FilterBar) -> str:
    return " ".join(words.text() for words in bar.findChildren(Words) if words.isVisible())


def test_a_finished_term_becomes_a_chip_and_words_stay(bar: FilterBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.line, "kind:union steel ")
    assert chips(bar) == ["kind union"]
    assert bar.text() == "kind:union steel"
    with qtbot.waitSignal(bar.filter_changed) as told:
        qtbot.keyClicks(bar.line, "jobs")
    assert told.args == ["kind:union steel jobs"]


def test_the_list_follows_a_pause_in_typing(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.filter_changed) as told:
        qtbot.keyClicks(bar.line, "ener")
    assert told.args == ["ener"]


def test_a_chip_is_taken_away_by_a_press(bar: FilterBar, qtbot: QtBot) -> None:
    bar.set_text("kind:union stance:oppose")
    assert chips(bar) == ["kind union", "stance oppose"]
    bar.findChildren(QPushButton)[0].click()
    assert bar.text() == "stance:oppose"


def test_chips_are_read_whole_where_there_is_room(bar: FilterBar, qtbot: QtBot) -> None:
    bar.resize(800, 40)
    bar.set_text("kind:union,sme stance:support,mixed")
    QApplication.sendPostedEvents()
    for chip in bar.findChildren(QPushButton):
        assert chip.width() >= chip.sizeHint().width()
        assert isinstance(chip, RemovableChip)
        assert chip.text_seen() == chip.text()


def test_backspace_makes_the_last_chip_text_again(bar: FilterBar, qtbot: QtBot) -> None:
    bar.set_text("kind:union")
    qtbot.keyClick(bar.line, Qt.Key.Key_Backspace)
    assert (chips(bar), bar.line.text()) == ([], "kind:union")


def test_an_unknown_word_is_said_when_the_line_is_meant(bar: FilterBar, qtbot: QtBot) -> None:
    told: list[str] = []
    bar.filter_changed.connect(told.append)
    qtbot.keyClicks(bar.line, "colour:red")
    assert problem(bar) == ""
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert "colour" in problem(bar)
    assert told == []


def test_names_of_fields_and_their_values_are_offered(bar: FilterBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.line, "stan")
    assert bar.popup.texts() == ["stance:"]
    bar.popup.choose("stance:")
    assert bar.line.text() == "stance:"
    qtbot.keyClicks(bar.line, "op")
    assert bar.popup.texts() == ["stance:oppose"]
    bar.popup.choose("stance:oppose")
    assert chips(bar) == ["stance oppose"]


def test_the_down_key_offers_every_field_and_enter_takes_one(bar: FilterBar, qtbot: QtBot) -> None:
    qtbot.keyClick(bar.line, Qt.Key.Key_Down)
    assert bar.popup.texts()[:2] == ["kind:", "region:"]
    popup = bar.line.window().findChild(QListView, "Offers") or QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert bar.line.text() == "kind:"
    assert "kind:union" in bar.popup.texts(), "and then its values"


def test_what_the_project_knows_is_offered_and_taken(
    bar: FilterBar, roundtable: Roundtable, context: Context, qtbot: QtBot
) -> None:
    bar.use(context)
    qtbot.keyClicks(bar.line, "organisation:forge")
    settle(qtbot, context)
    assert bar.popup.texts() == ['organisation:"Example Forge Union"']
    bar.popup.choose('organisation:"Example Forge Union"')
    assert bar.text() == 'organisation:"Example Forge Union"'


def test_what_is_half_typed_is_said_to_be_wrong_once_one_thinks(bar: FilterBar, qtbot: QtBot) -> None:
    qtbot.keyClicks(bar.line, "stance:x")
    bar.refuse(Invalid("There is no theme “x”"))
    assert problem(bar) == "", "not between two keys"
    qtbot.waitUntil(lambda: "Known are support" in problem(bar))
    assert bar.line.text() == "stance:x", "it stays, to be put right"
    qtbot.keyClick(bar.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(bar.line, "oppose ")
    qtbot.waitUntil(lambda: problem(bar) == "")


def test_all_of_it_is_cleared_at_once_where_there_is_something(bar: FilterBar, qtbot: QtBot) -> None:
    assert not bar.clear_button.isVisible()
    bar.set_text("kind:union steel")
    assert bar.clear_button.isVisible()
    bar.clear_button.click()
    assert (bar.text(), bar.clear_button.isVisible()) == ("", False)


def test_chips_are_walked_through_and_taken_away_by_key(bar: FilterBar, qtbot: QtBot) -> None:
    bar.set_text("kind:union stance:oppose is:key")
    qtbot.keyClick(bar.line, Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert bar.text() == "kind:union is:key"
    assert bar.line.hasFocus()
    qtbot.keyClick(bar.line, Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert bar.line.hasFocus(), "behind the last chip comes the line"


def test_chips_stand_on_the_same_height_as_the_line(bar: FilterBar, qtbot: QtBot) -> None:
    bar.resize(800, bar.sizeHint().height())
    bar.set_text("kind:union")
    QApplication.sendPostedEvents()
    chip = next(each for each in bar.findChildren(RemovableChip) if each.isVisible())
    middle = chip.mapTo(bar, chip.rect().center()).y()
    assert abs(middle - bar.line.mapTo(bar, bar.line.rect().center()).y()) <= 1


def test_escape_goes_back_to_the_list(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar.line, Qt.Key.Key_Escape)


def test_with_nothing_to_put_back_the_key_of_redo_goes_to_the_window(bar: FilterBar, qtbot: QtBot) -> None:
    done: list[bool] = []
    deed = QAction(bar)
    deed.setShortcut(QKeySequence.StandardKey.Redo)
    deed.triggered.connect(lambda: done.append(True))
    bar.addAction(deed)
    qtbot.keySequence(bar.line, QKeySequence(QKeySequence.StandardKey.Redo))
    assert done


def test_with_nothing_typed_the_key_of_undo_goes_to_the_window(bar: FilterBar, qtbot: QtBot) -> None:
    undone: list[bool] = []
    deed = QAction(bar)
    deed.setShortcut(QKeySequence.StandardKey.Undo)
    deed.triggered.connect(lambda: undone.append(True))
    bar.addAction(deed)

    qtbot.keyClicks(bar.line, "steel")
    qtbot.keySequence(bar.line, QKeySequence(QKeySequence.StandardKey.Undo))
    assert not undone
    assert bar.line.text() == "", "what was typed is taken back first"

    qtbot.keySequence(bar.line, QKeySequence(QKeySequence.StandardKey.Undo))
    assert undone
