"""Two people at one project: the first one writes, the second one reads on, and takes over afterwards."""

from __future__ import annotations

import platform
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import projects, records
from engage.storage import records as storage
from engage.ui import read_only
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.read_only import ReadOnlyNotice
from tests.builders import many, new_project
from tests.ui.conftest import settle

_LONGEST = 30
"""Seconds after which the other window is ended, whatever it does."""

_OTHER = """
import sys
from pathlib import Path
from PySide6.QtCore import QSocketNotifier, QTimer
from engage.app import make_window
from engage.domain.organisations import Organisation
from engage.services import records
app, window = make_window()
window.show()
window.open_path(Path(sys.argv[1]))
def tell():
    if window.project_view is None:
        QTimer.singleShot(10, tell)
    else:
        print("read only" if window.project_view.context.project.is_read_only else "open", flush=True)
def do():
    line = sys.stdin.readline().strip()
    if not line:
        notifier.setEnabled(False)
        window.close()
    else:
        window.project_view.context.write(
            lambda project, progress: records.add(project, Organisation(name=line)),
            lambda changes: print("kept", flush=True),
        )
notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
notifier.activated.connect(do)
tell()
sys.exit(app.exec())
"""


class Other:
    """The window of somebody else, in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def hear(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def add(self, name: str) -> None:
        assert self.process.stdin
        print(name, file=self.process.stdin, flush=True)
        assert self.hear() == "kept"

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        assert self.process.wait(20) == 0


@contextmanager
def other_window(path: Path) -> Iterator[Other]:
    program = [sys.executable, "-c", _OTHER, str(path)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        at_an_end = threading.Timer(_LONGEST, process.kill)
        at_an_end.start()
        try:
            yield Other(process)
        finally:
            at_an_end.cancel()
            process.kill()


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with so many organisations that the list is scrolled."""
    monkeypatch.setattr(read_only, "INTERVAL", 50)
    path = tmp_path / "Example.engage"
    with new_project(path) as project, project.transaction("Fill") as tx:
        storage.add(tx.connection, many(300, lambda n: Organisation(name=f"Example {n:03}")))
    return path


def show(window: MainWindow, path: Path, qtbot: QtBot) -> ProjectView:
    window.open_path(path)
    qtbot.waitUntil(lambda: window.project_view is not None)
    assert window.project_view
    settle(qtbot, window.project_view.context)
    return window.project_view


def notice(project_view: ProjectView) -> ReadOnlyNotice:
    found = project_view.status_bar.findChild(ReadOnlyNotice)
    assert found is not None
    return found


def organisations(project_view: ProjectView, qtbot: QtBot) -> ListPage:
    project_view.show_page("stakeholders")
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, ListPage)
    return page


def test_the_second_reads_on_and_takes_over(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with other_window(path) as other:
        assert other.hear() == "open"
        project_view = show(window, path, qtbot)
        foot = notice(project_view)
        assert foot.text().startswith("Read only: ")
        assert f" on {platform.node()} has it open since " in foot.text()
        assert window.windowTitle().endswith("(read only)[*]")
        for name in ("new", "log", "remove", "import_files", "undo", "project_details", "edit_here"):
            assert not window.actions_by_name[name].isEnabled(), name
        assert not foot.edit_here.isVisible()
        edit_here = window.actions_by_name["edit_here"]
        assert edit_here.isVisible()
        assert edit_here.toolTip() == " ".join(foot.text().split()), "why it is grey"
        assert not project_view.status_bar.findChild(QPushButton).isVisible(), "there is nothing to undo"

        page = organisations(project_view, qtbot)
        ids = records.ids(project_view.context.project, Organisation)
        page.table.select(ids[150])
        page.table.scrollTo(page.table.currentIndex(), page.table.ScrollHint.PositionAtCenter)
        settle(qtbot, project_view.context)
        place = page.table.visualRect(page.table.currentIndex()).top()
        other.add("Another body, above all others")
        qtbot.waitUntil(lambda: page.table.model().rowCount() == 301)
        settle(qtbot, project_view.context)
        assert page.table.current_id() == ids[150]
        assert page.table.visualRect(page.table.currentIndex()).top() == place
        assert not window.actions_by_name["undo"].isEnabled()

        other.close()
        qtbot.waitUntil(foot.edit_here.isVisible)
        assert foot.text() == "Read only: nobody else has it open any more"
        assert window.actions_by_name["edit_here"].isEnabled()
        qtbot.mouseClick(foot.edit_here, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: window.project_view is not project_view)
    assert window.project_view
    settle(qtbot, window.project_view.context)
    assert not window.project_view.context.project.is_read_only
    assert window.project_view.chosen() == (Noun.ORGANISATION, ids[150])
    assert window.actions_by_name["new"].isEnabled()
    assert window.actions_by_name["undo"].isEnabled()
    assert not window.actions_by_name["edit_here"].isVisible()
    assert "read only" not in window.windowTitle()


def call_the_journal(path: Path, one: str, other: str) -> None:
    with driver.connect(str(path)) as connection:
        connection.execute("PRAGMA legacy_alter_table = ON")
        connection.execute(f"ALTER TABLE {one} RENAME TO {other}")
    connection.close()


def test_the_second_goes_on_looking_where_it_could_not_look_once(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    with projects.open_project(path, who="Sam") as other:
        project_view = show(window, path, qtbot)
        page = organisations(project_view, qtbot)
        told: list[EngageError] = []
        project_view.context.reader.failed.connect(told.append)
        call_the_journal(path, "operation", "gone")
        qtbot.waitUntil(lambda: bool(told))
        call_the_journal(path, "gone", "operation")
        records.add(other, Organisation(name="Another body"))
        qtbot.waitUntil(lambda: page.table.model().rowCount() == 301)
        assert len(told) == 1


def test_one_that_is_killed_is_taken_over_from(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with other_window(path) as other:
        assert other.hear() == "open"
        foot = notice(show(window, path, qtbot))
        other.add("Example Glass")
        other.process.kill()
        qtbot.waitUntil(foot.edit_here.isVisible)
        window.actions_by_name["edit_here"].trigger()
        qtbot.waitUntil(
            lambda: window.project_view is not None and not window.project_view.context.project.is_read_only
        )
        assert window.project_view
        assert records.count(window.project_view.context.project, Organisation, "glass") == 1


def test_what_is_open_here_is_not_opened_once_more(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    project_view = show(window, path, qtbot)
    window.open_path(path)
    settle(qtbot, project_view.context)
    assert window.project_view is project_view
    with other_window(path) as other:
        assert other.hear() == "read only"
        other.close()
