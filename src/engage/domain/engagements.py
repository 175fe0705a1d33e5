"""Engagements: single interactions, who was invited and came, what is talked about, and the note of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engage.domain.disclosure import Rule
from engage.domain.documents import Document
from engage.domain.records import Choice, Record, Reference
from engage.errors import Conflict


class Channel(Choice):
    """How people met."""

    ROUNDTABLE = "roundtable"
    MEETING = "meeting"
    CALL = "call"
    EMAIL = "email"
    WRITTEN_SUBMISSION = "written_submission"
    SURVEY = "survey"
    SITE_VISIT = "site_visit"
    TOWN_HALL = "town_hall"
    WEBINAR = "webinar"


class AttendanceStatus(Choice):
    """Where an invitation stands."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    APOLOGIES = "apologies"
    ATTENDED = "attended"
    DID_NOT_SHOW = "did_not_show"


class AttendanceRole(Choice):
    """In what role someone takes part."""

    CHAIR = "chair"
    SPEAKER = "speaker"
    PARTICIPANT = "participant"
    OBSERVER = "observer"
    STAFF = "staff"


class NoteState(Choice):
    """How far an engagement's note is: being written, sent round to those who were there, or settled."""

    DRAFT = "draft"
    SENT = "sent"
    FINAL = "final"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """One seat at an engagement: a contact, an organisation, or both."""

    contact: Reference | None = None
    organisation: Reference | None = None
    role: AttendanceRole = AttendanceRole.PARTICIPANT
    status: AttendanceStatus = AttendanceStatus.INVITED
    seat: str = ""
    """The key by which a logged line names this attendee: "mu"; unique within the engagement."""
    joined: dt.datetime | None = None
    left: dt.datetime | None = None
    asked_at: dt.datetime | None = None
    """When they asked to speak; None: they do not wait to."""
    minutes: int | None = None
    """How long they were there in all, where they came and went; None: not known."""

    @property
    def name(self) -> str:
        """The person where known, else the body."""
        who = self.contact or self.organisation
        return who.name if who else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """One thing that is to be talked about at an engagement, with the time that it may take."""

    title: str
    minutes: int | None = None
    theme: Reference | None = None
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None

    @property
    def is_running(self) -> bool:
        """Whether it is being talked about now."""
        return self.started_at is not None and self.ended_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkedPoint(Record):
    """Something that came up at an engagement and is to be come back to; it is told to nobody outside."""

    text: str
    contact: Reference | None = None
    """Who raised it, as a person."""
    organisation: Reference | None = None
    """Who raised it, as a body."""
    is_settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement(Record):
    """One interaction with stakeholders."""

    title: str
    channel: Channel = Channel.MEETING
    held_on: dt.date
    """The day by the clock where it was held; agrees with `starts_at` in `zone` where that is known."""
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    zone: str = "Europe/London"
    place: str = ""
    rule: Rule = Rule.ON_RECORD
    """What may be said of it outside, unless a piece of feedback says otherwise."""
    agenda: Reference | None = None
    consultation: Reference | None = None
    owner: str = ""
    summary: str = ""
    """The note of the meeting in prose (Markdown): what a reader outside the room is told."""
    note_state: NoteState = NoteState.DRAFT
    """Where the note, which is the summary, stands; once final, it is locked (see `check_note_is_open`)."""
    notes: str = ""
    """Notes for ourselves; never printed outside."""
    archived: bool = False
    tags: tuple[str, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    documents: tuple[Document, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    """What is to be talked about, in order."""
    parked: tuple[ParkedPoint, ...] = ()


def check_note_is_open(was: Engagement, now: Engagement) -> None:
    """Raise `Conflict` where a note that was final, and still is, says something else now."""
    is_locked = was.note_state is NoteState.FINAL and now.note_state is NoteState.FINAL
    if is_locked and now.summary != was.summary:
        raise Conflict(
            f"The note of “{was.title}” is final", "so it cannot be changed", "Set it back to draft first"
        )
