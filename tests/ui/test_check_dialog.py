"""Checking, repairing and saving from the window: what is damaged is offered help, and stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.engagements import Channel, Engagement
from engage.domain.organisations import Organisation
from engage.services import backups, checking, passphrases, projects, records
from engage.storage import records as storage
from engage.ui import theme
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.projects import copying
from engage.ui.projects.check_dialog import CheckDialog
from engage.ui.widgets.words import Words
from tests import damage
from tests.builders import DAY, limited_file_size, many, new_project
from tests.ui.conftest import list_page, settle


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Example.engage"
    with new_project(path) as project:
        with project.transaction("Fill") as tx:
            storage.add(tx.connection, many(300, lambda n: Organisation(name=f"Body {n}", notes="w " * 90)))
        records.add(project, Engagement(title="Round table", held_on=DAY, channel=Channel.ROUNDTABLE))
        backups.back_up(project)
    return path


def show(window: MainWindow, path: Path, qtbot: QtBot) -> ProjectView:
    window.open_path(path)
    qtbot.waitUntil(lambda: window.project_view is not None)
    assert window.project_view
    settle(qtbot, window.project_view.context)
    return window.project_view


def dialog_of(window: MainWindow, qtbot: QtBot) -> CheckDialog:
    dialog = window.findChild(CheckDialog)
    assert dialog
    qtbot.waitUntil(lambda: dialog.runner.is_idle)
    return dialog


def test_a_project_that_is_whole(window: MainWindow, path: Path, announced: list[str], qtbot: QtBot) -> None:
    show(window, path, qtbot)
    window.actions_by_name["check_project"].trigger()
    dialog = dialog_of(window, qtbot)
    assert dialog.said.text() == "Example.engage is whole."
    assert announced == ["Example.engage is whole."]
    QApplication.processEvents()
    heading = next(label for label in dialog.findChildren(Words) if label.text() == "Check Example.engage")
    tops = [label.mapTo(dialog, QPoint()).y() for label in (heading, dialog.said)]
    assert tops[0] <= 2 * theme.DIALOG_MARGIN
    assert tops[1] - tops[0] <= 2 * heading.sizeHint().height()
    assert dialog.height() < 30 * theme.GRID
    assert not dialog.repair.isVisible()
    assert not dialog.list.isVisible()
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)


def test_what_is_found_late_does_not_push_the_dialog_off_the_screen(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    window.open_path(path)
    qtbot.waitUntil(window.error_bar.check.isVisible)
    window.error_bar.check.click()
    dialog = window.findChild(CheckDialog)
    assert dialog
    room = dialog.screen().availableGeometry()
    dialog.move(room.left(), room.bottom() - dialog.height())
    dialog_of(window, qtbot)
    assert room.contains(dialog.frameGeometry())
    assert dialog.height() >= dialog.said.height() + dialog.list.minimumSizeHint().height()


def test_a_damaged_one_is_repaired_in_its_place_and_opened_again(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    view = show(window, path, qtbot)
    with damage.past_the_journal(path) as connection:
        connection.execute("DELETE FROM organisation WHERE id = 7")
    window.actions_by_name["check_project"].trigger()
    dialog = dialog_of(window, qtbot)
    assert dialog.said.text() == "2 things are not as they should be."
    assert "A row is missing that the journal says is there: organisation " in dialog.list.toPlainText()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.list.toPlainText()
    qtbot.mouseClick(dialog.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.project_view not in (None, view), timeout=20_000)
    (kept,) = path.parent.glob("Example before repair *.engage")
    assert dialog.said.text() == f"Example.engage is whole again. The damaged file is kept as “{kept.name}”."
    assert "A row came back from the backup: organisation" in dialog.list.toPlainText()
    assert window.project_view
    settle(qtbot, window.project_view.context)
    assert records.get(window.project_view.context.project, Organisation, 7).name == "Body 6"
    assert dialog.focusWidget() is dialog.close_button
    dialog.reject()


def test_one_that_was_not_closed_is_looked_at_before_it_opens(
    window: MainWindow, path: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    damage.spoil(path, damage.leaves(path, "organisation")[0])
    path.with_name("Example.engage-lock").touch()
    window.open_path(path)
    qtbot.waitUntil(lambda: bool(window.error_bar.text()))
    assert window.error_bar.text().startswith(
        "Example.engage was not closed when it was open last, and is damaged. "
    )
    assert window.error_bar.check.isVisible()
    qtbot.mouseClick(window.error_bar.check, Qt.MouseButton.LeftButton)
    dialog = dialog_of(window, qtbot)
    assert dialog.repair.isVisible()
    target = tmp_path / "Saved.engage"
    dialog.save_what_can_be_read(target)
    qtbot.waitUntil(lambda: dialog.runner.is_idle, timeout=20_000)
    assert dialog.said.text() == "What can be read is in Saved.engage now."
    assert "rows are lost: organisation, last altered by “Fill”" in dialog.list.toPlainText()
    assert checking.check(target).is_whole
    dialog.reject()


def test_the_passphrase_is_asked_for_where_it_is_needed(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path, key = tmp_path / "Locked.engage", passphrases.new_key("Example passphrase")
    projects.create(path, name="Example", who="AB", key=key).close()
    window._check(path)
    dialog = dialog_of(window, qtbot)
    assert dialog.passphrase.isVisible()
    dialog.passphrase.setText("wrong")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.runner.is_idle)
    assert dialog.problem.text().startswith("The passphrase does not open Locked.engage")
    dialog.passphrase.setText("Example passphrase")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.said.text() == "Locked.engage is whole.")
    dialog.reject()


def test_an_encrypted_one_is_repaired_and_opened_by_the_same_passphrase(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path, key = tmp_path / "Locked.engage", passphrases.new_key("Example passphrase")
    projects.create(path, name="Example", who="AB", key=key).close()
    window.stage.open_path(path, key)
    qtbot.waitUntil(lambda: window.project_view is not None)
    view = window.project_view
    assert view
    settle(qtbot, view.context)
    with view.context.project._outside_transactions() as raw:
        raw.execute("DROP TRIGGER journal_email_update")
    window.actions_by_name["check_project"].trigger()
    dialog = dialog_of(window, qtbot)
    assert "A part of the project is missing: journal_email_update" in dialog.list.toPlainText()
    qtbot.mouseClick(dialog.repair, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.project_view not in (None, view), timeout=20_000)
    assert dialog.said.text().startswith("Locked.engage is whole again.")
    dialog.reject()


def test_what_somebody_else_writes_into_is_not_repaired(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    with projects.open_project(path, who="Sam Example") as other:
        view = show(window, path, qtbot)
        with other._outside_transactions() as raw:
            raw.execute("DROP TRIGGER journal_email_update")
        window.actions_by_name["check_project"].trigger()
        dialog = dialog_of(window, qtbot)
        qtbot.mouseClick(dialog.repair, Qt.MouseButton.LeftButton)
        assert dialog.problem.text().startswith("Example.engage is open for writing elsewhere. ")
        assert window.project_view is view
        dialog.reject()
        window.stage.show_welcome()


def test_closing_stops_the_check(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    show(window, path, qtbot)
    window.actions_by_name["check_project"].trigger()
    dialog = window.findChild(CheckDialog)
    assert dialog
    assert dialog.close_button.text() == "Stop"
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()


# The file goes away while one works


@pytest.mark.parametrize("back", [True, False])
def test_a_line_stays_in_its_field_when_the_file_goes_away(
    window: MainWindow, path: Path, qtbot: QtBot, tmp_path: Path, back: bool
) -> None:
    view = show(window, path, qtbot)
    window.actions_by_name["log"].trigger()
    qtbot.waitUntil(view.log_bar.isVisible)
    line = view.log_bar.line
    line.setText("Contracts for difference would unlock capture")
    away = path.with_name("Away.engage")
    path.rename(away)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "is no longer in" in said(window, view))
    assert line.text() == "Contracts for difference would unlock capture"
    if back:
        away.rename(path)
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: line.text() == "")
    else:
        target = tmp_path / "Copy.engage"
        copying.save(view.context, target)
        settle(qtbot, view.context)
        with projects.open_project(target, who="AB") as copy:
            assert records.count(copy, Organisation) == 300
    settle(qtbot, view.context)


def test_a_project_whose_file_has_gone_can_be_closed(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    view = show(window, path, qtbot)
    view.context.write(lambda project, progress: records.add(project, Organisation(name="Example Glass")))
    settle(qtbot, view.context)
    path.parent.rename(path.parent.with_name("gone"))
    window.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: window.project_view is None)


def test_a_field_keeps_what_the_disk_has_no_room_for(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    view = show(window, path, qtbot)
    page = list_page(view, "stakeholders", qtbot)
    page.table.select_row(0)
    settle(qtbot, view.context)
    editor = page.listing.inspector.editor
    field = editor.form.name
    id = page.table.current_id()
    assert id
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Example Foundries")
    with limited_file_size(100):
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "disk" in window.error_bar.text() or "disk" in words_of(editor))
    settle(qtbot, view.context)
    assert field.text() == "Example Foundries"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, view.context)
    assert records.get(view.context.project, Organisation, id).name == "Example Foundries"


def words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_a_line_stays_in_its_field_when_the_disk_is_full(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    view = show(window, path, qtbot)
    window.actions_by_name["log"].trigger()
    qtbot.waitUntil(view.log_bar.isVisible)
    line = view.log_bar.line
    line.setText("Contracts for difference would unlock capture")
    with limited_file_size(100):
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "Check the disk" in said(window, view) or "Make room" in said(window, view))
    assert line.text() == "Contracts for difference would unlock capture"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.text() == "")
    settle(qtbot, view.context)


def said(window: MainWindow, view: ProjectView) -> str:
    """What the window says went wrong, below the header or beside the line."""
    return " ".join([window.error_bar.text(), *(label.text() for label in view.log_bar.findChildren(Words))])
