"""Who was on a call, at a webinar or had a ticket: lists of Zoom, Teams and Eventbrite become attendance.

Whoever is invited already gets what the list says; the others are added, as contacts of the project or new
ones. A list only ever moves an invitation on: from invited to accepted, to declined or did not show, to
attended. What a person set by hand stays, unless the list shows that somebody was there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from engage.domain.choices import excerpt
from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement
from engage.domain.organisations import Organisation
from engage.domain.progress import steps
from engage.domain.records import Noun, Reference
from engage.errors import Invalid
from engage.services.checks import LONGEST_STAY, checked
from engage.services.importing.calls.columns import COLUMNS
from engage.services.importing.calls.held import Told, clock_of, engagement_of
from engage.services.importing.calls.lists import CallList, header_of, read_list, top_of
from engage.services.importing.calls.people import Invitee, invitees
from engage.services.importing.calls.seats import Found, is_body, records_of, unknown_body
from engage.services.importing.calls.written_names import Known
from engage.services.importing.matching.names import Bodies, Names
from engage.services.importing.seat_changes import outcome_of, seat_changes
from engage.services.importing.source import TABLES, Source
from engage.services.importing.tables.totals import totals_said
from engage.services.importing.work import (
    LEAVE_OUT,
    UNLIKE,
    Belongs,
    Choices,
    Entry,
    Importer,
    Likeness,
    Outcome,
    Work,
)
from engage.services.records import noun_of
from engage.storage import records

_CERTAIN, _LIKELY = 0.98, 0.9
_TOLD = 3

_RANK: Mapping[AttendanceStatus, int] = {
    AttendanceStatus.INVITED: 0,
    AttendanceStatus.ACCEPTED: 1,
    AttendanceStatus.DECLINED: 2,
    AttendanceStatus.APOLOGIES: 2,
    AttendanceStatus.DID_NOT_SHOW: 2,
    AttendanceStatus.ATTENDED: 3,
}
"""A list moves an invitation on, never back."""

_SHOWN = ("status", "role", "joined", "left", "minutes")
"""What is told of a seat to whoever looks the import through."""

T = TypeVar("T", int, dt.datetime)


def _zoom(source: Source) -> Likeness:
    """Whether it has a column as only Zoom heads it."""
    cells, columns = header_of(source)
    shown = [cell for cell in cells if "(originalname)" in cell.replace(" ", "").lower()]
    is_registration = {"registered", "approval", "email"} <= set(columns) and "order" not in columns
    return _headed_as(cells, columns, "Zoom", bool(shown) or is_registration)


def _teams(source: Source) -> Likeness:
    """Whether it has the name of the account, or the times, as Teams heads them."""
    cells, columns = header_of(source)
    is_short = {"name", "action", "stamp"} <= set(columns)
    has_times = {"name", "joined", "left", "duration", "role"} <= set(columns)
    if not columns and (top := top_of(source, Choices())) is not None and top.is_by_place:
        return Likeness(_LIKELY, "it has numbered sections, as reports of Teams do in any language")
    return _headed_as(cells, columns, "Teams", "upn" in columns or is_short or has_times)


def _eventbrite(source: Source) -> Likeness:
    """Whether it has orders of tickets for people."""
    cells, columns = header_of(source)
    return _headed_as(
        cells, columns, "Eventbrite", "order" in columns and {"ticket", "status", "attendee"} & set(columns)
    )


def _headed_as(cells: Sequence[str], columns: Sequence[str], whose: str, is_so: object) -> Likeness:
    if not is_so:
        return UNLIKE
    named = ", ".join(
        [" ".join(cell.split()) for cell, name in zip(cells, columns, strict=True) if name][:_TOLD]
    )
    return Likeness(_CERTAIN, f"it has columns as {whose} names them: {excerpt(named)}")


def _put_in(work: Work) -> None:
    """Say of everybody on the list what it says of them, at the engagement that it belongs to.

    Raises `Invalid` where it has no table of people, or where it is not clear to what it belongs.
    """
    read = read_list(work.source, work.choices, work.progress)
    told = _told(read)
    clock = clock_of(work, told)
    _say_what_is_left(work, read)
    bodies = Bodies(work.connection)
    known = Known(Names(work.connection, Noun.CONTACT).__contains__, lambda text: bool(bodies.ids(text)))
    people = invitees(read.seen, clock, work.choices.values, known)
    work.read = len(read.seen)
    engagement = engagement_of(work, told, clock)
    wanted = [_with_a_stay(work, each) for each in people if not _is_left_out(work, each, bodies)]
    found, problems = records_of(work, engagement, wanted, bodies)
    seats = {_whose(seat.contact, seat.organisation): seat for seat in reversed(engagement.attendance)}
    for each in steps(wanted, work.progress, work.source.name):
        if each.row not in found:
            _skip(work, each, problems.get(each.row, "It cannot be said who that is."))
            continue
        record = found[each.row].record
        whose = _whose(record) if isinstance(record, Contact) else _whose(None, record)
        before = seats.get(whose)
        seats[whose] = _seat(each, record, before)
        _enter(work, each, found[each.row], before, seats[whose])
        if missing := unknown_body(each, bodies):
            work.problem(each.row, missing)
    _keep(work, engagement, seats)


_Whose = tuple[Noun, int]


def _whose(contact: Reference | Contact | None, body: Reference | Organisation | None = None) -> _Whose:
    """To whom a seat belongs."""
    if contact is not None:
        return Noun.CONTACT, contact.id
    return Noun.ORGANISATION, body.id if body else 0


def _told(read: CallList) -> Told:
    channel = Channel.CALL
    if any("order" in row.texts for row in read.seen):
        channel = Channel.MEETING
    elif read.is_webinar:
        channel = Channel.WEBINAR
    held = [moment for row in read.seen for name in ("joined", "stamp") if (moment := row.moment(name))]
    return Told(read.topic, read.starts, read.ends, channel, read.days, held)


def _say_what_is_left(work: Work, read: CallList) -> None:
    if read.unread:
        named = ", ".join(f"“{excerpt(name)}”" for name in read.unread)
        work.notes.append(f"These columns were left out: {named}.")
    if read.totals:
        work.notes.append(totals_said(read.totals))
    if read.is_by_place:
        work.notes.append(
            "Its headings are in a language that is not known: the columns were read by their order."
        )


def _is_left_out(work: Work, invitee: Invitee, bodies: Bodies) -> bool:
    """Enter whoever is not to become attendance, with the reason."""
    choice = work.choices.matches.get(invitee.row)
    is_somebody = bool(choice) or is_body(invitee, bodies)
    reason = invitee.absence or ("" if is_somebody else invitee.anonymity)
    if choice == LEAVE_OUT:
        work.enter(Entry(invitee.row, Noun.CONTACT, invitee.shown, Outcome.SKIPPED))
    elif reason:
        _skip(work, invitee, f"“{excerpt(invitee.shown)}” {reason}.")
    return choice == LEAVE_OUT or bool(reason)


def _with_a_stay(work: Work, invitee: Invitee) -> Invitee:
    """Somebody without minutes that nobody can have been there."""
    if (invitee.minutes or 0) <= LONGEST_STAY:
        return invitee
    work.problem(invitee.row, f"{invitee.minutes:,} minutes are more than anybody stays, and were left out.")
    return replace(invitee, minutes=None)


def _skip(work: Work, invitee: Invitee, problem: str) -> None:
    work.leave_out(invitee.row, Invalid(problem), Noun.CONTACT, invitee.shown)


def _seat(invitee: Invitee, record: Contact | Organisation, before: Attendance | None) -> Attendance:
    """The seat as the list has it; one that is there keeps what was set by hand."""
    if before is None:
        return replace(
            _seat_of(record),
            role=invitee.role,
            status=invitee.status,
            joined=invitee.joined,
            left=invitee.left,
            minutes=invitee.minutes,
        )
    moves_on = _RANK[invitee.status] > _RANK[before.status]
    now = replace(before, status=invitee.status if moves_on else before.status)
    if invitee.status is not AttendanceStatus.ATTENDED:
        return now
    return replace(
        now,
        joined=_either(min, before.joined, invitee.joined),
        left=_either(max, before.left, invitee.left),
        minutes=_either(max, before.minutes, invitee.minutes),
    )


def _seat_of(record: Contact | Organisation) -> Attendance:
    """A new seat; a person's with the organisation for which they mainly speak."""
    itself = Reference(record.id, record.uid, record.name)
    if isinstance(record, Organisation):
        return Attendance(organisation=itself)
    role = record.primary_affiliation
    return Attendance(contact=itself, organisation=role.organisation if role else None)


def _either(choose: Callable[[T, T], T], one: T | None, other: T | None) -> T | None:
    return other if one is None else one if other is None else choose(one, other)


def _enter(work: Work, invitee: Invitee, found: Found, before: Attendance | None, now: Attendance) -> None:
    """Enter what becomes of somebody at the engagement."""
    changes = seat_changes(before, now, _SHOWN)
    noun, who = noun_of(type(found.record)), found.record
    entry = Entry(invitee.row, noun, who.name, outcome_of(before, changes), who.uid, changes)
    work.enter(replace(entry, candidates=found.candidates))


def _keep(work: Work, engagement: Engagement, seats: Mapping[_Whose, Attendance]) -> None:
    """Store the seats: those there in their places, the new ones behind them."""
    now = {seat.uid: seat for seat in seats.values()}
    kept = [now.pop(seat.uid, seat) for seat in engagement.attendance]
    held = checked(work.connection, replace(engagement, attendance=(*kept, *now.values())), engagement)
    if held != engagement:
        records.save(work.connection, held, engagement)


def _importer(name: str, summary: str, likeness: Callable[[Source], Likeness]) -> Importer:
    return Importer(
        name=name,
        summary=summary,
        counts=("attendee", "attendees"),
        suffixes=(*TABLES, ".txt"),
        likeness=likeness,
        put_in=_put_in,
        columns=COLUMNS,
        belongs=Belongs.TO_ONE,
    )


ZOOM = _importer(
    "zoom",
    "Who was at a Zoom meeting or webinar, or registered for it, as Zoom’s reports list them",
    _zoom,
)
TEAMS = _importer(
    "teams",
    "Who was at a Microsoft Teams meeting or webinar, as its attendance report lists them",
    _teams,
)
EVENTBRITE = _importer(
    "eventbrite",
    "Who had a ticket for an event, and who came, as Eventbrite lists orders and attendees",
    _eventbrite,
)
