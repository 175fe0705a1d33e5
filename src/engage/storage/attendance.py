"""Who is at an engagement: many seats at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from engage.domain.engagements import AttendanceRole, AttendanceStatus
from engage.domain.records import Noun
from engage.storage import records, schema
from engage.storage.shapes import SHAPES
from engage.storage.sorting import present_organisation

_ATTENDANCE = schema.attendance


def invite(
    connection: sa.Connection, engagement: int, noun: Noun, ids: Sequence[int], role: AttendanceRole
) -> None:
    """Invite contacts, each with the organisation that they mainly speak for, or organisations, by name.

    Those who have a seat already, an organisation also through somebody, keep it.
    """
    table, invited = SHAPES[noun].table, _ATTENDANCE.c[f"{noun}_id"]
    seated = sa.select(invited).where(_ATTENDANCE.c.engagement_id == engagement, invited.is_not(None))
    row = {
        "uid": sa.func.new_uid(),
        "engagement_id": sa.literal(engagement),
        invited.name: table.c.id,
        "role": sa.literal(role, _ATTENDANCE.c.role.type),
        "status": sa.literal(AttendanceStatus.INVITED, _ATTENDANCE.c.status.type),
    }
    if noun is Noun.CONTACT:
        row["organisation_id"] = present_organisation()
    for batch in records.batches(ids):
        wanted = (
            sa.select(*row.values())
            .where(table.c.id.in_(batch), table.c.id.not_in(seated))
            .order_by(table.c.sort_name, table.c.id)
        )
        connection.execute(_ATTENDANCE.insert().from_select(list(row), wanted))


def set_status(
    connection: sa.Connection, engagement: int, seats: Sequence[int], status: AttendanceStatus
) -> None:
    """Say where the invitations of some seats at an engagement stand."""
    for batch in records.batches(seats):
        theirs = _ATTENDANCE.c.id.in_(batch), _ATTENDANCE.c.engagement_id == engagement
        connection.execute(_ATTENDANCE.update().where(*theirs).values(status=status))


def set_values(connection: sa.Connection, seats: Sequence[int], **values: Any) -> None:
    """Say the same of several seats."""
    for batch in records.batches(seats):
        connection.execute(_ATTENDANCE.update().where(_ATTENDANCE.c.id.in_(batch)).values(**values))


def lower_hands(
    connection: sa.Connection, engagement: int, people: Collection[int], bodies: Collection[int]
) -> None:
    """Let contacts, and organisations that sit there without one, wait no longer to speak."""
    if people or bodies:
        theirs = {"engagement": engagement, "people": list(people), "bodies": list(bodies)}
        connection.execute(_LOWERED, theirs)


_LOWERED = (
    _ATTENDANCE.update()
    .where(
        _ATTENDANCE.c.engagement_id == sa.bindparam("engagement"),
        _ATTENDANCE.c.asked_at.is_not(None),
        sa.or_(
            _ATTENDANCE.c.contact_id.in_(records.listed("people")),
            sa.and_(
                _ATTENDANCE.c.contact_id.is_(None),
                _ATTENDANCE.c.organisation_id.in_(records.listed("bodies")),
            ),
        ),
    )
    .values(asked_at=None)
)
"""Put together once, as every line that is logged ends with it."""


def set_keys(connection: sa.Connection, keys: Mapping[str, str]) -> None:
    """Give seats their keys, by uid."""
    if keys:
        statement = _ATTENDANCE.update().where(
            _ATTENDANCE.c.uid == sa.bindparam("at", type_=_ATTENDANCE.c.uid.type)
        )
        connection.execute(statement, [{"at": uid, "seat": key} for uid, key in keys.items()])
