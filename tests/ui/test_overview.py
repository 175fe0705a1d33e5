"""The overview: what needs a person now, and the way to each list behind it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.engagements import Channel, Engagement
from engage.domain.organisations import Organisation
from engage.services import feedback, overview, records, stakeholders
from engage.services.overview import Matter
from engage.ui.agendas.page import AgendaPage
from engage.ui.backups.dialog import BackupsDialog
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.overview.page import OverviewPage
from engage.ui.project_view import ProjectView
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, settle

TODAY = dt.datetime.now().astimezone().date()
DAY = dt.timedelta(days=1)


@pytest.fixture
def busy(roundtable: Roundtable) -> Roundtable:
    """A project in which every matter needs somebody."""
    project = roundtable.project
    add(project, Commitment(text="Send the note", due_on=TODAY - DAY, unresolved=("@Zeno",)))
    add(project, Commitment(text="Book the room", due_on=TODAY + DAY))
    add(project, Engagement(title="Next roundtable", channel=Channel.ROUNDTABLE, held_on=TODAY + DAY))
    add(project, Contact(given_name="Bo", family_name="Sample", review_on=TODAY))
    feedback.log(project, roundtable.engagement.id, "@a @Zeno Grants, not loans")
    return roundtable


@pytest.fixture
def project_view(busy: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    assert opened.project_view is not None
    opened.project_view.show_page("overview")
    opened.project_view.page.refresh()
    settle(qtbot, opened.project_view.context)
    return opened.project_view


@pytest.fixture
def page(project_view: ProjectView) -> OverviewPage:
    page = project_view.page
    assert isinstance(page, OverviewPage)
    return page


def said(page: OverviewPage) -> list[str]:
    return [words.text() for words in page.findChildren(Words) if words.isVisible()]


def test_it_is_the_first_page_and_counts_what_needs_somebody(
    busy: Roundtable, window: MainWindow, qtbot: QtBot
) -> None:
    window.open_path(busy.project.path)
    qtbot.waitUntil(lambda: window.project_view is not None)
    view = window.project_view
    assert view is not None
    settle(qtbot, view.context)
    assert view.page.name == "overview"
    first = view.navigation.list.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == f"Overview {len(Matter)}"


@pytest.mark.parametrize("matter", Matter)
def test_each_line_leads_to_as_many_as_it_says(
    page: OverviewPage, project_view: ProjectView, qtbot: QtBot, matter: Matter
) -> None:
    need = next(need for need in overview.needs(page.context.project) if need.matter is matter)
    line = page.lines[matter]
    assert line.accessibleName().startswith(f"{need.count} ")
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    settle(qtbot, page.context)
    there = project_view.page
    assert isinstance(there, ListPage | AgendaPage)
    assert need.noun in there.nouns
    assert there.filter_bar.text() == need.filter
    if isinstance(there, ListPage):
        assert there.listing.noun is need.noun
        assert there.table.model().rowCount() == need.count
        assert there.table.hasFocus()


def test_the_lines_are_gone_through_by_keyboard(
    page: OverviewPage, project_view: ProjectView, qtbot: QtBot
) -> None:
    page.window().activateWindow()
    page.focus_content()
    assert page.lines[Matter.OVERDUE].hasFocus()
    for key, matter in (
        (Qt.Key.Key_J, Matter.DUE),
        (Qt.Key.Key_Down, Matter.COMING),
        (Qt.Key.Key_K, Matter.DUE),
        (Qt.Key.Key_Tab, Matter.COMING),
    ):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)
        assert page.lines[matter].hasFocus()
    qtbot.keyClick(page.lines[Matter.COMING], Qt.Key.Key_Return)
    assert project_view.page.name == "engagements"


def test_what_is_overdue_has_a_sign_and_the_first_are_named(page: OverviewPage) -> None:
    assert {"! 1", "follow-up is overdue", "Send the note"} <= set(said(page))
    heard = QAccessible.queryAccessibleInterface(page.lines[Matter.OVERDUE])
    assert heard.text(QAccessible.Text.Name) == "1 follow-up is overdue"
    assert heard.text(QAccessible.Text.Description) == "Send the note"


def test_who_came_and_said_nothing_is_not_told_to_be_never_heard(
    page: OverviewPage, busy: Roundtable
) -> None:
    """The list beside it says when they were last heard from: at the engagement that they came to."""
    (forge,) = stakeholders.listed(busy.project, Organisation, [busy.forge.id])
    assert forge.last_heard is not None
    assert page.lines[Matter.SILENT_ORGANISATIONS].accessibleName() == "1 organisation has said nothing yet"


def test_it_follows_deeds_and_keeps_its_place(page: OverviewPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    page.lines[Matter.COMING].setFocus()
    page.context.write(
        lambda project, progress: records.add(project, Contact(review_on=TODAY, given_name="Cy"))
    )
    settle(qtbot, page.context)
    assert page.lines[Matter.REVIEW].accessibleName() == "2 contacts’ details are to be reviewed"
    assert page.lines[Matter.COMING].hasFocus()


def test_it_says_where_to_begin_and_when_all_is_done(opened: MainWindow, qtbot: QtBot) -> None:
    view = opened.project_view
    assert view is not None
    page = view.page
    assert isinstance(page, OverviewPage)
    assert "Begin here" in said(page)
    below = page.findChild(EmptyState)
    assert below is not None
    assert {button.text() for button in below.findChildren(QPushButton)} == {"Import…", "Log feedback"}

    role = Contact(given_name="Ana")
    view.context.write(lambda project, progress: records.add(project, role))
    settle(qtbot, view.context)
    assert "All done" in said(page)
    assert not [button for button in below.findChildren(QPushButton) if button.isVisible()]


def test_lines_use_the_width_of_the_window(page: OverviewPage, qtbot: QtBot) -> None:
    line = page.lines[Matter.OVERDUE]
    text, first = (
        next(words for words in line.findChildren(Words) if words.text() == wanted)
        for wanted in ("follow-up is overdue", "Send the note")
    )
    window = page.window()
    window.resize(1900, 768)
    QApplication.processEvents()
    assert line.width() > page.width() - 80
    assert first.x() > text.x()
    window.resize(800, 600)
    QApplication.processEvents()
    assert first.y() > text.y()


def test_the_last_backup_is_said_and_leads_to_the_list(
    page: OverviewPage, opened: MainWindow, qtbot: QtBot
) -> None:
    line = page.last_backup
    assert opened.backups is not None
    opened.backups.keeper.back_up(lambda made: None, lambda error: None)
    qtbot.waitUntil(line.isVisible)
    assert re.fullmatch(r"Last backup: today, \d\d:\d\d, checked", line.text())
    line.button.click()
    settle(qtbot, page.context)
    assert isinstance(QApplication.activeModalWidget(), BackupsDialog)
