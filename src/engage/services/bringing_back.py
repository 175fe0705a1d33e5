"""Bringing one record back from a backup, as one deed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from engage.domain.changes import Changes
from engage.domain.erasures import ErasedWords
from engage.domain.records import Noun, Record, Reference
from engage.errors import Conflict
from engage.services.privacy import erasing
from engage.services.records import CLASSES, get, in_journal, name_of
from engage.storage import bringing_back as storage
from engage.storage import journal, records, schema
from engage.storage.project import Project


class Fate(StrEnum):
    """What has become of a record since a backup was made."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Since:
    """What has become of a record since then, and which of its fields are others now."""

    fate: Fate
    name: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What bringing a record back altered, and how many of its parts had to be left."""

    changes: Changes
    left: int


def since(project: Project, then: Project, noun: Noun, id: int) -> Since:
    """Return what has become in a project of a record of an older state of it."""
    was = get(then, CLASSES[noun], id)
    with project.reading() as connection:
        if _is_erased(connection, was.uid):
            return Since(Fate.ERASED, name_of(was))
        found = records.ids_of(connection, noun, [was.uid])
        if not found:
            return Since(Fate.GONE, name_of(was))
        (now,) = records.fetch(connection, CLASSES[noun], found)
    changed = [
        each.name
        for each in fields(was)
        if each.name != "id" and _by_uid(getattr(was, each.name)) != _by_uid(getattr(now, each.name))
    ]
    return Since(Fate.CHANGED if changed else Fate.SAME, name_of(was), tuple(changed))


def _by_uid(value: Any) -> Any:
    """A value without the ids, which may differ where it is the same."""
    if isinstance(value, Reference):
        return value.uid
    if isinstance(value, tuple):
        return tuple(map(_by_uid, value))
    if isinstance(value, Record):
        return {each.name: _by_uid(getattr(value, each.name)) for each in fields(value) if each.name != "id"}
    return value


def bring_back(project: Project, then: Project, noun: Noun, id: int) -> BroughtBack:
    """Make a record what it was in an older state of the project, as one deed that can be undone.

    One that is gone comes back with its parts, with what was coded to it and with what mentioned it, as far
    as that is still there. Of one that is there its fields and its parts become what they were; all else
    stays. Raises `Conflict` where it was erased or is the same, `NotFound` where it is not in that state.
    """
    was = get(then, CLASSES[noun], id)
    with project.transaction(f"Bring back {in_journal(noun)} {name_of(was)}") as tx:
        if _is_erased(tx.connection, was.uid):
            raise Conflict(
                f"This {noun.label} was erased",
                "for good, as data protection asks",
                "Enter what may be kept anew",
            )
        with then.reading() as older:
            left = storage.bring_back(older, tx.connection, noun, id)
            touched = journal.touched(tx.connection, tx.operation)
            told = erasing.black_out(tx.connection, older, touched)
    if told:
        project.leave_no_trace()
    if not tx.changes:
        raise Conflict(f"The {noun.label} is the same in the project", "", "There is nothing to bring back")
    return BroughtBack(tx.changes, left)


def _is_erased(connection: sa.Connection, uid: str) -> bool:
    """Whether a record was erased, and not the file of a submission alone, which that state then lacks."""
    table = schema.erased
    is_file = sa.and_(table.c.noun == Noun.SUBMISSION, table.c.words == ErasedWords.KEEP)
    found = sa.select(table.c.uid).where(table.c.uid == uid, sa.not_(is_file))
    return connection.execute(found).first() is not None
