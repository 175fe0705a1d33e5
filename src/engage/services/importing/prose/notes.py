"""Meeting notes: an engagement with its day and its prose, and the bullets as key points."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.fields import parse_record
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.errors import Conflict, Invalid, NotFound
from engage.services.checks import checked
from engage.services.importing.dates import first_date, in_words
from engage.services.importing.limits import MAX_POINTS
from engage.services.importing.matching.engagement_names import chosen_engagement
from engage.services.importing.prose.blocks import Item, plain, read_blocks
from engage.services.importing.prose.meeting_note import MeetingNote, read_note
from engage.services.importing.source import TEXTS, Source
from engage.services.importing.work import UNLIKE, Belongs, Importer, Likeness, Outcome, Work
from engage.storage import records, schema

_MEETING = re.compile(r"\b(?:met|meeting|minutes|round-?tables?|webinar|town hall|discuss)", re.IGNORECASE)
_REFERENCES = {"agenda": Noun.AGENDA, "consultation": Noun.CONSULTATION}


def _likeness(source: Source) -> Likeness:
    """Whether a text names a day, has bullets and speaks of a meeting."""
    if source.is_table:
        return UNLIKE
    try:
        blocks = read_blocks(source.text)
    except Invalid:
        return UNLIKE
    if not any(first_date(plain(block.text)) for block in blocks):
        return UNLIKE
    has_points = any(isinstance(block, Item) for block in blocks)
    if has_points and _MEETING.search(source.text):
        return Likeness(0.8, "it speaks of a meeting, names a day, and has bullets")
    return Likeness(0.4, "it names a day")


def _put_in(work: Work) -> None:
    """Add the meeting with its key points; or, to the engagement that is given, the points and the prose.

    `mapping` may give the `year`, and any field of the engagement in place of what the note says. Raises
    `Conflict` where the project has a meeting of that title on that day.
    """
    given = dict(work.choices.mapping)
    year = _year(given.pop("year", ""))
    if "date" in given:
        given["held_on"] = given.pop("date")
    values = parse_record(Noun.ENGAGEMENT, given, is_new=False)
    for field, of in _REFERENCES.items():
        if field in values:
            values[field] = Reference(_only(work.connection, of, values[field]))
    before = chosen_engagement(work)
    day = before.held_on if before else values.get("held_on")
    note = read_note(work.source.text, year, day, work.source.name, work.source.title)
    if len(note.points) > MAX_POINTS:
        what = f"{work.source.name} has more than {MAX_POINTS:,} key points"
        raise Invalid(what, "", "Check that it is the right file")
    for line, message in note.problems:
        work.problem(line, message)
    engagement = _joined(before, note) if before else _from(note)
    held = Reference(_stored(work.connection, replace(engagement, **values), before))
    known = _points(work.connection, held.id)
    points = []
    for _, text in note.points:
        work.read += 1
        if text in known:
            work.outcomes[Outcome.SAME] += 1
            continue
        point = Feedback(
            engagement=held,
            said_on=values.get("held_on", engagement.held_on),
            zone=engagement.zone,
            text=text,
            is_key_point=True,
        )
        points.append(checked(work.connection, point))
        work.outcomes[Outcome.ADDED] += 1
    records.add(work.connection, points)


def _year(text: str) -> int | None:
    if not text.strip():
        return None
    if not (text.strip().isdecimal() and dt.MINYEAR <= int(text) <= dt.MAXYEAR):
        raise Invalid(f"“{excerpt(text)}” is no year", "", "Write it as 2020", field="year")
    return int(text)


def _only(connection: sa.Connection, noun: Noun, text: str) -> int:
    found = records.find(connection, noun, text)
    if len(found) != 1:
        many = "more than one" if found else "no"
        raise NotFound(f"There is {many} {noun.label} “{excerpt(text)}”", "", "Give its id")
    return found[0]


def _from(note: MeetingNote) -> Engagement:
    return Engagement(
        title=note.title,
        held_on=note.held_on,
        channel=note.channel,
        rule=note.rule,
        summary=note.summary,
    )


def _joined(engagement: Engagement, note: MeetingNote) -> Engagement:
    """The engagement with the note's prose below its own; once is enough."""
    if note.summary in engagement.summary:
        return engagement
    return replace(engagement, summary="\n\n".join(filter(None, (engagement.summary, note.summary))))


def _stored(connection: sa.Connection, engagement: Engagement, before: Engagement | None) -> int:
    engagement = checked(connection, engagement, before)
    if before is not None:
        records.save(connection, engagement, before)
        return before.id
    there = schema.engagement.c
    titles = connection.execute(sa.select(there.title).where(there.held_on == engagement.held_on)).scalars()
    if fold(engagement.title) in map(fold, titles):
        raise Conflict(
            f"“{excerpt(engagement.title)}” of {in_words(engagement.held_on)} is there already",
            "",
            "To add what is new to it, name it with --engagement",
        )
    return records.add(connection, [engagement])[engagement.uid]


def _points(connection: sa.Connection, engagement: int) -> set[str]:
    said = schema.feedback.c
    return set(connection.execute(sa.select(said.text).where(said.engagement_id == engagement)).scalars())


IMPORTER = Importer(
    name="notes",
    summary="The note of a meeting: title, date, prose, and bullets that become key points",
    counts=("key point", "key points"),
    suffixes=TEXTS,
    likeness=_likeness,
    put_in=_put_in,
    belongs=Belongs.TO_ONE,
    is_of_lines=True,
)
