"""What tests of submissions share: a paper that was sent in, open in the window, and the means to read it."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engage.domain.submissions import Submission
from engage.services import records, submissions
from engage.services.projects import Project
from engage.services.submissions import SplitPassage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.submissions.page import SubmissionsPage
from tests.ui.conftest import Roundtable, add, focus, settle

DAY = dt.date(2020, 8, 21)
LOANS = "Loans help nobody. 🌞"
ENERGY = "Energy costs too much."
TEXT = f"Dear all\n\n{LOANS} Grants do.\n\n{ENERGY}\n\nYours"


@pytest.fixture
def sent(roundtable: Roundtable) -> Submission:
    """A paper that was sent in to the roundtable, of which nothing is feedback yet."""
    paper = Submission(
        title="Views of Example Castings",
        received_on=DAY,
        text=TEXT,
        contact=roundtable.ana,
        organisation=roundtable.castings,
        engagement=roundtable.engagement,
    )
    return records.get(roundtable.project, Submission, add(roundtable.project, paper).id)


@pytest.fixture
def view(sent: Submission, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    assert opened.project_view is not None
    opened.project_view.context.actions["page_submissions"].trigger()
    settle(qtbot, opened.project_view.context)
    return opened.project_view


@pytest.fixture
def page(view: ProjectView) -> SubmissionsPage:
    return view.page_of(SubmissionsPage)


@pytest.fixture
def reading(page: SubmissionsPage, qtbot: QtBot) -> SubmissionsPage:
    """The paper, open."""
    focus(qtbot, page.table)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    return page


def made(project: Project, sent: Submission) -> list[SplitPassage]:
    return list(submissions.read(project, sent.id).passages)


def press(page: SubmissionsPage, qtbot: QtBot, *keys: Qt.Key | str) -> None:
    """Press keys where the text has the cursor."""
    focus(qtbot, page.view.text)
    for key in keys:
        qtbot.keyClick(page.view.text, key)  # type: ignore[call-overload]
        settle(qtbot, page.context)


def select(page: SubmissionsPage, words: str) -> None:
    start = TEXT.index(words)
    page.view.text.select(start, start + len(words))


def code(page: SubmissionsPage, qtbot: QtBot, theme: str) -> None:
    """Press T, type a theme, and press Enter."""
    page.context.actions["code"].trigger()
    settle(qtbot, page.context)
    qtbot.keyClicks(page.feedback.coding_palette.line, theme)
    qtbot.keyClick(page.feedback.coding_palette.line, Qt.Key.Key_Return)
    settle(qtbot, page.context)


def facts(page: SubmissionsPage) -> str:
    return " | ".join(label.text() for label in page.view.findChildren(QLabel) if label.isVisible())


def listed(page: SubmissionsPage) -> list[str]:
    model = page.panel.table.model()
    return [
        ", ".join(str(model.data(model.index(row, column))) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]
