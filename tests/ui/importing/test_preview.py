"""The last step of an import: what would come of it, decided on and done."""

from __future__ import annotations

import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun
from engage.services import records, search
from engage.services.projects import Project
from engage.ui.importing.dialog import COLUMNS, FILE, PREVIEW, ImportDialog
from engage.ui.importing.lines import Fate
from engage.ui.main_window import MainWindow
from engage.ui.widgets.scrolling import LowColumn
from tests.builders import add
from tests.ui.conftest import Roundtable, settle
from tests.ui.importing import (
    CORPUS,
    answer,
    bodies,
    choose,
    go_on,
    listed,
    panel_text,
    question,
    wait,
)


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
,,Example Forge,gwen@forge.example
"""


MESSY = """given_name,family_name,organisation,phones,lawful_basis,Shoe size
Iolo,Placeholder,Example Forge,none,told us,38
Ana,Sample,Example Kiln,,told us,
,,Example Forge,,consent,
Gwen,Specimen,,,,
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
    assert rows[2] == ("4", "Example Forge, gwen@forge.example", "Left out")
    dialog.preview_step.narrow_to(Fate.LEFT_OUT)
    assert [row for row, _, _ in listed(dialog)] == ["4"]
    wait(opened, qtbot)
    assert "A contact needs a given name or a family name." in panel_text(dialog)


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


def test_what_comes_of_it_and_who_it_may_be_is_heard(
    announced: list[str], opened: MainWindow, twin: Contact, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text(PEOPLE)
    choose(dialog, file, opened, qtbot)
    assert announced == ["Contacts: 1 new, 1 unsure, 1 left out."]
    dialog.preview_step.narrow_to(Fate.UNSURE)
    wait(opened, qtbot)
    this_one = dialog.preview_step.panel.buttons[0]
    assert "Organisation: Example Kiln in the file, Example Castings there already" in (
        this_one.accessibleDescription()
    )
    this_one.click()
    wait(opened, qtbot)
    assert announced[1:] == ["Contacts: 1 new, 1 filled in, 1 left out. You have decided on 1."]
    dialog.preview_step.table.go_to(1)
    wait(opened, qtbot)
    assert dialog.preview_step.panel.buttons[0].accessibleName().startswith("✓ It is this one: Ana Sample")


def test_what_would_be_lost_is_told_above_the_list(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text(MESSY)
    choose(dialog, file, opened, qtbot)
    assert dialog.step == COLUMNS
    assert question(dialog, "told us").why == "Not understood: its rows come in without it"
    go_on(dialog, opened, qtbot)
    step = dialog.preview_step
    assert step.outcome.text() == "Contacts: 3 new, 1 left out; 2 of them without a value."
    assert dialog.go_on.text() == "Import 3 and leave 1 out"
    told = step.left_out.said.text().split("\n")
    assert told[0] == "1 column is left out: Shoe size."
    assert told[1] == "A contact needs a given name or a family name. 1 row is left out."
    assert told[2] == "Lawful basis: “told us” is not known. 2 rows come in without it."
    assert step.filters.button(0).text() == "All 4"
    assert "legitimate_interests" not in panel_text(dialog)
    assert told[3] == "And 1 more: see below."
    step.left_out.button.click()
    assert dialog.step == COLUMNS
    answer(dialog, "told us", "Consent", opened, qtbot)
    go_on(dialog, opened, qtbot)
    assert step.outcome.text() == "Contacts: 3 new, 1 left out; 1 of them without a value."


def test_a_line_says_what_it_comes_in_without(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text(MESSY)
    choose(dialog, file, opened, qtbot)
    go_on(dialog, opened, qtbot)
    step = dialog.preview_step
    model = step.table.lines
    more = [model.index(row, 3).data() for row in range(model.rowCount())]
    assert any(text.startswith("Without: phones, lawful basis. Phones: “none” is no ") for text in more)
    assert "A contact needs a given name or a family name." in more
    (button,) = (each for each in step.filters.buttons() if each.text() == "2 without a value")
    button.click()
    assert [(row, fate) for row, _, fate in listed(dialog)] == [("2", "New"), ("3", "New")]
    wait(opened, qtbot)
    assert "Without: phones, lawful basis" in panel_text(dialog)


def test_where_all_comes_in_nothing_is_told(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text("given_name,family_name\nIolo,Placeholder\n")
    choose(dialog, file, opened, qtbot)
    assert not dialog.preview_step.left_out.isVisible()
    assert dialog.go_on.text() == "Import"


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


def test_what_is_done_with_is_let_go_of(
    opened: MainWindow, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    file.write_text(PEOPLE)
    choose(dialog, file, opened, qtbot)
    result = dialog.plan.result
    assert result is not None
    kept = weakref.ref(result)
    del result
    dialog.cancel.click()
    assert kept() is None


def test_days_and_times_are_read_as_elsewhere(
    opened: MainWindow, roundtable: Roundtable, dialog: ImportDialog, qtbot: QtBot
) -> None:
    choose(dialog, CORPUS / "calls" / "teams-meeting.csv", opened, qtbot)
    go_on(dialog, opened, qtbot)
    row = [name for _, name, _ in listed(dialog)].index("Olive Example")
    dialog.preview_step.table.go_to(row)
    wait(opened, qtbot)
    assert "Joined | 26 November 2025, " in panel_text(dialog)


def test_nothing_new_cannot_be_imported(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    add(project, Organisation(name="Example Castings", region="Wales"))
    file.write_text("name,kind,region\nExample Castings,other,Wales\n")
    choose(dialog, file, opened, qtbot)
    assert dialog.preview_step.outcome.text() == "Organisations: 1 the same."
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


THREE = "name,kind\nExample Castings,SME\nExample Forge,SME\nExample Kiln,SME\n"


def test_any_line_is_left_out_by_key_and_that_is_undone(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text(THREE)
    choose(dialog, file, opened, qtbot)
    table = dialog.preview_step.table
    for row in (1, 2):
        table.go_to(row)
        QTest.keyClick(table, Qt.Key.Key_Delete)
        assert not dialog.go_on.isEnabled()
        wait(opened, qtbot)
    assert [fate for _, _, fate in listed(dialog)] == ["New", "Left out", "Left out"]
    assert "You have decided on 2." in dialog.preview_step.outcome.text()
    table.go_to(0)
    QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Undo))
    wait(opened, qtbot)
    assert [fate for _, _, fate in listed(dialog)] == ["New", "Left out", "New"]
    assert table.currentIndex().row() == 2
    go_on(dialog, opened, qtbot)
    assert sorted(bodies(project)) == ["Example Castings", "Example Kiln"]


def test_any_line_is_left_out_by_its_menu_and_by_its_button(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text(THREE)
    choose(dialog, file, opened, qtbot)
    table, button = dialog.preview_step.table, dialog.preview_step.panel.leave_out
    assert table.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    leave_out, take_back = table.actions()
    assert (leave_out.text(), leave_out.shortcut().toString()) == ("Leave out", "Del")
    assert not take_back.isEnabled()
    leave_out.trigger()
    wait(opened, qtbot)
    assert listed(dialog)[0] == ("2", "Example Castings", "Left out")
    assert (leave_out.text(), button.text()) == ("Import it after all", "Import it after all")
    button.click()
    wait(opened, qtbot)
    assert listed(dialog)[0] == ("2", "Example Castings", "New")
    assert table.hasFocus()
    take_back.trigger()
    wait(opened, qtbot)
    assert listed(dialog)[0] == ("2", "Example Castings", "Left out")
    go_on(dialog, opened, qtbot)
    assert sorted(bodies(project)) == ["Example Forge", "Example Kiln"]


def test_what_the_file_leaves_out_itself_cannot_be_left_out(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text("name,kind\n,SME\nExample Forge,SME\n")
    choose(dialog, file, opened, qtbot)
    assert listed(dialog)[0][2] == "Left out"
    assert not dialog.preview_step.panel.leave_out.isVisible()
    assert not dialog.preview_step.table.leave_out.isEnabled()
    QTest.keyClick(dialog.preview_step.table, Qt.Key.Key_Delete)
    assert dialog.plan.choices.matches == {}


def test_on_a_small_screen_the_cursor_is_in_sight_also_below_the_edge(
    opened: MainWindow, twin: Contact, dialog: ImportDialog, file: Path, qtbot: QtBot
) -> None:
    def is_in_sight(place: QRect, widget: QWidget) -> bool:
        around, seen = dialog.stack.parentWidget(), widget.mapToGlobal(place.center())
        while not isinstance(around, LowColumn):
            assert around is not None
            around = around.parentWidget()
        return around.viewport().rect().contains(around.viewport().mapFromGlobal(seen))

    file.write_text(MESSY + "Ana,Sample,Example Kiln,,,\n")
    dialog.resize(dialog.minimumSizeHint().width(), 300)
    choose(dialog, file, opened, qtbot)
    dialog.show_step(PREVIEW)
    wait(opened, qtbot)
    step = dialog.preview_step
    for _ in range(4):
        QTest.keyClick(step.table, Qt.Key.Key_Down)
        QApplication.processEvents()
        assert is_in_sight(step.table.visualRect(step.table.currentIndex()), step.table.viewport())
    step.table.go_to(1)
    wait(opened, qtbot)
    QTest.keyClick(step.table, Qt.Key.Key_Return)
    assert step.panel.buttons[0].hasFocus()
    assert is_in_sight(step.panel.buttons[0].rect(), step.panel.buttons[0])


def test_enter_on_a_line_does_not_leave_it_out(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text(THREE)
    choose(dialog, file, opened, qtbot)
    QTest.keyClick(dialog.preview_step.table, Qt.Key.Key_Return)
    assert dialog.go_on.hasFocus()


def test_feedback_is_listed_and_left_out_line_by_line(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text("text,said_on\nHeat pumps come first,2026-03-04\nSkills too,2026-03-04\n")
    choose(dialog, file, opened, qtbot)
    go_on(dialog, opened, qtbot)
    assert listed(dialog)[0] == ("2", "Heat pumps come first", "New")
    dialog.preview_step.table.leave_out.trigger()
    wait(opened, qtbot)
    go_on(dialog, opened, qtbot)
    (said,) = records.rows(project, Feedback, records.ids(project, Feedback))
    assert said.text == "Skills too"


def test_what_a_chat_leaves_out_is_listed_as_it_is_counted(
    opened: MainWindow, roundtable: Roundtable, dialog: ImportDialog, qtbot: QtBot
) -> None:
    choose(dialog, CORPUS / "calls" / "chat-new.txt", opened, qtbot)
    dialog.file_step.engagement.setCurrentIndex(1)
    go_on(dialog, opened, qtbot)
    step = dialog.preview_step
    assert step.outcome.text() == "Chat of a call (Zoom): 3 new, 4 left out."
    step.narrow_to(Fate.LEFT_OUT)
    names = [name for _, name, _ in listed(dialog)]
    assert sorted(names) == ["A file that was sent", "A private message", "A private message", "A reaction"]
    assert {"All 7", "4 left out"} <= {button.text() for button in step.filters.buttons()}


def test_organisations_that_a_list_names_are_told_of_on_top(
    opened: MainWindow, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text(PEOPLE)
    choose(dialog, file, opened, qtbot)
    dialog.preview_step.filters.button(1).click()
    wait(opened, qtbot)
    told = "Added too: 2 organisations that were not there yet (Example Forge, Example Kiln)."
    assert told in panel_text(dialog)


def test_a_list_that_only_says_of_what_kind_a_body_is_can_be_imported(
    opened: MainWindow, twin: Contact, dialog: ImportDialog, project: Project, file: Path, qtbot: QtBot
) -> None:
    file.write_text(
        "given_name,family_name,organisation,organisation_kind\nAna,Sample,Example Castings,Union\n"
    )
    choose(dialog, file, opened, qtbot)
    assert dialog.preview_step.outcome.text().endswith("1 the same.")
    go_on(dialog, opened, qtbot)
    assert bodies(project)["Example Castings"].kind is OrganisationKind.UNION


CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Iolo Placeholder
N:Placeholder;Iolo;;;
ORG:Example Forge
TITLE:Smith
EMAIL:iolo@forge.example
ADR;TYPE=WORK:;;1 Sample Street;Exampleton;;EX1 1EX;
END:VCARD
"""


def test_what_a_new_card_gives_is_shown_field_by_field(
    opened: MainWindow, dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "people.vcf"
    path.write_text(CARDS)
    choose(dialog, path, opened, qtbot)
    if dialog.step == FILE:
        go_on(dialog, opened, qtbot)
    shown = panel_text(dialog)
    for said in ("Line 1", "Smith, Example Forge", "1 Sample Street", "iolo@forge.example", "Iolo"):
        assert said in shown


def test_the_list_is_headed_by_what_the_file_is_counted_in(
    opened: MainWindow, dialog: ImportDialog, tmp_path: Path, file: Path, qtbot: QtBot
) -> None:
    cards = tmp_path / "people.vcf"
    cards.write_text(CARDS)
    file.write_text(PEOPLE)
    for path, headed in ((cards, "Line"), (file, "Row")):
        choose(dialog, path, opened, qtbot)
        if dialog.step == FILE:
            go_on(dialog, opened, qtbot)
        heading = dialog.preview_step.table.lines.headerData(0, Qt.Orientation.Horizontal)
        assert heading == headed
