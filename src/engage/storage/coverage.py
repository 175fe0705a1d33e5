"""How much was said to which theme, by whom and with which stance, added up by the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from engage.domain.counting import Voice
from engage.domain.feedback import Capacity, Stance
from engage.domain.filters import Filter
from engage.domain.organisations import OrganisationKind
from engage.storage import filters, schema
from engage.storage.kept_counts import NO_KIND, NO_ORGANISATION, kept_count, kept_total
from engage.storage.records import batches
from engage.storage.types import OneOf

_CODING, _FEEDBACK, _ORGANISATION, _THEME = schema.coding, schema.feedback, schema.organisation, schema.theme
_KEPT, _TOTAL = kept_count.c, kept_total.c


@dataclass(frozen=True, slots=True)
class Codings:
    """So many codings to a theme, of what one kind of organisation said with one stance."""

    theme: int
    kind: OrganisationKind | None
    """None: of what was said for no organisation."""
    stance: Stance
    number: int


@dataclass(frozen=True, slots=True)
class Taken:
    """So many organisations took one stance to a theme and those below it, by all that they said there."""

    theme: int
    stance: Stance
    organisations: int
    mixed: Sequence[int]
    """Their ids, where it is a mixed one."""


def codings(connection: sa.Connection, wanted: Filter) -> list[Codings]:
    """Return how much of the feedback that a filter asks for is coded to each theme, by kind and stance."""
    columns: tuple[sa.ColumnElement[Any], ...]
    number: sa.ColumnElement[int]
    if all(term.field == "kind" for term in wanted.terms):
        # So much is kept.
        columns, number = (_TOTAL.theme_id, _TOTAL.kind, _TOTAL.stance), _TOTAL.codings
        asked = [(_TOTAL.kind.in_(term.values), term.is_negated) for term in wanted.terms]
        said = sa.select(kept_total).where(*(~holds if is_negated else holds for holds, is_negated in asked))
    else:
        of_body = sa.func.coalesce(sa.cast(_ORGANISATION.c.kind, sa.String), NO_KIND)
        columns, number = (_CODING.c.theme_id, of_body, _CODING.c.stance), sa.func.count()
        said = sa.select(_CODING).join(_FEEDBACK).outerjoin(_ORGANISATION)
        said = said.where(filters.condition(connection, wanted))
    theme, kind, stance = columns
    known = sa.func.nullif(kind, NO_KIND, type_=OneOf(OrganisationKind))
    rows = connection.execute(said.with_only_columns(theme, known, stance, number).group_by(*columns))
    return [Codings(*row) for row in rows]


def _above() -> sa.CTE:
    """Each theme with itself and all above it."""
    below = sa.select(_THEME.c.id.label("theme_id"), _THEME.c.id.label("above_id")).cte(recursive=True)
    parents = sa.select(below.c.theme_id, _THEME.c.parent_id).join(_THEME, _THEME.c.id == below.c.above_id)
    return below.union(parents.where(_THEME.c.parent_id.is_not(None)))


def pieces(connection: sa.Connection) -> dict[int, int]:
    """Return how many pieces of feedback are coded to each theme or to one below it."""
    own = sa.select(_TOTAL.theme_id, sa.func.sum(_TOTAL.codings)).group_by(_TOTAL.theme_id)
    above = _above()
    several = (
        sa.select(above.c.above_id, sa.func.count(_CODING.c.feedback_id.distinct()))
        .join(_CODING, _CODING.c.theme_id == above.c.theme_id)
        .where(above.c.above_id.in_(sa.select(_THEME.c.parent_id)))
        .group_by(above.c.above_id)
    )
    return {theme: number for each in (own, several) for theme, number in connection.execute(each)}


def taken(connection: sa.Connection, *, without: Collection[int]) -> Iterator[Taken]:
    """Yield how organisations stood to each theme and those below it, but for some organisations.

    It is what `engage.domain.counting.stances` says, in SQL.
    """
    above = _above()
    clear = sa.func.nullif(sa.cast(_KEPT.stance, sa.String), Stance.UNCLEAR.value)
    first, last = sa.func.min(clear), sa.func.max(clear)
    stance = sa.case(
        (first.is_(None), Stance.UNCLEAR.value), (first == last, first), else_=Stance.MIXED.value
    )
    left_out = sa.func.json_each(json.dumps(sorted(without))).table_valued("value")
    each = (
        sa.select(above.c.above_id.label("theme"), _KEPT.organisation_id, stance.label("stance"))
        .join(kept_count, _KEPT.theme_id == above.c.theme_id)
        .where(
            _KEPT.organisation_id.not_in(sa.select(left_out.c.value)),
            _KEPT.organisation_id != NO_ORGANISATION,
            _KEPT.capacity != Capacity.PERSONAL,
        )
        .group_by(above.c.above_id, _KEPT.organisation_id)
        .subquery()
    )
    is_mixed = each.c.stance == Stance.MIXED.value
    mixed = sa.func.json_group_array(each.c.organisation_id).filter(is_mixed)
    rows = connection.execute(
        sa.select(
            each.c.theme, sa.type_coerce(each.c.stance, OneOf(Stance)), sa.func.count(), mixed
        ).group_by(each.c.theme, each.c.stance)
    )
    for theme, held, number, ids in rows:
        yield Taken(theme, held, number, json.loads(ids))


def speaking_for_members(connection: sa.Connection) -> Sequence[int]:
    """Return the organisations that have spoken for their members."""
    wanted = sa.select(_KEPT.organisation_id).where(_KEPT.capacity == Capacity.MEMBERS).distinct()
    return connection.execute(wanted).scalars().all()


def voices(
    connection: sa.Connection, *, engagement: int | None = None, organisations: Collection[int] = ()
) -> list[Voice]:
    """Return what was said at an engagement or, without one, by some organisations, as it bears on themes."""
    said = sa.select(
        _FEEDBACK.c.id,
        _CODING.c.theme_id,
        _FEEDBACK.c.organisation_id,
        _CODING.c.stance,
        _FEEDBACK.c.capacity,
        _FEEDBACK.c.said_on,
    ).join(_CODING, _CODING.c.feedback_id == _FEEDBACK.c.id)
    if engagement is not None:
        return [
            Voice(*row) for row in connection.execute(said.where(_FEEDBACK.c.engagement_id == engagement))
        ]
    return [
        Voice(*row)
        for batch in batches(sorted(organisations))
        for row in connection.execute(said.where(_FEEDBACK.c.organisation_id.in_(batch)))
    ]
