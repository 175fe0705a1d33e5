"""What holds or not of many pieces of feedback at once: statements over sets, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from engage.storage import schema
from engage.storage.records import batches

_FEEDBACK = schema.feedback


def all_have(connection: sa.Connection, feedback: Sequence[int], field: str) -> bool:
    """Return whether the field is true of every one of them that is there."""
    return not any(
        connection.execute(
            sa.select(sa.exists().where(_FEEDBACK.c.id.in_(batch), ~_FEEDBACK.c[field]))
        ).scalar_one()
        for batch in batches(feedback)
    )


def put(connection: sa.Connection, feedback: Sequence[int], field: str, *, value: bool) -> None:
    """Make the field true of all of them, or false."""
    for batch in batches(feedback):
        connection.execute(
            _FEEDBACK.update()
            .where(_FEEDBACK.c.id.in_(batch), _FEEDBACK.c[field] != value)
            .values({field: value})
        )
