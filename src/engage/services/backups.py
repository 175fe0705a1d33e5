"""Backups of a project: when they are made, which there are, and whether they can be relied on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from weakref import WeakKeyDictionary

from engage.domain import backups as rules
from engage.domain import clock
from engage.domain.backups import HALF_AN_HOUR, Backup, State, Why
from engage.domain.progress import Progress, silent, steps
from engage.errors import EngageError, StorageFailed
from engage.storage import backup_folder, backups, journal
from engage.storage.project import Project

__all__ = [
    "Backup",
    "State",
    "Why",
    "back_up",
    "back_up_if_changed",
    "back_up_if_due",
    "before",
    "copy_to",
    "failure",
    "listed",
    "newest",
    "own",
    "verify",
    "write_copy",
]

_ESSENTIAL = (Why.MIGRATION, Why.RESTORE, Why.REKEY)
"""What writes the whole file anew, and does not begin without a backup."""

_failures: WeakKeyDictionary[Project, EngageError] = WeakKeyDictionary()


def back_up(project: Project, *, progress: Progress = silent) -> Backup:
    """Make a backup now, verify it, and thin out older ones.

    Raises `StorageFailed` where there is no room, or where the project is damaged; the backups that are there
    are left alone then.
    """
    made = backups.make(project, Why.ASKED, progress=_named(progress))
    assert made is not None  # noqa: S101 -- it is made whatever there is
    return made


def back_up_if_changed(project: Project, why: Why, *, progress: Progress = silent) -> Backup | None:
    """Make a backup unless the newest one holds the same, or nothing was ever done here; None then."""
    if not backups.standing(project).operation:
        return None
    return backups.make(project, why, unless=backups.Unless.NEWEST, progress=_named(progress))


def before(project: Project, why: Why, *, progress: Progress = silent) -> None:
    """Make a backup before a deed that alters much, unless the newest one holds the same.

    Several merges one after another share the backup before the first.
    Where it cannot be made the deed goes on, and `failure` says why; but what writes the whole file anew does
    not begin: raises `StorageFailed`. Not to be called within a transaction.
    """
    try:
        if not (why is Why.MERGE and _is_in_a_row_of_merges(project)):
            back_up_if_changed(project, why, progress=progress)
    except StorageFailed as error:
        if why in _ESSENTIAL:
            raise
        _failures[project] = error


def copy_to(backup: Backup, folder: Path, *, progress: Progress = silent) -> bool:
    """Put a backup into one more folder too; return whether that folder is at hand, as a stick may not be.

    Raises `StorageFailed` where it is and cannot be written.
    """
    if not folder.is_dir():
        return False
    backups.copy_to(backup, folder, progress=_named(progress))
    return True


def back_up_if_due(project: Project) -> None:
    """Make a backup for whoever opens a project again and again, for one deed each time.

    There is none more often than each half hour, and none where nothing has changed. Where it cannot be made,
    `failure` says why.
    """
    last = newest(project)
    made_at = last.made_at if last else None
    # A clock that was wrong is no reason to wait till it is right.
    if made_at is not None and abs(clock.now() - made_at) < HALF_AN_HOUR:
        return
    before(project, Why.OPENING)


def _is_in_a_row_of_merges(project: Project) -> bool:
    """Whether nothing but merges came since the backup before the first of them: one is enough for all."""
    last = newest(project)
    if last is None or last.why is not Why.MERGE:
        return False
    with project.reading() as connection:
        return journal.sources_since(connection, last.operation) <= {Why.MERGE}


def failure(project: Project) -> EngageError | None:
    """Return, once, why the last backup before a deed could not be made; None where nothing went wrong."""
    return _failures.pop(project, None)


def listed(project: Project | str) -> list[Backup]:
    """Return the backups of a project, or of one with this uid, newest first, as their manifests tell."""
    uid = project if isinstance(project, str) else backups.standing(project).project
    try:
        return backup_folder.listed(backup_folder.folder_of(uid))
    except StorageFailed:
        return []  # where no folder can be, there is none in it


def own(project: Project, found: Sequence[Backup]) -> list[Backup]:
    """Return those that were made of this file, and not of another copy of the project."""
    place, file = backup_folder.marks_of(project.path)
    return rules.own(found, place=place, file=file)


def newest(project: Project) -> Backup | None:
    """Return the newest backup of this file that can be relied on; None where there is none."""
    return next((backup for backup in own(project, listed(project)) if backup.state is State.GOOD), None)


def verify(found: Sequence[Backup], *, progress: Progress = silent) -> list[Backup]:
    """Read backups through, and return them with what was found; what is damaged is never counted again."""
    return [backups.verify(backup) for backup in steps(found, progress, "Reading backups", every=1)]


def write_copy(project: Project, target: Path, *, progress: Progress = silent) -> int:
    """Write a verified copy of the whole project to a file that is not there yet; return its size in bytes.

    It is encrypted where the project is. Raises `Conflict`, `NotFound` and `StorageFailed`.
    """
    backups.write_verified(project, target, progress=_named(progress))
    return target.stat().st_size


def _named(progress: Progress) -> Progress:
    def tell(done: int, total: int, what: str = "") -> None:
        progress(done, total, "Making a backup")

    return tell
