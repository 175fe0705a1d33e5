"""When somebody was last heard from: when they last said something, or attended an engagement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from engage.domain.engagements import AttendanceStatus
from engage.domain.records import Noun
from engage.storage import records, schema
from engage.storage.shapes import SHAPES
from engage.storage.types import Day


def last_heard(noun: Noun) -> sa.ColumnElement[dt.date]:
    """Return the SQL of the day, for a row of the noun's table."""
    table = SHAPES[noun].table
    feedback, attendance, engagement = schema.feedback, schema.attendance, schema.engagement
    said = (
        sa.select(sa.func.max(feedback.c.said_on))
        .where(feedback.c[f"{noun}_id"] == table.c.id)
        .correlate(table)
        .scalar_subquery()
    )
    came = (
        sa.select(sa.func.max(engagement.c.held_on))
        .select_from(attendance.join(engagement))
        .where(
            attendance.c[f"{noun}_id"] == table.c.id,
            attendance.c.status == AttendanceStatus.ATTENDED,
        )
        .correlate(table)
        .scalar_subquery()
    )
    # The larger of two is NULL in this database where one of them is.
    return sa.func.max(sa.func.coalesce(said, came), sa.func.coalesce(came, said), type_=Day)


def days(connection: sa.Connection, noun: Noun, ids: Sequence[int]) -> dict[int, dt.date | None]:
    """Return the day for each of these; None where they were never heard."""
    table = SHAPES[noun].table
    found: dict[int, Any] = {}
    for batch in records.batches(ids):
        wanted = sa.select(table.c.id, last_heard(noun)).where(table.c.id.in_(batch))
        found.update((row[0], row[1]) for row in connection.execute(wanted))
    return found
