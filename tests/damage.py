"""Damage as it happens to files, done on purpose: a page, a row, a whole end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import sqlcipher3.dbapi2 as driver

_PAGE = 4096
_INTERIOR = (2, 5)
"""The kinds of pages that only point to others (https://www.sqlite.org/fileformat2.html, 1.6)."""


@contextlib.contextmanager
def past_the_journal(path: Path) -> Iterator[Any]:
    """Give a connection that no trigger and no foreign key watches; the triggers come back afterwards."""
    connection = driver.connect(str(path), isolation_level=None)
    for name, arguments in (("words", 1), ("fold", 1), ("natural", 1), ("new_uid", 0)):
        connection.create_function(name, arguments, lambda *values: "")
    triggers = connection.execute(
        "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall()
    connection.execute("BEGIN")
    for name, _, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("COMMIT")
    try:
        yield connection
        there = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
        connection.execute("BEGIN")
        for _, table, sql in triggers:
            if table in there:
                connection.execute(sql)
        connection.execute("COMMIT")
    finally:
        connection.close()


def leaves(path: Path, name: str) -> list[int]:
    """The pages that hold the rows of a table or the entries of an index."""
    connection = driver.connect(str(path))
    (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    connection.close()
    return list(_below(path.read_bytes(), root))


def _below(held: bytes, page: int) -> Iterator[int]:
    start = (page - 1) * _PAGE
    head = start + (100 if page == 1 else 0)
    if held[head] not in _INTERIOR:
        yield page
        return
    cells = int.from_bytes(held[head + 3 : head + 5], "big")
    for cell in range(cells):
        place = head + 12 + 2 * cell
        at = start + int.from_bytes(held[place : place + 2], "big")
        yield from _below(held, int.from_bytes(held[at : at + 4], "big"))
    yield from _below(held, int.from_bytes(held[head + 8 : head + 12], "big"))


def spoil(path: Path, page: int, *, length: int = 64) -> None:
    """Turn the bits at the beginning of a page round."""
    held = bytearray(path.read_bytes())
    start = (page - 1) * _PAGE
    held[start : start + length] = bytes(byte ^ 0xFF for byte in held[start : start + length])
    path.write_bytes(held)


def spoil_all(path: Path, name: str) -> None:
    """Leave nothing readable of a table or an index."""
    for page in leaves(path, name):
        spoil(path, page)


def garble(path: Path, words: bytes) -> None:
    """Make nonsense of the statement in the file that makes a part of it."""
    held = path.read_bytes()
    for verb in (b"CREATE TRIGGER ", b"CREATE INDEX "):
        held = held.replace(verb + b'"' + words, b"CREATE?GARBLED " + b'"' + words)
        held = held.replace(verb + words, b"?" * len(verb) + words)
    assert held != path.read_bytes()
    path.write_bytes(held)


def flip(path: Path, chance: Random, *, behind: int = 100) -> int:
    """Flip one bit behind the head of the file; return where."""
    held = bytearray(path.read_bytes())
    place = chance.randrange(behind, len(held))
    held[place] ^= 1 << chance.randrange(8)
    path.write_bytes(held)
    return place


def cut(path: Path, pages: int = 2) -> None:
    """Lose the end of the file."""
    held = path.read_bytes()
    path.write_bytes(held[: len(held) - pages * _PAGE])


def append(path: Path) -> None:
    """Put behind the end what does not belong there."""
    with path.open("ab") as file:
        file.write(b"junk" * 3_000)
