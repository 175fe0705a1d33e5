"""Showing what went wrong."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from engage import bugs
from engage.errors import Cancelled, Conflict
from engage.ui import errors
from engage.ui.errors import BugDialog, ErrorBar
from tests.ui.conftest import focus


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


@pytest.fixture
def hooks(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """Bugs are reported as in the program; afterwards as in tests."""
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    errors.report_bugs(qapp)


def log() -> str:
    return bugs.log_file().read_text(encoding="utf-8")


@pytest.mark.usefixtures("hooks")
def test_a_bug_is_reported_without_anybody_s_words(qtbot: QtBot) -> None:
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
    assert "Ana" not in log()
    assert copied in log()
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    box.button(QDialogButtonBox.StandardButton.Close).click()


@pytest.mark.usefixtures("hooks")
def test_a_bug_while_painting_opens_one_dialog_and_not_a_thousand(qtbot: QtBot) -> None:
    for _ in range(3):
        sys.excepthook(ValueError, ValueError("x"), None)
    [dialog] = shown()
    assert log().count("ValueError") == 3
    dialog.reject()


@pytest.mark.usefixtures("hooks")
def test_a_bug_is_told_of_also_where_the_last_one_went_with_the_dialog_over_which_it_stood(
    qtbot: QtBot,
) -> None:
    over = QDialog()
    focus(qtbot, over)
    sys.excepthook(ValueError, ValueError("x"), None)
    [dialog] = shown()
    assert dialog.parentWidget() is over
    over.deleteLater()  # as when a project locks itself
    qtbot.waitUntil(lambda: not isValid(dialog))
    sys.excepthook(ValueError, ValueError("x"), None)
    [dialog] = shown()
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))


@pytest.mark.usefixtures("hooks")
def test_a_bug_in_a_thread_is_reported_like_any_other(qtbot: QtBot) -> None:
    def fail() -> None:
        raise LookupError("Ana Sample")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(shown()))
    [dialog] = shown()
    assert "LookupError" in log()
    assert "Ana" not in log()
    dialog.reject()


@pytest.mark.usefixtures("hooks")
def test_what_python_drops_is_kept_and_disturbs_nobody(qtbot: QtBot) -> None:
    class Falls:
        def __del__(self) -> None:
            raise ArithmeticError("Ana Sample")

    Falls()
    gc.collect()
    assert "ArithmeticError" in log()
    assert "Ana" not in log()
    assert shown() == []


def test_how_engage_was_brought_down_is_said_at_the_next_start(qtbot: QtBot) -> None:
    errors.show_crash("Fatal Python error: Segmentation fault")
    [dialog] = shown()
    assert "last time" in dialog.windowTitle()
    assert "Segmentation" in dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    dialog.reject()


COMPLAINTS = """
from PySide6.QtCore import QCoreApplication, qWarning
from engage.ui import errors

errors.keep_complaints()
for _ in range(3):
    qWarning("QPixmap::scaled: Ana Sample in /home/ana/letter.png")
qWarning("Ana Sample")
"""


def test_qt_s_complaints_are_kept_once_and_without_what_they_quote() -> None:
    subprocess.run([sys.executable, "-c", COMPLAINTS], check=True)
    assert log().count("QtWarningMsg default QPixmap::scaled") == 1
    assert log().count("QtWarningMsg") == 2
    assert "na" not in log().replace("QtWarningMsg", "").replace("Engage", "")
