"""Feedback read and coded from the keyboard: one line or many, in one deed that can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Theme
from engage.domain.disclosure import Level
from engage.domain.feedback import Feedback, Stance
from engage.services import codings, feedback, records, undo
from engage.ui.feedback.page import FeedbackPage
from engage.ui.feedback.readings import Readings
from engage.ui.main_window import MainWindow
from tests.ui.conftest import Roundtable, add, focus, settle

LINES = (
    "@f #loans + Grants, not loans",
    "@f - Energy costs more here",
    "@f Ask @nobody #nothing",
    "@f * One form, one date",
)


@pytest.fixture
def said(roundtable: Roundtable) -> list[int]:
    return [feedback.log(roundtable.project, roundtable.engagement.id, line).record.id for line in LINES]


@pytest.fixture
def page(said: list[int], opened: MainWindow, qtbot: QtBot) -> FeedbackPage:
    """The page in the window, with the cursor in the list."""
    assert opened.project_view is not None
    opened.project_view.show_page("feedback")
    page = opened.project_view.page
    assert isinstance(page, FeedbackPage)
    settle(qtbot, page.context)
    focus(qtbot, page.table)
    return page


def type_theme(qtbot: QtBot, page: FeedbackPage, text: str) -> None:
    """Open the palette by its key, and write into it."""
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    settle(qtbot, page.context)
    qtbot.keyClicks(page.coding_palette.line, text)


def offered(page: FeedbackPage) -> list[str]:
    model = page.coding_palette.list.model()
    entries = (model.index(row, 0) for row in range(model.rowCount()))
    return [entry.data(Qt.ItemDataRole.AccessibleTextRole) for entry in entries]


def codes(roundtable: Roundtable, id: int) -> list[tuple[str, Stance]]:
    said = records.get(roundtable.project, Feedback, id)
    return [(coding.theme.kind, coding.stance) for coding in said.codings]


def last_deed(roundtable: Roundtable) -> str:
    deed = undo.next_undo(roundtable.project)
    assert deed is not None
    return deed.label


# Coding


def test_all_that_is_chosen_is_coded_by_key_in_one_deed(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.selectAll()
    type_theme(qtbot, page, "ener")
    assert offered(page) == ["2  Energy"]
    qtbot.keyClick(page.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [codes(roundtable, id)[-1] for id in said] == [
        ("2", Stance.SUPPORT),
        ("2", Stance.OPPOSE),
        ("2", Stance.UNCLEAR),
        ("2", Stance.UNCLEAR),
    ]
    assert last_deed(roundtable) == "Code 4 pieces of feedback to 2 Energy"
    assert page.table.selected_count() == 4, "the next key is for the same lines"
    undo.undo(roundtable.project)
    assert [len(codes(roundtable, id)) for id in said] == [1, 0, 0, 0]


def test_escape_codes_nothing(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    before = last_deed(roundtable)
    type_theme(qtbot, page, "2")
    qtbot.keyClick(page.coding_palette.line, Qt.Key.Key_Escape)
    settle(qtbot, page.context)
    assert not page.coding_palette.isVisible()
    assert last_deed(roundtable) == before


def test_themes_used_lately_stand_first_but_a_whole_code_is_meant(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    below = add(roundtable.project, Theme(agenda=roundtable.agenda, code="2.1", title="Grid", position=2))
    codings.code(page.context.project, said[1:2], below.id)
    type_theme(qtbot, page, "")
    assert offered(page)[0] == "2.1  Grid, used lately"
    qtbot.keyClicks(page.coding_palette.line, "2")
    assert offered(page) == ["2  Energy", "2.1  Grid, used lately"]


def test_the_arrows_move_within_the_themes(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.select(said[3])
    type_theme(qtbot, page, "")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(page.coding_palette.line, key)
    settle(qtbot, page.context)
    assert codes(roundtable, said[3]) == [("2", Stance.UNCLEAR)]


def test_where_no_theme_fits_it_says_so_and_enter_does_nothing(
    page: FeedbackPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    before = last_deed(roundtable)
    type_theme(qtbot, page, "zebra")
    assert offered(page) == []
    qtbot.keyClick(page.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert page.coding_palette.isVisible()
    assert last_deed(roundtable) == before


# Stances, key points, evidence


@pytest.mark.parametrize("stance", Stance)
def test_the_signs_of_the_log_set_the_stance_of_what_is_chosen(
    stance: Stance, page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.selectAll()
    qtbot.keyClicks(page.table, stance.sign)
    settle(qtbot, page.context)
    first, *others = records.rows(roundtable.project, Feedback, said)
    assert [coding.stance for coding in first.codings] == [stance]
    assert {each.stance for each in others} == {stance}
    assert last_deed(roundtable) == f"Set 4 pieces of feedback to {stance.label}"


@pytest.mark.parametrize(
    ("key", "field", "deed"),
    [
        ("*", "is_key_point", "ark {} as key point"),
        ("!", "has_evidence", "ote evidence for {}"),
    ],
)
def test_a_flag_is_set_on_all_and_taken_away_again(
    key: str, field: str, deed: str, page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.selectAll()
    for value, begins in ((True, ""), (False, "No longer ")):
        qtbot.keyClicks(page.table, key)
        settle(qtbot, page.context)
        assert {getattr(each, field) for each in records.rows(roundtable.project, Feedback, said)} == {value}
        label = last_deed(roundtable)
        assert label.endswith(deed.format("4 pieces of feedback"))
        assert label.startswith(begins)


def test_the_keys_are_letters_again_where_one_writes(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    before = last_deed(roundtable)
    focus(qtbot, page.filter_bar.line)
    qtbot.keyClicks(page.filter_bar.line, "T+*!0")
    settle(qtbot, page.context)
    assert page.filter_bar.line.text() == "T+*!0"
    assert last_deed(roundtable) == before
    assert not page.coding_palette.isVisible()


# Reading


def texts(page: FeedbackPage, column: int) -> list[str]:
    model = page.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def view(page: FeedbackPage, begins: str) -> QPushButton:
    return next(each for each in page.views.findChildren(QPushButton) if each.text().startswith(begins))


def test_the_views_say_how_many_they_show_and_show_them(page: FeedbackPage, qtbot: QtBot) -> None:
    said = [button.text() for button in page.views.findChildren(QPushButton)]
    assert said == ["All  4", "Not coded yet  3", "To resolve  1", "Key points  1"]
    view(page, "Key points").click()
    settle(qtbot, page.context)
    assert texts(page, 2) == ["One form, one date"]


def test_the_counts_of_the_views_follow_and_a_view_with_nothing_says_why(
    page: FeedbackPage, said: list[int], qtbot: QtBot
) -> None:
    view(page, "Key points").click()
    settle(qtbot, page.context)
    qtbot.keyClicks(page.table, "*")
    settle(qtbot, page.context)
    assert view(page, "Key points").text() == "Key points  0"
    assert "No key points yet" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_stances_that_differ_are_all_told_in_words(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    codings.code(roundtable.project, said[:1], roundtable.energy.id, Stance.OPPOSE)
    page.refresh()
    settle(qtbot, page.context)
    page.table.select(said[0])
    assert texts(page, 4)[page.table.currentIndex().row()] == "+ support, − oppose"
    page.table.select(said[1])
    assert texts(page, 4)[page.table.currentIndex().row()] == "− oppose", "as it was logged"


def read_outside(page: FeedbackPage, qtbot: QtBot) -> list[str]:
    """Every text of the tab that says how the chosen feedback would be printed."""
    page.listing.inspector.tabs.setCurrentIndex(1)
    settle(qtbot, page.context)
    tab = page.listing.inspector.findChild(Readings)
    assert tab is not None
    return [label.text() for label in tab.findChildren(QLabel)]


def test_what_each_audience_would_read_stands_beside_the_whole_text(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    text = "Grants, not loans. " * 100
    records.edit(roundtable.project, Feedback, said[0], text=text, paraphrase="They prefer grants")
    page.refresh()
    page.table.select(said[0])
    settle(qtbot, page.context)
    read = read_outside(page, qtbot)
    assert text.strip() in [each.strip() for each in read], "all of it, among ourselves"
    assert read.count("They prefer grants\n– A participant") == 2
    assert any("One union attended, fewer than 3" in each for each in read)


def test_what_is_withheld_is_said_not_to_be_quoted(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    records.edit(roundtable.project, Feedback, said[0], disclosure=Level.WITHHELD)
    page.refresh()
    page.table.select(said[0])
    settle(qtbot, page.context)
    assert read_outside(page, qtbot).count("Nothing is quoted.") == 2


def test_many_lines_stay_chosen_when_the_list_changes(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    for number in range(26):
        feedback.log(roundtable.project, roundtable.engagement.id, f"@f Line {number}")
    page.refresh()
    settle(qtbot, page.context)
    page.table.selectAll()
    for row in (3, 17):
        flags = QItemSelectionModel.SelectionFlag.Deselect | QItemSelectionModel.SelectionFlag.Rows
        page.table.selectionModel().select(page.table.model().index(row, 0), flags)
    chosen = page.table.selected_ids()
    assert len(chosen) == page.table.selected_count() == 28
    newest = feedback.log(roundtable.project, roundtable.engagement.id, "@f One more").record.id
    page.refresh()
    settle(qtbot, page.context)
    assert page.table.model().rowCount() == 31
    assert page.table.selected_ids() == chosen
    assert newest not in chosen
