"""A damaged project of an earlier version: what can be read of it, brought up to date before it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from engage.domain.progress import Progress
from engage.errors import StorageFailed
from engage.storage import schema
from engage.storage.failures import translated
from engage.storage.keys import Key
from engage.storage.project import Project
from engage.storage.project_file import discard, make_file
from engage.storage.repairing import rebuilding
from engage.storage.repairing.reading import DamagedFile
from engage.storage.repairing.rebuilding import Told


def version_of(source: DamagedFile) -> str:
    """Return the schema of a damaged project, by its tables where it does not say it.

    Raises `StorageFailed` where it is of a later version than this program's.
    """
    from engage.storage.migrations import earlier, upgrade

    said = source.version()
    known = upgrade.versions()
    if said == schema.VERSION or said in known:
        return said
    if said.isdecimal() and said > schema.VERSION:
        raise StorageFailed(
            f"{source.path.name} was made by a newer version of Engage, and is damaged",
            f"its schema is {said}, and this program knows {schema.VERSION}",
            "Look for a backup, or mend it with the Engage that made it",
        )
    for version in reversed(known):
        if all(source.columns(table.name) == table.columns.keys() for table in earlier.tables(version)):
            return version
    return schema.VERSION


@contextmanager
def brought_up_to_date(
    source: DamagedFile, version: str, beside: Path, key: Key | None, told: Told, progress: Progress
) -> Iterator[DamagedFile]:
    """Give what can be read of a project of this version in a file with the tables of today.

    The file lies `beside`, and is gone afterwards. Raises `StorageFailed` where what is left is so odd that a
    step to today's tables cannot be taken.
    """
    make_file(beside)
    try:
        with Project(beside, "", key=key) as made, translated(beside):
            _fill(source, version, made, told, progress)
        today = DamagedFile(beside, key)
        try:
            yield today
        finally:
            today.close()
    finally:
        with suppress(OSError):  # what went wrong before is what is said
            discard(beside)


def _fill(source: DamagedFile, version: str, made: Project, told: Told, progress: Progress) -> None:
    from engage.storage.migrations import earlier, upgrade

    with made._writer.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                upgrade.take_steps(connection, version)
                tables = earlier.tables(version)
                rebuilding.take_over(source, connection, told, progress, tables)
                _drop_what_is_no_row(connection)
                counted = [table for table in tables if table.name in {*schema.by_name, "operation"}]
                rebuilding.keep_counting(source, connection, counted)
                _take_steps(connection, source)
        finally:
            connection.invalidate()  # with what it does not look after


def _drop_what_is_no_row(connection: sa.Connection) -> None:
    """Take out of the journal what no step could put new columns into."""
    connection.exec_driver_sql('DELETE FROM "change" WHERE "before" IS NOT NULL AND NOT json_valid("before")')


def _take_steps(connection: sa.Connection, source: DamagedFile) -> None:
    from engage.storage.migrations import upgrade

    try:
        upgrade.take_steps(connection, schema.VERSION)
    except (sa.exc.OperationalError, sa.exc.IntegrityError) as error:
        raise StorageFailed(
            f"{source.path.name} was made by an earlier version of Engage, and is damaged",
            "what is left of it cannot be brought up to date",
            "Look for a backup, or mend it with the Engage that made it",
        ) from error
