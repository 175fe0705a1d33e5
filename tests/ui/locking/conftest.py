"""An encrypted project, and the way into it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engage.services import passphrases, projects
from engage.services.projects import Key, Project
from engage.ui.main_window import MainWindow
from tests.ui.conftest import settle

PASSPHRASE = "five example words make it"


@pytest.fixture
def key() -> Key:
    return passphrases.new_key(PASSPHRASE)


@pytest.fixture
def project(path: Path, key: Key) -> Iterator[Project]:
    """An empty project, encrypted."""
    with projects.create(path, name="Example programme", who="Test", key=key) as project:
        yield project


def open_encrypted(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    """Open a project by its passphrase."""
    window.open_path(path)
    qtbot.waitUntil(lambda: window.stage.currentWidget() is window.stage.asking)
    unlock(window, qtbot)


def unlock(window: MainWindow, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    """Give the passphrase that is asked for, and wait till the project is there."""
    give(window, passphrase)
    qtbot.waitUntil(
        lambda: window.project_view is not None and window.stage.currentWidget() is window.project_view,
        timeout=10_000,
    )
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)


def give(window: MainWindow, passphrase: str) -> None:
    """Write a passphrase, and press the button."""
    asking = window.stage.asking
    asking.field.line.setText(passphrase)
    asking.open.click()
