"""The screens of what is asked about the people whose data are held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback
from engage.domain.objections import Objection
from engage.services import records, undo
from engage.ui.main_window import MainWindow
from engage.ui.privacy.access_dialog import AccessDialog
from engage.ui.privacy.erase_dialog import EraseDialog
from engage.ui.privacy.page import DataProtectionPage
from engage.ui.privacy.retention_dialog import RetentionDialog
from engage.ui.project_view import ProjectView
from tools.hands import in_front, put_away, settle

TO_ERASE = ("Perpetua", "Muster")
"""Who asks to be erased."""


def screens(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """What is asked about the people whose data are held."""
    actions = window.actions_by_name
    actions["page_data-protection"].trigger()
    settle(window)
    page = view.page_of(DataProtectionPage)
    page.quick_filters.choose("")
    settle(window)
    page.table.select_row(0)
    asked = {"objections": (Objection.RESTRICTED, Objection.NO_POST)}
    contact = page.table.current_id() or 0
    view.context.write(lambda project, progress: records.edit(project, Contact, contact, **asked))
    settle(window)
    yield "data-protection-asked"
    actions["review_chosen"].trigger()
    settle(window)
    yield "data-protection-review"
    put_away(window)
    actions["subject_access"].trigger()
    settle(window)
    yield "data-protection-access"
    in_front(AccessDialog).write_to(Path("subject-access"))
    settle(window)
    yield "data-protection-written"
    put_away(window)
    view.context.write(lambda project, progress: undo.undo(project))
    settle(window)
    actions["retention"].trigger()
    settle(window)
    in_front(RetentionDialog).add.click()
    settle(window)
    yield "data-protection-rules"
    put_away(window)
    given, family = TO_ERASE
    person = Contact(given_name=given, family_name=family)
    said = Feedback(
        text=f"{given} {family} told us to look at the furnace first", said_on=dt.date(2020, 3, 4)
    )
    view.context.write(lambda project, progress: records.add(project, person))
    view.context.write(lambda project, progress: records.add(project, said))
    settle(window)
    page.filter_bar.set_text(family)
    settle(window)
    page.table.select_row(0)
    actions["erase_contact"].trigger()
    settle(window)
    dialog = in_front(EraseDialog)
    dialog.reason.setText("They asked for it")
    yield "data-protection-erase"
    dialog.typed.setText("erase")
    dialog.does_it.click()
    settle(window)
    yield "data-protection-erased"
    put_away(window)
    page.quick_filters.choose("")
    settle(window)
