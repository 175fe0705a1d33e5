"""The database's errors in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb

import sqlcipher3.dbapi2 as driver

from engage.errors import Conflict, EngageError, ProjectDamaged, ProjectLocked, StorageFailed


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Say the database's errors in words; what has none here is a bug and goes on as it is."""
    try:
        yield
    except UnicodeDecodeError as error:
        if not _is_of_driver(error):
            raise
        _, what, next_step = _DAMAGED
        raise ProjectDamaged(what.format(path.name), "", next_step, path=path) from error
    except (driver.DatabaseError, *_wrapping()) as error:
        cause = getattr(error, "orig", error)
        sentence = _SENTENCES.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
        message = str(cause)
        if sentence is None:
            sentence = next((said for start, said in _MESSAGES.items() if message.startswith(start)), None)
        if sentence is None:
            raise
        kind, what, next_step = sentence
        if kind is ProjectDamaged:
            raise ProjectDamaged(what.format(path.name), "", next_step, path=path) from error
        raise kind(what.format(path.name), "", next_step) from error


def _is_of_driver(error: BaseException) -> bool:
    """Whether the driver raised it, which has no frames of its own, and nobody who reads other files."""
    *_, (last, _) = walk_tb(error.__traceback__)
    return str(last.f_globals.get("__name__", "")).startswith(("sqlalchemy.", "engage.storage."))


def _wrapping() -> tuple[type[Exception], ...]:
    """What SQLAlchemy puts around an error of the database, where it was loaded so far."""
    loaded = sys.modules.get("sqlalchemy.exc")
    return (loaded.DBAPIError,) if loaded else ()


_Sentence = tuple[type[EngageError], str, str]

_LOCKED: _Sentence = (
    ProjectLocked,
    "{} is being written to by another program",
    "Wait for it to finish, then try again; nothing of this was kept",
)
_DAMAGED: _Sentence = (ProjectDamaged, "{} is damaged", "Check and repair it, or look for a backup")

_SENTENCES: dict[int, _Sentence] = {
    5: _LOCKED,
    6: _LOCKED,
    8: (StorageFailed, "{} can only be read", "Copy it to a folder of your own and open the copy"),
    10: (StorageFailed, "{} could not be read or written", "Check the disk, then try again"),
    11: _DAMAGED,
    13: (StorageFailed, "There is no room left on the disk of {}", "Make room, then try again"),
    14: (StorageFailed, "{} could not be opened", "Check that its folder can be written to"),
    15: _LOCKED,  # others begin and end so often that no lock could be had
    18: _DAMAGED,  # longer than a billion bytes: nothing of ours is, so it only says so
    26: (ProjectDamaged, "{} is not an Engage project, or it is damaged", "Look for a backup"),
}
"""By SQLite's primary result code (https://www.sqlite.org/rescode.html)."""

_MESSAGES: dict[str, _Sentence] = {
    "FOREIGN KEY constraint failed": (
        Conflict,
        "Something that this mentions is no longer in {}",
        "Look at the list again; nothing of this was kept",
    ),
    "UNIQUE constraint failed": (
        Conflict,
        "Something that is to be added is in {} already",
        "Look at the list again; nothing of this was kept",
    ),
    "no such table": (ProjectDamaged, "{} is damaged: a part of it is missing", "Look for a backup"),
    "no such column": (ProjectDamaged, "{} is damaged: a part of it is missing", "Look for a backup"),
    "Could not decode": _DAMAGED,
    "unsupported file format": _DAMAGED,
    "table change has no column": _DAMAGED,
    "invalid fts5 file format": _DAMAGED,
    "SQL logic error": _DAMAGED,
    "malformed JSON": _DAMAGED,
    # What goes wrong while SQLCipher writes a whole file anew has no code of its own.
    "disk I/O error": _SENTENCES[10],
    "database disk image is malformed": _DAMAGED,
    "database or disk is full": _SENTENCES[13],
}
"""By the beginning of the message, where the code says too little."""
