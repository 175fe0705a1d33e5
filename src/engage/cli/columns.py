"""Which columns a list of each noun has, and how a record stands in one line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engage.domain.feedback import Feedback, Stance
from engage.domain.records import Noun, Record, Reference
from engage.services import records
from engage.services.projects import Project
from engage.services.short_ids import short_ids

Cell = Callable[[Any], str]


def _choice(attribute: str) -> Cell:
    return lambda record: getattr(record, attribute).label


def _day(attribute: str) -> Cell:
    return lambda record: day(getattr(record, attribute))


def _name(attribute: str) -> Cell:
    return lambda record: name(getattr(record, attribute))


def _text(attribute: str) -> Cell:
    return lambda record: str(getattr(record, attribute))


def _affiliation(attribute: str) -> Cell:
    def cell(contact: Any) -> str:
        role = contact.primary_affiliation
        return str(getattr(getattr(role, attribute), "name", getattr(role, attribute))) if role else ""

    return cell


COLUMNS: Mapping[Noun, Mapping[str, Cell]] = {
    Noun.ORGANISATION: {
        "name": _text("name"),
        "kind": _choice("kind"),
        "region": _text("region"),
        "sector": _text("sector"),
    },
    Noun.CONTACT: {
        "name": _text("name"),
        "organisation": _affiliation("organisation"),
        "role": _affiliation("role"),
        "region": _text("region"),
    },
    Noun.AGENDA: {
        "title": _text("title"),
        "version": _text("version"),
        "publisher": _text("publisher"),
        "published": _day("published_on"),
    },
    Noun.THEME: {"code": _text("code"), "title": _text("title"), "agenda": _name("agenda")},
    Noun.CONSULTATION: {
        "opens": _day("opens_on"),
        "closes": _day("closes_on"),
        "title": _text("title"),
        "agenda": _name("agenda"),
    },
    Noun.ENGAGEMENT: {
        "held": _day("held_on"),
        "channel": _choice("channel"),
        "title": _text("title"),
        "rule": _choice("rule"),
        "place": _text("place"),
    },
    Noun.SUBMISSION: {
        "received": _day("received_on"),
        "who": _text("who"),
        "title": _text("title"),
        "file": _text("file_name"),
    },
    Noun.FEEDBACK: {
        "said": _day("said_on"),
        "who": _text("who"),
        "theme": lambda feedback: " ".join(coding.theme.kind for coding in feedback.codings),
        "stance": lambda feedback: ", ".join(dict.fromkeys(map(signed, stances(feedback)))),
        "text": _text("text"),
    },
    Noun.COMMITMENT: {
        "due": _day("due_on"),
        "state": _choice("state"),
        "by": _text("owner"),
        "to": lambda commitment: name(commitment.contact or commitment.organisation),
        "text": _text("text"),
    },
    Noun.BRIEFING: {
        "audience": _choice("audience"),
        "title": _text("title"),
        "parts": lambda briefing: str(len(briefing.parts)),
        "editions": lambda briefing: str(len(briefing.editions)),
    },
}
"""The columns of each noun, from left to right, after the one of the ids."""


def headings(noun: Noun) -> list[str]:
    """Return what stands above the columns."""
    return ["id", *COLUMNS[noun]]


def rows(project: Project, noun: Noun, page: Sequence[Record]) -> list[list[str]]:
    """Return records of one noun as the rows of a table, each with the shortest id by which it is known."""
    short = short_ids(project, records.CLASSES[noun], [record.id for record in page])
    columns = COLUMNS[noun].values()
    return [[short.get(record.id, record.uid), *(cell(record) for cell in columns)] for record in page]


def counted(noun: Noun, printed: int, there_are: int) -> str:
    """Return how many were printed of how many there are."""
    word = noun.label if there_are == 1 else noun.plural
    return f"{there_are:,} {word}" if printed == there_are else f"{printed:,} of {there_are:,} {word}"


def day(value: dt.date | None) -> str:
    """Return a date as it is sorted and typed; blank where none is known."""
    return value.isoformat() if value else ""


def name(reference: Reference | None) -> str:
    """Return the name of what is mentioned; blank where nothing is."""
    return reference.name if reference else ""


def stances(feedback: Feedback) -> list[Stance]:
    """Return the stance towards each theme, or the one that was logged where it is coded to none."""
    coded = [coding.stance for coding in feedback.codings]
    return coded or ([feedback.stance] if feedback.stance else [])


def signed(stance: Stance) -> str:
    """Return a stance as its mark and its word."""
    return f"{stance.sign} {stance.label}"
