"""A chat that Zoom saved: what was written for all becomes feedback, word for word, of whoever wrote it.

What was written to one person alone is dropped and counted, and so are reactions and the names of files. A
writer is found among those who are at the engagement, else among all contacts and organisations, by name; one
who is not found stays with the feedback as an unresolved mark.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Capacity, Feedback
from engage.domain.progress import steps
from engage.domain.quick_log import MarkKind, as_typed
from engage.domain.records import Noun, Reference
from engage.domain.text import clean, compact
from engage.errors import EngageError, Invalid
from engage.services.checks import checked
from engage.services.importing.calls.chat_log import ChatLog, LeftOut, Message, is_chat, read_chat
from engage.services.importing.calls.held import Told, clock_of, engagement_of
from engage.services.importing.calls.moments import read_moment
from engage.services.importing.calls.written_names import Known, shown_name
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.matching.names import Names
from engage.services.importing.source import Source
from engage.services.importing.work import (
    LEAVE_OUT,
    UNLIKE,
    Belongs,
    Entry,
    Importer,
    Likeness,
    Outcome,
    Work,
)
from engage.storage import records, schema

_FOLDER = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<time>\d\d\.\d\d\.\d\d) (?P<topic>.*?)(?: \d{9,11})?")
"""The folder in which Zoom keeps what belongs to a meeting."""


def _likeness(source: Source) -> Likeness:
    """Whether its first line begins a message."""
    if not source.is_text or not is_chat(source.text):
        return UNLIKE
    return Likeness(0.98, "its lines begin with a time and who wrote, as in a chat that Zoom saved")


def _put_in(work: Work) -> None:
    """Add what was written for all to the engagement; raises `Invalid` where it is not clear to which."""
    log = read_chat(work.source.text)
    if not log.messages and not log.left_out:
        raise Invalid(
            f"{work.source.name} is no chat of Zoom", "none of its lines begins with a time and a name"
        )
    _say_what_is_left(work, log)
    told = _told(work.source, log)
    engagement = engagement_of(work, told, clock_of(work, told))
    writers = _Writers(work, engagement)
    there = _uids(work, engagement)
    copies: Counter[str] = Counter()
    new: list[Feedback] = []
    for message in steps(log.messages, work.progress, work.source.name):
        work.read += 1
        said = _feedback(message, engagement, writers, copies)
        if work.choices.matches.get(message.line) == LEAVE_OUT:
            work.enter(Entry(message.line, Noun.FEEDBACK, said.text, Outcome.SKIPPED))
            continue
        if said.uid in there:
            work.enter(Entry(message.line, Noun.FEEDBACK, said.text, Outcome.SAME, said.uid))
            continue
        try:
            new.append(checked(work.connection, said))
        except EngageError as error:
            work.leave_out(message.line, error, Noun.FEEDBACK, said.text)
        else:
            work.enter(Entry(message.line, Noun.FEEDBACK, said.text, Outcome.ADDED))
    records.add(work.connection, new)


def _say_what_is_left(work: Work, log: ChatLog) -> None:
    for sort, one, several in (
        (LeftOut.PRIVATE, "message that was private was dropped", "messages that were private were dropped"),
        (LeftOut.REACTION, "reaction was left out", "reactions were left out"),
        (LeftOut.FILE, "file that was sent is not in the chat", "files that were sent are not in the chat"),
    ):
        if count := log.count(sort):
            work.notes.append(f"{count:,} {one if count == 1 else several}.")
    for line, sort in log.left_out:
        work.read += 1
        work.enter(Entry(line, Noun.FEEDBACK, sort.value, Outcome.SKIPPED))


def _told(source: Source, log: ChatLog) -> Told:
    """When it was, and about what, as the lines or the folder of the file say."""
    folder = _FOLDER.fullmatch(source.path.absolute().parent.name)
    days = sorted({message.day for message in log.messages if message.day})
    if folder:
        starts = read_moment(f"{folder['day']} {folder['time'].replace('.', ':')}")
        return Told(folder["topic"].strip(), starts)
    return Told(held=[written for day in days[:1] if (written := read_moment(day.isoformat()))])


class _Writers:
    """Who may have written in the chat of an engagement."""

    def __init__(self, work: Work, engagement: Engagement) -> None:
        self._contacts = Names(work.connection, Noun.CONTACT)
        self._bodies = Names(work.connection, Noun.ORGANISATION)
        self._seats: defaultdict[str, list[Attendance]] = defaultdict(list)
        for seat in engagement.attendance:
            self._seats[compact(seat.name)].append(seat)

    def of(self, name: str) -> tuple[Reference | None, Reference | None, tuple[str, ...]]:
        """Return the contact and the organisation that a name means, and what it is where it means none."""
        shown = shown_name(name, Known(self._contacts.__contains__, self._bodies.__contains__))
        if len(seats := self._seats.get(compact(shown.name or shown.body), [])) == 1:
            return seats[0].contact, seats[0].organisation, ()
        ids, bodies = self._contacts.ids(shown.name), self._bodies.ids(shown.body)
        body = Reference(min(bodies)) if len(bodies) == 1 else None
        if shown.name and len(ids) == 1:
            return Reference(min(ids)), body, ()
        if body and not shown.name:
            return None, body, ()
        return None, body, (as_typed(MarkKind.WHO, shown.name or name),)


def _feedback(message: Message, engagement: Engagement, writers: _Writers, copies: Counter[str]) -> Feedback:
    contact, body, unresolved = writers.of(message.name)
    said_at, text = _said_at(message, engagement), clean(message.text)
    id = "\n".join((engagement.uid, str(message.day or ""), str(message.time or ""), message.name, text))
    copies[id] += 1  # who says "Yes" twice says it twice
    return Feedback(
        uid=own_uid(Noun.FEEDBACK, f"zoom-chat:{id}:{copies[id]}"),
        engagement=Reference(engagement.id, engagement.uid, engagement.title, engagement.rule),
        contact=contact,
        organisation=body,
        said_on=said_at.astimezone(ZoneInfo(engagement.zone)).date() if said_at else engagement.held_on,
        said_at=said_at,
        zone=engagement.zone,
        text=text,
        is_verbatim=True,
        capacity=Capacity.ORGANISATION if body else Capacity.PERSONAL,
        unresolved=unresolved,
        notes=message.answers,
    )


def _said_at(message: Message, engagement: Engagement) -> dt.datetime | None:
    if message.time is None:
        return None
    day = message.day or engagement.held_on
    return dt.datetime.combine(day, message.time, ZoneInfo(engagement.zone)).astimezone(dt.UTC)


def _uids(work: Work, engagement: Engagement) -> set[str]:
    said = schema.feedback.c
    wanted = sa.select(said.uid).where(said.engagement_id == engagement.id)
    return set(work.connection.execute(wanted).scalars())


IMPORTER = Importer(
    name="zoom-chat",
    summary="The chat of a Zoom meeting: what was written for all, as feedback of whoever wrote it",
    counts=("message", "messages"),
    suffixes=(".txt",),
    likeness=_likeness,
    put_in=_put_in,
    belongs=Belongs.TO_ONE,
    is_of_lines=True,
)
