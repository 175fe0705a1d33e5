"""What many pieces of feedback that are chosen together have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from engage.domain.agendas import Theme
from engage.domain.feedback import Stance
from engage.domain.records import Reference
from engage.services import records
from engage.storage import chosen_feedback as storage
from engage.storage import records as stored
from engage.storage import schema
from engage.storage.project import Project


@dataclass(frozen=True, slots=True)
class Chosen:
    """Pieces of feedback by what is the same of them and what is not."""

    pieces: int
    organisations: int
    """Those that are known."""
    organisation: Reference | None
    """The one that said all of it."""
    engagement: Reference | None
    """The one at which all of it was said."""
    themes: Sequence[tuple[Theme, int]]
    """Each theme to which some of it is coded, and how much; most first."""
    stances: Mapping[Stance, int]
    key_points: int
    with_evidence: int
    uncoded: int
    unresolved: int


def chosen(project: Project, feedback: Sequence[int]) -> Chosen:
    """Return what these have in common; those that are no longer there are passed over."""
    with project.reading() as connection:
        coded: dict[int, int] = {}
        for (theme, _), count in storage.codings(connection, feedback).items():
            coded[theme] = coded.get(theme, 0) + count
        themes = stored.fetch(connection, Theme, sorted(coded, key=lambda id: -coded[id]))
        flags = storage.flags(connection, feedback)
        bodies = storage.mentioned(connection, feedback, "organisation_id")
        return Chosen(
            pieces=flags["there"],
            organisations=len(bodies - {None}),
            organisation=_only(connection, schema.organisation, bodies),
            engagement=_only(
                connection, schema.engagement, storage.mentioned(connection, feedback, "engagement_id")
            ),
            themes=[(theme, coded[theme.id]) for theme in themes],
            stances=dict(storage.stances(connection, feedback)),
            key_points=flags["is_key_point"],
            with_evidence=flags["has_evidence"],
            uncoded=flags["uncoded"],
            unresolved=flags["unresolved"],
        )


def themes_of(project: Project, feedback: Sequence[int]) -> list[Theme]:
    """Return the themes to which some of the feedback is coded, in the order of their agendas."""
    with project.reading() as connection:
        wanted = {theme for theme, _ in storage.codings(connection, feedback)}
    return [
        theme for theme in records.rows(project, Theme, records.ids(project, Theme)) if theme.id in wanted
    ]


def _only(connection: sa.Connection, table: sa.Table, ids: set[int | None]) -> Reference | None:
    """The record that all mention; None where they mention several, or some nothing."""
    (id, *others) = ids or {None}
    return None if others or id is None else stored.references(connection, table, [id]).get(id)
