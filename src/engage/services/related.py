"""What belongs to a record without being a part of it: an organisation's contacts, an agenda's themes."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from engage.domain.organisations import RelationKind
from engage.domain.records import Noun, Record, Reference
from engage.services.records import noun_of
from engage.storage import schema, sorting
from engage.storage.project import Project
from engage.storage.shapes import SHAPES

_MENTIONS: Mapping[Noun, Mapping[Noun, tuple[sa.Column[Any], sa.Column[Any]]]] = {
    Noun.ORGANISATION: {
        Noun.ORGANISATION: (schema.relation.c.other_id, schema.relation.c.organisation_id),
        Noun.CONTACT: (schema.affiliation.c.organisation_id, schema.affiliation.c.contact_id),
        Noun.ENGAGEMENT: (schema.attendance.c.organisation_id, schema.attendance.c.engagement_id),
        Noun.SUBMISSION: (schema.submission.c.organisation_id, schema.submission.c.id),
        Noun.FEEDBACK: (schema.feedback.c.organisation_id, schema.feedback.c.id),
        Noun.COMMITMENT: (schema.commitment.c.organisation_id, schema.commitment.c.id),
    },
    Noun.CONTACT: {
        Noun.ENGAGEMENT: (schema.attendance.c.contact_id, schema.attendance.c.engagement_id),
        Noun.SUBMISSION: (schema.submission.c.contact_id, schema.submission.c.id),
        Noun.FEEDBACK: (schema.feedback.c.contact_id, schema.feedback.c.id),
        Noun.COMMITMENT: (schema.commitment.c.contact_id, schema.commitment.c.id),
    },
    Noun.AGENDA: {
        Noun.THEME: (schema.theme.c.agenda_id, schema.theme.c.id),
        Noun.CONSULTATION: (schema.consultation.c.agenda_id, schema.consultation.c.id),
        Noun.ENGAGEMENT: (schema.engagement.c.agenda_id, schema.engagement.c.id),
    },
    Noun.THEME: {Noun.THEME: (schema.theme.c.parent_id, schema.theme.c.id)},
    Noun.CONSULTATION: {
        Noun.ENGAGEMENT: (schema.engagement.c.consultation_id, schema.engagement.c.id),
        Noun.SUBMISSION: (schema.submission.c.consultation_id, schema.submission.c.id),
    },
    Noun.ENGAGEMENT: {
        Noun.SUBMISSION: (schema.submission.c.engagement_id, schema.submission.c.id),
        Noun.FEEDBACK: (schema.feedback.c.engagement_id, schema.feedback.c.id),
        Noun.COMMITMENT: (schema.commitment.c.engagement_id, schema.commitment.c.id),
    },
    Noun.SUBMISSION: {Noun.FEEDBACK: (schema.passage.c.submission_id, schema.passage.c.feedback_id)},
    Noun.FEEDBACK: {
        Noun.COMMITMENT: (schema.commitment.c.feedback_id, schema.commitment.c.id),
        Noun.BRIEFING: (schema.briefing_part.c.feedback_id, schema.briefing_part.c.briefing_id),
    },
    Noun.COMMITMENT: {},
    Noun.BRIEFING: {},
}
"""For each noun the nouns that belong to it: the column that mentions it, and the one that says who does."""


def related(project: Project, record: Record) -> dict[Noun, array[int]]:
    """Return the ids of what belongs to a record, by noun, each in the usual order of its lists."""
    found: dict[Noun, array[int]] = {}
    with project.reading() as connection:
        for noun, (mention, owner) in _MENTIONS[noun_of(type(record))].items():
            table = SHAPES[noun].table
            wanted = (
                sa.select(table.c.id)
                .where(table.c.id.in_(sa.select(owner).where(mention == record.id)))
                .order_by(*sorting.order(noun))
            )
            found[noun] = array("q", connection.execute(wanted).scalars())
    return found


def relations_to(project: Project, organisation: int) -> list[tuple[Reference, RelationKind]]:
    """Return the bodies that say how they stand to an organisation, and how, by name."""
    body, relation = schema.organisation, schema.relation
    wanted = (
        sa.select(body.c.id, body.c.uid, body.c.name, body.c.kind, relation.c.kind)
        .join_from(relation, body, relation.c.organisation_id == body.c.id)
        .where(relation.c.other_id == organisation)
        .order_by(body.c.sort_name, relation.c.id)
    )
    with project.reading() as connection:
        return [(Reference(*row[:4]), row[4]) for row in connection.execute(wanted)]


def feedback_count(project: Project, theme: int) -> int:
    """Return how many pieces of feedback are coded to a theme or to one below it."""
    below = sa.select(schema.theme.c.id).where(schema.theme.c.id == theme).cte("below", recursive=True)
    below = below.union_all(sa.select(schema.theme.c.id).join(below, schema.theme.c.parent_id == below.c.id))
    coded = sa.select(sa.func.count(schema.coding.c.feedback_id.distinct())).where(
        schema.coding.c.theme_id.in_(sa.select(below.c.id))
    )
    with project.reading() as connection:
        return int(connection.execute(coded).scalar_one())
