"""Logging what is said: one typed line becomes a piece of feedback, or a commitment; and correcting it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

import sqlalchemy as sa

from engage.domain.changes import Changes
from engage.domain.commitments import Commitment
from engage.domain.disclosure import Rule, default_level, is_more_open
from engage.domain.engagements import Engagement
from engage.domain.feedback import Agreement, Feedback
from engage.domain.quick_log import parse
from engage.domain.records import Noun, Record
from engage.domain.text import clean
from engage.domain.written_lines import WrittenLine, written
from engage.errors import Conflict, Invalid, NotFound
from engage.services.checks import checked
from engage.services.line_reader import LineReader
from engage.services.records import CLASSES, in_journal, name_of
from engage.storage import attendance, records
from engage.storage.project import Project

P = TypeVar("P", bound=Record)


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of a line; `record.unresolved` are the marks that named nobody and nothing known."""

    changes: Changes
    record: Feedback | Commitment


def log(project: Project, engagement: int, line: str) -> Logged:
    """Keep what was said at an engagement, as typed in the language of `engage.domain.quick_log`.

    It is on disk when this returns. A mark that cannot be resolved keeps the line and is asked about later;
    only an empty line raises `Invalid`. Whoever had asked to speak, and now has, waits no longer.
    """
    _refuse_empty(line)
    with project.reading() as connection:
        taken = LineReader(connection, _engagement(connection, engagement), project.who).read(line)
    return keep(project, engagement, taken)


def keep(project: Project, engagement: int, taken: Feedback | Commitment) -> Logged:
    """Keep what a line was understood as at an engagement, as `log` does once it is read."""
    with project.transaction(f"Log {name_of(taken, longest=40)}") as tx:
        record = checked(tx.connection, taken)
        ids = records.add(tx.connection, [record])
        _lower_hands(tx.connection, engagement, [record])
    return Logged(tx.changes, replace(record, id=ids[record.uid]))


def log_lines(project: Project, engagement: int, lines: Iterable[str]) -> Changes:
    """Keep many lines, such as a page that was pasted, as one deed; empty ones are passed over.

    Raises `Invalid` where none says anything.
    """
    said = [line for line in lines if clean(line).strip()]
    _refuse_empty("".join(said))
    with project.reading() as connection:
        reader = LineReader(connection, _engagement(connection, engagement), project.who)
        taken = [reader.read(line) for line in said]
    with project.transaction(f"Log {len(taken):,} lines" if len(taken) > 1 else "Log one line") as tx:
        kept = [checked(tx.connection, record) for record in taken]
        records.add(tx.connection, kept)
        _lower_hands(tx.connection, engagement, kept)
    return tx.changes


def understood(project: Project, engagement: int, line: str) -> Feedback | Commitment:
    """Return what a line would become if it were logged now, for showing it while it is typed."""
    with project.reading() as connection:
        return LineReader(connection, _engagement(connection, engagement), project.who).read(line)


def line_of(project: Project, noun: Noun, id: int) -> str:
    """Return the line that would log a piece of feedback, or a commitment, again; raises `NotFound`."""
    with project.reading() as connection:
        return _written(connection, _logged(connection, noun, id)).line


def relog(project: Project, noun: Noun, id: int, line: str) -> Logged:
    """Put a corrected line in the place of what was logged.

    Marks that are still there mean what they meant, and what a line cannot say stays as it was: disclosure,
    tags, notes, the time. Where somebody else has said it, no permission of the first one holds. The line may
    turn a remark into a commitment, which then is a new record, and back. Raises `Invalid`, `NotFound` and
    `Conflict`.
    """
    _refuse_empty(line)
    with project.reading() as connection:
        label = f"Correct {in_journal(noun)} {name_of(_logged(connection, noun, id), longest=40)}"
    return _relog(project, noun, id, line, label)


def to_commitment(project: Project, feedback: int) -> Changes:
    """Turn a remark into a commitment, as though its line had begun with `>`.

    Themes, stance and agreements, which a commitment has not, are kept among its unresolved marks. Raises
    `NotFound`, and `Conflict` where the remark may be told less openly than the commitment would be.
    """
    with project.reading() as connection:
        said = _logged(connection, Noun.FEEDBACK, feedback)
        line = f"> {_written(connection, said).line}"
    return _relog(
        project, Noun.FEEDBACK, feedback, line, f"Make {name_of(said, longest=40)} a follow-up"
    ).changes


def _relog(project: Project, noun: Noun, id: int, line: str, label: str) -> Logged:
    with project.transaction(label) as tx:
        was = _logged(tx.connection, noun, id)
        held = _engagement(tx.connection, was.engagement.id if was.engagement else 0)
        earlier = _written(tx.connection, was)
        taken = LineReader(tx.connection, held, project.who, earlier).read(line)
        has_same_speaker = parse(earlier.line).who == parse(line).who and bool(
            was.contact or was.organisation
        )
        now: Feedback | Commitment
        if isinstance(was, Feedback) and isinstance(taken, Feedback):
            now = _corrected(was, taken, earlier)
            now = now if has_same_speaker else _said_by_another(now, taken)
        elif isinstance(was, Commitment) and isinstance(taken, Commitment):
            said_before = LineReader(tx.connection, held, project.who, earlier).read(earlier.line)
            now = replace(was, text=taken.text, unresolved=_still_open(was, taken, earlier))
            now = replace(now, due_on=_due(was, taken, said_before))
            if not has_same_speaker:
                now = replace(now, contact=taken.contact, organisation=taken.organisation)
        else:
            now = _turned(was, taken, held.rule)
        now = checked(tx.connection, now, was if type(was) is type(now) else None)
        if type(was) is not type(now):
            records.remove(tx.connection, type(was), [id])
            now = replace(now, id=records.add(tx.connection, [now])[now.uid])
        elif now != was:
            records.save(tx.connection, now, was)
    return Logged(tx.changes, now)


def _corrected(was: Feedback, taken: Feedback, earlier: WrittenLine) -> Feedback:
    is_same_stance = parse(earlier.line).stance == taken.stance
    coded = {coding.theme.id: coding for coding in was.codings}
    written_themes = {theme.id for theme in earlier.themes.values()}
    codings = [coding for coding in was.codings if coding.theme.id not in written_themes]
    for coding in taken.codings:
        known = coded.get(coding.theme.id, coding)
        codings.append(known if is_same_stance else replace(known, stance=coding.stance))
    agreed = {_ids(each): each for each in was.agreements}
    named = {_ids(Agreement(contact=person, organisation=body)) for person, body in earlier.who.values()}
    agreements = [each for each in was.agreements if _ids(each) not in named]
    agreements += [agreed.get(_ids(each), each) for each in taken.agreements]
    return replace(
        was,
        text=taken.text,
        stance=was.stance if is_same_stance else taken.stance,
        has_evidence=taken.has_evidence,
        is_key_point=taken.is_key_point,
        unresolved=_still_open(was, taken, earlier),
        codings=_in_order(was.codings, codings),
        agreements=_in_order(was.agreements, agreements),
    )


def _ids(agreement: Agreement) -> tuple[int | None, int | None]:
    person, body = agreement.contact, agreement.organisation
    return person.id if person else None, body.id if body else None


def _said_by_another(said: Feedback, taken: Feedback) -> Feedback:
    """Return feedback as said by somebody else: what the first one permitted is not permitted by them."""
    usual = default_level(Rule(said.engagement.kind) if said.engagement else None)
    is_too_open = said.disclosure is not None and is_more_open(said.disclosure, usual)
    return replace(
        said,
        contact=taken.contact,
        organisation=taken.organisation,
        capacity=taken.capacity,
        members_spoken_for=None,
        disclosure=None if is_too_open else said.disclosure,
        permission_by="",
        permission_on=None,
        permission_how="",
    )


def _turned(was: Feedback | Commitment, taken: Feedback | Commitment, rule: Rule) -> Feedback | Commitment:
    """Return a remark as a commitment, or the other way round, with what both have.

    A commitment is told as the rule of its engagement says; what was to be told less openly stays a remark.
    """
    if isinstance(was, Feedback) and was.disclosure and is_more_open(default_level(rule), was.disclosure):
        raise Conflict(
            f"This remark may only be told as “{was.disclosure.label}”",
            "a follow-up would be told more openly",
            "Make a follow-up of it instead",
        )
    return replace(taken, tags=was.tags, notes=was.notes)


def _still_open(
    was: Feedback | Commitment, taken: Feedback | Commitment, earlier: WrittenLine
) -> tuple[str, ...]:
    """Return the marks that are open now: those of the line, and those that no line could say."""
    unsaid = (mark for mark in was.unresolved if mark not in earlier.unresolved)
    return (*unsaid, *taken.unresolved)


def _due(was: Commitment, taken: Commitment, said_before: Feedback | Commitment) -> dt.date | None:
    """Return by when it is to be done: as the line says, where it says another day than it did before.

    A day that was set otherwise stays when the line says none.
    """
    day_before = said_before.due_on if isinstance(said_before, Commitment) else None
    if taken.due_on == day_before or (taken.due_on is None and was.due_on != day_before):
        return was.due_on
    return taken.due_on


def _in_order(before: tuple[P, ...], now: list[P]) -> tuple[P, ...]:
    """Return parts in the order in which they stood; new ones come last."""
    place = {part.uid: number for number, part in enumerate(before)}
    return tuple(sorted(now, key=lambda part: place.get(part.uid, len(place))))


def _lower_hands(connection: sa.Connection, engagement: int, said: Iterable[Feedback | Commitment]) -> None:
    spoke = [record for record in said if isinstance(record, Feedback)]
    people = {record.contact.id for record in spoke if record.contact}
    bodies = {record.organisation.id for record in spoke if record.organisation and not record.contact}
    attendance.lower_hands(connection, engagement, people, bodies)


def _written(connection: sa.Connection, record: Feedback | Commitment) -> WrittenLine:
    held = _engagement(connection, record.engagement.id if record.engagement else 0)
    themes = LineReader(connection, held, "").themes
    return written(record, held.attendance, themes)


def _logged(connection: sa.Connection, noun: Noun, id: int) -> Feedback | Commitment:
    for found in records.fetch(connection, CLASSES[noun], [id]):
        if isinstance(found, Feedback | Commitment):
            return found
    raise NotFound(f"The {noun.label} is no longer there", "", "Look at the list again")


def _engagement(connection: sa.Connection, id: int) -> Engagement:
    found = records.fetch(connection, Engagement, [id], parts=("attendance",))
    if not found:
        raise NotFound("The engagement is no longer there", "", "Choose another one")
    return found[0]


def _refuse_empty(line: str) -> None:
    if not clean(line).strip():
        raise Invalid("There is nothing to log", "", "Type what was said", field="line")
