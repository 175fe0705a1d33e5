"""What an import does to the seat of somebody at an engagement, field by field, as texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from engage.domain.engagements import Attendance
from engage.domain.records import Choice, Reference
from engage.services.importing.work import FieldChange, Outcome


def seat_changes(
    before: Attendance | None, now: Attendance, fields: Iterable[str]
) -> tuple[FieldChange, ...]:
    """Return how some fields of a seat differ; `before` is None of a new one."""
    return tuple(
        FieldChange(field, was, said)
        for field in fields
        if (was := _text(getattr(before, field, None))) != (said := _text(getattr(now, field)))
    )


def outcome_of(before: Attendance | None, changes: Sequence[FieldChange]) -> Outcome:
    """Return what becomes of somebody at the engagement with these changes to the seat."""
    if before is None:
        return Outcome.ADDED
    return Outcome.UPDATED if changes else Outcome.SAME


def _text(value: object) -> str:
    if isinstance(value, Reference):
        return value.name
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return "" if value is None else str(value)
