"""A day's work by the window: from the welcome page to a printed summary."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.services import projects, records, search
from engage.ui.engagements.attendance_model import SEAT
from engage.ui.engagements.editor import EngagementEditor
from engage.ui.engagements.page import EngagementsPage
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.projects.new_project import NewProjectDialog
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.summaries.page import SummariesPage
from tests.ui.conftest import focus, settle

LINES = (
    "@fu #1.2 + Grants reach the smallest firms, loans do not ! =ana",
    "@ana #1.4 - Power costs more here than next door *",
    "@nobody-known We should talk about skills",
    "> @fu Send the note round by Friday",
)


def press(qtbot: QtBot, inside: QWidget, text: str) -> None:
    """Press the button that says this."""
    button = next(b for b in inside.findChildren(QPushButton) if b.text() == text and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fill_in(qtbot: QtBot, control: QWidget, text: str) -> None:
    """Type into a control, or choose what begins so, and go on to the next."""
    focus(qtbot, control)
    if isinstance(control, QComboBox):
        control.setCurrentIndex(control.findText(text, Qt.MatchFlag.MatchStartsWith))
    elif isinstance(control, QLineEdit):
        control.selectAll()
        qtbot.keyClicks(control, text)
    qtbot.keyClick(control, Qt.Key.Key_Tab)


def turn_to(project_view: ProjectView, key: Qt.Key, qtbot: QtBot) -> ListPage:
    """Go to a page by its key."""
    qtbot.keyClick(project_view, key, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, ListPage)
    return page


def in_list(page: ListPage, column: int = 0) -> list[str]:
    model = page.table.model()
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def test_a_person_does_the_whole_job(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    project_view = begin(window, tmp_path, qtbot)
    put_in_stakeholders(project_view, qtbot)
    hold_a_roundtable(project_view, qtbot)
    log_what_is_said(project_view, qtbot)
    find_it_again(project_view, qtbot)
    change_their_mind(project_view, qtbot)
    print_a_summary(project_view, tmp_path, qtbot)
    path = project_view.context.project.path
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    with projects.open_project(path, who="CD") as project:
        assert search.counts(project)[Noun.FEEDBACK] == 3
        assert search.counts(project)[Noun.COMMITMENT] == 1


def begin(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> ProjectView:
    """From the welcome page to a new project with an agenda that comes with Engage."""
    qtbot.mouseClick(window.welcome.new, Qt.MouseButton.LeftButton)
    dialog = window.findChild(NewProjectDialog)
    assert dialog is not None
    fill_in(qtbot, dialog.form.name, "Example programme")
    fill_in(qtbot, dialog.form.file, str(tmp_path / "example"))
    titles = [dialog.form.agenda.itemText(number) for number in range(dialog.form.agenda.count())]
    dialog.form.agenda.setCurrentIndex(next(n for n, title in enumerate(titles) if "lean" in title))
    press(qtbot, dialog, "Make the project")
    qtbot.waitUntil(lambda: window.project_view is not None, timeout=10_000)
    project_view = window.project_view
    assert project_view is not None
    settle(qtbot, project_view.context)
    focus(qtbot, project_view.navigation.list)
    return project_view


def put_in_stakeholders(project_view: ProjectView, qtbot: QtBot) -> None:
    """A union, and someone from a trade body."""
    page = turn_to(project_view, Qt.Key.Key_2, qtbot)
    for name, kind in (("Example Forge Union", "Union"), ("Example Castings Federation", "Trade")):
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        editor = page.listing.inspector.editor
        assert isinstance(editor, OrganisationEditor)
        fill_in(qtbot, editor.form.name, name)
        fill_in(qtbot, editor.form.kind, kind)
        press(qtbot, page.listing.inspector, "Add organisation")
        settle(qtbot, project_view.context)
    assert in_list(page) == ["Example Castings Federation", "Example Forge Union"]
    assert in_list(page, 1) == ["trade body", "union"]

    press(qtbot, page, "Contacts")
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    contact = page.listing.inspector.editor
    assert isinstance(contact, ContactEditor)
    fill_in(qtbot, contact.form.given_name, "Ana")
    fill_in(qtbot, contact.form.family_name, "Sample")
    fill_in(qtbot, contact.form.organisation, "castings")
    settle(qtbot, project_view.context)
    press(qtbot, page.listing.inspector, "Add contact")
    settle(qtbot, project_view.context)
    assert (in_list(page), in_list(page, 1)) == (["Ana Sample"], ["Example Castings Federation"])


def hold_a_roundtable(project_view: ProjectView, qtbot: QtBot) -> None:
    """An engagement under the Chatham House Rule, with who came and the keys of their seats."""
    page = turn_to(project_view, Qt.Key.Key_3, qtbot)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    editor = page.listing.inspector.editor
    assert isinstance(editor, EngagementEditor)
    fill_in(qtbot, editor.form.title, "Scoping roundtable")
    fill_in(qtbot, editor.form.held_on, "25 March 2020")
    fill_in(qtbot, editor.form.rule, "Chatham")
    press(qtbot, page.listing.inspector, "Add engagement")
    settle(qtbot, project_view.context)
    assert in_list(page, 1) == ["Scoping roundtable"]

    assert isinstance(page, EngagementsPage)
    page.focus_content()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    attendance = page.view.attendance
    for row, (name, seat) in enumerate((("forge", "fu"), ("ana", "ana"))):
        focus(qtbot, attendance.picker)
        qtbot.keyClicks(attendance.picker, name)
        qtbot.keyClick(attendance.picker, Qt.Key.Key_Return)
        settle(qtbot, project_view.context)
        key = attendance.model.index(row, SEAT)
        attendance.table.setCurrentIndex(key)
        attendance.table.edit(key)
        cell = attendance.table.indexWidget(key) or attendance.focusWidget()
        assert cell is not None
        qtbot.keyClicks(cell, seat)
        qtbot.keyClick(cell, Qt.Key.Key_Return)
        settle(qtbot, project_view.context)
    qtbot.keyClick(attendance.table, Qt.Key.Key_Escape)
    settle(qtbot, project_view.context)
    assert in_list(page, 5) == ["2 of 2 came"]


def log_what_is_said(project_view: ProjectView, qtbot: QtBot) -> None:
    """One line for each remark, without the mouse."""
    qtbot.keyClick(project_view, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, project_view.context)
    line = project_view.log_bar.line
    focus(qtbot, line)
    for text in LINES:
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    qtbot.keyClick(line, Qt.Key.Key_Escape)


def find_it_again(project_view: ProjectView, qtbot: QtBot) -> None:
    """By a filter, typed."""
    page = turn_to(project_view, Qt.Key.Key_4, qtbot)
    assert len(in_list(page)) == 3
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.filter_bar.line, "kind:union theme:1 ")
    qtbot.keyClick(page.filter_bar.line, Qt.Key.Key_Return)
    settle(qtbot, project_view.context)
    assert in_list(page, 2) == ["Grants reach the smallest firms, loans do not"]
    page.filter_bar.set_text("is:unresolved")
    settle(qtbot, project_view.context)
    assert in_list(page, 2) == ["We should talk about skills"]
    page.filter_bar.set_text("")
    settle(qtbot, project_view.context)


def change_their_mind(project_view: ProjectView, qtbot: QtBot) -> None:
    """Delete a piece of feedback, take that back, bring it back, and take it back again."""
    page = turn_to(project_view, Qt.Key.Key_4, qtbot)
    focus(qtbot, page.table)
    page.table.select_row(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    settle(qtbot, project_view.context)
    assert len(in_list(page)) == 2
    for key, count in (
        (Qt.KeyboardModifier(0), 3),
        (Qt.KeyboardModifier.ShiftModifier, 2),
        (Qt.KeyboardModifier(0), 3),
    ):
        qtbot.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | key)
        settle(qtbot, project_view.context)
        assert len(in_list(page)) == count
    project = project_view.context.project
    said = records.rows(project, Feedback, records.ids(project, Feedback))
    assert {coding.theme.kind for feedback in said for coding in feedback.codings} == {"1.2", "1.4"}


def print_a_summary(project_view: ProjectView, tmp_path: Path, qtbot: QtBot) -> None:
    """For the public: what was said, and nobody's name."""
    project_view.show_page("summaries")
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, SummariesPage)
    press(qtbot, page.options, "Public")
    settle(qtbot, project_view.context)
    page.save_to(tmp_path / "summary.pdf")
    settle(qtbot, project_view.context)
    with pypdfium2.PdfDocument(tmp_path / "summary.pdf") as document:
        words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert "Grants reach the smallest firms, loans do not" in words
    assert "Power costs more here than next door" in words
    for name in ("Example Forge Union", "Example Castings Federation", "Ana"):
        assert name not in words
