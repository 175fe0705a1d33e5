"""Making projects of backups again: a new file first, which then may take the place of the current one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from engage.domain.backups import Backup, State, Why
from engage.domain.erasures import Erased
from engage.domain.progress import Progress, silent
from engage.errors import ProjectLocked, ProjectTooNew, StorageFailed
from engage.services import backups
from engage.services.privacy import erasing
from engage.services.projects import Key, open_to_write
from engage.storage import backup_folder, known_erasures, project_file, restoring, schema, writer_lock
from engage.storage import backups as storage
from engage.storage.project import Project


@dataclass(frozen=True, slots=True)
class PutInPlace:
    """What became of the project that was there before."""

    backup: Backup | None
    """The backup that was made of it, or that held the same already; None where none could be made."""
    kept_as: Path | None
    """Where its file lies now, where no backup of it could be made."""


def restore(
    file: Path, target: Path, *, who: str, key: Key | None = None, progress: Progress = silent
) -> None:
    """Make a new project of a backup, or of any other project's file.

    It is brought up to date, and whoever is known to have been erased since is erased in it too. Raises
    `Conflict` where the target exists, and `StorageFailed` where the backup is damaged: nothing is left then.
    """
    described = backup_folder.described(file)
    if described is not None and backups.verify([described])[0].state is not State.GOOD:
        raise StorageFailed(
            f"{file.name} is damaged", "it is not what was written when it was made", "Choose another backup"
        )
    project_file.check_header(file, key)
    with Project(file, who, key=key, is_read_only=True) as source:
        storage.write_verified(source, target, progress=progress)
    with _whole_or_nothing(target), open_to_write(target, who=who, key=key) as project:
        forget_erased(project, beside=file.parent)
        restoring.begin_anew(project)
        label = "Restore a backup" + (f" of {_spoken(described.made_at)}" if described else "")
        with project.transaction(label, source=Why.RESTORE, is_note=True):
            pass


@contextmanager
def _whole_or_nothing(target: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(OSError):  # what went wrong before is what is said
            project_file.discard(target)
        raise


def _spoken(at: dt.datetime | None) -> str:
    return f"{at:%d %B %Y, %H:%M}".removeprefix("0") if at else ""


def forget_erased(project: Project, *, beside: Path | None = None) -> None:
    """Erase in an older state of a project whoever is known to have been erased since.

    That is known beside the backups of this computer, and beside the one that it comes from.
    """
    erasing.reapply(project, _erased_since(project, beside))


def _erased_since(then: Project, beside: Path | None) -> list[Erased]:
    """Return who was erased later than this state of a project, as far as is known."""
    known = {row["uid"] for row in known_erasures.said_by(then)}
    own = backup_folder.folder_of(storage.standing(then).project)
    found = [row for folder in (own, beside) if folder for row in known_erasures.remembered(folder)]
    later = {row["uid"]: row for row in found if row["uid"] not in known}
    return list(known_erasures.read(later.values()))


def look_into(file: Path, folder: Path, *, who: str, key: Key | None = None) -> Project:
    """Open a backup to be read, which stays as it is.

    One of an earlier version, or from before somebody was erased, is copied to a private folder, and what is
    opened is the copy: brought up to date, and without them.
    """
    project_file.check_header(file, key)
    then = Project(file, who, key=key, is_read_only=True)
    try:
        is_as_today = storage.standing(then).schema == schema.VERSION and not _erased_since(then, file.parent)
    except BaseException:
        then.close()
        raise
    if is_as_today:
        return then
    copy = folder / file.name
    with then:
        then.copy(copy)
    with _whole_or_nothing(copy), open_to_write(copy, who=who, key=key) as project:
        forget_erased(project, beside=file.parent)
    return Project(copy, who, key=key, is_read_only=True)


def put_in_place(
    restored: Path,
    current: Path,
    *,
    who: str,
    key: Key | None = None,
    restored_key: Key | None = None,
    progress: Progress = silent,
) -> PutInPlace:
    """Put a project that was restored in the place of the current one, which nobody may have open.

    A backup is made before; where none can be, as of one that is damaged, it is kept beside it under another
    name. Raises `ProjectLocked`, and `WrongPassphrase` where `key` does not open the current one.
    """
    try:
        with open_to_write(current, who=who, key=key) as project:
            backups.before(project, Why.RESTORE, progress=progress)
            made = backups.newest(project)
            restoring.put_in_place(restored, project, restored_key)
    except (ProjectLocked, ProjectTooNew):
        raise
    except StorageFailed:
        with writer_lock.only_writer(current, who):
            return PutInPlace(None, restoring.set_aside(current, restored, why="before restore"))
    return PutInPlace(made, None)
