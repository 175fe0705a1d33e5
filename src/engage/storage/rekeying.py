"""Giving a project another key, a first one, or none: a new file beside it, verified, takes its place.

At every moment the project's name stands for a whole file that opens by the old key or by the new one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from engage.domain.progress import Progress, silent
from engage.errors import Cancelled, ProjectLocked, StorageFailed
from engage.storage import kept_salts
from engage.storage.connections import connect
from engage.storage.failures import translated
from engage.storage.keys import Key
from engage.storage.project import Project
from engage.storage.project_file import APPLICATION_ID, discard_unfinished, make_file, unfinished

_PATIENCE = 1_000
"""Milliseconds in which somebody who only looked has gone again."""
_BUSY = 5  # https://www.sqlite.org/rescode.html#busy
_STEPS = 50_000
"""Steps of SQLite's machine between two looks whether the work is to be stopped."""


def rekey(project: Project, key: Key | None, *, progress: Progress = silent) -> None:
    """Write a project anew so that it opens by this key alone, or without any; the open project goes on.

    Raises `ProjectLocked` where somebody else has it open, `StorageFailed` where it is damaged or there is no
    room, and `Cancelled`: it is then as it was.
    """
    target = Path(os.path.realpath(project.path))
    fresh = unfinished(target)
    with project.alone() as raw, translated(project.path):
        _close_log(raw, project.path)
        discard_unfinished(target)
        try:
            with _stoppable(raw, progress):
                _write(raw, fresh, key)
                _verify(raw, fresh, key)
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
            _bring_to_disk(fresh)
            _replace(raw, fresh, target)
        finally:
            discard_unfinished(target)
        project.key = key
    if key is None:
        kept_salts.forget(project.path)
    else:
        kept_salts.keep(project.path, key)


def _close_log(raw: Any, path: Path) -> None:
    """End the log beside the file: what follows in the file's place must not find that of another.

    It is possible only while nobody else has the file open.
    """
    raw.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    try:
        raw.execute("PRAGMA journal_mode = DELETE")
    except driver.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != _BUSY:
            raise
        raise ProjectLocked(
            f"{path.name} is open elsewhere too",
            "while it is written anew it may be open in one place only",
            "Close it in other windows and on other machines, then try again; nothing was altered",
        ) from error


def _write(raw: Any, fresh: Path, key: Key | None) -> None:
    make_file(fresh)
    raw.execute(f"ATTACH ? AS fresh KEY {key.literal if key else repr('')}", (str(fresh),))
    try:
        raw.execute("SELECT sqlcipher_export('fresh')")
        raw.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
        (version,) = raw.execute("PRAGMA main.user_version").fetchone()
        raw.execute(f"PRAGMA fresh.user_version = {int(version)}")
    finally:
        raw.execute("DETACH fresh")


def _verify(raw: Any, fresh: Path, key: Key | None) -> None:
    """Raise where the new file is not sound, or does not hold all that the old one does."""
    complaints: list[Any] = []
    # Integrity is checked on a new connection, or else it fails for no reason.
    for pragmas in (("cipher_integrity_check",), ("integrity_check", "foreign_key_check")):
        with closing(connect(fresh, key, is_read_only=True)) as made:
            for pragma in pragmas:
                complaints += [row for row in made.execute(f"PRAGMA {pragma}").fetchall() if row != ("ok",)]
    with closing(connect(fresh, key, is_read_only=True)) as made:
        is_same = _contents(made) == _contents(raw)
    if complaints or not is_same:
        raise StorageFailed(
            "The passphrase stays as it was",
            "the file that was written anew is not what it should be",
            "Check the disk and the project, then try again",
        )


def _contents(raw: Any) -> list[tuple[str, str]]:
    """Return what stands in a file: each table, also those of the index, with a hash of its rows."""
    found = []
    for schema, name, kind, _, has_no_rowid, _ in raw.execute("PRAGMA table_list").fetchall():
        if schema != "main" or kind == "virtual":
            continue
        digest = hashlib.sha256()
        for row in _rows(raw, name, "" if has_no_rowid else _ORDERS.get(name, "ORDER BY rowid")):
            digest.update(row)
        found.append((name, digest.hexdigest()))
    return sorted(found)


_ORDERS = {
    "sqlite_schema": "ORDER BY type, name",
    "sqlite_sequence": "ORDER BY name",
}
"""Of those tables whose rows have a new order in the new file."""


def _rows(raw: Any, table: str, order: str) -> Iterator[bytes]:
    """Yield each row as SQL writes it; where in its file a table lies is left out."""
    names = [name for _, name, *_ in raw.execute(f'PRAGMA table_info("{table}")')]
    text = " || ',' || ".join(f'quote("{name}")' for name in names if name != "rootpage")
    with closing(raw.cursor()) as cursor:
        cursor.execute(f'SELECT {text} FROM "{table}" {order}')  # noqa: S608 -- names from the schema
        for (row,) in cursor:
            yield row.encode("utf-8", "surrogatepass") + b"\n"


@contextmanager
def _stoppable(raw: Any, progress: Progress) -> Iterator[None]:
    """Let one long statement be stopped as anything else is."""
    stopped: list[Cancelled] = []

    def look() -> int:
        try:
            progress(0, 0, "Writing the project anew")
        except Cancelled as error:
            stopped.append(error)
        return len(stopped)

    raw.set_progress_handler(look, _STEPS)
    try:
        yield
    except driver.OperationalError as error:
        if stopped:
            raise stopped[0] from error
        raise
    finally:
        raw.set_progress_handler(None, 0)


def _replace(raw: Any, fresh: Path, target: Path) -> None:
    """Give the new file the project's name; till then nobody may begin to write into the old one."""
    if sys.platform == "win32":
        raw.close()  # what is open cannot be replaced there, and so nobody else has it open either
        fresh.replace(target)
    else:
        raw.execute("BEGIN EXCLUSIVE")
        fresh.replace(target)
        raw.execute("ROLLBACK")
    _bring_folder_to_disk(target.parent)


def _bring_to_disk(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _bring_folder_to_disk(folder: Path) -> None:
    with contextlib.suppress(OSError):  # not every system knows such a thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
