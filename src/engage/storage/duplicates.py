"""What organisations and contacts are compared by, and the pairs that a person has told apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from engage.domain.matching.bodies import Body
from engage.domain.matching.people import Person
from engage.domain.records import Noun
from engage.domain.uids import new_uid
from engage.storage import records, schema

Ids = tuple[int, int]


def bodies(connection: sa.Connection) -> list[Body]:
    """Return all organisations as they are compared."""
    table = schema.organisation
    emails, phones = _reached(connection, Noun.ORGANISATION)
    rows = connection.execute(sa.select(table.c.id, table.c.name, table.c.short_name, table.c.website))
    return [
        Body(id, name, short_name, emails.get(id, ()), phones.get(id, ()), website)
        for id, name, short_name, website in rows
    ]


def people(connection: sa.Connection) -> list[Person]:
    """Return all contacts as they are compared."""
    table, role = schema.contact, schema.affiliation
    emails, phones = _reached(connection, Noun.CONTACT)
    bodies = _several(connection, role.c.contact_id, role.c.organisation_id)
    rows = connection.execute(sa.select(table.c.id, table.c.given_name, table.c.family_name))
    return [
        Person(id, given, family, bodies.get(id, ()), emails.get(id, ()), phones.get(id, ()))
        for id, given, family in rows
    ]


def _reached(
    connection: sa.Connection, noun: Noun
) -> tuple[Mapping[int, list[str]], Mapping[int, list[str]]]:
    email, phone = schema.email, schema.phone
    return (
        _several(connection, email.c[f"{noun}_id"], email.c.address),
        _several(connection, phone.c[f"{noun}_id"], phone.c.number),
    )


def _several(
    connection: sa.Connection, owner: sa.Column[Any], column: sa.Column[Any]
) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for id, value in connection.execute(sa.select(owner, column).where(owner.is_not(None))):
        found.setdefault(id, []).append(value)
    return found


def archived(connection: sa.Connection, noun: Noun) -> set[int]:
    """Return the records that are put away."""
    table = records.SHAPES[noun].table
    return set(connection.execute(sa.select(table.c.id).where(table.c.archived.is_(True))).scalars())


def kept_apart(connection: sa.Connection, noun: Noun) -> set[Ids]:
    """Return the pairs that were told apart, what was there first in front."""
    pair = schema.distinct[noun]
    rows = connection.execute(sa.select(pair.c[f"{noun}_id"], pair.c.other_id))
    return {(min(one, other), max(one, other)) for one, other in rows}


def keep_apart(connection: sa.Connection, noun: Noun, pairs: Iterable[Ids]) -> None:
    """Remember that the records of some pairs are two, where that is not known yet."""
    new = sorted(set(pairs) - kept_apart(connection, noun))
    rows = [{"uid": new_uid(), f"{noun}_id": one, "other_id": other} for one, other in new]
    if rows:
        connection.execute(schema.distinct[noun].insert(), rows)


def compare_again(connection: sa.Connection, noun: Noun, pairs: Iterable[Ids]) -> None:
    """Forget that the records of some pairs are two."""
    pair = schema.distinct[noun]
    both = sa.tuple_(pair.c[f"{noun}_id"], pair.c.other_id)
    for batch in records.batches([ids for one, other in pairs for ids in ((one, other), (other, one))]):
        connection.execute(pair.delete().where(both.in_(batch)))


def ids_of(connection: sa.Connection, noun: Noun, uids: Sequence[str]) -> list[int]:
    """Return the ids of the records with these uids."""
    table = records.SHAPES[noun].table
    return [
        id
        for batch in records.batches(uids)
        for id in connection.execute(sa.select(table.c.id).where(table.c.uid.in_(batch))).scalars()
    ]
