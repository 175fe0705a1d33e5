"""Putting one file in another's place, so that at every moment its name stands for one that is whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from engage.errors import ProjectLocked
from engage.whole_files import bring_folder_to_disk

_PATIENCE = 1_000
"""Milliseconds in which somebody who only looked has gone again."""
_BUSY = 5  # https://www.sqlite.org/rescode.html#busy


def close_log(raw: Any, path: Path) -> None:
    """End the log beside a project: what follows in the file's place must not find that of another.

    It is possible only while nobody else has the file open; raises `ProjectLocked`.
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
    # A killed program may have left one that was never begun in earnest, with a page of the file in it.
    real = Path(os.path.realpath(path))
    real.with_name(f"{real.name}-journal").unlink(missing_ok=True)
    bring_folder_to_disk(real.parent)


def replace(raw: Any, fresh: Path, target: Path) -> None:
    """Give a new file a project's name; till then nobody may begin to write into the old one."""
    if sys.platform == "win32":
        raw.close()  # what is open cannot be replaced there, and so nobody else has it open either
        fresh.replace(target)
    else:
        raw.execute("BEGIN EXCLUSIVE")
        fresh.replace(target)
        raw.execute("ROLLBACK")
    bring_folder_to_disk(target.parent)
