"""What needs a person now, each matter with the filter of the list behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.filters import parse
from engage.domain.records import Choice, Noun
from engage.services.records import name_of
from engage.storage import filters, records, schema
from engage.storage.project import Project
from engage.storage.shapes import SHAPES

DUE_WITHIN = 7
"""Days ahead in which a commitment is due soon."""
COMING_WITHIN = 28
"""Days ahead in which an engagement is coming."""
NAMED = 3
"""How many of a matter are named."""

_FEW = 200
"""Of more than so many, none is named: to put a long list in order for three names takes too long."""


class Matter(Choice):
    """What may need somebody."""

    OVERDUE = "overdue"
    DUE = "due"
    COMING = "coming"
    UNCODED = "uncoded"
    UNRESOLVED_FEEDBACK = "unresolved_feedback"
    UNRESOLVED_COMMITMENTS = "unresolved_commitments"
    REVIEW = "review"
    SILENT_THEMES = "silent_themes"
    SILENT_ORGANISATIONS = "silent_organisations"


@dataclass(frozen=True, slots=True)
class Need:
    """So many records that need somebody, and how to list them."""

    matter: Matter
    count: int
    noun: Noun
    filter: str
    first: tuple[str, ...] = ()
    """The names of those that the list begins with."""


def needs(project: Project) -> list[Need]:
    """Return what needs somebody now, in the order of `Matter`; nothing of which there is none."""
    with project.reading() as connection:
        return found(connection)


def found(connection: sa.Connection) -> list[Need]:
    """Do the same for whoever reads the project already."""
    needed = []
    for matter, noun, text in _lists(connection):
        if count := filters.count(connection, parse(text, noun)):
            first = _names(connection, noun, text) if count <= _FEW else ()
            needed.append(Need(matter, count, noun, text, first))
    return needed


def count(project: Project) -> int:
    """Return how many matters need somebody now."""
    with project.reading() as connection:
        return sum(filters.count(connection, parse(text, noun)) > 0 for _, noun, text in _lists(connection))


def _lists(connection: sa.Connection) -> Iterator[tuple[Matter, Noun, str]]:
    today = clock.today()
    due, coming = (today + dt.timedelta(days=days) for days in (DUE_WITHIN, COMING_WITHIN))
    yield Matter.OVERDUE, Noun.COMMITMENT, "is:overdue"
    yield Matter.DUE, Noun.COMMITMENT, f"is:open after:{today} before:{due}"
    yield Matter.COMING, Noun.ENGAGEMENT, f"after:{today} before:{coming}"
    yield Matter.UNCODED, Noun.FEEDBACK, "is:uncoded"
    yield Matter.UNRESOLVED_FEEDBACK, Noun.FEEDBACK, "is:unresolved"
    yield Matter.UNRESOLVED_COMMITMENTS, Noun.COMMITMENT, "is:unresolved"
    yield Matter.REVIEW, Noun.CONTACT, "is:review"
    # Silence says something only once somebody has spoken.
    if connection.execute(sa.select(schema.feedback.c.id).limit(1)).first():
        yield Matter.SILENT_THEMES, Noun.THEME, "-kind:union,sme"
        yield Matter.SILENT_ORGANISATIONS, Noun.ORGANISATION, "is:unheard"


def _names(connection: sa.Connection, noun: Noun, text: str) -> tuple[str, ...]:
    ids = filters.ids(connection, parse(text, noun), limit=NAMED)
    found = records.fetch(connection, SHAPES[noun].record, ids)
    return tuple(name_of(record) for record in found)
