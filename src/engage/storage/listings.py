"""What lists and files of people are made from, read set by set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import AttendanceStatus
from engage.domain.records import Noun
from engage.storage import schema
from engage.storage.records import batches

_BELONGS: Mapping[Noun, tuple[sa.Table, str]] = {
    Noun.ENGAGEMENT: (schema.attendance, "engagement_id"),
    Noun.SUBMISSION: (schema.submission, "id"),
    Noun.FEEDBACK: (schema.feedback, "id"),
    Noun.COMMITMENT: (schema.commitment, "id"),
}
"""Where a record says to whom it belongs, and the column with its id."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who has said something, with all that decides how far that may be told."""

    contact: int | None
    organisation: int | None
    own: Level | None
    rule: Rule | None
    has_permission: bool


@dataclass(frozen=True, slots=True)
class Came:
    """Who has attended an engagement of a rule."""

    contact: int | None
    organisation: int | None
    rule: Rule


def spoke(connection: sa.Connection) -> list[Spoke]:
    """Return everybody who has said something, once for each way in which that may be told."""
    said, engagement = schema.feedback, schema.engagement
    permission = sa.and_(
        said.c.permission_by != "", said.c.permission_on.is_not(None), said.c.permission_how != ""
    )
    wanted = (
        sa.select(said.c.contact_id, said.c.organisation_id, said.c.disclosure, engagement.c.rule, permission)
        .select_from(said.outerjoin(engagement, engagement.c.id == said.c.engagement_id))
        .distinct()
    )
    rows = connection.execute(wanted)
    return [Spoke(who, body, own, rule, bool(may)) for who, body, own, rule, may in rows]


def came(connection: sa.Connection) -> list[Came]:
    """Return everybody who has attended something, once for each rule."""
    seat, engagement = schema.attendance, schema.engagement
    wanted = (
        sa.select(seat.c.contact_id, seat.c.organisation_id, engagement.c.rule)
        .join_from(seat, engagement, engagement.c.id == seat.c.engagement_id)
        .where(seat.c.status == AttendanceStatus.ATTENDED)
        .distinct()
    )
    return [Came(*row) for row in connection.execute(wanted)]


def belonging(
    connection: sa.Connection, owner: Noun, ids: Sequence[int], noun: Noun
) -> dict[int, tuple[int, ...]]:
    """Return the ids of what belongs to each of these contacts or organisations, each once."""
    table, id = _BELONGS[noun]
    return _by_owner(connection, table.c[f"{owner}_id"], table.c[id], ids)


def agreed_to(connection: sa.Connection, owner: Noun, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return the feedback to which each of these contacts or organisations said that they agree."""
    table = schema.agreement
    return _by_owner(connection, table.c[f"{owner}_id"], table.c.feedback_id, ids)


def _by_owner(
    connection: sa.Connection, owner: sa.Column[Any], id: sa.Column[Any], ids: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    found: dict[int, dict[int, None]] = {}
    for batch in batches(ids):
        wanted = sa.select(owner, id).where(owner.in_(batch)).order_by(id)
        for whose, what in connection.execute(wanted):
            found.setdefault(whose, {})[what] = None
    return {whose: tuple(what) for whose, what in found.items()}


def relations_to(
    connection: sa.Connection, organisations: Iterable[int]
) -> dict[int, list[tuple[int, str, str]]]:
    """Return for each organisation the bodies that say how they stand to it: id, name and how."""
    body, relation = schema.organisation, schema.relation
    found: dict[int, list[tuple[int, str, str]]] = {}
    for batch in batches(list(organisations)):
        wanted = (
            sa.select(relation.c.other_id, body.c.id, body.c.name, relation.c.kind)
            .join_from(relation, body, relation.c.organisation_id == body.c.id)
            .where(relation.c.other_id.in_(batch))
            .order_by(body.c.sort_name, relation.c.id)
        )
        for other, id, name, kind in connection.execute(wanted):
            found.setdefault(other, []).append((id, name, kind))
    return found


def seats_by_status(connection: sa.Connection) -> dict[AttendanceStatus, int]:
    """Return how many seats of engagements that are not archived have each status."""
    seat, engagement = schema.attendance, schema.engagement
    wanted = (
        sa.select(seat.c.status, sa.func.count())
        .join_from(seat, engagement, engagement.c.id == seat.c.engagement_id)
        .where(engagement.c.archived.is_(False))
        .group_by(seat.c.status)
    )
    return {AttendanceStatus(status): number for status, number in connection.execute(wanted)}
