"""Which columns mention rows of another table, as the foreign keys of the schema have it."""

from __future__ import annotations

from functools import cache

import sqlalchemy as sa

from engage.storage import schema


@cache
def mentions() -> tuple[sa.ForeignKey, ...]:
    """Return what makes a column mention another row, for all of the journalled tables.

    They stand in the order of the schema; a table by itself gives them in a new one with each run.
    """
    return tuple(
        key for table in schema.journalled for column in table.columns for key in column.foreign_keys
    )


@cache
def mentions_of(table: sa.Table) -> tuple[sa.ForeignKey, ...]:
    """Return what makes columns mention rows of this table."""
    return tuple(key for key in mentions() if key.column.table is table)
