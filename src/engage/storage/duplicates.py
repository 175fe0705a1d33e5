"""What organisations and contacts are compared by, and the pairs that a person has told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from engage.domain.matching.bodies import Body
from engage.domain.matching.people import Person
from engage.domain.records import Noun
from engage.domain.uids import new_uid
from engage.storage import schema
from engage.storage.shapes import SHAPES

Ids = tuple[int, int]


def bodies(connection: sa.Connection) -> Iterator[Body]:
    """Yield all organisations as they are compared."""
    table = schema.organisation
    emails, phones = _reached(connection, Noun.ORGANISATION)
    rows = connection.execute(sa.select(table.c.id, table.c.name, table.c.short_name, table.c.website))
    for id, name, short_name, website in rows:
        yield Body(id, name, short_name, emails.pop(id, ()), phones.pop(id, ()), website)


def people(connection: sa.Connection) -> Iterator[Person]:
    """Yield all contacts as they are compared."""
    table, role, address = schema.contact, schema.affiliation, schema.address
    emails, phones = _reached(connection, Noun.CONTACT)
    bodies = _several(connection, role.c.contact_id, role.c.organisation_id)
    places = _several(
        connection, address.c.contact_id, address.c.street, address.c.locality, address.c.postcode
    )
    rows = connection.execute(sa.select(table.c.id, table.c.given_name, table.c.family_name)).all()
    for id, given_name, family_name in rows:
        yield Person(
            id,
            given_name,
            family_name,
            bodies.pop(id, ()),
            emails.pop(id, ()),
            phones.pop(id, ()),
            places.pop(id, ()),
        )


def _reached(connection: sa.Connection, noun: Noun) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    email, phone = schema.email, schema.phone
    return (
        _several(connection, email.c[f"{noun}_id"], email.c.address),
        _several(connection, phone.c[f"{noun}_id"], phone.c.number),
    )


def _several(
    connection: sa.Connection, owner: sa.Column[Any], *columns: sa.Column[Any]
) -> dict[int, list[Any]]:
    """Return the values of a column, or of several together, by whose they are."""
    found: dict[int, list[Any]] = {}
    for id, *values in connection.execute(sa.select(owner, *columns).where(owner.is_not(None))).all():
        found.setdefault(id, []).append(tuple(values) if len(columns) > 1 else values[0])
    return found


def archived(connection: sa.Connection, noun: Noun) -> set[int]:
    """Return the records that are put away."""
    table = SHAPES[noun].table
    return set(connection.execute(sa.select(table.c.id).where(table.c.archived.is_(True))).scalars())


def kept_apart(connection: sa.Connection, noun: Noun) -> set[Ids]:
    """Return the pairs that were told apart, what was there first in front."""
    pair = schema.distinct[noun]
    rows = connection.execute(sa.select(pair.c[f"{noun}_id"], pair.c.other_id))
    return {(min(one, other), max(one, other)) for one, other in rows}


def rows_of(connection: sa.Connection, noun: Noun, id: int) -> list[tuple[str, int]]:
    """Return the rows, as table and id, that say of whom a record was told apart."""
    pair = schema.distinct[noun]
    theirs = sa.or_(pair.c[f"{noun}_id"] == id, pair.c.other_id == id)
    return [(pair.name, row) for row in connection.execute(sa.select(pair.c.id).where(theirs)).scalars()]


def keep_apart(connection: sa.Connection, noun: Noun, pairs: Iterable[Ids]) -> None:
    """Remember that the records of some pairs are two, where that is not known yet."""
    given = set(pairs)
    new = sorted(given - kept_apart(connection, noun)) if given else ()
    rows = [{"uid": new_uid(), f"{noun}_id": one, "other_id": other} for one, other in new]
    if rows:
        connection.execute(schema.distinct[noun].insert(), rows)
