"""Everybody whom a document could give away: what people and bodies are called, and how they are reached."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import sqlalchemy as sa

from engage.domain.leaks.callings import Body, Person
from engage.domain.leaks.search import Known, Owner
from engage.domain.records import Noun
from engage.storage import schema


def known(
    connection: sa.Connection,
    speakers: AbstractSet[int],
    *,
    with_emails: bool = True,
    with_phones: bool = True,
) -> Known:
    """Return all contacts and organisations; `speakers` are the contacts whose words are in the document."""
    contact, organisation = schema.contact, schema.organisation
    names = sa.select(contact.c.id, contact.c.given_name, contact.c.family_name, contact.c.title)
    bodies = sa.select(organisation.c.id, organisation.c.name, organisation.c.short_name)
    sites = sa.select(organisation.c.website, organisation.c.id).where(organisation.c.website != "")
    return Known(
        people=[Person(*row, is_speaker=row.id in speakers) for row in connection.execute(names)],
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
