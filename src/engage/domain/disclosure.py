"""How a piece of feedback may be attributed, and to whom.

An engagement's rule sets the level of what is said there. A piece of feedback may be set more closed by
anyone, and more open only with the speaker's recorded permission. What a reader outside then sees may be less
still: where too few organisations of a kind took part, the kind itself would name one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from engage.domain.organisations import OrganisationKind
from engage.domain.records import Choice

SMALLEST_CELL = 3
"""How many organisations of a kind must have taken part for the kind to be printed."""


class Level(Choice):
    """How a piece of feedback may be attributed, from open to closed."""

    NAMED = "named"
    ORGANISATION = "organisation"
    KIND = "kind"
    ANONYMOUS = "anonymous"
    WITHHELD = "withheld"


class Rule(Choice):
    """What those at an engagement agreed about saying outside who said what."""

    ON_RECORD = "on_record"
    ORGANISATION_ONLY = "organisation_only"
    CHATHAM_HOUSE = "chatham_house"
    PRIVATE = "private"

    @property
    def means(self) -> str:
        """What may be said afterwards, as a sentence."""
        return _MEANS[self]


class Audience(Choice):
    """Who will read an output."""

    INTERNAL = "internal"
    SHARED = "shared"
    PUBLIC = "public"


class AttendanceListing(Enum):
    """How much of an attendance list may be printed."""

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Attribution:
    """To whom a piece of feedback is put down in print."""

    text: str
    """The words, as they stand within a sentence: "an SME"; empty where it is not quoted."""
    level: Level
    """What they give away, which may be less than was allowed."""
    reason: str
    """Why so much and no more, as a sentence."""


_MEANS = {
    Rule.ON_RECORD: "On the record: whoever spoke may be named, with their organisation.",
    Rule.ORGANISATION_ONLY: "Organisations may be named, people may not.",
    Rule.CHATHAM_HOUSE: "Chatham House Rule: what was said may be used, but neither who said it nor who was"
    " there may be told.",
    Rule.PRIVATE: "Private: nothing that was said may be quoted.",
}

_DEFAULTS = {
    Rule.ON_RECORD: Level.NAMED,
    Rule.ORGANISATION_ONLY: Level.ORGANISATION,
    Rule.CHATHAM_HOUSE: Level.KIND,
    Rule.PRIVATE: Level.WITHHELD,
}

_AGREED = {
    Rule.ON_RECORD: "The engagement was on the record",
    Rule.ORGANISATION_ONLY: "At the engagement only organisations may be named",
    Rule.CHATHAM_HOUSE: "The engagement was held under the Chatham House Rule",
    Rule.PRIVATE: "The engagement was private",
    None: "It was said at no engagement, so only the organisation may be named",
}

_LISTINGS = {
    Rule.ON_RECORD: AttendanceListing.PEOPLE,
    Rule.ORGANISATION_ONLY: AttendanceListing.ORGANISATIONS,
    Rule.CHATHAM_HOUSE: AttendanceListing.NONE,
    Rule.PRIVATE: AttendanceListing.NONE,
}

_KINDS = {
    OrganisationKind.TRADE_BODY: ("a trade body", "trade bodies"),
    OrganisationKind.UNION: ("a union", "unions"),
    OrganisationKind.SME: ("an SME", "SMEs"),
    OrganisationKind.LARGE_COMPANY: ("a large company", "large companies"),
    OrganisationKind.GOVERNMENT: ("a government body", "government bodies"),
    OrganisationKind.PARLIAMENT: ("a parliamentary body", "parliamentary bodies"),
    OrganisationKind.LOCAL_AUTHORITY: ("a local authority", "local authorities"),
    OrganisationKind.RESEARCH: ("a research body", "research bodies"),
    OrganisationKind.NGO: ("an NGO", "NGOs"),
    OrganisationKind.COMMUNITY: ("a community group", "community groups"),
    OrganisationKind.MEDIA: ("a media organisation", "media organisations"),
}
"""One of a kind and several. `OTHER` is no kind that a reader could be told."""

_OTHER_KIND = ("an organisation of another kind", "organisations of another kind")

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_CLOSEDNESS = {level: place for place, level in enumerate(Level)}


def default_level(rule: Rule | None) -> Level:
    """Return the level of feedback that has none of its own; None: feedback without an engagement."""
    return Level.ORGANISATION if rule is None else _DEFAULTS[rule]


def is_more_open(one: Level, other: Level) -> bool:
    """Return whether the first gives away more than the second."""
    return _CLOSEDNESS[one] < _CLOSEDNESS[other]


def effective_level(own: Level | None, rule: Rule | None, has_permission: bool) -> Level:
    """Return the level that holds for a piece of feedback: its own where that is allowed, else the rule's.

    `has_permission`: the speaker's permission is recorded, with who gave it, when and how.
    """
    usual = default_level(rule)
    if own is None or (is_more_open(own, usual) and not has_permission):
        return usual
    return own


def may_quote(level: Level, audience: Audience) -> bool:
    """Return whether the words may stand in a document; where not, they are only counted."""
    return audience is Audience.INTERNAL or level is not Level.WITHHELD


def may_list_attendance(rule: Rule, audience: Audience) -> AttendanceListing:
    """Return how much of an engagement's attendance list a document may print.

    What the Chatham House Rule and a private engagement keep from the public is kept from partners too.
    """
    return AttendanceListing.PEOPLE if audience is Audience.INTERNAL else _LISTINGS[rule]


def plural(kind: OrganisationKind) -> str:
    """Return the word for organisations of a kind: "trade bodies"."""
    return _KINDS.get(kind, _OTHER_KIND)[1]


def several(kind: OrganisationKind, count: int) -> str:
    """Return a number of organisations of a kind in words: "four SMEs", "one union", "12 trade bodies"."""
    one, many = _KINDS.get(kind, _OTHER_KIND)
    return f"{in_words(count)} {one.partition(' ')[2] if count == 1 else many}"


def in_words(number: int) -> str:
    """Return a number as it stands in a sentence: "two", "12"."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def attribution(
    level: Level,
    *,
    person: str,
    organisation: str,
    kind: OrganisationKind | None,
    cell_size: int,
    smallest_cell: int = SMALLEST_CELL,
    audience: Audience,
    is_at_engagement: bool = True,
) -> Attribution:
    """Return to whom a piece of feedback is put down for an audience.

    `level` is the effective one. `person` and `organisation` are names, empty where not known; `kind` is the
    organisation's. `cell_size` counts the organisations of that kind that attended or, without an engagement,
    are in the project. What is not known falls to the next more closed level.
    """
    named = ", ".join(name for name in (person, organisation) if name)
    if audience is Audience.INTERNAL:
        shown = Level.NAMED if person else Level.ORGANISATION if organisation else Level.ANONYMOUS
        return Attribution(named or "a participant", shown, "Among ourselves everything is shown.")
    if level is Level.WITHHELD:
        return Attribution("", level, "It is counted but never quoted.")
    if level is Level.NAMED and person:
        return Attribution(named, level, "Whoever said it may be named.")
    if level in (Level.NAMED, Level.ORGANISATION) and organisation:
        why = "It is not known who spoke for it." if level is Level.NAMED else "The person may not be named."
        return Attribution(organisation, Level.ORGANISATION, why)
    if level is Level.ANONYMOUS:
        return _anonymous("Neither the person nor the organisation may be told.")
    if kind is None or kind not in _KINDS:
        return _anonymous("No kind of organisation is known that could be told.")
    one, _ = _KINDS[kind]
    in_project = "is in the project" if cell_size == 1 else "are in the project"
    present = _capital(f"{several(kind, cell_size)} {'attended' if is_at_engagement else in_project}")
    if cell_size < smallest_cell:
        return _anonymous(f"{present}, fewer than {smallest_cell}, so “{one}” could name one.")
    return Attribution(one, Level.KIND, f"{present}, so the kind names no one.")


def decided_by(own: Level | None, rule: Rule | None, level: Level) -> str:
    """Say what the effective level follows from, as a sentence."""
    usual = default_level(rule)
    if level is not usual:
        why = "the speaker permitted more than is usual" if is_more_open(level, usual) else "it was set so"
        return f"It is “{level.label}” because {why}."
    if own is not None and is_more_open(own, usual):
        return f"{_AGREED[rule]}, and no permission is recorded for “{own.label}”."
    return f"{_AGREED[rule]}."


def _anonymous(reason: str) -> Attribution:
    return Attribution("a participant", Level.ANONYMOUS, reason)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
