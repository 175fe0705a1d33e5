"""What each noun can be filtered by: the data behind the filter language, its help and its completion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from engage.domain.commitments import CommitmentState
from engage.domain.contacts import LawfulBasis
from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.engagements import Channel, NoteState
from engage.domain.feedback import Capacity, Stance
from engage.domain.objections import Objection
from engage.domain.organisations import OrganisationKind, SizeBand
from engage.domain.records import Choice, Noun


class Form(Enum):
    """How the value of a field is written and compared."""

    CHOICE = "choice"
    """One of a list."""
    TEXT = "text"
    """Contained in the field, without regard to case and accents."""
    NAME = "name"
    """Contained in the name or the short name, or else the record's uid."""
    TAG = "tag"
    """The whole tag, without regard to case and accents."""
    THEME = "theme"
    """A theme's code, or else words of its title; its children with it."""
    RATING = "rating"
    """1 to 5, or a range: 3..5, 3.., ..2."""
    DATE = "date"
    """2020-03-25, 2020-03, 2020 or today."""
    PERSON = "person"
    """One of us: `me`, or else contained in the name under which they work."""


class Flag(Choice):
    """What a record may be, after `is:`."""

    ARCHIVED = "archived"
    ANY = "any"
    HEARD = "heard"
    UNHEARD = "unheard"
    REVIEW = "review"
    INCOMPLETE = "incomplete"
    CODED = "coded"
    UNCODED = "uncoded"
    KEY = "key"
    EVIDENCE = "evidence"
    UNRESOLVED = "unresolved"
    VERBATIM = "verbatim"
    AGREED = "agreed"
    ATTRIBUTED = "attributed"
    UNATTRIBUTED = "unattributed"
    OPEN = "open"
    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"

    @property
    def help(self) -> str:
        """What is true of a record that is so."""
        return _FLAG_HELP[self]


_FLAG_HELP = {
    Flag.ARCHIVED: "archived records only",
    Flag.ANY: "archived records as well",
    Flag.HEARD: "has said something that was logged",
    Flag.UNHEARD: "has said nothing that was logged",
    Flag.REVIEW: "the day to review the details has come",
    Flag.INCOMPLETE: "the ground, the source or a day of the details is not recorded",
    Flag.CODED: "coded to a theme; of a theme or a submission: feedback stands below it",
    Flag.UNCODED: "coded to no theme; of a theme or a submission: no feedback stands below it",
    Flag.KEY: "a key point",
    Flag.EVIDENCE: "evidence was offered",
    Flag.UNRESOLVED: "has marks that name nobody and nothing known",
    Flag.VERBATIM: "in the speaker's own words",
    Flag.AGREED: "someone else agreed",
    Flag.ATTRIBUTED: "said by a known contact or organisation",
    Flag.UNATTRIBUTED: "said by nobody known",
    Flag.OPEN: "still to be done",
    Flag.OVERDUE: "still to be done and past its day",
    Flag.SOON: "still to be done, today or within seven days",
    Flag.LATER: "still to be done, after that or on no day",
}


@dataclass(frozen=True, slots=True)
class FieldType:
    """One field of the filter language."""

    form: Form
    help: str
    choices: tuple[Choice, ...] = ()
    """What a field of the form `CHOICE` may be."""


def _choice(choices: type[Choice], description: str) -> FieldType:
    return FieldType(Form.CHOICE, description, tuple(choices))


def _is(*flags: Flag) -> FieldType:
    return FieldType(Form.CHOICE, "what is true of it", flags)


def _dates(day: str) -> dict[str, FieldType]:
    return {
        "after": FieldType(Form.DATE, f"{day} on this day or later"),
        "before": FieldType(Form.DATE, f"{day} on this day or earlier"),
        "on": FieldType(Form.DATE, f"{day} on this day, or in this month or year"),
    }


_TAG = FieldType(Form.TAG, "one of its tags")
_BY = FieldType(Form.PERSON, "who of us put it in")
_OWNER = FieldType(Form.TEXT, "who on our side keeps the relationship")
_INFLUENCE = FieldType(Form.RATING, "influence, 1 to 5")
_INTEREST = FieldType(Form.RATING, "interest, 1 to 5")
_CHANNEL = _choice(Channel, "how people met")
_RULE = _choice(Rule, "what may be said of the engagement outside")

_TABLE: dict[Noun, dict[str, FieldType]] = {
    Noun.ORGANISATION: {
        "kind": _choice(OrganisationKind, "what sort of body it is"),
        "region": FieldType(Form.TEXT, "its region"),
        "country": FieldType(Form.TEXT, "its country"),
        "sector": FieldType(Form.TEXT, "its sector"),
        "size": _choice(SizeBand, "its size by staff"),
        "owner": _OWNER,
        "influence": _INFLUENCE,
        "interest": _INTEREST,
        "name": FieldType(Form.NAME, "its name or short name"),
        "theme": FieldType(Form.THEME, "a theme that it has spoken to"),
        "stance": _choice(Stance, "a stance that it has taken"),
        "engagement": FieldType(Form.NAME, "an engagement on whose attendance list it stands"),
        "tag": _TAG,
        "by": _BY,
        "is": _is(Flag.ARCHIVED, Flag.ANY, Flag.HEARD, Flag.UNHEARD),
    },
    Noun.CONTACT: {
        "kind": _choice(OrganisationKind, "the kind of their present organisation"),
        "region": FieldType(Form.TEXT, "their region or, where none is given, their present organisation's"),
        "country": FieldType(
            Form.TEXT, "their country or, where none is given, their present organisation's"
        ),
        "sector": FieldType(Form.TEXT, "the sector of their present organisation"),
        "size": _choice(SizeBand, "the size of their present organisation"),
        "organisation": FieldType(Form.NAME, "their present organisation"),
        "name": FieldType(Form.NAME, "their given and family name"),
        "owner": _OWNER,
        "influence": _INFLUENCE,
        "interest": _INTEREST,
        "basis": _choice(LawfulBasis, "the ground on which the details are held"),
        "objection": _choice(Objection, "what they asked us not to do with their details"),
        "theme": FieldType(Form.THEME, "a theme that they have spoken to"),
        "stance": _choice(Stance, "a stance that they have taken"),
        "engagement": FieldType(Form.NAME, "an engagement on whose attendance list they stand"),
        "tag": _TAG,
        "by": _BY,
        "is": _is(Flag.ARCHIVED, Flag.ANY, Flag.HEARD, Flag.UNHEARD, Flag.REVIEW, Flag.INCOMPLETE),
    },
    Noun.AGENDA: {},
    Noun.THEME: {
        "theme": FieldType(Form.THEME, "the theme itself or one above it"),
        "agenda": FieldType(Form.NAME, "the agenda that it belongs to"),
        "kind": _choice(OrganisationKind, "the kind of an organisation that has spoken to it or below it"),
        "tag": _TAG,
        "by": _BY,
        "is": _is(Flag.CODED, Flag.UNCODED),
    },
    Noun.CONSULTATION: {
        "agenda": FieldType(Form.NAME, "the agenda that it asks about"),
        **_dates("opened"),
        "by": _BY,
        "is": _is(Flag.ARCHIVED, Flag.ANY),
    },
    Noun.ENGAGEMENT: {
        "channel": _CHANNEL,
        "name": FieldType(Form.NAME, "its title"),
        "rule": _choice(Rule, "what may be said of it outside"),
        "kind": _choice(OrganisationKind, "the kind of an organisation on the attendance list"),
        "region": FieldType(Form.TEXT, "the region of an organisation on the attendance list"),
        "organisation": FieldType(Form.NAME, "an organisation on the attendance list"),
        "contact": FieldType(Form.NAME, "a contact on the attendance list"),
        "who": FieldType(Form.NAME, "a contact or an organisation on the attendance list"),
        "consultation": FieldType(Form.NAME, "the consultation that it belongs to"),
        "agenda": FieldType(Form.NAME, "the agenda that it is logged against"),
        "owner": FieldType(Form.TEXT, "who on our side keeps it"),
        "note": _choice(NoteState, "where its note stands"),
        "theme": FieldType(Form.THEME, "a theme that was spoken to"),
        **_dates("held"),
        "tag": _TAG,
        "by": _BY,
        "is": _is(Flag.ARCHIVED, Flag.ANY),
    },
    Noun.SUBMISSION: {
        "kind": _choice(OrganisationKind, "the kind of the organisation for which it speaks"),
        "organisation": FieldType(Form.NAME, "the organisation for which it speaks"),
        "contact": FieldType(Form.NAME, "the contact who sent it"),
        "who": FieldType(Form.NAME, "the contact or the organisation that sent it"),
        "engagement": FieldType(Form.NAME, "the engagement for which it was sent in"),
        "consultation": FieldType(Form.NAME, "the consultation that it answers"),
        "theme": FieldType(Form.THEME, "a theme to which a passage of it is coded"),
        **_dates("received"),
        "tag": _TAG,
        "by": _BY,
        "is": _is(Flag.ARCHIVED, Flag.ANY, Flag.CODED, Flag.UNCODED),
    },
    Noun.FEEDBACK: {
        "kind": _choice(OrganisationKind, "the kind of the organisation that said it"),
        "region": FieldType(Form.TEXT, "the region of the organisation that said it"),
        "country": FieldType(Form.TEXT, "the country of the organisation that said it"),
        "sector": FieldType(Form.TEXT, "the sector of the organisation that said it"),
        "size": _choice(SizeBand, "the size of the organisation that said it"),
        "organisation": FieldType(Form.NAME, "the organisation that said it"),
        "contact": FieldType(Form.NAME, "the contact who said it"),
        "who": FieldType(Form.NAME, "the contact or the organisation that said it"),
        "engagement": FieldType(Form.NAME, "the engagement at which it was said"),
        "consultation": FieldType(
            Form.NAME, "the consultation of its engagement, its question or its submission"
        ),
        "submission": FieldType(Form.NAME, "the submission of which it is a passage"),
        "agenda": FieldType(Form.NAME, "the agenda of a theme to which it is coded"),
        "question": FieldType(Form.TEXT, "the number of the question that it answers, or part of its text"),
        "channel": _CHANNEL,
        "rule": _RULE,
        "disclosure": _choice(Level, "how it may be attributed: its own level or else by the rule"),
        "capacity": _choice(Capacity, "for whom it was said"),
        "theme": FieldType(Form.THEME, "a theme to which it is coded"),
        "stance": _choice(Stance, "the stance towards a theme or, where it is coded to none, as logged"),
        **_dates("said"),
        "tag": _TAG,
        "by": _BY,
        "is": _is(
            Flag.KEY,
            Flag.EVIDENCE,
            Flag.CODED,
            Flag.UNCODED,
            Flag.UNRESOLVED,
            Flag.VERBATIM,
            Flag.AGREED,
            Flag.ATTRIBUTED,
            Flag.UNATTRIBUTED,
        ),
    },
    Noun.COMMITMENT: {
        "kind": _choice(OrganisationKind, "the kind of the organisation to which it was made"),
        "organisation": FieldType(Form.NAME, "the organisation to which it was made"),
        "contact": FieldType(Form.NAME, "the contact to whom it was made"),
        "who": FieldType(Form.NAME, "the contact or the organisation to whom it was made"),
        "owner": FieldType(Form.TEXT, "by whom it is to be done"),
        "state": _choice(CommitmentState, "how it stands"),
        "engagement": FieldType(Form.NAME, "the engagement at which it was made"),
        "theme": FieldType(Form.THEME, "a theme of the feedback from which it follows"),
        **_dates("due"),
        "tag": _TAG,
        "by": _BY,
        "is": _is(Flag.OPEN, Flag.OVERDUE, Flag.SOON, Flag.LATER, Flag.UNRESOLVED),
    },
    Noun.BRIEFING: {
        "audience": _choice(Audience, "for whom it is written"),
        "by": _BY,
        "is": _is(Flag.ARCHIVED, Flag.ANY),
    },
}

FIELDS: Mapping[Noun, Mapping[str, FieldType]] = MappingProxyType(
    {noun: MappingProxyType(fields) for noun, fields in _TABLE.items()}
)
"""The fields of each noun, in the order in which they are offered."""
