"""After the room: what is open is walked through by one key each, and the note finds its way to final."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.engagements import Engagement, NoteState
from engage.domain.feedback import Feedback
from engage.services import engagements, feedback, records
from engage.ui.engagements.page import EngagementsPage
from engage.ui.main_window import MainWindow
from engage.ui.pad.page import PadPage
from engage.ui.pad.review import ReviewPage
from engage.ui.project_view import ProjectView
from engage.ui.summaries.page import SummariesPage
from tests.ui.conftest import Roundtable, focus, settle, show_page
from tests.ui.test_pad import CTRL, SHIFT, press

LINES = ("@f #1 + Grants", '@"Jo Bloggs" #2 Rents', "@a Power", "@a #2 - Prices", "> @Zeno Write round")


@pytest.fixture
def view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    view = show_page(opened, "engagements", qtbot)
    focus(qtbot, view.page_of(EngagementsPage).table)
    return view


def review(view: ProjectView, qtbot: QtBot) -> ReviewPage:
    press(qtbot, view, Qt.Key.Key_R, CTRL | SHIFT)
    page = view.page
    assert isinstance(page, ReviewPage)
    return page


def take(qtbot: QtBot, page: ReviewPage, palette: str, text: str) -> None:
    """Type into the palette that has opened, and take what fits."""
    line = getattr(page.feedback, palette).line
    assert line.isVisible()
    line.setText(text)
    settle(qtbot, page.context)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, page.context)


def steps(page: ReviewPage) -> list[str]:
    return [button.text() for button in page.steps.buttons()]


def test_each_step_leads_to_the_next(view: ProjectView, roundtable: Roundtable, qtbot: QtBot) -> None:
    for line in LINES:
        feedback.log(roundtable.project, roundtable.engagement.id, line)
    page = review(view, qtbot)
    assert steps(page) == ["To resolve 1", "Not coded yet 1", "All that was said 4", "The note: draft"]
    assert page.steps.checkedButton().text() == "To resolve 1"
    assert page.whole.toPlainText() == 'Rents\nTo resolve: @"Jo Bloggs"'
    press(qtbot, view, Qt.Key.Key_R)
    take(qtbot, page, "resolve_palette", "Forge")
    assert page.steps.checkedButton().text() == "Not coded yet 1"
    press(qtbot, view, Qt.Key.Key_T)
    take(qtbot, page, "coding_palette", "energy")
    assert page.steps.checkedButton().text() == "The note: draft"
    assert not records.ids(roundtable.project, Feedback, "is:uncoded")
    press(qtbot, view, Qt.Key.Key_R, CTRL)
    assert isinstance(view.page, PadPage)


def test_it_begins_with_the_note_where_nothing_is_open(view: ProjectView, qtbot: QtBot) -> None:
    page = review(view, qtbot)
    assert page.steps.checkedButton().text() == "The note: draft"
    press(qtbot, view, Qt.Key.Key_Escape)
    assert isinstance(view.page, EngagementsPage)


def test_what_was_sent_can_be_seen_after_it_was_corrected(
    view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    id = roundtable.engagement.id
    records.edit(roundtable.project, Engagement, id, summary="As sent")
    page = review(view, qtbot)
    assert not page.see_sent.isVisible()
    page.go_on.click()
    settle(qtbot, page.context)
    records.edit(roundtable.project, Engagement, id, summary="As corrected")
    page.refresh()
    settle(qtbot, page.context)
    page.see_sent.click()
    assert page.sent.isVisible()
    assert "As sent" in page.sent.toPlainText()
    assert page.sent.toPlainText().startswith("Sent by ")
    page.go_on.click()
    settle(qtbot, page.context)
    held = records.get(roundtable.project, Engagement, id)
    assert (held.note_state, held.summary) == (NoteState.FINAL, "As corrected")
    assert engagements.sent_note(roundtable.project, id) is not None
    assert not page.go_on.isVisible()


def test_the_note_is_seen_as_a_summary(view: ProjectView, qtbot: QtBot) -> None:
    page = review(view, qtbot)
    focus(qtbot, page.notes.editors["summary"].text)
    page.summary_wanted.connect(lambda name, scope: seen.append((name, scope)))
    seen: list[tuple[str, str]] = []
    page.see.click()
    settle(qtbot, page.context)
    assert [name for name, _ in seen] == ["engagement-note"]
    assert isinstance(view.page, SummariesPage)
    assert view.navigation.isVisible()
    assert QApplication.focusWidget() is not None


def test_one_goes_between_the_steps_and_what_is_below(view: ProjectView, qtbot: QtBot) -> None:
    page = review(view, qtbot)
    press(qtbot, view, Qt.Key.Key_F6)
    assert page.steps.checkedButton().hasFocus()
    press(qtbot, view, Qt.Key.Key_F6)
    assert page.notes.editors["summary"].text.hasFocus()
