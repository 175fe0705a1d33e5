"""A submission that is read and split into feedback by key."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.feedback import Feedback, Stance
from engage.domain.submissions import Submission
from engage.services import records, submissions
from engage.ui.main_window import MainWindow
from engage.ui.submissions.page import SubmissionsPage
from engage.ui.submissions.passage_editor import PassageEditor
from tests.ui.conftest import Roundtable, focus, settle
from tests.ui.submissions.conftest import DAY, ENERGY, LOANS, TEXT, code, facts, listed, made, press, select


def test_it_is_read_over_the_whole_page_and_left_with_esc(reading: SubmissionsPage, qtbot: QtBot) -> None:
    assert reading.view.text.hasFocus()
    assert reading.view.text.toPlainText() == TEXT
    assert "Ana Sample, Example Castings · received 21 August 2020 · Example roundtable" in facts(reading)
    assert reading.panel.isVisible()
    assert not reading.view.save_button.isVisible()
    press(reading, qtbot, Qt.Key.Key_Escape)
    assert reading.table.hasFocus()
    assert not reading.view.isVisible()
    assert reading.listing.inspector.isVisible()


def test_who_works_through_a_filter_comes_back_to_it(page: SubmissionsPage, qtbot: QtBot) -> None:
    page.filter_bar.set_text("is:uncoded")
    settle(qtbot, page.context)
    page.context.actions["open_submission"].trigger()
    settle(qtbot, page.context)
    select(page, LOANS)
    code(page, qtbot, "1")
    press(page, qtbot, Qt.Key.Key_Escape)
    assert page.filter_bar.text() == "is:uncoded"
    assert page.table.model().rowCount() == 0


def test_what_is_selected_becomes_coded_feedback_of_whoever_sent_it(
    reading: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    select(reading, f"{LOANS} ")
    code(reading, qtbot, "loans")
    (split,) = made(roundtable.project, sent)
    said = split.feedback
    assert (said.text, said.who, said.said_on) == (LOANS, "Ana Sample, Example Castings", DAY)
    assert [coding.theme.id for coding in said.codings] == [roundtable.loans.id]
    assert reading.view.text.current == split.id
    press(reading, qtbot, Qt.Key.Key_Plus)
    assert listed(reading) == [f"1 +, {LOANS}"]
    assert made(roundtable.project, sent)[0].feedback.codings[0].stance is Stance.SUPPORT
    press(reading, qtbot, Qt.Key.Key_Home)
    code(reading, qtbot, "energy")
    assert listed(reading) == [f"1 +, 2 ?, {LOANS}"], "without a selection, what the cursor is in is coded"
    reading.context.actions["undo"].trigger()
    settle(qtbot, reading.context)
    assert listed(reading) == [f"1 +, {LOANS}"]


@pytest.mark.parametrize(
    ("key", "stance"),
    [("+", Stance.SUPPORT), ("-", Stance.OPPOSE), ("~", Stance.MIXED), ("0", Stance.NEUTRAL)],
)
def test_a_sign_is_the_stance_of_the_passage_with_the_cursor(
    reading: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot, key: str, stance: Stance
) -> None:
    for words in (LOANS, ENERGY):
        select(reading, words)
        code(reading, qtbot, "1")
    press(reading, qtbot, key)
    stances = [split.feedback.codings[0].stance for split in made(roundtable.project, sent)]
    assert stances == [Stance.UNCLEAR, stance]


def test_who_hears_the_text_hears_what_the_passage_at_the_cursor_is_coded_to(
    reading: SubmissionsPage, sent: Submission, qtbot: QtBot
) -> None:
    text = reading.view.text
    select(reading, f"{LOANS} Grants do.")
    code(reading, qtbot, "1")
    assert text.accessibleDescription() == "Passage 1 of 1, on 1 (unclear)"
    press(reading, qtbot, Qt.Key.Key_Minus)
    assert text.accessibleDescription() == "Passage 1 of 1, on 1 (oppose)"
    select(reading, LOANS)
    code(reading, qtbot, "2")
    press(reading, qtbot, Qt.Key.Key_J)
    assert text.accessibleDescription() == "Passage 2 of 2, on 1 (oppose); 1 more at the same place"
    first = made(reading.context.project, sent)[0].feedback.id
    reading.context.write(lambda project, progress: records.edit(project, Feedback, first, codings=()))
    settle(qtbot, reading.context)
    press(reading, qtbot, Qt.Key.Key_K)
    assert text.accessibleDescription() == "Passage 1 of 2, on no theme; 1 more at the same place"
    press(reading, qtbot, Qt.Key.Key_Up)
    assert text.accessibleDescription() == ""


def test_where_there_is_no_passage_it_says_how_one_is_made(
    reading: SubmissionsPage, opened: MainWindow, qtbot: QtBot
) -> None:
    for action in ("code", "uncode", "stance_support", "key_point"):
        opened.error_bar.clear()
        reading.context.actions[action].trigger()
        settle(qtbot, reading.context)
        assert "There is no passage at the cursor" in opened.error_bar.text()


def test_the_next_paragraph_without_a_passage_is_selected(reading: SubmissionsPage, qtbot: QtBot) -> None:
    seen = []
    for _ in range(5):
        press(reading, qtbot, Qt.Key.Key_U)
        start, end = reading.view.text.selected()
        seen.append(TEXT[start:end])
    assert seen == ["Dear all", f"{LOANS} Grants do.", ENERGY, "Yours", "Dear all"]
    for words in ("Dear all", LOANS, "Grants", ENERGY, "Yours"):
        select(reading, words)
        code(reading, qtbot, "1")
    press(reading, qtbot, Qt.Key.Key_U)
    assert "Every paragraph has a passage." in facts(reading)


def test_in_the_list_the_same_key_shows_those_of_which_nothing_is_made(
    page: SubmissionsPage, qtbot: QtBot
) -> None:
    page.context.actions["next_uncoded"].trigger()
    settle(qtbot, page.context)
    assert page.filter_bar.text() == "is:uncoded"


def test_words_are_found_in_the_text(reading: SubmissionsPage, qtbot: QtBot) -> None:
    reading.context.actions["filter"].trigger()
    find = reading.view.find_line
    focus(qtbot, find)
    qtbot.keyClicks(find, "OO")
    places = []
    on, back = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    for modifier in (on, on, back):
        qtbot.keyClick(find, Qt.Key.Key_Return, modifier)
        places.append(reading.view.text.selected())
    only = TEXT.index("too ") + 1
    assert places == [(only, only + 2)] * 3, "beyond the end it goes on from the beginning"
    find.setText("nowhere")
    qtbot.keyClick(find, Qt.Key.Key_Return)
    assert "These words stand nowhere in the text." in facts(reading)
    qtbot.keyClick(find, Qt.Key.Key_Escape)
    assert reading.view.text.hasFocus()
    assert not find.isVisible()


def test_a_passage_is_chosen_in_the_list_and_in_the_text(
    reading: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for words in (ENERGY, LOANS):
        select(reading, words)
        code(reading, qtbot, "1")
    first, second = made(roundtable.project, sent)
    focus(qtbot, reading.panel.table)
    qtbot.keyClick(reading.panel.table, Qt.Key.Key_J)
    settle(qtbot, reading.context)
    assert reading.view.text.current == second.id
    assert reading.view.text.selected() == (TEXT.index(ENERGY),) * 2
    qtbot.keyClick(reading.panel.table, Qt.Key.Key_Escape)
    assert reading.view.text.hasFocus()
    press(reading, qtbot, Qt.Key.Key_K)
    assert reading.panel.table.current_id() == first.id
    editor = reading.panel.inspector.editor
    assert editor.record.id == first.feedback.id
    press(reading, qtbot, Qt.Key.Key_Up)
    assert reading.panel.table.current_id() is None
    assert reading.panel.table.selected_count() == 0


def test_other_words_stand_beside_their_own(
    reading: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    select(reading, LOANS)
    code(reading, qtbot, "1")
    editor = reading.panel.inspector.editor
    assert isinstance(editor, PassageEditor)
    focus(qtbot, editor.form.paraphrase)
    qtbot.keyClicks(editor.form.paraphrase, "They prefer grants")
    qtbot.keyClick(editor.form.paraphrase, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, reading.context)
    (split,) = made(roundtable.project, sent)
    assert (split.feedback.paraphrase, split.feedback.text) == ("They prefer grants", LOANS)


def test_its_themes_and_other_words_are_written_by_key_alone(
    reading: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    select(reading, LOANS)
    code(reading, qtbot, "loans")
    reading.context.actions["edit"].trigger()
    settle(qtbot, reading.context)
    qtbot.keyClicks(QApplication.focusWidget(), "2")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(qtbot, reading.context)
    assert listed(reading) == [f"1 ?, 2 ?, {LOANS}"]
    step_to(reading.panel.inspector.editor.form.paraphrase, qtbot)
    qtbot.keyClicks(QApplication.focusWidget(), "They prefer grants")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle(qtbot, reading.context)
    assert reading.view.text.hasFocus()
    assert made(roundtable.project, sent)[0].feedback.paraphrase == "They prefer grants"


def step_to(widget: QWidget, qtbot: QtBot) -> None:
    """Press Tab until the cursor is there; a few times at most."""
    for _ in range(6):
        if widget.hasFocus():
            return
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert widget.hasFocus()


def test_passages_are_taken_back_and_brought_back(
    reading: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for words in (ENERGY, LOANS):
        select(reading, words)
        code(reading, qtbot, "1")
    press(reading, qtbot, Qt.Key.Key_Delete)
    assert listed(reading) == [f"1 ?, {ENERGY}"]
    assert reading.view.text.current is None, "the cursor stays where it was"
    reading.context.actions["undo"].trigger()
    settle(qtbot, reading.context)
    assert len(listed(reading)) == 2
    reading.panel.table.selectAll()
    reading.context.actions["remove"].trigger()
    settle(qtbot, reading.context)
    assert made(roundtable.project, sent) == []
    assert records.count(roundtable.project, Feedback) == 0


def test_the_list_of_passages_is_no_higher_than_they_are(reading: SubmissionsPage, qtbot: QtBot) -> None:
    for words in (ENERGY, LOANS):
        select(reading, words)
        code(reading, qtbot, "1")
    table, inspector = reading.panel.table, reading.panel.inspector
    row = table.rowHeight(0)
    assert 2 * row <= table.height() < 3 * row

    for found in re.finditer(r"\w+", TEXT):
        submissions.split_off(reading.context.project, reading.view.id, *found.span())
    reading.refresh()
    settle(qtbot, reading.context)
    # The layout has its turn after what was read.
    qtbot.waitUntil(lambda: table.height() > 3 * row)
    assert inspector.height() > table.height()


def test_long_lists_of_passages_are_coded_together(
    reading: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for words in (ENERGY, LOANS):
        select(reading, words)
        code(reading, qtbot, "1")
    reading.panel.table.selectAll()
    code(reading, qtbot, "2")
    assert listed(reading) == [f"1 ?, 2 ?, {words}" for words in (LOANS, ENERGY)]


def test_one_that_is_deleted_meanwhile_is_left(
    reading: SubmissionsPage, sent: Submission, qtbot: QtBot
) -> None:
    reading.context.write(lambda project, progress: records.remove(project, Submission, [sent.id]))
    settle(qtbot, reading.context)
    assert reading.view.id is None
    assert reading.table.isHidden() or reading.table.model().rowCount() == 0
