"""Showing what went wrong."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton
from pytestqt.qtbot import QtBot

from engage.errors import Cancelled, Conflict
from engage.ui import errors
from engage.ui.errors import BugDialog, ErrorBar


def shown() -> list[BugDialog]:
    windows = QApplication.topLevelWidgets()
    return [window for window in windows if isinstance(window, BugDialog) and window.isVisible()]


def test_an_error_is_said_in_its_own_words_until_it_is_put_away(qtbot: QtBot) -> None:
    bar = ErrorBar()
    qtbot.addWidget(bar)
    error = Conflict("There are two of that name", "both in Wales", "Give one another name")
    bar.show_error(error)
    assert bar.isVisible()
    assert bar.text() == str(error)
    bar.clear()
    assert not bar.isVisible()


def test_what_the_person_stopped_is_no_news(qtbot: QtBot) -> None:
    bar = ErrorBar()
    qtbot.addWidget(bar)
    bar.show_error(Cancelled("Stopped"))
    assert not bar.isVisible()


def test_a_bug_is_reported_without_anybody_s_words(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    errors.report_bugs()
    try:
        raise KeyError("Ana Sample, ana@example.org")
    except KeyError:
        kind, error, trace = sys.exc_info()
        assert kind is not None
        assert error is not None
        sys.excepthook(kind, error, trace)
    [dialog] = shown()
    copy = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy details")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "KeyError" in copied
    assert "test_errors.py" in copied
    assert "Ana" not in copied
    assert "Ana" not in caplog.text
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.button(QDialogButtonBox.StandardButton.Close).click()


def test_a_bug_while_painting_opens_one_dialog_and_not_a_thousand(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    errors.report_bugs()
    for _ in range(3):
        sys.excepthook(ValueError, ValueError("x"), None)
    [dialog] = shown()
    dialog.reject()
