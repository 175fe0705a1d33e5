"""What is typed into the inspector and cannot be taken: it stays, with a sentence, and is never dropped."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Affiliation, Contact
from engage.domain.organisations import Organisation, Reach, Relation, RelationKind
from engage.domain.records import Noun
from engage.services import records
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.related import RelatedList
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.stakeholders.page import StakeholdersPage
from engage.ui.stakeholders.parts import PartsField
from engage.ui.widgets.chips import Chip
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, focus, settle, show_page


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window's inside, over the roundtable, on the page of stakeholders."""
    return show_page(opened, "stakeholders", qtbot)


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


def test_a_record_that_is_still_read_is_not_shown_once_nothing_is_chosen(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    inspector = page.listing.inspector
    inspector.show_id(roundtable.castings.id)
    inspector.show_id(None)
    settle(qtbot, page.context)
    assert inspector.editor.record is None


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


# Parts


def line(field: PartsField, text: str) -> Chip:
    return next(each for each in field.findChildren(Chip) if each.text() == text and not each.isHidden())


def lines(field: PartsField) -> list[str]:
    return [each.text() for each in field.findChildren(Chip) if not each.isHidden()]


def control(field: PartsField, name: str) -> QWidget:
    return field.controls[name]


def test_e_mail_addresses_have_a_line_each_and_what_they_are_for(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = organisation_editor(page)
    field = editor.form.emails
    focus(qtbot, field.add)
    qtbot.keyClick(field.add, Qt.Key.Key_Space)
    qtbot.keyClicks(control(field, "address"), "news(at)castings.example")
    qtbot.keyClick(control(field, "address"), Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert said(editor).startswith("“news(at)castings.example” is no e-mail address")
    problem = next(label for label in field.findChildren(Words) if label.text() == said(editor))
    assert problem.isVisible()
    assert problem.y() >= control(field, "address").geometry().bottom()
    assert problem.y() < control(field, "kind").y()
    page.table.select_row(1)
    settle(qtbot, page.context)
    assert not field.form.isVisible()
    page.table.select_row(0)
    settle(qtbot, page.context)
    assert control(field, "address").text() == "news(at)castings.example"  # type: ignore[attr-defined]
    assert "is no e-mail address" in said(editor)
    type_into(qtbot, control(field, "address"), "news@castings.example")
    qtbot.keyClick(control(field, "address"), Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert said(editor) == ""
    control(field, "kind").setCurrentText("Press")  # type: ignore[attr-defined]
    settle(qtbot, page.context)
    stored = records.get(roundtable.project, Organisation, roundtable.castings.id).emails
    assert [(email.address, email.kind) for email in stored] == [("news@castings.example", Reach.PRESS)]
    assert lines(field) == ["news@castings.example · press"]
    field.remove.click()
    settle(qtbot, page.context)
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).emails == ()


def test_roles_have_dates_are_ended_and_lead_to_their_body(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = contact_editor(page, roundtable, qtbot)
    field = editor.form.affiliations
    assert lines(field) == ["Director, Example Castings"]
    field.add.click()
    type_into(qtbot, control(field, "role"), "Adviser")
    qtbot.keyClick(control(field, "role"), Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert len(records.get(roundtable.project, Contact, roundtable.ana.id).affiliations) == 1, "of what body?"
    type_into(qtbot, control(field, "organisation"), "Example Forge Union")
    qtbot.keyClick(control(field, "organisation"), Qt.Key.Key_Return)
    settle(qtbot, page.context)
    type_into(qtbot, control(field, "started"), "1 May 2019")
    qtbot.keyClick(control(field, "started"), Qt.Key.Key_Return)
    settle(qtbot, page.context)
    control(field, "is_primary").click()  # type: ignore[attr-defined]
    settle(qtbot, page.context)
    roles = records.get(roundtable.project, Contact, roundtable.ana.id).affiliations
    assert [(role.role, role.started, role.is_primary) for role in roles] == [
        ("Director", None, False),
        ("Adviser", dt.date(2019, 5, 1), True),
    ]
    assert lines(field) == ["Director, Example Castings", "Adviser, Example Forge Union · since 1 May 2019"]
    type_into(qtbot, control(field, "ended"), "1 May 2018")
    qtbot.keyClick(control(field, "ended"), Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert "the end lies before the beginning" in said(editor)
    assert control(field, "ended").text() == "1 May 2018"  # type: ignore[attr-defined]
    qtbot.keyClick(control(field, "ended"), Qt.Key.Key_Escape)
    field.end.click()
    settle(qtbot, page.context)
    role = records.get(roundtable.project, Contact, roundtable.ana.id).affiliations[1]
    assert role.ended == dt.datetime.now().astimezone().date()
    field.go.click()
    settle(qtbot, page.context)
    assert (page.listing.noun, page.table.current_id()) == (Noun.ORGANISATION, roundtable.forge.id)


def test_a_body_is_related_to_others(page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    editor = organisation_editor(page)
    field = editor.form.relations
    field.add.click()
    type_into(qtbot, control(field, "other"), "Example Forge Union")
    qtbot.keyClick(control(field, "other"), Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert lines(field) == ["member of Example Forge Union"]
    stored = records.get(roundtable.project, Organisation, roundtable.castings.id).relations
    assert [relation.other.id for relation in stored] == [roundtable.forge.id]
    line(field, "member of Example Forge Union").click()
    assert not field.form.isVisible(), "a press on the line closes it again"


def test_a_body_tells_of_those_that_are_related_to_it(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    member = Relation(other=roundtable.forge, kind=RelationKind.MEMBER_OF)
    records.edit(roundtable.project, Organisation, roundtable.castings.id, relations=(member,))
    page.show_record(Noun.ORGANISATION, roundtable.forge.id)
    settle(qtbot, page.context)
    settle(qtbot, page.context)
    (told,) = organisation_editor(page).related.findChildren(Chip)
    assert told.text() == "Example Castings: member of this one"
    told.click()
    settle(qtbot, page.context)
    assert page.table.current_id() == roundtable.castings.id
    settle(qtbot, page.context)
    assert not organisation_editor(page).related.isVisible()


def test_a_contact_with_very_many_roles_is_shown_at_once(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    roles = tuple(Affiliation(organisation=roundtable.forge, role=f"Role {number}") for number in range(60))
    editor = contact_editor(page, roundtable, qtbot)
    page.context.write(
        lambda project, progress: records.edit(project, Contact, roundtable.ana.id, affiliations=roles)
    )
    settle(qtbot, page.context)
    assert len(lines(editor.form.affiliations)) == 60


def test_the_engagements_of_a_contact_are_told_with_whether_they_came(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    contact_editor(page, roundtable, qtbot)
    tabs = page.listing.inspector.tabs
    tabs.setCurrentIndex(1)
    settle(qtbot, page.context)
    met = next(each for each in page.listing.inspector.findChildren(RelatedList) if each.isVisible())
    cells = [met.model.index(0, column).data() for column in range(3)]
    assert cells == ["25 Mar 2020", "Example roundtable", "attended"]
