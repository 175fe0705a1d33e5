"""What tests of the window share: a project on disk, and the means by which screens use it."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Reference
from engage.services.projects import Project
from engage.settings import Appearance
from engage.ui import actions, theme
from engage.ui.changes import ChangeSignal
from engage.ui.context import Context
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.preferences import Preferences
from engage.ui.project_view import ProjectView
from engage.ui.tasks import TaskRunner
from tests.builders import add, is_untouched, new_project, put_log_in


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    """A worker of its own, stopped when the test is over."""
    runner = TaskRunner()
    yield runner
    runner.stop()


@dataclass(frozen=True)
class Roundtable:
    """A small project with one roundtable, under the Chatham House Rule, at which nothing is said yet."""

    project: Project
    castings: Reference
    forge: Reference
    ana: Reference
    agenda: Reference
    loans: Reference
    energy: Reference
    engagement: Reference


@pytest.fixture
def roundtable(project: Project) -> Roundtable:
    if is_untouched(project):
        held, made = _with_roundtable()
        project.path.write_bytes(held)
        return replace(made, project=project)
    return roundtable_in(project)


@cache
def _with_roundtable() -> tuple[bytes, Roundtable]:
    """A file in which there is one: to copy it is quicker than the deeds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "roundtable.engage"
        with new_project(path) as project:
            made = roundtable_in(project)
        return path.read_bytes(), made


def roundtable_in(project: Project) -> Roundtable:
    """Put the roundtable into a project."""
    castings = add(project, Organisation(name="Example Castings", kind=OrganisationKind.TRADE_BODY))
    forge = add(
        project, Organisation(name="Example Forge Union", kind=OrganisationKind.UNION, region="Wales")
    )
    role = Affiliation(organisation=castings, role="Director", is_primary=True)
    ana = add(project, Contact(given_name="Ana", family_name="Sample", affiliations=(role,)))
    agenda = add(project, Agenda(title="Example agenda"))
    loans = add(project, Theme(agenda=agenda, code="1", title="Loans and grants"))
    energy = add(project, Theme(agenda=agenda, code="2", title="Energy", position=1))
    seats = (
        Attendance(contact=ana, organisation=castings, status=AttendanceStatus.ATTENDED, seat="a"),
        Attendance(organisation=forge, status=AttendanceStatus.ATTENDED, seat="f"),
    )
    engagement = add(
        project,
        Engagement(
            title="Example roundtable",
            channel=Channel.ROUNDTABLE,
            held_on=dt.date(2020, 3, 25),
            rule=Rule.CHATHAM_HOUSE,
            agenda=agenda,
            attendance=seats,
        ),
    )
    return Roundtable(project, castings, forge, ana, agenda, loans, energy, engagement)


@pytest.fixture
def context(project: Project, qtbot: QtBot) -> Iterator[Context]:
    """What a page is given, over the project."""
    window = QWidget()
    qtbot.addWidget(window)
    handlers: dict[str, Callable[[], object]] = {name: lambda: None for name in actions.SPECS}
    reader, writer = TaskRunner(), TaskRunner()
    yield Context(project, reader, writer, ChangeSignal(), Preferences(), actions.build(window, handlers))
    reader.stop()
    writer.stop()


def settle(qtbot: QtBot, context: Context) -> None:
    """Wait until everything that was asked for is done and shown."""

    def is_quiet() -> bool:
        QApplication.sendPostedEvents()
        return context.writer.is_idle and context.reader.is_idle

    qtbot.waitUntil(is_quiet, timeout=30_000)
    QApplication.processEvents()  # what was made in the last moment is laid out and shown


def focus(qtbot: QtBot, widget: QWidget) -> None:
    """Put the cursor into a widget as a click does: its window is the active one."""
    window = widget.window()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    widget.setFocus()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The whole window, on the welcome page."""
    theme.apply(qapp, Appearance.LIGHT)
    window = MainWindow(Preferences())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    yield window
    window.shut()
    for dialog in window.findChildren(QDialog):
        dialog.hide()  # else it is in front of the next test's window until Qt deletes it


@pytest.fixture
def opened(window: MainWindow, project: Project, qtbot: QtBot) -> MainWindow:
    """The window with the project open in it."""
    open_project(window, project.path, qtbot)
    return window


def open_project(window: MainWindow, path: Path, qtbot: QtBot) -> ProjectView:
    """Open a project, and return the window's inside once it is filled."""
    put_log_in(path)
    window.open_path(path)
    qtbot.waitUntil(lambda: window.project_view is not None)
    view = window.project_view
    assert view is not None
    qtbot.waitUntil(lambda: view.is_begun)
    settle(qtbot, view.context)
    return view


def open_again(window: MainWindow, qtbot: QtBot) -> ProjectView:
    """Close the project that is open, and open it again."""
    assert window.project_view is not None
    path = window.project_view.context.project.path
    window.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: window.project_view is None)
    return open_project(window, path, qtbot)


def show_page(window: MainWindow, name: str, qtbot: QtBot) -> ProjectView:
    """Turn to a page, and return the window's inside once that is filled."""
    assert window.project_view is not None
    window.project_view.show_page(name)
    settle(qtbot, window.project_view.context)
    return window.project_view


def list_page(project_view: ProjectView, name: str, qtbot: QtBot) -> ListPage:
    """Turn to a page that is a list, and return it once it is filled."""
    project_view.show_page(name)
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, ListPage)
    return page


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced from now on; urgent things end in "!"."""
    said: list[str] = []
    tell = QAccessible.updateAccessibility

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            is_urgent = event.politeness() is QAccessible.AnnouncementPoliteness.Assertive
            said.append(f"{event.message()}{'!' if is_urgent else ''}")
        tell(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return said
