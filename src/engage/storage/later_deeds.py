"""What later deeds have built on an earlier one, so that it cannot be undone by itself.

A deed stands apart where no later deed touched a row of it or mentions a row that it made, not even in
passing, where all that its rows mentioned before it is still there, and where nothing has taken the place of
what it took away. Such a deed can be undone and redone without the later ones, and they without it. Deeds
that are undone themselves do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from engage.storage import schema
from engage.storage.journal import applied_by, change, done_after, value_before
from engage.storage.mentions import mentions
from engage.storage.types import Text

Found = sa.Select[int]

_FIRST: Found = sa.select(sa.func.min(change.c.operation_id))

_PLACES: Mapping[sa.Table, tuple[str, ...]] = {
    schema.theme: ("agenda_id", "code"),
    schema.coding: ("feedback_id", "theme_id"),
    schema.attendance: ("engagement_id", "seat"),
    **{table: (f"{owner}_id", "name") for owner, table in schema.tags.items()},
}
"""What no two rows have in common where it is filled in."""


def first_built_on(connection: sa.Connection, deed: int) -> int | None:
    """Return the first later deed that builds on one that is done; None where that stands apart so far."""
    applied = applied_by(connection, deed)
    touched = _tables(connection, applied)
    built_on = [_touching(applied), *_mentioning(applied, touched), *_missing(applied, touched)]
    return _first(connection, deed, built_on)


def first_in_the_way(connection: sa.Connection, deed: int) -> int | None:
    """Return the first later deed that took the place of what a deed had taken away, once that is undone."""
    applied = applied_by(connection, deed)
    touched = _tables(connection, applied)
    return _first(connection, deed, (_in_place(applied, table) for table in _PLACES if table.name in touched))


def _first(connection: sa.Connection, deed: int, statements: Iterable[Found]) -> int | None:
    is_later = change.c.operation_id.in_(done_after(deed))
    found = [connection.execute(statement.where(is_later)).scalar() for statement in statements]
    return min((each for each in found if each is not None), default=None)


def _tables(connection: sa.Connection, operation: int) -> set[str]:
    names = sa.select(change.c.table_name).where(change.c.operation_id == operation).distinct()
    return set(connection.execute(names).scalars())


def _touching(applied: int) -> Found:
    """Changes to a row of the deed."""
    mine = change.alias()
    is_same = sa.and_(mine.c.table_name == change.c.table_name, mine.c.row_id == change.c.row_id)
    return _FIRST.join_from(change, mine, is_same).where(mine.c.operation_id == applied)


def _mentioning(applied: int, touched: set[str]) -> Iterator[Found]:
    """Changes to rows that mention a row which the deed made, or did so before the change."""
    for key in mentions():
        table, column, other = key.parent.table, key.parent, key.column.table.name
        if other in touched:
            mine = change.alias()
            made = _rows(mine, applied, other).where(mine.c.action == "insert")
            changed = _FIRST.where(change.c.table_name == table.name)
            yield changed.where(change.c.row_id.in_(sa.select(table.c.id).where(column.in_(made))))
            yield changed.where(value_before(column).in_(made))


def _missing(applied: int, touched: set[str]) -> Iterator[Found]:
    """Deletions of rows that a row of the deed mentioned before."""
    for key in mentions():
        table, column, other = key.parent.table, key.parent, key.column.table.name
        if table.name in touched:
            mine = change.alias()
            was = _rows(mine, applied, table.name).with_only_columns(value_before(column, mine))
            gone = _FIRST.where(change.c.table_name == other, change.c.action == "delete")
            yield gone.where(change.c.row_id.in_(was))


def _in_place(applied: int, table: sa.Table) -> Found:
    """Changes to rows that now share their place with a row of the deed."""
    mine = table.alias()
    is_there = mine.c.id.in_(_rows(change.alias(), applied, table.name))
    is_same = [_same(mine.c[name], table.c[name]) for name in _PLACES[table]]
    doubles = sa.select(table.c.id).where(is_there, table.c.id != mine.c.id, *is_same)
    return _FIRST.where(change.c.table_name == table.name, change.c.row_id.in_(doubles))


def _rows(changes: sa.FromClause, operation: int, table: str) -> sa.Select[Any]:
    """Return the rows of a table that an operation touched."""
    return sa.select(changes.c.row_id).where(
        changes.c.operation_id == operation, changes.c.table_name == table
    )


def _same(one: sa.ColumnElement[Any], other: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    if isinstance(one.type, Text):
        return sa.and_(one != "", sa.func.fold(one) == sa.func.fold(other))
    return one == other
