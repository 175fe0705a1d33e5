"""The consultation that a response sheet answers, and its questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.consultations import Consultation, Question
from engage.domain.engagements import Engagement
from engage.domain.records import Noun
from engage.domain.text import compact, fold
from engage.errors import Invalid
from engage.services.checks import checked
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.response_sheets.columns import Asked
from engage.services.importing.tables.table import Table
from engage.services.importing.work import Entry, Outcome, Work
from engage.storage import records, schema

_BEHIND = """
    response responses export exports data all results download full sheet form worksheet raw answers final
    csv xlsx copy
"""
_ENDINGS = frozenset(_BEHIND.split())
"""Words behind a title that say what sort of file it is."""
_ENOUGH = 0.5
"""What part of a sheet's questions a consultation must have to be the one."""
_TRUNCATED = 30
"""So many letters may stand for a longer text that begins with them."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The consultation, stored, and which of its questions each of the sheet's is."""

    consultation: Consultation
    questions: Mapping[int, Question]
    """By the place of the question in the sheet."""


def answered(work: Work, table: Table, asked: Sequence[Asked], engagement: Engagement | None) -> Answered:
    """Return the consultation of a sheet: the engagement's, one of its title, or that which asks the same.

    Else one is made with the sheet's questions. A question that the consultation has not is added to it.
    """
    title = _title(table, work)
    before = _there(work, title, asked, engagement)
    if before is None:
        made = Consultation(uid=own_uid(Noun.CONSULTATION, f"responses: {title}"), title=title)
        where, outcome = f"A new consultation “{excerpt(title)}” was made", Outcome.ADDED
    else:
        made = before
        where, outcome = f"The answers were added to “{excerpt(before.title)}”", Outcome.SAME
    matched = _matched(made.questions, asked)
    new = list(_new(made.questions, asked, matched))
    now = checked(
        work.connection,
        replace(made, questions=(*made.questions, *(question for _, question in new))),
        before,
    )
    if before is None:
        id = records.add(work.connection, [now])[now.uid]
    else:
        id = before.id
        if new:
            records.save(work.connection, now, before)
    (stored,) = records.fetch(work.connection, Consultation, [id])
    by_uid = {question.uid: question for question in stored.questions}
    added = f", with {len(new)} new {'question' if len(new) == 1 else 'questions'}" if new else ""
    work.notes.append(f"{where}{added}.")
    uid = stored.uid if outcome is Outcome.SAME else ""
    work.entries.append(Entry(None, Noun.CONSULTATION, stored.title, outcome, uid))
    return Answered(stored, matched | {at: by_uid[question.uid] for at, question in new})


def _title(table: Table, work: Work) -> str:
    """What the sheet or its file is called, without what says that it holds responses."""
    for name in (table.sheet, work.source.title):
        words = re.split(r"[\s_-]+", name.strip())
        while words and (compact(words[-1]) in _ENDINGS or not re.search(r"[^\W\d_]", words[-1])):
            words.pop()
        if words and not (len(words) == 1 and compact(words[0]).rstrip("0123456789") in _ENDINGS):
            title = " ".join(words)
            return title[:1].upper() + title[1:]
    return work.source.title or "Consultation"


def _there(
    work: Work, title: str, asked: Sequence[Asked], engagement: Engagement | None
) -> Consultation | None:
    if engagement is not None and engagement.consultation is not None:
        return records.fetch(work.connection, Consultation, [engagement.consultation.id])[0]
    held = schema.consultation.c
    rows = work.connection.execute(sa.select(held.id, held.uid, held.title)).all()
    own = own_uid(Noun.CONSULTATION, f"responses: {title}")
    named = [row.id for row in rows if row.uid == own] or [
        row.id for row in rows if compact(row.title) == compact(title)
    ]
    if len(named) > 1:
        raise Invalid(
            f"{len(named)} consultations are called “{excerpt(title)}”",
            "",
            "Choose an engagement that belongs to the one that is meant",
        )
    found = records.fetch(work.connection, Consultation, named or [row.id for row in rows])
    if named:
        return found[0]
    counts = {each.id: sum(1 for one in asked if _by_text(each.questions, one)) for each in found}
    best = max(counts.values(), default=0)
    most = [each for each in found if counts[each.id] == best]
    return most[0] if best and best >= _ENOUGH * len(asked) and len(most) == 1 else None


def _by_text(questions: Sequence[Question], asked: Asked) -> Question | None:
    """The question of the same words; one of the two may have been cut off."""
    wanted = compact(asked.text)
    if not wanted:
        return None
    known = [(compact(question.text), question) for question in questions]
    for text, question in known:
        if text == wanted:
            return question
    for text, question in known:
        shorter, longer = sorted((text, wanted), key=len)
        if len(shorter) >= _TRUNCATED and longer.startswith(shorter):
            return question
    return None


def _matched(questions: Sequence[Question], asked: Sequence[Asked]) -> dict[int, Question]:
    """The questions that the sheet asks too, by its places: by their words, else by their number."""
    numbers = {fold(question.number): question for question in questions}
    found = {at: question for at, one in enumerate(asked) if (question := _by_text(questions, one))}
    for at, one in enumerate(asked):
        if at not in found and one.number and fold(one.number) in numbers:
            found[at] = numbers[fold(one.number)]
    return found


def _new(
    questions: Sequence[Question], asked: Sequence[Asked], matched: Mapping[int, Question]
) -> Iterator[tuple[int, Question]]:
    """The other questions of the sheet, each with a number that is free."""
    taken = {fold(question.number) for question in questions}
    own = {fold(one.number) for at, one in enumerate(asked) if at not in matched}
    for at, one in enumerate(asked):
        if at in matched:
            continue
        number = next(
            number
            for number in _numbers(one.number)
            if fold(number) not in taken and (one.number or number not in own)
        )
        taken.add(fold(number))
        yield at, Question(number=number, text=one.text or f"Question {one.number}")


def _numbers(wanted: str) -> Iterator[str]:
    """Numbers for a question: the one wanted, then 3b, 3c, or else 1, 2, 3 and so on."""
    if wanted:
        yield wanted
        yield from (f"{wanted}{letter}" for letter in ascii_lowercase[1:])
        yield from (f"{wanted}.{number}" for number in range(2, 10_000))
    yield from map(str, range(1, 10_000))
