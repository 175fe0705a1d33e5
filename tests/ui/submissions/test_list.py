"""The page of submissions: the list, the file of one, and the way to its feedback and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.domain.submissions import Submission
from engage.services import records, submissions
from engage.services.importing import imports
from engage.ui.feedback.editor import FeedbackEditor
from engage.ui.feedback.page import FeedbackPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.submissions.columns import coded_text
from engage.ui.submissions.page import SubmissionsPage
from engage.ui.submissions.submission_editor import SubmissionEditor
from tests.ui.conftest import Roundtable, add, focus, settle
from tests.ui.submissions.conftest import DAY, ENERGY, LOANS, TEXT, code, facts, made, press, select


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


def test_of_several_that_are_chosen_none_is_shown_and_all_can_be_deleted(
    page: SubmissionsPage, sent: Submission, roundtable: Roundtable, qtbot: QtBot
) -> None:
    add(roundtable.project, Submission(title="More views", received_on=DAY, text=TEXT))
    page.refresh()
    settle(qtbot, page.context)
    page.table.selectAll()
    assert not page.listing.inspector.isVisible()
    page.context.actions["edit"].trigger()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    settle(qtbot, page.context)
    assert records.count(roundtable.project, Submission) == 0
    page.context.actions["undo"].trigger()
    settle(qtbot, page.context)
    page.open(sent.id)
    settle(qtbot, page.context)
    assert page.panel.isVisible(), "while one is read, its passages stand at the right"


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
    assert page.view.save_button.isVisible()
    assert "Ctrl+Shift+S" in page.view.save_button.toolTip()
    page.context.preferences.keep_screens({"saved_in": str(tmp_path)})
    proposed = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda *arguments: proposed.append(arguments[2]) or (str(target), ""),
    )
    page.context.actions["save_file"].trigger()
    settle(qtbot, view.context)
    assert proposed == [str(source)], "its own name, where one saved last"
    assert target.read_bytes() == source.read_bytes()
    assert f"Saved as {target}" in facts(page)


def keep(page: SubmissionsPage, source: Path, qtbot: QtBot) -> None:
    """Import a file."""
    page.context.write(
        lambda project, progress: imports.import_file(project, source, as_format="submissions")
    )
    settle(qtbot, page.context)


def test_it_is_found_by_a_word_of_its_text(view: ProjectView, sent: Submission, qtbot: QtBot) -> None:
    view.go_to(Noun.SUBMISSION, sent.id)
    settle(qtbot, view.context)
    page = view.page
    assert isinstance(page, SubmissionsPage)
    page.filter_bar.set_text("grants")
    settle(qtbot, view.context)
    assert page.table.current_id() == sent.id
