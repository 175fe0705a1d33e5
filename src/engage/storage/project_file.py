"""The file in which a project lies, as the system sees it: made, and looked at before it is opened."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engage.domain.projects import SUFFIX as SUFFIX
from engage.errors import (
    Conflict,
    EngageError,
    Invalid,
    NotFound,
    ProjectDamaged,
    ProjectGone,
    ProjectTooNew,
    StorageFailed,
    WrongPassphrase,
)
from engage.storage import kept_salts
from engage.storage.beginnings import LENGTH, PLAIN, kept_beside
from engage.storage.keys import SALT_BYTES, Key, is_salt

VERSION = "0007"
"""The newest migration: what a project made by this program carries."""
APPLICATION_ID = 0x456E6761  # "Enga"; marks the file as a project (https://www.sqlite.org/pragma.html)

_PAGE = 4096

_Identity = tuple[int, int]

_open_here: dict[_Identity, list[Key | None]] = {}
"""The files that this process has open as projects, with the keys by which they are.

SQLite's locks on a file belong to the process, which loses all of them when it closes the file by whatever
handle (https://www.sqlite.org/howtocorrupt.html, 2.2). So such a file is never opened beside SQLite.
"""
_turn = threading.Lock()
"""Held while a file is read, or noted as open or closed: a project may be opened and closed on any thread."""


def note_open(path: Path, key: Key | None) -> _Identity:
    """Note that a project is open, and return what `note_closed` wants."""
    identity = _identity(path)
    with _turn:
        _open_here.setdefault(identity, []).append(key)
    return identity


def note_closed(identity: _Identity) -> None:
    """Note that it is open no longer."""
    with _turn:
        _open_here[identity].pop()
        if not _open_here[identity]:
            del _open_here[identity]


def check_place(path: Path, identity: _Identity) -> None:
    """Raise `ProjectGone` where the file that was opened does not lie there any more."""
    try:
        is_there = _identity(path) == identity
    except FileNotFoundError:
        raise ProjectGone(
            f"{path.name} is no longer in {path.absolute().parent}",
            "it was deleted, moved or renamed, or its drive has gone",
            _SAVE_A_COPY,
        ) from None
    except OSError as error:
        raise ProjectGone(
            f"{path.name} cannot be reached any more", f"the system says “{error.strerror}”", _SAVE_A_COPY
        ) from error
    if not is_there:
        raise ProjectGone(
            f"Another file lies in the place of {path.name}",
            f"somebody, or a program that synchronises, has put it into {path.absolute().parent}",
            _SAVE_A_COPY,
        )


_SAVE_A_COPY = (
    "What is open here is still whole: choose “Save a copy as…” from the menu “Project”, then open the copy"
)


_STRANGE = (
    "SELECT name FROM sqlite_schema WHERE type = 'view'"
    " OR type = 'trigger' AND name NOT GLOB 'journal_*' AND name NOT GLOB 'count_*' LIMIT 1"
)
"""What acts by itself when a project is read or written, and is none of ours."""


def check_version(connection: Any, path: Path) -> str:
    """Return the newest migration that a project has seen, by a connection of the driver.

    Raises `ProjectDamaged`, `StorageFailed` (not ours) and `ProjectTooNew`.
    """
    if strange := connection.execute(_STRANGE).fetchone():
        raise ProjectDamaged(
            f"{path.name} has a part that is not Engage’s",
            f"“{strange[0]}” could alter or hide what is in the project",
            "Check and repair it, or look for a backup",
            path=path,
        )
    version, replica = connection.execute(
        "SELECT (SELECT version_num FROM alembic_version), (SELECT replica FROM project)"
    ).fetchone()
    if version is None or replica is None:
        raise ProjectDamaged(
            f"{path.name} is damaged",
            "it does not say what it is",
            "Check and repair it, or look for a backup",
            path=path,
        )
    if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        raise not_ours(path)
    if version > VERSION:
        raise ProjectTooNew(
            f"{path.name} was made by a newer version of Engage",
            f"its schema is {version}, this program knows {VERSION}",
            "Install the newest Engage and open it again",
        )
    return str(version)


def _identity(path: Path) -> _Identity:
    there = path.stat()
    return there.st_dev, there.st_ino


def make_file(path: Path) -> None:
    """Make an empty file that was not there, open to its owner only; SQLite gives its log the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Conflict(
            f"{path.name} already exists", f"it lies in {path.absolute().parent}", "Choose another name"
        ) from None
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(
            f"There is no folder {path.parent}", "", "Make the folder first, or choose another one"
        ) from None
    except (OSError, ValueError) as error:
        raise _unusable(path, "could not be made", error) from error


def unfinished(path: Path) -> Path:
    """The file beside a project in which it is written anew; one that a killed program left is rubbish."""
    real = Path(os.path.realpath(path))
    return real.with_name(f"{real.name}-unfinished")


def discard_unfinished(path: Path) -> None:
    """Take it away, with what that was made of; only who writes may."""
    fresh = unfinished(path)
    for left in (fresh, unfinished(fresh)):
        discard(left)


def discard(path: Path) -> None:
    """Delete a project's file with the logs beside it, as far as they are there."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def check_header(path: Path, key: Key | None = None) -> bytes | None:
    """Return what `salt_of` does; raises what the first bytes say against opening it by a key, or without."""
    head = _head(path)
    salt = _salt(path, head, is_sure=key is not None)
    if salt is None and key is not None:
        raise StorageFailed(
            f"{path.name} is not encrypted",
            "though a passphrase was given for it: another file may lie in its place",
            "Open it without a passphrase, if you know where it comes from",
        )
    if salt is not None and key is None:
        raise _needs_passphrase(path, salt)
    if isinstance(head, _OpenBy) or salt is not None:
        return salt
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise not_ours(path)
    if _is_cut_short(path, head):
        raise ProjectDamaged(
            f"{path.name} is damaged",
            "its end is missing",
            "Check and repair it, or look for a backup",
            path=path,
        )
    return None


def salt_of(path: Path, *, is_sure: bool = False) -> bytes | None:
    """Return the first bytes of an encrypted project, its salt unless they are damaged; None if it is not.

    An encrypted file looks like any random bytes. Who is not sure, by having a key, takes what has the shape
    of one for one; raises what `check_header` raises where it has not.
    """
    return _salt(path, _head(path), is_sure=is_sure)


def refusal(path: Path, key: Key) -> EngageError:
    """Say why a project does not open by this key; it must not be open by another one."""
    kept, in_file = kept_salts.of(path), salt_of(path, is_sure=True)
    did_open = kept == kept_salts.Kept(key.salt, key.check)
    if did_open and in_file is not None and in_file != key.salt and is_salt(in_file):
        return WrongPassphrase(
            f"The passphrase does not open {path.name}",
            "it did when the project was last open here: it has been changed since, or the file is damaged "
            "at its very beginning",
            "Ask who changed it, or use the recovery sheet",
        )
    if did_open:
        return ProjectDamaged(
            f"{path.name} is damaged",
            "its passphrase is right",
            "Check and repair it, or look for a backup",
            path=path,
        )
    is_certain = kept is not None and kept.salt == key.salt
    return WrongPassphrase(
        f"The passphrase does not open {path.name}",
        "" if is_certain else "or the file is damaged at its very beginning, or it is no Engage project",
        "Look at capital letters and at the keyboard’s language, or use the recovery sheet",
    )


@dataclass(frozen=True, slots=True)
class _OpenBy:
    """Stands for the first bytes of a file that this process has open: the key that opens it, if any."""

    key: Key | None


def _salt(path: Path, head: bytes | _OpenBy, *, is_sure: bool) -> bytes | None:
    if isinstance(head, _OpenBy):
        return None if head.key is None else head.key.salt
    if not head:
        raise StorageFailed(f"{path.name} is empty", "a project never is", "Look for a backup")
    if head.startswith(PLAIN):
        return None
    salt = head[:SALT_BYTES]
    has_the_shape = is_salt(salt) and (path.stat().st_size % _PAGE == 0 or _has_log(path))
    if not is_sure and not has_the_shape and kept_salts.of(path) is None:
        raise StorageFailed(
            f"{path.name} is not an Engage project",
            "or it is damaged at its very beginning",
            "Check the name, or look for a backup",
        )
    return salt


def _needs_passphrase(path: Path, salt: bytes) -> WrongPassphrase:
    kept = kept_salts.of(path)
    is_certain = kept is not None and kept.salt == salt
    return WrongPassphrase(
        f"{path.name} needs its passphrase",
        "it is encrypted" if is_certain else "it is encrypted, or else no Engage project",
        "Give the passphrase, or look for a backup if it never had one",
    )


def _head(path: Path) -> bytes | _OpenBy:
    """Return the first bytes of a file, or by what this process has it open."""
    try:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "not a file"
            raise Invalid(f"{path.name} is {what}, not a project", "", f"Name a file that ends in {SUFFIX}")
        with _turn:
            keys = _open_here.get(_identity(path))
            if keys:
                return _OpenBy(keys[-1])
            with path.open("rb") as file:
                head = file.read(LENGTH)
        return head if head.startswith(PLAIN) else kept_beside(path) or head
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(
            f"There is no file {path.name}",
            f"looked for in {path.absolute().parent}",
            "Check the name, or look for a backup",
        ) from None
    except (OSError, ValueError) as error:
        raise _unusable(path, "cannot be read", error) from error


def not_ours(path: Path) -> StorageFailed:
    """Say that a file is a database, but no project."""
    return StorageFailed(
        f"{path.name} is not an Engage project", "it belongs to another program", "Check the name"
    )


def _is_cut_short(path: Path, head: bytes) -> bool:
    """Whether the file is smaller than its header says (https://www.sqlite.org/fileformat.html)."""
    if _has_log(path):
        return False  # it has the rest
    page_size, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return len(head) < LENGTH or path.stat().st_size < page_size * pages


def _has_log(path: Path) -> bool:
    return path.with_name(f"{path.name}-wal").exists()


def _unusable(path: Path, what: str, error: OSError | ValueError) -> StorageFailed:
    """Say why the system will not have a file; a `ValueError` means that no file can have the name."""
    if isinstance(error, PermissionError):
        return StorageFailed(f"{path.name} {what}", "you have no permission", "Ask whoever owns the folder")
    reason = error.strerror if isinstance(error, OSError) else None
    return StorageFailed(
        f"{path.name} {what}",
        f"the system says “{reason or 'no such name is possible'}”",
        "Choose another name or folder",
    )
