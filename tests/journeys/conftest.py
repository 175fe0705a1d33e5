"""What a person starts from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.services import sample
from engage.settings import Appearance
from engage.ui import theme
from engage.ui.main_window import MainWindow
from engage.ui.preferences import Preferences
from tests.journeys.person import Person
from tests.ui.conftest import window

__all__ = ["window"]


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> QSize:
    """The smallest screen; for keys with all half as large again, as the cursor is soonest lost there."""
    return QSize(911, 512) if "keyboard" in request.node.name else QSize(1366, 768)


@pytest.fixture(scope="session")
def _sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "sample.engage"
    sample.create(path, "Ffion Specimen").close()
    return path.read_bytes()


@pytest.fixture
def sample_path(_sample: bytes, tmp_path: Path) -> Path:
    """The sample: a project of some size, of one's own."""
    path = tmp_path / "Green manufacturing.engage"
    path.write_bytes(_sample)
    return path


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, screen: QSize) -> Iterator[Callable[[], Person]]:
    """Start the program: a window that fills the screen, and somebody before it."""
    windows: list[MainWindow] = []
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)  # for so long a list that has just dropped down takes no click

    def started() -> Person:
        theme.apply(qapp, Appearance.LIGHT)
        window = MainWindow(Preferences())
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(screen)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return Person(window, qtbot)

    yield started
    qapp.setDoubleClickInterval(usual)
    for each in windows:
        each.shut()
