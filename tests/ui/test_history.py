"""The history of a record: what was done to it, and one deed taken back by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Affiliation, Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun, Reference
from engage.services import records
from engage.ui.history import History
from engage.ui.inspector import Inspector
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, focus, settle


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow) -> ProjectView:
    assert opened.project_view is not None
    return opened.project_view


def history_of(project_view: ProjectView, noun: Noun, reference: Reference, qtbot: QtBot) -> History:
    """The tab with the history of a record, in front."""
    project_view.go_to(noun, reference.id)
    settle(qtbot, project_view.context)
    shown = project_view.page.inspector
    assert shown is not None
    (inspector,) = (
        each
        for each in (shown, *shown.findChildren(Inspector))
        if isinstance(each, Inspector) and each.isVisible()
    )
    inspector.tabs.setCurrentIndex(inspector.tabs.count() - 1)
    settle(qtbot, project_view.context)
    return next(each for each in inspector.findChildren(History))


def lines(history: History) -> list[str]:
    model = history.list.model()
    return [str(model.index(row, 0).data()).replace("\n", ", ") for row in range(model.rowCount())]


def choose(history: History, row: int) -> None:
    history.list.setCurrentIndex(history.list.model().index(row, 0))


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(Words) if label.isVisible())


def test_an_earlier_deed_is_undone_by_itself(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    project, forge = roundtable.project, roundtable.forge
    records.edit(project, Organisation, forge.id, sector="steel")
    records.edit(project, Organisation, forge.id, emails=(Email(address="forge@body.example"),))
    history = history_of(project_view, Noun.ORGANISATION, forge, qtbot)
    assert len(lines(history)) == 3
    focus(qtbot, history.list)
    choose(history, 1)
    qtbot.keyClick(history.list, Qt.Key.Key_Backspace)
    settle(qtbot, project_view.context)
    body = records.get(project, Organisation, forge.id)
    assert (body.sector, len(body.emails)) == ("", 1)
    assert "Undo: Edit organisation Example Forge Union" in lines(history)[0]
    assert lines(history)[2].endswith(", undone")
    choose(history, 2)
    assert not history.undo_button.isEnabled(), "once is enough"
    choose(history, 0)
    assert not history.undo_button.isEnabled(), "an undo is not a deed"


def test_what_builds_on_a_deed_is_named(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    project, forge = roundtable.project, roundtable.forge
    records.add(project, Contact(given_name="Beni", affiliations=(Affiliation(organisation=forge),)))
    history = history_of(project_view, Noun.ORGANISATION, forge, qtbot)
    choose(history, len(lines(history)) - 1)
    history.undo_button.click()
    settle(qtbot, project_view.context)
    assert "cannot be undone by itself" in said(history)
    assert "builds on it" in said(history)
    assert records.get(project, Organisation, forge.id)
    project_view.go_to(Noun.ORGANISATION, roundtable.castings.id)
    settle(qtbot, project_view.context)
    assert "builds on it" not in said(history), "it was said of another record"


def test_every_noun_has_it(project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot) -> None:
    for noun, of in (
        (Noun.ENGAGEMENT, roundtable.engagement),
        (Noun.CONTACT, roundtable.ana),
        (Noun.THEME, roundtable.energy),
    ):
        history = history_of(project_view, noun, of, qtbot)
        assert [line.split(",")[0].split()[0] for line in lines(history)] == ["Add"]
