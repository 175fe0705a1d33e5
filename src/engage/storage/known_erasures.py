"""Who was erased, as a project says it and as it is kept beside its backups: named by uids alone.

So nobody who was erased comes back with a backup that is older than that.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from engage.domain.erasures import Erased, ErasedWords
from engage.domain.records import Noun
from engage.storage.project import Project
from engage.whole_files import write_whole

_KEPT = "erased.json"
_LARGEST = 50_000_000

Row = Mapping[str, Any]
"""A row of the table of erasures, with bytes as hexadecimal digits: who was erased, named by a uid alone."""


def said_by(project: Project) -> list[Row]:
    """Return what a project says of those who were erased; one of an earlier version says nothing."""
    with project.reading() as connection:
        raw: Any = connection.connection.driver_connection
        columns = [name for _, name, *_ in raw.execute('PRAGMA table_info("erased")')]
        rows = raw.execute('SELECT * FROM "erased" ORDER BY uid').fetchall() if columns else []
    return [
        {
            name: value.hex() if isinstance(value, bytes) else value
            for name, value in zip(columns, row, strict=True)
        }
        for row in rows
    ]


def remember(folder: Path, found: Iterable[Row]) -> None:
    """Keep beside the backups who was erased, so that it is known also without the project.

    The folder is held: two who write at once would each forget whom the other one has just learnt of.
    """
    known = remembered(folder)
    new = {row["uid"]: row for row in found} | {row["uid"]: row for row in known}
    if len(new) > len(known):
        write_whole(folder / _KEPT, json.dumps(list(new.values()), indent=2))


def remembered(folder: Path) -> list[Row]:
    """Return who was erased, as it is kept beside the backups."""
    try:
        with (folder / _KEPT).open("rb") as file:
            found = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        return []
    rows = found if isinstance(found, list) else []
    return [row for row in rows if isinstance(row, dict) and isinstance(row.get("uid"), str)]


def read(rows: Iterable[Row]) -> Iterator[Erased]:
    """Yield who was erased; what cannot be read is left out."""
    for row in rows:
        try:
            yield Erased(
                uid=str(UUID(row["uid"])),
                noun=Noun(row["noun"]),
                erased_at=dt.datetime.fromisoformat(row["erased_at"]),
                certificate=row["certificate"],
                words=ErasedWords(row["words"]),
                spared=tuple(json.loads(row["spared"])),
            )
        except (KeyError, TypeError, ValueError):
            continue
