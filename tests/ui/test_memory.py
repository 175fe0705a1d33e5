"""A day of opening and closing: what is done with is let go of."""

from __future__ import annotations

import gc
from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.services.projects import Project
from engage.ui import pages
from engage.ui.garbage import LETTING_GO
from engage.ui.main_window import MainWindow
from tests.ui.conftest import settle


def held() -> Counter[str]:
    """How many objects of Qt there are, by their kinds; those of Python's garbage not counted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.unfreeze()  # nothing is looked past
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, QObject))


def open_and_close(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    """For every page: open the project and look at it, and close the project again."""
    for kind in pages.kinds():
        window.open_path(project.path)
        qtbot.waitUntil(lambda: window.project_view is not None)
        assert window.project_view is not None
        view = window.project_view
        settle(qtbot, view.context)
        view.show_page(kind.name)
        settle(qtbot, view.context)
        window.actions_by_name["close_project"].trigger()
        qtbot.waitUntil(lambda: window.project_view is None)
        del view
        qtbot.waitUntil(lambda: not window.stage.findChildren(QTimer, LETTING_GO))


def test_projects_that_were_opened_and_closed_leave_nothing(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    open_and_close(window, project, qtbot)
    before = held()
    open_and_close(window, project, qtbot)

    def nothing_is_left() -> None:
        left = held() - before
        assert not left, "\n".join(f"{count} {kind}" for kind, count in left.most_common())

    # where the last project was opened and closed quickly, one of its clocks has still to strike
    qtbot.waitUntil(nothing_is_left)
