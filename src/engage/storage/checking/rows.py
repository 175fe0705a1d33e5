"""Rows looked at one table after another: their values, what they mention, and the files that are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from engage.domain.checking import Finding
from engage.storage import schema
from engage.storage.checking import telling
from engage.storage.types import Choices, Day, OneOf, Text, Texts, Uid, Utc


def values(connection: sa.Connection, table: sa.Table) -> Iterator[Finding]:
    """Find the rows with a value that cannot be read back."""
    found = connection.exec_driver_sql(f'SELECT uid FROM "{table.name}" WHERE {unreadable(table)}')
    yield from telling.of_rows("A value cannot be read", table.name, found.scalars())


def unreadable(table: sa.Table) -> str:
    """Return the SQL for whether a row holds a value that no field can have."""
    return " OR ".join(f"({is_wrong(column)})" for column in table.columns)


def is_wrong(column: sa.Column[Any]) -> str:
    """Return the SQL for whether a column holds what its field cannot have."""
    name = f'"{column.name}"'
    wrong = f"{name} IS NOT NULL AND ({_not_of_type(name, column.type)})"
    return wrong if column.nullable or column.primary_key else f"{name} IS NULL OR {wrong}"


def _not_of_type(name: str, kind: sa.types.TypeEngine[Any]) -> str:
    if isinstance(kind, Uid):
        return f"typeof({name}) <> 'blob' OR length({name}) <> 16"
    if isinstance(kind, OneOf):
        known = ", ".join(f"'{choice.value}'" for choice in kind.choice)
        return f"{name} NOT IN ({known})"
    if isinstance(kind, Choices):
        known = ", ".join(f"'{choice.value}'" for choice in kind.choice)
        return (
            f"CASE WHEN json_valid({name}) THEN json_type({name}) <> 'array' "
            f"OR EXISTS (SELECT 1 FROM json_each({name}) WHERE value NOT IN ({known})) ELSE TRUE END"
        )
    if isinstance(kind, Texts):
        return f"CASE WHEN json_valid({name}) THEN json_type({name}) <> 'array' ELSE TRUE END"
    if isinstance(kind, Utc):
        return f"typeof({name}) <> 'text' OR datetime({name}) IS NULL"
    if isinstance(kind, Day):
        return f"date({name}) IS NOT {name}"
    if isinstance(kind, sa.Boolean):
        return f"{name} NOT IN (0, 1)"
    return f"typeof({name}) <> '{'integer' if isinstance(kind, sa.Integer) else 'text'}'"


def texts(connection: sa.Connection, table: sa.Table) -> Iterator[Finding]:
    """Find the rows with texts that are none: whoever reads them is told only that something went wrong."""
    columns = [f'"{c.name}"' for c in table.columns if isinstance(c.type, Text | Texts | sa.String)]
    if columns:
        found = connection.exec_driver_sql(
            f'SELECT uid, CAST(concat({", ".join(columns)}) AS BLOB) FROM "{table.name}"'
        )
        broken = (uid for uid, text in found if not _is_text(text))
        yield from telling.of_rows("A text holds what are no letters", table.name, broken)


def _is_text(held: bytes) -> bool:
    try:
        held.decode()
    except UnicodeDecodeError:
        return False
    return True


def references(connection: sa.Connection) -> Iterator[Finding]:
    """Find the rows that mention what is not there."""
    violations = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    places: dict[tuple[str, str], list[int]] = {}
    for table, row_id, parent, _ in violations:
        places.setdefault((table, parent), []).append(row_id)
    for (table, parent), ids in places.items():
        what = f"What is mentioned is not there ({telling.words(parent)})"
        yield from telling.of_rows(what, table, ids)


def project_row(connection: sa.Connection) -> Iterator[Finding]:
    """Find whether the project says of itself what it must, once."""
    count = connection.exec_driver_sql("SELECT count(*) FROM project").scalar_one()
    if count != 1:
        yield Finding("The project does not say what it is", f"{count} rows in place of one", telling.REPAIR)


def contents(connection: sa.Connection, tables: Sequence[sa.Table]) -> Iterator[Finding]:
    """Find kept files that are not what was kept, that are missing, and that belong to nothing."""
    in_use, mentioned = (
        set(connection.exec_driver_sql(sql).scalars()) for sql in (_in_use(tables), mentioned_in(tables))
    )
    held = set()
    changed: list[str] = []
    for sha256, content in connection.exec_driver_sql("SELECT sha256, bytes FROM content"):
        held.add(sha256)
        if not is_whole(sha256, content):
            changed.append(sha256)
    yield from telling.of_rows("A kept file is not what was kept", "file", changed)
    yield from telling.of_rows("A kept file is missing", "file", sorted(in_use - held))
    yield from telling.of_rows("A kept file belongs to nothing", "file", sorted(held - mentioned))


def is_whole(sha256: object, content: object) -> bool:
    """Whether a kept file is what was kept under this sum."""
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256


def _among_files(tables: Sequence[sa.Table]) -> Sequence[str]:
    """The names of the tables that mention kept files."""
    return [table.name for table in tables if "sha256" in table.c and table.name != schema.content.name]


def _in_use(tables: Sequence[sa.Table]) -> str:
    return " UNION ".join(
        f"SELECT sha256 FROM \"{name}\" WHERE sha256 <> ''" for name in _among_files(tables)
    )


def mentioned_in(tables: Sequence[sa.Table]) -> str:
    """Return the SQL for which files the records mention, and the journal can bring back."""
    names = ", ".join(f"'{name}'" for name in _among_files(tables))
    return f"""{_in_use(tables)} UNION
        SELECT CASE WHEN json_valid("before") THEN json_extract("before", '$.sha256') END FROM "change"
        WHERE table_name IN ({names})"""


MENTIONED = mentioned_in(schema.journalled)
