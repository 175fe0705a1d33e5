"""The program as the desktop knows it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from engage.ui import application

TOLD_TO_END = """
import signal
from engage.ui.application import Application

app = Application(["engage"])
heard = []
app.end_wanted.connect(lambda: heard.append("end"))
app.end_wanted.connect(app.quit)
app.end_on_signals()
signal.raise_signal(signal.SIGTERM)
print(heard)
app.exec()
print(heard)
"""


def test_whoever_is_told_to_end_first_ends_what_it_is_in_the_midst_of() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOLD_TO_END], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["[]", "['end']"]


@pytest.mark.parametrize(
    ("state", "is_made_smaller"),
    [(Qt.WindowState.WindowNoState, True), (Qt.WindowState.WindowMaximized, False)],
)
def test_a_window_larger_than_its_screen_is_made_smaller_unless_the_system_has_put_it_there(
    qapp: QApplication, state: Qt.WindowState, is_made_smaller: bool
) -> None:
    window = QWindow()
    window.setWindowState(state)
    room = window.screen().availableGeometry()
    window.setGeometry(room.adjusted(-8, -8, 8, 8))  # where Windows puts one that fills the screen
    application._keep_on_screen(window)
    assert room.contains(window.geometry()) is is_made_smaller
