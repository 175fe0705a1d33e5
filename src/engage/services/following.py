"""Following what somebody else writes into a project that is open here to be read."""

from __future__ import annotations

from engage.domain.changes import Changes
from engage.storage import journal
from engage.storage.project import Project


def position(project: Project) -> int:
    """Return how far the journal goes: what is written from now on comes after it."""
    with project.reading() as connection:
        return journal.last(connection)


def changes_since(project: Project, position: int) -> tuple[int, Changes]:
    """Return how far the journal goes now, and the records that were touched since a position.

    It costs next to nothing where nothing was.
    """
    with project.reading() as connection:
        last = journal.last(connection)
        return last, Changes(ids=journal.touched_since(connection, position) if last != position else {})
