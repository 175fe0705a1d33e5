"""Consultations: pieces of work that ask questions between two dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engage.domain.records import Choice, Record, Reference


class ParticipationLevel(Choice):
    """How much those who take part decide (IAP2 Spectrum of Public Participation)."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    COLLABORATE = "collaborate"
    EMPOWER = "empower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """One question of a consultation, known by its number ("3a")."""

    number: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation(Record):
    """A piece of work with open and close dates, an agenda and questions."""

    title: str
    description: str = ""
    agenda: Reference | None = None
    opens_on: dt.date | None = None
    closes_on: dt.date | None = None
    level: ParticipationLevel = ParticipationLevel.CONSULT
    questions: tuple[Question, ...] = ()
    notes: str = ""
    archived: bool = False
