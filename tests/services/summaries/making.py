"""Records for the tests of summaries, and ways to look into what was made of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Contact
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.feedback import Agreement, Coding, Feedback, Stance
from engage.domain.filters import parse
from engage.domain.organisations import Organisation, OrganisationKind, Relation, RelationKind
from engage.domain.records import Noun, Record, Reference
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Block, Counts, Document, Heading, plain
from engage.services.summaries.reading_through import plain_text
from engage.services.summaries.scope import read_scope
from engage.storage import records

DAY = dt.date(2020, 3, 25)
MADE_ON = dt.date(2020, 4, 25)

OF_FEEDBACK = tuple(summary.name for summary in registry.summaries() if summary.noun is Noun.FEEDBACK)
QUOTING = ("by-theme", "by-stakeholder", "engagement-note", "by-question", "what-we-heard")
"""Summaries that print whatever may be quoted of what answers a question, and is a key point."""


class Maker:
    """Adds records in one transaction and gives references to them."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.main_agenda: Reference | None = None

    def _add(self, record: Record, name: str, kind: str = "") -> Reference:
        (id,) = records.add(self.connection, [record]).values()
        return Reference(id, record.uid, name, kind)

    def organisation(
        self,
        name: str,
        kind: OrganisationKind = OrganisationKind.SME,
        member_of: Sequence[Reference] = (),
        **fields: Any,
    ) -> Reference:
        relations = tuple(Relation(other=other, kind=RelationKind.MEMBER_OF) for other in member_of)
        return self._add(Organisation(name=name, kind=kind, relations=relations, **fields), name, kind)

    def contact(self, given: str, family: str, **fields: Any) -> Reference:
        return self._add(Contact(given_name=given, family_name=family, **fields), f"{given} {family}")

    def agenda(self, title: str, **fields: Any) -> Reference:
        return self._add(Agenda(title=title, **fields), title)

    def theme(
        self, code: str, title: str = "", parent: Reference | None = None, agenda: Reference | None = None
    ) -> Reference:
        self.main_agenda = self.main_agenda or agenda or self.agenda("An example agenda")
        title = title or f"Theme {code}"
        theme = Theme(agenda=agenda or self.main_agenda, parent=parent, code=code, title=title)
        return self._add(theme, title, code)

    def engagement(
        self, title: str, rule: Rule = Rule.ON_RECORD, seats: Sequence[Attendance] = (), **fields: Any
    ) -> Reference:
        fields = {"held_on": DAY} | fields
        return self._add(Engagement(title=title, rule=rule, attendance=tuple(seats), **fields), title, rule)

    def consultation(
        self, title: str, questions: Sequence[str] = ("What stands in the way?",), **fields: Any
    ) -> tuple[Reference, list[Reference]]:
        """A consultation, and its questions by their numbers from 1."""
        asked = tuple(Question(number=str(n), text=text) for n, text in enumerate(questions, 1))
        made = self._add(Consultation(title=title, questions=asked, **fields), title)
        (stored,) = records.fetch(self.connection, Consultation, [made.id])
        return made, [Reference(question.id) for question in stored.questions]

    def feedback(
        self,
        text: str,
        organisation: Reference | None = None,
        *,
        on: Sequence[Reference] = (),
        stance: Stance = Stance.SUPPORT,
        agreed: Sequence[Agreement] = (),
        **fields: Any,
    ) -> int:
        codings = tuple(Coding(theme=theme, stance=stance) for theme in on)
        fields = {"said_on": DAY, "stance": None if on else stance, "codings": codings} | fields
        piece = Feedback(text=text, organisation=organisation, agreements=tuple(agreed), **fields)
        return self._add(piece, text).id

    def commitment(self, text: str, **fields: Any) -> int:
        return self._add(Commitment(text=text, **fields), text).id


@contextmanager
def making(project: Project) -> Iterator[Maker]:
    """Give a maker whose records are kept."""
    with project.transaction("Make records") as tx:
        yield Maker(tx.connection)


def came(who: Reference | None = None, person: Reference | None = None, **fields: Any) -> Attendance:
    return Attendance(organisation=who, contact=person, status=AttendanceStatus.ATTENDED, **fields)


def made_of(
    connection: sa.Connection, name: str, filter: str = "", audience: Audience = Audience.INTERNAL
) -> Document:
    """Return a summary of what stands in a transaction that is not over."""
    summary = registry.find(name)
    options = {option.name: option.default for option in summary.options}
    return summary.build(read_scope(connection, parse(filter, Noun.FEEDBACK), audience, MADE_ON, options))


def words(document: Document) -> str:
    """Everything that a reader sees."""
    return "\n".join(passage.text for passage in plain_text(document))


def headings(document: Document) -> list[str]:
    found = (block for block in document.blocks if isinstance(block, Heading))
    return [f"{block.code} {plain(block.text)}".strip() for block in found]


def section(document: Document, heading: str) -> list[Block]:
    """The blocks under a heading, named by its code or its text, up to the next one."""
    blocks = list(document.blocks)
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    start = next(
        n for n in starts if isinstance(h := blocks[n], Heading) and heading in (h.code, plain(h.text))
    )
    end = next((n for n in starts if n > start), len(blocks))
    return blocks[start + 1 : end]


def counts(document: Document, heading: str) -> Counts:
    """The counts under a heading."""
    return next(block for block in section(document, heading) if isinstance(block, Counts))
