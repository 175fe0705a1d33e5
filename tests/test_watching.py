"""That who opens something would be seen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engage.ui.widgets.words import Words
from tests.hostile import BAIT
from tests.watching import nothing_opened


def test_a_file_that_is_opened_elsewhere_is_seen(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("a", encoding="utf-8")
    with pytest.raises(AssertionError, match="elsewhere"), nothing_opened(tmp_path / "own"):
        elsewhere.read_text(encoding="utf-8")
    with nothing_opened(tmp_path):
        elsewhere.read_text(encoding="utf-8")


def test_a_program_that_is_started_is_seen() -> None:
    with pytest.raises(AssertionError, match="Popen"), nothing_opened():
        subprocess.run([sys.executable, "-c", ""], check=True)


def test_what_qt_opens_is_seen(qtbot: QtBot) -> None:
    markup = f'<img src="{BAIT}">'
    label, words = QLabel(), Words(markup)
    for widget in (label, words):
        qtbot.addWidget(widget)
    with nothing_opened():
        words.grab()
    label.setText(markup)
    if sys.platform == "linux":  # elsewhere the system tells nobody
        with pytest.raises(AssertionError, match="bait"), nothing_opened():
            label.grab()
