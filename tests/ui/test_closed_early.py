"""Dialogs that are closed before what they asked for is there."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.engagements import Engagement
from engage.domain.organisations import Organisation
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun
from engage.errors import Conflict, EngageError
from engage.services import records, views
from engage.services.projects import Project
from engage.ui.agendas.merge_dialog import MergeDialog
from engage.ui.agendas.outline_dialog import OutlineDialog
from engage.ui.agendas.split_dialog import SplitDialog
from engage.ui.context import Context
from engage.ui.engagements.invite_dialog import InviteDialog
from engage.ui.projects.details_dialog import ProjectDetailsDialog
from engage.ui.stakeholders.duplicates_dialog import DuplicatesDialog
from engage.ui.stakeholders.hand_over_dialog import HandOverDialog
from engage.ui.views.arrange_dialog import ArrangeDialog
from engage.ui.views.keep_dialog import KeepDialog
from tests.ui.conftest import Roundtable, settle

_Made = Callable[[Context, Roundtable, QWidget], QDialog]

DIALOGS: dict[str, _Made] = {
    "arrange": lambda context, made, parent: ArrangeDialog(context, Noun.CONTACT, parent),
    "details": lambda context, made, parent: ProjectDetailsDialog(context, parent),
    "duplicates": lambda context, made, parent: DuplicatesDialog(context, Organisation, parent),
    "hand over": lambda context, made, parent: HandOverDialog(context, parent),
    "invite": lambda context, made, parent: InviteDialog(
        context, records.get(made.project, Engagement, made.engagement.id), parent
    ),
    "keep": lambda context, made, parent: KeepDialog(context, Noun.CONTACT, "", "", "", parent),
    "merge": lambda context, made, parent: MergeDialog(context, _theme(made), parent),
    "outline": lambda context, made, parent: OutlineDialog(context, parent),
    "split": lambda context, made, parent: SplitDialog(context, _theme(made), parent),
}


def _theme(made: Roundtable) -> Theme:
    return records.get(made.project, Theme, made.loans.id)


def _close(dialog: QDialog) -> None:
    """Close a dialog that goes when it is closed, and wait until it has."""
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(800, 600)
    parent.show()
    return parent


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_that_is_gone_hears_of_nothing(
    name: str, context: Context, roundtable: Roundtable, parent: QWidget, qtbot: QtBot
) -> None:
    dialog = DIALOGS[name](context, roundtable, parent)
    settle(qtbot, context)
    gate = threading.Event()
    context.read(lambda project: gate.wait(5), lambda was_opened: None)
    another = DIALOGS[name](context, roundtable, parent)
    for each in (dialog, another):
        each.open()
        _close(each)
    assert not context.reader.is_idle
    gate.set()
    settle(qtbot, context)  # what is raised meanwhile fails the test


def test_what_a_dialog_did_is_shown_though_it_is_gone(
    context: Context, roundtable: Roundtable, parent: QWidget, qtbot: QtBot
) -> None:
    told: list[object] = []
    context.changes.changed.connect(lambda changes: told.append("changes"))
    context.writer.failed.connect(lambda error: told.append(error.what))
    dialog = QDialog(parent)
    asked = context.for_dialog(dialog)
    gate = threading.Event()

    def keep(project: Project, progress: Progress) -> Changes:
        assert gate.wait(5)
        return views.keep(project, Noun.CONTACT, "All")

    def fail(project: Project, progress: Progress) -> Changes:
        raise Conflict("There are two of that name")

    def mind(error: EngageError) -> None:
        told.append("the dialog")

    asked.write(keep, told.append, mind)
    asked.write(fail, told.append, mind)
    asked.read(lambda project: fail(project, silent), told.append, mind)
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    settle(qtbot, context)
    assert told == ["changes", "There are two of that name"]
