"""What stood in a contact's fields and parts before they were changed, as the journal has kept it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from engage.storage import schema
from engage.storage.journal import change, operation, value_before
from engage.storage.types import Choices

_NO_FIELDS = frozenset({"id", "uid", "sort_name", "archived"})

_PARTS: Mapping[str, tuple[sa.Table, tuple[str, ...]]] = {
    "emails": (schema.email, ("address",)),
    "phones": (schema.phone, ("number",)),
    "address": (schema.address, ("street", "locality", "region", "postcode", "country")),
    "role": (schema.affiliation, ("role",)),
    "tags": (schema.tags["contact"], ("name",)),
}
"""The parts of a contact, by the field as which people know them: their table, and its columns of words."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value that is no longer there."""

    field: str
    value: str
    until: dt.datetime


def of_contact(connection: sa.Connection, contact: int) -> list[Earlier]:
    """Return the values that a contact's fields and parts had and have no more, the oldest first.

    Each value of a field stands once, with the moment at which it went for good.
    """
    found: dict[tuple[str, str], dt.datetime] = {}
    for one in (*_of_fields(connection, contact), *_of_parts(connection, contact)):
        found.pop((one.field, one.value), None)
        found[one.field, one.value] = one.until
    earlier = [Earlier(field, value, until) for (field, value), until in found.items()]
    return sorted(earlier, key=lambda one: one.until)


def _of_fields(connection: sa.Connection, contact: int) -> Iterator[Earlier]:
    columns = [column for column in schema.contact.c if column.name not in _NO_FIELDS]
    now = _objects(connection, schema.contact, columns, schema.contact.c.id == contact)
    wanted = (
        sa.select(change.c.before, operation.c.at)
        .join(operation)
        .where(change.c.table_name == "contact", change.c.row_id == contact, change.c.action == "update")
        .order_by(change.c.id)
    )
    for before, at in connection.execute(wanted):
        was = json.loads(before)
        for column in columns:
            value = was.get(column.name)
            if value in (None, "") or not now or value == now[0].get(column.name):
                continue
            if said := _said(column, value):
                yield Earlier(column.name, said, at)


def _said(column: sa.Column[Any], value: Any) -> str:
    """Return a value of the journal in words; of a list, what stands in it."""
    if isinstance(column.type, Choices):
        return ", ".join(column.type.choice(name).label for name in json.loads(value))
    return str(value)


def _of_parts(connection: sa.Connection, contact: int) -> Iterator[Earlier]:
    for field, (table, names) in _PARTS.items():
        columns = [table.c[name] for name in names]
        there = _objects(connection, table, columns, table.c.contact_id == contact)
        now = {_words(row, names) for row in there}
        wanted = (
            sa.select(change.c.before, operation.c.at)
            .join(operation)
            .where(change.c.table_name == table.name, change.c.action.in_(("update", "delete")))
            .where(value_before(table.c.contact_id) == contact)
            .order_by(change.c.id)
        )
        for before, at in connection.execute(wanted):
            value = _words(json.loads(before), names)
            if value and value not in now:
                yield Earlier(field, value, at)


def _objects(
    connection: sa.Connection, table: sa.Table, columns: list[sa.Column[Any]], which: sa.ColumnElement[bool]
) -> list[dict[str, Any]]:
    """The rows as the journal would keep them, so that both can be compared."""
    pairs = [part for column in columns for part in (sa.literal(column.name), column)]
    rows = connection.execute(sa.select(sa.func.json_object(*pairs)).select_from(table).where(which))
    return [json.loads(row) for row in rows.scalars()]


def _words(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return ", ".join(str(row[name]) for name in names if row.get(name))
