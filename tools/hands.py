"""What a person does at the window with both hands: type, wait, look, and put things away."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView

TYPED = 250
"""Milliseconds: longer than any that the window waits for the next keystroke."""
MOMENT = 5
"""Milliseconds between two looks at whether the window is done."""
HELD_UP = "Held up: "
"""What the label of a task begins with that goes on until it is let go; it is not waited for."""
_PATIENCE = 120
"""Seconds after which the window is taken never to be done: whoever waits for it is to hear of that."""


def type_into(line: QWidget, text: str) -> None:
    """Type, and wait until the window has followed."""
    QTest.keyClicks(line, text)
    pause(TYPED)


def pause(milliseconds: int) -> None:
    """Let the window go on for a moment. (QTest.qWait keeps the interpreter's lock from the workers.)"""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def settle(window: MainWindow) -> None:
    """Wait until all that was asked for is done and shown."""
    pause(MOMENT)
    _wait(lambda: not _going_on(window))
    pause(MOMENT)


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError("the window is not done, and does not come to be")
        pause(MOMENT)


def _going_on(window: MainWindow) -> bool:
    """Whether anything is being done that is not held up, or does not wait behind what is."""
    if window.project_view is None:
        return False
    context, backups = window.project_view.context, window.backups
    runners = (context.reader, context.writer, *([] if backups is None else [backups.keeper.runner]))
    return any(runner.tasks and not runner.tasks[0].label.startswith(HELD_UP) for runner in runners)


def after(window: MainWindow, deed: Callable[[], object]) -> ProjectView:
    """Do what opens a project, and return it when it is open."""
    before = window.project_view
    deed()
    _wait(lambda: window.project_view not in (None, before))
    settle(window)
    assert window.project_view is not None  # noqa: S101
    return window.project_view


Kind = TypeVar("Kind", bound=QDialog)


def in_front(kind: type[Kind]) -> Kind:
    """The dialog that was opened just now."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)  # noqa: S101
    return dialog


def put_away(window: MainWindow) -> None:
    """Close everything that lies over the window, and go back to it as a desktop would."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    window.activateWindow()
