"""Logging what is said: one typed line becomes a piece of feedback, or a commitment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Agreement, Capacity, Coding, Feedback, Stance
from engage.domain.quick_log import (
    LoggedLine,
    MarkKind,
    as_typed,
    parse,
    resolve_theme,
    resolve_who,
)
from engage.domain.records import Noun, Reference
from engage.domain.text import clean, words
from engage.errors import Invalid, NotFound
from engage.services.checks import checked
from engage.services.records import name_of
from engage.storage import records, schema, search
from engage.storage.project import Project

_CANDIDATES = 500
"""People and bodies outside the room that one mark may be compared with."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of a line; `record.unresolved` are the marks that named nobody and nothing known."""

    changes: Changes
    record: Feedback | Commitment


def log(project: Project, engagement: int, line: str) -> Logged:
    """Keep what was said at an engagement, as typed in the language of `engage.domain.quick_log`.

    It is on disk when this returns. A mark that cannot be resolved keeps the line and is asked about later;
    only an empty line raises `Invalid`.
    """
    if not clean(line).strip():
        raise Invalid("There is nothing to log", "", "Type what was said", field="line")
    with project.reading() as connection:
        taken = _take(connection, _engagement(connection, engagement), line, project.who)
    with project.transaction(f"Log {name_of(taken, longest=40)}") as tx:
        record = checked(tx.connection, taken)
        ids = records.add(tx.connection, [record])
    return Logged(tx.changes, replace(record, id=ids[record.uid]))


def understood(project: Project, engagement: int, line: str) -> Feedback | Commitment:
    """Return what a line would become if it were logged now, for showing it while it is typed."""
    with project.reading() as connection:
        return _take(connection, _engagement(connection, engagement), line, project.who)


def _engagement(connection: sa.Connection, id: int) -> Engagement:
    found = records.fetch(connection, Engagement, [id])
    if not found:
        raise NotFound("The engagement is no longer there", "", "Choose another one")
    return found[0]


def _take(connection: sa.Connection, engagement: Engagement, line: str, coder: str) -> Feedback | Commitment:
    logged = parse(line)
    # A line of marks alone keeps its marks as its words: whoever typed it will know what was meant.
    text = logged.text.strip() or clean(line).strip()
    who = _Who(connection, engagement)
    contact, organisation = who.resolve(logged.who)
    at = Reference(engagement.id, engagement.uid, engagement.title, engagement.rule)
    unresolved = list(logged.surplus)
    if logged.who is not None and not (contact or organisation):
        unresolved.insert(0, as_typed(MarkKind.WHO, logged.who))
    now = dt.datetime.now(dt.UTC)
    if logged.is_commitment:
        return Commitment(
            text=text,
            engagement=at,
            contact=contact,
            organisation=organisation,
            made_on=engagement.held_on,
            # A commitment has neither themes nor stances; what was typed of them is kept as typed.
            unresolved=(*unresolved, *_marks_without_a_place(logged)),
        )
    codings: list[Coding] = []
    themes = _themes(connection, engagement) if logged.themes else []
    for mark in logged.themes:
        theme = resolve_theme(mark, themes)
        if theme is None:
            unresolved.append(as_typed(MarkKind.THEME, mark))
        elif all(coding.theme.id != theme.id for coding in codings):
            codings.append(
                Coding(
                    theme=Reference(theme.id, theme.uid, theme.title, theme.code),
                    stance=logged.stance or Stance.UNCLEAR,
                    coded_by=coder,
                    coded_at=now,
                )
            )
    agreements: list[Agreement] = []
    for mark in logged.agrees:
        person, body = who.resolve(mark)
        if person or body:
            agreements.append(Agreement(contact=person, organisation=body))
        else:
            unresolved.append(as_typed(MarkKind.AGREES, mark))
    today = now.astimezone(ZoneInfo(engagement.zone)).date()
    return Feedback(
        engagement=at,
        contact=contact,
        organisation=organisation,
        # Ahead of its day something may be said already, but not on a day to come.
        said_on=min(engagement.held_on, today),
        said_at=now if engagement.held_on >= today else None,
        zone=engagement.zone,
        text=text,
        capacity=Capacity.PERSONAL if contact and not organisation else Capacity.ORGANISATION,
        stance=logged.stance,
        has_evidence=logged.has_evidence,
        is_key_point=logged.is_key_point,
        unresolved=tuple(unresolved),
        codings=tuple(codings),
        agreements=tuple(agreements),
    )


def _marks_without_a_place(logged: LoggedLine) -> Iterator[str]:
    yield from (as_typed(MarkKind.THEME, mark) for mark in logged.themes)
    if logged.stance:
        yield logged.stance.sign
    yield from (as_typed(MarkKind.AGREES, mark) for mark in logged.agrees)


def _themes(connection: sa.Connection, engagement: Engagement) -> list[Theme]:
    """Return the themes of the engagement's agenda, or all there are where it has none."""
    theme = schema.theme
    wanted = sa.select(theme.c.id)
    if engagement.agenda:
        wanted = wanted.where(theme.c.agenda_id == engagement.agenda.id)
    return records.fetch(connection, Theme, connection.execute(wanted).scalars().all())


class _Who:
    """Whom the marks of one engagement's lines name."""

    def __init__(self, connection: sa.Connection, engagement: Engagement) -> None:
        self._connection = connection
        self._attendance = engagement.attendance

    def resolve(self, mark: str | None) -> tuple[Reference | None, Reference | None]:
        """Return the contact and the organisation that a mark names: those in the room first."""
        if mark is None:
            return None, None
        people = self._candidates(Noun.CONTACT, mark)
        bodies = self._candidates(Noun.ORGANISATION, mark)
        found = resolve_who(mark, self._attendance, [*people, *bodies])
        if isinstance(found, Attendance):
            return found.contact, found.organisation or self._present_organisation(found.contact)
        if found is None:
            return None, None
        if found in people or any(seat.contact == found for seat in self._attendance):
            return found, self._present_organisation(found)
        return None, next((body for body in bodies if body.id == found.id), found)

    def _candidates(self, noun: Noun, mark: str) -> list[Reference]:
        starts = " ".join(search.match_expression(word, is_phrase=False) for word in words(mark))
        if not starts:
            return []
        found = search.newest(self._connection, noun, f"title : ({starts})", _CANDIDATES)
        table = records.SHAPES[noun].table
        known = records.references(self._connection, table, [id for id, _ in found])
        return (
            [*known.values(), *self._by_short_name(known)] if noun is Noun.ORGANISATION else [*known.values()]
        )

    def _by_short_name(self, bodies: Mapping[int, Reference]) -> list[Reference]:
        """Return the bodies once more, under the short names by which people call them."""
        table = schema.organisation
        short = sa.select(table.c.id, table.c.short_name).where(
            table.c.id.in_(bodies), table.c.short_name != ""
        )
        return [replace(bodies[id], name=name) for id, name in self._connection.execute(short)]

    def _present_organisation(self, contact: Reference | None) -> Reference | None:
        if contact is None:
            return None
        for person in records.fetch(self._connection, Contact, [contact.id]):
            if person.primary_affiliation:
                return person.primary_affiliation.organisation
        return None
