"""What a line typed at an engagement says: its marks looked up among those who are there or known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.agendas import Theme
from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.due_days import day_at_end
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Agreement, Capacity, Coding, Feedback, Stance
from engage.domain.quick_log import LoggedLine, MarkKind, as_typed, parse, resolve_theme, resolve_who
from engage.domain.records import Noun, Reference
from engage.domain.text import clean, words
from engage.domain.written_lines import Speaker, WrittenLine
from engage.storage import records, schema, search
from engage.storage.shapes import SHAPES

_CANDIDATES = 500
"""People and bodies outside the room that one mark may be compared with."""


_SHORT_NAMES = sa.select(schema.organisation.c.id, schema.organisation.c.short_name).where(
    schema.organisation.c.id.in_(records.listed("ids")),
    schema.organisation.c.short_name != "",
)


class _NamedTheme(NamedTuple):
    """What a mark can name a theme by."""

    id: int
    uid: str
    code: str
    title: str
    all_keywords: Callable[[], Mapping[int, tuple[str, ...]]]

    @property
    def keywords(self) -> tuple[str, ...]:
        """Asked for only if need be: most marks are codes."""
        return self.all_keywords()[self.id]


class LineReader:
    """Reads the lines of one engagement, within one connection."""

    def __init__(
        self,
        connection: sa.Connection,
        engagement: Engagement,
        coder: str,
        earlier: WrittenLine | None = None,
    ) -> None:
        """`earlier`: the line that is corrected, whose marks go on meaning what they meant."""
        self._connection = connection
        self._engagement = engagement
        self._coder = coder
        self._known: dict[str, Speaker] = dict(earlier.who) if earlier else {}
        self._known_themes: dict[str, Reference | None] = dict(earlier.themes) if earlier else {}

    def read(self, line: str) -> Feedback | Commitment:
        """Return what a line says; a mark that names nobody and nothing known stands among the unresolved."""
        logged = parse(line)
        return self._commitment(logged, line) if logged.is_commitment else self._feedback(logged, line)

    def who(self, mark: str) -> Speaker:
        """Return the contact and the organisation that a mark names: those in the room first."""
        if mark not in self._known:
            self._known[mark] = self._look_up(mark)
        return self._known[mark]

    @cached_property
    def themes(self) -> list[Theme]:
        """The themes of the engagement's agenda, or all there are where it has none."""
        wanted = self._of_its_agenda(sa.select(schema.theme.c.id))
        return records.fetch(self._connection, Theme, self._connection.execute(wanted).scalars().all())

    @cached_property
    def _named_themes(self) -> list[_NamedTheme]:
        """The same themes, with no more than a mark can name."""
        theme = schema.theme.c
        rows = self._connection.execute(
            self._of_its_agenda(sa.select(theme.id, theme.uid, theme.code, theme.title))
        ).all()
        return [_NamedTheme(id, uid, code, title, lambda: self._keywords) for id, uid, code, title in rows]

    @cached_property
    def _keywords(self) -> Mapping[int, tuple[str, ...]]:
        theme = schema.theme.c
        rows = self._connection.execute(self._of_its_agenda(sa.select(theme.id, theme.keywords)))
        return {id: keywords for id, keywords in rows}  # noqa: C416 -- rows, which are no pairs to mypy

    def _of_its_agenda(self, wanted: sa.Select[Any]) -> sa.Select[Any]:
        agenda = self._engagement.agenda
        return wanted.where(schema.theme.c.agenda_id == agenda.id) if agenda else wanted

    def _commitment(self, logged: LoggedLine, line: str) -> Commitment:
        contact, organisation, unresolved = self._speaker(logged)
        return Commitment(
            text=_text(logged, line),
            due_on=day_at_end(logged.text, self._said_on()),
            engagement=_reference(self._engagement),
            contact=contact,
            organisation=organisation,
            made_on=self._engagement.held_on,
            # A commitment has neither themes nor stances; what was typed of them is kept as typed.
            unresolved=(*unresolved, *_marks_without_a_place(logged)),
        )

    def _feedback(self, logged: LoggedLine, line: str) -> Feedback:
        contact, organisation, unresolved = self._speaker(logged)
        now = clock.now()
        codings: list[Coding] = []
        for mark in logged.themes:
            theme = self._theme(mark)
            if theme is None:
                unresolved.append(as_typed(MarkKind.THEME, mark))
            elif all(coding.theme.id != theme.id for coding in codings):
                stance = logged.stance or Stance.UNCLEAR
                codings.append(Coding(theme=theme, stance=stance, coded_by=self._coder, coded_at=now))
        agreements: list[Agreement] = []
        for mark in logged.agrees:
            person, body = self.who(mark)
            if any((each.contact, each.organisation) == (person, body) for each in agreements):
                continue  # who agrees twice agrees
            if person or body:
                agreements.append(Agreement(contact=person, organisation=body))
            else:
                unresolved.append(as_typed(MarkKind.AGREES, mark))
        today = self._today(now)
        return Feedback(
            engagement=_reference(self._engagement),
            contact=contact,
            organisation=organisation,
            said_on=self._said_on(now),
            said_at=now if self._engagement.held_on >= today else None,
            zone=self._engagement.zone,
            text=_text(logged, line),
            capacity=Capacity.PERSONAL if contact and not organisation else Capacity.ORGANISATION,
            stance=logged.stance,
            has_evidence=logged.has_evidence,
            is_key_point=logged.is_key_point,
            unresolved=tuple(unresolved),
            codings=tuple(codings),
            agreements=tuple(agreements),
        )

    def _today(self, now: dt.datetime) -> dt.date:
        return now.astimezone(ZoneInfo(self._engagement.zone)).date()

    def _said_on(self, now: dt.datetime | None = None) -> dt.date:
        """Ahead of its day something may be said already, but not on a day to come."""
        return min(self._engagement.held_on, self._today(now or clock.now()))

    def _speaker(self, logged: LoggedLine) -> tuple[Reference | None, Reference | None, list[str]]:
        """Return who is named first, and the marks of people that stay open."""
        if logged.who is None:
            return None, None, list(logged.surplus)
        contact, organisation = self.who(logged.who)
        is_open = not (contact or organisation)
        open_marks = [as_typed(MarkKind.WHO, logged.who)] if is_open else []
        return contact, organisation, [*open_marks, *logged.surplus]

    def _theme(self, mark: str) -> Reference | None:
        if mark not in self._known_themes:
            theme = resolve_theme(mark, self._named_themes)
            self._known_themes[mark] = (
                Reference(theme.id, theme.uid, theme.title, theme.code) if theme else None
            )
        return self._known_themes[mark]

    def _look_up(self, mark: str) -> Speaker:
        attendance = self._engagement.attendance
        people: list[Reference] = []
        bodies: list[Reference] = []

        def others(*, is_whole: bool) -> list[Reference]:
            people[:] = self._candidates(Noun.CONTACT, mark, is_whole=is_whole)
            bodies[:] = self._candidates(Noun.ORGANISATION, mark, is_whole=is_whole)
            return [*people, *bodies]

        found = resolve_who(mark, attendance, others)
        if isinstance(found, Attendance):
            return found.contact, found.organisation or present_organisation(self._connection, found.contact)
        if found is None:
            return None, None
        if found in people or any(seat.contact == found for seat in attendance):
            return found, present_organisation(self._connection, found)
        return None, next((body for body in bodies if body.id == found.id), found)

    def _candidates(self, noun: Noun, mark: str, *, is_whole: bool) -> list[Reference]:
        # Whole words are found some ten times as quickly as what begins with a word.
        wanted = " ".join(search.match_expression(word, is_phrase=is_whole) for word in words(mark))
        if not wanted:
            return []
        found = search.newest_ids(self._connection, noun, f"title : ({wanted})", _CANDIDATES)
        if not found:
            return []
        known = records.references(self._connection, SHAPES[noun].table, found)
        return (
            [*known.values(), *self._by_short_name(known)] if noun is Noun.ORGANISATION else [*known.values()]
        )

    def _by_short_name(self, bodies: Mapping[int, Reference]) -> list[Reference]:
        """Return the bodies once more, under the short names by which people call them."""
        found = self._connection.execute(_SHORT_NAMES, {"ids": list(bodies)}).all()
        return [replace(bodies[id], name=name) for id, name in found]


def present_organisation(connection: sa.Connection, contact: Reference | None) -> Reference | None:
    """Return for which organisation somebody speaks at present; None where for none that is known."""
    if contact is None:
        return None
    for person in records.fetch(connection, Contact, [contact.id], parts=("affiliations",)):
        if person.primary_affiliation:
            return person.primary_affiliation.organisation
    return None


def _reference(engagement: Engagement) -> Reference:
    return Reference(engagement.id, engagement.uid, engagement.title, engagement.rule)


def _text(logged: LoggedLine, line: str) -> str:
    """Return the words; a line of marks alone keeps these: whoever typed it will know what was meant."""
    return logged.text.strip() or clean(line).strip()


def _marks_without_a_place(logged: LoggedLine) -> Iterator[str]:
    yield from (as_typed(MarkKind.THEME, mark) for mark in logged.themes)
    if logged.stance:
        yield logged.stance.sign
    yield from (as_typed(MarkKind.AGREES, mark) for mark in logged.agrees)
