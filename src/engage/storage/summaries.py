"""What summaries count by, read set by set: who was there, who stands under whom, who belongs where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from engage.domain.counting import Tie
from engage.domain.engagements import AttendanceStatus
from engage.domain.filters import Filter, Term
from engage.domain.organisations import OrganisationKind, RelationKind
from engage.domain.projects import ProjectDetails
from engage.domain.records import Noun
from engage.storage import filter_terms, filters, schema

_UNDER = (RelationKind.MEMBER_OF, RelationKind.AFFILIATED_TO, RelationKind.PART_OF)


@dataclass(frozen=True, slots=True)
class Cells:
    """How many organisations of each kind there were, which decides whether the kind would name one."""

    attended: Mapping[tuple[int, OrganisationKind], int]
    """By engagement and kind."""
    in_project: Mapping[OrganisationKind, int]

    def size(self, engagement: int | None, kind: OrganisationKind | None) -> int:
        """Return how many of a kind attended an engagement or, without one, are in the project."""
        if kind is None:
            return 0
        return (
            self.in_project.get(kind, 0) if engagement is None else self.attended.get((engagement, kind), 0)
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """To which consultation what was said belongs, by the ids of where it was said."""

    by_question: Mapping[int, int]
    by_engagement: Mapping[int, int]
    by_submission: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Person:
    """A contact with a present role in an organisation."""

    contact: int
    name: str
    role: str


def details(connection: sa.Connection) -> ProjectDetails:
    """Return what the project says of itself."""
    columns = (schema.project.c[name] for name in ProjectDetails.__dataclass_fields__)
    return ProjectDetails(**connection.execute(sa.select(*columns)).one()._mapping)


def cells(connection: sa.Connection, engagement: int | None = None) -> Cells:
    """Return how many organisations of each kind attended each engagement, or a given one, and are in all."""
    organisation, attendance = schema.organisation, schema.attendance
    attended = (
        sa.select(
            attendance.c.engagement_id,
            organisation.c.kind,
            sa.func.count(sa.distinct(attendance.c.organisation_id)),
        )
        .join(organisation, organisation.c.id == attendance.c.organisation_id)
        .where(attendance.c.status == AttendanceStatus.ATTENDED)
        .group_by(attendance.c.engagement_id, organisation.c.kind)
    )
    if engagement is not None:
        attended = attended.where(attendance.c.engagement_id == engagement)
    in_project = (
        sa.select(organisation.c.kind, sa.func.count())
        .where(organisation.c.archived.is_(False))
        .group_by(organisation.c.kind)
    )
    return Cells(
        {(engagement, kind): number for engagement, kind, number in connection.execute(attended)},
        {kind: number for kind, number in connection.execute(in_project)},  # noqa: C416  typed rows
    )


def ties(connection: sa.Connection) -> list[Tie]:
    """Return which organisations stand under which others."""
    relation = schema.relation
    columns = (relation.c.organisation_id, relation.c.other_id, relation.c.started, relation.c.ended)
    rows = connection.execute(sa.select(*columns).where(relation.c.kind.in_(_UNDER)).order_by(relation.c.id))
    return [Tie(*row) for row in rows]


def people(connection: sa.Connection, organisations: Iterable[int]) -> dict[int, list[Person]]:
    """Return the contacts who have a role in each organisation now, by family name."""
    contact, affiliation = schema.contact, schema.affiliation
    wanted = set(organisations)
    rows = connection.execute(
        sa.select(
            affiliation.c.organisation_id,
            contact.c.id,
            contact.c.given_name,
            contact.c.family_name,
            affiliation.c.role,
        )
        .join(contact, contact.c.id == affiliation.c.contact_id)
        .where(affiliation.c.ended.is_(None), contact.c.archived.is_(False))
        .order_by(contact.c.sort_name, contact.c.id, affiliation.c.id)
    )
    found: dict[int, list[Person]] = {}
    for organisation, id, given, family, role in rows:
        if organisation in wanted:
            found.setdefault(organisation, []).append(Person(id, f"{given} {family}".strip(), role))
    return found


def theme_ids(connection: sa.Connection, wanted: Filter) -> Sequence[int]:
    """Return the themes that a filter of feedback leaves to speak of, agenda by agenda in order of code.

    What it asks of agendas and themes holds for the themes themselves, where `theme:1 theme:2` asks for
    both, as `agenda:Jobs agenda:Skills` does; every other theme of the selected feedback stands outside its
    scope.
    """

    def named(*terms: Term) -> set[int]:
        return {id for term in terms for id in filters.ids(connection, Filter(Noun.THEME, (term,)))}

    every = filters.ids(connection, Filter(Noun.THEME), "code")
    kept = set(every)
    for field in ("theme", "agenda"):
        terms = [term for term in wanted.terms if term.field == field]
        if asked_for := [term for term in terms if not term.is_negated]:
            kept &= named(*asked_for)
        for term in terms:
            if term.is_negated:
                kept &= named(term)
    return [id for id in every if id in kept]


def engagement_ids(connection: sa.Connection, wanted: Filter, spoken_at: Collection[int]) -> Sequence[int]:
    """Return the engagements that a filter of feedback selects, oldest first.

    Those at which something of it was said (`spoken_at`); and where it asks for engagements and nothing
    else, or for nothing at all, also those at which nothing was logged.
    """
    engagement = schema.engagement
    at: sa.ColumnElement[bool] = engagement.c.id.in_(spoken_at)
    if not wanted.terms:
        at = sa.or_(at, engagement.c.archived.is_(False))
    elif all(term.field == "engagement" and not term.is_negated for term in wanted.terms):
        names = ([str(name) for name in term.values] for term in wanted.terms)
        at = sa.and_(*(engagement.c.id.in_(filter_terms.named(Noun.ENGAGEMENT, any_of)) for any_of in names))
    order = (engagement.c.held_on, engagement.c.starts_at, engagement.c.id)
    return connection.execute(sa.select(engagement.c.id).where(at).order_by(*order)).scalars().all()


def asked(connection: sa.Connection) -> Asked:
    """Return which questions, engagements and submissions belong to which consultations."""
    tables = (schema.question, schema.engagement, schema.submission)
    return Asked(*(_consultations_by(connection, table) for table in tables))


def _consultations_by(connection: sa.Connection, table: sa.Table) -> dict[int, int]:
    column = table.c.consultation_id
    rows = connection.execute(sa.select(table.c.id, column).where(column.is_not(None)))
    return {id: consultation for id, consultation in rows}  # noqa: C416  typed rows


def consultation_ids(connection: sa.Connection, wanted: Filter, answered: Collection[int]) -> Sequence[int]:
    """Return the consultations that a filter of feedback selects, those that opened first in front.

    Those to which something of it was said (`answered`); and where it asks for consultations and nothing
    else, or for nothing at all, also those that nobody has answered.
    """
    consultation = schema.consultation
    at: sa.ColumnElement[bool] = consultation.c.id.in_(answered)
    if not wanted.terms:
        at = sa.or_(at, consultation.c.archived.is_(False))
    elif all(term.field == "consultation" and not term.is_negated for term in wanted.terms):
        names = ([str(name) for name in term.values] for term in wanted.terms)
        at = sa.and_(
            *(consultation.c.id.in_(filter_terms.named(Noun.CONSULTATION, any_of)) for any_of in names)
        )
    order = (consultation.c.opens_on.nulls_last(), consultation.c.id)
    return connection.execute(sa.select(consultation.c.id).where(at).order_by(*order)).scalars().all()


def commitments(connection: sa.Connection) -> Sequence[sa.Row[int, int | None, int | None]]:
    """Return each commitment's id, engagement and feedback, those that are due first in front."""
    table = schema.commitment
    columns = (table.c.id, table.c.engagement_id, table.c.feedback_id)
    return connection.execute(sa.select(*columns).order_by(table.c.due_on.nulls_last(), table.c.id)).all()
