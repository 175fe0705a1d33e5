"""Organisations and contacts, with what they said and what was promised to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.inspector import Inspector
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.paged_table import Column, Look
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.organisation_editor import OrganisationEditor


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
    Column("Name", lambda body: body.name, sort="name"),
    Column("Kind", lambda body: [body.kind.label], Look.CHIPS, "kind", 14),
    Column("Region", lambda body: body.region, sort="region", width=16),
    Column("Speaks for", _speaks_for, Look.QUIET, "members_represented", 16, descending_first=True),
    Column("Infl. × int.", _rating, sort="influence", width=9, descending_first=True),
)

CONTACT_COLUMNS = (
    Column("Name", lambda person: person.name, sort="name"),
    Column("Organisation", _organisation_of, sort="organisation", width=28),
    Column("Role", _role_of, Look.QUIET, width=18),
    Column("Infl. × int.", _rating, sort="influence", width=9, descending_first=True),
)

SAID = (
    Column("Date", lambda feedback: short_date(feedback.said_on), Look.QUIET, width=10),
    Column("What was said", lambda feedback: feedback.text),
)
PROMISED = (
    Column("State", lambda commitment: [commitment.state.label], Look.CHIPS, width=9),
    Column("What", lambda commitment: commitment.text),
)
PEOPLE = (
    Column("Name", lambda person: person.name),
    Column("Role", _role_of, Look.QUIET, width=14),
)


class StakeholdersPage(ListPage):
    """Everyone round the table."""

    name = "stakeholders"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
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

    def title(self) -> str:
        return self.tr("Stakeholders")

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        import_files = self.context.actions["import_files"]
        return [*super().first_steps(noun), (self.tr("Import a list…"), import_files.trigger)]

    def _organisation_inspector(self) -> Inspector:
        nobody = self.tr("No contact has a role there.")
        return self.make_inspector(
            OrganisationEditor(self.context),
            lambda body: (body.name, " · ".join(filter(None, (body.kind.label, body.region, body.sector)))),
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
