"""The page of stakeholders: what is done to several at once, and what stands there twice."""

from __future__ import annotations

import threading
from dataclasses import fields

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Reference
from engage.errors import EngageError
from engage.services import records, stakeholders, undo
from engage.services.projects import Project
from engage.ui.help.help_key import topic_offered
from engage.ui.main_window import MainWindow
from engage.ui.privacy.erase_dialog import EraseDialog
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.bulk_edit import BulkEdit
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.duplicates_button import DuplicatesButton
from engage.ui.stakeholders.duplicates_dialog import DuplicatesDialog
from engage.ui.stakeholders.field_names import FIELD_NAMES
from engage.ui.stakeholders.hand_over_dialog import HandOverDialog
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.stakeholders.page import StakeholdersPage
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, focus, settle


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window's inside, over the roundtable, on the page of stakeholders."""
    project_view = opened.project_view
    assert project_view is not None
    project_view.show_page("stakeholders")
    settle(qtbot, project_view.context)
    return project_view


@pytest.fixture
def page(project_view: ProjectView) -> StakeholdersPage:
    return project_view.stakeholders


def in_front(page: StakeholdersPage) -> QWidget:
    """What stands at the right of the list."""
    assert page.inspector is not None
    return page.inspector.currentWidget()  # type: ignore[attr-defined,no-any-return]


def choose_all(page: StakeholdersPage) -> BulkEdit:
    """Choose every line, as Ctrl+A does, and return what is offered for them."""
    page.table.selectAll()
    offered = in_front(page)
    assert isinstance(offered, BulkEdit)
    return offered


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Words) if label.isVisible()]


def organisations(page: StakeholdersPage) -> list[Organisation]:
    project = page.context.project
    return records.rows(project, Organisation, records.ids(project, Organisation, "is:any", "name"))


def trigger(page: StakeholdersPage, action: str) -> None:
    assert page.context.actions[action].isEnabled()
    page.context.actions[action].trigger()


def test_what_is_looked_for_is_chosen_in_its_own_list_and_in_no_other(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    ben = add(roundtable.project, Contact(given_name="Ben", family_name="Sample"))
    assert ben.id == roundtable.forge.id
    page.show_record(Noun.ORGANISATION, roundtable.castings.id)
    page.show_record(Noun.CONTACT, ben.id)
    page.show_filter(Noun.ORGANISATION, "")
    page.table.reload()
    settle(qtbot, page.context)
    assert page.table.current_id() == roundtable.castings.id
    page.show_filter(Noun.CONTACT, "")
    assert page.table.current_id() == ben.id


def test_the_cursor_stays_in_the_list_where_another_comes_in_its_place(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    focus(qtbot, page.table)
    page.show_record(Noun.CONTACT, roundtable.ana.id)
    settle(qtbot, page.context)
    assert page.listing.noun is Noun.CONTACT
    assert page.table.hasFocus()


def test_the_cursor_stays_in_the_filter_where_its_own_list_is_asked_for(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    focus(qtbot, page.filter_bar.line)
    page.show_record(Noun.ORGANISATION, roundtable.forge.id)
    page.show_filter(Noun.ORGANISATION, "kind:union")
    settle(qtbot, page.context)
    assert page.filter_bar.line.hasFocus()


def test_several_chosen_lines_are_edited_where_one_is_inspected(page: StakeholdersPage, qtbot: QtBot) -> None:
    assert in_front(page) is page.listing.inspector
    assert "2 organisations chosen" in said(choose_all(page))
    page.table.select_row(0)
    assert in_front(page) is page.listing.inspector


def test_a_tag_is_added_to_all_and_undone_at_once(page: StakeholdersPage, qtbot: QtBot) -> None:
    bulk_edit = choose_all(page)
    focus(qtbot, bulk_edit.tag)
    qtbot.keyClicks(bulk_edit.tag, "steel")
    qtbot.keyClick(bulk_edit.tag, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [body.tags for body in organisations(page)] == [("steel",), ("steel",)]
    assert bulk_edit.tag.text() == ""
    assert page.table.selected_count() == 2, "they stay chosen for the next deed"
    trigger(page, "undo")
    settle(qtbot, page.context)
    assert [body.tags for body in organisations(page)] == [(), ()]


def test_a_tag_is_taken_off_all(page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    records.edit(roundtable.project, Organisation, roundtable.forge.id, tags=("Steel", "coast"))
    bulk_edit = choose_all(page)
    bulk_edit.tag.setText("steel")
    bulk_edit.remove_tag.click()
    settle(qtbot, page.context)
    assert [body.tags for body in organisations(page)] == [(), ("coast",)]


def test_a_tag_without_a_name_is_refused_beside_the_line(page: StakeholdersPage, qtbot: QtBot) -> None:
    bulk_edit = choose_all(page)
    focus(qtbot, bulk_edit)
    bulk_edit.add_tag.click()
    settle(qtbot, page.context)
    assert "A tag needs a name." in said(bulk_edit)
    qtbot.keyClicks(bulk_edit.tag, "s")
    assert "A tag needs a name." not in said(bulk_edit)


def test_kind_and_owner_are_set_for_all(page: StakeholdersPage, qtbot: QtBot) -> None:
    bulk_edit = choose_all(page)
    bulk_edit.kind.show_value(OrganisationKind.NGO)
    settle(qtbot, page.context)
    assert {body.kind for body in organisations(page)} != {OrganisationKind.NGO}, "not before it is meant"
    bulk_edit.set_kind.click()
    bulk_edit.owner.setText("Example secretariat")
    bulk_edit.set_owner.click()
    settle(qtbot, page.context)
    assert {(body.kind, body.owner) for body in organisations(page)} == {
        (OrganisationKind.NGO, "Example secretariat")
    }
    assert undo.history(page.context.project)[0].label == "Give 2 organisations to Example secretariat"


def test_all_are_archived_and_brought_back(page: StakeholdersPage, qtbot: QtBot) -> None:
    choose_all(page)
    trigger(page, "archive_chosen")
    settle(qtbot, page.context)
    assert [body.archived for body in organisations(page)] == [True, True]
    page.filter_bar.set_text("is:archived")
    settle(qtbot, page.context)
    choose_all(page)
    trigger(page, "bring_back_chosen")
    settle(qtbot, page.context)
    assert [body.archived for body in organisations(page)] == [False, False]


def test_the_menu_leads_to_the_field_also_for_one(page: StakeholdersPage, qtbot: QtBot) -> None:
    focus(qtbot, page.table)
    page.table.select_row(0)
    trigger(page, "tag_chosen")
    bulk_edit = in_front(page)
    assert isinstance(bulk_edit, BulkEdit)
    assert "1 organisation chosen" in said(bulk_edit)
    assert bulk_edit.tag.hasFocus()
    trigger(page, "kind_of_chosen")
    assert bulk_edit.kind.hasFocus()
    trigger(page, "owner_of_chosen")
    assert bulk_edit.owner.hasFocus()
    qtbot.keyClicks(bulk_edit.owner, "AB")
    qtbot.keyClick(bulk_edit.owner, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert [body.owner for body in organisations(page)] == ["AB", ""]
    assert in_front(page) is page.listing.inspector
    assert page.table.hasFocus()


def test_a_kind_is_set_only_where_organisations_are_listed(
    project_view: ProjectView, page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    kind = page.context.actions["kind_of_chosen"]
    tag = page.context.actions["tag_chosen"]
    assert (kind.isEnabled(), tag.isEnabled()) == (True, True)
    page.show_record(Noun.CONTACT, roundtable.ana.id)
    assert (kind.isEnabled(), tag.isEnabled()) == (False, True)
    project_view.show_page("feedback")
    assert (kind.isEnabled(), tag.isEnabled()) == (False, False)
    project_view.show_page("stakeholders")
    assert (kind.isEnabled(), tag.isEnabled()) == (False, True)
    page.show_record(Noun.ORGANISATION, roundtable.forge.id)
    assert (kind.isEnabled(), tag.isEnabled()) == (True, True)


def test_contacts_have_no_kind(page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    ben = add(roundtable.project, Contact(given_name="Ben", family_name="Sample"))
    page.show_record(Noun.CONTACT, ben.id)
    settle(qtbot, page.context)
    bulk_edit = choose_all(page)
    focus(qtbot, bulk_edit)
    assert not bulk_edit.kind.isVisible()
    bulk_edit.tag.setText("steel")
    bulk_edit.add_tag.click()
    settle(qtbot, page.context)
    assert [
        person.tags for person in records.rows(roundtable.project, Contact, [roundtable.ana.id, ben.id])
    ] == [
        ("steel",),
        ("steel",),
    ]


def test_a_new_record_comes_before_the_chosen_ones(page: StakeholdersPage, qtbot: QtBot) -> None:
    bulk_edit = choose_all(page)
    page.new_record()
    assert in_front(page) is page.listing.inspector
    page.listing.inspector.closed.emit()
    settle(qtbot, page.context)
    assert in_front(page) is bulk_edit


def test_what_is_chosen_at_the_moment_of_the_deed_is_meant(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    bulk_edit = choose_all(page)
    bulk_edit.owner.setText("AB")
    flag = QItemSelectionModel.SelectionFlag
    page.table.selectionModel().select(page.table.model().index(0, 0), flag.Deselect | flag.Rows)
    bulk_edit.set_owner.click()
    settle(qtbot, page.context)
    assert [body.owner for body in organisations(page)] == ["", "AB"]


def test_the_header_does_not_follow_what_is_chosen(page: StakeholdersPage) -> None:
    """To paint itself it would ask of each row, a million of them, whether it is chosen."""
    page.table.selectAll()
    assert page.table.selectionModel().hasSelection()
    assert not page.table.horizontalHeader().selectionModel().hasSelection()


# Duplicates


@pytest.fixture
def twin(roundtable: Roundtable) -> Reference:
    """An organisation that is likely to be the forge union."""
    return add(
        roundtable.project,
        Organisation(
            name="Example Forge Union",
            kind=OrganisationKind.OTHER,
            region="Scotland",
            sector="metals",
            notes="Met once.",
            tags=("steel",),
        ),
    )


def duplicates_dialog(page: StakeholdersPage, qtbot: QtBot) -> DuplicatesDialog:
    """The dialog that the action opens, with its first pair."""
    trigger(page, "duplicates")
    settle(qtbot, page.context)
    settle(qtbot, page.context)
    dialog = page.findChildren(DuplicatesDialog)[-1]
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def test_a_form_is_made_when_it_is_first_seen_and_shows_what_was_chosen_before(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    inspectors = page.inspector
    assert inspectors is not None
    assert inspectors.findChild(OrganisationEditor) is not None
    assert inspectors.findChild(ContactEditor) is None
    assert page.unfinished() == ""
    page.show_filter(Noun.CONTACT, "")
    settle(qtbot, page.context)
    form = inspectors.findChild(ContactEditor)
    assert form is not None
    assert form.isVisible()
    assert form.record.id == page.table.current_id() == roundtable.ana.id


def test_a_form_that_is_asked_for_unseen_shows_what_is_chosen(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    unseen = page.panes[1].listing.inspector
    assert unseen.isHidden()
    form = unseen.editor
    settle(qtbot, page.context)
    assert form.record.id == roundtable.ana.id


def button_of_duplicates(page: StakeholdersPage) -> DuplicatesButton:
    button = page.findChild(DuplicatesButton)
    assert button is not None
    return button


def test_pairs_are_counted_where_there_are_some(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    button = button_of_duplicates(page)
    assert not button.isVisible()
    twin = Organisation(name="Example Forge Union")
    page.context.write(lambda project, progress: records.add(project, twin))
    qtbot.waitUntil(button.isVisible)
    assert button.text() == "1 possible duplicate"
    page.show_record(Noun.CONTACT, roundtable.ana.id)
    assert not button.isVisible(), "nothing of organisations stands over the contacts"


def test_pairs_are_counted_once_a_deed_is_done(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    button, gate = button_of_duplicates(page), threading.Event()
    add(roundtable.project, Organisation(name="Example Forge Union"))
    settle(qtbot, page.context)
    page.context.writer.submit(lambda progress: gate.wait(10))
    with qtbot.waitSignal(button.findChild(QTimer).timeout):
        button.count_of(Organisation)
    assert page.context.reader.is_idle
    gate.set()
    qtbot.waitUntil(button.isVisible)


def test_a_pair_is_merged_field_by_field_and_undone_at_once(
    twin: Reference, page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    dialog = duplicates_dialog(page, qtbot)
    assert "The same name" in said(dialog)
    choices = dialog.comparison.choices
    assert choices["kind"]["keep"].isChecked()
    assert choices["sector"]["other"].isChecked(), "what the first leaves empty comes from the other"
    assert "name" not in choices, "they agree on it"
    choices["region"]["other"].setChecked(True)
    dialog.merge.click()
    settle(qtbot, page.context)
    settle(qtbot, page.context)
    assert "No more pairs" in said(dialog)
    one = records.get(roundtable.project, Organisation, roundtable.forge.id)
    assert (one.kind, one.region, one.sector) == (OrganisationKind.UNION, "Scotland", "metals")
    assert (one.notes, one.tags) == ("Met once.", ("steel",))
    assert len(organisations(page)) == 2
    trigger(page, "undo")
    settle(qtbot, page.context)
    assert len(organisations(page)) == 3


def test_two_that_are_told_apart_are_not_offered_again(
    twin: Reference, page: StakeholdersPage, qtbot: QtBot
) -> None:
    dialog = duplicates_dialog(page, qtbot)
    dialog.apart.click()
    settle(qtbot, page.context)
    settle(qtbot, page.context)
    assert "No more pairs" in said(dialog)
    dialog.accept()
    again = duplicates_dialog(page, qtbot)
    assert "No more pairs" in said(again)
    assert not again.merge.isEnabled()


def test_a_pair_can_be_left_for_another_day(twin: Reference, page: StakeholdersPage, qtbot: QtBot) -> None:
    dialog = duplicates_dialog(page, qtbot)
    dialog.skip.click()
    settle(qtbot, page.context)
    assert "No more pairs" in said(dialog)
    assert len(organisations(page)) == 3


def test_a_pair_is_merged_by_keyboard_alone(
    twin: Reference, page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    dialog = duplicates_dialog(page, qtbot)
    choices = dialog.comparison.choices
    qtbot.waitUntil(choices["kind"]["keep"].hasFocus)
    qtbot.keyClick(choices["kind"]["keep"], Qt.Key.Key_Right)
    assert choices["kind"]["other"].isChecked()
    dialog.merge.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(dialog.merge, Qt.Key.Key_Space)
    settle(qtbot, page.context)
    settle(qtbot, page.context)
    one = records.get(roundtable.project, Organisation, roundtable.forge.id)
    assert one.kind is OrganisationKind.OTHER
    assert "No more pairs" in said(dialog)


def test_each_choice_is_heard_with_its_field(twin: Reference, page: StakeholdersPage, qtbot: QtBot) -> None:
    dialog = duplicates_dialog(page, qtbot)
    heard = [
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
        for button in dialog.comparison.choices["region"].values()
    ]
    assert heard == ["Region: Wales", "Region: Scotland"]
    for button in dialog.findChildren(QAbstractButton):
        assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)


def test_what_has_gone_meanwhile_is_passed_over(
    twin: Reference, page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    dialog = duplicates_dialog(page, qtbot)
    records.remove(roundtable.project, Organisation, twin.id)
    dialog.merge.click()
    settle(qtbot, page.context)
    assert len(organisations(page)) == 2
    assert any("no longer there" in text for text in said(dialog))


def test_several_pairs_in_a_row_by_their_keys_and_the_last_taken_back(
    twin: Reference, page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    add(roundtable.project, Organisation(name="Example Castings", notes="Twice."))
    dialog = duplicates_dialog(page, qtbot)
    focus(qtbot, dialog)

    def press(key: Qt.Key, then: str) -> None:
        """A button that is pressed by its letter is seen to go down, for a moment."""
        qtbot.keyClick(dialog, key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: then in said(dialog))
        settle(qtbot, page.context)

    press(Qt.Key.Key_M, "2 of 2")
    assert len(organisations(page)) == 3
    press(Qt.Key.Key_T, "No more pairs")
    assert not dialog.merge.isEnabled()
    press(Qt.Key.Key_U, "2 of 2")
    assert not dialog.take_back.isEnabled()
    press(Qt.Key.Key_M, "No more pairs")
    assert len(organisations(page)) == 2


def test_a_pair_that_was_passed_over_before_it_was_read_is_not_shown(
    twin: Reference, page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    add(roundtable.project, Organisation(name="Example Castings", notes="Twice."))
    dialog = duplicates_dialog(page, qtbot)
    dialog.skip.click()
    dialog.skip.click()
    settle(qtbot, page.context)
    assert "No more pairs" in said(dialog)
    assert not dialog.merge.isEnabled()


def test_the_key_for_help_leads_from_the_pairs_to_their_page(
    twin: Reference, page: StakeholdersPage, qtbot: QtBot
) -> None:
    dialog = duplicates_dialog(page, qtbot)
    assert topic_offered(dialog) == "duplicates"
    assert page.context.actions["help"] in dialog.actions()


# Handing over


def test_all_of_one_colleague_go_to_another_and_back(
    page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    project = roundtable.project
    records.edit(project, Organisation, roundtable.forge.id, owner="Sam Sample", archived=True)
    records.edit(project, Organisation, roundtable.castings.id, owner="Kim Sample")
    records.edit(project, Contact, roundtable.ana.id, owner="sam sample")
    for text, state in (("Send the note", CommitmentState.OPEN), ("Call", CommitmentState.KEPT)):
        records.add(project, Commitment(text=text, owner="Sam Sample", state=state))
    trigger(page, "hand_over_all")
    dialog = page.findChild(HandOverDialog)
    assert isinstance(dialog, HandOverDialog)
    settle(qtbot, page.context)
    dialog.leaver.setCurrentText("Sam Sample")
    assert "Organisations: 1\nContacts: 1\nOpen follow-ups: 1" in said(dialog)
    dialog.give.click()
    settle(qtbot, page.context)
    assert "Say to whom they are to be handed over." in said(dialog)
    qtbot.keyClicks(dialog.successor, "Kim Sample")
    dialog.give.click()
    settle(qtbot, page.context)
    assert [body.owner for body in organisations(page)] == ["Kim Sample", "Kim Sample"]
    assert records.get(project, Contact, roundtable.ana.id).owner == "Kim Sample"
    assert {
        each.text: each.owner for each in records.rows(project, Commitment, records.ids(project, Commitment))
    } == {"Send the note": "Kim Sample", "Call": "Sam Sample"}
    assert undo.history(project)[0].label == "Hand over from Sam Sample to Kim Sample"
    trigger(page, "undo")
    settle(qtbot, page.context)
    assert [body.owner for body in organisations(page)] == ["Kim Sample", "Sam Sample"]


def test_follow_ups_stay_where_they_are_if_wanted(roundtable: Roundtable) -> None:
    project = roundtable.project
    records.edit(project, Contact, roundtable.ana.id, owner="Sam Sample")
    records.add(project, Commitment(text="Send the note", owner="Sam Sample"))
    stakeholders.hand_over(project, "SAM SAMPLE ", "Kim", with_follow_ups=False)
    assert [(each.owner, dict(each.counts)) for each in stakeholders.owners(project)] == [
        ("Kim", {Noun.CONTACT: 1}),
        ("Sam Sample", {Noun.COMMITMENT: 1}),
    ]


@pytest.mark.parametrize(
    ("leaver", "successor", "why"),
    [("", "Kim", "whose"), ("Sam", " ", "to whom"), ("Sam", "sam", "already"), ("Sam", "Kim", "nothing")],
)
def test_what_cannot_be_handed_over_is_said(project: Project, leaver: str, successor: str, why: str) -> None:
    with pytest.raises(EngageError, match=why):
        stakeholders.hand_over(project, leaver, successor)
    assert undo.history(project) == []


@pytest.mark.parametrize("record", [Organisation, Contact])
def test_every_field_that_is_compared_has_a_name(record: type[Organisation] | type[Contact]) -> None:
    assert {field.name for field in fields(record)} - {"id", "uid", "archived"} <= FIELD_NAMES.keys()


def test_an_organisation_of_one_person_is_erased_for_good(
    roundtable: Roundtable, opened: MainWindow, page: StakeholdersPage, qtbot: QtBot
) -> None:
    add(roundtable.project, Organisation(name="Aaa Example Repairs"))
    page.table.select_row(0)
    settle(qtbot, page.context)
    (body,) = page.table.selected_ids()
    (chosen,) = records.rows(roundtable.project, Organisation, [body])
    opened.actions_by_name["erase_contact"].trigger()
    dialog = page.findChild(EraseDialog)
    assert dialog is not None
    settle(qtbot, page.context)
    said = " ".join(label.text() for label in dialog.findChildren(Words))
    assert "Only what is one person’s" in said
    assert f"holds on {chosen.name} goes" in said
    dialog.typed.setText("erase")
    dialog.accept()
    settle(qtbot, page.context)
    assert dialog.certificate is not None
    assert dialog.certificate.noun is Noun.ORGANISATION
    assert body not in records.ids(roundtable.project, Organisation, "is:any")
    dialog.accept()
