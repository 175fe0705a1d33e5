"""Contacts from a table, each with an organisation and a role."""

from __future__ import annotations

from engage.domain.contacts import Contact
from engage.domain.records import Noun
from engage.services.importing.matching.known import parsed, take
from engage.services.importing.source import TABLES, Source
from engage.services.importing.tables.readings import columns_of
from engage.services.importing.tables.rows import likeness_of, rows_of
from engage.services.importing.work import Importer, Likeness, Work

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


IMPORTER = Importer(
    name="contacts",
    summary="A table of contacts, a column for each field, with their organisation and role",
    counts=("contact", "contacts"),
    suffixes=(*TABLES, ".txt"),
    likeness=_likeness,
    put_in=_put_in,
    columns=columns_of(_NOUN),
)
