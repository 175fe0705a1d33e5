"""What was copied from a project, after that was locked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from engage.ui.locking.clearing import CLIPBOARD_SECONDS, ClipboardClock


@pytest.fixture
def clipboard(qtbot: QtBot) -> Iterator[QClipboard]:
    """An empty clipboard; the one of tests does not know whose its content is."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


def test_what_came_from_a_window_of_ours_goes_when_the_clock_strikes(
    clipboard: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda self: True)
    clock = ClipboardClock()
    assert clock.interval() == CLIPBOARD_SECONDS * 1_000 == 30_000
    clipboard.setText("Ana Sample")
    clock.start()
    assert clipboard.text() == "Ana Sample"
    clock.timeout.emit()
    assert clipboard.text() == ""


def test_what_came_from_another_program_stays(clipboard: QClipboard, monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard.setText("Somebody else's")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda self: False)
    clock = ClipboardClock()
    clock.timeout.emit()
    assert clipboard.text() == "Somebody else's"
