"""What asks for a passphrase, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from engage.services import passphrases, projects
from engage.services.projects import Project
from engage.ui.locking.why import Why
from engage.ui.main_window import MainWindow
from engage.ui.projects.passphrase_page import PassphrasePage
from tests.builders import new_project
from tests.ui.conftest import open_project
from tests.ui.locking.conftest import PASSPHRASE, give, unlock


@pytest.fixture
def asking(window: MainWindow, project: Project, qtbot: QtBot) -> PassphrasePage:
    """The page, asking for the passphrase of a project that is to be opened."""
    project.close()
    window.open_path(project.path)
    qtbot.waitUntil(lambda: window.stage.currentWidget() is window.stage.asking)
    return window.stage.asking


def refused(asking: PassphrasePage, window: MainWindow, passphrase: str, qtbot: QtBot) -> str:
    give(window, passphrase)
    qtbot.waitUntil(lambda: asking.problem.isVisible() and asking.open.isEnabled())
    return asking.problem.text()


def test_a_wrong_passphrase_stays_in_its_field_with_a_sentence_below_it(
    asking: PassphrasePage, window: MainWindow, qtbot: QtBot
) -> None:
    assert asking.said() == "This project is encrypted: it opens with its passphrase."
    said = refused(asking, window, "wrong", qtbot)
    assert said.startswith("The passphrase does not open Example.engage.")
    line = asking.field.line
    assert line.hasFocus()
    assert line.selectionLength() == len("wrong")
    assert asking.field.text() == "wrong"
    unlock(window, qtbot)
    assert asking.field.text() == ""


def test_a_damaged_file_is_told_from_a_wrong_passphrase(
    asking: PassphrasePage, window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    damaged = bytearray(path.read_bytes())
    damaged[100:200] = bytes(100)
    path.write_bytes(damaged)
    assert "is damaged: its passphrase is right" in refused(asking, window, PASSPHRASE, qtbot)
    assert "does not open" in refused(asking, window, "wrong", qtbot)


def test_a_passphrase_is_hidden_until_one_wants_to_see_it(asking: PassphrasePage, qtbot: QtBot) -> None:
    line, shown = asking.field.line, asking.field.shown
    assert line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.keyClicks(line, "five")
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert (line.echoMode(), line.displayText()) == (QLineEdit.EchoMode.Normal, "five")
    assert shown.accessibleName() == "Hide the passphrase"
    asking.forget()
    assert line.echoMode() is QLineEdit.EchoMode.Password


def test_enter_opens_and_one_may_go_back(asking: PassphrasePage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(asking.close_button, Qt.MouseButton.LeftButton)
    assert window.stage.currentWidget() is window.welcome
    window.welcome.project_chosen.emit(asking.path)
    qtbot.waitUntil(lambda: window.stage.currentWidget() is asking)
    qtbot.keyClicks(asking.field.line, PASSPHRASE)
    qtbot.keyClick(asking.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.project_view is not None)


def test_whoever_goes_back_while_a_passphrase_is_tried_is_not_overtaken(
    asking: PassphrasePage, window: MainWindow, qtbot: QtBot
) -> None:
    give(window, PASSPHRASE)
    asking.close_button.click()
    qtbot.waitUntil(lambda: window.stage.opener.is_idle)
    assert window.stage.currentWidget() is window.welcome
    assert window.project_view is None
    with projects.open_project(
        asking.path, who="Test", key=passphrases.unlock(asking.path, PASSPHRASE)
    ) as again:
        assert not again.is_read_only  # it was closed


def test_of_an_encrypted_project_the_name_is_not_kept_outside_of_it(
    asking: PassphrasePage, window: MainWindow, qtbot: QtBot
) -> None:
    unlock(window, qtbot)
    assert [recent.name for recent in window.preferences.settings.recent] == [""]


def test_a_project_without_a_passphrase_is_locked_when_one_asks_for_it(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "open.engage"
    new_project(path).close()
    open_project(window, path, qtbot)
    for why in (Why.IDLE, Why.ASLEEP, Why.SCREEN):
        assert window.stage.lock.watch is None, why
    window.actions_by_name["lock"].trigger()
    asking = window.stage.asking
    qtbot.waitUntil(lambda: window.project_view is None)
    assert "It is not encrypted" in asking.said()
    assert not asking.field.isVisible()
    assert asking.open.hasFocus()
    qtbot.keyClick(asking.open, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.project_view is not None)
