"""Taking deeds back, bringing them back, and reading what was done."""

from __future__ import annotations

import sqlalchemy as sa

from engage.domain.changes import Changes, Operation
from engage.domain.erasures import MARK
from engage.domain.progress import Progress, silent
from engage.domain.records import Record
from engage.errors import Conflict, NotFound
from engage.services.records import noun_of
from engage.storage import duplicates, journal, later_deeds, records, schema
from engage.storage.project import Project

_LISTED = 50
"""Deeds that are told where nobody says how many."""


def next_undo(project: Project) -> Operation | None:
    """Return the deed that `undo` would take back."""
    with project.reading() as connection:
        return journal.next_undo(connection)


def next_redo(project: Project) -> Operation | None:
    """Return the deed that `redo` would bring back."""
    with project.reading() as connection:
        return journal.next_redo(connection)


def undo(project: Project, progress: Progress = silent) -> Changes:
    """Take back the last deed, also one of an earlier day; raises `NotFound` where there is none."""
    return _turn(project, "undo", progress)


def redo(project: Project, progress: Progress = silent) -> Changes:
    """Bring back the deed that was taken back last; raises `NotFound` where there is none."""
    return _turn(project, "redo", progress)


def undo_operation(project: Project, operation: int, progress: Progress = silent) -> Changes:
    """Take back one deed, also an earlier one, and leave those after it as they are.

    Raises `NotFound` where there is no such deed, and `Conflict` where it is undone already or where a later
    deed builds on it.
    """
    with project.transaction("Undo", progress=progress) as tx:
        deed = journal.deed(tx.connection, operation)
        if deed is None:
            raise NotFound("That deed is not in the journal", "", "Look at the history again")
        if not deed.changes and MARK in deed.label:
            raise Conflict(
                f"“{deed.label}” cannot be undone",
                "what it altered was erased for good, as data protection asks",
                "Enter what may be kept anew",
            )
        if not deed.changes:
            raise Conflict(f"“{deed.label}” altered nothing in the project", "", "There is nothing to undo")
        if deed.is_undone:
            raise Conflict(f"“{deed.label}” is undone already", "", "Redo brings it back if it was the last")
        _refuse_built_on(tx.connection, deed, later_deeds.first_built_on(tx.connection, deed.id))
        journal.turn(tx.connection, tx.operation, deed, "undo", progress)
        _refuse_built_on(tx.connection, deed, later_deeds.first_in_the_way(tx.connection, deed.id))
    return tx.changes


def _refuse_built_on(connection: sa.Connection, deed: Operation, by: int | None) -> None:
    later = journal.deed(connection, by) if by is not None else None
    if later is not None:
        raise Conflict(
            f"“{deed.label}” cannot be undone by itself", f"“{later.label}” builds on it", "Undo that first"
        )


def _turn(project: Project, kind: str, progress: Progress) -> Changes:
    find = journal.next_undo if kind == "undo" else journal.next_redo
    with project.transaction(kind.capitalize(), progress=progress) as tx:
        deed = find(tx.connection, before=tx.operation)
        if deed is None:
            raise NotFound(f"There is nothing to {kind}")
        journal.turn(tx.connection, tx.operation, deed, kind, progress)
    return tx.changes


def history(project: Project, *, limit: int = _LISTED) -> list[Operation]:
    """Return what was done, newest first."""
    with project.reading() as connection:
        return journal.history(connection, limit=limit)


def record_history(project: Project, record: type[Record], id: int) -> list[Operation]:
    """Return what was done to one record and to its parts that are there, newest first.

    To whom it was told apart from belongs to it, so that this can be taken back.
    """
    noun = noun_of(record)
    with project.reading() as connection:
        rows = records.row_ids(connection, record, id)
        if noun in schema.distinct:
            rows += duplicates.rows_of(connection, noun, id)
        return journal.of_record(connection, rows, limit=_LISTED)
