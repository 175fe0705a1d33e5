"""Taking deeds back, bringing them back, and reading what was done."""

from __future__ import annotations

from engage.domain.changes import Changes, Operation
from engage.domain.records import Record
from engage.errors import NotFound
from engage.storage import journal, records
from engage.storage.project import Project


def next_undo(project: Project) -> Operation | None:
    """Return the deed that `undo` would take back."""
    with project.reading() as connection:
        return journal.next_undo(connection)


def next_redo(project: Project) -> Operation | None:
    """Return the deed that `redo` would bring back."""
    with project.reading() as connection:
        return journal.next_redo(connection)


def undo(project: Project) -> Changes:
    """Take back the last deed, also one of an earlier day; raises `NotFound` where there is none."""
    return _turn(project, "undo")


def redo(project: Project) -> Changes:
    """Bring back the deed that was taken back last; raises `NotFound` where there is none."""
    return _turn(project, "redo")


def _turn(project: Project, kind: str) -> Changes:
    find = journal.next_undo if kind == "undo" else journal.next_redo
    with project.transaction(kind.capitalize()) as tx:
        deed = find(tx.connection, before=tx.operation)
        if deed is None:
            raise NotFound(f"There is nothing to {kind}")
        journal.turn(tx.connection, tx.operation, deed, kind)
    return tx.changes


def history(project: Project, *, limit: int = 50, offset: int = 0) -> list[Operation]:
    """Return what was done, newest first."""
    with project.reading() as connection:
        return journal.history(connection, limit=limit, offset=offset)


def record_history(project: Project, record: type[Record], id: int, *, limit: int = 50) -> list[Operation]:
    """Return what was done to one record and to its parts that are there, newest first."""
    with project.reading() as connection:
        return journal.of_record(connection, records.row_ids(connection, record, id), limit=limit)
