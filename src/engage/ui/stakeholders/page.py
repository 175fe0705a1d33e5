"""Organisations and contacts, with what they said and what was promised to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QWidget

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import stakeholders
from engage.ui.actions import SPECS
from engage.ui.commitments.page import BESIDE_A_RECORD
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.help.help_key import offer_help
from engage.ui.inspector import Inspector
from engage.ui.inspector_body import NamedTab
from engage.ui.list_page import Listing, ListPage
from engage.ui.privacy.deeds import PeopleDeeds
from engage.ui.stakeholders.bulk_edit import BulkEdit, BulkField
from engage.ui.stakeholders.columns import (
    CONTACT_COLUMNS,
    ORGANISATION_COLUMNS,
    PEOPLE,
    SAID,
    asked_of_us,
    met_columns,
    organisation_of,
    role_of,
)
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.duplicates_button import DuplicatesButton
from engage.ui.stakeholders.duplicates_dialog import DuplicatesDialog
from engage.ui.stakeholders.facets_panel import Facets
from engage.ui.stakeholders.hand_over_dialog import HandOverDialog
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.translation import word


class StakeholdersPage(ListPage):
    """Everyone round the table."""

    name = "stakeholders"
    nouns = frozenset({Noun.ORGANISATION, Noun.CONTACT})

    _DEEDS = frozenset({"tag_chosen", "owner_of_chosen", "archive_chosen", "bring_back_chosen", "duplicates"})
    _DEEDS_ON_ORGANISATIONS = _DEEDS | {"kind_of_chosen", "erase_contact"}
    _DEEDS_ON_CONTACTS = _DEEDS | {"review_chosen", "subject_access", "erase_contact"}
    deeds = _DEEDS_ON_ORGANISATIONS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._duplicates = DuplicatesButton(context)
        self._duplicates.clicked.connect(self.look_at_duplicates)
        self._buttons.addWidget(self._duplicates)
        self.add_button("import_files", self.tr("Import…"))
        self.add_button("new", self.tr("New"), is_primary=True)
        self.add_listing(
            Listing(
                Noun.ORGANISATION,
                ORGANISATION_COLUMNS,
                self._organisation_inspector(),
                (
                    self.tr("No organisations yet"),
                    self.tr(
                        "Trade bodies, unions, firms, councils: add those you deal with, or import a list."
                    ),
                ),
                lambda: Organisation(name=""),
                lambda project, ids: stakeholders.listed(project, Organisation, ids),
            )
        )
        self.add_listing(
            Listing(
                Noun.CONTACT,
                CONTACT_COLUMNS,
                self._contact_inspector(),
                (
                    self.tr("No contacts yet"),
                    self.tr("Add the people you deal with, or import a list."),
                ),
                Contact,
                lambda project, ids: stakeholders.listed(project, Contact, ids),
            )
        )
        self.people = PeopleDeeds(
            context, partial(self._chosen_of, Noun.CONTACT), self, partial(self._chosen_of, Noun.ORGANISATION)
        )
        self._facets: dict[int, Facets] = {}
        """Of the listings that were turned to."""
        self._bulk_edits: dict[int, BulkEdit] = {}
        for number in range(len(self.panes)):
            self._watch_chosen(number)
        self._turn_to(0)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("StakeholdersPage", "Stakeholders")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        import_files = self.context.actions["import_files"]
        return [*super().first_steps(noun), (self.tr("Import a list…"), import_files.trigger)]

    # Facets

    def _add_facets(self, number: int) -> Facets:
        """Put the facets of a listing beside its list, and the button for them before its filter."""
        pane = self.panes[number]
        facets = Facets(self.context, pane.listing.noun, pane.bar)
        pane.beside_bar.insertWidget(0, facets.button, 0, Qt.AlignmentFlag.AlignTop)
        pane.beside_list.insertWidget(0, facets.panel)
        beside = facets.button, pane.bar.line, pane.columns, facets.panel.tree, facets.panel.grid, pane.table
        for one, next_one in pairwise(beside):
            QWidget.setTabOrder(one, next_one)
        return facets

    def toggle_facets(self) -> None:
        """Open the facets and go to them; from there, put them away again."""
        if not self._facets[self._number].toggle():
            self.focus_content()

    def screens(self) -> dict[str, str]:
        return super().screens() | {
            f"facets.{self.panes[number].listing.noun}": facets.state()
            for number, facets in self._facets.items()
        }

    # Several at once

    @property
    def bulk_edit(self) -> BulkEdit:
        """What stands in the place of the inspector while several lines are chosen."""
        if self._number not in self._bulk_edits:
            made = BulkEdit(self.context, self._record(), self.table.selected_ids, self._inspectors)
            self._bulk_edits[self._number] = made
            self._inspectors.addWidget(made)
        return self._bulk_edits[self._number]

    def _watch_chosen(self, number: int) -> None:
        """Follow how many lines of a listing are chosen."""
        pane = self.panes[number]
        pane.table.selectionModel().selectionChanged.connect(lambda: self._show_chosen())
        pane.model.modelReset.connect(self._show_chosen)
        pane.listing.inspector.closed.connect(lambda: self._show_chosen(is_drafting=False))

    def _turn_to(self, number: int) -> None:
        super()._turn_to(number)
        if number not in self._facets:
            self._facets[number] = self._add_facets(number)
        is_of_organisations = self.listing.noun is Noun.ORGANISATION
        self.deeds = self._DEEDS_ON_ORGANISATIONS if is_of_organisations else self._DEEDS_ON_CONTACTS
        for name in self._DEEDS_ON_ORGANISATIONS ^ self._DEEDS_ON_CONTACTS:
            can_write = not (SPECS[name].writes and self.context.project.is_read_only)
            self.context.actions[name].setEnabled(can_write and self.isVisible() and name in self.deeds)
        self._duplicates.count_of(self._record())
        self._show_chosen()

    def _record(self) -> type[Organisation] | type[Contact]:
        """What is listed: organisations or contacts."""
        return Organisation if self.listing.noun is Noun.ORGANISATION else Contact

    def refresh(self) -> None:
        super().refresh()
        for facets in self._facets.values():
            facets.panel.follow()
        self._duplicates.count_of(self._record())

    def look_at_duplicates(self) -> None:
        """Open the pairs of what is listed that are likely to be one."""
        dialog = DuplicatesDialog(self.context, self._record(), self)
        offer_help(dialog, self.context.actions["help"], "duplicates")
        dialog.open()

    def hand_over(self) -> None:
        """Give all that one of us keeps to another."""
        dialog = HandOverDialog(self.context, self)
        offer_help(dialog, self.context.actions["help"], "stakeholders")
        dialog.open()

    def _chosen_of(self, noun: Noun) -> Sequence[int]:
        return self.table.selected_ids() if self.listing.noun is noun else ()

    def _show_chosen(self, *, is_drafting: bool | None = None) -> None:
        """Show the inspector of one, or what can be done to several; a draft stays until it is given up."""
        if is_drafting is None:
            is_drafting = self.listing.inspector.has_draft
        count = self.table.selected_count()
        if count > 1 and not is_drafting:
            self._show_bulk_edit(count)
            return
        shown, focus = self._inspectors.currentWidget(), QApplication.focusWidget()
        had_focus = isinstance(shown, BulkEdit) and focus is not None and shown.isAncestorOf(focus)
        self._inspectors.setCurrentWidget(self.listing.inspector)
        if had_focus:
            self.focus_content()

    def _show_bulk_edit(self, count: int) -> None:
        self.bulk_edit.show_count(count)
        self._inspectors.setCurrentWidget(self.bulk_edit)

    def new_record(self) -> None:
        super().new_record()
        self._inspectors.setCurrentWidget(self.listing.inspector)

    def edit_current(self) -> None:
        if self._inspectors.currentWidget() is self.listing.inspector:
            super().edit_current()
        else:
            self.bulk_edit.focus_field(BulkField.TAG)

    def edit_chosen(self, field: BulkField) -> None:
        """Put the cursor where this is set for all that are chosen, be it one."""
        count = self.table.selected_count()
        if count:
            self._show_bulk_edit(count)
            self.bulk_edit.focus_field(field)

    def archive_chosen(self, *, is_archived: bool = True) -> None:
        """Put away all that are chosen, or bring them back to the lists."""
        self.bulk_edit.archive(is_archived=is_archived)

    # What is told of one

    def _organisation_inspector(self) -> Inspector:
        nobody = self.tr("No contact has a role there.")
        return self.make_inspector(
            Noun.ORGANISATION,
            lambda: OrganisationEditor,
            lambda body: (body.name, " · ".join(filter(None, (word(body.kind), body.region, body.sector)))),
            lambda editor: (
                (self.tr("People"), self.related(Noun.CONTACT, PEOPLE, "organisation", nobody)),
                *self._told_by("organisation", editor),
            ),
        )

    def _contact_inspector(self) -> Inspector:
        return self.make_inspector(
            Noun.CONTACT,
            lambda: ContactEditor,
            lambda person: (
                person.name,
                ", ".join(filter(None, (role_of(person), organisation_of(person)))),
            ),
            lambda editor: self._told_by("contact", editor),
            asked_of_us,
        )

    def _told_by(self, field: str, editor: RecordEditor) -> tuple[NamedTab, ...]:
        """The engagements that they attended, what they said, and what was promised to them."""
        unmet = self.tr("They stand on no attendance list.")
        unsaid = self.tr("Nothing they said has been logged.")
        unpromised = self.tr("Nothing has been promised to them.")
        met = met_columns(lambda: editor.record)
        return (
            (self.tr("Met"), self.related(Noun.ENGAGEMENT, met, field, unmet)),
            (self.tr("Said"), self.related(Noun.FEEDBACK, SAID, field, unsaid)),
            (self.tr("Promised"), self.related(Noun.COMMITMENT, BESIDE_A_RECORD, field, unpromised)),
        )
