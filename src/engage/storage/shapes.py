"""Where the records of each noun stand: their table, and the tables of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.briefings import Briefing, BriefingPart, Edition
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Affiliation, Contact
from engage.domain.documents import Document
from engage.domain.engagements import AgendaItem, Attendance, Engagement, ParkedPoint
from engage.domain.feedback import Agreement, Coding, Feedback
from engage.domain.organisations import Address, Email, Organisation, Phone, Relation
from engage.domain.records import Noun, Record
from engage.domain.submissions import Passage, Submission
from engage.storage import schema


@dataclass(frozen=True, slots=True)
class Child:
    """Rows that are a part of a record."""

    attribute: str
    table: sa.Table
    record: type[Record]


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a noun stands."""

    noun: Noun
    record: type[Record]
    table: sa.Table
    children: tuple[Child, ...] = ()
    name: tuple[str, ...] = ("title",)
    """The columns that make its name, in the order in which they are spoken."""
    kind: str = ""
    """The column that tells it apart, for references."""
    owner: str = field(init=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "owner", f"{self.table.name}_id")


_REACH = (
    Child("emails", schema.email, Email),
    Child("phones", schema.phone, Phone),
    Child("addresses", schema.address, Address),
)

SHAPES: Mapping[Noun, Shape] = {
    shape.noun: shape
    for shape in (
        Shape(
            Noun.ORGANISATION,
            Organisation,
            schema.organisation,
            (*_REACH, Child("relations", schema.relation, Relation)),
            name=("name",),
            kind="kind",
        ),
        Shape(
            Noun.CONTACT,
            Contact,
            schema.contact,
            (*_REACH, Child("affiliations", schema.affiliation, Affiliation)),
            name=("given_name", "family_name"),
        ),
        Shape(Noun.AGENDA, Agenda, schema.agenda),
        Shape(Noun.THEME, Theme, schema.theme, kind="code"),
        Shape(
            Noun.CONSULTATION,
            Consultation,
            schema.consultation,
            (Child("questions", schema.question, Question),),
        ),
        Shape(
            Noun.ENGAGEMENT,
            Engagement,
            schema.engagement,
            (
                Child("attendance", schema.attendance, Attendance),
                Child("documents", schema.document, Document),
                Child("items", schema.agenda_item, AgendaItem),
                Child("parked", schema.parked_point, ParkedPoint),
            ),
            kind="rule",
        ),
        Shape(Noun.SUBMISSION, Submission, schema.submission),
        Shape(
            Noun.FEEDBACK,
            Feedback,
            schema.feedback,
            (
                Child("codings", schema.coding, Coding),
                Child("agreements", schema.agreement, Agreement),
                Child("passages", schema.passage, Passage),
            ),
            name=("text",),
        ),
        Shape(Noun.COMMITMENT, Commitment, schema.commitment, name=("text",)),
        Shape(
            Noun.BRIEFING,
            Briefing,
            schema.briefing,
            (
                Child("parts", schema.briefing_part, BriefingPart),
                Child("editions", schema.edition, Edition),
            ),
        ),
    )
}

_SHAPE_OF: Mapping[type[Record], Shape] = {shape.record: shape for shape in SHAPES.values()}


def shape_of(record: type[Record]) -> Shape:
    """Return where records of this class stand."""
    return _SHAPE_OF[record]


def spoken_name(table: sa.Table, name: tuple[str, ...]) -> sa.ColumnElement[str]:
    """Return the SQL of a record's name as it is spoken."""
    spoken: sa.ColumnElement[str] = table.c[name[0]]
    for part in name[1:]:
        spoken = spoken + " " + table.c[part]
    return sa.func.trim(spoken)
