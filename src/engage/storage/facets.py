"""How many of the records that a filter asks for have each value of a field: one statement for a field."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from engage.domain.filters import Filter
from engage.domain.objections import Objection
from engage.domain.records import Noun
from engage.storage import filters, schema
from engage.storage.objections import objects
from engage.storage.shapes import SHAPES
from engage.storage.sorting import present_organisation, region_of_contact

_OWN = {"size": "size_band"}


def counts(connection: sa.Connection, wanted: Filter, field: str) -> list[tuple[Any, int]]:
    """Return the values of a field as they are written, with their counts."""
    condition = filters.condition(connection, wanted)
    table = SHAPES[wanted.noun].table
    if field == "tag":
        tag = schema.tags[wanted.noun].alias()  # the filter may ask for tags, too
        owner = tag.c[f"{wanted.noun}_id"]
        statement = sa.select(sa.func.min(tag.c.name), sa.func.count(owner.distinct())).where(
            owner.in_(sa.select(table.c.id).where(condition))
        )
        return _rows(connection, statement.group_by(sa.func.fold(tag.c.name)))
    if field == "objection":  # one contact may have several
        asked = [sa.select(sa.func.count()).where(condition, objects(each)) for each in Objection]
        counted = [connection.execute(each.select_from(table)).scalar_one() for each in asked]
        return [(each, count) for each, count in zip(Objection, counted, strict=True) if count]
    value, source = _value(wanted.noun, field)
    statement = sa.select(value, sa.func.count()).select_from(source).where(condition).group_by(value)
    return _rows(connection, statement)


def ratings(connection: sa.Connection, wanted: Filter) -> dict[tuple[int, int], int]:
    """Return how many have each influence with each interest; those not rated both ways are left out."""
    table = SHAPES[wanted.noun].table
    both = (table.c.influence, table.c.interest)
    statement = (
        sa.select(*both, sa.func.count())
        .where(filters.condition(connection, wanted), *(rating.is_not(None) for rating in both))
        .group_by(*both)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(statement)}


def _value(noun: Noun, field: str) -> tuple[sa.ColumnElement[Any], sa.FromClause]:
    """Return what is counted, and where it stands: of a contact, with the present organisation."""
    name = _OWN.get(field, field)
    if noun is Noun.ORGANISATION:
        return schema.organisation.c[name], schema.organisation
    if field == "region":
        return region_of_contact, schema.contact
    present = schema.organisation.alias()  # the filter may ask for others
    return present.c[name], schema.contact.join(present, present.c.id == present_organisation())


def _rows(connection: sa.Connection, statement: sa.Select[Any, int]) -> list[tuple[Any, int]]:
    return [(value, count) for value, count in connection.execute(statement) if value not in (None, "")]
