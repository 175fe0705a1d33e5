"""Follow-ups: what is due, by whom and to whom, and how it stands."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QTabBar
from pytestqt.qtbot import QtBot

from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import feedback, records
from engage.services.projects import Project
from engage.ui.commitments.days import due_day
from engage.ui.commitments.due import due_text
from engage.ui.commitments.editor import CommitmentEditor
from engage.ui.commitments.page import CommitmentsPage
from engage.ui.commitments.prompt import Prompt
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.related import RelatedList
from engage.ui.widgets.chosen_deeds import ChosenDeeds
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, focus, open_again, settle

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


def caption(button: QPushButton) -> str:
    """What a button says, without the count beside it."""
    return button.text().partition("  ")[0]


def press(page: CommitmentsPage, text: str, qtbot: QtBot) -> None:
    inside = (page, page.listing.inspector)
    buttons = (button for part in inside for button in part.findChildren(QPushButton))
    button = next(button for button in buttons if caption(button) == text and button.isVisible())
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
    assert texts(page, 4)[1] == "Example roundtable"


def test_the_quick_filters_change_places_and_leave_the_rest(page: CommitmentsPage, qtbot: QtBot) -> None:
    page.filter_bar.set_text("owner:AB is:open")
    press(page, "Overdue", qtbot)
    assert page.filter_bar.text() == "is:overdue owner:AB"
    assert texts(page) == ["Send the note"]
    press(page, "All", qtbot)
    assert page.filter_bar.text() == "", "all are all"
    assert len(texts(page)) == 4


@pytest.mark.parametrize(
    ("text", "chosen"),
    [("note is:overdue", ["Overdue"]), ("", ["All"]), ("state:kept", ["Kept"]), ("is:unresolved", [])],
)
def test_the_quick_filters_follow_what_is_typed(
    page: CommitmentsPage, qtbot: QtBot, text: str, chosen: list[str]
) -> None:
    page.filter_bar.set_text(text)
    settle(qtbot, page.context)
    buttons = page.quick_filters.findChildren(QPushButton)
    assert [caption(button) for button in buttons if button.isChecked()] == chosen


def test_the_navigation_counts_those_that_are_open(page: CommitmentsPage, project_view: ProjectView) -> None:
    model = project_view.navigation.list.model()
    names = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    project_view.navigation.choose(0)
    assert "Follow-ups 3" in names


def test_what_is_open_stands_first_when_the_project_is_opened_there(
    page: CommitmentsPage, opened: MainWindow, qtbot: QtBot
) -> None:
    again = open_again(opened, qtbot).page
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


def answer(page: CommitmentsPage, text: str, qtbot: QtBot) -> None:
    """Type into the line that is asked for, and press Enter."""
    prompt = asked(page)
    focus(qtbot, prompt.line)
    qtbot.keyClicks(prompt.line, text)
    qtbot.keyClick(prompt.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)


def asked(page: CommitmentsPage) -> Prompt:
    return next(prompt for prompt in page.findChildren(Prompt) if prompt.isVisible())


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
    answer(page, "Sent to all", qtbot)
    promise = records.get(page.context.project, Commitment, promises["Send the note"])
    assert (promise.state, promise.outcome) == (state, "Sent to all")
    assert texts(page) == ["Book the room", "Think it over"]


def test_several_are_opened_again_at_once_and_undone_at_once(
    page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot
) -> None:
    page.table.selectAll()
    page.context.actions["mark_kept"].trigger()
    answer(page, "", qtbot)
    assert texts(page) == []
    press(page, "Show all", qtbot)
    page.table.selectAll()
    page.context.actions["mark_open"].trigger()
    settle(qtbot, page.context)
    assert texts(page, 5) == ["open"] * 4
    page.context.actions["undo"].trigger()
    settle(qtbot, page.context)
    assert texts(page, 5) == ["kept"] * 4
    assert texts(page, 0) == ["✓ kept"] * 4


def test_what_comes_of_it_may_be_left_open_and_given_up(
    page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot
) -> None:
    page.table.select(promises["Book the room"])
    settle(qtbot, page.context)
    page.context.actions["mark_kept"].trigger()
    assert asked(page).windowTitle() == "Mark “Book the room” as kept"
    qtbot.keyClick(asked(page), Qt.Key.Key_Escape)
    settle(qtbot, page.context)
    assert texts(page) == ["Send the note", "Book the room", "Think it over"]
    page.context.actions["mark_kept"].trigger()
    answer(page, "", qtbot)
    promise = records.get(page.context.project, Commitment, promises["Book the room"])
    assert (promise.state, promise.outcome) == (CommitmentState.KEPT, "")


def test_it_is_moved_to_another_day_by_key(
    page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot
) -> None:
    page.table.select(promises["Send the note"])
    focus(qtbot, page.table)
    qtbot.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ShiftModifier)
    prompt = asked(page)
    qtbot.keyClicks(prompt.line, "someday")
    qtbot.keyClick(prompt.line, Qt.Key.Key_Return)
    assert "“someday” is no day" in prompt.problem.text()
    assert prompt.line.text() == "someday"
    prompt.line.clear()
    answer(page, "+3", qtbot)
    promise = records.get(page.context.project, Commitment, promises["Send the note"])
    assert promise.due_on == TODAY + 3 * DAY
    assert texts(page)[0] == "Book the room"


def test_many_are_handed_over_at_once(page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot) -> None:
    page.table.selectAll()
    focus(qtbot, page.table)
    qtbot.keyClick(page.table, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, page.context)
    assert asked(page).windowTitle() == "Hand 3 follow-ups over"
    completer = asked(page).line.completer()
    assert completer.model().index(0, 0).data() == "AB"
    answer(page, "Ana Sample", qtbot)
    assert texts(page, 3) == ["Ana Sample"] * 3
    page.context.actions["undo"].trigger()
    settle(qtbot, page.context)
    assert texts(page, 3) == ["AB", "", ""]


def test_whom_to_hand_over_to_is_not_offered_once_that_is_given_up(
    page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot
) -> None:
    gate = threading.Event()
    page.context.read(lambda project: gate.wait(10), lambda was_opened: None)
    page.table.selectAll()
    page.hand_over()
    asked(page).reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    settle(qtbot, page.context)  # what is raised meanwhile fails the test


def test_views_have_their_counts_and_mine_goes_with_each(
    page: CommitmentsPage, qtbot: QtBot, window: MainWindow
) -> None:
    counted = [button.text() for button in page.quick_filters.findChildren(QPushButton)]
    assert counted == [
        "Open  3", "Overdue  1", "This week  1", "Later  1", "Kept  1", "Broken  0", "All  4",
    ]  # fmt: skip
    page.context.preferences.set_name("AB")
    page.refresh()
    settle(qtbot, page.context)
    press(page, "Mine", qtbot)
    assert texts(page) == ["Send the note"]
    press(page, "Later", qtbot)
    assert (texts(page), page.mine.isChecked()) == ([], True)
    press(page, "Mine", qtbot)
    assert texts(page) == ["Think it over"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tomorrow", dt.date(2020, 2, 1)),
        ("fri", dt.date(2020, 2, 7)),
        ("Saturday", dt.date(2020, 2, 1)),
        ("+3", dt.date(2020, 2, 3)),
        ("10", dt.date(2020, 2, 10)),
        ("2w", dt.date(2020, 2, 14)),
        ("+ 1 month", dt.date(2020, 2, 29)),
        ("11m", dt.date(2020, 12, 31)),
        ("13m", dt.date(2021, 2, 28)),
        ("12 April", dt.date(2020, 4, 12)),
        ("2 Jan", dt.date(2021, 1, 2)),
        ("2 Jan 2020", dt.date(2020, 1, 2)),
        ("none", None),
    ],
)
def test_a_day_is_typed_in_haste(text: str, day: dt.date | None) -> None:
    assert due_day(text, dt.date(2020, 1, 31)) == day


@pytest.mark.parametrize("text", ["", "t", "someday", "31 feb", "999999m", "+"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="is no day"):
        due_day(text, dt.date(2020, 1, 31))


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
    window.stage.show_project(Project(copy, "AB", is_read_only=True), "Example programme")
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
    press(page, "Add follow-up", qtbot)

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


@pytest.mark.parametrize("page_name", ["stakeholders", "agenda"])
def test_a_follow_up_begins_from_a_list_beside_the_page(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot, page_name: str
) -> None:
    said = feedback.log(roundtable.project, roundtable.engagement.id, "@f #loans + Grants, not loans").record
    chosen = {
        "stakeholders": (Noun.ORGANISATION, roundtable.forge),
        "agenda": (Noun.THEME, roundtable.loans),
    }
    noun, reference = chosen[page_name]
    project_view.go_to(noun, reference.id)
    settle(qtbot, project_view.context)
    tabs = next(tabs for tabs in project_view.findChildren(QTabBar) if tabs.isVisible())
    tabs.setCurrentIndex([tabs.tabText(number) for number in range(tabs.count())].index("Said"))
    settle(qtbot, project_view.context)
    lists = [part.table for part in project_view.findChildren(RelatedList) if part.table.isVisible()]
    lists[0].select(said.id)
    focus(qtbot, lists[0])
    qtbot.keyClick(lists[0], Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, CommitmentsPage)
    assert editor(page).form.origin_text.text() == "“Grants, not loans”\nExample roundtable"


def test_the_next_step_follows_from_what_the_step_before_followed_from(
    page: CommitmentsPage, promises: dict[str, int], qtbot: QtBot
) -> None:
    page.table.select(promises["Book the room"])
    focus(qtbot, page.table)
    qtbot.keyClick(page.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.context)
    assert page.listing.inspector.has_draft
    assert editor(page).form.origin_text.text() == "Example roundtable"


def test_while_several_are_chosen_there_are_the_deeds_for_all_of_them(
    page: CommitmentsPage, qtbot: QtBot
) -> None:
    inspectors = page.inspector
    assert isinstance(inspectors, QStackedWidget)
    page.table.selectAll()
    deeds = inspectors.currentWidget()
    assert isinstance(deeds, ChosenDeeds)
    assert deeds.heading.text() == "3 follow-ups chosen"
    page.edit_current()
    assert QApplication.focusWidget() is deeds.buttons[0]
    page.new_record()
    assert inspectors.currentWidget() is page.listing.inspector
    page.listing.inspector.cancel.click()
    assert inspectors.currentWidget() is deeds
    next(button for button in deeds.buttons if button.text() == "Mark as open").click()
    settle(qtbot, page.context)
    page.table.select_row(0)
    assert inspectors.currentWidget() is page.listing.inspector


def test_a_new_one_is_called_what_the_page_calls_it(page: CommitmentsPage, qtbot: QtBot) -> None:
    page.new_record()
    inspector = page.listing.inspector
    press(page, "Add follow-up", qtbot)
    settle(qtbot, page.context)
    words = [label.text() for label in inspector.findChildren(Words) if label.isVisible()]
    assert "What is to be done needs words." in words
    assert not [text for text in words if "commitment" in text.casefold()]
