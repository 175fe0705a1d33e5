"""A new file with all that can be read of a damaged one, in tables that are made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from engage.domain.checking import Finding
from engage.domain.progress import Progress
from engage.storage import journal, kept_counts, schema, search
from engage.storage.checking import telling
from engage.storage.checking.rows import is_whole
from engage.storage.columns import metadata
from engage.storage.keys import Key
from engage.storage.project import Project
from engage.storage.project_file import APPLICATION_ID
from engage.storage.repairing.reading import DamagedFile, Row
from engage.storage.types import Choices, Day, OneOf, Texts, Uid, Utc

_AT_ONCE = 500
_JOURNAL = (journal.operation, journal.change)
TABLES: Sequence[sa.Table] = (*_JOURNAL, *metadata.tables.values())
"""All that is read."""


@dataclass
class Told:
    """What was put right, what could not be, and what could not be read but may yet come back."""

    mended: list[Finding] = field(default_factory=list)
    lost: list[Finding] = field(default_factory=list)
    unread: dict[str, list[int]] = field(default_factory=dict)
    """The numbers of rows that cannot be read, or cannot be what they were, by table."""
    garbled: dict[str, set[object]] = field(default_factory=dict)
    """The uids of rows with texts that are not what they were, by table."""


@contextmanager
def filling(target: Project, backup: Path | None, backup_key: Key | None) -> Iterator[sa.Connection]:
    """Give a connection that fills a new file, in one transaction; nothing is held against anything yet.

    A backup is attached under the name `backup`.
    """
    with target._writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA foreign_keys = OFF")
        if backup is not None:
            literal = backup_key.literal if backup_key else "''"
            uri = f"{backup.absolute().as_uri()}?mode=ro&immutable=1"
            raw.execute(f"ATTACH ? AS backup KEY {literal}", (uri,))
        try:
            with connection.begin():
                metadata.create_all(connection)
                journal.metadata.create_all(connection)
                yield connection
        finally:
            connection.invalidate()  # with what is attached


def take_over(
    source: DamagedFile,
    connection: sa.Connection,
    told: Told,
    progress: Progress,
    tables: Sequence[sa.Table] = TABLES,
) -> None:
    """Copy what can be read into the empty tables, as it is kept."""
    for done, table in enumerate(tables):
        _take_over(source, connection, table, told, partial(progress, done, len(tables), _reading(table)))


def _reading(table: sa.Table) -> str:
    return f"Reading {telling.words(table.name)}"


def _take_over(
    source: DamagedFile,
    connection: sa.Connection,
    table: sa.Table,
    told: Told,
    go_on: Callable[[], object],
) -> None:
    there = source.columns(table.name)
    columns = [column.name for column in table.columns if column.name in there]
    if not columns:
        told.lost.append(Finding("A part of the project was missing as a whole", telling.words(table.name)))
        return
    lost = told.unread.setdefault(table.name, [])
    garbled = told.garbled.setdefault(table.name, set())
    uid = columns.index("uid") + 1 if "uid" in columns else 0

    def whole() -> Iterator[Row]:
        for row, is_garbled in source.rows(table.name, columns, lost):
            if table.name == schema.content.name and not is_whole(*row[1:]):
                lost.append(row[0])
                continue
            if is_garbled:
                garbled.add(row[uid])
            yield row

    names = ", ".join(f'"{name}"' for name in columns)
    key = "rowid, " if "id" not in columns else ""
    marks = ", ".join("?" * (len(columns) + bool(key)))
    statement = f'INSERT OR IGNORE INTO "{table.name}" ({key}{names}) VALUES ({marks})'
    rows = whole()
    while batch := list(islice(rows, _AT_ONCE)):
        go_on()
        given = batch if key else [row[1:] for row in batch]
        if connection.exec_driver_sql(statement, given).rowcount < len(batch):
            lost += (row[0] for row in batch if not is_there(connection, table, row[0]))


def is_there(connection: sa.Connection, table: sa.Table, number: int) -> bool:
    """Whether the table has a row of this number."""
    found = connection.exec_driver_sql(f'SELECT 1 FROM "{table.name}" WHERE rowid = ?', (number,))
    return found.first() is not None


def least(column: sa.Column[Any]) -> str:
    """The SQL for what stands in a column where nothing better is known."""
    kind = column.type
    if column.nullable:
        return "NULL"
    if isinstance(kind, Uid):
        return "new_uid()"
    if isinstance(kind, OneOf):
        values = [choice.value for choice in kind.choice]
        return f"'{'other' if 'other' in values else values[0]}'"
    if isinstance(kind, Utc):
        return "'1970-01-01T00:00:00.000000Z'"
    if isinstance(kind, Day):
        return "'1970-01-01'"
    if isinstance(kind, sa.Integer | sa.Boolean):
        return "0"
    return "'[]'" if isinstance(kind, Choices | Texts) else "''"


def finish(source: DamagedFile, connection: sa.Connection) -> None:
    """Make what is derived from the tables, and let numbers go on where they were."""
    keep_counting(source, connection, (journal.operation, *schema.journalled))
    search.create(connection)
    kept_counts.create(connection)
    journal.install(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (schema.VERSION,))


def keep_counting(source: DamagedFile, connection: sa.Connection, tables: Iterable[sa.Table]) -> None:
    """Let no number that was deleted be given again: undo puts the row back under it."""
    for table in tables:
        used = connection.exec_driver_sql(
            f'SELECT max(coalesce((SELECT max(id) FROM "{table.name}"), 0), coalesce(('
            'SELECT max(row_id) FROM "change" WHERE table_name = ?), 0))',
            (table.name,),
        ).scalar_one()
        highest = max(used, source.highest(table.name))
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))
        connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (table.name, highest))
