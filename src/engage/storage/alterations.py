"""Many records that have changed, stored with few statements: what an import alters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from engage.domain.records import Record
from engage.storage import records, schema
from engage.storage.records import Child, Shape

R = TypeVar("R", bound=Record)

_Pair = tuple[R, R]
"""A record as it is to be, and as it is stored."""


def save_all(connection: sa.Connection, changed: Sequence[_Pair[R]]) -> None:
    """Store what has changed of records of one noun, each given as it is to be and as it is stored."""
    if not changed:
        return
    shape = records.shape_of(type(changed[0][0]))
    rows = [(records.row_of(shape.table, after), records.row_of(shape.table, was)) for after, was in changed]
    ids = [was.id for _, was in changed]
    _update(
        connection,
        shape.table,
        [(id, row) for id, (row, before) in zip(ids, rows, strict=True) if row != before],
    )
    for child in shape.children:
        _save_children(connection, shape, child, changed)
    if shape.noun in schema.tags:
        _save_tags(connection, shape, changed)


def _save_children(
    connection: sa.Connection, shape: Shape, child: Child, changed: Sequence[_Pair[R]]
) -> None:
    gone: list[int] = []
    new: list[Mapping[str, Any]] = []
    altered: list[tuple[int, Mapping[str, Any]]] = []
    for after, was in changed:
        before = dict(_rows(shape, child, was))
        for uid, (_, row) in _rows(shape, child, after):
            id, stored = before.pop(uid, (0, None))
            if stored is None:
                new.append(row)
            elif row != stored:
                altered.append((id, row))
        gone += [id for id, _ in before.values()]
    records.delete(connection, child.table, gone)
    _update(connection, child.table, altered)
    records.insert(connection, child.table, new)


def _rows(shape: Shape, child: Child, record: Record) -> Iterator[tuple[str, tuple[int, Mapping[str, Any]]]]:
    """Yield the rows that make a part of a record, by their uids and with their ids."""
    has_position = "position" in child.table.c
    for position, part in enumerate(getattr(record, child.attribute)):
        row = records.row_of(child.table, part) | {shape.owner: record.id}
        if has_position:
            row["position"] = position
        yield part.uid, (part.id, row)


def _save_tags(connection: sa.Connection, shape: Shape, changed: Sequence[_Pair[R]]) -> None:
    table = schema.tags[shape.noun]
    owner = table.c[shape.owner]
    wanted = {
        was.id: records.tag_names(after)
        for after, was in changed
        if records.tag_names(after) != records.tag_names(was)
    }
    there: set[tuple[int, str]] = set()
    gone: list[int] = []
    for batch in records.batches(list(wanted)):
        for id, of, name in connection.execute(
            sa.select(table.c.id, owner, table.c.name).where(owner.in_(batch))
        ):
            there.add((of, name))
            if name not in wanted[of]:
                gone.append(id)
    records.delete(connection, table, gone)
    new = [(of, name) for of, names in wanted.items() for name in names if (of, name) not in there]
    records.add_tags(connection, shape, new)


def _update(
    connection: sa.Connection, table: sa.Table, rows: Sequence[tuple[int, Mapping[str, Any]]]
) -> None:
    statement = table.update().where(table.c.id == sa.bindparam("its_id"))
    for batch in records.batches([{**row, "its_id": id} for id, row in rows]):
        connection.execute(statement, list(batch))
