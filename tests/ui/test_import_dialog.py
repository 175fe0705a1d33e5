"""The import step by step: what a file is, what is in its columns, what would come of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Engagement
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun
from engage.services import records, search
from engage.services.projects import Project
from engage.ui.importing.dialog import COLUMNS, FILE, PREVIEW, ImportDialog
from engage.ui.importing.lines import Fate
from engage.ui.importing.questions import About, Question
from engage.ui.main_window import MainWindow
from tests.builders import add
from tests.ui.conftest import Roundtable, settle

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture
def dialog(opened: MainWindow, qtbot: QtBot) -> ImportDialog:
    opened.actions_by_name["import_files"].trigger()
    dialog = opened.findChild(ImportDialog)
    assert dialog is not None
    return dialog


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def choose(dialog: ImportDialog, path: Path, opened: MainWindow, qtbot: QtBot) -> None:
    dialog.choose(path)
    wait(opened, qtbot)


def wait(opened: MainWindow, qtbot: QtBot) -> None:
    """Wait until whatever was decided has been looked at, and tried."""
    assert opened.project_view is not None
    settle(qtbot, opened.project_view.context)
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, ImportDialog) and dialog.step == PREVIEW:
        qtbot.waitUntil(lambda: dialog.plan.is_settled)
        settle(qtbot, opened.project_view.context)


def go_on(dialog: ImportDialog, opened: MainWindow, qtbot: QtBot) -> None:
    assert dialog.go_on.isEnabled()
    QTest.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    wait(opened, qtbot)


def question(dialog: ImportDialog, theirs: str) -> Question:
    asked = dialog.columns_step.table.asked.questions
    return next(each for each in asked if each.theirs == theirs)


def answer(dialog: ImportDialog, theirs: str, ours: str, opened: MainWindow, qtbot: QtBot) -> None:
    """Choose by its words what something in the file is."""
    asked = question(dialog, theirs)
    row = list(dialog.columns_step.table.asked.questions).index(asked)
    model = dialog.columns_step.table.asked
    model.setData(model.index(row, 2), dict(asked.options)[ours])
    wait(opened, qtbot)


def listed(dialog: ImportDialog) -> list[tuple[str, str, str]]:
    """Row, name and fate of each line of the preview's list."""
    model = dialog.preview_step.table.lines
    return [
        (model.index(row, 0).data(), model.index(row, 1).data(), model.index(row, 2).data())
        for row in range(model.rowCount())
    ]


def panel_text(dialog: ImportDialog) -> str:
    labels = dialog.preview_step.panel.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


def bodies(project: Project) -> dict[str, Organisation]:
    ids = records.ids(project, Organisation)
    return {body.name: body for body in records.rows(project, Organisation, ids)}


# What the file is


def test_a_table_in_which_all_is_clear_goes_straight_to_the_preview(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind\nExample Castings,trade_body\nExample Forge,SME\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.step == PREVIEW
    assert dialog.preview_step.outcome.text() == "Organisations: 2 new."
    assert bodies(project) == {}
    go_on(dialog, opened, qtbot)
    assert sorted(bodies(project)) == ["Example Castings", "Example Forge"]
    assert "Import 2 organisations from list.csv" in opened.actions_by_name["undo"].text()


def test_what_was_imported_is_shown_in_its_list(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text(
        "given_name,family_name,organisation\nIolo,Placeholder,Example Forge\nMair,Specimen,Example Mill\n"
    )
    choose(dialog, file, opened, qtbot)
    go_on(dialog, opened, qtbot)
    view = opened.project_view
    assert view is not None
    assert view.undo_bar.text() == "Imported 2 contacts from list.csv"
    view.show_page("feedback")
    view.undo_bar.show_button.click()
    wait(opened, qtbot)
    (first, _) = sorted(records.ids(project, Contact))
    assert view.chosen() == (Noun.CONTACT, first)
    opened.actions_by_name["undo"].trigger()
    wait(opened, qtbot)
    assert not view.undo_bar.show_button.isVisible()


def test_a_step_that_was_passed_over_can_be_gone_back_to(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind\nExample Castings,trade_body\n")
    choose(dialog, file, opened, qtbot)
    dialog.back.click()
    assert dialog.step == COLUMNS
    dialog.back.click()
    assert dialog.step == FILE
    assert dialog.file_step.format.currentText() == "Organisations"
    assert "the columns name, kind" in dialog.file_step.why.text()
    dialog.steps.button(PREVIEW).click()
    wait(opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Organisations: 1 new."


def test_a_card_goes_straight_to_the_preview(opened: MainWindow, dialog: ImportDialog, qtbot: QtBot) -> None:
    choose(dialog, CORPUS / "vcard" / "apple-3.0.vcf", opened, qtbot)
    assert dialog.step == PREVIEW
    assert dialog.preview_step.outcome.text().startswith("Cards of people (vCard): ")
    assert not dialog.steps.button(COLUMNS).isEnabled()


def test_of_what_belongs_to_an_engagement_it_is_asked_to_which(
    opened: MainWindow, roundtable: Roundtable, dialog: ImportDialog, project: Project, qtbot: QtBot
) -> None:
    choose(dialog, CORPUS / "calls" / "teams-meeting.csv", opened, qtbot)
    assert dialog.step == FILE
    assert "Teams" in dialog.file_step.why.text()
    dialog.file_step.engagement.setCurrentIndex(1)
    go_on(dialog, opened, qtbot)
    assert dialog.step == PREVIEW
    before = records.get(project, Engagement, roundtable.engagement.id).attendance
    go_on(dialog, opened, qtbot)
    assert len(records.get(project, Engagement, roundtable.engagement.id).attendance) > len(before)


def test_what_is_not_clear_is_asked(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name\nExample Castings\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.step == FILE
    assert "--as" not in dialog.file_step.problem.text()
    assert "Say above what it holds" in dialog.file_step.problem.text()
    assert not dialog.go_on.isEnabled()
    formats = dialog.file_step.format
    formats.setCurrentIndex(formats.findText("Organisations"))
    wait(opened, qtbot)
    go_on(dialog, opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Organisations: 1 new."


def test_another_file_is_dropped_on_it(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind\nExample Castings,trade_body\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    QApplication.sendEvent(dialog, held)
    assert held.isAccepted()
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), copy, data, left, none))
    wait(opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Organisations: 1 new."


def test_a_file_that_cannot_be_read_is_said_in_the_first_step(
    opened: MainWindow, dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(dialog, tmp_path / "missing.csv", opened, qtbot)
    assert dialog.step == FILE
    assert "missing.csv" in dialog.file_step.problem.text()
    assert not dialog.go_on.isEnabled()


def test_a_note_without_a_year_asks_for_it(
    opened: MainWindow, dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    note = tmp_path / "note.txt"
    note.write_text(
        "Example roundtable\n\n25 March\n\nWe met and talked.\n\n- Heat pumps come first\n- Skills too\n"
    )
    choose(dialog, note, opened, qtbot)
    go_on(dialog, opened, qtbot)
    assert dialog.step == FILE
    assert "--map" not in dialog.file_step.problem.text()
    assert dialog.file_step.year.hasFocus()
    qtbot.keyClicks(dialog.file_step.year, "2020")
    qtbot.keyClick(dialog.file_step.year, Qt.Key.Key_Tab)
    go_on(dialog, opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Note of a meeting: 2 new."


def test_the_row_that_names_the_columns_is_chosen(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind\nBody,Sort\nExample Castings,SME\n")
    choose(dialog, file, opened, qtbot)
    dialog.show_step(FILE)
    header = dialog.file_step.header
    assert header.currentText() == "Row 1: name, kind"
    header.setCurrentIndex(1)
    wait(opened, qtbot)
    assert header.currentText() == "Row 2: Body, Sort"
    go_on(dialog, opened, qtbot)
    assert [each.theirs for each in dialog.columns_step.table.asked.questions][:1] == ["Body"]


# What is in its columns


def test_columns_and_values_are_given_their_meaning(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text("Body,Sort,Nation\nExample Castings,Choir,Wales\nExample Forge,Firm,Wales\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.step == COLUMNS
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
    opened.actions_by_name["import_files"].trigger()
    again = QApplication.activeModalWidget()
    assert isinstance(again, ImportDialog)
    choose(again, file, opened, qtbot)
    assert again.step == PREVIEW
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


# What would come of it


@pytest.fixture
def twin(project: Project) -> Contact:
    body = add(project, Organisation(name="Example Castings"))
    ana = Contact(
        given_name="Ana",
        family_name="Sample",
        affiliations=(Affiliation(organisation=body, is_primary=True),),
    )
    records.add(project, ana)
    return ana


PEOPLE = """given_name,family_name,organisation,email
Iolo,Placeholder,Example Forge,iolo@forge.example
Ana,Sample,Example Kiln,ana@kiln.example
Gwen,Specimen,Example Forge,gwen(at)forge
"""


def test_every_line_is_listed_with_what_becomes_of_it(
    opened: MainWindow, twin: Contact, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text(PEOPLE)
    choose(dialog, file, opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Contacts: 1 new, 1 unsure, 1 left out."
    rows = listed(dialog)
    assert rows[0] == ("2", "Iolo Placeholder", "New")
    assert rows[1] == ("3", "Ana Sample", "Unsure")
    assert (rows[2][0], rows[2][2]) == ("4", "Left out")
    dialog.preview_step.narrow_to(Fate.LEFT_OUT)
    assert [row for row, _, _ in listed(dialog)] == ["4"]
    wait(opened, qtbot)
    assert "gwen(at)forge" in panel_text(dialog)


@pytest.mark.parametrize(("button", "outcome"), [(0, "1 new, 1 filled in"), (1, "2 new"), (2, "1 new")])
def test_a_person_says_who_somebody_is(
    opened: MainWindow,
    twin: Contact,
    dialog: ImportDialog,
    project: Project,
    file: Path,
    qtbot: QtBot,
    button: int,
    outcome: str,
) -> None:
    file.write_text(PEOPLE)
    choose(dialog, file, opened, qtbot)
    dialog.preview_step.narrow_to(Fate.UNSURE)
    wait(opened, qtbot)
    assert "Example Castings" in panel_text(dialog)
    assert "ana@kiln.example" in panel_text(dialog)
    dialog.preview_step.panel.buttons[button].click()
    assert not dialog.go_on.isEnabled()
    wait(opened, qtbot)
    assert dialog.preview_step.outcome.text().startswith(f"Contacts: {outcome}")
    go_on(dialog, opened, qtbot)
    assert search.counts(project)[Noun.CONTACT] == (3 if button == 1 else 2)


def test_what_was_decided_can_be_decided_otherwise(
    opened: MainWindow, twin: Contact, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text(PEOPLE)
    choose(dialog, file, opened, qtbot)
    table = dialog.preview_step.table
    table.go_to(1)
    wait(opened, qtbot)
    dialog.preview_step.panel.buttons[2].click()
    wait(opened, qtbot)
    assert table.currentIndex().row() == 1
    texts = [button.text() for button in dialog.preview_step.panel.buttons]
    assert texts == ["It is this one", "Add as new", "✓ Leave out"]
    dialog.show_step(COLUMNS)
    answer(dialog, "email", "Leave out", opened, qtbot)
    go_on(dialog, opened, qtbot)
    table.go_to(1)
    wait(opened, qtbot)
    dialog.preview_step.panel.buttons[0].click()
    wait(opened, qtbot)
    assert listed(dialog)[1] == ("3", "Ana Sample", "Filled in")


def test_what_changes_is_shown_field_by_field(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    add(project, Organisation(name="Example Castings", region="Wales"))
    body = bodies(project)["Example Castings"]
    file.write_text(f"id,name,region,kind\n{body.uid},Example Castings,Scotland,trade_body\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Organisations: 1 replaced."
    text = panel_text(dialog)
    assert "Region | Wales | Scotland" in text
    assert "Kind | Other | Trade body" in text


def test_of_a_book_in_a_cell_only_the_beginning_is_shown(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    book = "Example words " * 50_000
    file.write_text(f"name,kind,notes,strange\nExample Castings,SME,{book},{book}\n")
    choose(dialog, file, opened, qtbot)
    assert len(question(dialog, "strange").seen) < 100
    go_on(dialog, opened, qtbot)
    assert "Example words" in panel_text(dialog)
    assert len(panel_text(dialog)) < 2000


def test_nothing_new_cannot_be_imported(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    add(project, Organisation(name="Example Castings", region="Wales"))
    file.write_text("name,kind,region\nExample Castings,other,Wales\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Organisations: 1 the same as here."
    assert not dialog.go_on.isEnabled()


def test_what_was_seen_is_what_is_imported_though_the_file_has_changed(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind\nExample Castings,SME\n")
    choose(dialog, file, opened, qtbot)
    file.write_text("name,kind\nExample Forge,SME\nExample Kiln,SME\n")
    go_on(dialog, opened, qtbot)
    assert list(bodies(project)) == ["Example Castings"]


def test_what_is_refused_at_the_last_moment_can_be_put_right(
    opened: MainWindow, roundtable: Roundtable, dialog: ImportDialog, project: Project, qtbot: QtBot
) -> None:
    choose(dialog, CORPUS / "calls" / "teams-meeting.csv", opened, qtbot)
    dialog.file_step.engagement.setCurrentIndex(1)
    go_on(dialog, opened, qtbot)
    assert dialog.go_on.isEnabled()
    records.remove(project, Engagement, roundtable.engagement.id)
    dialog.go_on.click()
    wait(opened, qtbot)
    assert dialog.step == FILE
    assert dialog.file_step.problem.isVisible()
    assert dialog.file_step.engagement.isEnabled()
    dialog.file_step.engagement.setCurrentIndex(0)
    go_on(dialog, opened, qtbot)
    go_on(dialog, opened, qtbot)
    assert QApplication.activeModalWidget() is None


def test_what_is_stopped_elsewhere_can_be_tried_again(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    assert opened.project_view is not None
    lines = "".join(f"Example body {number},SME\n" for number in range(3000))
    file.write_text(f"name,kind\n{lines}")
    choose(dialog, file, opened, qtbot)
    writer = opened.project_view.context.writer
    for stop in (writer.give_up_previews, writer.cancel_all):
        dialog.plan.rehearse() if stop == writer.give_up_previews else dialog.go_on.click()
        stop()
        settle(qtbot, opened.project_view.context)
        assert dialog.step == FILE
        assert "topped" in dialog.file_step.problem.text()
        assert dialog.stack.isEnabled()
        go_on(dialog, opened, qtbot)
        assert dialog.preview_step.outcome.text() == "Organisations: 3,000 new."
        assert dialog.file_step.problem.isHidden()
    assert bodies(project) == {}


@pytest.mark.parametrize("step", [FILE, COLUMNS, PREVIEW])
def test_cancelling_leaves_nothing(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, step: int, qtbot: QtBot
) -> None:
    file.write_text("name,kind\nExample Castings,SME\n")
    choose(dialog, file, opened, qtbot)
    dialog.show_step(step)
    dialog.cancel.click()
    wait(opened, qtbot)
    assert bodies(project) == {}


def test_cancelling_while_it_is_imported_leaves_nothing(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    lines = "".join(f"Example body {number},SME\n" for number in range(3000))
    file.write_text(f"name,kind\n{lines}")
    choose(dialog, file, opened, qtbot)
    dialog.go_on.click()
    dialog.cancel.click()
    wait(opened, qtbot)
    assert bodies(project) == {}
