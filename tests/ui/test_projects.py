"""Making, opening and bringing things into projects by the window."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engage import settings
from engage.domain.agendas import Agenda, Theme
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import projects, records, search
from engage.services.projects import Project
from engage.ui.main_window import MainWindow
from engage.ui.preferences import Preferences
from engage.ui.projects.new_project import NewProjectDialog, file_name
from engage.ui.projects.recent_line import opened_when
from tests.ui.conftest import Roundtable, open_again, settle, show_page


def new_project(window: MainWindow) -> NewProjectDialog:
    window.actions_by_name["new_project"].trigger()
    dialog = window.findChild(NewProjectDialog)
    assert dialog is not None
    return dialog


def wait_for_project(window: MainWindow, qtbot: QtBot) -> Project:
    qtbot.waitUntil(lambda: window.project_view is not None, timeout=10_000)
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)
    return window.project_view.context.project


def test_a_project_is_made_with_an_agenda(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = new_project(window)
    qtbot.keyClicks(dialog.form.name, "Green manufacturing")
    assert Path(dialog.form.file.text()).name == "green-manufacturing.engage"
    dialog.form.file.setText(str(tmp_path / "mine"))
    qtbot.mouseClick(dialog.form.ok, Qt.MouseButton.LeftButton)
    project = wait_for_project(window, qtbot)
    assert project.path == tmp_path / "mine.engage"
    assert search.counts(project)[Noun.AGENDA] == 1
    assert search.counts(project)[Noun.THEME] > 20
    assert [recent.path for recent in window.preferences.settings.recent] == [project.path]


def test_a_new_project_begins_on_the_overview(
    opened: MainWindow, roundtable: Roundtable, tmp_path: Path, qtbot: QtBot
) -> None:
    """Not on the page that another project was left on, of which it has nothing to show."""
    before = show_page(opened, "summaries", qtbot)
    dialog = new_project(opened)
    dialog.form.name.setText("Example group")
    dialog.form.file.setText(str(tmp_path / "group"))
    dialog.accept()
    qtbot.waitUntil(lambda: opened.project_view not in (None, before))
    assert opened.project_view is not None
    assert opened.project_view.page.name == "overview"


def test_a_project_begins_with_an_agenda_from_a_document(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    outline = tmp_path / "agenda.md"
    outline.write_text("# Example agenda\n\n## Heat\n\n- Pumps\n- Networks\n\n## Light\n\n- Lamps\n")
    dialog = new_project(window)
    qtbot.keyClicks(dialog.form.name, "Heat")
    dialog.form.file.setText(str(tmp_path / "heat"))
    dialog.choose_agenda(outline)
    qtbot.mouseClick(dialog.form.ok, Qt.MouseButton.LeftButton)
    project = wait_for_project(window, qtbot)
    titles = [theme.title for theme in records.rows(project, Theme, records.ids(project, Theme))]
    assert titles == ["Heat", "Pumps", "Networks", "Light", "Lamps"]


def test_where_the_agenda_cannot_be_read_no_project_is_made(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = new_project(window)
    qtbot.keyClicks(dialog.form.name, "Heat")
    dialog.form.file.setText(str(tmp_path / "heat"))
    dialog.choose_agenda(tmp_path / "missing.md")
    qtbot.mouseClick(dialog.form.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.error_bar.isVisible())
    assert "missing.md" in window.error_bar.text()
    assert not list(tmp_path.glob("heat*"))


def test_a_project_needs_a_name(window: MainWindow, qtbot: QtBot) -> None:
    dialog = new_project(window)
    qtbot.mouseClick(dialog.form.ok, Qt.MouseButton.LeftButton)
    assert dialog.form.problem.text() == "A project needs a name."
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Green manufacturing", "green-manufacturing"),
        ("Dŵr / Gwynt: 2030?", "dwr-gwynt-2030"),
        ("///", "project"),
    ],
)
def test_a_name_makes_a_file_name_for_every_system(name: str, file: str) -> None:
    assert file_name(name) == file


def test_a_file_that_is_no_project_is_said_and_the_welcome_page_stays(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "letter.engage"
    path.write_text("Dear Sir")
    window.open_path(path)
    qtbot.waitUntil(lambda: window.error_bar.isVisible())
    assert "not an Engage project" in window.error_bar.text()
    assert window.project_view is None


def test_where_another_cannot_be_opened_the_cursor_is_in_the_one_that_stays(
    opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    view.show_page("stakeholders")
    settle(qtbot, view.context)
    qtbot.waitUntil(lambda: opened.focusWidget() is not None)
    other = tmp_path / "notes.engage"
    other.write_text("These are notes.")
    opened.open_path(other)
    qtbot.waitUntil(opened.error_bar.isVisible)
    assert opened.project_view is view
    focused = opened.focusWidget()
    assert focused is not None
    assert view.isAncestorOf(focused)


def test_the_welcome_page_opens_what_was_opened_last(
    opened: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: opened.project_view is None)
    (line,) = opened.welcome.lines
    assert line.button.accessibleName() == "Example project"
    assert line.text().startswith(f"{project.path.parent}  ·  today, ")
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert wait_for_project(opened, qtbot).path == project.path


def test_a_project_that_is_gone_is_said_to_be_and_taken_off_the_list(
    opened: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    opened.preferences.project_opened(tmp_path / "gone.engage", "Heat & light")
    opened.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: opened.project_view is None)
    gone, there = opened.welcome.lines
    assert gone.button.accessibleName() == "Heat & light"
    qtbot.waitUntil(lambda: gone.text() == f"Not there now  ·  {tmp_path}")
    assert there.text().startswith(str(project.path.parent))
    qtbot.mouseClick(gone.remove, Qt.MouseButton.LeftButton)
    assert [line.path for line in opened.welcome.lines] == [project.path]
    assert [recent.path for recent in settings.load().recent] == [project.path]


def test_the_welcome_page_scrolls_where_there_is_little_room(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(5):
        window.preferences.project_opened(tmp_path / f"{number}.engage", f"Programme {number}")
    window.stage.show_welcome()
    welcome = window.stage.welcome
    lines = [line.button for line in welcome.lines]
    assert welcome.minimumSizeHint().height() < sum(line.sizeHint().height() for line in lines)
    window.resize(window.width(), 0)
    qtbot.waitUntil(lambda: all(line.height() == line.sizeHint().height() for line in lines))


def test_when_a_project_was_opened_is_said_in_words() -> None:
    now = dt.datetime(2026, 3, 25, 12, 0, tzinfo=dt.UTC).astimezone()

    def said(**before: int) -> str:
        return opened_when(now - dt.timedelta(**before), now)

    assert said(minutes=1) == f"today, {now - dt.timedelta(minutes=1):%H:%M}"
    assert [said(days=1), said(days=24), said(days=389)] == ["yesterday", "1 Mar", "1 Mar 2025"]
    assert opened_when(None, now) == ""


def test_the_sample_can_be_tried_twice(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.welcome.sample, Qt.MouseButton.LeftButton)
    project = wait_for_project(window, qtbot)
    assert search.counts(project)[Noun.FEEDBACK] > 20
    window.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: window.project_view is None)
    qtbot.mouseClick(window.welcome.sample, Qt.MouseButton.LeftButton)
    assert wait_for_project(window, qtbot).path == project.path


def test_a_project_that_may_only_be_read_can_be_looked_at(
    window: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    records.add(project, Organisation(name="Example Castings"))
    copy = tmp_path / "elsewhere" / "copy.engage"
    copy.parent.mkdir()
    project.copy(copy)
    read_only = projects.open_project(copy, who="AB")
    read_only.close()
    project_as_read_only = Project(copy, "AB", is_read_only=True)
    window.stage.show_project(project_as_read_only, "Example programme")
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)
    for name in ("new", "log", "remove", "import_files"):
        assert not window.actions_by_name[name].isEnabled()


# Agendas


def test_an_agenda_is_added_from_the_agenda_page(opened: MainWindow, project: Project, qtbot: QtBot) -> None:
    project_view = opened.project_view
    assert project_view is not None
    project_view.show_page("agenda")
    settle(qtbot, project_view.context)
    menu = project_view.page.add_agenda.menu()  # type: ignore[attr-defined]
    menu.actions()[0].trigger()
    settle(qtbot, project_view.context)
    agendas = records.rows(project, Agenda, records.ids(project, Agenda))
    assert [agenda.title for agenda in agendas] == [menu.actions()[0].text()]


@pytest.mark.parametrize("page", ["stakeholders", "engagements"])
def test_one_goes_on_where_one_left_off(
    opened: MainWindow, roundtable: Roundtable, page: str, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    noun, id = {
        "stakeholders": (Noun.CONTACT, roundtable.ana.id),
        "engagements": (Noun.ENGAGEMENT, roundtable.engagement.id),
    }[page]
    view.go_to(noun, id)
    settle(qtbot, view.context)
    again = open_again(opened, qtbot)
    assert (again.page.name, again.chosen()) == (page, (noun, id))


def test_a_window_that_stood_on_a_screen_that_is_gone_is_on_one_that_is_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    screen = window.screen().availableGeometry()
    window.move(screen.right() + 3000, screen.bottom() + 2000)
    window.close()
    again = MainWindow(Preferences())
    qtbot.addWidget(again)
    again.show()
    assert screen.intersects(again.geometry())
    again.shut()
