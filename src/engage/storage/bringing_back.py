"""Bringing one record from an older state of a project into the one of today, with all that belonged to it.

Rows are known again by their uids. What a row mentions is mentioned again as far as it is still there, and
what mentioned the record and has forgotten it since mentions it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.storage import contents, journal, schema
from engage.storage.mentions import mentions_of
from engage.storage.shapes import SHAPES

Row = sa.RowMapping

_SOMEBODY = ("attendance", "agreement")
"""Tables whose rows are about somebody."""


@dataclass
class _Journey:
    """What is carried from one project into the other."""

    then: sa.Connection
    now: sa.Connection
    made: dict[tuple[str, int], int] = field(default_factory=dict)
    """The table and the id that a row had then, with the id that it has now."""
    left: int = 0
    """Rows that could not come along."""


def bring_back(then: sa.Connection, now: sa.Connection, noun: Noun, id: int) -> int:
    """Make a record what it was then; return how many parts were left, as what they hang on has gone."""
    now.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    journey = _Journey(then, now)
    shape = SHAPES[noun]
    (row,) = _rows(then, shape.table, shape.table.c.id == id)
    there = _id_now(journey, shape.table, id)
    if there is None:
        _bring_all(journey, shape.table, row)
        _mention_again(journey)
    else:
        journey.made[shape.table.name, id] = there
        _update(journey, shape.table, row, there)
        parts = [child.table for child in shape.children]
        for table in (*parts, *([schema.tags[noun]] if noun in schema.tags else [])):
            _make_alike(journey, table, table.c[shape.owner], id, there)
    return journey.left


def _rows(connection: sa.Connection, table: sa.Table, which: sa.ColumnElement[bool]) -> list[Row]:
    return list(connection.execute(sa.select(table).where(which).order_by(table.c.id)).mappings())


def _pointing_to(table: sa.Table, ondelete: str) -> Iterator[sa.Column[Any]]:
    """The columns by which rows of other tables are parts of a row of this one, or mention it."""
    return (key.parent for key in mentions_of(table) if key.ondelete == ondelete)


def _id_now(journey: _Journey, table: sa.Table, id: int) -> int | None:
    """The id that a row has now; None where it has gone."""
    known = journey.made.get((table.name, id))
    if known is not None:
        return known
    uid = journey.then.execute(sa.select(table.c.uid).where(table.c.id == id)).scalar()
    return journey.now.execute(sa.select(table.c.id).where(table.c.uid == uid)).scalar()


def _bring_all(journey: _Journey, table: sa.Table, row: Row) -> None:
    """Put in a row, then what is a part of it, as deleting it took that along."""
    if _insert(journey, table, row):
        for column in _pointing_to(table, "CASCADE"):
            for part in _rows(journey.then, column.table, column == row["id"]):
                if (column.table.name, part["id"]) not in journey.made:
                    _bring_all(journey, column.table, part)


def _insert(journey: _Journey, table: sa.Table, row: Row) -> bool:
    """Whether there was anything to put in."""
    if _id_now(journey, table, row["id"]) is not None:
        return False  # it has moved to another record since, or came back before
    values = _values(journey, table, row)
    if values is None:
        journey.left += 1
        return False
    if (sha256 := row.get("sha256")) is not None:
        contents.keep(journey.now, contents.load(journey.then, sha256))
    if _is_free(journey, table, row):
        values["id"] = row["id"]
    made = journey.now.execute(table.insert().values(values)).inserted_primary_key
    assert made is not None  # noqa: S101 -- one row was inserted
    journey.made[table.name, row["id"]] = made[0]
    return True


def _is_free(journey: _Journey, table: sa.Table, row: Row) -> bool:
    """Whether a row may have the id that it had, under which the journal knows it."""
    others = sa.select(table.c.id).where(table.c.id == row["id"])
    change = journal.change
    was = sa.select(change.c.row_uid).where(
        change.c.table_name == table.name, change.c.row_id == row["id"], change.c.row_uid != row["uid"]
    )
    return not any(journey.now.execute(found.limit(1)).first() for found in (others, was))


def _values(journey: _Journey, table: sa.Table, row: Row) -> dict[str, Any] | None:
    """What a row is to hold now; None where a record has gone without which it means nothing."""
    values = {name: value for name, value in row.items() if name != "id"}
    for column, target in _references(table):
        if values[column.name] is not None:
            values[column.name] = _id_now(journey, target, values[column.name])
            if values[column.name] is None and not column.nullable:
                return None
    if table.name in _SOMEBODY and values["contact_id"] is None and values["organisation_id"] is None:
        return None
    return values


def _references(table: sa.Table) -> Iterator[tuple[sa.Column[Any], sa.Table]]:
    for column in table.columns:
        for key in column.foreign_keys:
            yield column, key.column.table


def _update(journey: _Journey, table: sa.Table, row: Row, id: int) -> None:
    values = _values(journey, table, row)
    if values is None:
        journey.left += 1
    else:
        journey.now.execute(table.update().where(table.c.id == id).values(values))


def _make_alike(journey: _Journey, table: sa.Table, owner: sa.Column[Any], then: int, now: int) -> None:
    """Give a record the parts that it had then, and no others."""
    before = {row["uid"]: row for row in _rows(journey.then, table, owner == then)}
    there = {row["uid"]: row["id"] for row in _rows(journey.now, table, owner == now)}
    later = [id for uid, id in there.items() if uid not in before]
    journey.now.execute(table.delete().where(table.c.id.in_(later)))
    for uid, row in before.items():
        if uid in there:
            _update(journey, table, row, there[uid])
        else:
            _insert(journey, table, row)


def _mention_again(journey: _Journey) -> None:
    """Let what mentioned the rows that are back mention them again, unless it mentions others by now."""
    for (name, then), now in list(journey.made.items()):
        for column in _pointing_to(schema.by_name[name], "SET NULL"):
            uids = [row["uid"] for row in _rows(journey.then, column.table, column == then)]
            still = sa.and_(column.table.c.uid.in_(uids), column.is_(None))
            journey.now.execute(column.table.update().where(still).values({column.name: now}))
