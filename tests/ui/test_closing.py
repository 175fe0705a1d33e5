"""Closing the window in the middle of something: nothing is lost, and nobody waits without being told."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from engage.domain.changes import Changes
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.progress import Progress
from engage.errors import Conflict
from engage.services import projects, records, unfinished
from engage.services.projects import Project
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.tasks import Task
from tests.ui.conftest import Roundtable, focus, open_again, settle


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


def test_a_line_that_is_half_typed_is_there_again(
    view: ProjectView, opened: MainWindow, project: Project, qtbot: QtBot
) -> None:
    line = "@fu #1 + what is ha"
    view.log()
    settle(qtbot, view.context)
    qtbot.keyClicks(view.log_bar.line, line)
    again = open_again(opened, qtbot)
    assert again.log_bar.isVisible()
    assert again.log_bar.line.text() == line
    assert len(records.ids(project, Feedback)) == 0
    again.log_bar.line.clear()
    again.remember()
    assert unfinished.take(project.path) == ""


def test_what_is_kept_for_a_project_is_nobody_elses(tmp_path: Path) -> None:
    one, other = tmp_path / "one.engage", tmp_path / "other.engage"
    unfinished.keep(one, "@fu and m")
    kept = next((tmp_path / "engage-home").rglob("*.txt"))
    assert kept.stat().st_mode & 0o077 == 0
    assert "one" not in kept.name
    assert unfinished.take(other) == ""
    assert unfinished.take(one) == "@fu and m"
    assert unfinished.take(one) == ""


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from engage.app import make_window

app, window = make_window()
app.end_on_signals()
window.open_path(Path(sys.argv[1]))
window.show()
clock = QTimer(app, interval=20)
steps = iter(range(3))

def step():
    view = window.project_view
    if view is None or not (view.context.reader.is_idle and view.context.writer.is_idle):
        return
    match next(steps, None):
        case 0:
            view.show_page("stakeholders")
        case 1:
            view.log()
        case 2:
            view.log_bar.line.setText("@fu half")
            region = view.stakeholders.listing.inspector.editor.form.region
            window.activateWindow()
            region.setFocus()
            QTest.keyClicks(region, "Wales")
            print("ready", flush=True)
            clock.stop()

clock.timeout.connect(step)
clock.start()
sys.exit(app.exec())
"""


def test_the_end_of_the_desktop_loses_nothing(roundtable: Roundtable) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(roundtable.project.path)], stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    program.send_signal(signal.SIGTERM)
    assert program.wait(timeout=30) == 0
    program.stdout.close()
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).region == "Wales"
    assert unfinished.take(roundtable.project.path) == "@fu half"
