"""Feedback: the smallest pieces of what was said, coded to themes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engage.domain.disclosure import Level
from engage.domain.records import Choice, Record, Reference
from engage.domain.submissions import Passage


class Stance(Choice):
    """Towards a theme; each has the sign by which it is logged."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    UNCLEAR = "unclear"

    @property
    def sign(self) -> str:
        """The mark in a logged line."""
        return _SIGNS[self]


_SIGNS = {
    Stance.SUPPORT: "+",
    Stance.OPPOSE: "-",
    Stance.MIXED: "~",
    Stance.NEUTRAL: "0",
    Stance.UNCLEAR: "?",
}


class Capacity(Choice):
    """For whom someone spoke; that a person belongs to a union is never recorded."""

    PERSONAL = "personal"
    ORGANISATION = "organisation"
    MEMBERS = "members"

    @property
    def label(self) -> str:
        """The words a person reads."""
        return {"personal": "personal", "organisation": "for the organisation", "members": "for its members"}[
            self.value
        ]


class CodingSource(Choice):
    """How a coding came about."""

    HAND = "hand"
    SUGGESTION = "suggestion"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding(Record):
    """Feedback set against one theme, with the stance taken towards it."""

    theme: Reference
    stance: Stance = Stance.UNCLEAR
    coded_by: str = ""
    coded_at: dt.datetime | None = None
    source: CodingSource = CodingSource.HAND


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """Someone else says "agree"."""

    contact: Reference | None = None
    organisation: Reference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """One piece of what someone said."""

    engagement: Reference | None = None
    question: Reference | None = None
    contact: Reference | None = None
    organisation: Reference | None = None
    said_on: dt.date
    said_at: dt.datetime | None = None
    zone: str = "Europe/London"
    text: str
    is_verbatim: bool = False
    paraphrase: str = ""
    """What stands outside in place of `text`, where the words themselves would give the speaker away."""
    capacity: Capacity = Capacity.ORGANISATION
    members_spoken_for: int | None = None
    stance: Stance | None = None
    """As logged; it holds until a coding says towards which theme."""
    disclosure: Level | None = None
    """None: as the engagement's rule says."""
    permission_by: str = ""
    """Who permitted a more open disclosure than the rule's; the three permission fields stand together."""
    permission_on: dt.date | None = None
    permission_how: str = ""
    has_evidence: bool = False
    is_key_point: bool = False
    unresolved: tuple[str, ...] = ()
    """The marks of the logged line that named nobody and nothing known, as typed."""
    notes: str = ""
    tags: tuple[str, ...] = ()
    codings: tuple[Coding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    passages: tuple[Passage, ...] = ()
    """Where it stands in what was sent in; empty where it was said otherwise."""

    @property
    def who(self) -> str:
        """Whoever said it, for ourselves."""
        names = [ref.name for ref in (self.contact, self.organisation) if ref]
        return ", ".join(names)
