"""Response sheets as Citizen Space and other survey programs write them: each answer becomes feedback.

Every answer is known again by its response and its question: a sheet that has grown brings what is new of it,
and nothing twice. What is there is left as it is, for somebody may have worked on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.choices import excerpt
from engage.domain.consultations import Consultation
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, default_level, is_more_open
from engage.domain.engagements import Engagement
from engage.domain.feedback import Capacity, Feedback, Stance
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.domain.text import compact
from engage.errors import EngageError, Invalid
from engage.services.checks import checked
from engage.services.importing.dates import in_words
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.matching import known
from engage.services.importing.matching.engagement_names import chosen_engagement
from engage.services.importing.matching.known import Given, chunks
from engage.services.importing.mentions import Mentions
from engage.services.importing.response_sheets.columns import (
    Sheet,
    is_question,
    stance_of,
)
from engage.services.importing.response_sheets.consultations import Answered, answered
from engage.services.importing.response_sheets.responses import Answer, Response, responses
from engage.services.importing.response_sheets.sheets import COLUMNS, read_sheet
from engage.services.importing.source import TABLES, Source
from engage.services.importing.tables.rows import Row
from engage.services.importing.tables.table import Table, sheets_of
from engage.services.importing.work import (
    LEAVE_OUT,
    UNLIKE,
    Belongs,
    Candidate,
    Choices,
    Entry,
    Importer,
    Likeness,
    Outcome,
    Work,
)
from engage.storage import records, schema

_SURE, _LIKELY, _MAY_BE = 0.97, 0.9, 0.6
_QUESTIONS = 2
_WORDS = 20
"""An answer of so many characters is one in own words."""


def _likeness(source: Source) -> Likeness:
    """Whether it has questions at the head of its columns, answers below, and a number for each response."""
    if not source.is_table:
        return UNLIKE
    try:
        read = read_sheet(source, Choices(day_first=True))
    except EngageError:
        return UNLIKE
    sheet, table = read.sheet, read.reading.table
    asked = [one for one in sheet.asked if is_question(table.columns[one.places[0]])]
    is_written = any(
        len(row[one.places[0]]) >= _WORDS for one in asked for row in table.sample if one.places[0] < len(row)
    )
    if len(asked) < _QUESTIONS or (table.sample and not is_written):
        return UNLIKE
    why = f"it has {len(asked)} questions for columns, such as “{excerpt(table.columns[asked[0].places[0]])}”"
    if "response" in sheet.about:
        return Likeness(_SURE, f"{why}, and numbers its responses")
    return Likeness(_LIKELY if "said_on" in sheet.about else _MAY_BE, why)


def _put_in(work: Work) -> None:
    """Make feedback of all answers that are not there yet, each on its question.

    Raises `Invalid` where the file is no table, or no column of it is a question.
    """
    read = read_sheet(work.source, work.choices)
    sheet, table = read.sheet, read.reading.table
    if not sheet.asked:
        raise Invalid(
            f"{work.source.name} has no column with a question",
            f"its columns are {excerpt(', '.join(filter(None, table.columns)))}",
            "Name one with --map “COLUMN”=question",
        )
    _say_what_is_left(work, sheet, table)
    engagement = chosen_engagement(work)
    found = list(responses(work, read))
    _Taking(work, sheet, answered(work, table, sheet.asked, engagement), engagement).take(found)


def _say_what_is_left(work: Work, sheet: Sheet, table: Table) -> None:
    others = [each.name for each in sheets_of(work.source) if each.rows and each.name != table.sheet]
    if others and not work.choices.sheet:
        named = excerpt(", ".join(others))
        work.notes.append(f"Sheet “{excerpt(table.sheet)}” was read; left out: {named}.")
    unknown = [name for name, gives in zip(table.columns, sheet.gives, strict=True) if name and gives is None]
    for heading in unknown:
        work.problem(None, f"The column “{excerpt(heading)}” is not known and was left out.", heading)
    if sheet.private:
        named = ", ".join(f"“{excerpt(heading)}”" for heading in sheet.private)
        work.notes.append(f"Left out, for they are about the person and not about the questions: {named}.")


class _Taking:
    """The responses of one sheet on their way in."""

    def __init__(self, work: Work, sheet: Sheet, to: Answered, engagement: Engagement | None) -> None:
        self._work = work
        self._sheet = sheet
        self._to = to
        self._engagement = engagement
        self._mentions = Mentions(work)
        self._stances: dict[str, Stance] = {}
        self._answers = 0
        self._kept = 0
        """Answers that are there with other words."""
        self._usual = _usual_day(engagement, to.consultation)
        self._undated = 0

    def take(self, found: Sequence[Response]) -> None:
        """Add what is new of the responses, and enter what becomes of each."""
        for chunk in chunks(found):
            self._take(chunk)
        notes = self._work.notes
        if self._answers:
            count = f"{self._answers:,} {'answer' if self._answers == 1 else 'answers'}"
            notes.append(f"{count} became feedback.")
        if self._kept:
            count = f"{self._kept:,} {'answer stands' if self._kept == 1 else 'answers stand'}"
            notes.append(f"{count} there already in other words, which were kept.")
        if self._undated:
            count = f"{self._undated:,} {'response has' if self._undated == 1 else 'responses have'}"
            notes.append(f"{count} no date: {in_words(self._usual)} was taken.")
        if self._stances:
            said = ", ".join(f"“{excerpt(text)}” as {stance.label}" for text, stance in self._stances.items())
            notes.append(f"The stance was read from what was chosen: {said}.")

    def _take(self, chunk: Sequence[Response]) -> None:
        uids = {each.row: self._uids(each) for each in chunk}
        there = _texts(self._work.connection, [uid for own in uids.values() for uid in own])
        fresh: list[tuple[Response, list[tuple[Answer, str]]]] = []
        for each in chunk:
            pairs = list(zip(each.answers, uids[each.row], strict=True))
            known_ones = [(answer, uid) for answer, uid in pairs if uid in there]
            self._kept += sum(there[uid] != answer.text for answer, uid in known_ones)
            new = [pair for pair in pairs if pair not in known_ones]
            if self._work.choices.matches.get(each.row) == LEAVE_OUT or not each.answers:
                self._enter(each, Outcome.SKIPPED)
            elif not new:
                self._enter(each, Outcome.SAME)
            else:
                fresh.append((each, new))
        people = self._people([each for each, _ in fresh])
        made: list[Feedback] = []
        for each, new in fresh:
            try:
                who = people.get(each.row)
                if isinstance(who, str):
                    raise Invalid(who)
                told = [self._feedback(each, answer, uid, who) for answer, uid in new]
            except EngageError as error:
                self._work.leave_out(each.row, error, Noun.FEEDBACK, each.name)
                continue
            made += told
            self._undated += each.said_on is None
            outcome = Outcome.ADDED if len(new) == len(each.answers) else Outcome.MERGED
            self._enter(each, outcome, candidates=who.candidates if who else ())
        records.add(self._work.connection, made)
        self._answers += len(made)

    def _uids(self, response: Response) -> list[str]:
        """By what its answers are known again."""
        uids = []
        for answer in response.answers:
            question = self._to.questions[answer.asked]
            first = min(at for at, other in self._to.questions.items() if other.uid == question.uid)
            part = "" if first == answer.asked else compact(self._sheet.asked[answer.asked].text)
            key = "\0".join((self._to.consultation.uid, question.uid, part, response.key))
            uids.append(own_uid(Noun.FEEDBACK, key))
        return uids

    def _people(self, found: Sequence[Response]) -> dict[int, _Who | str]:
        """Who has answered, by row; for those of whom that cannot be said, why."""
        work = self._work
        inner = Work(
            work.source,
            work.connection,
            work.who,
            work.progress,
            work.choices,
            problems=work.problems,
            bodies=work.bodies,
        )
        named = [each for each in found if each.person]
        bodies = [each for each in found if each.body and not each.person]
        people = known.take(inner, Contact, [_given(each) for each in named])
        ids = known.take(
            inner,
            Organisation,
            [Given(Row(each.row, "", {}), {"name": each.body}) for each in bodies],
        )
        entries = {entry.row: entry for entry in inner.entries}
        contacts = {
            each.id: each for each in records.fetch(work.connection, Contact, sorted(set(people.values())))
        }
        who: dict[int, _Who | str] = {}
        for each in (*named, *bodies):
            entry, row = entries[each.row], each.row
            if row in people:
                contact = contacts[people[row]]
                body = self._body(contact, each)
                who[row] = _Who(Reference(contact.id), body, entry.candidates)
            elif row in ids:
                who[row] = _Who(None, Reference(ids[row]), entry.candidates)
            else:
                who[row] = entry.problem or "It cannot be said who answered"
        return who

    def _body(self, contact: Contact, response: Response) -> Reference | None:
        """For whom somebody speaks: the body that the row names, else the main one where no row names any."""
        if response.body:
            roles = [
                role
                for role in contact.affiliations
                if compact(role.organisation.name) == compact(response.body)
            ]
            return (roles[0] if roles else contact.affiliations[-1]).organisation
        role = contact.primary_affiliation
        return role.organisation if role and "organisation" not in self._sheet.about else None

    def _feedback(self, response: Response, answer: Answer, uid: str, who: _Who | None) -> Feedback:
        asked = self._sheet.asked[answer.asked]
        marks: list[str] = []
        agenda = self._to.consultation.agenda
        capacity = response.capacity
        if capacity is None and response.person and not response.body and "organisation" in self._sheet.about:
            capacity = Capacity.PERSONAL
        made = Feedback(
            uid=uid,
            engagement=Reference(self._engagement.id) if self._engagement else None,
            question=Reference(self._to.questions[answer.asked].id),
            contact=who.contact if who else None,
            organisation=who.organisation if who else None,
            said_on=response.said_on or self._usual,
            text=answer.text,
            is_verbatim=not asked.is_closed,
            capacity=capacity or Capacity.ORGANISATION,
            stance=self._stance(answer.text) if asked.is_closed and not asked.options else None,
            disclosure=self._disclosure(response.disclosure),
            notes=answer.notes,
            tags=answer.tags,
            codings=self._mentions.codings(answer.themes, agenda.id if agenda else None, marks),
            unresolved=tuple(marks),
        )
        return checked(self._work.connection, made)

    def _disclosure(self, wanted: Level | None) -> Level | None:
        """What the respondent wants, where that is no more open than was agreed for the engagement."""
        usual = default_level(self._engagement.rule if self._engagement else None)
        return None if wanted is None or is_more_open(wanted, usual) else wanted

    def _stance(self, text: str) -> Stance | None:
        """The stance that a chosen answer takes, which is told."""
        stance = stance_of(text)
        if stance is not None:
            self._stances[text] = stance
        return stance

    def _enter(self, response: Response, outcome: Outcome, **said: Any) -> None:
        noun = Noun.CONTACT if response.person else Noun.ORGANISATION if response.body else Noun.FEEDBACK
        self._work.enter(Entry(response.row, noun, response.name, outcome, **said))


@dataclass(frozen=True, slots=True)
class _Who:
    """Somebody who has answered."""

    contact: Reference | None
    organisation: Reference | None
    candidates: tuple[Candidate, ...]
    """Others whom it may be."""


def _given(response: Response) -> Given:
    body = {"organisation": response.body} if response.body else {}
    return Given(Row(response.row, "", {}), {**response.person, **body})


def _texts(connection: sa.Connection, uids: Sequence[str]) -> dict[str, str]:
    """What the answers say that are there, by uid."""
    table = schema.feedback.c
    found: dict[str, str] = {}
    for batch in records.batches(uids):
        rows = connection.execute(sa.select(table.uid, table.text).where(table.uid.in_(batch)))
        found.update((row.uid, row.text) for row in rows)
    return found


def _usual_day(engagement: Engagement | None, consultation: Consultation) -> dt.date:
    """The day of what has none: the engagement's, or when the consultation closed, or today."""
    today = clock.today()
    if engagement is not None:
        return min(engagement.held_on, today)
    return min(consultation.closes_on or today, today)


IMPORTER = Importer(
    name="responses",
    summary="A table of answers to a consultation, a row for each respondent and a column for each question",
    counts=("response", "responses"),
    suffixes=TABLES,
    likeness=_likeness,
    put_in=_put_in,
    columns=COLUMNS,
    belongs=Belongs.TO_ONE,
)
