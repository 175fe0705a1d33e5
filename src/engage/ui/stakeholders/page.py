"""Organisations and contacts, with what they said and what was promised to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.inspector import Inspector
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.paged_table import Column, Look
from engage.ui.stakeholders.bulk_edit import BulkEdit, BulkField
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.duplicates_button import DuplicatesButton
from engage.ui.stakeholders.duplicates_dialog import DuplicatesDialog
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.translation import mark, word


def _speaks_for(body: Organisation) -> str:
    if body.members_represented is not None:
        return f"{body.members_represented:,} members"
    return f"{body.staff:,} staff" if body.staff is not None else ""


def _rating(stakeholder: Organisation | Contact) -> str:
    if stakeholder.influence is None and stakeholder.interest is None:
        return ""
    return f"{stakeholder.influence or '–'} × {stakeholder.interest or '–'}"


def _organisation_of(person: Contact) -> str:
    return person.primary_affiliation.organisation.name if person.primary_affiliation else ""


def _role_of(person: Contact) -> str:
    return person.primary_affiliation.role if person.primary_affiliation else ""


ORGANISATION_COLUMNS = (
    Column(mark("Name"), lambda body: body.name, sort="name"),
    Column(mark("Kind"), lambda body: [word(body.kind)], Look.CHIPS, "kind", 14),
    Column(mark("Region"), lambda body: body.region, sort="region", width=16),
    Column(mark("Speaks for"), _speaks_for, Look.QUIET, "members_represented", 16, descending_first=True),
    Column(mark("Infl. × int."), _rating, sort="influence", width=9, descending_first=True),
)

CONTACT_COLUMNS = (
    Column(mark("Name"), lambda person: person.name, sort="name"),
    Column(mark("Organisation"), _organisation_of, sort="organisation", width=28),
    Column(mark("Role"), _role_of, Look.QUIET, width=18),
    Column(mark("Infl. × int."), _rating, sort="influence", width=9, descending_first=True),
)

SAID = (
    Column(mark("Date"), lambda feedback: short_date(feedback.said_on), Look.QUIET, width=10),
    Column(mark("What was said"), lambda feedback: feedback.text),
)
PROMISED = (
    Column(mark("State"), lambda commitment: [word(commitment.state)], Look.CHIPS, width=9),
    Column(mark("What"), lambda commitment: commitment.text),
)
PEOPLE = (
    Column(mark("Name"), lambda person: person.name),
    Column(mark("Role"), _role_of, Look.QUIET, width=14),
)


class StakeholdersPage(ListPage):
    """Everyone round the table."""

    name = "stakeholders"
    nouns = frozenset({Noun.ORGANISATION, Noun.CONTACT})

    _DEEDS = frozenset({"tag_chosen", "owner_of_chosen", "archive_chosen", "bring_back_chosen", "duplicates"})
    _DEEDS_ON_ORGANISATIONS = _DEEDS | {"kind_of_chosen"}
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
            )
        )
        self._bulk_edits = [self._bulk_edit(number) for number in range(len(self._listings))]
        self._turn_to(0)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("StakeholdersPage", "Stakeholders")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        import_files = self.context.actions["import_files"]
        return [*super().first_steps(noun), (self.tr("Import a list…"), import_files.trigger)]

    # Several at once

    def _bulk_edit(self, number: int) -> BulkEdit:
        """What stands in the place of a listing's inspector while several of its lines are chosen."""
        listing, table = self._listings[number], self._tables[number]
        record = Organisation if listing.noun is Noun.ORGANISATION else Contact
        bulk_edit = BulkEdit(self.context, record, table.selected_ids)
        self._inspectors.addWidget(bulk_edit)
        table.selectionModel().selectionChanged.connect(lambda: self._show_chosen())
        self._models[number].modelReset.connect(self._show_chosen)
        listing.inspector.closed.connect(lambda: self._show_chosen(is_drafting=False))
        return bulk_edit

    def _turn_to(self, number: int) -> None:
        super()._turn_to(number)
        is_of_organisations = self.listing.noun is Noun.ORGANISATION
        self.deeds = self._DEEDS_ON_ORGANISATIONS if is_of_organisations else self._DEEDS
        can_set_kind = is_of_organisations and self.isVisible() and not self.context.project.is_read_only
        self.context.actions["kind_of_chosen"].setEnabled(can_set_kind)
        self._duplicates.count_of(self._record())
        self._show_chosen()

    def _record(self) -> type[Organisation] | type[Contact]:
        """What is listed: organisations or contacts."""
        return Organisation if self.listing.noun is Noun.ORGANISATION else Contact

    def refresh(self) -> None:
        super().refresh()
        self._duplicates.count_of(self._record())

    def look_at_duplicates(self) -> None:
        """Open the pairs of what is listed that are likely to be one."""
        DuplicatesDialog(self.context, self._record(), self).open()

    def _show_chosen(self, *, is_drafting: bool | None = None) -> None:
        """Show the inspector of one, or what can be done to several; a draft stays until it is given up."""
        if is_drafting is None:
            is_drafting = self.listing.inspector.has_draft
        count = self.table.selected_count()
        if count > 1 and not is_drafting:
            self._show_bulk_edit(count)
            return
        bulk_edit = self._bulk_edits[self._number]
        focus = QApplication.focusWidget()
        had_focus = focus is not None and bulk_edit.isAncestorOf(focus)
        self._inspectors.setCurrentWidget(self.listing.inspector)
        if had_focus:
            self.focus_content()

    def _show_bulk_edit(self, count: int) -> BulkEdit:
        bulk_edit = self._bulk_edits[self._number]
        bulk_edit.show_count(count)
        self._inspectors.setCurrentWidget(bulk_edit)
        return bulk_edit

    def new_record(self) -> None:
        super().new_record()
        self._inspectors.setCurrentWidget(self.listing.inspector)

    def edit_current(self) -> None:
        if self._inspectors.currentWidget() is self.listing.inspector:
            super().edit_current()
        else:
            self._bulk_edits[self._number].focus_field(BulkField.TAG)

    def edit_chosen(self, field: BulkField) -> None:
        """Put the cursor where this is set for all that are chosen, be it one."""
        count = self.table.selected_count()
        if count:
            self._show_bulk_edit(count).focus_field(field)

    def archive_chosen(self, *, is_archived: bool = True) -> None:
        """Put away all that are chosen, or bring them back to the lists."""
        self._bulk_edits[self._number].archive(is_archived=is_archived)

    # What is told of one

    def _organisation_inspector(self) -> Inspector:
        nobody = self.tr("No contact has a role there.")
        return self.make_inspector(
            OrganisationEditor(self.context),
            lambda body: (body.name, " · ".join(filter(None, (word(body.kind), body.region, body.sector)))),
            (
                (self.tr("People"), self.related(Noun.CONTACT, PEOPLE, "organisation", nobody)),
                *self._told_by("organisation"),
            ),
        )

    def _contact_inspector(self) -> Inspector:
        return self.make_inspector(
            ContactEditor(self.context),
            lambda person: (
                person.name,
                ", ".join(filter(None, (_role_of(person), _organisation_of(person)))),
            ),
            self._told_by("contact"),
        )

    def _told_by(self, field: str) -> tuple[tuple[str, QWidget], ...]:
        """What they said, and what was promised to them."""
        unsaid = self.tr("Nothing they said has been logged.")
        unpromised = self.tr("Nothing has been promised to them.")
        return (
            (self.tr("Said"), self.related(Noun.FEEDBACK, SAID, field, unsaid)),
            (self.tr("Promised"), self.related(Noun.COMMITMENT, PROMISED, field, unpromised)),
        )
