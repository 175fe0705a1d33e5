"""Making and opening projects, and what a project says of itself."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from engage.domain.changes import Changes
from engage.domain.progress import Progress, silent
from engage.domain.projects import SUFFIX, Holder, ProjectDetails
from engage.domain.text import clean
from engage.errors import Invalid, ProjectDamaged, StorageFailed
from engage.services import checks
from engage.storage import first_rows, writer_lock
from engage.storage import project as storage
from engage.storage.keys import Key
from engage.storage.project import Project, whole_or_nothing

__all__ = [
    "SUFFIX",
    "Holder",
    "Key",
    "Project",
    "create",
    "details",
    "edit_details",
    "name",
    "open_project",
    "open_to_read",
    "open_to_write",
    "save_copy",
    "whole_or_nothing",
    "writer",
]

_FIELDS = tuple(field.name for field in fields(ProjectDetails))


def create(path: Path, *, name: str, who: str, controller: str = "", key: Key | None = None) -> Project:
    """Make a new project and open it, encrypted where `passphrases.new_key` has made a key for it.

    `who` stands in its journal as the one who did what follows.
    """
    return storage.create(path, checked(ProjectDetails(name=name, controller=controller)), who=who, key=key)


def open_project(path: Path, *, who: str, key: Key | None = None, progress: Progress = silent) -> Project:
    """Open a project that is there; it can only be read where another one has it open (`held_by`).

    An encrypted one opens by the key that `passphrases.unlock` gives; raises `WrongPassphrase` without. One
    that was not closed, as the program or the computer was stopped, is looked at quickly: raises
    `ProjectDamaged`.
    """
    project = storage.open_project(path, who=who, key=key)
    if project.was_interrupted:
        try:
            _look_at(project, progress)
        except BaseException:
            project.close()
            raise
    return project


def _look_at(project: Project, progress: Progress) -> None:
    from engage.storage.checking.check import check  # the usual opening is not to wait for it

    checked = check(project.path, key=project.key, is_quick=True, progress=progress)
    if not checked.is_whole:
        raise ProjectDamaged(
            f"{project.path.name} was not closed when it was open last, and is damaged",
            f"{checked.findings[0].what} ({checked.findings[0].where})",
            "Check and repair it, or look for a backup",
            path=project.path,
        )


def open_to_write(path: Path, *, who: str, key: Key | None = None) -> Project:
    """Open a project for one deed; raises `ProjectLocked` where another one has it open."""
    return storage.open_to_write(path, who=who, key=key)


def open_to_read(path: Path, *, who: str, key: Key | None = None) -> Project:
    """Open a project to look into it, beside whoever writes."""
    return storage.open_to_read(path, who=who, key=key)


def writer(project: Project) -> Holder | None:
    """Return who has a project open for writing at this moment; None where nobody has."""
    return writer_lock.holder(project.path)


def save_copy(project: Project, target: Path) -> None:
    """Write the whole project to a new file, also where its own has been deleted or replaced meanwhile.

    Raises `Conflict` where the target exists, `NotFound` where its folder does not, and `StorageFailed`.
    """
    from engage.storage.whole_copies import is_sound

    project.copy(target)
    if not is_sound(target, project.key, silent):
        target.unlink()
        raise StorageFailed(
            f"{project.path.name} could not be copied whole",
            "it is damaged",
            "Check it, or look for a backup",
        )


def name(project: Project) -> str:
    """Return what the project calls itself."""
    with project.reading_plainly() as connection:
        return first_rows.name(connection)


def details(project: Project) -> ProjectDetails:
    """Return what the project says of itself."""
    from engage.storage import summaries

    with project.reading() as connection:
        return summaries.details(connection)


def edit_details(project: Project, **values: Any) -> Changes:
    """Change what the project says of itself; only the given fields."""
    from engage.storage import schema, summaries

    with project.transaction("Change the project's details") as tx:
        edited = checked(replace(summaries.details(tx.connection), **values))
        tx.connection.execute(
            schema.project.update().values({name: getattr(edited, name) for name in _FIELDS})
        )
    return tx.changes


def checked(given: ProjectDetails) -> ProjectDetails:
    """Return the details as they are kept; raises `Invalid`."""
    name = clean(given.name).strip()
    if not name:
        raise Invalid("A project needs a name", field="name")
    if not 1 <= given.smallest_cell <= checks.MOST_PEOPLE:
        raise Invalid("The smallest cell is a number of organisations, at least 1", field="smallest_cell")
    checks.time_zone(given.zone)
    return replace(given, name=name, controller=clean(given.controller).strip())
