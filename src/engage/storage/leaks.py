"""Everybody whom a document could give away: what people and bodies are called, and how they are reached."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import sqlalchemy as sa

from engage.domain.leaks.callings import Body, Person
from engage.domain.leaks.search import Known, Owner
from engage.domain.records import Noun
from engage.storage import schema
from engage.storage.journal import change


def _before(name: str) -> sa.ColumnElement[str]:
    return sa.func.json_extract(change.c.before, f"$.{name}", type_=sa.String)


_EARLIER_NAMES = (
    sa.select(schema.contact.c.id, _before("given_name"), _before("family_name"))
    .join_from(change, schema.contact, schema.contact.c.id == change.c.row_id)
    .where(
        change.c.table_name == schema.contact.name,
        change.c.action == "update",
        _before("family_name") != "",
        _before("family_name") != schema.contact.c.family_name,
    )
    .distinct()
)
"""Where the family name is another one now; one that was put right counts too."""


def known(
    connection: sa.Connection,
    speakers: AbstractSet[int],
    *,
    with_emails: bool = True,
    with_phones: bool = True,
) -> Known:
    """Return all contacts and organisations; `speakers` are the contacts whose words are in the document.

    Contacts are known by their earlier names as well, which come before those of now: what was said before a
    wedding has the one from before.
    """
    contact, organisation = schema.contact, schema.organisation
    names = sa.select(contact.c.id, contact.c.given_name, contact.c.family_name, contact.c.title)
    bodies = sa.select(organisation.c.id, organisation.c.name, organisation.c.short_name)
    sites = sa.select(organisation.c.website, organisation.c.id).where(organisation.c.website != "")
    return Known(
        people=[
            *(Person(*row) for row in connection.execute(_EARLIER_NAMES)),
            *(Person(*row, is_speaker=row.id in speakers) for row in connection.execute(names)),
        ],
        bodies=[Body(*row) for row in connection.execute(bodies)],
        emails=_ways(connection, schema.email.c.address) if with_emails else (),
        phones=_ways(connection, schema.phone.c.number) if with_phones else (),
        sites=[(site, (Noun.ORGANISATION, id)) for site, id in connection.execute(sites)],
    )


def speakers(connection: sa.Connection, feedback: AbstractSet[int]) -> set[int]:
    """Return the contacts who said those pieces of feedback."""
    said = schema.feedback
    rows = connection.execute(sa.select(said.c.id, said.c.contact_id).where(said.c.contact_id.is_not(None)))
    return {contact for id, contact in rows if id in feedback}


def _ways(connection: sa.Connection, column: sa.Column[str]) -> list[tuple[str, Owner]]:
    table = column.table
    rows = connection.execute(sa.select(column, table.c.contact_id, table.c.organisation_id))
    return [
        (way, (Noun.CONTACT, contact) if contact is not None else (Noun.ORGANISATION, organisation))
        for way, contact, organisation in rows
    ]
