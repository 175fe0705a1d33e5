"""The tables of an earlier schema, as the steps to it make them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import sqlalchemy as sa

from engage.storage import journal
from engage.storage.columns import metadata
from engage.storage.connections import engine_in_memory
from engage.storage.migrations import upgrade

_VERSION = "alembic_version"
_TODAY = {table.name: table for each in (metadata, journal.metadata) for table in each.tables.values()}


@cache
def tables(version: str) -> Sequence[sa.Table]:
    """Return the tables of a schema; what they hold is of the types that today's columns of the name have."""
    found = sa.MetaData()

    @sa.event.listens_for(found, "column_reflect")
    def _as_today(_: object, table: sa.Table, column: Any) -> None:
        today = _TODAY.get(table.name)
        if today is not None and column["name"] in today.c:
            column["type"] = today.c[column["name"]].type

    with _made(version) as connection:
        found.reflect(connection, only=lambda name, _: name != _VERSION)
    return list(found.tables.values())


@cache
def statements(version: str) -> Mapping[str, str]:
    """Return what makes the tables and indexes of a schema, by their names."""
    with _made(version) as connection:
        made = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {name: sql for name, sql in made if name != _VERSION}


@contextmanager
def _made(version: str) -> Iterator[sa.Connection]:
    engine = engine_in_memory()
    try:
        with engine.begin() as connection:
            upgrade.take_steps(connection, version)
            yield connection
    finally:
        engine.dispose()
