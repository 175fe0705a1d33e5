"""Several files at once: those of which nothing is asked go with one, the others have their turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.engagements import Engagement
from engage.domain.submissions import Submission
from engage.services import records
from engage.services.projects import Project
from engage.ui.engagements.page import EngagementsPage
from engage.ui.importing.dialog import FILE, PREVIEW, TOLD, ImportDialog
from engage.ui.main_window import MainWindow
from tests.ui.conftest import Roundtable
from tests.ui.importing import CORPUS, bodies, go_on, wait


def letters(folder: Path, count: int) -> list[Path]:
    """What people have sent, which looks like nothing else."""
    paths = [folder / f"letter-{number}.html" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(
            f"<html><head><title>Letter {number}</title></head><body><p>Dear all, we of Example Mill "
            f"{number} think that heat pumps come first.</p></body></html>"
        )
    return paths


def take(dialog: ImportDialog, paths: list[Path], opened: MainWindow, qtbot: QtBot) -> None:
    dialog.take(paths)
    wait(opened, qtbot)


def import_all(dialog: ImportDialog, opened: MainWindow, qtbot: QtBot) -> None:
    assert dialog.import_all.isEnabled()
    dialog.import_all.click()
    wait(opened, qtbot)


def submissions(project: Project) -> list[Submission]:
    return records.rows(project, Submission, records.ids(project, Submission))


def test_what_was_sent_in_comes_in_at_once_and_is_undone_at_once(
    opened: MainWindow, dialog: ImportDialog, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    take(dialog, letters(tmp_path, 4), opened, qtbot)
    assert dialog.step == FILE
    assert not dialog.import_all.isVisible()
    go_on(dialog, opened, qtbot)
    assert dialog.import_all.text() == "Import all 4"
    import_all(dialog, opened, qtbot)
    assert QApplication.activeModalWidget() is None
    assert len(submissions(project)) == 4
    assert opened.project_view is not None
    assert opened.project_view.undo_bar.text() == "Imported 4 submissions from 4 files"
    opened.actions_by_name["undo"].trigger()
    wait(opened, qtbot)
    assert submissions(project) == []


def test_all_belong_where_the_first_does(
    opened: MainWindow,
    roundtable: Roundtable,
    dialog: ImportDialog,
    project: Project,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    take(dialog, letters(tmp_path, 3), opened, qtbot)
    dialog.file_step.engagement.setCurrentIndex(1)
    go_on(dialog, opened, qtbot)
    import_all(dialog, opened, qtbot)
    held = [each.engagement.id for each in submissions(project) if each.engagement]
    assert held == [roundtable.engagement.id] * 3


def test_files_about_which_there_is_something_to_ask_or_to_see_wait(
    opened: MainWindow, dialog: ImportDialog, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    contents = {
        "first": "name,kind\nExample Castings,SME\n",
        "odd": "name,kind,Shoe size\nExample Boots,SME,38\n",
        "good": "name,kind\nExample Forge,SME\n",
        "short": "name,kind\n,SME\nExample Kiln,SME\n",
    }
    for name, text in contents.items():
        (tmp_path / f"{name}.csv").write_text(text)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    take(dialog, [*(tmp_path / f"{name}.csv" for name in contents), broken], opened, qtbot)
    assert dialog.heading.text() == "Import first.csv (file 1 of 5)"
    import_all(dialog, opened, qtbot)
    assert dialog.step == TOLD
    assert dialog.told_step.said.text().startswith("2 files are imported. 3 come next")
    assert sorted(bodies(project)) == ["Example Castings", "Example Forge"]
    go_on(dialog, opened, qtbot)
    assert dialog.heading.text() == "Import odd.csv (file 3 of 5)"
    dialog.leave_out.click()
    wait(opened, qtbot)
    assert dialog.step == PREVIEW
    assert dialog.go_on.text() == "Import 1 and leave 1 out"
    go_on(dialog, opened, qtbot)
    assert dialog.heading.text() == "Import broken.xlsx (file 5 of 5)"
    assert dialog.file_step.problem.isVisible()
    assert not dialog.import_all.isVisible()
    dialog.cancel.click()
    assert sorted(bodies(project)) == ["Example Castings", "Example Forge", "Example Kiln"]


def test_what_a_preview_would_have_said_is_said_afterwards(
    opened: MainWindow, dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = letters(tmp_path, 2)
    paths[1].write_text(paths[1].read_text().replace("<p>", '<img src="x.png"><p>', 1))
    take(dialog, paths, opened, qtbot)
    go_on(dialog, opened, qtbot)
    import_all(dialog, opened, qtbot)
    assert dialog.step == TOLD
    assert dialog.told_step.said.text() == "2 files are imported."
    assert dialog.told_step.notes.toPlainText() == "letter-1.html: Left out: 1 picture."
    assert dialog.told_step.notes.hasFocus()
    go_on(dialog, opened, qtbot)
    assert QApplication.activeModalWidget() is None


def test_what_one_file_was_said_to_be_the_others_are(
    opened: MainWindow, dialog: ImportDialog, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / f"{number}.csv" for number in range(2)]
    for number, path in enumerate(paths):
        path.write_text(f"name\nExample Body {number}\n")
    take(dialog, paths, opened, qtbot)
    formats = dialog.file_step.format
    formats.setCurrentIndex(formats.findText("Organisations"))
    wait(opened, qtbot)
    go_on(dialog, opened, qtbot)
    import_all(dialog, opened, qtbot)
    assert sorted(bodies(project)) == ["Example Body 0", "Example Body 1"]


def test_stopping_it_leaves_nothing(
    opened: MainWindow, dialog: ImportDialog, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    take(dialog, letters(tmp_path, 3), opened, qtbot)
    go_on(dialog, opened, qtbot)
    dialog.import_all.click()
    assert not dialog.import_all.isEnabled()
    dialog.cancel.click()
    wait(opened, qtbot)
    assert submissions(project) == []


def test_where_a_file_belongs_is_asked_once_of_files_of_one_sort(
    opened: MainWindow, roundtable: Roundtable, dialog: ImportDialog, qtbot: QtBot
) -> None:
    calls = [CORPUS / "calls" / f"teams-{name}.csv" for name in ("meeting", "german")]
    take(dialog, [*calls, CORPUS / "calls" / "chat-new.txt"], opened, qtbot)
    assert dialog.step == FILE
    dialog.file_step.engagement.setCurrentIndex(1)
    go_on(dialog, opened, qtbot)
    import_all(dialog, opened, qtbot)
    assert dialog.told_step.said.text().startswith("1 file is imported. 2 come next")
    go_on(dialog, opened, qtbot)
    assert (dialog.step, dialog.plan.choices.engagement) == (PREVIEW, roundtable.engagement.id)
    dialog.leave_out.click()
    wait(opened, qtbot)
    assert (dialog.step, dialog.plan.choices.engagement) == (FILE, roundtable.engagement.id)
    assert dialog.file_step.engagement.value() == roundtable.engagement.id


@pytest.mark.parametrize(("name", "is_proposed"), [("calls/teams-meeting.csv", True), ("letter", False)])
def test_the_engagement_that_is_open_is_proposed_for_a_call(
    opened: MainWindow, roundtable: Roundtable, tmp_path: Path, name: str, is_proposed: bool, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    view.show_page("engagements")
    wait(opened, qtbot)
    assert isinstance(view.page, EngagementsPage)
    assert view.page.open_engagement() is None
    view.page.open(roundtable.engagement.id)
    wait(opened, qtbot)
    view.import_files([CORPUS / name if is_proposed else letters(tmp_path, 1)[0]])
    wait(opened, qtbot)
    (dialog,) = opened.findChildren(ImportDialog)
    assert dialog.step == FILE
    assert dialog.file_step.why_there.isVisible() is is_proposed
    expected = roundtable.engagement.id if is_proposed else None
    assert (dialog.file_step.engagement.value(), dialog.plan.choices.engagement) == (expected, expected)
    dialog.file_step.engagement.setCurrentIndex(0)
    wait(opened, qtbot)
    assert dialog.plan.choices.engagement is None
    assert not dialog.file_step.why_there.isVisible()


def test_an_engagement_that_is_open_stays_as_it_is_where_another_is_said(
    opened: MainWindow, roundtable: Roundtable, project: Project, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    view.show_page("engagements")
    wait(opened, qtbot)
    assert isinstance(view.page, EngagementsPage)
    view.page.open(roundtable.engagement.id)
    before = records.get(project, Engagement, roundtable.engagement.id).attendance
    view.import_files([CORPUS / "calls" / "teams-meeting.csv"])
    wait(opened, qtbot)
    (dialog,) = opened.findChildren(ImportDialog)
    dialog.file_step.engagement.setCurrentIndex(0)
    go_on(dialog, opened, qtbot)
    go_on(dialog, opened, qtbot)
    assert records.get(project, Engagement, roundtable.engagement.id).attendance == before
    assert records.count(project, Engagement) == 2


def test_several_that_are_dropped_on_the_dialog_take_their_turns(
    opened: MainWindow, dialog: ImportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    folder = tmp_path / "sent"
    folder.mkdir()
    letters(folder, 2)
    (folder / "picture.png").write_bytes(b"")
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), copy, data, left, none))
    wait(opened, qtbot)
    assert dialog.heading.text() == "Import letter-0.html (file 1 of 2)"
    assert "picture.png" in opened.error_bar.text()
