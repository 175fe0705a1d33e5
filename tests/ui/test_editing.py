"""What is typed into the inspector and cannot be taken: it stays, with a sentence, and is never dropped."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import records
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.stakeholders.page import StakeholdersPage
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, focus, settle


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window's inside, over the roundtable, on the page of stakeholders."""
    assert opened.project_view is not None
    opened.project_view.show_page("stakeholders")
    settle(qtbot, opened.project_view.context)
    return opened.project_view


@pytest.fixture
def page(project_view: ProjectView) -> StakeholdersPage:
    return project_view.stakeholders


def organisation_editor(page: StakeholdersPage) -> OrganisationEditor:
    editor = page.listing.inspector.editor
    assert isinstance(editor, OrganisationEditor)
    return editor


def contact_editor(page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot) -> ContactEditor:
    page.show_record(Noun.CONTACT, roundtable.ana.id)
    settle(qtbot, page.context)
    editor = page.listing.inspector.editor
    assert isinstance(editor, ContactEditor)
    return editor


def said(widget: QWidget) -> str:
    return " ".join(
        label.text()
        for label in widget.findChildren(Words)
        if label.isVisible() and label.property("role") == "problem"
    )


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    focus(qtbot, field)
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)


def test_a_wrong_value_stays_with_a_sentence_also_when_others_change_the_record(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = organisation_editor(page)
    type_into(qtbot, editor.form.staff, "about forty")
    qtbot.keyClick(editor.form.staff, Qt.Key.Key_Tab)
    settle(qtbot, page.context)
    assert "“about forty” is no whole number" in said(editor)
    page.context.write(
        lambda project, progress: records.edit(project, Organisation, roundtable.castings.id, region="Wales")
    )
    settle(qtbot, page.context)
    assert editor.form.region.text() == "Wales"
    assert editor.form.staff.text() == "about forty"
    assert "about forty" in said(editor)
    type_into(qtbot, editor.form.staff, "40")
    qtbot.keyClick(editor.form.staff, Qt.Key.Key_Tab)
    settle(qtbot, page.context)
    assert said(editor) == ""
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).staff == 40


def test_escape_puts_back_what_is_stored_and_takes_the_sentence_away(
    page: StakeholdersPage, qtbot: QtBot
) -> None:
    editor = organisation_editor(page)
    type_into(qtbot, editor.form.website, "not a page")
    qtbot.keyClick(editor.form.website, Qt.Key.Key_Return)
    assert "is no web address" in said(editor)
    qtbot.keyClick(editor.form.website, Qt.Key.Key_Escape)
    assert (editor.form.website.text(), said(editor)) == ("", "")
    assert page.unfinished() == ""


def test_what_the_project_refuses_stays_too(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = organisation_editor(page)
    type_into(qtbot, editor.form.staff, "99,000,000,000")
    qtbot.keyClick(editor.form.staff, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert "goes from 0 to" in said(editor)
    page.table.select_row(1)
    settle(qtbot, page.context)
    page.table.select_row(0)
    settle(qtbot, page.context)
    assert editor.form.staff.text() == "99,000,000,000"
    assert "goes from 0 to" in said(editor)


def test_a_wrong_value_waits_while_another_line_is_chosen(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = organisation_editor(page)
    button = page.listing.inspector.unfinished_button
    type_into(qtbot, editor.form.members_represented, "many")
    page.table.select_row(1)
    settle(qtbot, page.context)
    assert (editor.form.members_represented.text(), said(editor)) == ("", "")
    assert button.isVisible()
    assert button.text() == "Not stored yet: Example Castings"
    button.click()
    settle(qtbot, page.context)
    assert page.table.current_id() == roundtable.castings.id
    assert editor.form.members_represented.text() == "many"
    assert "“many” is no whole number" in said(editor)
    assert not button.isVisible()


def test_what_is_typed_goes_to_the_record_in_which_it_was_typed(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = organisation_editor(page)
    type_into(qtbot, editor.form.sector, "metals")
    page.context.actions["new"].trigger()
    settle(qtbot, page.context)
    assert editor.form.sector.text() == ""
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).sector == "metals"


def test_a_body_that_is_still_looked_up_is_given_to_nobody_else(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    other = add(roundtable.project, Contact(given_name="Beni", family_name="Specimen"))
    editor = contact_editor(page, roundtable, qtbot)
    type_into(qtbot, editor.form.organisation, "Example Forge Union")
    page.show_record(Noun.CONTACT, other.id)
    page.context.actions["new"].trigger()
    settle(qtbot, page.context)
    assert records.get(roundtable.project, Contact, other.id).affiliations == ()
    assert editor.record.affiliations == ()


def test_a_draft_waits_while_another_line_is_looked_at(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.context.actions["new"].trigger()
    editor = organisation_editor(page)
    qtbot.keyClicks(editor.form.name, "Example Alliance")
    page.table.select_row(1)
    settle(qtbot, page.context)
    assert editor.form.name.text() == "Example Forge Union"
    assert page.listing.inspector.unfinished_button.text() == "Not stored yet: the new organisation"
    page.context.actions["new"].trigger()
    assert editor.form.name.text() == "Example Alliance"
    qtbot.keyClick(editor.form.name, Qt.Key.Key_Tab)
    editor.add()
    settle(qtbot, page.context)
    assert page.unfinished() == ""
    assert records.count(roundtable.project, Organisation) == 3


def test_a_draft_that_is_given_up_is_gone(page: StakeholdersPage, qtbot: QtBot) -> None:
    page.context.actions["new"].trigger()
    editor = organisation_editor(page)
    type_into(qtbot, editor.form.staff, "some")
    qtbot.keyClick(editor.form.staff, Qt.Key.Key_Tab)
    assert page.unfinished() == "the new organisation"
    page.listing.inspector.cancel.click()
    settle(qtbot, page.context)
    assert page.unfinished() == ""
    page.context.actions["new"].trigger()
    assert (editor.form.staff.text(), said(editor)) == ("", "")


@pytest.mark.parametrize("is_draft", [True, False])
def test_closing_waits_for_what_is_not_stored(
    opened: MainWindow, page: StakeholdersPage, project_view: ProjectView, qtbot: QtBot, is_draft: bool
) -> None:
    editor = organisation_editor(page)
    if is_draft:
        page.context.actions["new"].trigger()
        qtbot.keyClicks(editor.form.name, "Example Alliance")
    else:
        type_into(qtbot, editor.form.staff, "some")
        page.table.select_row(1)
        settle(qtbot, page.context)
    project_view.show_page("overview")
    assert not opened.close()
    settle(qtbot, page.context)
    assert opened.isVisible()
    assert project_view.page is page
    who = "the new organisation" if is_draft else "Example Castings"
    assert f"Of {who} something is not stored yet" in opened.error_bar.text()
    assert (editor.form.name if is_draft else editor.form.staff).text() in ("Example Alliance", "some")
    page.listing.inspector.cancel.click() if is_draft else qtbot.keyClick(
        editor.form.staff, Qt.Key.Key_Escape
    )
    assert opened.close()


def test_a_date_that_is_none_is_said_beside_its_field(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = contact_editor(page, roundtable, qtbot)
    type_into(qtbot, editor.form.review_on, "31 February 2021")
    qtbot.keyClick(editor.form.review_on, Qt.Key.Key_Tab)
    settle(qtbot, page.context)
    assert "“31 February 2021” is no date" in said(editor)
    type_into(qtbot, editor.form.review_on, "28 February 2021")
    qtbot.keyClick(editor.form.review_on, Qt.Key.Key_Tab)
    settle(qtbot, page.context)
    stored = records.get(roundtable.project, Contact, roundtable.ana.id)
    assert stored.review_on == dt.date(2021, 2, 28)
    assert said(editor) == ""
