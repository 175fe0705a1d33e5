"""When records were last altered, and how often, as the journal has it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import sqlalchemy as sa

from engage.domain.records import Record
from engage.storage.journal import change, operation, value_before
from engage.storage.records import batches
from engage.storage.shapes import shape_of

_Deed: TypeAlias = tuple[int, int, dt.datetime]
"""Of which record, which deed, and when."""


@dataclass(frozen=True, slots=True)
class Altered:
    """What the journal knows of one record."""

    last: dt.datetime
    times: int
    """How many deeds altered it, the one that made it included; it never becomes less."""


def altered(connection: sa.Connection, record: type[Record], found: Sequence[Record]) -> dict[int, Altered]:
    """Return when each of some records, or any part of it, was altered, by its id.

    One of which the journal knows nothing is left out.
    """
    deeds: dict[int, dict[int, dt.datetime]] = defaultdict(dict)
    for batch in batches(found):
        for id, deed, at in _deeds(connection, record, batch):
            deeds[id][deed] = at
    return {id: Altered(max(times.values()), len(times)) for id, times in deeds.items()}


def _deeds(connection: sa.Connection, record: type[Record], found: Sequence[Record]) -> Iterator[_Deed]:
    shape = shape_of(record)
    yield from _to_rows(connection, shape.table, {each.id: (each.id, each.uid) for each in found})
    for child in shape.children:
        parts = {part.id: (each.id, part.uid) for each in found for part in getattr(each, child.attribute)}
        yield from _to_rows(connection, child.table, parts)
        # A part that is gone is known by what it was.
        owner = value_before(child.table.c[shape.owner])
        gone = (change.c.table_name == child.table.name, change.c.action == "delete")
        wanted = sa.select(owner, operation.c.id, operation.c.at).join(operation).where(*gone)
        yield from connection.execute(wanted.where(owner.in_([each.id for each in found])))


def _to_rows(
    connection: sa.Connection, table: sa.Table, rows: Mapping[int, tuple[int, str]]
) -> Iterator[_Deed]:
    """The deeds that altered rows of a table, each given with its record and its uid: ids are used again."""
    columns = (change.c.row_id, change.c.row_uid, operation.c.id, operation.c.at)
    for batch in batches(list(rows)):
        wanted = sa.select(*columns).join(operation).where(change.c.table_name == table.name)
        for row, uid, deed, at in connection.execute(wanted.where(change.c.row_id.in_(batch))):
            if rows[row][1] == uid:
                yield rows[row][0], deed, at
