"""Engagements as the meetings of a calendar: iCalendar (RFC 5545)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from engage.domain.contacts import Contact
from engage.domain.disclosure import AttendanceListing, Audience, may_list_attendance
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Engagement
from engage.domain.objections import Use, against
from engage.domain.text import fold
from engage.errors import Invalid
from engage.services.exporting.exchange.content_lines import (
    PROGRAM,
    escaped,
    line,
    moment,
    several,
    write,
)
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.importing.calendars.appointments import CANCELLED
from engage.services.importing.left_out import said_of
from engage.storage import records
from engage.storage.last_changes import Altered, altered

_ROLES: Mapping[AttendanceRole, str] = {
    AttendanceRole.CHAIR: "CHAIR",
    AttendanceRole.OBSERVER: "NON-PARTICIPANT",
}
"""All others are required to come."""
_ANSWERS: Mapping[AttendanceStatus, str] = {
    AttendanceStatus.ACCEPTED: "ACCEPTED",
    AttendanceStatus.ATTENDED: "ACCEPTED",
    AttendanceStatus.DECLINED: "DECLINED",
    AttendanceStatus.APOLOGIES: "DECLINED",
}
"""Whoever is invited, or did not show, has not answered as far as a calendar knows."""
_LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "rule": ("attendance list", "attendance lists"),
    "address": ("seat without an e-mail address", "seats without an e-mail address"),
    "note": ("note", "notes"),
    "document": ("document", "documents"),
}


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write a meeting for each engagement; return what of them is not in it."""
    if not wanted.count:
        raise Invalid("There are no engagements to make a calendar of", "", "Choose others")
    left_out: Counter[str] = Counter()
    write(file, ("BEGIN:VCALENDAR", "VERSION:2.0", line("PRODID", PROGRAM), "CALSCALE:GREGORIAN"))
    for engagements in wanted.pages(Engagement):
        known = altered(wanted.connection, Engagement, engagements)
        invited = [seat for each in engagements if _may_list(each) for seat in each.attendance]
        emails = _emails(wanted, invited)
        for each in engagements:
            write(file, _meeting(each, known.get(each.id), emails))
            _count(left_out, each, emails)
    write(file, ("END:VCALENDAR",))
    return [said_of(+left_out, _LEFT_OUT)] if left_out.total() else []


def _may_list(engagement: Engagement) -> bool:
    """Whether it may be said who is invited: an invitation shows it to all of them."""
    return may_list_attendance(engagement.rule, Audience.PUBLIC) is AttendanceListing.PEOPLE


def _emails(wanted: Wanted, seats: list[Attendance]) -> dict[int, str]:
    """The e-mail address of each contact who is invited, by the contact's id."""
    ids = sorted({seat.contact.id for seat in seats if seat.contact})
    people = records.fetch(wanted.connection, Contact, ids)
    return {
        person.id: person.emails[0].address
        for person in people
        if person.emails and not against(person.objections, Use.MAIL)
    }


def _count(left_out: Counter[str], engagement: Engagement, emails: Mapping[int, str]) -> None:
    left_out["note"] += bool(engagement.notes or engagement.summary)
    left_out["document"] += len(engagement.documents)
    if _may_list(engagement):
        reached = sum(
            seat.contact is not None and seat.contact.id in emails for seat in engagement.attendance
        )
        left_out["address"] += len(engagement.attendance) - reached
    else:
        left_out["rule"] += bool(engagement.attendance)


def _meeting(engagement: Engagement, known: Altered | None, emails: Mapping[int, str]) -> Iterator[str]:
    day = f"{engagement.held_on:%Y%m%d}"
    is_off = CANCELLED in map(fold, engagement.tags)
    yield "BEGIN:VEVENT"
    yield line("UID", engagement.uid)
    # The moment at which the file is written would make another file each time.
    yield line("DTSTAMP", moment(known.last) if known else f"{day}T000000Z")
    if known:
        yield line("LAST-MODIFIED", moment(known.last))
    yield line("SEQUENCE", str(known.times - 1 if known else 0))
    yield from _times(engagement.starts_at, engagement.ends_at, day)
    yield line("SUMMARY", escaped(engagement.title))
    if engagement.place:
        yield line("LOCATION", escaped(engagement.place))
    if engagement.tags:
        yield line("CATEGORIES", several(engagement.tags))
    yield line("STATUS", "CANCELLED" if is_off else "CONFIRMED")
    if _may_list(engagement):
        yield from _invited(engagement.attendance, emails)
    yield "END:VEVENT"


def _times(starts_at: dt.datetime | None, ends_at: dt.datetime | None, day: str) -> Iterator[str]:
    if starts_at is None:
        yield line("DTSTART", day, {"VALUE": "DATE"})
        return
    yield line("DTSTART", moment(starts_at))
    if ends_at is not None and ends_at > starts_at:
        yield line("DTEND", moment(ends_at))


def _invited(seats: tuple[Attendance, ...], emails: Mapping[int, str]) -> Iterator[str]:
    for seat in seats:
        if seat.contact and (address := emails.get(seat.contact.id)):
            parameters = {
                "CN": seat.contact.name,
                "ROLE": _ROLES.get(seat.role, "REQ-PARTICIPANT"),
                "PARTSTAT": _ANSWERS.get(seat.status, "NEEDS-ACTION"),
            }
            yield line("ATTENDEE", f"mailto:{address}", parameters)
