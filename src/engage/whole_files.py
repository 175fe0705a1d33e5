"""Writing files so that, whatever happens meanwhile, their names stand for what is whole and on the disk."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

UNFINISHED = ".part"
"""How the name of a small file ends that is being written."""


def write_whole(target: Path, text: str) -> None:
    """Write a small file, whole or not at all, open to its owner only. Raises `OSError`."""
    beside = target.with_name(f"{target.name}.{os.urandom(8).hex()}{UNFINISHED}")
    try:
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):  # what went wrong before is what is said
            beside.unlink(missing_ok=True)
        raise
    bring_folder_to_disk(target.parent)


def bring_to_disk(path: Path) -> None:
    """See that what was written is on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def bring_folder_to_disk(folder: Path) -> None:
    """See that the names in a folder are on the disk."""
    with contextlib.suppress(OSError):  # not every system knows such a thing
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
