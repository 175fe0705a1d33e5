"""New themes are split off one by keyboard: what goes with each, what stays, one deed and one undo."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Theme
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.records import Noun, Reference
from engage.services import records, undo
from engage.ui.agendas.page import AgendaPage
from engage.ui.agendas.split_dialog import MOST, SplitDialog
from engage.ui.main_window import MainWindow
from tests.ui.conftest import Roundtable, add, focus, settle, show_page

PIECES = ("Grants for kilns", "Loans for furnaces", "Grants for furnaces", "Nothing for anybody")


@pytest.fixture
def below(roundtable: Roundtable) -> Reference:
    """A theme below the one that is split, with feedback of its own."""
    theme = Theme(agenda=roundtable.agenda, parent=roundtable.loans, code="1.1", title="Bonds")
    below = add(roundtable.project, theme)
    say(roundtable, "Bonds for all", below)
    return below


def say(roundtable: Roundtable, text: str, theme: Reference) -> int:
    coding = Coding(theme=theme, stance=Stance.OPPOSE, coded_by="CD")
    said = Feedback(said_on=dt.date(2020, 3, 25), text=text, organisation=roundtable.forge, codings=(coding,))
    return add(roundtable.project, said).id


@pytest.fixture
def said(roundtable: Roundtable, below: Reference) -> dict[str, int]:
    return {text: say(roundtable, text, roundtable.loans) for text in PIECES}


@pytest.fixture
def page(said: dict[str, int], opened: MainWindow, qtbot: QtBot) -> AgendaPage:
    page = show_page(opened, "agenda", qtbot).page
    assert isinstance(page, AgendaPage)
    return page


@pytest.fixture
def dialog(page: AgendaPage, roundtable: Roundtable, qtbot: QtBot) -> SplitDialog:
    page.show_record(Noun.THEME, roundtable.loans.id)
    settle(qtbot, page.context)
    page.context.actions["split_theme"].trigger()
    settle(qtbot, page.context)
    dialog = page.findChild(SplitDialog)
    assert dialog is not None
    focus(qtbot, dialog.titles[0])
    return dialog


def listed(dialog: SplitDialog) -> dict[str, str]:
    """What was said to the part that it is given to."""
    model = dialog.pieces.model()
    rows = range(model.rowCount())
    return {model.index(row, 2).data(): model.index(row, 0).data() for row in rows}


def themes_of(roundtable: Roundtable, said: dict[str, int]) -> dict[str, list[tuple[str, Stance]]]:
    """What was said to the titles and the stances that it is coded to."""
    return {
        text: [
            (coding.theme.name, coding.stance)
            for coding in records.get(roundtable.project, Feedback, id).codings
        ]
        for text, id in said.items()
    }


def test_a_theme_is_split_by_keyboard_and_every_coding_is_kept(
    dialog: SplitDialog, roundtable: Roundtable, said: dict[str, int], qtbot: QtBot
) -> None:
    context = dialog._context
    assert listed(dialog).keys() == set(PIECES), "what is coded to a theme below it is not its own"
    assert not dialog.split.isEnabled()
    before = themes_of(roundtable, said)
    qtbot.keyClicks(dialog.titles[0], "Grants")
    qtbot.keyClick(dialog.titles[0], Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.titles[1], "Loans")
    focus(qtbot, dialog.pieces)
    rows = [dialog.pieces.model().index(row, 2).data() for row in range(4)]
    for text in rows:
        qtbot.keyClick(dialog.pieces, {"G": Qt.Key.Key_1, "L": Qt.Key.Key_2, "N": Qt.Key.Key_0}[text[0]])
    assert listed(dialog) == dict(zip(PIECES, ("1", "2", "1", ""), strict=True))
    assert dialog.outcome.text() == "2 new themes; 3 pieces go with them, the rest stays with 1."
    qtbot.keyClick(dialog.pieces, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, context)
    oppose = Stance.OPPOSE
    assert themes_of(roundtable, said) == {
        "Grants for kilns": [("Grants", oppose)],
        "Loans for furnaces": [("Loans", oppose)],
        "Grants for furnaces": [("Grants", oppose)],
        "Nothing for anybody": [("Loans and grants", oppose)],
    }
    undo.undo(roundtable.project)
    assert themes_of(roundtable, said) == before
    assert len(records.ids(roundtable.project, Theme)) == 3


def test_many_are_given_at_once_by_words(
    dialog: SplitDialog, page: AgendaPage, roundtable: Roundtable, said: dict[str, int], qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.titles[0], "Furnaces")
    focus(qtbot, dialog.pieces)
    qtbot.keyClick(dialog.pieces, Qt.Key.Key_Slash)
    dialog.filter_bar.set_text("furnaces")
    settle(qtbot, page.context)
    assert listed(dialog).keys() == {"Loans for furnaces", "Grants for furnaces"}
    dialog.pieces.selectAll()
    focus(qtbot, dialog.pieces)
    qtbot.keyClick(dialog.pieces, Qt.Key.Key_1)
    dialog.filter_bar.set_text("")
    settle(qtbot, page.context)
    assert sorted(listed(dialog).values()) == ["", "", "1", "1"]
    qtbot.keyClick(dialog.pieces, Qt.Key.Key_9)
    assert sorted(listed(dialog).values()) == ["", "", "1", "1"], "there is no ninth theme"
    dialog.below.setChecked(True)
    dialog.accept()
    settle(qtbot, page.context)
    made = records.get(roundtable.project, Theme, page._chosen[1] if page._chosen else 0)
    assert (made.title, made.code) == ("Furnaces", "1.2")
    assert made.parent is not None
    assert made.parent.id == roundtable.loans.id


def test_what_is_given_to_a_theme_without_a_title_keeps_the_dialog(
    dialog: SplitDialog, page: AgendaPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.titles[0], "Grants")
    focus(qtbot, dialog.pieces)
    qtbot.keyClick(dialog.pieces, Qt.Key.Key_2)
    dialog.accept()
    settle(qtbot, page.context)
    assert dialog.isVisible()
    assert "needs a title" in dialog.problem.text()
    assert dialog.titles[1].hasFocus()


def test_there_are_no_more_new_themes_than_digits(dialog: SplitDialog, qtbot: QtBot) -> None:
    while dialog.more.isVisible():
        qtbot.mouseClick(dialog.more, Qt.MouseButton.LeftButton)
    assert len(dialog.titles) == MOST
    assert dialog.titles[-1].hasFocus()


def test_a_theme_that_is_gone_by_then_is_said_in_the_dialog(
    dialog: SplitDialog, page: AgendaPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dialog.titles[0], "Grants")
    records.remove(roundtable.project, Theme, roundtable.loans.id)
    dialog.accept()
    settle(qtbot, page.context)
    assert dialog.isVisible()
    assert "no longer there" in dialog.problem.text()
    assert dialog.titles[0].text() == "Grants"
