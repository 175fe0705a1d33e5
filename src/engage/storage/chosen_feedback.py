"""What many pieces of feedback have in common: counts over sets, whatever their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import sqlalchemy as sa

from engage.domain.feedback import Stance
from engage.storage import schema
from engage.storage.records import batches

_CODING = schema.coding
_FEEDBACK = schema.feedback


def codings(connection: sa.Connection, feedback: Sequence[int]) -> Counter[tuple[int, Stance]]:
    """Return how many of them are coded to each theme with each stance."""
    counts: Counter[tuple[int, Stance]] = Counter()
    for batch in batches(feedback):
        key = (_CODING.c.theme_id, _CODING.c.stance)
        coded = sa.select(*key, sa.func.count()).where(_CODING.c.feedback_id.in_(batch)).group_by(*key)
        for theme, stance, count in connection.execute(coded):
            counts[theme, stance] += count
    return counts


def stances(connection: sa.Connection, feedback: Sequence[int]) -> Counter[Stance]:
    """Return how many take each stance towards a theme or, where they are coded to none, as logged."""
    counts: Counter[Stance] = Counter()
    for batch in batches(feedback):
        coded = sa.select(_CODING.c.feedback_id, _CODING.c.stance).where(_CODING.c.feedback_id.in_(batch))
        uncoded = sa.select(_FEEDBACK.c.id, _FEEDBACK.c.stance).where(
            _FEEDBACK.c.id.in_(batch), _FEEDBACK.c.stance.is_not(None), ~_is_coded()
        )
        taken = sa.union(coded, uncoded).subquery()
        stance = taken.c.stance
        for each, count in connection.execute(sa.select(stance, sa.func.count()).group_by(stance)):
            counts[Stance(each)] += count
    return counts


def flags(connection: sa.Connection, feedback: Sequence[int]) -> Counter[str]:
    """Return of how many each holds: is there, `is_key_point`, `has_evidence`, `uncoded`, `unresolved`."""
    counts: Counter[str] = Counter()
    conditions = {
        "there": sa.true(),
        "is_key_point": _FEEDBACK.c.is_key_point,
        "has_evidence": _FEEDBACK.c.has_evidence,
        "uncoded": ~_is_coded(),
        "unresolved": sa.cast(_FEEDBACK.c.unresolved, sa.String) != "[]",
    }
    for batch in batches(feedback):
        sums = (sa.func.count().filter(holds) for holds in conditions.values())
        row = connection.execute(sa.select(*sums).where(_FEEDBACK.c.id.in_(batch))).one()
        counts.update(dict(zip(conditions, row, strict=True)))
    return counts


def mentioned(connection: sa.Connection, feedback: Sequence[int], column: str) -> set[int | None]:
    """Return what they mention in a column such as `organisation_id`; None where one mentions nothing."""
    found: set[int | None] = set()
    for batch in batches(feedback):
        values = sa.select(_FEEDBACK.c[column]).where(_FEEDBACK.c.id.in_(batch)).distinct()
        found.update(connection.execute(values).scalars())
    return found


def _is_coded() -> sa.ColumnElement[bool]:
    return sa.exists().where(_CODING.c.feedback_id == _FEEDBACK.c.id)
