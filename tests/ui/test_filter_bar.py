"""The filter of a list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.records import Noun
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.words import Words
from tests.ui.conftest import focus


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
    popup = bar.completer.popup()
    assert popup is not None
    assert popup.model().data(popup.model().index(0, 0)) == "stance:"
    bar.completer.activated.emit("stance:")
    assert bar.line.text() == "stance:"
    qtbot.keyClicks(bar.line, "op")
    assert popup.model().data(popup.model().index(0, 0)) == "stance:oppose"
    bar.completer.activated.emit("stance:oppose")
    assert chips(bar) == ["stance oppose"]


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
