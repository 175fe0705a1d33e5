"""The tables of a project. A column has the name of the field of the dataclass that it holds.

Every table here but `content` is journalled (see `journal`), so each has `id` for joins and `uid` for all
that leaves the file. Apart from `uid` nothing is unique by constraint: undo puts many rows back at once and
in no order of its own; services see to the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.schema import SchemaItem

from engage.domain.briefings import LANGUAGE, PartKind
from engage.domain.commitments import CommitmentState
from engage.domain.consultations import ParticipationLevel
from engage.domain.contacts import LawfulBasis
from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.engagements import AttendanceRole, AttendanceStatus, Channel, NoteState
from engage.domain.feedback import Capacity, CodingSource, Stance
from engage.domain.organisations import OrganisationKind, Reach, RelationKind, SizeBand
from engage.domain.records import Noun
from engage.storage.types import OneOf, Text, Texts, Uid, Utc

VERSION = "0005"
"""The newest migration: what a project made by this program carries."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *items: SchemaItem) -> sa.Table:
    # AUTOINCREMENT: an id that was deleted is never given again, so undo can put the record back.
    return sa.Table(
        name,
        metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("uid", Uid, nullable=False, unique=True),
        *items,
        sqlite_autoincrement=True,
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, Text, nullable=False, default="", server_default="")


def _texts(name: str) -> sa.Column[tuple[str, ...]]:
    return sa.Column(name, Texts, nullable=False, default=(), server_default="[]")


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, default=False, server_default="0")


def _owner(table: str, *, nullable: bool = False) -> sa.Column[int]:
    """The record that this row is a part of: it goes when the owner goes."""
    return sa.Column(
        f"{table}_id",
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        nullable=nullable,
        index=True,
    )


def _reference(table: str, name: str = "") -> sa.Column[int]:
    """Another record that this row mentions: forgotten when that one goes."""
    return sa.Column(
        f"{name or table}_id", sa.ForeignKey(f"{table}.id", ondelete="SET NULL"), nullable=True, index=True
    )


def _rating() -> Sequence[SchemaItem]:
    return (
        sa.Column("influence", sa.Integer),
        sa.Column("interest", sa.Integer),
        sa.Column("rated_on", sa.Date),
        sa.CheckConstraint("influence BETWEEN 1 AND 5", name="influence"),
        sa.CheckConstraint("interest BETWEEN 1 AND 5", name="interest"),
    )


project = _table(
    "project",
    sa.Column("name", Text, nullable=False),
    _text("controller"),
    sa.Column("smallest_cell", sa.Integer, nullable=False),
    sa.Column("zone", Text, nullable=False),
    sa.Column("replica", Uid, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
)

organisation = _table(
    "organisation",
    sa.Column("name", Text, nullable=False),
    sa.Column("sort_name", Text, nullable=False, index=True),
    _text("short_name"),
    sa.Column("kind", OneOf(OrganisationKind), nullable=False, index=True),
    _text("sector"),
    _text("region"),
    _text("country"),
    sa.Column("size_band", OneOf(SizeBand)),
    sa.Column("staff", sa.Integer),
    sa.Column("members_represented", sa.Integer),
    *_rating(),
    _text("owner"),
    _text("preferred_channel"),
    _text("website"),
    _text("notes"),
    _flag("archived"),
)

relation = _table(
    "relation",
    _owner("organisation"),
    sa.Column("other_id", sa.ForeignKey("organisation.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", OneOf(RelationKind), nullable=False),
    sa.Column("started", sa.Date),
    sa.Column("ended", sa.Date),
)

contact = _table(
    "contact",
    _text("title"),
    _text("given_name"),
    _text("family_name"),
    sa.Column("sort_name", Text, nullable=False, index=True),
    *_rating(),
    _text("owner"),
    _text("preferred_channel"),
    _text("access_needs"),
    _text("region"),
    _text("country"),
    sa.Column("lawful_basis", OneOf(LawfulBasis)),
    _text("basis_source"),
    sa.Column("basis_on", sa.Date),
    sa.Column("review_on", sa.Date, index=True),
    _text("notes"),
    _flag("archived"),
)

affiliation = _table(
    "affiliation",
    _owner("contact"),
    _owner("organisation"),
    _text("role"),
    sa.Column("started", sa.Date),
    sa.Column("ended", sa.Date),
    _flag("is_primary"),
)


def _reach(name: str, *items: SchemaItem) -> sa.Table:
    """A table of ways to reach a contact or an organisation."""
    return _table(
        name,
        _owner("contact", nullable=True),
        _owner("organisation", nullable=True),
        sa.CheckConstraint("(contact_id IS NULL) <> (organisation_id IS NULL)", name="one_owner"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", OneOf(Reach), nullable=False),
        *items,
    )


email = _reach("email", sa.Column("address", Text, nullable=False, index=True))
phone = _reach("phone", sa.Column("number", Text, nullable=False, index=True))
address = _reach(
    "address", _text("street"), _text("locality"), _text("region"), _text("postcode"), _text("country")
)

agenda = _table(
    "agenda",
    sa.Column("title", Text, nullable=False),
    _text("version"),
    _text("publisher"),
    sa.Column("published_on", sa.Date),
    _text("url"),
    _texts("level_names"),
    _text("notes"),
)

theme = _table(
    "theme",
    _owner("agenda"),
    sa.Column("parent_id", sa.ForeignKey("theme.id", ondelete="CASCADE"), index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("code", Text, nullable=False, index=True),
    sa.Column("title", Text, nullable=False),
    _text("description"),
    _texts("keywords"),
    _text("colour"),
    _text("notes"),
)

consultation = _table(
    "consultation",
    sa.Column("title", Text, nullable=False),
    _text("description"),
    _reference("agenda"),
    sa.Column("opens_on", sa.Date),
    sa.Column("closes_on", sa.Date),
    sa.Column("level", OneOf(ParticipationLevel), nullable=False),
    _text("notes"),
    _flag("archived"),
)

question = _table(
    "question",
    _owner("consultation"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("number", Text, nullable=False),
    sa.Column("text", Text, nullable=False),
)

engagement = _table(
    "engagement",
    sa.Column("title", Text, nullable=False),
    sa.Column("channel", OneOf(Channel), nullable=False),
    sa.Column("held_on", sa.Date, nullable=False, index=True),
    sa.Column("starts_at", Utc),
    sa.Column("ends_at", Utc),
    sa.Column("zone", Text, nullable=False),
    _text("place"),
    sa.Column("rule", OneOf(Rule), nullable=False),
    _reference("agenda"),
    _reference("consultation"),
    _text("owner"),
    _text("summary"),
    _text("notes"),
    _flag("archived"),
    # A column that is added stands last: it is put at the end of the rows that the journal has kept as well.
    sa.Column(
        "note_state", OneOf(NoteState), nullable=False, default=NoteState.DRAFT, server_default="draft"
    ),
)

document = _table(
    "document",
    _owner("engagement"),
    sa.Column("name", Text, nullable=False),
    _text("media_type"),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("added_on", sa.Date),
)

attendance = _table(
    "attendance",
    _owner("engagement"),
    _owner("contact", nullable=True),
    _owner("organisation", nullable=True),
    sa.CheckConstraint("contact_id IS NOT NULL OR organisation_id IS NOT NULL", name="somebody"),
    sa.Column("role", OneOf(AttendanceRole), nullable=False),
    sa.Column("status", OneOf(AttendanceStatus), nullable=False),
    _text("seat"),
    sa.Column("joined", Utc),
    sa.Column("left", Utc),
    sa.Column("asked_at", Utc),
    sa.Column("minutes", sa.Integer),
)

agenda_item = _table(
    "agenda_item",
    _owner("engagement"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("title", Text, nullable=False),
    sa.Column("minutes", sa.Integer),
    _reference("theme"),
    sa.Column("started_at", Utc),
    sa.Column("ended_at", Utc),
)

parked_point = _table(
    "parked_point",
    _owner("engagement"),
    sa.Column("text", Text, nullable=False),
    _reference("contact"),
    _reference("organisation"),
    _flag("is_settled"),
)

submission = _table(
    "submission",
    sa.Column("title", Text, nullable=False),
    sa.Column("received_on", sa.Date, nullable=False, index=True),
    _reference("engagement"),
    _reference("consultation"),
    _reference("contact"),
    _reference("organisation"),
    _text("file_name"),
    _text("media_type"),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False, index=True),
    _text("text"),
    _text("notes"),
    _flag("archived"),
    sa.Column("disclosure", OneOf(Level)),
)

feedback = _table(
    "feedback",
    _reference("engagement"),
    _reference("question"),
    _reference("contact"),
    _reference("organisation"),
    sa.Column("said_on", sa.Date, nullable=False, index=True),
    sa.Column("said_at", Utc),
    sa.Column("zone", Text, nullable=False),
    sa.Column("text", Text, nullable=False),
    _flag("is_verbatim"),
    _text("paraphrase"),
    sa.Column("capacity", OneOf(Capacity), nullable=False),
    sa.Column("members_spoken_for", sa.Integer),
    sa.Column("stance", OneOf(Stance)),
    sa.Column("disclosure", OneOf(Level)),
    _text("permission_by"),
    sa.Column("permission_on", sa.Date),
    _text("permission_how"),
    _flag("has_evidence"),
    _flag("is_key_point"),
    _texts("unresolved"),
    _text("notes"),
)

coding = _table(
    "coding",
    _owner("feedback"),
    _owner("theme"),
    sa.Column("stance", OneOf(Stance), nullable=False),
    _text("coded_by"),
    sa.Column("coded_at", Utc),
    sa.Column("source", OneOf(CodingSource), nullable=False),
)

passage = _table(
    "passage",
    _owner("feedback"),
    _owner("submission"),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)

agreement = _table(
    "agreement",
    _owner("feedback"),
    _owner("contact", nullable=True),
    _owner("organisation", nullable=True),
    sa.CheckConstraint("contact_id IS NOT NULL OR organisation_id IS NOT NULL", name="somebody"),
)

commitment = _table(
    "commitment",
    sa.Column("text", Text, nullable=False),
    _reference("engagement"),
    _reference("feedback"),
    _reference("contact"),
    _reference("organisation"),
    _text("owner"),
    sa.Column("made_on", sa.Date),
    sa.Column("due_on", sa.Date, index=True),
    sa.Column("state", OneOf(CommitmentState), nullable=False, index=True),
    _text("outcome"),
    _texts("unresolved"),
    _text("notes"),
)

briefing = _table(
    "briefing",
    sa.Column("title", Text, nullable=False),
    _text("subtitle"),
    sa.Column("audience", OneOf(Audience), nullable=False),
    sa.Column("language", Text, nullable=False, default=LANGUAGE),
    _text("template"),
    _text("notes"),
    _flag("archived"),
)

briefing_part = _table(
    "briefing_part",
    _owner("briefing"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", OneOf(PartKind), nullable=False),
    _text("text"),
    _text("summary"),
    _text("filter"),
    _texts("options"),
    _reference("feedback"),
)

edition = _table(
    "edition",
    _owner("briefing"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("title", Text, nullable=False),
    sa.Column("audience", OneOf(Audience), nullable=False),
    sa.Column("frozen_at", Utc, nullable=False),
    _text("who"),
    sa.Column("sha256", sa.String, nullable=False),
    _text("note"),
    _text("despite"),
    sa.Column("withdrawn_at", Utc),
    _text("withdrawn_why"),
)

tags: dict[str, sa.Table] = {
    owner: _table(f"{owner}_tag", _owner(owner), sa.Column("name", Text, nullable=False, index=True))
    for owner in ("organisation", "contact", "theme", "engagement", "submission", "feedback", "commitment")
}
"""One table of tags for each noun that carries them."""

distinct: dict[str, sa.Table] = {
    noun: _table(
        f"distinct_{noun}",
        _owner(noun),
        sa.Column("other_id", sa.ForeignKey(f"{noun}.id", ondelete="CASCADE"), nullable=False, index=True),
    )
    for noun in ("organisation", "contact")
}
"""Pairs that look like one and, as a person said, are two; the record that was there first has the row."""

view = _table(
    "view",
    sa.Column("noun", OneOf(Noun), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", Text, nullable=False),
    _text("filter"),
    _text("sort"),
)

journalled: tuple[sa.Table, ...] = tuple(metadata.tables.values())

content = sa.Table(
    "content",
    metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
)
"""What the files of documents and submissions hold, and editions of briefings, each thing once. It is not
journalled: that a file is kept is the deed, and what it holds stays for as long as the journal can bring it
back."""
