"""Follow-ups: what is due, by whom and to whom, and how it stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.records import Noun
from engage.services import feedback, records
from engage.services.projects import Project
from engage.ui.commitments.due import due_text
from engage.ui.commitments.editor import CommitmentEditor
from engage.ui.commitments.page import CommitmentsPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from tests.ui.conftest import Roundtable, add, focus, settle

TODAY = dt.datetime.now().astimezone().date()
DAY = dt.timedelta(days=1)


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow) -> ProjectView:
    assert opened.project_view is not None
    return opened.project_view


@pytest.fixture
def promises(roundtable: Roundtable) -> dict[str, int]:
    """One overdue, one of today, one without a day and one that is kept; their ids by their texts."""
    made = (
        Commitment(text="Send the note", due_on=TODAY - 3 * DAY, organisation=roundtable.forge, owner="AB"),
        Commitment(text="Book the room", due_on=TODAY, engagement=roundtable.engagement),
        Commitment(text="Think it over"),
        Commitment(text="Say thanks", due_on=TODAY - 9 * DAY, state=CommitmentState.KEPT),
    )
    return {promise.text: add(roundtable.project, promise).id for promise in made}


@pytest.fixture
def page(promises: dict[str, int], project_view: ProjectView, qtbot: QtBot) -> CommitmentsPage:
    """The page, with the open ones."""
    project_view.context.actions["page_follow_ups"].trigger()
    page = project_view.page
    assert isinstance(page, CommitmentsPage)
    page.refresh()
    settle(qtbot, project_view.context)
    return page


def texts(page: CommitmentsPage, column: int = 1) -> list[str]:
    model = page.table.model()
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def editor(page: CommitmentsPage) -> CommitmentEditor:
    editor = page.listing.inspector.editor
    assert isinstance(editor, CommitmentEditor)
    return editor


def press(page: CommitmentsPage, text: str, qtbot: QtBot) -> None:
    inside = (page, page.listing.inspector)
    buttons = (button for part in inside for button in part.findChildren(QPushButton))
    button = next(button for button in buttons if button.text() == text and button.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, page.context)


# When it is due


@pytest.mark.parametrize(
    ("days", "state", "told"),
    [
        (-1, CommitmentState.OPEN, "! overdue 1 day"),
        (-60, CommitmentState.OPEN, "! overdue 60 days"),
        (-61, CommitmentState.OPEN, "! overdue 2 months"),
        (-500, CommitmentState.OPEN, "! overdue 16 months"),
        (-800, CommitmentState.OPEN, "! overdue 2 years"),
        (0, CommitmentState.OPEN, "today"),
        (1, CommitmentState.OPEN, "tomorrow"),
        (2, CommitmentState.OPEN, "27 Mar"),
        (-1, CommitmentState.KEPT, "24 Mar"),
        (0, CommitmentState.WITHDRAWN, "25 Mar"),
    ],
)
def test_the_due_day_in_words(days: int, state: CommitmentState, told: str) -> None:
    today = dt.date(2020, 3, 25)
    promise = Commitment(text="Send the note", due_on=today + days * DAY, state=state)
    assert due_text(promise, today) == told


def test_without_a_day_nothing_is_due() -> None:
    assert due_text(Commitment(text="Think it over"), TODAY) == ""


# The list


def test_what_is_open_stands_first_by_its_day(page: CommitmentsPage) -> None:
    assert texts(page) == ["Send the note", "Book the room", "Think it over"]
    assert texts(page, 0) == ["! overdue 3 days", "today", ""]
    assert texts(page, 2)[0] == "Example Forge Union"
    assert texts(page, 5)[1] == "Example roundtable"


def test_the_quick_filters_change_places_and_leave_the_rest(page: CommitmentsPage, qtbot: QtBot) -> None:
    page.filter_bar.set_text("owner:AB is:open")
    press(page, "Overdue", qtbot)
    assert page.filter_bar.text() == "is:overdue owner:AB"
    assert texts(page) == ["Send the note"]
    press(page, "All", qtbot)
    assert page.filter_bar.text() == "", "all are all"
    assert len(texts(page)) == 4


@pytest.mark.parametrize(
    ("text", "chosen"), [("note is:overdue", ["Overdue"]), ("", ["All"]), ("state:kept", [])]
)
def test_the_quick_filters_follow_what_is_typed(
    page: CommitmentsPage, qtbot: QtBot, text: str, chosen: list[str]
) -> None:
    page.filter_bar.set_text(text)
    settle(qtbot, page.context)
    buttons = page.quick_filters.findChildren(QPushButton)
    assert [button.text() for button in buttons if button.isChecked()] == chosen


def test_the_navigation_counts_those_that_are_open(page: CommitmentsPage, project_view: ProjectView) -> None:
    model = project_view.navigation.list.model()
    names = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    project_view.navigation.choose(0)
    assert "Follow-ups 3" in names


def test_what_is_open_stands_first_when_the_project_is_opened_there(
    page: CommitmentsPage, opened: MainWindow, qtbot: QtBot
) -> None:
    path = page.context.project.path
    opened.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: opened.project_view is None)
    opened.open_path(path)
    qtbot.waitUntil(lambda: opened.project_view is not None)
    assert opened.project_view is not None
    settle(qtbot, opened.project_view.context)
    again = opened.project_view.page
    assert isinstance(again, CommitmentsPage)
    assert again.filter_bar.text() == "is:open"
    assert len(texts(again)) == 3


def test_an_empty_list_says_what_to_do(project_view: ProjectView, qtbot: QtBot) -> None:
    project_view.show_page("follow_ups")
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, CommitmentsPage)
    press(page, "New follow-up", qtbot)
    assert page.listing.inspector.has_draft


# How it stands


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_K, CommitmentState.KEPT),
        (Qt.Key.Key_B, CommitmentState.BROKEN),
        (Qt.Key.Key_W, CommitmentState.WITHDRAWN),
    ],
)
def test_a_key_says_how_it_stands(
    page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot, key: Qt.Key, state: CommitmentState
) -> None:
    page.table.select(promises["Send the note"])
    focus(qtbot, page.table)
    qtbot.keyClick(page.table, key, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, page.context)
    assert records.get(page.context.project, Commitment, promises["Send the note"]).state is state
    assert texts(page) == ["Book the room", "Think it over"]


def test_several_are_opened_again_at_once_and_undone_at_once(
    page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot
) -> None:
    page.table.selectAll()
    page.context.actions["mark_kept"].trigger()
    settle(qtbot, page.context)
    assert texts(page) == []
    press(page, "Show all", qtbot)
    page.table.selectAll()
    page.context.actions["mark_open"].trigger()
    settle(qtbot, page.context)
    assert texts(page, 4) == ["open"] * 4
    page.context.actions["undo"].trigger()
    settle(qtbot, page.context)
    assert texts(page, 4) == ["kept"] * 4


def test_in_a_field_the_keys_of_the_states_are_letters(
    page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot
) -> None:
    page.table.select(promises["Send the note"])
    settle(qtbot, page.context)
    for control in (editor(page).form.owner, editor(page).form.outcome):
        focus(qtbot, control)
        qtbot.keyClick(control, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    page.table.setFocus()
    settle(qtbot, page.context)
    promise = records.get(page.context.project, Commitment, promises["Send the note"])
    assert (promise.owner, promise.outcome, promise.state) == ("kAB", "k", CommitmentState.OPEN)


def test_the_states_can_be_marked_on_this_page_alone(
    page: CommitmentsPage, project_view: ProjectView
) -> None:
    mark = project_view.context.actions["mark_kept"]
    assert mark.isEnabled()
    project_view.show_page("feedback")
    assert not mark.isEnabled()


def test_nothing_is_marked_where_the_project_may_only_be_read(
    project: Project, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = tmp_path / "copy.engage"
    project.copy(copy)
    window._show_project(Project(copy, "AB", is_read_only=True), "Example programme")
    assert window.project_view is not None
    window.project_view.show_page("follow_ups")
    settle(qtbot, window.project_view.context)
    for name in ("follow_up", "mark_kept", "mark_open"):
        assert not window.actions_by_name[name].isEnabled()


# Editing, and where it comes from


def test_it_is_edited_in_place(page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot) -> None:
    page.table.select(promises["Think it over"])
    settle(qtbot, page.context)
    form = editor(page).form
    focus(qtbot, form.due_on)
    qtbot.keyClicks(form.due_on, "26 March 2020")
    focus(qtbot, form.contact)
    qtbot.keyClicks(form.contact, "ana")
    qtbot.keyClick(form.contact, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    promise = records.get(page.context.project, Commitment, promises["Think it over"])
    assert promise.due_on == dt.date(2020, 3, 26)
    assert promise.contact is not None
    assert promise.contact.name == "Ana Sample"
    assert texts(page)[0] == "Think it over"


def test_whom_a_mark_meant_is_chosen_and_the_rest_is_settled(
    page: CommitmentsPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    line = "> @Zeno #nothing-known Send the note round"
    logged = feedback.log(roundtable.project, roundtable.engagement.id, line).record
    page.show_record(Noun.COMMITMENT, logged.id)
    settle(qtbot, page.context)
    form = editor(page).form
    assert form.unresolved_note.text() == "To resolve: @Zeno, #nothing-known"
    focus(qtbot, form.organisation)
    qtbot.keyClicks(form.organisation, "forge")
    qtbot.keyClick(form.organisation, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert form.unresolved_note.text() == "To resolve: #nothing-known"
    press(page, "That is settled", qtbot)
    assert records.get(roundtable.project, Commitment, logged.id).unresolved == ()
    assert not form.unresolved_note.isVisible()


def test_a_follow_up_is_made_from_feedback_and_leads_back(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    said = feedback.log(roundtable.project, roundtable.engagement.id, "@a #loans + Grants, not loans").record
    project_view.go_to(Noun.FEEDBACK, said.id)
    settle(qtbot, project_view.context)
    project_view.context.actions["follow_up"].trigger()
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, CommitmentsPage)
    form = editor(page).form
    assert form.origin_text.text() == "“Grants, not loans”\nExample roundtable"
    assert (form.contact.text(), form.organisation.text()) == ("Ana Sample", "Example Castings")
    focus(qtbot, form.text)
    qtbot.keyClicks(form.text, "Send the figures")
    press(page, "Add commitment", qtbot)

    promise = records.get(roundtable.project, Commitment, page.table.current_id() or 0)
    assert promise.text == "Send the figures"
    assert promise.made_on == TODAY
    assert promise.feedback is not None
    assert promise.engagement is not None
    assert (promise.feedback.id, promise.engagement.id) == (said.id, roundtable.engagement.id)

    press(page, "Show what was said", qtbot)
    assert project_view.page.name == "feedback"
    project_view.show_page("follow_ups")
    press(page, "Show the engagement", qtbot)
    assert project_view.page.name == "engagements"


@pytest.mark.parametrize(
    ("noun", "owed_to", "at"),
    [
        (Noun.ORGANISATION, ("", "Example Forge Union"), None),
        (Noun.CONTACT, ("Ana Sample", "Example Castings"), None),
        (Noun.ENGAGEMENT, ("", ""), "Example roundtable"),
        (Noun.THEME, ("", ""), None),
    ],
)
def test_a_follow_up_begins_from_what_is_chosen(
    project_view: ProjectView,
    roundtable: Roundtable,
    qtbot: QtBot,
    noun: Noun,
    owed_to: tuple[str, str],
    at: str | None,
) -> None:
    chosen = {
        Noun.ORGANISATION: roundtable.forge,
        Noun.CONTACT: roundtable.ana,
        Noun.ENGAGEMENT: roundtable.engagement,
        Noun.THEME: roundtable.loans,
    }[noun]
    project_view.go_to(noun, chosen.id)
    settle(qtbot, project_view.context)
    project_view.context.actions["follow_up"].trigger()
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, CommitmentsPage)
    assert page.listing.inspector.has_draft
    form = editor(page).form
    assert (form.contact.text(), form.organisation.text()) == owed_to
    assert (form.origin_text.text() or None) == at
