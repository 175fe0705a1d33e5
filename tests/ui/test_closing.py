"""Closing the window in the middle of something: nothing is lost, and nobody waits without being told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from engage.domain.changes import Changes
from engage.domain.organisations import Organisation
from engage.domain.progress import Progress
from engage.errors import Conflict
from engage.services import projects, records
from engage.services.projects import Project
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.tasks import Task
from tests.ui.conftest import Roundtable, focus, settle


@pytest.fixture
def view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window's inside, over the roundtable."""
    assert opened.project_view is not None
    settle(qtbot, opened.project_view.context)
    return opened.project_view


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds up the work of a test; opened at the latest when the test is over."""
    gate = threading.Event()
    yield gate
    gate.set()


def question(window: MainWindow, qtbot: QtBot) -> QMessageBox:
    """What is asked while one waits."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)))
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def press(box: QMessageBox, text: str) -> None:
    next(button for button in box.buttons() if button.text() == text).click()


def until_stopped(view: ProjectView, gate: threading.Event, label: str, *, is_preview: bool = False) -> Task:
    """Begin something that goes on until the gate is opened or somebody stops it."""

    def work(progress: Progress) -> None:
        while not gate.wait(0.01):
            progress(0, 0)

    return view.context.writer.submit(work, on_failed=lambda error: None, label=label, is_preview=is_preview)


def region_of(view: ProjectView, roundtable: Roundtable, qtbot: QtBot) -> OrganisationEditor:
    """The form of an organisation, with a new region half typed."""
    page = view.stakeholders
    view.show_page("stakeholders")
    settle(qtbot, view.context)
    page.table.select(roundtable.castings.id)
    settle(qtbot, view.context)
    editor = page.listing.inspector.editor
    assert isinstance(editor, OrganisationEditor)
    focus(qtbot, editor.form.region)
    qtbot.keyClicks(editor.form.region, "Wales")
    return editor


def test_what_is_typed_into_a_field_is_saved(
    view: ProjectView, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    region_of(view, roundtable, qtbot)
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).region == "Wales"


def test_what_is_queued_is_done_first(
    view: ProjectView, opened: MainWindow, roundtable: Roundtable, gate: threading.Event, qtbot: QtBot
) -> None:
    view.context.writer.submit(lambda progress: gate.wait(10))
    region_of(view, roundtable, qtbot)
    opened.close()
    assert opened.isVisible()
    gate.set()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).region == "Wales"


def test_what_is_done_while_another_project_is_being_opened_is_kept(
    view: ProjectView,
    opened: MainWindow,
    roundtable: Roundtable,
    tmp_path: Path,
    gate: threading.Event,
    qtbot: QtBot,
) -> None:
    def make(progress: Progress) -> Project:
        gate.wait(10)
        return projects.create(tmp_path / "other.engage", name="Other", who="Test")

    opened.make(make)
    view.context.write(lambda project, progress: _slowly(project, roundtable.castings.id))
    region_of(view, roundtable, qtbot)
    gate.set()
    qtbot.waitUntil(lambda: opened.project_view is not view)
    castings = records.get(roundtable.project, Organisation, roundtable.castings.id)
    assert (castings.sector, castings.region) == ("Metals", "Wales")


def _slowly(project: Project, id: int) -> Changes:
    """A deed that takes a moment."""
    threading.Event().wait(0.2)
    return records.edit(project, Organisation, id, sector="Metals")


def test_what_takes_long_is_waited_for_and_the_window_says_so(
    view: ProjectView, opened: MainWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    until_stopped(view, gate, "Importing")
    opened.close()
    assert "Importing" in question(opened, qtbot).text()
    gate.set()
    qtbot.waitUntil(lambda: not opened.isVisible())


def test_what_takes_long_can_be_stopped(
    view: ProjectView, opened: MainWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    task = until_stopped(view, gate, "Importing")
    opened.close()
    press(question(opened, qtbot), "Stop it and close")
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert task.is_cancelled


def test_who_asked_to_close_may_stay(
    view: ProjectView, opened: MainWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    task = until_stopped(view, gate, "Importing")
    opened.close()
    press(question(opened, qtbot), "Do not close")
    gate.set()
    settle(qtbot, view.context)
    assert opened.isVisible()
    assert opened.project_view is view
    assert not task.is_cancelled


def test_closing_twice_asks_once(
    view: ProjectView, opened: MainWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    until_stopped(view, gate, "Importing")
    for _ in range(2):
        opened.close()
        question(opened, qtbot)
    assert len([box for box in opened.findChildren(QMessageBox) if box.isVisible()]) == 1
    gate.set()
    qtbot.waitUntil(lambda: not opened.isVisible())


def test_one_stays_where_something_could_not_be_saved(
    view: ProjectView, opened: MainWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    def work(progress: Progress) -> None:
        gate.wait(10)
        raise Conflict("The disk is full")

    view.context.writer.submit(work)
    opened.close()
    gate.set()
    settle(qtbot, view.context)
    assert opened.isVisible()
    assert opened.error_bar.text() == "The disk is full."


def test_pages_that_are_only_to_be_looked_at_are_not_waited_for(
    view: ProjectView, opened: MainWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    task = until_stopped(view, gate, "Setting the pages", is_preview=True)
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert task.is_cancelled
    assert not gate.is_set()


def test_the_file_is_let_go_of_beside_the_window_and_can_be_opened_at_once(
    view: ProjectView,
    opened: MainWindow,
    gate: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project, on, close = view.context.project, [], Project.close

    def noting(closed: Project) -> None:
        on.append(threading.current_thread().name)
        gate.wait()
        close(closed)

    monkeypatch.setattr(Project, "close", noting)
    opened.actions_by_name["close_project"].trigger()
    opened.open_path(project.path)
    gate.set()
    qtbot.waitUntil(lambda: opened.project_view is not None)
    assert opened.project_view is not None
    assert not opened.project_view.context.project.is_read_only
    assert "MainThread" not in on
