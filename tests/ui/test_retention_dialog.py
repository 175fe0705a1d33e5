"""How long records are kept: rules are added and taken away, and done only once it was seen what they do."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.domain.records import Noun
from engage.domain.retention import RetentionAction, RetentionRule, RetentionStart
from engage.services import records, undo
from engage.services.privacy import retention
from engage.ui.context import Context
from engage.ui.privacy.retention_dialog import RetentionDialog, rule_text
from tests.ui.conftest import settle


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> RetentionDialog:
    dialog = RetentionDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, context)
    return dialog


def said(dialog: RetentionDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_without_a_rule_it_says_what_to_do(dialog: RetentionDialog) -> None:
    assert "There is no rule yet" in said(dialog)
    assert not dialog.does_it.isEnabled()
    assert not dialog.remove.isEnabled()


def test_a_rule_is_kept_and_taken_away_each_as_a_deed(
    dialog: RetentionDialog, context: Context, qtbot: QtBot
) -> None:
    dialog.months.setText("36")
    dialog.note.setText("The Example policy")
    dialog.add.click()
    settle(qtbot, context)
    (rule,) = retention.rules(context.project)
    assert (rule.noun, rule.months, rule.note) == (Noun.CONTACT, 36, "The Example policy")
    assert dialog.list.item(0).text() == rule_text(rule)
    assert "none now" in said(dialog)
    dialog.remove.click()
    settle(qtbot, context)
    assert retention.rules(context.project) == []
    undo.undo(context.project)
    assert [each.months for each in retention.rules(context.project)] == [36]


@pytest.mark.parametrize("typed", ["", "0", "many", "99999"])
def test_months_that_are_none_stay_with_a_sentence(
    dialog: RetentionDialog, context: Context, qtbot: QtBot, typed: str
) -> None:
    dialog.months.setText(typed)
    dialog.add.click()
    settle(qtbot, context)
    assert retention.rules(context.project) == []
    assert dialog.months.text() == typed
    assert any(
        label.property("role") == "problem" and label.isVisible() for label in dialog.findChildren(QLabel)
    )


def test_what_a_rule_would_do_is_seen_before_it_is_done(context: Context, qtbot: QtBot) -> None:
    records.add(context.project, Contact(family_name="Specimen"))
    later = dt.datetime.now().astimezone().date() + dt.timedelta(days=3660)
    rule = RetentionRule(
        noun=Noun.CONTACT, since=RetentionStart.ADDED, months=1, action=RetentionAction.ARCHIVE
    )
    retention.keep(context.project, [rule])
    assert retention.due(context.project, later)[0].records
    dialog = RetentionDialog(context)
    qtbot.addWidget(dialog)
    dialog.show()
    settle(qtbot, context)
    assert "Contacts, 1 month after they were put in: archive them – none now" in said(dialog)
    dialog._show(retention.due(context.project, later))
    assert "archive them – 1: Specimen" in said(dialog)
    assert records.count(context.project, Contact) == 1
    dialog.accept()
    settle(qtbot, context)
    assert "Archived: 0" in said(dialog)  # its time has not come today
