"""The screens of one record that is opened over a whole page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from engage.domain.briefings import PartKind
from engage.domain.disclosure import Level
from engage.domain.feedback import Feedback
from engage.services import documents, records, undo
from engage.ui.briefings.comparison_dialog import ComparisonDialog
from engage.ui.briefings.freeze_dialog import FreezeDialog
from engage.ui.briefings.page import BriefingsPage
from engage.ui.engagements.page import EngagementsPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.submissions.page import SubmissionsPage
from tools.hands import in_front, put_away, settle, type_into

CHOSEN = {"engagements": 6, "feedback": 2}
"""The row that a page shows open, where the first has little to show."""


def _after(window: MainWindow, *names: str) -> Mapping[str, QAction]:
    """Do what actions of these names do, one after the other, and return all actions."""
    actions = window.actions_by_name
    for name in names:
        actions[name].trigger()
        settle(window)
    return actions


def engagement(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """The calendar; and an engagement over the whole page, tab by tab, with the dialogs that belong to it."""
    actions = _after(window, "page_engagements", "turn_calendar")
    page = view.page_of(EngagementsPage)
    yield "calendar"
    actions["turn_calendar"].trigger()
    page.table.select_row(CHOSEN["engagements"])
    held = page.table.current_id() or 0
    view.context.write(lambda project, progress: documents.attach(project, held, Path("members.csv")))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    for number in range(page.view.tabs.count()):
        page.view.tabs.setCurrentIndex(number)
        yield f"engagement-{number}"
    for name in ("invite", "copy_engagement"):
        actions[name].trigger()
        yield name.replace("_", "-")
        put_away(window)
    page.close_view()


def submission(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """A submission over the whole page: opened, at a passage, at a paragraph without one, coding that."""
    actions = _after(window, "page_submissions", "open_submission")
    yield "submission"
    page = view.page_of(SubmissionsPage)
    QTest.keyClick(page.view.text, Qt.Key.Key_J)
    yield "submission-passage"
    actions["filter"].trigger()
    type_into(page.view.find_line, "furnace")
    yield "submission-find"
    actions["next_uncoded"].trigger()
    yield "submission-next"
    actions["code"].trigger()
    yield "submission-code"
    put_away(window)
    page.close_view()


def briefing(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """A briefing over the whole page: each kind of part, freezing it, and its edition compared with today."""
    actions = _after(window, "page_briefings", "open_briefing")
    yield "briefing"
    page = view.page_of(BriefingsPage)
    kinds = [part.kind for part in page.panel.parts]
    for kind in PartKind:
        page.panel.list.setCurrentIndex(page.panel.list.model().index(kinds.index(kind), 0))
        yield f"briefing-{kind}"
    page.panel.editor.choose_feedback()
    yield "briefing-quote-palette"
    put_away(window)
    actions["freeze_briefing"].trigger()
    settle(window)
    yield "briefing-freeze"
    in_front(FreezeDialog).accept()
    settle(window)
    said = page.panel.parts[kinds.index(PartKind.QUOTE)].feedback
    if said is not None:
        view.context.write(
            lambda project, progress: records.edit(project, Feedback, said.id, disclosure=Level.WITHHELD)
        )
    settle(window)
    actions["compare_edition"].trigger()
    settle(window)
    yield "briefing-compare"
    in_front(ComparisonDialog).withdraw.click()
    settle(window)
    yield "briefing-withdraw"
    put_away(window)
    view.context.write(lambda project, progress: undo.undo(project))
    page.close_view()
    settle(window)
    page.listing.inspector.tabs.setCurrentIndex(1)
    yield "briefing-editions"
    page.listing.inspector.tabs.setCurrentIndex(0)
