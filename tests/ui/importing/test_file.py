"""The first step of an import: what a file is, and where it is passed over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.records import Noun
from engage.services import records
from engage.services.projects import Project
from engage.ui.importing.dialog import COLUMNS, FILE, PREVIEW, ImportDialog
from engage.ui.main_window import MainWindow
from tests.ui.conftest import Roundtable
from tests.ui.importing import (
    CORPUS,
    bodies,
    choose,
    go_on,
    wait,
)


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
    assert "Say below what it holds" in dialog.file_step.problem.text()
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
