"""What was logged at one engagement, as its pad shows it."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from engage.domain.organisations import OrganisationKind
from engage.domain.pad import Remark
from engage.domain.records import Noun
from engage.storage import schema

_FEEDBACK, _COMMITMENT, _CODING = schema.feedback, schema.commitment, schema.coding


def logged(connection: sa.Connection, engagement: int) -> list[tuple[Noun, int]]:
    """Return all feedback and commitments, the newest first."""
    of_each = (
        sa.select(sa.literal(noun.value).label("noun"), table.c.id, table.c.uid).where(
            table.c.engagement_id == engagement
        )
        for noun, table in ((Noun.FEEDBACK, _FEEDBACK), (Noun.COMMITMENT, _COMMITMENT))
    )
    rows = sa.union_all(*of_each).order_by(sa.desc("uid"))
    return [(Noun(noun), id) for noun, id, _ in connection.execute(rows)]


def remarks(connection: sa.Connection, engagement: int) -> list[Remark]:
    """Return who said each piece of feedback."""
    feedback = _FEEDBACK.c
    said = sa.select(feedback.contact_id, feedback.organisation_id)
    return [Remark(*row) for row in connection.execute(said.where(feedback.engagement_id == engagement))]


def unresolved(connection: sa.Connection, engagement: int) -> list[tuple[str, ...]]:
    """Return the open marks of each piece of feedback and commitment that has some, the earliest first."""
    of_each = (
        sa.select(table.c.uid, table.c.unresolved).where(
            table.c.engagement_id == engagement, table.c.unresolved != ()
        )
        for table in (_FEEDBACK, _COMMITMENT)
    )
    rows = connection.execute(sa.union_all(*of_each).order_by("uid"))
    return [marks for _, marks in rows]


def recent_themes(connection: sa.Connection, engagement: int) -> list[int]:
    """Return the themes to which something was coded here, the latest first."""
    latest = sa.func.max(_CODING.c.id)
    here = sa.select(_CODING.c.theme_id).join(_FEEDBACK, _FEEDBACK.c.id == _CODING.c.feedback_id)
    used = here.where(_FEEDBACK.c.engagement_id == engagement).group_by(_CODING.c.theme_id)
    return list(connection.execute(used.order_by(latest.desc())).scalars())


def kinds(connection: sa.Connection, organisations: Sequence[int]) -> dict[int, OrganisationKind]:
    """Return of what kind organisations are."""
    table = schema.organisation
    rows = connection.execute(sa.select(table.c.id, table.c.kind).where(table.c.id.in_(organisations)))
    return {row.id: row.kind for row in rows}
