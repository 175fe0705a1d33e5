"""What is said after a large deed, and how it is taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.changes import Changes
from engage.domain.organisations import Organisation, OrganisationKind
from engage.services import duplicates, records, stakeholders, undo
from engage.services.projects import Project
from engage.storage import records as stored
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.undo_bar import what_was_done
from tests.ui.conftest import add, settle


@pytest.fixture
def three(project: Project) -> list[int]:
    """The ids of three organisations."""
    return [add(project, Organisation(name=f"Example {name}")).id for name in ("Castings", "Forge", "Kiln")]


@pytest.fixture
def view(three: list[int], opened: MainWindow, qtbot: QtBot) -> ProjectView:
    assert opened.project_view is not None
    opened.project_view.show_page("stakeholders")
    settle(qtbot, opened.project_view.context)
    return opened.project_view


def delete_all(view: ProjectView, qtbot: QtBot) -> None:
    page = view.page
    assert isinstance(page, ListPage)
    page.table.selectAll()
    view.context.actions["remove"].trigger()
    settle(qtbot, view.context)


def test_it_says_what_was_deleted_and_takes_it_back(view: ProjectView, qtbot: QtBot) -> None:
    assert view.undo_bar.text() == ""
    delete_all(view, qtbot)
    assert view.undo_bar.text() == "Deleted 3 organisations"
    assert records.count(view.context.project, Organisation) == 0
    qtbot.mouseClick(view.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    settle(qtbot, view.context)
    assert records.count(view.context.project, Organisation) == 3
    assert view.undo_bar.text() == ""


def test_what_comes_next_is_named_also_where_undoing_alters_nothing(view: ProjectView, qtbot: QtBot) -> None:
    with view.context.project.transaction("Come and go") as tx:
        ids = stored.add(tx.connection, [Organisation(name="Example Glass")])
        stored.remove(tx.connection, Organisation, list(ids.values()))
    view.context.changes.changed.emit(tx.changes)
    settle(qtbot, view.context)
    said = view.status_bar.findChild(QPushButton)
    assert said is not None
    assert said.accessibleName() == "Undo: Come and go"
    view.context.actions["undo"].trigger()
    settle(qtbot, view.context)
    assert said.accessibleName() == "Undo: Add organisation Example Kiln"


def test_the_list_ends_above_it(view: ProjectView, qtbot: QtBot) -> None:
    page = view.page
    assert isinstance(page, ListPage)
    page.table.select_row(0)
    view.context.actions["remove"].trigger()
    settle(qtbot, view.context)
    list_foot = page.mapTo(view, page.rect().bottomLeft()).y()
    assert view.undo_bar.text() == "Deleted organisation Example Castings"
    assert list_foot < view.undo_bar.y() < view.status_bar.y()


def test_it_is_reached_by_the_tab_key(view: ProjectView, qtbot: QtBot) -> None:
    delete_all(view, qtbot)
    view.window().activateWindow()
    view.undo_bar.undo_button.setFocus()
    assert QApplication.focusWidget() is view.undo_bar.undo_button
    qtbot.keyClick(view.undo_bar.undo_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.undo_bar.close_button
    qtbot.keyClick(view.undo_bar.close_button, Qt.Key.Key_Space)
    assert view.undo_bar.text() == ""
    view.context.actions["undo"].trigger()
    settle(qtbot, view.context)
    assert records.count(view.context.project, Organisation) == 3


def test_the_next_deed_silences_it(view: ProjectView, qtbot: QtBot) -> None:
    delete_all(view, qtbot)
    view.context.write(lambda project, progress: records.add(project, Organisation(name="Example Mill")))
    settle(qtbot, view.context)
    assert view.undo_bar.text() == ""


def test_many_edited_at_once_are_a_large_deed_and_one_is_not(project: Project, three: list[int]) -> None:
    def said(ids: list[int]) -> str:
        return what_was_done(stakeholders.add_tag(project, Organisation, ids, "steel"))

    assert said(three[:1]) == ""
    assert said(three) == "Tagged 3 organisations “steel”"
    assert what_was_done(undo.undo(project)) == ""
    assert what_was_done(Changes()) == ""


def test_a_merger_is_a_large_deed(project: Project, three: list[int]) -> None:
    merged = duplicates.merge(project, Organisation, three[0], three[1])
    assert what_was_done(merged).startswith("Merged organisation Example Forge into")
    assert what_was_done(stakeholders.set_kind(project, [three[0]], OrganisationKind.UNION)) == ""


def test_a_name_that_begins_with_a_number_is_not_several(project: Project) -> None:
    added = add(project, Organisation(name="3 Example Counties"))
    assert what_was_done(records.edit(project, Organisation, [added.id], region="Wales")) == ""


def test_it_is_said_to_those_who_do_not_look(view: ProjectView, qtbot: QtBot) -> None:
    delete_all(view, qtbot)
    heard = QAccessible.queryAccessibleInterface(view.undo_bar)
    assert heard.text(QAccessible.Text.Name) == "Deleted 3 organisations"
