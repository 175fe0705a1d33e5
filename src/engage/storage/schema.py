"""The tables of a project. A column has the name of the field of the dataclass that it holds.

Every table here but the last three is journalled (see `journal`), so each has `id` for joins and `uid` for
all that leaves the file. Apart from `uid` nothing is unique by constraint: undo puts many rows back at once
and in no order of its own; services see to the rest.
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
from engage.domain.erasures import ErasedWords
from engage.domain.feedback import Capacity, CodingSource, Stance
from engage.domain.objections import Objection
from engage.domain.organisations import OrganisationKind, Reach, RelationKind, SizeBand
from engage.domain.records import Noun
from engage.domain.retention import RetentionAction, RetentionStart
from engage.storage import indexes
from engage.storage.columns import flag, mention, metadata, part_of, table, text, texts
from engage.storage.project_file import VERSION as VERSION
from engage.storage.types import Choices, Day, OneOf, Text, Uid, Utc


def _rating() -> Sequence[SchemaItem]:
    return (
        sa.Column("influence", sa.Integer),
        sa.Column("interest", sa.Integer),
        sa.Column("rated_on", Day),
        sa.CheckConstraint("influence BETWEEN 1 AND 5", name="influence"),
        sa.CheckConstraint("interest BETWEEN 1 AND 5", name="interest"),
    )


project = table(
    "project",
    sa.Column("name", Text, nullable=False),
    text("controller"),
    sa.Column("smallest_cell", sa.Integer, nullable=False),
    sa.Column("zone", Text, nullable=False),
    sa.Column("replica", Uid, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
)

organisation = table(
    "organisation",
    sa.Column("name", Text, nullable=False),
    sa.Column("sort_name", Text, nullable=False),
    text("short_name"),
    sa.Column("kind", OneOf(OrganisationKind), nullable=False, index=True),
    text("sector"),
    text("region"),
    text("country"),
    sa.Column("size_band", OneOf(SizeBand)),
    sa.Column("staff", sa.Integer),
    sa.Column("members_represented", sa.Integer),
    *_rating(),
    text("owner"),
    text("preferred_channel"),
    text("website"),
    text("notes"),
    flag("archived"),
    *indexes.ORGANISATION,
)

relation = table(
    "relation",
    part_of("organisation"),
    sa.Column("other_id", sa.ForeignKey("organisation.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", OneOf(RelationKind), nullable=False),
    sa.Column("started", Day),
    sa.Column("ended", Day),
)

contact = table(
    "contact",
    text("title"),
    text("given_name"),
    text("family_name"),
    sa.Column("sort_name", Text, nullable=False),
    *_rating(),
    text("owner"),
    text("preferred_channel"),
    text("access_needs"),
    text("region"),
    text("country"),
    sa.Column("lawful_basis", OneOf(LawfulBasis)),
    text("basis_source"),
    sa.Column("basis_on", Day),
    sa.Column("review_on", Day, index=True),
    text("notes"),
    flag("archived"),
    # Columns that are added stand last, as in the engagement below.
    sa.Column("objections", Choices(Objection), nullable=False, default=(), server_default="[]"),
    sa.Column("objected_on", Day),
    text("objection_note"),
    *indexes.CONTACT,
)

affiliation = table(
    "affiliation",
    part_of("contact"),
    part_of("organisation"),
    text("role"),
    sa.Column("started", Day),
    sa.Column("ended", Day),
    flag("is_primary"),
)


def _reach(name: str, *items: SchemaItem) -> sa.Table:
    """A table of ways to reach a contact or an organisation."""
    return table(
        name,
        part_of("contact", nullable=True),
        part_of("organisation", nullable=True),
        sa.CheckConstraint("(contact_id IS NULL) <> (organisation_id IS NULL)", name="one_owner"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", OneOf(Reach), nullable=False),
        *items,
    )


email = _reach("email", sa.Column("address", Text, nullable=False, index=True))
phone = _reach("phone", sa.Column("number", Text, nullable=False, index=True))
address = _reach(
    "address", text("street"), text("locality"), text("region"), text("postcode"), text("country")
)

agenda = table(
    "agenda",
    sa.Column("title", Text, nullable=False),
    text("version"),
    text("publisher"),
    sa.Column("published_on", Day),
    text("url"),
    texts("level_names"),
    text("notes"),
)

theme = table(
    "theme",
    part_of("agenda"),
    sa.Column("parent_id", sa.ForeignKey("theme.id", ondelete="CASCADE"), index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("code", Text, nullable=False, index=True),
    sa.Column("title", Text, nullable=False),
    text("description"),
    texts("keywords"),
    text("colour"),
    text("notes"),
)

consultation = table(
    "consultation",
    sa.Column("title", Text, nullable=False),
    text("description"),
    mention("agenda"),
    sa.Column("opens_on", Day),
    sa.Column("closes_on", Day),
    sa.Column("level", OneOf(ParticipationLevel), nullable=False),
    text("notes"),
    flag("archived"),
)

question = table(
    "question",
    part_of("consultation"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("number", Text, nullable=False),
    sa.Column("text", Text, nullable=False),
)

engagement = table(
    "engagement",
    sa.Column("title", Text, nullable=False),
    sa.Column("channel", OneOf(Channel), nullable=False),
    sa.Column("held_on", Day, nullable=False, index=True),
    sa.Column("starts_at", Utc),
    sa.Column("ends_at", Utc),
    sa.Column("zone", Text, nullable=False),
    text("place"),
    sa.Column("rule", OneOf(Rule), nullable=False),
    mention("agenda"),
    mention("consultation"),
    text("owner"),
    text("summary"),
    text("notes"),
    flag("archived"),
    # A column that is added stands last: it is put at the end of the rows that the journal has kept as well.
    sa.Column(
        "note_state", OneOf(NoteState), nullable=False, default=NoteState.DRAFT, server_default="draft"
    ),
)

document = table(
    "document",
    part_of("engagement"),
    sa.Column("name", Text, nullable=False),
    text("media_type"),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False),
    sa.Column("added_on", Day),
)

attendance = table(
    "attendance",
    part_of("engagement"),
    part_of("contact", nullable=True),
    part_of("organisation", nullable=True),
    sa.CheckConstraint("contact_id IS NOT NULL OR organisation_id IS NOT NULL", name="somebody"),
    sa.Column("role", OneOf(AttendanceRole), nullable=False),
    sa.Column("status", OneOf(AttendanceStatus), nullable=False),
    text("seat"),
    sa.Column("joined", Utc),
    sa.Column("left", Utc),
    sa.Column("asked_at", Utc),
    sa.Column("minutes", sa.Integer),
)

agenda_item = table(
    "agenda_item",
    part_of("engagement"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("title", Text, nullable=False),
    sa.Column("minutes", sa.Integer),
    mention("theme"),
    sa.Column("started_at", Utc),
    sa.Column("ended_at", Utc),
)

parked_point = table(
    "parked_point",
    part_of("engagement"),
    sa.Column("text", Text, nullable=False),
    mention("contact"),
    mention("organisation"),
    flag("is_settled"),
)

submission = table(
    "submission",
    sa.Column("title", Text, nullable=False),
    sa.Column("received_on", Day, nullable=False, index=True),
    mention("engagement"),
    mention("consultation"),
    mention("contact"),
    mention("organisation"),
    text("file_name"),
    text("media_type"),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String, nullable=False, index=True),
    text("text"),
    text("notes"),
    flag("archived"),
    sa.Column("disclosure", OneOf(Level)),
)

feedback = table(
    "feedback",
    mention("engagement", index=False),
    mention("question"),
    mention("contact", index=False),
    mention("organisation", index=False),
    sa.Column("said_on", Day, nullable=False),
    sa.Column("said_at", Utc),
    sa.Column("zone", Text, nullable=False),
    sa.Column("text", Text, nullable=False),
    flag("is_verbatim"),
    text("paraphrase"),
    sa.Column("capacity", OneOf(Capacity), nullable=False),
    sa.Column("members_spoken_for", sa.Integer),
    sa.Column("stance", OneOf(Stance)),
    sa.Column("disclosure", OneOf(Level)),
    text("permission_by"),
    sa.Column("permission_on", Day),
    text("permission_how"),
    flag("has_evidence"),
    flag("is_key_point"),
    texts("unresolved"),
    text("notes"),
    *indexes.FEEDBACK,
)

coding = table(
    "coding",
    part_of("feedback", index=False),
    part_of("theme", index=False),
    sa.Column("stance", OneOf(Stance), nullable=False),
    text("coded_by"),
    sa.Column("coded_at", Utc),
    sa.Column("source", OneOf(CodingSource), nullable=False),
    *indexes.CODING,
)

passage = table(
    "passage",
    part_of("feedback"),
    part_of("submission"),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)

agreement = table(
    "agreement",
    part_of("feedback"),
    part_of("contact", nullable=True),
    part_of("organisation", nullable=True),
    sa.CheckConstraint("contact_id IS NOT NULL OR organisation_id IS NOT NULL", name="somebody"),
)

commitment = table(
    "commitment",
    sa.Column("text", Text, nullable=False),
    mention("engagement"),
    mention("feedback"),
    mention("contact"),
    mention("organisation"),
    text("owner"),
    sa.Column("made_on", Day),
    sa.Column("due_on", Day, index=True),
    sa.Column("state", OneOf(CommitmentState), nullable=False, index=True),
    text("outcome"),
    texts("unresolved"),
    text("notes"),
)

briefing = table(
    "briefing",
    sa.Column("title", Text, nullable=False),
    text("subtitle"),
    sa.Column("audience", OneOf(Audience), nullable=False),
    sa.Column("language", Text, nullable=False, default=LANGUAGE),
    text("template"),
    text("notes"),
    flag("archived"),
)

briefing_part = table(
    "briefing_part",
    part_of("briefing"),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", OneOf(PartKind), nullable=False),
    text("text"),
    text("summary"),
    text("filter"),
    texts("options"),
    mention("feedback"),
)

edition = table(
    "edition",
    part_of("briefing"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("title", Text, nullable=False),
    sa.Column("audience", OneOf(Audience), nullable=False),
    sa.Column("frozen_at", Utc, nullable=False),
    text("who"),
    sa.Column("sha256", sa.String, nullable=False),
    text("note"),
    text("despite"),
    sa.Column("withdrawn_at", Utc),
    text("withdrawn_why"),
)

tags: dict[str, sa.Table] = {
    owner: table(f"{owner}_tag", part_of(owner), sa.Column("name", Text, nullable=False, index=True))
    for owner in ("organisation", "contact", "theme", "engagement", "submission", "feedback", "commitment")
}
"""One table of tags for each noun that carries them."""

distinct: dict[str, sa.Table] = {
    noun: table(
        f"distinct_{noun}",
        part_of(noun),
        sa.Column("other_id", sa.ForeignKey(f"{noun}.id", ondelete="CASCADE"), nullable=False, index=True),
    )
    for noun in ("organisation", "contact")
}
"""Pairs that look like one and, as a person said, are two; the record that was there first has the row."""

view = table(
    "view",
    sa.Column("noun", OneOf(Noun), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", Text, nullable=False),
    text("filter"),
    text("sort"),
)

retention_rule = table(
    "retention_rule",
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("noun", OneOf(Noun), nullable=False),
    sa.Column("since", OneOf(RetentionStart), nullable=False),
    sa.Column("months", sa.Integer, nullable=False),
    sa.Column("action", OneOf(RetentionAction), nullable=False),
    text("note"),
)

journalled: tuple[sa.Table, ...] = tuple(metadata.tables.values())
by_name: dict[str, sa.Table] = {each.name: each for each in journalled}
"""The same by their names, as the journal has them."""

content = sa.Table(
    "content",
    metadata,
    sa.Column("sha256", sa.String, primary_key=True),
    sa.Column("bytes", sa.LargeBinary, nullable=False),
)
"""What the files of documents and submissions hold, and editions of briefings, each thing once. It is not
journalled: that a file is kept is the deed, and what it holds stays for as long as the journal can bring it
back."""

erased = sa.Table(
    "erased",
    metadata,
    sa.Column("uid", Uid, primary_key=True),
    sa.Column("noun", OneOf(Noun), nullable=False),
    sa.Column("erased_at", Utc, nullable=False),
    sa.Column("certificate", sa.String, nullable=False),
    sa.Column("words", OneOf(ErasedWords), nullable=False),
    texts("spared"),
)
"""Who was erased, so that no older copy of the project brings them back: nothing here says who it was.
`words` says what became of what they had said, `spared` has the uids of records that go on naming them."""

draft = sa.Table(
    "draft",
    metadata,
    sa.Column("place", sa.String, primary_key=True),
    sa.Column("text", sa.String, nullable=False),
    sa.Column("at", Utc, nullable=False),
)
"""What is being typed and not yet entered, by where: it is offered again after an unclean end."""
