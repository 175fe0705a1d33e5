"""What a person does at the window with both hands: type, wait, look, and put things away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.tasks import TaskRunner

TYPED = 250
"""Milliseconds: longer than any that the window waits for the next keystroke."""
MOMENT = 5
"""Milliseconds between two looks at whether the window is done."""
HELD_UP = "Held up: "
"""What the label of a task begins with that goes on until it is let go; it is not waited for."""


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
    while (view := window.project_view) is not None and not (
        _is_done(view.context.reader)
        and _is_done(view.context.writer)
        and (window.backups is None or _is_done(window.backups.keeper.runner))
    ):
        pause(MOMENT)
    pause(MOMENT)


def _is_done(runner: TaskRunner) -> bool:
    return all(task.label.startswith(HELD_UP) for task in runner.tasks)


def after(window: MainWindow, deed: Callable[[], object]) -> ProjectView:
    """Do what opens a project, and return it when it is open."""
    before = window.project_view
    deed()
    while window.project_view in (None, before):
        pause(MOMENT)
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
