"""Engagements day by day: when, where, who is asked and how many have accepted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from engage.domain.engagements import AttendanceStatus, Channel
from engage.domain.filters import parse
from engage.domain.records import Noun
from engage.storage import filters, schema
from engage.storage.project import Project
from engage.storage.shapes import SHAPES, spoken_name

MOST = 500
"""How many engagements before today, and how many from today on, a calendar holds."""
NAMED = 3
"""How many of those who are asked are named."""

_ENGAGEMENT, _ATTENDANCE = schema.engagement, schema.attendance


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One engagement as a calendar shows it."""

    id: int
    title: str
    channel: Channel
    held_on: dt.date
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    zone: str
    place: str
    asked: int = 0
    """How many stand on the attendance list, whatever they answered."""
    accepted: int = 0
    """How many have said that they come, or came."""
    attended: int = 0
    names: tuple[str, ...] = ()
    """The first on the list."""


def entries(project: Project, filter: str = "", *, today: dt.date) -> list[CalendarEntry]:
    """Return the engagements that a filter asks for, by day and time.

    Of very many, those nearest to `today`: `MOST` before it, and as many from it on. Raises `Invalid`.
    """
    wanted = parse(filter, Noun.ENGAGEMENT, today=today, me=project.who)
    by_time = (_ENGAGEMENT.c.held_on, _ENGAGEMENT.c.starts_at, _ENGAGEMENT.c.id)
    with project.reading() as connection:
        asked_for = sa.select(*(_ENGAGEMENT.c[name] for name in _FIELDS)).where(
            filters.condition(connection, wanted)
        )
        past = asked_for.where(_ENGAGEMENT.c.held_on < today)
        coming = asked_for.where(_ENGAGEMENT.c.held_on >= today)
        latest_first = (column.desc().nulls_last() for column in by_time)
        found = [
            *reversed(connection.execute(past.order_by(*latest_first).limit(MOST)).all()),
            *connection.execute(
                coming.order_by(*(column.asc().nulls_first() for column in by_time)).limit(MOST)
            ),
        ]
        ids = [row.id for row in found]
        counts, names = _counts(connection, ids), _names(connection, ids)
    return [_entry(row, counts.get(row.id, (0, 0, 0)), names[row.id]) for row in found]


_FIELDS = ("id", "title", "channel", "held_on", "starts_at", "ends_at", "zone", "place")


def _entry(row: Any, counts: tuple[int, int, int], names: Sequence[str]) -> CalendarEntry:
    asked, accepted, attended = counts
    return CalendarEntry(
        **row._mapping, asked=asked, accepted=accepted, attended=attended, names=tuple(names)
    )


def _counts(connection: sa.Connection, engagements: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """Return how many are asked, come and came."""
    status = _ATTENDANCE.c.status
    comes = status.in_([AttendanceStatus.ACCEPTED, AttendanceStatus.ATTENDED])
    counts = sa.select(
        _ATTENDANCE.c.engagement_id,
        sa.func.count(),
        sa.func.count(sa.case((comes, 1))),
        sa.func.count(sa.case((status == AttendanceStatus.ATTENDED, 1))),
    ).group_by(_ATTENDANCE.c.engagement_id)
    found = connection.execute(counts.where(_ATTENDANCE.c.engagement_id.in_(engagements)))
    return {engagement: (asked, accepted, attended) for engagement, asked, accepted, attended in found}


def _names(connection: sa.Connection, engagements: Sequence[int]) -> dict[int, list[str]]:
    """Return who stands first on each list, by the person's name or else the body's."""
    numbered = (
        sa.select(
            _ATTENDANCE.c.id,
            sa.func.row_number()
            .over(partition_by=_ATTENDANCE.c.engagement_id, order_by=_ATTENDANCE.c.id)
            .label("number"),
        )
        .where(_ATTENDANCE.c.engagement_id.in_(engagements))
        .subquery()
    )
    person = spoken_name(schema.contact, SHAPES[Noun.CONTACT].name)
    seats: sa.Select[Any] = (
        sa.select(_ATTENDANCE.c.engagement_id, sa.func.coalesce(person, schema.organisation.c.name))
        .select_from(
            numbered.join(_ATTENDANCE, _ATTENDANCE.c.id == numbered.c.id)
            .outerjoin(schema.contact, schema.contact.c.id == _ATTENDANCE.c.contact_id)
            .outerjoin(schema.organisation, schema.organisation.c.id == _ATTENDANCE.c.organisation_id)
        )
        .where(numbered.c.number <= NAMED)
        .order_by(_ATTENDANCE.c.engagement_id, _ATTENDANCE.c.id)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for engagement, name in connection.execute(seats):
        names[engagement].append(name)
    return names
