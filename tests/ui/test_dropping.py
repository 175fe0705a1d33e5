"""Files that are dragged onto the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation
from engage.services import records
from engage.services.projects import Project
from engage.ui.importing.dialog import ImportDialog
from engage.ui.importing.dropping import refusal, sorted_out
from engage.ui.importing.folders import MOST_FILES
from engage.ui.main_window import MainWindow
from tests.ui.conftest import settle

EVERYWHERE = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
NO_KEYS = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


def mime(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def hold(window: MainWindow, data: QMimeData, place: QPoint | None = None) -> bool:
    """Hold files over the window, as the system tells it; return whether it would take them."""
    at = place or window.rect().center()
    event = QDragEnterEvent(at, EVERYWHERE, data, LEFT, NO_KEYS)
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def drop(window: MainWindow, paths: Sequence[Path], place: QPoint | None = None) -> None:
    data = mime(paths)
    at = QPointF(place or window.rect().center())
    hold(window, data, at.toPoint())
    QApplication.sendEvent(window.windowHandle(), QDropEvent(at, EVERYWHERE, data, LEFT, NO_KEYS))


def table(path: Path, name: str) -> Path:
    path.write_text(f"name,kind\n{name},sme\n")
    return path


def dialog() -> ImportDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, ImportDialog)
    return found


def test_it_is_seen_where_they_would_go_and_that_they_are_taken_away(
    opened: MainWindow, tmp_path: Path
) -> None:
    one = table(tmp_path / "bodies.csv", "Example Mill")
    assert hold(opened, mime([one]))
    assert opened.drops.cue.text() == "Let go to import bodies.csv"
    assert opened.drops.cue.geometry() == opened.rect()
    QApplication.sendEvent(opened.windowHandle(), QDragLeaveEvent())
    assert opened.drops.cue.text() == ""
    assert hold(opened, mime([one, one]))
    assert opened.drops.cue.text() == "Let go to import 2 files, one after another"
    assert hold(opened, mime([tmp_path / "heat.engage"]))
    assert opened.drops.cue.text() == "Let go to open the project heat"


def test_a_file_is_imported_wherever_it_is_dropped(
    opened: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    assert opened.project_view is not None
    context = opened.project_view.context
    opened.project_view.show_page("stakeholders")
    settle(qtbot, context)
    line = opened.project_view.page.findChild(type(opened.project_view.page.filter_bar.line))
    on_a_field = line.mapTo(opened, line.rect().center())
    drop(opened, [table(tmp_path / "bodies.csv", "Example Mill")], on_a_field)
    asked = dialog()
    settle(qtbot, context)
    assert line.text() == ""
    assert asked.preview_step.outcome.text() == "Organisations: 1 new."
    asked.go_on.click()
    settle(qtbot, context)
    assert records.count(project, Organisation) == 1


def test_several_come_one_after_another_and_each_can_be_left_out(
    opened: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    assert opened.project_view is not None
    context = opened.project_view.context
    names = ("Example Mill", "Example Kiln", "Example Forge", "Example Loom")
    drop(opened, [table(tmp_path / f"{name}.csv", name) for name in names])
    for number, button in enumerate(("go_on", "leave_out", "go_on", "cancel"), 1):
        asked = dialog()
        settle(qtbot, context)
        assert asked.heading.text() == f"Import {names[number - 1]}.csv (file {number} of 4)"
        assert asked.leave_out.isVisible() == (number < 4)
        getattr(asked, button).click()
        settle(qtbot, context)
    assert QApplication.activeModalWidget() is None
    ids = records.ids(project, Organisation)
    assert {body.name for body in records.rows(project, Organisation, ids)} == {
        "Example Mill",
        "Example Forge",
    }


def test_cancelling_leaves_out_all_that_follow(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    drop(opened, [table(tmp_path / f"{name}.csv", name) for name in ("Mill", "Kiln")])
    asked = dialog()
    asked.cancel.click()
    assert QApplication.activeModalWidget() is None


def test_a_project_is_opened(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    path = project.path
    project.close()
    drop(window, [path])
    qtbot.waitUntil(lambda: window.project_view is not None)
    assert window.project_view is not None
    assert window.project_view.context.project.path == path
    settle(qtbot, window.project_view.context)


def test_what_cannot_be_imported_gets_a_sentence(
    opened: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    picture, folder = tmp_path / "picture.png", tmp_path / "folder"
    picture.write_bytes(b"")
    folder.mkdir()
    gone = tmp_path / "gone.csv"
    drop(opened, [picture, folder, gone, table(tmp_path / "bodies.csv", "Example Mill")])
    assert dialog().heading.text() == "Import bodies.csv"
    dialog().reject()
    said = opened.error_bar.text()
    assert said.startswith("“folder”, “picture.png”, “gone.csv” cannot be imported")
    assert ".xlsx" in said
    assert "CSV" not in said


def test_of_a_folder_its_files_are_imported(
    opened: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "sent"
    (folder / "later").mkdir(parents=True)
    (folder / ".kept").mkdir()
    for name in ("b.csv", "later/a.csv", ".hidden.csv", "~$b.csv", ".kept/c.csv"):
        table(folder / name, "Example Mill")
    (folder / "picture.png").write_bytes(b"")
    hold(opened, mime([folder]))
    assert opened.drops.cue.text() == "Let go to import the files in sent"
    drop(opened, [folder])
    assert dialog().heading.text() == "Import b.csv (file 1 of 2)"
    dialog().reject()
    assert opened.error_bar.text().startswith("“picture.png” cannot be imported")


def test_of_a_folder_without_end_the_first_files_are_taken(tmp_path: Path) -> None:
    for number in range(MOST_FILES + 1):
        (tmp_path / f"{number:03}.csv").write_text("")
    (tmp_path / "heat.engage").write_text("")
    dropped = sorted_out([tmp_path], [".csv"])
    assert [path.name for path in dropped.to_import] == [f"{number:03}.csv" for number in range(MOST_FILES)]
    assert dropped.projects == ()
    said = refusal(dropped, [".csv"])
    assert said is not None
    assert str(said).startswith("Of so many files, only the first 200 are taken")


def test_without_a_project_or_where_it_may_only_be_read_nothing_is_imported(
    window: MainWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    bodies = table(tmp_path / "bodies.csv", "Example Mill")
    drop(window, [bodies])
    assert window.error_bar.text().startswith("There is no project open")
    window.stage.show_project(Project(project.path, "AB", is_read_only=True), "Example programme")
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)
    drop(window, [bodies])
    assert "may only be read" in window.error_bar.text()
    assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("kind", ["text", "elsewhere"])
def test_other_things_that_are_dragged_are_left_alone(opened: MainWindow, kind: str) -> None:
    data = QMimeData()
    if kind == "text":
        data.setText("some words")
    else:
        data.setUrls([QUrl("https://example.org/list.csv")])
    hold(opened, data)
    assert opened.drops.cue.text() == ""


def test_while_a_dialog_is_open_the_window_takes_nothing(opened: MainWindow, tmp_path: Path) -> None:
    opened.actions_by_name["import_files"].trigger()
    assert not hold(opened, mime([table(tmp_path / "bodies.csv", "Example Mill")]))
    assert opened.drops.cue.text() == ""
    dialog().reject()
