"""The file in which a project lies, as the system sees it: made, and looked at before it is opened."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from engage.errors import Conflict, Invalid, NotFound, StorageFailed

SUFFIX = ".engage"
APPLICATION_ID = 0x456E6761  # "Enga"; marks the file as a project (https://www.sqlite.org/pragma.html)

_Identity = tuple[int, int]

_open_here: Counter[_Identity] = Counter()
"""The files that this process has open as projects.

SQLite's locks on a file belong to the process, which loses all of them when it closes the file by whatever
handle (https://www.sqlite.org/howtocorrupt.html, 2.2). So such a file is never opened beside SQLite.
"""


def note_open(path: Path) -> _Identity:
    """Note that a project is open, and return what `note_closed` wants."""
    identity = _identity(path)
    _open_here[identity] += 1
    return identity


def note_closed(identity: _Identity) -> None:
    """Note that it is open no longer."""
    _open_here[identity] -= 1


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


def check_header(path: Path) -> None:
    """Raise what the first bytes of a file say against it."""
    try:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "not a file"
            raise Invalid(f"{path.name} is {what}, not a project", "", f"Name a file that ends in {SUFFIX}")
        if _open_here[_identity(path)]:
            return  # it was looked at before
        with path.open("rb") as file:
            head = file.read(100)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(
            f"There is no file {path.name}",
            f"looked for in {path.absolute().parent}",
            "Check the name, or look for a backup",
        ) from None
    except (OSError, ValueError) as error:
        raise _unusable(path, "cannot be read", error) from error
    if not head:
        raise StorageFailed(f"{path.name} is empty", "a project never is", "Look for a backup")
    if not head.startswith(b"SQLite format 3\0"):
        raise StorageFailed(
            f"{path.name} is not an Engage project",
            "or it is damaged at its very beginning",
            "Check the name, or look for a backup",
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise StorageFailed(
            f"{path.name} is not an Engage project", "it belongs to another program", "Check the name"
        )
    if _is_cut_short(path, head):
        raise StorageFailed(f"{path.name} is damaged", "its end is missing", "Look for a backup")


def _is_cut_short(path: Path, head: bytes) -> bool:
    """Whether the file is smaller than its header says (https://www.sqlite.org/fileformat.html)."""
    if path.with_name(f"{path.name}-wal").exists():
        return False  # the log has the rest
    page_size, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return len(head) < 100 or path.stat().st_size < page_size * pages


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
