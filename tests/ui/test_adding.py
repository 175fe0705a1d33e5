"""A new record that is still being added: other work may hold that up, and whoever types goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Email, Organisation
from engage.services import records
from engage.ui.main_window import MainWindow
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.stakeholders.page import StakeholdersPage
from tests.ui.conftest import Roundtable, focus, settle, show_page

NAME = "Example Institute"


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> StakeholdersPage:
    """The list, beside it a new organisation that has a name so far."""
    page = show_page(opened, "stakeholders", qtbot).page
    assert isinstance(page, StakeholdersPage)
    page.context.actions["new"].trigger()
    name = editor_of(page).form.name
    focus(qtbot, name)
    qtbot.keyClicks(name, NAME)
    return page


@pytest.fixture
def let_go(page: StakeholdersPage) -> Callable[[], None]:
    """Let deeds be done, which wait until then."""
    gate = threading.Event()
    page.context.writer.submit(lambda progress: gate.wait(10))
    return gate.set


def editor_of(page: StakeholdersPage) -> OrganisationEditor:
    editor = page.listing.inspector.editor
    assert isinstance(editor, OrganisationEditor)
    return editor


def stored(roundtable: Roundtable) -> Organisation:
    (id,) = records.ids(roundtable.project, Organisation, f'"{NAME}"')
    return records.get(roundtable.project, Organisation, id)


def go_to_another(page: StakeholdersPage, qtbot: QtBot) -> None:
    page.table.select_row(1)
    qtbot.waitUntil(lambda: editor_of(page).record.name == "Example Forge Union")


def test_what_is_typed_meanwhile_is_stored_too(
    page: StakeholdersPage, let_go: Callable[[], None], roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = editor_of(page)
    editor.save("emails", emails=(Email(address="one@body.example"),))
    editor.add()
    focus(qtbot, editor.form.region)
    qtbot.keyClicks(editor.form.region, "Wales")
    qtbot.keyClick(editor.form.region, Qt.Key.Key_Tab)
    editor.save("emails", emails=(*editor.record.emails, Email(address="two@body.example")))
    let_go()
    settle(qtbot, page.context)
    assert stored(roundtable).region == editor.form.region.text() == "Wales"
    assert [email.address for email in stored(roundtable).emails] == ["one@body.example", "two@body.example"]


def test_one_that_was_left_meanwhile_is_stored_and_said_to_be(
    page: StakeholdersPage, let_go: Callable[[], None], roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor_of(page).add()
    go_to_another(page, qtbot)
    inspector = page.listing.inspector
    assert inspector.unfinished_button.isVisible()
    let_go()
    settle(qtbot, page.context)
    assert stored(roundtable).name == NAME
    assert not inspector.unfinished_button.isVisible()
    assert inspector.unfinished() == ""


def test_why_one_that_was_left_meanwhile_is_not_added_is_not_said_beside_another(
    page: StakeholdersPage, let_go: Callable[[], None], opened: MainWindow, qtbot: QtBot
) -> None:
    editor_of(page).form.name.clear()
    qtbot.keyClicks(editor_of(page).form.name, " ")
    qtbot.keyClicks(editor_of(page).form.region, "Wales")
    editor_of(page).add()
    go_to_another(page, qtbot)
    let_go()
    settle(qtbot, page.context)
    assert opened.error_bar.text() == "An organisation needs a name."
    assert editor_of(page).record.name == "Example Forge Union"
    assert editor_of(page).unfinished() == []
    assert page.listing.inspector.unfinished_button.isVisible(), "it is still there to be put right"


def test_one_that_could_not_be_added_for_a_mistake_of_ours_can_be_added_once_more(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(records, "add", fail)
        with qtbot.captureExceptions() as mistakes:
            editor_of(page).add()
            settle(qtbot, page.context)
    assert [kind for kind, *_ in mistakes] == [ZeroDivisionError]
    editor_of(page).add()
    settle(qtbot, page.context)
    assert stored(roundtable).name == NAME


def test_enter_leaves_the_cursor_where_something_cannot_be_taken(
    page: StakeholdersPage, qtbot: QtBot
) -> None:
    staff = editor_of(page).form.staff
    focus(qtbot, staff)
    qtbot.keyClicks(staff, "lots")
    qtbot.keyClick(staff, Qt.Key.Key_Return)
    assert staff.hasFocus()
    staff.clear()
    qtbot.keyClicks(staff, "12")
    qtbot.keyClick(staff, Qt.Key.Key_Return)
    assert not staff.hasFocus()
