"""Rows into tables, many at a time.

SQLAlchemy goes through the values of each row several times, which takes longer than to write them. Here
the statements are the plainest there are, and only the types of the columns are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

_BATCH = 5_000
_DIALECT = sqlite.dialect()

Values = Mapping[str, Any]


def batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield as many at a time as one statement may name."""
    for start in range(0, len(items), _BATCH):
        yield items[start : start + _BATCH]


def listed(name: str) -> sa.Select[Any]:
    """Return the SQL for ids that are given as a list under a name: the same for one as for many."""
    ids = sa.func.json_each(sa.bindparam(name, type_=sa.JSON)).table_valued("value")
    return sa.select(ids.c.value)


def insert(connection: sa.Connection, table: sa.Table, rows: Iterable[Values]) -> None:
    """Put new rows into a table: each with the same columns; of a value that has none nothing is kept."""
    given = list(rows)
    if not given:
        return
    names = tuple(name for name in given[0] if name in table.c)
    places = ", ".join("?" * len(names))
    statement = f"INSERT INTO {_quoted(table.name)} ({', '.join(map(_quoted, names))}) VALUES ({places})"
    _write(connection, statement, table, names, given)


def insert_with_ids(connection: sa.Connection, table: sa.Table, rows: Iterable[Values]) -> dict[str, int]:
    """Put new rows into a table; return the id of each uid.

    The ids are those that SQLite would give: none that ever was.
    """
    last: int = connection.exec_driver_sql(
        f"SELECT max((SELECT coalesce(max(id), 0) FROM {_quoted(table.name)}), "
        "coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0))",
        (table.name,),
    ).scalar_one()
    given = [{**row, "id": id} for id, row in enumerate(rows, last + 1)]
    insert(connection, table, given)
    return {row["uid"]: row["id"] for row in given}


def update(connection: sa.Connection, table: sa.Table, rows: Iterable[tuple[int, Values]]) -> None:
    """Alter rows in turn, each by its id, with the values that are new.

    Others are better left out: each index is written anew whose column is set, were its value the same.
    """
    altered = ((tuple(values), {**values, "id": id}) for id, values in rows if values)
    for names, alike in groupby(altered, key=itemgetter(0)):
        assignments = ", ".join(f"{_quoted(name)} = ?" for name in names)
        statement = f"UPDATE {_quoted(table.name)} SET {assignments} WHERE id = ?"
        _write(connection, statement, table, (*names, "id"), [row for _, row in alike])


def delete(connection: sa.Connection, table: sa.Table, ids: Sequence[int]) -> None:
    """Take rows out of a table."""
    for batch in batches(ids):
        connection.execute(table.delete().where(table.c.id.in_(batch)))


def _write(
    connection: sa.Connection, statement: str, table: sa.Table, names: tuple[str, ...], rows: Sequence[Values]
) -> None:
    for batch in batches(rows):
        columns = [_stored(table, name, [row[name] for row in batch]) for name in names]
        connection.exec_driver_sql(statement, list(zip(*columns, strict=True)))


def _stored(table: sa.Table, name: str, values: list[Any]) -> list[Any]:
    """Return values of a column as they stand in the file."""
    process = _processor(table, name)
    if process is None:
        return values
    if values.count(values[0]) == len(values):  # mostly "", and then all of them are worked out at once
        return [process(values[0])] * len(values)
    return [process(value) for value in values]


@cache
def _processor(table: sa.Table, name: str) -> Callable[[Any], Any] | None:
    return table.c[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _quoted(name: str) -> str:
    return f'"{name}"'
