"""Views of lists: kept, chosen, renamed, put in order and deleted, in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import records, undo, views
from engage.services.projects import Project
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.views.arrange_dialog import ArrangeDialog
from engage.ui.views.keep_dialog import KeepDialog
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, settle, show_page


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ListPage:
    """The list of stakeholders."""
    page = show_page(opened, "stakeholders", qtbot).page
    assert isinstance(page, ListPage)
    return page


def kept(project: Project, noun: Noun = Noun.ORGANISATION) -> list[tuple[str, str, str]]:
    return [(view.name, view.filter, view.sort) for view in views.views(project, noun)]


def dialog(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def entries(page: ListPage) -> list[str]:
    """What the menu of the button offers."""
    menu = page.views_button.menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def choose(page: ListPage, name: str, qtbot: QtBot) -> None:
    menu = page.views_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text() == name).trigger()
    settle(qtbot, page.context)


def test_a_filter_and_an_order_are_kept_and_come_back(
    page: ListPage, opened: MainWindow, project: Project, qtbot: QtBot
) -> None:
    page.filter_bar.set_text("kind:union")
    page.table.model().load(sort="-region")
    settle(qtbot, page.context)
    opened.actions_by_name["keep_view"].trigger()
    asked = dialog(KeepDialog)
    assert isinstance(asked, KeepDialog)
    qtbot.keyClicks(asked.name, "  Unions & regions ")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert kept(project) == [("Unions & regions", "kind:union", "-region")]
    assert page.views_button.text() == "Unions && regions", "the button says what is shown"
    page.filter_bar.set_text("")
    settle(qtbot, page.context)
    assert page.views_button.text() == "Views"
    choose(page, "Unions && regions", qtbot)
    assert (page.filter_bar.text(), page.table.model().sort_by) == ("kind:union", "-region")
    assert page.table.model().rowCount() == 1


def test_the_menu_says_where_there_is_none_yet(page: ListPage) -> None:
    assert entries(page)[0] == "No views are kept yet"


def test_a_view_without_a_name_is_not_kept_and_a_name_that_is_taken_is_said(
    page: ListPage, project: Project, qtbot: QtBot
) -> None:
    views.keep(project, Noun.ORGANISATION, "Wales", "region:wales")
    page.filter_bar.set_text("kind:union")
    settle(qtbot, page.context)
    page.keep_view()
    asked = dialog(KeepDialog)
    assert isinstance(asked, KeepDialog)
    settle(qtbot, page.context)
    asked.name.clear()
    asked.accept()
    settle(qtbot, page.context)
    said = [label.text() for label in asked.findChildren(Words) if label.isVisible()]
    assert any("needs a name" in text for text in said)
    qtbot.keyClicks(asked.name, "wales")
    said = [label.text() for label in asked.findChildren(Words) if label.isVisible()]
    assert "The view of this name is replaced." in said
    asked.accept()
    settle(qtbot, page.context)
    assert kept(project) == [("wales", "kind:union", "")]


def arranged(page: ListPage, qtbot: QtBot) -> ArrangeDialog:
    page.views_button.refresh()
    settle(qtbot, page.context)
    page.views_button.arrange()
    found = dialog(ArrangeDialog)
    assert isinstance(found, ArrangeDialog)
    settle(qtbot, page.context)
    return found


def names(found: ArrangeDialog) -> list[str]:
    model = found.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_views_are_put_in_order_renamed_and_deleted_by_key_and_each_is_undone(
    page: ListPage, project: Project, qtbot: QtBot
) -> None:
    for name in ("One", "Two", "Three"):
        views.keep(project, Noun.ORGANISATION, name, f"name:{name}")
    found = arranged(page, qtbot)
    found.down.click()
    settle(qtbot, page.context)
    assert names(found) == ["Two", "One", "Three"]
    assert found.list.currentIndex().row() == 1, "the cursor goes with it"
    found.list.model().setData(found.list.currentIndex(), "Uno")
    settle(qtbot, page.context)
    assert names(found) == ["Two", "Uno", "Three"]
    found.delete.click()
    settle(qtbot, page.context)
    assert names(found) == ["Two", "Three"]
    found.undo.click()
    settle(qtbot, page.context)
    assert names(found) == ["Two", "Uno", "Three"]
    found.list.model().setData(found.list.currentIndex(), "two")
    settle(qtbot, page.context)
    assert any("already" in label.text() for label in found.findChildren(Words))
    assert names(found) == ["Two", "Uno", "Three"]
    found.close()
    assert entries(page)[:3] == ["Two", "Uno", "Three"], "the button follows"


def test_a_view_is_undone_like_every_deed(page: ListPage, project: Project, qtbot: QtBot) -> None:
    views.keep(project, Noun.ORGANISATION, "Wales", "region:wales")
    undo.undo(project)
    assert kept(project) == []
    assert records.count(project, Organisation) == 2


def test_each_list_has_views_of_its_own(page: ListPage, project: Project, qtbot: QtBot) -> None:
    views.keep(project, Noun.CONTACT, "People", "")
    page.refresh()
    settle(qtbot, page.context)
    assert entries(page)[0] == "No views are kept yet"
    page.show_filter(Noun.CONTACT, "")
    assert entries(page)[0] == "People"


def test_a_view_is_found_by_the_palette(
    page: ListPage, opened: MainWindow, project: Project, qtbot: QtBot
) -> None:
    views.keep(project, Noun.FEEDBACK, "Against grants", "stance:oppose", "who")
    assert opened.project_view is not None
    palette = opened.project_view.palette_dialog
    opened.actions_by_name["search"].trigger()
    qtbot.keyClicks(palette.line, "against")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    feedback = opened.project_view.page
    assert isinstance(feedback, ListPage)
    assert feedback.filter_bar.text() == "stance:oppose"
    assert feedback.table.model().sort_by == "who"
