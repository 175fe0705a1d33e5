"""Reading what can be read of a damaged file: table by table, and row by row around what cannot."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from engage.errors import StorageFailed
from engage.storage.checking.telling import written
from engage.storage.connections import connect
from engage.storage.keys import Key

Row = tuple[Any, ...]
"""First its number in the file, then the values of its columns as they are kept."""

_UNREADABLE = (driver.DatabaseError, UnicodeDecodeError)
"""What reading what is damaged raises; the latter where SQLite's complaint quotes it."""

_MOST_GUESSED = 200_000
"""So many numbers are tried one after another where nothing says which there are."""


class DamagedFile:
    """A project's file that is read as far as that goes, and never written."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self.path = path
        self._key = key
        self._connection: Any = None

    def close(self) -> None:
        """Let go of the file."""
        self._let_go()

    def columns(self, table: str) -> Sequence[str]:
        """Return the names of a table's columns; none where the table is not there.

        Raises `StorageFailed` where the file does not even say which tables there are.
        """
        try:
            return [row[1] for row in self._raw().execute(f'PRAGMA table_info("{table}")')]
        except _UNREADABLE as error:
            raise StorageFailed(
                f"Nothing of {self.path.name} can be read",
                "it does not say any more what is in it",
                "Look for a backup",
            ) from error

    def version(self) -> str:
        """Return the version of the schema; blank where it cannot be read."""
        try:
            return str(self._raw().execute("SELECT version_num FROM alembic_version").fetchone()[0])
        except (*_UNREADABLE, TypeError):
            self._recover()
            return ""

    def uid(self) -> str:
        """Return the uid of the project; blank where it cannot be read."""
        itself = "SELECT uid FROM project"
        in_journal = "SELECT row_uid FROM \"change\" WHERE table_name = 'project'"
        found = [*self._values(itself), *self._values(in_journal)]
        return next((written(each) for each in found if isinstance(each, bytes)), "")

    def knows(self, operation: str) -> bool:
        """Whether the deed with this uid can be read in the journal."""
        uid = bytes.fromhex(operation.replace("-", ""))
        return bool(self._values("SELECT 1 FROM operation WHERE uid = ?", uid))

    def highest(self, table: str) -> int:
        """Return the highest number that a row of the table ever had, as far as that can be read."""
        found = self._values("SELECT seq FROM sqlite_sequence WHERE name = ?", table)
        return max((int(each) for each in found if isinstance(each, int)), default=0)

    def rows(self, table: str, columns: Sequence[str], lost: list[int]) -> Iterator[tuple[Row, bool]]:
        """Yield each row, and whether a text of it holds what are no letters; note which are lost."""
        names = ", ".join(f'"{name}"' for name in columns)
        select = f'SELECT rowid, {names} FROM "{table}"'
        last = -(1 << 63)
        try:
            for row, is_garbled in self._each(f"{select} ORDER BY rowid"):
                yield row, is_garbled
                last = row[0]
        except _UNREADABLE:
            self._recover()
            there = [number for number in self._numbers(table) if number > last]
            yield from self._around(select, there, lost)

    def _around(self, select: str, numbers: list[int], lost: list[int]) -> Iterator[tuple[Row, bool]]:
        """Halve what cannot be read at once until what is lost is single rows."""
        pending = [numbers]
        while pending:
            tried = pending.pop()
            if not tried:
                continue
            last = tried[0] - 1
            try:
                where = f"{select} WHERE rowid BETWEEN {tried[0]} AND {tried[-1]} ORDER BY rowid"
                for row, is_garbled in self._each(where):
                    yield row, is_garbled
                    last = row[0]
            except _UNREADABLE:
                self._recover()
                rest = tried[bisect_right(tried, last) :]
                if len(tried) == 1:
                    lost += rest
                else:
                    middle = max(1, len(rest) // 2)
                    pending += [rest[middle:], rest[:middle]]

    def _numbers(self, table: str) -> list[int]:
        """Return which rows there are, by whatever says so without the table itself."""
        found: set[int] = set()
        is_certain = False
        for column in ("uid", "sha256", "operation_id"):
            if column in self.columns(table):
                select = f'SELECT rowid FROM "{table}" ORDER BY "{column}"'
                numbers, is_whole = self._as_far_as_it_goes(select)
                found |= numbers
                is_certain = is_certain or is_whole
        if not is_certain:
            numbers, is_whole = self._as_far_as_it_goes(
                'SELECT row_id FROM "change" WHERE table_name = ? ORDER BY row_id', table
            )
            found |= numbers
            if not is_whole or not found:
                found |= set(range(1, min(self.highest(table), _MOST_GUESSED) + 1))
        return sorted(found)

    def _as_far_as_it_goes(self, sql: str, *values: object) -> tuple[set[int], bool]:
        found: set[int] = set()
        try:
            for (number,) in self._raw().execute(sql, values):
                found.add(number)
        except _UNREADABLE:
            self._recover()
            return found, False
        return found, True

    def _values(self, sql: str, *values: object) -> list[Any]:
        try:
            return [row[0] for row in self._raw().execute(sql, values)]
        except _UNREADABLE:
            self._recover()
            return []

    def _each(self, sql: str) -> Iterator[tuple[Row, bool]]:
        for row in self._raw().execute(sql):
            yield row, any(isinstance(value, _Garbled) for value in row)

    def _raw(self) -> Any:
        """A connection that still gives what it can."""
        if self._connection is None:
            self._connection = connect(self.path, self._key, is_read_only=True, is_lenient=True)
            self._connection.text_factory = _text
        return self._connection

    def _recover(self) -> None:
        """Go on after an error: a connection to an encrypted file gives nothing any more then."""
        if self._key is not None:
            self._let_go()

    def _let_go(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


class _Garbled(str):
    """A text of which some bytes were no letters."""

    __slots__ = ()


def _text(held: bytes) -> str:
    try:
        return held.decode()
    except UnicodeDecodeError:
        return _Garbled(held.decode(errors="replace"))
