"""Contacts from a table, each with an organisation and a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from engage.domain.contacts import Affiliation, Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.errors import EngageError, Invalid
from engage.services.importing.known import Given, parsed, store, take
from engage.services.importing.names import Names
from engage.services.importing.rows import likeness_of, rows_of
from engage.services.importing.source import TABLES, Source
from engage.services.importing.work import Importer, Likeness, Work
from engage.storage import records

_NOUN = Noun.CONTACT
_NEEDS = ("name", "family_name", "given_name")


def _likeness(source: Source) -> Likeness:
    """How many of the columns are a contact's."""
    return likeness_of(source, _NOUN, _NEEDS)


def _put_in(work: Work) -> None:
    """Add the contacts, update those with an id, and fill in those known by name and e-mail address.

    An organisation that the project does not know is added too.
    """
    take(work, Contact, parsed(work, _NOUN, rows_of(work, _NOUN, _NEEDS)))


def take_people(work: Work, rows: Sequence[Given], names: Names, bodies: Names) -> None:
    """Add, update or fill in contacts, of whom `organisation` and `role` are given as texts.

    An organisation that the project does not know is added too.
    """
    _add_missing(work, bodies, rows)
    store(work, Contact, list(_affiliated(work, bodies, rows)), names, _is_same)


def _add_missing(work: Work, bodies: Names, rows: Sequence[Given]) -> None:
    named = [given.values["organisation"] for given in rows if "organisation" in given.values]
    once = {fold(name): name for name in named}.values()
    missing = [Organisation(name=name) for name in once if not bodies.ids(name)]
    bodies.add(records.add(work.connection, missing), missing)


def _affiliated(work: Work, bodies: Names, rows: Sequence[Given]) -> Iterator[Given]:
    """The rows with organisation and role as an affiliation."""
    for given in rows:
        values = dict(given.values)
        try:
            affiliation = _affiliation(bodies, values.pop("organisation", ""), values.pop("role", ""))
        except EngageError as error:
            work.leave_out(given.row.number, error)
            continue
        yield replace(given, values=values | affiliation)


def _affiliation(bodies: Names, body: str, role: str) -> dict[str, Any]:
    if not body:
        if role:
            raise Invalid("A role needs its organisation", field="role")
        return {}
    ids = bodies.ids(body)
    if len(ids) > 1:
        raise Invalid(
            f"There are {len(ids)} organisations “{body}”", "", "Say which by its id", field="organisation"
        )
    (id,) = ids
    return {"affiliations": (Affiliation(organisation=Reference(id), role=role, is_primary=True),)}


def _is_same(one: Contact, other: Contact) -> bool:
    """Whether two of one name are one person: by an e-mail address, or where one has none, by the body."""
    addresses, others = ({fold(email.address) for email in contact.emails} for contact in (one, other))
    if addresses and others:
        return bool(addresses & others)
    bodies, theirs = (
        {affiliation.organisation.id for affiliation in contact.affiliations} for contact in (one, other)
    )
    return bool(bodies & theirs) or not (bodies and theirs)


IMPORTER = Importer(
    name="contacts",
    summary="A table of contacts, a column for each field, with their organisation and role",
    counts=("contact", "contacts"),
    suffixes=(*TABLES, ".txt"),
    likeness=_likeness,
    put_in=_put_in,
)
