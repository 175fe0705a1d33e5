"""The second step of an import: what columns, values and dates are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.domain.disclosure import Level
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import OrganisationKind
from engage.services import records
from engage.services.projects import Project
from engage.ui.importing.dialog import COLUMNS, PREVIEW, ImportDialog
from engage.ui.importing.questions import About
from engage.ui.main_window import MainWindow
from tests.ui.conftest import Roundtable
from tests.ui.importing import (
    answer,
    bodies,
    choose,
    go_on,
    panel_text,
    question,
    say_what_it_holds,
    wait,
)


def imported_again(window: MainWindow, file: Path, qtbot: QtBot) -> ImportDialog:
    """A second import, of a file that the first has taught to be read: it goes on to what will come in."""
    window.actions_by_name["import_files"].trigger()
    again = QApplication.activeModalWidget()
    assert isinstance(again, ImportDialog)
    choose(again, file, window, qtbot)
    assert again.step == PREVIEW
    return again


def read_at_engagement(dialog: ImportDialog, file: Path, what: str, window: MainWindow, qtbot: QtBot) -> None:
    """Say what a file holds and at which engagement; then its columns are asked for."""
    choose(dialog, file, window, qtbot)
    say_what_it_holds(dialog, what, window, qtbot)
    dialog.file_step.engagement.setCurrentIndex(1)
    go_on(dialog, window, qtbot)
    assert dialog.step == COLUMNS


def test_columns_and_values_are_given_their_meaning(
    opened: MainWindow,
    dialog: ImportDialog,
    project: Project,
    file: Path,
    announced: list[str],
    qtbot: QtBot,
) -> None:
    file.write_text("Body,Sort,Nation\nExample Castings,Choir,Wales\nExample Forge,Firm,Wales\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.step == COLUMNS
    assert announced == [dialog.columns_step.said.text()]
    assert announced[0].startswith("3 columns, 2 rows.")
    answer(dialog, "Body", "Name", opened, qtbot)
    answer(dialog, "Sort", "Kind", opened, qtbot)
    assert question(dialog, "Choir").is_open
    assert question(dialog, "Choir").seen == "1 row"
    answer(dialog, "Choir", "Trade body", opened, qtbot)
    assert not question(dialog, "Choir").is_open
    answer(dialog, "Nation", "Region", opened, qtbot)
    go_on(dialog, opened, qtbot)
    go_on(dialog, opened, qtbot)
    castings = bodies(project)["Example Castings"]
    assert (castings.kind, castings.region) == (OrganisationKind.TRADE_BODY, "Wales")


def test_a_field_goes_to_the_column_that_was_chosen_last(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,known as,region\nExample Castings Ltd,Example Castings,Wales\n")
    choose(dialog, file, opened, qtbot)
    dialog.show_step(COLUMNS)
    answer(dialog, "known as", "Name", opened, qtbot)
    assert question(dialog, "known as").answer == "Name"
    assert question(dialog, "name").answer == "Leave out"
    assert dialog.go_on.isEnabled()


def test_columns_are_read_as_the_last_time(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind,where to\nExample Castings,SME,Wales\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.step == COLUMNS
    answer(dialog, "where to", "Region", opened, qtbot)
    go_on(dialog, opened, qtbot)
    go_on(dialog, opened, qtbot)
    file.write_text("name,kind,where to\nExample Kiln,SME,Wales\n")
    again = imported_again(opened, file, qtbot)
    again.show_step(COLUMNS)
    assert question(again, "where to").answer == "Region"
    assert question(again, "where to").why == "As the last time"
    assert "as the last time" in again.columns_step.said.text()


def test_the_order_of_day_and_month_is_asked_with_an_example(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text("family_name,organisation,review_on\nSample,Example Castings,3/4/2026\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.step == COLUMNS
    asked = question(dialog, "3/4/2026")
    assert asked.about is About.DATES
    assert [label for label, _ in asked.options] == ["3 April 2026", "4 March 2026"]
    answer(dialog, "3/4/2026", "4 March 2026", opened, qtbot)
    go_on(dialog, opened, qtbot)
    go_on(dialog, opened, qtbot)
    (contact,) = records.rows(project, Contact, records.ids(project, Contact))
    assert str(contact.review_on) == "2026-03-04"


def test_what_may_be_chosen_opens_by_key(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind\nExample Castings,Choir\n")
    choose(dialog, file, opened, qtbot)
    table = dialog.columns_step.table
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    offered = popup.findChild(QListView)
    QTest.keyClicks(offered, "trade")
    QTest.keyClick(offered, Qt.Key.Key_Return)
    wait(opened, qtbot)
    assert question(dialog, "Choir").answer == "Trade body"
    assert dialog.focusWidget() is table


GUESTS = """Invitee,Firm,Ping,Here on the day,Plate
Mair Specimen,Example Kiln,mair@kiln.example,was in,vegan
Iolo Placeholder,Example Forge,iolo@forge.example,stayed home,
"""


def test_the_columns_of_a_list_of_guests_are_given_their_meaning(
    opened: MainWindow,
    roundtable: Roundtable,
    dialog: ImportDialog,
    project: Project,
    file: Path,
    qtbot: QtBot,
) -> None:
    file.write_text(GUESTS)
    read_at_engagement(dialog, file, "Attendance", opened, qtbot)
    answer(dialog, "Invitee", "Full name", opened, qtbot)
    answer(dialog, "Here on the day", "Attended", opened, qtbot)
    asked = question(dialog, "was in")
    assert (asked.is_open, asked.why) == (True, "Not understood: its rows come in without it")
    answer(dialog, "was in", "Attended", opened, qtbot)
    answer(dialog, "stayed home", "Did not show", opened, qtbot)
    assert question(dialog, "Ping").answer == "E-mails"
    go_on(dialog, opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Attendance: 2 new."
    go_on(dialog, opened, qtbot)
    held = records.get(project, Engagement, roundtable.engagement.id)
    came = {seat.contact.name: seat.status.value for seat in held.attendance if seat.contact}
    assert (came["Mair Specimen"], came["Iolo Placeholder"]) == ("attended", "did_not_show")


CALL = """Hvem,Post,Kom inn,Gikk ut,Favorittfarge
Mair Specimen,mair@kiln.example,25/03/2020 10:00:00,25/03/2020 11:00:00,blue
"""


def test_the_columns_of_a_call_in_a_language_that_is_not_known_are_given_their_meaning(
    opened: MainWindow,
    roundtable: Roundtable,
    dialog: ImportDialog,
    project: Project,
    file: Path,
    qtbot: QtBot,
) -> None:
    file.write_text(CALL)
    read_at_engagement(dialog, file, "Who was on a call (Zoom)", opened, qtbot)
    for theirs, ours in {
        "Hvem": "Name",
        "Post": "E-mail address",
        "Kom inn": "Joined",
        "Gikk ut": "Left",
    }.items():
        answer(dialog, theirs, ours, opened, qtbot)
    go_on(dialog, opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Who was on a call (Zoom): 1 new."
    go_on(dialog, opened, qtbot)
    held = records.get(project, Engagement, roundtable.engagement.id)
    assert [seat.minutes for seat in held.attendance if seat.name == "Mair Specimen"] == [60]


SHEET = """Ref,Author,Came in,Obstacles,May we publish your answer?
7,Ana Sample,3/4/2026,There are not enough people who can fit them.,Rather ask me
"""


def test_the_columns_of_a_response_sheet_are_given_their_meaning(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text(SHEET)
    choose(dialog, file, opened, qtbot)
    say_what_it_holds(dialog, "Responses to a consultation", opened, qtbot)
    go_on(dialog, opened, qtbot)
    assert dialog.step == COLUMNS
    answer(dialog, "Author", "Full name", opened, qtbot)
    answer(dialog, "Came in", "Date", opened, qtbot)
    answer(dialog, "Obstacles", "Question", opened, qtbot)
    assert "Response number" in {label for label, _ in question(dialog, "Ref").options}
    asked = question(dialog, "Rather ask me")
    assert (asked.is_open, asked.why) == (True, "Not understood: withheld is taken")
    answer(dialog, "Rather ask me", "Anonymous", opened, qtbot)
    answer(dialog, "3/4/2026", "4 March 2026", opened, qtbot)
    go_on(dialog, opened, qtbot)
    go_on(dialog, opened, qtbot)
    (said,) = records.rows(project, Feedback, records.ids(project, Feedback))
    assert said.contact is not None
    assert (said.contact.name, str(said.said_on)) == ("Ana Sample", "2026-03-04")
    assert said.disclosure is Level.ANONYMOUS


def test_values_mean_what_they_meant_the_last_time(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind\nExample Castings,Choir\nExample Forge,Squad\n")
    choose(dialog, file, opened, qtbot)
    answer(dialog, "Choir", "Trade body", opened, qtbot)
    answer(dialog, "Squad", "Union", opened, qtbot)
    go_on(dialog, opened, qtbot)
    go_on(dialog, opened, qtbot)
    file.write_text("name,kind,region\nExample Kiln,CHOIR,Wales\nExample Mill,squad,Wales\n")
    again = imported_again(opened, file, qtbot)
    again.show_step(COLUMNS)
    assert "as the last time" in again.columns_step.said.text()
    known = question(again, "CHOIR")
    assert (known.answer, known.why, known.is_open) == ("Trade body", "As the last time", False)
    answer(again, "squad", "Leave this value out", opened, qtbot)
    assert question(again, "squad").why == "As you said"
    go_on(again, opened, qtbot)
    go_on(again, opened, qtbot)
    kinds = {name: body.kind for name, body in bodies(project).items()}
    assert kinds["Example Kiln"] is OrganisationKind.TRADE_BODY
    assert kinds["Example Mill"] is OrganisationKind.OTHER


def test_fields_and_values_are_called_as_in_the_window(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text("family_name,organisation,lawful_basis\nSample,Example Castings,told us\n")
    choose(dialog, file, opened, qtbot)
    dialog.show_step(PREVIEW)
    wait(opened, qtbot)
    text = panel_text(dialog)
    assert "vital interests" in text
    assert "vital_interests" not in text
    for asked in dialog.columns_step.table.asked.questions:
        assert not any("_" in label for label, _ in asked.options), asked.theirs
