"""What nobody should have to type stands on every page as words: nothing is opened, followed or run."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.records import Noun
from engage.domain.text import clean
from engage.services.projects import Project
from engage.ui import pages
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.widgets.words import Words, tip
from tests.builders import keep_in_memory
from tests.hostile import MARKUP, STRINGS
from tests.services.hostile_world import furnish, hostile
from tests.ui.access import plain
from tests.ui.conftest import open_project, settle
from tests.watching import nothing_opened

_SHOWN = 12
"""Records of each list that are looked at one by one."""


@pytest.fixture
def view(project: Project, window: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window over a project of nothing else."""
    keep_in_memory(project)
    there = furnish(project)
    for noun in Noun:
        list(hostile(project, noun, there, (*MARKUP, *STRINGS[len(MARKUP) :: 4])))
    return open_project(window, project.path, qtbot)


def test_it_stands_on_every_page(view: ProjectView, window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    with nothing_opened(tmp_path):
        for kind in pages.kinds():
            view.show_page(kind.name)
            settle(qtbot, view.context)
            for noun in sorted(kind.nouns) if isinstance(view.page, ListPage) else ():
                view.page.show_filter(noun, "")
                settle(qtbot, view.context)
                _look_through(view, qtbot)
            for table in window.findChildren(QAbstractItemView):
                if table.isVisible():
                    _scroll(table)
            window.grab()
            assert list(plain.problems(window)) == []
        view.search()
        for text in MARKUP[::6]:
            view.palette_dialog.line.setText(text)
            settle(qtbot, view.context)
            view.palette_dialog.grab()
        qtbot.keyClick(view.palette_dialog, Qt.Key.Key_Escape)


def _look_through(view: ProjectView, qtbot: QtBot) -> None:
    """Show records one by one: what looks most like markup is among them."""
    page = view.page
    assert isinstance(page, ListPage)
    rows = page.table.model().rowCount()
    for row in range(0, rows, max(1, rows // _SHOWN)):
        page.table.select_row(row)
        settle(qtbot, view.context)
        view.window().grab()


def _scroll(table: QAbstractItemView) -> None:
    """Paint all that a list has."""
    bar = table.verticalScrollBar()
    for place in range(0, bar.maximum() + 1, max(1, bar.pageStep())):
        bar.setValue(place)
        table.grab()


def test_it_stands_in_labels_and_tips(qtbot: QtBot, tmp_path: Path) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(400, 300)
    label = Words(wraps=True, parent=around)
    label.resize(400, 300)
    around.show()
    with nothing_opened(tmp_path):
        for text in map(clean, STRINGS):
            label.setText(text)
            assert label.text() in (text, text.removeprefix("\ufeff"))  # which Qt takes for no letter
            label.grab()
        for text in MARKUP:
            label.setToolTip(tip(text))
            where = label.mapToGlobal(label.rect().center())
            QApplication.sendEvent(label, QHelpEvent(QHelpEvent.Type.ToolTip, label.rect().center(), where))
            QApplication.processEvents()
        QToolTip.hideText()
