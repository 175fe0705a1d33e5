"""Holding a copy of a project against the project: sound as a database, and with all that stands in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from engage.domain.progress import Progress
from engage.domain.records import Noun
from engage.errors import StorageFailed
from engage.storage.connections import connect
from engage.storage.keys import Key
from engage.storage.stopping import stoppable

_TYPED = "draft"
"""What is being typed alters without a deed."""
_ORDERS = {"sqlite_schema": "type, name", "sqlite_sequence": "name", "content": "sha256"}
"""Of those tables whose rows have a new order in a copy."""
_TOGETHER = 500
"""Rows that are hashed together: one by one takes half as long again."""
_FIRST = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Contents:
    """All that stands in the tables, as a hash, and how many records there are of each noun."""

    hash: str
    counts: dict[str, int]


def is_sound(path: Path, key: Key | None, progress: Progress) -> bool:
    """Whether a file that nobody writes to is whole as a database."""
    with sound(path, key, progress) as raw:
        return raw is not None


@contextmanager
def sound(path: Path, key: Key | None, progress: Progress) -> Iterator[Any]:
    """Give a connection of the driver to a file that nobody writes to; None where it is not whole."""
    if key is not None:
        # Integrity is checked on a new connection, or else it fails for no reason.
        with closing(connect(path, key, is_read_only=True)) as raw:
            is_sound = not _complaints(raw, progress, "cipher_integrity_check")
        if not is_sound:
            yield None
            return
    with closing(connect(path, key, is_read_only=True)) as raw:
        yield None if _complaints(raw, progress, "integrity_check", "foreign_key_check") else raw


def _complaints(raw: Any, progress: Progress, *pragmas: str) -> list[Any]:
    with stoppable(raw, partial(progress, 0, 0)):
        return [
            row for pragma in pragmas for row in raw.execute(f"PRAGMA {pragma}").fetchall() if row != ("ok",)
        ]


def contents(raw: Any, progress: Progress, *, with_index: bool) -> Contents:
    """Read all that stands in the tables: with the index and all else in the file, or only what deeds alter.

    Raises `StorageFailed` where a kept file is not what it was.
    """
    found, counts = hashlib.sha256(), {}
    tables = sorted(
        (name, bool(has_no_rowid))
        for schema, name, kind, _, has_no_rowid, *_ in raw.execute("PRAGMA table_list").fetchall()
        if schema == "main" and (kind == "table" or (with_index and kind == "shadow"))
        if with_index or not (name == _TYPED or name.startswith("sqlite_"))
    )
    for done, (table, has_no_rowid) in enumerate(tables):
        order = _ORDERS.get(table) or ("1" if has_no_rowid else "rowid")
        found.update(f"\0{table}\0".encode())
        for rows in _files(raw) if table == "content" else _rows(raw, table, order):
            found.update(rows)
            progress(done, len(tables))
        if table in _NOUNS:
            (counts[table],) = raw.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608
    return Contents(found.hexdigest(), counts)


_NOUNS = frozenset(noun.value for noun in Noun)


def _rows(raw: Any, table: str, order: str) -> Iterator[bytes]:
    """Yield the rows as SQL writes them, many at a time; where in its file a table lies is left out."""
    names = [name for _, name, *_ in raw.execute(f'PRAGMA table_info("{table}")')]
    texts = ", ".join(f'quote("{name}")' for name in names if name != "rootpage")
    with closing(raw.cursor()) as cursor:
        cursor.execute(f"SELECT concat_ws(',', {texts}) FROM \"{table}\" ORDER BY {order}")  # noqa: S608
        while rows := cursor.fetchmany(_TOGETHER):
            yield ("\n".join(map(_FIRST, rows)) + "\n").encode("utf-8", "surrogatepass")


def _files(raw: Any) -> Iterator[bytes]:
    """Yield the names of kept files, each of which is the hash of what it holds."""
    with closing(raw.cursor()) as cursor:
        for sha256, held in cursor.execute("SELECT sha256, bytes FROM content ORDER BY sha256"):
            if hashlib.sha256(held).hexdigest() != sha256:
                raise StorageFailed(
                    "The project is damaged", "a file that it keeps is not what it was", "Check the project"
                )
            yield sha256.encode()
