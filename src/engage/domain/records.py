"""What all records share: an identity, a way to point at one another, and words for their choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from engage.domain.uids import new_uid


class Choice(StrEnum):
    """A value from a fixed list, stored as its name and shown as its label."""

    @property
    def label(self) -> str:
        """The words a person reads."""
        return _LABELS.get(self.value, self.value.replace("_", " "))


_LABELS = {
    "sme": "SME",
    "ngo": "NGO",
    "community": "community group",
    "research": "research body",
    "government": "government",
    "email": "e-mail",
    "large_company": "large company",
    "chatham_house": "Chatham House",
}


class Noun(Choice):
    """The records that have lists, filters and pages of their own."""

    ORGANISATION = "organisation"
    CONTACT = "contact"
    AGENDA = "agenda"
    THEME = "theme"
    CONSULTATION = "consultation"
    ENGAGEMENT = "engagement"
    SUBMISSION = "submission"
    FEEDBACK = "feedback"
    COMMITMENT = "commitment"
    BRIEFING = "briefing"

    @property
    def plural(self) -> str:
        """The word for several: also the key of related records in JSON."""
        return self.value if self is Noun.FEEDBACK else f"{self.value}s"


DEFAULT_SORTS: Mapping[Noun, str] = {
    Noun.ORGANISATION: "name",
    Noun.CONTACT: "name",
    Noun.AGENDA: "title",
    Noun.THEME: "code",
    Noun.CONSULTATION: "-opens_on",
    Noun.ENGAGEMENT: "-held_on",
    Noun.SUBMISSION: "-received_on",
    Noun.FEEDBACK: "-said_on",
    Noun.COMMITMENT: "due_on",
    Noun.BRIEFING: "title",
}
"""How each noun is sorted where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One record as another one mentions it."""

    id: int
    uid: str = ""
    name: str = ""
    kind: str = ""
    """What tells it apart at a glance: an organisation's kind, a theme's code."""
    colour: str = field(default="", compare=False)
    """The one that people gave to a theme; never all that tells it apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The identity of a record: `id` inside this file (0 until stored), `uid` everywhere else."""

    id: int = 0
    uid: str = field(default_factory=new_uid)
