"""Backups in the window: made by themselves, listed, looked into, restored, and a record brought back."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import backups, passphrases, projects, records
from engage.services.backups import Why
from engage.services.projects import Project
from engage.storage import backups as storage
from engage.ui.backups import closing, keeper
from engage.ui.backups.attending import Backups
from engage.ui.backups.dialog import BackupsDialog
from engage.ui.backups.notice import BackupNotice
from engage.ui.backups.window import BackupWindow
from engage.ui.context import Context
from engage.ui.main_window import MainWindow
from tests.builders import add, overwritten
from tests.ui.conftest import Roundtable, open_project, settle

W = TypeVar("W", bound=QWidget)

_PATIENCE = 60_000
"""Milliseconds that a busy machine may take to open a project, or to back it up."""


@pytest.fixture(autouse=True)
def clocks_are_quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clocks of backups strike within a test, but for the one that strikes after half an hour."""
    monkeypatch.setattr(keeper, "SETTLED", 1)
    monkeypatch.setattr(keeper, "_LATER", 1)


def attended(window: MainWindow) -> Backups:
    assert window.backups is not None
    return window.backups


def context_of(window: MainWindow) -> Context:
    assert window.project_view is not None
    return window.project_view.context


def quiet(window: MainWindow, qtbot: QtBot) -> None:
    runner = attended(window).keeper.runner
    settle(qtbot, context_of(window))
    qtbot.waitUntil(lambda: runner.is_idle)
    settle(qtbot, context_of(window))


def reasons(project: Project) -> list[Why | None]:
    return [backup.why for backup in reversed(backups.listed(project))]


def notice(window: MainWindow) -> BackupNotice:
    assert window.project_view is not None
    (found,) = window.project_view.status_bar.findChildren(BackupNotice)
    return found


def rename(window: MainWindow, name: str) -> None:
    context_of(window).write(
        lambda project, progress: records.edit(
            project, Organisation, records.ids(project, Organisation)[0], name=name
        )
    )


def the(kind: type[W]) -> W:
    (found,) = (
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()
    )
    return found


def press(box: QMessageBox | None, text: str) -> None:
    assert box is not None
    next(button for button in box.buttons() if button.text().replace("&", "") == text).click()


# By themselves


def test_one_is_made_after_opening_and_the_foot_says_when(
    roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: notice(opened).button.text().startswith("Backup "))
    assert reasons(roundtable.project) == [Why.OPENING]
    assert notice(opened).button.text().removeprefix("Backup ").count(":") == 1
    assert "on opening" in notice(opened).button.toolTip()


def test_one_is_made_of_each_half_hour_in_which_something_changes(
    roundtable: Roundtable, opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet(opened, qtbot)
    qtbot.waitUntil(lambda: reasons(roundtable.project) == [Why.OPENING])
    quiet(opened, qtbot)
    working = attended(opened).keeper._working
    assert not working.isActive()
    rename(opened, "Example Foundry")
    qtbot.waitUntil(working.isActive)
    assert working.interval() == 30 * 60 * 1000
    working.setInterval(1)
    qtbot.waitUntil(lambda: Why.WORKING in reasons(roundtable.project))
    quiet(opened, qtbot)
    assert not working.isActive()


def test_one_is_made_of_what_is_closed_and_nobody_waits(
    roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: reasons(roundtable.project) == [Why.OPENING])
    quiet(opened, qtbot)
    rename(opened, "Example Foundry")
    settle(qtbot, context_of(opened))
    opened.close()
    assert opened.project_view is None
    closing.wait()
    assert reasons(roundtable.project) == [Why.OPENING, Why.CLOSING]
    closing.begin(roundtable.project.path, "AB", None)
    closing.wait()
    assert len(reasons(roundtable.project)) == 2, "nothing has changed"


def test_when_the_person_logs_out_there_is_no_time_for_one(
    roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: reasons(roundtable.project) == [Why.OPENING])
    quiet(opened, qtbot)
    rename(opened, "Example Foundry")
    settle(qtbot, context_of(opened))
    opened.stage.finish_at_once()
    opened.shut()
    closing.wait()
    assert reasons(roundtable.project) == [Why.OPENING]


def test_one_that_cannot_be_made_is_said_and_work_goes_on(
    roundtable: Roundtable, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "_SPARE", 1 << 60)
    open_project(window, roundtable.project.path, qtbot)
    qtbot.waitUntil(lambda: "not enough room" in window.error_bar.text())
    assert notice(window).button.text() == "Backup failed"
    rename(window, "Example Foundry")
    quiet(window, qtbot)
    assert records.get(roundtable.project, Organisation, 1).name == "Example Foundry"


def test_that_the_person_stops_one_is_no_failure(
    roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: reasons(roundtable.project) == [Why.OPENING], timeout=_PATIENCE)
    quiet(opened, qtbot)
    found = attended(opened).keeper
    found.runner.hold()
    found._if_changed(Why.WORKING)
    for task in found.runner.tasks:
        task.cancel()
    found.runner.go_on()
    qtbot.waitUntil(lambda: found.runner.is_idle, timeout=_PATIENCE)
    assert found.problem is None
    assert notice(opened).button.text() != "Backup failed"


def test_of_an_empty_project_there_is_none_yet(opened: MainWindow, project: Project, qtbot: QtBot) -> None:
    quiet(opened, qtbot)
    qtbot.waitUntil(lambda: notice(opened).button.text() == "No backup yet")
    assert backups.listed(project) == []


# The list of them


@pytest.fixture
def listed(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> BackupsDialog:
    """The dialog, once the backup on opening is made and two more contacts are there."""
    qtbot.waitUntil(lambda: reasons(roundtable.project) == [Why.OPENING])
    quiet(opened, qtbot)
    for name in ("Bea", "Cai"):
        add(roundtable.project, Contact(given_name=name))
    notice(opened).button.click()
    quiet(opened, qtbot)
    return the(BackupsDialog)


def shown(dialog: BackupsDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_list_says_what_each_is_and_how_it_differs_from_now(
    listed: BackupsDialog, opened: MainWindow, qtbot: QtBot
) -> None:
    ((made, why, count, size, state),) = shown(listed)
    assert made.count(":") == 1
    assert (why, state) == ("on opening", "verified")
    assert (count.isdecimal(), size.endswith("B")) == (True, True)
    assert listed._compared.text() == "Other than now, it holds 1 contact (now 3)."
    listed.make.click()
    quiet(opened, qtbot)
    assert [row[1] for row in shown(listed)] == ["when you asked for it", "on opening"]
    assert listed._said.text() == "Backed up and verified."
    listed.table.selectRow(0)
    assert "as many records" in listed._compared.text()


def test_one_of_another_copy_is_said_to_be(
    listed: BackupsDialog, opened: MainWindow, roundtable: Roundtable, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "copy.engage"
    roundtable.project.copy(other)
    with projects.open_project(other, who="AB") as copy:
        backups.back_up(copy)
    listed.make.click()
    quiet(opened, qtbot)
    assert [row[1] for row in shown(listed)] == [
        "when you asked for it",
        "when you asked for it, of another copy of the project",
        "on opening",
    ]


def test_one_that_is_damaged_is_found_and_cannot_be_chosen(
    listed: BackupsDialog, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    (backup,) = backups.listed(roundtable.project)
    overwritten(backup.path, b"x" * backup.size)
    listed.check.click()
    quiet(opened, qtbot)
    assert listed._said.text().startswith("Not to be relied on: 1.")
    assert shown(listed)[0][4] == "damaged"
    assert not listed.look.isEnabled()
    assert not listed.restore.isEnabled()


def test_it_is_restored_beside_and_then_put_in_place_with_a_way_back(
    listed: BackupsDialog,
    opened: MainWindow,
    roundtable: Roundtable,
    tmp_path: Path,
    announced: list[str],
    qtbot: QtBot,
) -> None:
    backup, target = listed.chosen(), tmp_path / "Restored.engage"
    assert backup is not None
    listed.restore_to(backup, target, None)
    quiet(opened, qtbot)
    assert announced[-1] == "Restored as Restored.engage. The project that is open is as it was."
    assert target.exists()
    assert records.count(roundtable.project, Contact) == 3
    path = roundtable.project.path
    roundtable.project.close()
    listed.in_place.click()
    assert attended(opened).question is not None
    press(attended(opened).question, "Put it in place")
    qtbot.waitUntil(lambda: opened.project_view is None)
    qtbot.waitUntil(lambda: opened.project_view is not None)
    quiet(opened, qtbot)
    project = context_of(opened).project
    assert project.path == path
    assert not target.exists()
    with projects.open_to_read(path, who="AB") as now:
        assert records.count(now, Contact) == 1
        assert max(backup.counts["contact"] for backup in backups.listed(now)) == 3


# Looking into one


@pytest.fixture
def looking(listed: BackupsDialog, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot) -> BackupWindow:
    """A window on the backup, with the stakeholders before one."""
    listed.look.click()
    listed.reject()
    qtbot.waitUntil(lambda: any(isinstance(each, BackupWindow) for each in QApplication.topLevelWidgets()))
    window = the(BackupWindow)
    qtbot.waitUntil(lambda: window.project_view is not None)
    settle(qtbot, context_of(window))
    window.actions_by_name["page_stakeholders"].trigger()
    settle(qtbot, context_of(window))
    return window


def test_it_opens_at_the_overview_and_its_key_closes_it(
    listed: BackupsDialog, opened: MainWindow, qtbot: QtBot
) -> None:
    opened.preferences.keep_screens({"page": "summaries"})
    listed.look.click()
    listed.reject()
    qtbot.waitUntil(lambda: any(isinstance(each, BackupWindow) for each in QApplication.topLevelWidgets()))
    window = the(BackupWindow)
    qtbot.waitUntil(lambda: window.project_view is not None and window.isVisible())
    settle(qtbot, context_of(window))
    assert window.project_view is not None
    assert window.project_view.page.name == "overview"
    assert window.actions_by_name["close_project"].text() == "&Close backup"
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert opened.project_view is not None
    assert opened.preferences.screen_text("page") == "summaries", (
        "where one is in the project is another matter"
    )


def choose(window: BackupWindow, noun: Noun, id: int, qtbot: QtBot) -> None:
    assert window.project_view is not None
    window.project_view.go_to(noun, id)
    settle(qtbot, context_of(window))
    assert window.project_view.chosen() == (noun, id)


def test_it_says_what_it_is_and_alters_nothing(
    looking: BackupWindow, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    assert looking.said.text().startswith("This is the backup of ")
    assert looking.windowTitle().startswith("Backup of ")
    assert not looking.actions_by_name["new"].isEnabled()
    assert not looking.actions_by_name["open_project"].isVisible()
    assert not looking.actions_by_name["lock"].isEnabled()
    looking.open_path(roundtable.project.path)
    assert "This window shows a backup" in looking.error_bar.text()
    (backup,) = backups.listed(roundtable.project)
    assert backups.verify([backup]) == [backup]
    paths = [recent.path for recent in opened.preferences.settings.recent]
    assert paths == [roundtable.project.path], "it is no project to come back to"


def test_a_record_comes_back_as_one_deed_of_the_project(
    looking: BackupWindow, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    records.remove(roundtable.project, Contact, roundtable.ana.id)
    choose(looking, Noun.CONTACT, roundtable.ana.id, qtbot)
    looking.bring_back.click()
    quiet(opened, qtbot)
    assert looking.question is not None
    assert "is not in the project any more" in looking.question.text()
    press(looking.question, "Bring it back")
    quiet(opened, qtbot)
    assert looking.said.text() == "“Ana Sample” is back in the project."
    assert records.get(roundtable.project, Contact, roundtable.ana.id).affiliations
    assert opened.actions_by_name["undo"].text() == "&Undo: Bring back contact Ana Sample"
    looking.bring_back.click()
    quiet(opened, qtbot)
    assert "nothing to bring back" in looking.question.text()
    press(looking.question, "Close")


def test_what_differs_is_named(
    looking: BackupWindow, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    records.edit(roundtable.project, Contact, roundtable.ana.id, family_name="Other", notes="seen")
    choose(looking, Noun.CONTACT, roundtable.ana.id, qtbot)
    looking.bring_back.click()
    quiet(opened, qtbot)
    assert looking.question is not None
    assert "differs: family name, notes" in looking.question.text()
    press(looking.question, "Cancel")
    assert records.get(roundtable.project, Contact, roundtable.ana.id).family_name == "Other"


def test_it_goes_with_the_project(looking: BackupWindow, opened: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(looking.destroyed):
        opened.actions_by_name["close_project"].trigger()


def test_quit_ends_engage_from_there_too(looking: BackupWindow, opened: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(looking.destroyed, timeout=_PATIENCE):
        looking.actions_by_name["quit"].trigger()
    qtbot.waitUntil(opened.isHidden, timeout=_PATIENCE)


def test_the_key_that_locks_is_that_of_the_project_alone(
    looking: BackupWindow, opened: MainWindow, qtbot: QtBot
) -> None:
    """It works everywhere, and a key that two windows have does nothing."""
    assert not looking.actions_by_name["lock"].isEnabled()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow, timeout=_PATIENCE)
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(opened.windowHandle(), Qt.Key.Key_L, control | shift)
    qtbot.waitUntil(lambda: opened.project_view is None, timeout=_PATIENCE)


def test_nothing_is_kept_of_one_that_was_closed(
    looking: BackupWindow, opened: MainWindow, qtbot: QtBot
) -> None:
    assert attended(opened)._windows == [looking]
    with qtbot.waitSignal(looking.destroyed, timeout=_PATIENCE):
        looking.close()
    assert attended(opened)._windows == []


def test_it_goes_when_the_project_is_locked(
    looking: BackupWindow, opened: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(looking.destroyed):
        opened.actions_by_name["lock"].trigger()
    qtbot.waitUntil(lambda: opened.project_view is None, timeout=_PATIENCE)
    assert not attended(opened).keeper.is_attending
    quiet_opener = opened.stage.opener
    opened.stage.asking.open_wanted.emit()
    qtbot.waitUntil(lambda: opened.project_view is not None and quiet_opener.is_idle, timeout=_PATIENCE)
    qtbot.waitUntil(lambda: attended(opened).keeper.is_attending)
    quiet(opened, qtbot)
    assert notice(opened).button.text().startswith("Backup ")


def test_an_encrypted_one_asks_for_the_passphrase_of_its_day(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path, key = tmp_path / "Secret.engage", passphrases.new_key("the passphrase of today")
    old = passphrases.new_key("an older passphrase")
    with projects.create(path, name="Example", who="AB", key=old) as project:
        add(project, Organisation(name="Example Castings"))
        backup = backups.back_up(project)
    with projects.open_project(path, who="AB", key=old) as project:
        from engage.storage import rekeying

        rekeying.rekey(project, key)
    window.stage.show_project(projects.open_project(path, who="AB", key=key), "Example")
    quiet(window, qtbot)
    attended(window).show()
    quiet(window, qtbot)
    dialog = the(BackupsDialog)
    given: list[object] = []
    dialog.look_wanted.connect(lambda chosen, key: given.append(key))
    dialog.look_wanted.disconnect(attended(window).look_into)
    rows = [chosen.sequence for chosen in dialog.model.backups]
    dialog.table.selectRow(rows.index(backup.sequence))
    dialog.look.click()
    question = dialog.findChild(QInputDialog)
    assert question is not None
    question.setTextValue("wrong")
    question.accept()
    quiet(window, qtbot)
    assert "does not open" in dialog._problem.text()
    dialog.look.click()
    question = dialog.findChildren(QInputDialog)[-1]
    question.setTextValue("an older passphrase")
    question.accept()
    quiet(window, qtbot)
    assert given == [old]
    dialog.table.selectRow(rows.index(max(rows)))
    dialog.look.click()
    assert given == ([old, key] if len(rows) > 1 else given)
    dialog.reject()


def test_they_are_kept_elsewhere_too_where_that_is_at_hand(
    listed: BackupsDialog, opened: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    listed.keep_elsewhere(str(stick))
    quiet(opened, qtbot)
    assert "not at hand" in listed._elsewhere.text()
    assert "not at hand" in " ".join(notice(opened).button.toolTip().split())
    stick.mkdir()
    listed.make.click()
    quiet(opened, qtbot)
    assert "is put into" in listed._elsewhere.text()
    assert len(list(stick.glob("*/*.engage"))) == 1
    listed.no_folder.click()
    assert "on this computer only" in listed._elsewhere.text()


def test_what_speaks_against_the_folder_is_said_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Nextcloud" / "Example.engage"
    path.parent.mkdir()
    projects.create(path, name="Example", who="AB").close()
    open_project(window, path, qtbot)
    notice = attended(window).place_notice
    qtbot.waitUntil(notice.isVisible)
    assert "a folder that Nextcloud or ownCloud synchronises" in notice.text()
    quiet(window, qtbot)
    window.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: not notice.isVisible())
    open_project(window, path, qtbot)
    qtbot.waitUntil(notice.isVisible)
    notice.close_button.click()
    assert not notice.isVisible()
    window.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: window.project_view is None)
    open_project(window, path, qtbot)
    quiet(window, qtbot)
    assert not notice.isVisible()
