"""Looking through a project for damage, putting it right, and saving what can be read of one that is lost.

Nothing here alters a damaged file: what is put right, or saved, is a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from engage.domain import backups as rules
from engage.domain.backups import Backup, State
from engage.domain.checking import Checked, Finding, Mended
from engage.domain.progress import Progress, silent
from engage.errors import ProjectDamaged
from engage.services import backups, restoring
from engage.storage import restoring as files
from engage.storage import schema, writer_lock
from engage.storage.backup_folder import marks_of
from engage.storage.checking.check import check
from engage.storage.keys import Key
from engage.storage.project import Project
from engage.storage.project_file import check_header, discard_unfinished, unfinished
from engage.storage.repairing.reading import DamagedFile
from engage.storage.repairing.repair import rebuild

__all__ = ["Checked", "Finding", "Mended", "Repaired", "check", "repair", "salvage"]


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair has put right, what it could not, and where the damaged file lies now."""

    mended: Mended
    kept_as: Path
    backup: Backup | None
    """The backup from which something may have come back."""


def repair(path: Path, *, who: str, key: Key | None = None, progress: Progress = silent) -> Repaired:
    """Put a whole project in the place of a damaged one, which is kept beside it under another name.

    What cannot be read comes back from the journal and from the newest good backup. Nobody may have it open:
    raises `ProjectLocked`; and `StorageFailed` where nothing can be read, with all left as it was.
    """
    _see_what_it_is(path, key)
    fresh = unfinished(path)
    with writer_lock.only_writer(path, who):
        try:
            discard_unfinished(path)
            backup = _newest_of(path, key)
            with _of_today(backup, who, key) as known:
                mended = rebuild(
                    path, fresh, who=who, key=key, backup=known, backup_key=key, progress=progress
                )
            with Project(fresh, who, key=key) as project:
                restoring.forget_erased(project)
            # Nobody else may have written into the old one since it was read.
            return Repaired(mended, files.set_aside(path, fresh, why="before repair"), backup)
        finally:
            with suppress(OSError):  # the next one who writes takes it away
                discard_unfinished(path)


def salvage(
    path: Path, target: Path, *, who: str, key: Key | None = None, progress: Progress = silent
) -> Mended:
    """Make a new project of what can be read of a damaged one, and say what is not there.

    Raises `Conflict` where the target exists, and `StorageFailed` where nothing can be read.
    """
    _see_what_it_is(path, key)
    return rebuild(path, target, who=who, key=key, progress=progress)


def _see_what_it_is(path: Path, key: Key | None) -> None:
    """Raise what speaks against reading it at all."""
    with suppress(ProjectDamaged):
        check_header(path, key)


def _newest_of(path: Path, key: Key | None) -> Backup | None:
    """The newest good backup of a project that opens as it does, and is of no later version.

    One of another copy of it counts only as far as it holds what was done in this one.
    """
    place, file = marks_of(path)
    salt = key.salt.hex() if key else ""
    source = DamagedFile(path, key)
    try:
        uid = source.uid()
        there = backups.listed(uid) if uid else []
        own = rules.own(there, place=place, file=file)
        for backup in sorted(there, key=lambda backup: backup not in own):
            if (
                (backup.state, backup.salt) == (State.GOOD, salt)
                and backup.schema <= schema.VERSION
                and (backup in own or source.knows(backup.operation))
                and backups.verify([backup])[0].state is State.GOOD
            ):
                return backup
    finally:
        source.close()
    return None


@contextmanager
def _of_today(backup: Backup | None, who: str, key: Key | None) -> Iterator[Path | None]:
    """Give a file with what is in a backup, in the tables of today: itself, or a copy brought up to date."""
    if backup is None or backup.schema == schema.VERSION:
        yield backup.path if backup else None
        return
    with TemporaryDirectory(prefix="repair-", ignore_cleanup_errors=True) as folder:
        with restoring.look_into(backup.path, Path(folder), who=who, key=key) as copy:
            known = copy.path
        yield known
