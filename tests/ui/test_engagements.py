"""Engagements through the window, by keyboard: list, calendar, and one of them over the whole page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.domain.disclosure import Rule
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Engagement
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Reference
from engage.services import feedback, projects, records, undo
from engage.services.projects import Project
from engage.ui.engagements.attendance_model import ROLE, SEAT, STATUS
from engage.ui.engagements.copy_dialog import CopyDialog
from engage.ui.engagements.editor import EngagementEditor
from engage.ui.engagements.invite_dialog import InviteDialog
from engage.ui.engagements.page import EngagementsPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.summaries.page import SummariesPage
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, focus, open_again, settle, show_page

CONTROL = Qt.KeyboardModifier.ControlModifier
TODAY = dt.datetime.now().astimezone().date()
DAY = dt.timedelta(days=1)


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window's inside, with the engagements in front."""
    return show_page(opened, "engagements", qtbot)


@pytest.fixture
def page(project_view: ProjectView) -> EngagementsPage:
    assert isinstance(project_view.page, EngagementsPage)
    focus_in(project_view.page)
    return project_view.page


@pytest.fixture
def open_page(page: EngagementsPage, qtbot: QtBot) -> EngagementsPage:
    """The page with the roundtable open, as Enter in the list opens it."""
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert page.view.isVisible()
    return page


def focus_in(page: EngagementsPage) -> None:
    page.window().activateWindow()
    page.focus_content()


def press(qtbot: QtBot, page: EngagementsPage, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the cursor is, and wait for what comes of it."""
    where = QApplication.focusWidget() or page
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    qtbot.keyClick(where, key, held)
    settle(qtbot, page.context)


def stored(page: EngagementsPage, id: int | None = None) -> Engagement:
    wanted = id if id is not None else page.current_engagement()
    assert wanted is not None
    return records.get(page.context.project, Engagement, wanted)


def statuses(page: EngagementsPage) -> list[AttendanceStatus]:
    return [seat.status for seat in stored(page).attendance]


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Words) if label.isVisible()]


def titles(page: EngagementsPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def dialog_of(kind: type[InviteDialog] | type[CopyDialog]) -> InviteDialog | CopyDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


# The list and the calendar


def hold(project: Project, title: str, days: int, **values: object) -> int:
    held = Engagement(title=title, held_on=TODAY + days * DAY, **values)  # type: ignore[arg-type]
    return records.add(project, held).first(Noun.ENGAGEMENT)


@pytest.fixture
def coming(roundtable: Roundtable) -> Roundtable:
    """Besides the roundtable long ago: yesterday, tomorrow and in three weeks."""
    hold(roundtable.project, "Yesterday", -1)
    at_ten = dt.datetime.combine(TODAY + DAY, dt.time(10), dt.UTC)
    seats = (
        Attendance(organisation=roundtable.castings, status=AttendanceStatus.ACCEPTED),
        Attendance(contact=roundtable.ana),
    )
    values = {"starts_at": at_ten, "zone": "UTC", "place": "Example Hall", "attendance": seats}
    hold(roundtable.project, "Tomorrow", 1, **values)
    hold(roundtable.project, "Later", 21)
    return roundtable


def test_coming_and_past_are_a_press_away_with_the_next_at_the_top(
    coming: Roundtable, page: EngagementsPage, qtbot: QtBot
) -> None:
    assert titles(page) == ["Later", "Tomorrow", "Yesterday", "Example roundtable"]
    page.views.choose("after:today")
    settle(qtbot, page.context)
    assert titles(page) == ["Tomorrow", "Later"]
    page.views.choose("-after:today")
    settle(qtbot, page.context)
    assert titles(page) == ["Yesterday", "Example roundtable"]


def test_the_calendar_stands_by_weeks_and_marks_today(
    coming: Roundtable, page: EngagementsPage, qtbot: QtBot
) -> None:
    press(qtbot, page, Qt.Key.Key_V)
    assert page.calendar.isVisible()
    assert not page.table.isVisible()
    lines = page.calendar.texts()
    assert "This week" in lines
    assert any(line.endswith("Nothing today") for line in lines)
    tomorrow = next(line for line in lines if "Tomorrow" in line)
    assert "10:00" in tomorrow
    assert "UTC · 1 of 2 accepted · meeting · Example Hall · Example Castings, Ana Sample" in tomorrow
    order = [line.split(", ")[-2 if "Tomorrow" not in line else 2] for line in lines if "," in line]
    assert order.index("Yesterday") < order.index("Tomorrow") < order.index("Later")


def test_the_calendar_begins_at_what_is_next_and_is_gone_about_by_keys(
    coming: Roundtable, page: EngagementsPage, qtbot: QtBot
) -> None:
    press(qtbot, page, Qt.Key.Key_V)
    assert stored(page).title == "Tomorrow"
    press(qtbot, page, Qt.Key.Key_J)
    assert stored(page).title == "Later"
    press(qtbot, page, Qt.Key.Key_K)
    press(qtbot, page, Qt.Key.Key_K)
    assert stored(page).title == "Yesterday"
    assert page.listing.inspector.editor.record.title == "Yesterday"
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.view.isVisible()
    press(qtbot, page, Qt.Key.Key_Escape)
    assert page.calendar.hasFocus()


def test_the_calendar_follows_the_filter_and_says_when_there_is_nothing(
    coming: Roundtable, page: EngagementsPage, qtbot: QtBot
) -> None:
    press(qtbot, page, Qt.Key.Key_V)
    page.filter_bar.set_text("who:ana")
    settle(qtbot, page.context)
    assert [line for line in page.calendar.texts() if "Later" in line] == []
    page.filter_bar.set_text("after:2999-01-01")
    settle(qtbot, page.context)
    assert "Nothing found" in said(page)
    page.filter_bar.set_text("")
    settle(qtbot, page.context)
    assert page.calendar.isVisible()


def test_the_calendar_is_there_again_the_next_day(
    project_view: ProjectView, page: EngagementsPage, opened: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, page, Qt.Key.Key_V)
    again = open_again(opened, qtbot).page
    assert isinstance(again, EngagementsPage)
    assert again.is_calendar
    assert again.calendar.isVisible()


# One engagement


def test_enter_opens_one_and_esc_goes_back_to_its_line(open_page: EngagementsPage, qtbot: QtBot) -> None:
    page = open_page
    assert "Example roundtable" in said(page.view)
    assert page.view.attendance.table.hasFocus()
    press(qtbot, page, Qt.Key.Key_Escape)
    assert not page.view.isVisible()
    assert page.table.hasFocus()
    assert stored(page).title == "Example roundtable"


def test_the_tabs_are_turned_by_key(open_page: EngagementsPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    page = open_page
    feedback.log(roundtable.project, roundtable.engagement.id, "@f #loans + Grants, not loans")
    page.refresh()
    settle(qtbot, page.context)
    texts = [page.view.tabs.tabText(number) for number in range(page.view.tabs.count())]
    assert texts == ["Attendance 2", "Notes", "Feedback 1", "Follow-ups", "Documents"]
    press(qtbot, page, Qt.Key.Key_PageDown, CONTROL)
    assert page.view.tab is page.view.notes
    press(qtbot, page, Qt.Key.Key_PageDown, CONTROL)
    assert page.view.said.model.rowCount() == 1
    press(qtbot, page, Qt.Key.Key_PageUp, CONTROL)
    assert page.view.notes.editors["summary"].text.hasFocus()


def test_what_was_said_leads_to_it(
    project_view: ProjectView, open_page: EngagementsPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    logged = feedback.log(roundtable.project, roundtable.engagement.id, "@f #loans + Grants, not loans")
    open_page.view.show_tab(open_page.view.said)
    settle(qtbot, open_page.context)
    focus_in(open_page)
    press(qtbot, open_page, Qt.Key.Key_Return)
    assert project_view.page.name == "feedback"
    assert project_view.page.table.current_id() == logged.record.id  # type: ignore[attr-defined]


def test_an_engagement_that_goes_while_it_is_open_gives_the_list_back(
    open_page: EngagementsPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    open_page.context.write(
        lambda project, progress: records.remove(project, Engagement, roundtable.engagement.id)
    )
    settle(qtbot, open_page.context)
    assert not open_page.view.isVisible()
    assert open_page.current_engagement() is None


# Attendance


def test_marks_are_set_by_key_for_all_who_are_chosen_as_one_deed(
    open_page: EngagementsPage, qtbot: QtBot
) -> None:
    page = open_page
    press(qtbot, page, Qt.Key.Key_P)
    assert statuses(page) == [AttendanceStatus.APOLOGIES, AttendanceStatus.ATTENDED]
    press(qtbot, page, Qt.Key.Key_A, CONTROL)
    for key, status in (
        (Qt.Key.Key_I, AttendanceStatus.INVITED),
        (Qt.Key.Key_Y, AttendanceStatus.ACCEPTED),
        (Qt.Key.Key_D, AttendanceStatus.DECLINED),
        (Qt.Key.Key_N, AttendanceStatus.DID_NOT_SHOW),
        (Qt.Key.Key_A, AttendanceStatus.ATTENDED),
    ):
        press(qtbot, page, key)
        assert statuses(page) == [status, status]
    assert page.view.attendance.statuses.text() == "2 on the list · attended 2"
    assert len(page.view.attendance.table.chosen()) == 2
    undo.undo(page.context.project)
    assert statuses(page) == [AttendanceStatus.DID_NOT_SHOW] * 2


def test_marks_are_for_the_attendance_list_in_front_alone(page: EngagementsPage, qtbot: QtBot) -> None:
    press(qtbot, page, Qt.Key.Key_D)
    assert statuses(page) == [AttendanceStatus.ATTENDED] * 2
    press(qtbot, page, Qt.Key.Key_Return)
    press(qtbot, page, Qt.Key.Key_PageDown, CONTROL)
    press(qtbot, page, Qt.Key.Key_D)
    assert statuses(page) == [AttendanceStatus.ATTENDED] * 2
    assert page.view.notes.editors["summary"].text.toPlainText() == "d"


def test_no_mark_goes_to_the_engagement_that_was_open_before(
    open_page: EngagementsPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = open_page
    page.close_view()
    page.open(hold(roundtable.project, "Example call", -1))
    page.view.mark(AttendanceStatus.DECLINED)
    page.view.remove_chosen()
    settle(qtbot, page.context)
    assert page.view.record is not None
    assert page.view.record.title == "Example call"
    before = records.get(roundtable.project, Engagement, roundtable.engagement.id)
    assert [seat.status for seat in before.attendance] == [AttendanceStatus.ATTENDED] * 2


def test_who_is_added_on_the_day_itself_was_there_by_the_clock_of_the_place(
    page: EngagementsPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    """Of two places, one at least has another day than this computer."""
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        today = dt.datetime.now(ZoneInfo(zone)).date()
        for day, status in ((today, AttendanceStatus.ATTENDED), (today + DAY, AttendanceStatus.INVITED)):
            held = add(roundtable.project, Engagement(title="Talks", held_on=day, zone=zone))
            page.open(held.id)
            settle(qtbot, page.context)
            qtbot.keyClicks(page.view.attendance.picker, "forge")
            press(qtbot, page, Qt.Key.Key_Return)
            assert statuses(page) == [status], (zone, day)
            page.close_view()


def test_somebody_is_added_or_found_by_a_few_letters(open_page: EngagementsPage, qtbot: QtBot) -> None:
    page, attendance = open_page, open_page.view.attendance
    records.add(page.context.project, Organisation(name="Example Institute"))
    press(qtbot, page, Qt.Key.Key_Slash)
    assert attendance.picker.hasFocus()
    qtbot.keyClicks(attendance.picker, "instit")
    press(qtbot, page, Qt.Key.Key_Return)
    seats = stored(page).attendance
    assert [seat.name for seat in seats] == ["Ana Sample", "Example Forge Union", "Example Institute"]
    assert seats[2].status is AttendanceStatus.ATTENDED  # the day is over: they were there
    assert [seat.name for seat in attendance.table.chosen()] == ["Example Institute"]
    qtbot.keyClicks(attendance.picker, "ana")
    press(qtbot, page, Qt.Key.Key_Return)
    assert len(stored(page).attendance) == 3
    assert [seat.name for seat in attendance.table.chosen()] == ["Ana Sample"]


def test_who_is_added_to_what_is_still_to_come_is_invited(
    coming: Roundtable, page: EngagementsPage, qtbot: QtBot
) -> None:
    page.table.select_row(0)
    press(qtbot, page, Qt.Key.Key_Return)
    qtbot.keyClicks(page.view.attendance.picker, "forge")
    qtbot.keyClick(page.view.attendance.picker, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert statuses(page) == [AttendanceStatus.INVITED]


def test_two_who_are_added_at_once_both_stay(open_page: EngagementsPage, qtbot: QtBot) -> None:
    attendance = open_page.view.attendance
    for name in ("Example One", "Example Two"):
        body = add(open_page.context.project, Organisation(name=name))
        attendance.picker.committed.emit(Reference(body.id, body.uid, name, OrganisationKind.OTHER))
    settle(qtbot, open_page.context)
    names = [seat.name for seat in stored(open_page).attendance]
    assert names == ["Ana Sample", "Example Forge Union", "Example One", "Example Two"]


def test_role_and_key_are_edited_where_they_stand(open_page: EngagementsPage, qtbot: QtBot) -> None:
    page, attendance = open_page, open_page.view.attendance
    attendance.table.setCurrentIndex(attendance.model.index(1, SEAT))
    press(qtbot, page, Qt.Key.Key_F2)
    cell = QApplication.focusWidget()
    assert cell is not None
    assert cell is not attendance.table
    qtbot.keyClicks(cell, "fu")
    press(qtbot, page, Qt.Key.Key_Return)
    attendance.model.setData(attendance.model.index(1, ROLE), AttendanceRole.SPEAKER.value)
    settle(qtbot, page.context)
    seat = stored(page).attendance[1]
    assert (seat.seat, seat.role) == ("fu", AttendanceRole.SPEAKER)

    attendance.model.setData(attendance.model.index(1, SEAT), "a")
    settle(qtbot, page.context)
    assert any("Two attendees" in words for words in said(attendance))
    attendance.model.setData(attendance.model.index(1, STATUS), AttendanceStatus.DECLINED.value)
    settle(qtbot, page.context)
    assert statuses(page)[1] is AttendanceStatus.DECLINED


def test_everybody_is_given_a_key(open_page: EngagementsPage, qtbot: QtBot) -> None:
    records.edit(
        open_page.context.project,
        Engagement,
        stored(open_page).id,
        attendance=tuple(Attendance(organisation=seat.organisation) for seat in stored(open_page).attendance),
    )
    open_page.context.actions["give_seats"].trigger()
    settle(qtbot, open_page.context)
    assert all(seat.seat for seat in stored(open_page).attendance)


def test_who_is_chosen_is_taken_off_and_comes_back_by_undo(open_page: EngagementsPage, qtbot: QtBot) -> None:
    press(qtbot, open_page, Qt.Key.Key_J)
    press(qtbot, open_page, Qt.Key.Key_Delete)
    assert [seat.name for seat in stored(open_page).attendance] == ["Ana Sample"]
    press(qtbot, open_page, Qt.Key.Key_Z, CONTROL)
    assert len(stored(open_page).attendance) == 2


def test_it_adds_up_by_status_and_by_kind(open_page: EngagementsPage, qtbot: QtBot) -> None:
    press(qtbot, open_page, Qt.Key.Key_J)
    press(qtbot, open_page, Qt.Key.Key_D)
    attendance = open_page.view.attendance
    assert attendance.statuses.text() == "2 on the list · declined 1 · attended 1"
    assert attendance.kinds.text() == "Organisations: trade body 1 of 1, union 1"


def test_the_list_is_sorted_by_a_column_and_what_is_chosen_stays(open_page: EngagementsPage) -> None:
    attendance = open_page.view.attendance
    attendance.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [seat.name for seat in attendance.model.seats] == ["Example Forge Union", "Ana Sample"]
    assert [seat.name for seat in attendance.table.chosen()] == ["Ana Sample"]


def test_enter_on_a_seat_goes_to_who_sits_there(
    project_view: ProjectView, open_page: EngagementsPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    press(qtbot, open_page, Qt.Key.Key_Return)
    assert project_view.page.name == "stakeholders"
    assert project_view.page.table.current_id() == roundtable.ana.id  # type: ignore[attr-defined]


# Inviting


def test_all_whom_a_filter_finds_are_invited_at_once(open_page: EngagementsPage, qtbot: QtBot) -> None:
    page = open_page
    for number in range(3):
        body = Organisation(name=f"Example Union {number}", kind=OrganisationKind.UNION, region="Wales")
        records.add(page.context.project, body)
    press(qtbot, page, Qt.Key.Key_I, CONTROL, Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(InviteDialog)
    assert isinstance(dialog, InviteDialog)
    assert not dialog.invite_button.isEnabled()
    qtbot.keyClicks(dialog.bar.line, "kind:union region:wales ")
    qtbot.keyClick(dialog.bar.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert dialog.count.text() == "4 found; 1 of them are on the list already."
    assert dialog.invite_button.text() == "Invite 3"
    qtbot.keyClick(dialog.invite_button, Qt.Key.Key_Space)
    settle(qtbot, page.context)
    assert [seat.name for seat in stored(page).attendance][2:] == [f"Example Union {n}" for n in range(3)]
    assert statuses(page)[2:] == [AttendanceStatus.INVITED] * 3
    page.context.actions["undo"].trigger()
    settle(qtbot, page.context)
    assert len(stored(page).attendance) == 2


def test_contacts_who_are_chosen_are_invited_in_their_role(open_page: EngagementsPage, qtbot: QtBot) -> None:
    page = open_page
    for name in ("Placeholder", "Specimen"):
        records.add(page.context.project, Contact(family_name=name))
    page.context.actions["invite"].trigger()
    settle(qtbot, page.context)
    dialog = dialog_of(InviteDialog)
    assert isinstance(dialog, InviteDialog)
    dialog._switch.button(1).click()
    settle(qtbot, page.context)
    dialog.table.select_row(2)
    dialog.role.show_value(AttendanceRole.OBSERVER)
    assert dialog.invite_button.text() == "Invite 1"
    dialog.accept()
    settle(qtbot, page.context)
    seat = stored(page).attendance[2]
    assert (seat.name, seat.role) == ("Specimen", AttendanceRole.OBSERVER)


# Copying


def test_an_engagement_is_copied_to_another_day(
    page: EngagementsPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    press(qtbot, page, Qt.Key.Key_D, CONTROL)
    dialog = dialog_of(CopyDialog)
    assert isinstance(dialog, CopyDialog)
    qtbot.keyClicks(dialog.held_on, "some day")
    dialog.copy_button.click()
    assert any("is no date" in words for words in said(dialog))
    assert dialog.held_on.text() == "some day"
    dialog.held_on.clear()
    qtbot.keyClicks(dialog.held_on, "25 March 2021")
    dialog.copy_button.click()
    settle(qtbot, page.context)
    copied = stored(page)
    assert copied.id != roundtable.engagement.id
    assert (copied.title, copied.held_on) == ("Example roundtable", dt.date(2021, 3, 25))
    assert statuses(page) == [AttendanceStatus.INVITED] * 2


# New ones, and their times


def test_it_is_said_what_the_rule_means_and_nothing_moves(open_page: EngagementsPage, qtbot: QtBot) -> None:
    editor = open_page.listing.inspector.editor
    assert isinstance(editor, EngagementEditor)
    places = set()
    for rule in (*Rule, Rule.CHATHAM_HOUSE):
        editor.form.rule.setCurrentIndex(list(Rule).index(rule))
        settle(qtbot, open_page.context)
        assert stored(open_page).rule is rule
        assert rule.means in said(editor)
        assert editor.form.rule.accessibleDescription() == rule.means
        places.add((editor.form.agenda.y(), editor.height()))
    assert len(places) == 1
    undo.undo(open_page.context.project)
    open_page.listing.inspector.refresh()
    settle(qtbot, open_page.context)
    assert Rule.PRIVATE.means in said(editor)


def test_of_a_new_one_it_is_said_what_its_rule_means(page: EngagementsPage, qtbot: QtBot) -> None:
    page.context.actions["new"].trigger()
    settle(qtbot, page.context)
    assert page.listing.inspector.has_draft
    editor = page.listing.inspector.editor
    assert isinstance(editor, EngagementEditor)
    assert Rule.ON_RECORD.means in said(editor)
    editor.form.rule.setCurrentIndex(list(Rule).index(Rule.PRIVATE))
    assert Rule.PRIVATE.means in said(editor)


def test_a_new_one_is_of_today_by_the_clock_of_the_project(
    project_view: ProjectView, page: EngagementsPage, qtbot: QtBot
) -> None:
    projects.edit_details(page.context.project, zone="Pacific/Auckland")
    page.refresh()
    settle(qtbot, page.context)
    press(qtbot, page, Qt.Key.Key_N, CONTROL)
    draft = page.listing.inspector.editor.record
    assert draft.zone == "Pacific/Auckland"
    assert draft.held_on in (TODAY, TODAY + DAY)
    editor = page.listing.inspector.editor
    assert isinstance(editor, EngagementEditor)
    for control, text in ((editor.form.title, "Call"), (editor.form.starts_at, "2.30 pm")):
        focus(qtbot, control)
        qtbot.keyClicks(control, text)
        qtbot.keyClick(control, Qt.Key.Key_Return)
    assert editor.form.starts_at.text() == "14:30"
    editor.add()
    settle(qtbot, page.context)
    kept = stored(page)
    assert kept.starts_at is not None
    assert kept.held_on == draft.held_on
    assert f"{kept.starts_at.astimezone(dt.UTC):%H:%M}" in ("01:30", "02:30")


@pytest.fixture
def editor(page: EngagementsPage) -> EngagementEditor:
    editor = page.listing.inspector.editor
    assert isinstance(editor, EngagementEditor)
    return editor


def write(qtbot: QtBot, control: QWidget, text: str) -> None:
    focus(qtbot, control)
    control.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(control, text)
    qtbot.keyClick(control, Qt.Key.Key_Return)


def test_times_go_along_with_the_day_the_clock_and_the_start(
    page: EngagementsPage, editor: EngagementEditor, qtbot: QtBot
) -> None:
    write(qtbot, editor.form.starts_at, "10")
    settle(qtbot, page.context)
    write(qtbot, editor.form.ends_at, "12:00")
    settle(qtbot, page.context)
    write(qtbot, editor.form.held_on, "1 July 2020")
    write(qtbot, editor.form.starts_at, "11:00")  # at once: nothing has been read again
    settle(qtbot, page.context)
    held = stored(page)
    assert held.starts_at == dt.datetime(2020, 7, 1, 10, tzinfo=dt.UTC)  # summer time
    assert held.ends_at == dt.datetime(2020, 7, 1, 12, tzinfo=dt.UTC)
    write(qtbot, editor.form.zone, "Europe/Paris")
    settle(qtbot, page.context)
    held = stored(page)
    assert held.starts_at == dt.datetime(2020, 7, 1, 9, tzinfo=dt.UTC)
    assert (editor.form.starts_at.text(), editor.form.ends_at.text()) == ("11:00", "13:00")


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("starts_at", "25:00", "“25:00” is no time of day. Write it as 14:30."),
        ("ends_at", "noon", "“noon” is no time of day. Write it as 14:30."),
        ("zone", "Wales", "“Wales” is no time zone. Write one such as Europe/London."),
        ("held_on", "", "An engagement needs a date. Write it as 25 March 2020."),
    ],
)
def test_what_is_no_time_stays_with_a_sentence_beside_it(
    field: str, text: str, sentence: str, page: EngagementsPage, editor: EngagementEditor, qtbot: QtBot
) -> None:
    control = getattr(editor.form, field)
    if text:
        write(qtbot, control, text)
    else:
        focus(qtbot, control)
        control.selectAll()
        qtbot.keyClick(control, Qt.Key.Key_Backspace)
        qtbot.keyClick(control, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert sentence in said(editor)
    assert control.text() == text


def test_an_end_before_the_start_is_refused_beside_it(
    page: EngagementsPage, editor: EngagementEditor, qtbot: QtBot
) -> None:
    write(qtbot, editor.form.starts_at, "10:00")
    settle(qtbot, page.context)
    write(qtbot, editor.form.ends_at, "9:00")
    settle(qtbot, page.context)
    assert any("the end lies before the beginning" in words for words in said(editor))
    assert stored(page).ends_at is None


# Documents


def drop(on: QWidget, paths: list[Path]) -> None:
    """Let files go over the middle of a part of the window, as the system tells the window."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = on.mapTo(on.window(), on.rect().center())
    how = (Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(on.window().windowHandle(), QDragEnterEvent(at, *how))
    QApplication.sendEvent(on.window().windowHandle(), QDropEvent(QPointF(at), *how))


def test_files_are_attached_given_back_and_taken_away_again(
    open_page: EngagementsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page, documents = open_page, open_page.view.documents
    slides = tmp_path / "Slides.pdf"
    slides.write_bytes(b"%PDF-1.4 example")
    page.view.show_tab(documents)
    settle(qtbot, page.context)
    drop(documents, [slides])
    settle(qtbot, page.context)
    row = [documents.model.index(0, column).data() for column in range(3)]
    assert row == ["Slides.pdf", "PDF", "16 bytes"]
    documents.save_to(documents.chosen()[0], tmp_path / "copy.pdf")
    settle(qtbot, page.context)
    assert (tmp_path / "copy.pdf").read_bytes() == slides.read_bytes()
    focus_in(page)
    press(qtbot, page, Qt.Key.Key_Delete)
    assert stored(page).documents == ()
    press(qtbot, page, Qt.Key.Key_Z, CONTROL)
    assert [document.name for document in stored(page).documents] == ["Slides.pdf"]


def test_what_cannot_be_attached_is_said(open_page: EngagementsPage, tmp_path: Path, qtbot: QtBot) -> None:
    documents = open_page.view.documents
    open_page.view.show_tab(documents)
    documents.attach([tmp_path / "gone.pdf"])
    settle(qtbot, open_page.context)
    assert any("There is no file “gone.pdf”" in words for words in said(documents))


def test_the_note_is_seen_as_a_summary_of_this_engagement(
    project_view: ProjectView, open_page: EngagementsPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    documents = open_page.view.documents
    open_page.view.show_tab(documents)
    documents.note_button.click()
    settle(qtbot, open_page.context)
    summaries = project_view.page
    assert isinstance(summaries, SummariesPage)
    assert summaries.options.summary == "engagement-note"
    assert summaries.options.filter == f"engagement:{roundtable.engagement.uid}"
