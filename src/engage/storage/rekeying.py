"""Giving a project another key, a first one, or none: a new file beside it, verified, takes its place.

At every moment the project's name stands for a whole file that opens by the old key or by the new one.
"""

from __future__ import annotations

import os
import stat
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from engage.domain.progress import Progress, silent
from engage.errors import StorageFailed
from engage.storage import kept_salts
from engage.storage.connections import connect
from engage.storage.failures import translated
from engage.storage.keys import Key
from engage.storage.project import Project
from engage.storage.project_file import APPLICATION_ID, discard_unfinished, make_file, unfinished
from engage.storage.replacing import close_log, replace
from engage.storage.stopping import stoppable
from engage.storage.whole_copies import contents, is_sound
from engage.whole_files import bring_to_disk


def rekey(project: Project, key: Key | None, *, progress: Progress = silent) -> None:
    """Write a project anew so that it opens by this key alone, or without any; the open project goes on.

    Raises `ProjectLocked` where somebody else has it open, `StorageFailed` where it is damaged or there is no
    room, and `Cancelled`: it is then as it was.
    """
    target = Path(os.path.realpath(project.path))
    fresh = unfinished(target)
    with project.alone() as raw, translated(project.path):
        close_log(raw, project.path)
        discard_unfinished(target)
        try:
            with stoppable(raw, partial(progress, 0, 0, "Writing the project anew")):
                _write(raw, fresh, key)
                _verify(raw, fresh, key)
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
            bring_to_disk(fresh)
            take_place(raw, fresh, project, key)
        except OSError as error:
            raise StorageFailed(
                f"{project.path.name} could not be written anew",
                error.strerror or "",
                "Check its folder; it opens by what opened it before",
            ) from error
        finally:
            discard_unfinished(target)


def take_place(raw: Any, fresh: Path, project: Project, key: Key | None) -> None:
    """Give a new file, which opens by this key, the place of a project, to which `raw` alone is connected."""
    # Were it cut off from here on, what is kept would call the new file damaged.
    kept_salts.forget(project.path)
    replace(raw, fresh, Path(os.path.realpath(project.path)))
    project.key = key
    if key is not None:  # before anything is written: the file's beginning holds the salt
        kept_salts.keep(project.path, key)


def _write(raw: Any, fresh: Path, key: Key | None) -> None:
    make_file(fresh)
    raw.execute(f"ATTACH ? AS fresh KEY {key.literal if key else repr('')}", (str(fresh),))
    try:
        # It is thrown away where anything fails, and brought to the disk as a whole when it is done.
        raw.execute("PRAGMA fresh.journal_mode = OFF")
        raw.execute("PRAGMA fresh.synchronous = OFF")
        raw.execute("BEGIN")
        raw.execute("SELECT sqlcipher_export('fresh')")
        raw.execute("COMMIT")
        raw.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
        (version,) = raw.execute("PRAGMA main.user_version").fetchone()
        raw.execute(f"PRAGMA fresh.user_version = {int(version)}")
    finally:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raw.execute("DETACH fresh")


def _verify(raw: Any, fresh: Path, key: Key | None) -> None:
    """Raise where the new file is not sound, or does not hold all that the old one does."""
    with closing(connect(fresh, key, is_read_only=True)) as made:
        is_same = contents(made, silent, with_index=True) == contents(raw, silent, with_index=True)
    if not is_same or not is_sound(fresh, key, silent):
        raise StorageFailed(
            "The passphrase stays as it was",
            "the file that was written anew is not what it should be",
            "Check the disk and the project, then try again",
        )
