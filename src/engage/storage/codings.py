"""Codings of many pieces of feedback at once: statements over sets, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.feedback import CodingSource, Stance
from engage.domain.theme_trees import merged_stance
from engage.storage import schema
from engage.storage.records import batches

_CODING = schema.coding
_FEEDBACK = schema.feedback


def add(connection: sa.Connection, feedback: Sequence[int], theme: int, by: str) -> None:
    """Code feedback to a theme, each piece with the stance that it was logged with; what is there stays."""
    now = clock.now()
    row = {
        "uid": sa.func.new_uid(),
        "feedback_id": _FEEDBACK.c.id,
        "theme_id": sa.literal(theme),
        "stance": sa.func.coalesce(_FEEDBACK.c.stance, sa.literal(Stance.UNCLEAR.value)),
        "coded_by": sa.literal(by, _CODING.c.coded_by.type),
        "coded_at": sa.literal(now, _CODING.c.coded_at.type),
        "source": sa.literal(CodingSource.HAND, _CODING.c.source.type),
    }
    for batch in batches(feedback):
        there = sa.select(_CODING.c.feedback_id).where(_CODING.c.feedback_id.in_(batch), _to(theme))
        wanted = sa.select(*row.values()).where(_FEEDBACK.c.id.in_(batch), _FEEDBACK.c.id.not_in(there))
        connection.execute(_CODING.insert().from_select(list(row), wanted))


def remove(connection: sa.Connection, feedback: Sequence[int], theme: int) -> None:
    """Take feedback off a theme."""
    for batch in batches(feedback):
        connection.execute(_CODING.delete().where(_CODING.c.feedback_id.in_(batch), _to(theme)))


def set_stance(connection: sa.Connection, feedback: Sequence[int], stance: Stance, by: str) -> None:
    """Give all codings of feedback a stance; what is coded to no theme has it as if it had been logged so."""
    taken = {"stance": stance, "coded_by": by, "coded_at": clock.now(), "source": CodingSource.HAND}
    is_coded = sa.exists().where(_CODING.c.feedback_id == _FEEDBACK.c.id)
    for batch in batches(feedback):
        theirs = _CODING.update().where(_CODING.c.feedback_id.in_(batch), _CODING.c.stance != stance)
        connection.execute(theirs.values(taken))
        uncoded = _FEEDBACK.update().where(_FEEDBACK.c.id.in_(batch), ~is_coded)
        connection.execute(uncoded.values(stance=stance))


def _to(theme: int) -> sa.ColumnElement[bool]:
    # A sum has no index: these statements name their feedback, and much else may be coded to the theme.
    return _CODING.c.theme_id + 0 == theme


def coded_to(connection: sa.Connection, theme: int) -> set[int]:
    """Return the ids of the feedback that is coded to the theme itself."""
    return set(
        connection.execute(sa.select(_CODING.c.feedback_id).where(_CODING.c.theme_id == theme)).scalars()
    )


def move(connection: sa.Connection, feedback: Sequence[int], theme: int, to: int) -> None:
    """Set feedback that is coded to a theme against another one, to which it is not coded yet."""
    for batch in batches(feedback):
        moving = _CODING.update().where(_CODING.c.feedback_id.in_(batch), _to(theme))
        connection.execute(moving.values(theme_id=to))


def merge(connection: sa.Connection, theme: int, into: int) -> None:
    """Set all that is coded to a theme against another one; what was coded to both keeps one coding."""
    twin = _CODING.alias()
    stance = sa.case(
        *(
            (sa.and_(_CODING.c.stance == kept, twin.c.stance == other), merged_stance(kept, other).value)
            for kept, other in product(Stance, repeat=2)
        )
    )
    connection.execute(
        _CODING.update()
        .where(
            _CODING.c.theme_id == into,
            twin.c.theme_id == theme,
            twin.c.feedback_id == _CODING.c.feedback_id,
        )
        .values(stance=stance)
    )
    coded_to_both = sa.select(twin.c.feedback_id).where(twin.c.theme_id == into)
    doubles = _CODING.delete().where(_CODING.c.theme_id == theme, _CODING.c.feedback_id.in_(coded_to_both))
    connection.execute(doubles)
    connection.execute(_CODING.update().where(_CODING.c.theme_id == theme).values(theme_id=into))


def recent_themes(connection: sa.Connection, by: str, limit: int) -> list[int]:
    """Return the themes that somebody coded to last, the latest first."""
    newest = sa.func.max(_CODING.c.coded_at)
    used = (
        sa.select(_CODING.c.theme_id)
        .where(_CODING.c.coded_by == by, _CODING.c.source == CodingSource.HAND)
        .group_by(_CODING.c.theme_id)
        .order_by(newest.desc(), sa.func.max(_CODING.c.id).desc())
        .limit(limit)
    )
    return list(connection.execute(used).scalars())
