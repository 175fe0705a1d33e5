"""Feedback read and coded from the keyboard: one line or many, in one deed that can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Agenda, Theme
from engage.domain.disclosure import Level
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.organisations import Organisation
from engage.services import codings, feedback, records, undo
from engage.ui.feedback import chosen_panel
from engage.ui.feedback.page import FeedbackPage
from engage.ui.feedback.readings import Readings
from engage.ui.main_window import MainWindow
from tests.builders import new_project
from tests.ui.conftest import Roundtable, add, focus, settle, show_page

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
    page = show_page(opened, "feedback", qtbot).page
    assert isinstance(page, FeedbackPage)
    focus(qtbot, page.table)
    return page


def type_theme(qtbot: QtBot, page: FeedbackPage, text: str) -> None:
    """Open the palette by its key, and write into it."""
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    settle(qtbot, page.context)
    qtbot.keyClicks(page.feedback.coding_palette.line, text)


def offered(page: FeedbackPage) -> list[str]:
    model = page.feedback.coding_palette.list.model()
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
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
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
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Escape)
    settle(qtbot, page.context)
    assert not page.feedback.coding_palette.isVisible()
    assert last_deed(roundtable) == before


def test_themes_used_lately_stand_first_but_a_whole_code_is_meant(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    below = add(roundtable.project, Theme(agenda=roundtable.agenda, code="2.1", title="Grid", position=2))
    codings.code(page.context.project, said[1:2], below.id)
    type_theme(qtbot, page, "")
    assert offered(page)[0] == "2.1  Grid, used lately"
    qtbot.keyClicks(page.feedback.coding_palette.line, "2")
    assert offered(page) == ["2  Energy", "2.1  Grid, used lately"]


def test_the_arrows_move_within_the_themes(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.select(said[3])
    type_theme(qtbot, page, "")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(page.feedback.coding_palette.line, key)
    settle(qtbot, page.context)
    assert codes(roundtable, said[3]) == [("2", Stance.UNCLEAR)]


def test_where_no_theme_fits_it_says_so_and_enter_does_nothing(
    page: FeedbackPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    before = last_deed(roundtable)
    type_theme(qtbot, page, "zebra")
    assert offered(page) == []
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert page.feedback.coding_palette.isVisible()
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
    assert not page.feedback.coding_palette.isVisible()


# Reading


def texts(page: FeedbackPage, column: int) -> list[str]:
    model = page.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def view(page: FeedbackPage, begins: str) -> QPushButton:
    return next(each for each in page.views.findChildren(QPushButton) if each.text().startswith(begins))


def test_the_views_say_how_many_they_show_and_show_them(page: FeedbackPage, qtbot: QtBot) -> None:
    said = [button.text() for button in page.views.findChildren(QPushButton)]
    assert said == ["All  4", "Not coded yet  3", "To resolve  1", "Key points  1", "Mine  0"]
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
    kept = records.get(roundtable.project, Feedback, said[0]).codings
    more = Coding(theme=roundtable.energy, stance=Stance.OPPOSE)
    records.edit(roundtable.project, Feedback, said[0], codings=(*kept, more))
    page.refresh()
    settle(qtbot, page.context)
    page.table.select(said[0])
    assert texts(page, 4)[page.table.currentIndex().row()] == "+ support, − oppose"
    page.table.select(said[1])
    assert texts(page, 4)[page.table.currentIndex().row()] == "− oppose", "as it was logged"


def read(page: FeedbackPage, id: int, qtbot: QtBot) -> Readings:
    """The tab with the whole of a piece, as it is after a change."""
    page.refresh()
    settle(qtbot, page.context)
    page.table.select(id)
    page.listing.inspector.tabs.setCurrentIndex(1)
    settle(qtbot, page.context)
    tab = page.listing.inspector.findChild(Readings)
    assert tab is not None
    return tab


def labels(tab: Readings) -> list[str]:
    return [label.text() for label in tab.findChildren(QLabel) if label.isVisibleTo(tab)]


def quotes(tab: Readings) -> list[str]:
    return [quote.toPlainText() for quote in tab.quotes.values()]


def test_what_each_audience_would_read_stands_below_the_whole_text(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    text = ("Grants, not loans. " * 300).strip()
    records.edit(roundtable.project, Feedback, said[0], text=text, paraphrase="They prefer grants")
    tab = read(page, said[0], qtbot)
    assert tab.whole.toPlainText() == text
    high = tab.whole.blockBoundingRect(tab.whole.document().firstBlock()).height()
    qtbot.waitUntil(lambda: tab.whole.viewport().height() >= high)  # all of it is seen
    ours, partners, public = quotes(tab)
    assert ours.startswith(text)
    assert "Example Forge Union (outside: a participant)" in ours
    assert partners == public == "They prefer grants\n– A participant"
    assert any("One union attended, fewer than 3" in each for each in labels(tab))
    assert any("held under the Chatham House Rule" in each for each in labels(tab))


def test_what_is_known_of_it_stands_between(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    told = labels(read(page, said[0], qtbot))
    for fact in (
        "Example Forge Union",
        "Example roundtable, 25 March 2020",
        "1 Loans and grants: + support",
        "For the organisation",
        "Kind, as agreed",
        "our account",
    ):
        assert fact in told
    assert "not coded yet, − oppose" in labels(read(page, said[1], qtbot))
    assert "#nothing" in ", ".join(labels(read(page, said[2], qtbot)))
    assert "key point" in labels(read(page, said[3], qtbot))


def test_what_is_withheld_is_said_not_to_be_quoted(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    records.edit(roundtable.project, Feedback, said[0], disclosure=Level.WITHHELD)
    tab = read(page, said[0], qtbot)
    assert quotes(tab)[1:] == ["Nothing is quoted.", "Nothing is quoted."]
    assert "Withheld, set for this piece" in labels(tab)


def test_a_script_that_goes_to_the_left_begins_on_the_right(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    records.edit(roundtable.project, Feedback, said[0], text="منح لا قروض")
    tab = read(page, said[0], qtbot)
    line = tab.whole.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextRect().right() >= line.width() - 1
    records.edit(roundtable.project, Feedback, said[0], text="x" * 2_000)
    tab = read(page, said[0], qtbot)
    assert tab.whole.document().size().height() > 5, "a word without end goes on in the next line"


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


# Working through what is not coded


def test_after_coding_the_next_that_is_not_coded_is_chosen_and_in_sight(
    page: FeedbackPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for number in range(40):
        feedback.log(roundtable.project, roundtable.engagement.id, f"@f Line {number}")
    view(page, "Not coded yet").click()
    settle(qtbot, page.context)
    focus(qtbot, page.table)
    left = [*page.table.selected_ids()] + [page.table.model().id_at(row) for row in range(1, 43)]
    page.table.select_row(30)
    for place in (30, 31, 32):
        assert [*page.table.selected_ids()] == [left[place]]
        assert page.table.viewport().rect().contains(page.table.visualRect(page.table.currentIndex()))
        type_theme(qtbot, page, "2")
        qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
        settle(qtbot, page.context)
        assert codes(roundtable, left[place])[-1][0] == "2"
        assert page.table.hasFocus()
    assert last_deed(roundtable).endswith("to 2 Energy")


def test_of_several_that_leave_the_list_the_one_behind_them_is_next(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    view(page, "Not coded yet").click()
    settle(qtbot, page.context)
    model = page.table.model()
    third = model.id_at(2)
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    type_theme(qtbot, page, "2")
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [*page.table.selected_ids()] == [third]


def test_shift_and_enter_code_to_one_more_theme(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    view(page, "Not coded yet").click()
    settle(qtbot, page.context)
    first = page.table.selected_ids()[0]
    type_theme(qtbot, page, "2")
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, page.context)
    assert page.feedback.coding_palette.isVisible()
    assert any(
        "2 Energy is done" in label.text() for label in page.feedback.coding_palette.findChildren(QLabel)
    )
    qtbot.keyClicks(page.feedback.coding_palette.line, "loans")
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [code for code, _ in codes(roundtable, first)] == ["2", "1"]
    undo.undo(roundtable.project)
    assert [code for code, _ in codes(roundtable, first)] == ["2"], "each is a deed of its own"


def test_the_next_that_is_not_coded_is_found_from_anywhere(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    codings.code(roundtable.project, said[1:3], roundtable.energy.id)
    page.refresh()
    settle(qtbot, page.context)
    page.table.select(said[1])
    qtbot.keyClick(page.table, Qt.Key.Key_U)
    settle(qtbot, page.context)
    assert [*page.table.selected_ids()] == [said[3]]
    codings.code(roundtable.project, said, roundtable.energy.id)
    qtbot.keyClick(page.table, Qt.Key.Key_U)
    settle(qtbot, page.context)
    assert "Everything is coded" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_themes_are_recent_after_a_restart_and_in_their_own_project(
    page: FeedbackPage,
    said: list[int],
    roundtable: Roundtable,
    opened: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    type_theme(qtbot, page, "2")
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    path = page.context.project.path
    opened.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: opened.project_view is None)
    with new_project(tmp_path / "another.engage") as other:
        agenda = add(other, Agenda(title="Another agenda"))
        add(other, Theme(agenda=agenda, code="2", title="Energy"))
    for place, entries in ((tmp_path / "another.engage", ["2  Energy"]), (path, ["2  Energy, used lately"])):
        opened.open_path(place)
        qtbot.waitUntil(
            lambda place=place: (
                opened.project_view is not None and opened.project_view.context.project.path == place
            )
        )
        assert opened.project_view is not None
        opened.project_view.show_page("feedback")
        again = opened.project_view.page
        assert isinstance(again, FeedbackPage)
        settle(qtbot, again.context)
        again.feedback.coding_palette.open_over(opened, "")
        settle(qtbot, again.context)
        assert offered(again)[:1] == entries
        again.feedback.coding_palette.close()


# Taking off


def test_the_only_theme_is_taken_off_at_once(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.selectAll()
    qtbot.keyClick(page.table, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, page.context)
    assert [codes(roundtable, id) for id in said] == [[], [], [], []]
    assert last_deed(roundtable) == "Uncode 4 pieces of feedback from 1 Loans and grants"
    undo.undo(roundtable.project)
    assert codes(roundtable, said[0]) == [("1", Stance.SUPPORT)]


def test_of_several_themes_it_is_asked_which_is_taken_off(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    codings.code(roundtable.project, said[:1], roundtable.energy.id)
    page.table.select(said[0])
    qtbot.keyClick(page.table, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, page.context)
    assert offered(page) == ["1  Loans and grants", "2  Energy"]
    qtbot.keyClicks(page.feedback.coding_palette.line, "ener")
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert codes(roundtable, said[0]) == [("1", Stance.SUPPORT)]


def test_where_there_is_no_theme_to_take_off_it_says_so(
    page: FeedbackPage, said: list[int], opened: MainWindow, qtbot: QtBot
) -> None:
    page.table.select(said[1])
    qtbot.keyClick(page.table, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, page.context)
    assert "coded to no theme" in opened.error_bar.text()


# Many at once


def panel_texts(page: FeedbackPage) -> list[str]:
    return [label.text() for label in page.chosen_panel.findChildren(QLabel) if label.isVisible()]


def test_what_many_have_in_common_stands_in_the_place_of_the_inspector(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.selectAll()
    settle(qtbot, page.context)
    assert "4 pieces of feedback chosen" in panel_texts(page)
    assert page.chosen_panel.themes.texts() == ["1 × 1 Loans and grants", "no theme: 3"]
    assert page.chosen_panel.stances.texts() == ["+ support: 1", "− oppose: 1"]
    assert page.chosen_panel.flags.texts() == ["key points: 1", "to resolve: 1"]
    button = next(
        each for each in page.chosen_panel.findChildren(QPushButton) if each.accessibleName() == "Evidence"
    )
    button.click()
    settle(qtbot, page.context)
    assert "evidence offered: 4" in page.chosen_panel.flags.texts()
    page.table.select_row(0)
    assert not page.chosen_panel.isVisible()


def test_what_all_of_them_share_is_said(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.select(said[0])
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    model = page.table.model()
    page.table.selectionModel().select(model.index(model.row_of(said[1]), 0), flags)
    settle(qtbot, page.context)
    assert "All said by Example Forge Union\nAll at Example roundtable" in panel_texts(page)


def test_the_key_to_edit_goes_to_the_deeds_for_all_of_them(
    page: FeedbackPage, opened: MainWindow, qtbot: QtBot
) -> None:
    page.table.selectAll()
    settle(qtbot, page.context)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    first = page.chosen_panel.focusWidget()
    assert first is not None
    assert first.accessibleName() == "Code to a theme"


def test_of_very_many_it_is_said_only_how_many_there_are(
    page: FeedbackPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chosen_panel, "_MOST", 3)
    page.table.selectAll()
    settle(qtbot, page.context)
    assert "What they have in common is told of 3 at most." in panel_texts(page)
    assert page.chosen_panel.themes.texts() == []
    assert "Themes" not in panel_texts(page)


# What is to resolve


def meanings(page: FeedbackPage) -> list[str]:
    model = page.feedback.resolve_palette.list.model()
    entries = (model.index(row, 0) for row in range(model.rowCount()))
    return [entry.data(Qt.ItemDataRole.AccessibleTextRole) for entry in entries]


def ask(qtbot: QtBot, page: FeedbackPage) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_R)
    settle(qtbot, page.context)


def test_each_mark_is_resolved_by_a_key_and_a_name(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    view(page, "To resolve").click()
    settle(qtbot, page.context)
    focus(qtbot, page.table)
    ask(qtbot, page)
    assert page.feedback.resolve_palette.line.text() == "nobody"
    assert meanings(page) == [
        "New organisation “nobody”",
        "New contact “nobody”",
        "Ask no more; keep @nobody in the notes",
    ]
    qtbot.keyClicks(page.feedback.resolve_palette.line, "ana")
    settle(qtbot, page.context)
    assert meanings(page)[0] == "Ana Sample, was there, contact"
    qtbot.keyClick(page.feedback.resolve_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    found = records.get(roundtable.project, Feedback, said[2])
    assert [each.contact.name for each in found.agreements if each.contact] == ["Ana Sample"]
    assert (found.who, found.unresolved) == ("Example Forge Union", ("#nothing",)), "it was known who spoke"
    ask(qtbot, page)
    qtbot.keyClicks(page.feedback.resolve_palette.line, "loa")
    settle(qtbot, page.context)
    assert meanings(page)[0] == "1  Loans and grants"
    qtbot.keyClick(page.feedback.resolve_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert codes(roundtable, said[2]) == [("1", Stance.UNCLEAR)]
    assert "Nothing to resolve" in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_somebody_new_is_made_for_all_that_have_the_mark(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    again = feedback.log(roundtable.project, roundtable.engagement.id, "@nobody Once more").record.id
    view(page, "To resolve").click()
    settle(qtbot, page.context)
    page.table.selectAll()
    focus(qtbot, page.table)
    ask(qtbot, page)
    qtbot.keyClick(page.feedback.resolve_palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(page.feedback.resolve_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    found = records.rows(roundtable.project, Feedback, [said[2], again])
    assert found[1].who == "nobody"
    assert [each.organisation.name for each in found[0].agreements if each.organisation] == ["nobody"]
    undo.undo(roundtable.project)
    assert records.count(roundtable.project, Organisation, "name:nobody") == 0


@pytest.mark.parametrize("waits", [True, False])
def test_enter_does_nothing_where_nothing_has_what_is_typed(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot, waits: bool
) -> None:
    before = last_deed(roundtable)
    page.table.select(said[2])
    ask(qtbot, page)
    palette = page.feedback.resolve_palette
    palette.line.setText("ana")
    settle(qtbot, page.context)
    palette.line.setText("qqq")
    if waits:
        settle(qtbot, page.context)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert palette.isVisible()
    assert last_deed(roundtable) == before
    assert any(
        label.isVisible() and label.text().startswith("Nothing has these words")
        for label in palette.findChildren(QLabel)
    )
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert records.count(roundtable.project, Organisation, "name:qqq") == 1


def test_enter_takes_what_is_typed_also_before_it_is_found(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.table.select(said[2])
    ask(qtbot, page)
    palette = page.feedback.resolve_palette
    palette.line.setText("ana")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    found = records.get(roundtable.project, Feedback, said[2])
    assert [each.contact.name for each in found.agreements if each.contact] == ["Ana Sample"]


def test_escape_leaves_it_to_be_resolved(
    page: FeedbackPage, said: list[int], roundtable: Roundtable, qtbot: QtBot
) -> None:
    before = last_deed(roundtable)
    page.table.select(said[2])
    ask(qtbot, page)
    qtbot.keyClick(page.feedback.resolve_palette.line, Qt.Key.Key_Escape)
    settle(qtbot, page.context)
    assert last_deed(roundtable) == before


def test_the_key_goes_to_what_is_to_resolve_where_nothing_is_here(
    page: FeedbackPage, said: list[int], qtbot: QtBot
) -> None:
    page.table.select(said[0])
    ask(qtbot, page)
    assert not page.feedback.resolve_palette.isVisible()
    assert [*page.table.selected_ids()] == [said[2]]


def test_what_was_chosen_stays_in_sight_when_a_filter_goes(
    page: FeedbackPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for number in range(60):
        feedback.log(roundtable.project, roundtable.engagement.id, f"@f Line {number}")
    page.filter_bar.set_text('"line 3"')
    settle(qtbot, page.context)
    chosen = page.table.selected_ids()
    page.filter_bar.set_text("")
    settle(qtbot, page.context)
    assert page.table.selected_ids() == chosen
    page.context.actions["log"].trigger()  # which takes some of the list's room
    settle(qtbot, page.context)
    assert page.table.viewport().rect().contains(page.table.visualRect(page.table.currentIndex()))


# The log line


def test_undo_behind_a_logged_line_takes_it_back(
    page: FeedbackPage, opened: MainWindow, qtbot: QtBot
) -> None:
    assert opened.project_view is not None
    bar = opened.project_view.log_bar
    opened.actions_by_name["log"].trigger()
    settle(qtbot, page.context)
    qtbot.keyClicks(bar.line, "@f said twice at most")
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert records.ids(page.context.project, Feedback, '"said twice at most"')
    qtbot.keyClick(bar.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.context)
    assert bar.line.text() == ""
    assert not records.ids(page.context.project, Feedback, '"said twice at most"')


def test_a_log_line_without_words_is_not_taken(page: FeedbackPage, opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.project_view is not None
    bar = opened.project_view.log_bar
    opened.actions_by_name["log"].trigger()
    settle(qtbot, page.context)
    before = len(records.ids(page.context.project, Feedback))
    qtbot.keyClicks(bar.line, "@f")
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert len(records.ids(page.context.project, Feedback)) == before
    assert "Nothing is said yet." in [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
    qtbot.keyClicks(bar.line, "Grants at last")
    qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    (found,) = records.rows(
        page.context.project, Feedback, records.ids(page.context.project, Feedback, '"grants at last"')
    )
    assert found.text == "Grants at last"


def test_the_log_line_says_how_marks_are_typed_until_some_are_understood(
    page: FeedbackPage, opened: MainWindow, qtbot: QtBot
) -> None:
    assert opened.project_view is not None
    bar = opened.project_view.log_bar
    opened.actions_by_name["log"].trigger()
    settle(qtbot, page.context)

    def seen() -> list[str]:
        return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]

    assert any("@ who" in text for text in seen())
    high = bar.height()
    qtbot.keyClicks(bar.line, "@f #loans @zz")
    qtbot.waitUntil(lambda: "@zz to resolve" in seen())
    settle(qtbot, page.context)
    assert "Example Forge Union" in seen()
    assert not any("@ who" in text for text in seen())
    assert abs(bar.height() - high) <= 2, "nothing moves"
    bar.line.clear()
    qtbot.waitUntil(lambda: any("@ who" in text for text in seen()))
