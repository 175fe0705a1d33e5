"""The fields of each noun that can be written as text: data for adding, importing, exporting and editing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from engage.domain.commitments import CommitmentState
from engage.domain.consultations import ParticipationLevel
from engage.domain.contacts import LawfulBasis
from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.engagements import Channel, NoteState
from engage.domain.feedback import Capacity, Stance
from engage.domain.objections import Objection
from engage.domain.organisations import OrganisationKind, Reach, SizeBand
from engage.domain.records import Choice, Noun


class ValueType(Enum):
    """What the text of a field becomes."""

    __hash__ = object.__hash__  # each is itself alone, and Enum would work its hash out in Python

    TEXT = "text"
    """One line."""
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    """Several of a list, parted as in a list of words."""
    DATE = "date"
    MOMENT = "moment"
    """A time of day on a date, by the clock of the record's zone."""
    ZONE = "zone"
    """The name of a time zone: "Europe/London"."""
    NUMBER = "number"
    RATING = "rating"
    YES_NO = "yes_no"
    COLOUR = "colour"
    """By name or by its digits: "blue", "#2767b0"."""
    LIST = "list"
    """Words, parted by semicolons or else by commas."""
    EMAILS = "emails"
    PHONES = "phones"
    QUESTIONS = "questions"
    """One a line, with or without a number."""
    AGENDA_ITEMS = "agenda_items"
    """One a line, with or without its minutes."""
    REFERENCE = "reference"
    """Whatever names a record of the field's noun: for the caller to look up."""
    REFERENCES = "references"
    """Several such."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a noun."""

    name: str
    """As the record calls it, or the part of it that it makes: `address_street`."""
    type: ValueType
    help: str
    label: str
    is_required: bool = False
    choices: tuple[Choice, ...] = ()
    noun: Noun | None = None
    """The noun of the record that a reference names; a question is known by its consultation."""


def _field(
    name: str,
    value_type: ValueType,
    description: str,
    label: str = "",
    *,
    is_required: bool = False,
    choices: Iterable[Choice] = (),
    noun: Noun | None = None,
) -> Field:
    label = label or name.replace("_", " ").capitalize()
    return Field(name, value_type, description, label, is_required, tuple(choices), noun)


def _text(name: str, description: str, label: str = "", *, is_required: bool = False) -> Field:
    return _field(name, ValueType.TEXT, description, label, is_required=is_required)


def _long(name: str, description: str, *, is_required: bool = False) -> Field:
    return _field(name, ValueType.LONG_TEXT, description, is_required=is_required)


def _choice(name: str, choices: type[Choice], description: str, label: str = "") -> Field:
    return _field(name, ValueType.CHOICE, description, label, choices=choices)


def _date(name: str, description: str, label: str = "", *, is_required: bool = False) -> Field:
    return _field(name, ValueType.DATE, description, label, is_required=is_required)


def _reference(
    name: str, noun: Noun, description: str, *, is_required: bool = False, has_several: bool = False
) -> Field:
    value_type = ValueType.REFERENCES if has_several else ValueType.REFERENCE
    return _field(name, value_type, description, is_required=is_required, noun=noun)


_NOTES = _long("notes", "notes for ourselves, never printed outside")
_TAGS = _field("tags", ValueType.LIST, "free tags, parted by commas or semicolons")
_ARCHIVED = _field("archived", ValueType.YES_NO, "whether it is out of use and left out of lists")
_ZONE = _field("zone", ValueType.ZONE, "the time zone by whose clock the times are given", "Time zone")

_STANDING = (
    _field("influence", ValueType.RATING, "1 (little) to 5 (much)"),
    _field("interest", ValueType.RATING, "1 (little) to 5 (much)"),
    _date("rated_on", "when influence and interest were judged"),
    _text("owner", "who on our side keeps the relationship"),
    _text("preferred_channel", "how they like to be reached"),
)
_REACHED_BY = (
    _field(
        "emails",
        ValueType.EMAILS,
        "the first is the one to use; “press: news@body.example” says what for",
        "E-mails",
    ),
    _field("phones", ValueType.PHONES, "the first is the one to use; “mobile: 07700 900000” says what for"),
    _choice("address_kind", Reach, "what the postal address is for"),
    _text("address_street", "house and street of the postal address"),
    _text("address_locality", "town of the postal address", "Address town"),
    _text("address_region", "county of the postal address", "Address county"),
    _text("address_postcode", "postcode of the postal address"),
    _text("address_country", "country of the postal address"),
)

_TABLE: dict[Noun, tuple[Field, ...]] = {
    Noun.ORGANISATION: (
        _text("name", "the full name", is_required=True),
        _text("short_name", "what people call it"),
        _choice("kind", OrganisationKind, "what sort of body it is"),
        _text("sector", "the branch that it works in"),
        _text("region", "where it works or sits"),
        _text("country", "where it works or sits"),
        _choice("size_band", SizeBand, "the size by staff: micro, small, medium or large", "Size"),
        _field("staff", ValueType.NUMBER, "how many work for it"),
        _field("members_represented", ValueType.NUMBER, "for how many members it speaks"),
        *_STANDING,
        _text("website", "the address of its pages"),
        *_REACHED_BY,
        _NOTES,
        _TAGS,
        _ARCHIVED,
    ),
    Noun.CONTACT: (
        _text("title", "how the person is addressed: “Dr”, “Baroness”"),
        _text("given_name", "the given name or names"),
        _text("family_name", "the family name"),
        _text("name", "both names in one: “Ana Example” or “Example, Ana”", "Full name"),
        _reference("organisation", Noun.ORGANISATION, "the organisation that they mainly speak for"),
        _text("role", "what they do there"),
        _text("region", "where they work or live"),
        _text("country", "where they work or live"),
        *_STANDING,
        _text("access_needs", "what they need to take part"),
        *_REACHED_BY,
        _choice("lawful_basis", LawfulBasis, "the ground on which we keep the details"),
        _text("basis_source", "where the details came from"),
        _date("basis_on", "when the details came", "Basis date"),
        _date("review_on", "when to look again whether we should keep them", "Review date"),
        _field(
            "objections",
            ValueType.CHOICES,
            "what they asked us not to do: restricted, objected, no contact, no post, no e-mail",
            choices=Objection,
        ),
        _date("objected_on", "when they asked for it", "Objection date"),
        _long("objection_note", "what they asked for, and how it was settled"),
        _NOTES,
        _TAGS,
        _ARCHIVED,
    ),
    Noun.AGENDA: (
        _text("title", "what it is called", is_required=True),
        _text("version", "which version of it"),
        _text("publisher", "who published it"),
        _date("published_on", "when it was published"),
        _text("url", "where it can be read", "Web address"),
        _field("level_names", ValueType.LIST, "what its levels are called, from the top: pillar, action"),
        _NOTES,
    ),
    Noun.THEME: (
        _reference("agenda", Noun.AGENDA, "the agenda that it belongs to", is_required=True),
        _reference("parent", Noun.THEME, "the theme above it"),
        _text("code", "what people call it by: “2.3”", is_required=True),
        _text("title", "what it is about", is_required=True),
        _long("description", "what it means in full"),
        _field("keywords", ValueType.LIST, "words that it is also known by"),
        _field("position", ValueType.NUMBER, "its place among those beside it, from 0"),
        _field("colour", ValueType.COLOUR, "the colour beside it: blue, or #2767b0"),
        _NOTES,
        _TAGS,
    ),
    Noun.CONSULTATION: (
        _text("title", "what it is called", is_required=True),
        _long("description", "what it is about"),
        _reference("agenda", Noun.AGENDA, "the agenda that it asks about"),
        _date("opens_on", "the first day for answers", "Opens"),
        _date("closes_on", "the last day for answers", "Closes"),
        _choice("level", ParticipationLevel, "how much those who take part decide", "Participation level"),
        _field("questions", ValueType.QUESTIONS, "one a line: “3a. What stands in the way?”"),
        _NOTES,
        _ARCHIVED,
    ),
    Noun.ENGAGEMENT: (
        _text("title", "what it is called", is_required=True),
        _choice("channel", Channel, "how people met"),
        _date("held_on", "the day; it follows from the start where that is given", "Date", is_required=True),
        _field("starts_at", ValueType.MOMENT, "when it starts", "Start"),
        _field("ends_at", ValueType.MOMENT, "when it ends", "End"),
        _ZONE,
        _text("place", "where it is held"),
        _choice("rule", Rule, "what may be said of it outside"),
        _reference("agenda", Noun.AGENDA, "the agenda that it is logged against"),
        _reference("consultation", Noun.CONSULTATION, "the consultation that it belongs to"),
        _text("owner", "who on our side keeps it"),
        _field(
            "items",
            ValueType.AGENDA_ITEMS,
            "what is talked about, one a line: “Heat (20 min)”",
            "Agenda items",
        ),
        _long("summary", "the note of the meeting, as a reader outside the room is told"),
        _choice("note_state", NoteState, "where the note stands; a final one is locked"),
        _NOTES,
        _TAGS,
        _ARCHIVED,
    ),
    Noun.SUBMISSION: (
        _text("title", "what it is called", is_required=True),
        _date("received_on", "the day on which it came", "Received", is_required=True),
        _reference("engagement", Noun.ENGAGEMENT, "the engagement for which it was sent in"),
        _reference("consultation", Noun.CONSULTATION, "the consultation that it answers"),
        _reference("contact", Noun.CONTACT, "who sent it, as a person"),
        _reference("organisation", Noun.ORGANISATION, "for whom it speaks"),
        _text("file_name", "the name of the file that was sent"),
        _long("text", "what it says"),
        _NOTES,
        _TAGS,
        _ARCHIVED,
    ),
    Noun.FEEDBACK: (
        _long("text", "what was said", is_required=True),
        _reference("engagement", Noun.ENGAGEMENT, "where it was said"),
        _reference("question", Noun.CONSULTATION, "the number of the question that it answers"),
        _reference("contact", Noun.CONTACT, "who said it, as a person"),
        _reference("organisation", Noun.ORGANISATION, "for whom it was said, or who said it as a body"),
        _reference("theme", Noun.THEME, "the codes or titles of its themes", has_several=True),
        _choice("stance", Stance, "for or against the themes; signs will do"),
        _date("said_on", "the day; by default that of the engagement", "Date"),
        _field("said_at", ValueType.MOMENT, "when it was said", "Time"),
        _ZONE,
        _field("is_verbatim", ValueType.YES_NO, "whether these are the speaker's own words", "Verbatim"),
        _long("paraphrase", "what stands outside in its place, where the words give the speaker away"),
        _choice("capacity", Capacity, "for whom they spoke"),
        _field("members_spoken_for", ValueType.NUMBER, "for how many members they spoke"),
        _choice("disclosure", Level, "how it may be attributed; by default as the engagement's rule says"),
        _text("permission_by", "who permitted more than the rule"),
        _date("permission_on", "when they permitted it", "Permission date"),
        _text("permission_how", "how they permitted it"),
        _field("has_evidence", ValueType.YES_NO, "whether evidence was offered", "Evidence"),
        _field("is_key_point", ValueType.YES_NO, "whether it is a key point", "Key point"),
        _NOTES,
        _TAGS,
    ),
    Noun.COMMITMENT: (
        _long("text", "what was promised or is to be done", is_required=True),
        _reference("engagement", Noun.ENGAGEMENT, "where it was made"),
        _reference("feedback", Noun.FEEDBACK, "the feedback from which it follows"),
        _reference("contact", Noun.CONTACT, "to whom, as a person"),
        _reference("organisation", Noun.ORGANISATION, "to whom, as a body"),
        _text("owner", "by whom it is to be done"),
        _date("made_on", "when it was made"),
        _date("due_on", "by when it is to be done", "Due"),
        _choice("state", CommitmentState, "how it stands"),
        _long("outcome", "what came of it"),
        _NOTES,
        _TAGS,
    ),
    Noun.BRIEFING: (
        _text("title", "what it is called", is_required=True),
        _text("subtitle", "what stands below the title"),
        _choice("audience", Audience, "for whom it is written"),
        _text("language", "in which language it is written: “en-GB”, “cy”"),
        _text("template", "the name of the look that it has"),
        _NOTES,
        _ARCHIVED,
    ),
}

FIELDS: Mapping[Noun, Mapping[str, Field]] = MappingProxyType(
    {noun: MappingProxyType({field.name: field for field in fields}) for noun, fields in _TABLE.items()}
)
"""The fields of each noun by name, in the order in which people read them."""
