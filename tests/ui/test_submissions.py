"""The page of submissions: the list, and one that is read and split into feedback by key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from engage.domain.feedback import Feedback, Stance
from engage.domain.records import Noun
from engage.domain.submissions import Submission
from engage.services import records, submissions
from engage.services.importing import imports
from engage.services.projects import Project
from engage.services.submissions import SplitPassage
from engage.ui.feedback.editor import FeedbackEditor
from engage.ui.feedback.page import FeedbackPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.submissions.columns import coded_text
from engage.ui.submissions.page import SubmissionsPage
from engage.ui.submissions.passage_editor import PassageEditor
from engage.ui.submissions.submission_editor import SubmissionEditor
from tests.ui.conftest import Roundtable, add, focus, settle

DAY = dt.date(2020, 8, 21)
LOANS = "Loans help nobody. 🌞"
ENERGY = "Energy costs too much."
TEXT = f"Dear all\n\n{LOANS} Grants do.\n\n{ENERGY}\n\nYours"


@pytest.fixture
def sent(roundtable: Roundtable) -> Submission:
    """A paper that was sent in to the roundtable, of which nothing is feedback yet."""
    paper = Submission(
        title="Views of Example Castings",
        received_on=DAY,
        text=TEXT,
        contact=roundtable.ana,
        organisation=roundtable.castings,
        engagement=roundtable.engagement,
    )
    return records.get(roundtable.project, Submission, add(roundtable.project, paper).id)


@pytest.fixture
def view(sent: Submission, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    assert opened.project_view is not None
    opened.project_view.context.actions["page_submissions"].trigger()
    settle(qtbot, opened.project_view.context)
    return opened.project_view


@pytest.fixture
def page(view: ProjectView) -> SubmissionsPage:
    return view.page_of(SubmissionsPage)


@pytest.fixture
def reading(page: SubmissionsPage, qtbot: QtBot) -> SubmissionsPage:
    """The paper, open."""
    focus(qtbot, page.table)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    return page


def made(project: Project, sent: Submission) -> list[SplitPassage]:
    return list(submissions.read(project, sent.id).passages)


def press(page: SubmissionsPage, qtbot: QtBot, *keys: Qt.Key | str) -> None:
    """Press keys where the text has the cursor."""
    focus(qtbot, page.view.text)
    for key in keys:
        qtbot.keyClick(page.view.text, key)  # type: ignore[call-overload]
        settle(qtbot, page.context)


def select(page: SubmissionsPage, words: str) -> None:
    start = TEXT.index(words)
    page.view.text.select(start, start + len(words))


def code(page: SubmissionsPage, qtbot: QtBot, theme: str) -> None:
    """Press T, type a theme, and press Enter."""
    page.context.actions["code"].trigger()
    settle(qtbot, page.context)
    qtbot.keyClicks(page.feedback.coding_palette.line, theme)
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)


def facts(page: SubmissionsPage) -> str:
    return " | ".join(label.text() for label in page.view.findChildren(QLabel) if label.isVisible())


def listed(page: SubmissionsPage) -> list[str]:
    model = page.panel.table.model()
    return [
        ", ".join(str(model.data(model.index(row, column))) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


# The list


def test_the_list_says_who_sent_what_and_how_much_of_it_is_coded(
    page: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    def cells() -> list[str]:
        model = page.table.model()
        return [model.data(model.index(0, column)) for column in range(model.columnCount())]

    who = "Ana Sample, Example Castings"
    assert cells() == ["21 Aug 2020", sent.title, who, "Example roundtable", "not yet", "", ""]
    page.context.write(
        lambda project, progress: submissions.split_off(
            project, sent.id, 0, len(TEXT) // 2, [roundtable.loans.id]
        )
    )
    settle(qtbot, page.context)
    assert cells()[4] == "50%"


@pytest.mark.parametrize(
    ("share", "text"),
    [(None, "no text"), (0, "not yet"), (0.001, "1%"), (0.37, "37%"), (0.999, "99%"), (1, "100%")],
)
def test_a_little_is_not_nothing_and_nearly_all_is_not_all(share: float | None, text: str) -> None:
    assert coded_text(share) == text


def test_who_sent_it_is_put_right_and_its_words_stay(
    page: SubmissionsPage, sent: Submission, qtbot: QtBot
) -> None:
    editor = page.listing.inspector.editor
    assert isinstance(editor, SubmissionEditor)
    assert editor.form.file_part.isHidden()
    focus(qtbot, editor.form.title)
    editor.form.title.selectAll()
    qtbot.keyClicks(editor.form.title, "What Example Castings thinks")
    qtbot.keyClick(editor.form.title, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    found = records.get(page.context.project, Submission, sent.id)
    assert (found.title, found.text) == ("What Example Castings thinks", TEXT)
    qtbot.mouseClick(editor.form.to_engagement, Qt.MouseButton.LeftButton)
    settle(qtbot, page.context)
    assert not page.isVisible()


def test_without_any_it_says_how_they_come_in(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.project_view is not None
    view = opened.project_view
    view.context.actions["page_submissions"].trigger()
    settle(qtbot, view.context)
    assert any("No submissions yet" in label.text() for label in view.page.findChildren(QLabel))
    assert not view.context.actions["new"].isEnabled()


# Reading


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


# To the feedback and back


def test_feedback_shows_where_it_stands(
    reading: SubmissionsPage, view: ProjectView, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    for words in (LOANS, ENERGY):
        select(reading, words)
        code(reading, qtbot, "1")
    press(reading, qtbot, Qt.Key.Key_Return)
    assert isinstance(view.page, FeedbackPage)
    editor = view.page.listing.inspector.editor
    assert isinstance(editor, FeedbackEditor)
    assert editor.record.text == ENERGY
    assert editor.form.where.isVisible()
    reading.close_view()
    qtbot.mouseClick(editor.form.where, Qt.MouseButton.LeftButton)
    settle(qtbot, view.context)
    assert view.page is reading
    assert reading.view.text.selected()[0] == TEXT.index(ENERGY)
    assert reading.view.text.current == made(roundtable.project, sent)[1].id
    assert reading.view.text.hasFocus()


def test_feedback_that_was_only_said_stands_nowhere(
    view: ProjectView, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    add(roundtable.project, Feedback(text="Said in the room", said_on=DAY))
    view.context.actions["page_feedback"].trigger()
    settle(qtbot, view.context)
    assert isinstance(view.page, FeedbackPage)
    editor = view.page.listing.inspector.editor
    assert isinstance(editor, FeedbackEditor)
    assert editor.form.where.isHidden()
    view.context.actions["show_where"].trigger()
    settle(qtbot, view.context)
    assert "This feedback is no passage of a submission" in opened.error_bar.text()
    assert isinstance(view.page, FeedbackPage)


# The file


def test_the_file_is_saved_as_it_was_received(
    view: ProjectView,
    page: SubmissionsPage,
    opened: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.context.actions["save_file"].trigger()
    settle(qtbot, view.context)
    assert "The submission has no file" in opened.error_bar.text()
    source, target = tmp_path / "Paper of Example Glass.txt", tmp_path / "copy.txt"
    source.write_bytes(b"A kiln is relined every twelve years.\r\n")
    keep(page, source, qtbot)
    page.open(records.ids(page.context.project, Submission, "Glass")[0])
    settle(qtbot, view.context)
    assert "Paper of Example Glass.txt" in facts(page)
    assert "39 bytes" in facts(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answering(str(target)))
    page.context.actions["save_file"].trigger()
    settle(qtbot, view.context)
    assert target.read_bytes() == source.read_bytes()
    assert f"Saved as {target}" in facts(page)


def keep(page: SubmissionsPage, source: Path, qtbot: QtBot) -> None:
    """Import a file."""
    page.context.write(
        lambda project, progress: imports.import_file(project, source, as_format="submissions")
    )
    settle(qtbot, page.context)


def answering(path: str) -> Callable[..., tuple[str, str]]:
    return lambda *arguments: (path, "")


def test_it_is_found_by_a_word_of_its_text(view: ProjectView, sent: Submission, qtbot: QtBot) -> None:
    view.go_to(Noun.SUBMISSION, sent.id)
    settle(qtbot, view.context)
    page = view.page
    assert isinstance(page, SubmissionsPage)
    page.filter_bar.set_text("grants")
    settle(qtbot, view.context)
    assert page.table.current_id() == sent.id
