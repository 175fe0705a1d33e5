"""What a component of a calendar says of a meeting, as the values of an engagement."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from engage.domain.choices import excerpt
from engage.domain.engagements import AttendanceRole, AttendanceStatus
from engage.domain.records import Noun
from engage.domain.text import clean, fold
from engage.errors import Invalid
from engage.services.importing.calendars.channels import channel_of, link_in
from engage.services.importing.calendars.components import Component
from engage.services.importing.calendars.zones import Zones
from engage.services.importing.content_lines import colon
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.submissions.web import read_html
from engage.services.importing.work import Work

CANCELLED = "cancelled"
"""The tag of a meeting that is off; it is archived too, so that no list counts it."""

_READ = frozenset({
    *("UID", "RECURRENCE-ID", "SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "DURATION", "URL"),
    *("STATUS", "CATEGORIES", "ORGANIZER", "ATTENDEE", "CONTACT", "RRULE", "RDATE", "CONFERENCE"),
    *("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"),
})  # fmt: skip
_LINKS = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
          "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "URL")  # fmt: skip
_TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID")
_TOLD = frozenset({"ATTACH", "GEO", "COMMENT", "RESOURCES", "RELATED-TO", "IMAGE", "COLOR"})
"""What people might look for, and Engage does not keep; the rest is how programs keep order."""

_NAME = re.compile(r"[\w-]+")
_TZID = re.compile(r';\s*TZID\s*=\s*("[^"]*"|[^;:"]*)', re.IGNORECASE)
_MARKUP = re.compile(r"<(?:br|p|a|b|i|u|ul|ol|li|div|span|html-blob|html)\b[^<>]{0,2000}>", re.IGNORECASE)
_LINKED = re.compile(
    r'<a\b[^<>]{0,500}?href="([^"<>]{1,2000})"[^<>]{0,500}>([^<>]{0,500})</a>', re.IGNORECASE
)
_EMAIL = re.compile(r"[^@\s:<>]+@[^@\s:<>]+")
_EARLIEST, _LATEST = 1900, 2200
"""Years in which a meeting can be."""
_LONGEST = dt.timedelta(days=3_660)

_STATUSES: Mapping[str, AttendanceStatus] = {
    "ACCEPTED": AttendanceStatus.ACCEPTED,
    "DECLINED": AttendanceStatus.DECLINED,
    "DELEGATED": AttendanceStatus.DECLINED,
}
"""Whoever is not yet sure, or has not said, is invited."""
_ROLES: Mapping[str, AttendanceRole] = {
    "CHAIR": AttendanceRole.CHAIR,
    "NON-PARTICIPANT": AttendanceRole.OBSERVER,
}
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year", "HOURLY": "hour"}


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody who is asked to a meeting."""

    email: str
    name: str
    role: AttendanceRole
    status: AttendanceStatus
    line: int | None = None
    """Where the file says so; None where that is not sure."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting as a calendar has it."""

    line: int
    uid: str
    values: Mapping[str, Any]
    """Of the engagement."""
    invitees: tuple[Invitee, ...]
    is_repeated: bool
    left_out: tuple[str, ...]
    """The properties that Engage does not keep."""


def read_appointment(
    component: Component,
    calendar: Component,
    zones: Zones,
    home: ZoneInfo,
    work: Work,
) -> Appointment:
    """Return what a VEVENT says; `home` is the zone of times that have none. Raises `Invalid`."""
    from icalendar import Event

    def problem(message: str) -> None:
        work.problem(component.line, message)

    lines, named = _wanted(component, problem)
    with work.source.readable("a calendar"):
        found = Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    for name, _ in found.errors:
        if name not in _TIMES:
            what = f"Its {name}" if name else "A line of it"
            problem(f"{what} cannot be read and was left out.")
    title = " ".join(_text(found, "SUMMARY").split())
    if not title:
        raise Invalid("It has no title", "", "Give it one in the calendar", field="title")
    here = zones.named(calendar.value("X-WR-TIMEZONE")) or home
    times, remarks = _times(found, named, zones, here, problem)
    place = " ".join(_text(found, "LOCATION").split())
    links = [link for name in _LINKS for link in _all(found, name)]
    description = _plain(_text(found, "DESCRIPTION"))
    is_off = _text(found, "STATUS").upper() == "CANCELLED" or calendar.value("METHOD").upper() == "CANCEL"
    rule = "RRULE" in found or any(line.upper().startswith("RDATE") for line in component.lines)
    if rule:
        remarks.append(_repeats(found))
    tags = {fold(tag): tag for tag in _tags(found)} | ({CANCELLED: CANCELLED} if is_off else {})
    values = {
        "title": title,
        **times,
        "channel": channel_of(title, place, [*links, link_in(description)]),
        "place": place,
        "notes": _notes(found, description, place, links, remarks),
        "tags": tuple(tags.values()),
        "archived": is_off,
    }
    id = _text(found, "UID")
    again = component.value("RECURRENCE-ID") if id else ""
    return Appointment(
        line=component.line,
        uid=own_uid(Noun.ENGAGEMENT, f"{id} {again}" if again else id),
        values={name: value for name, value in values.items() if value not in ("", (), False)},
        invitees=_invitees(found, component),
        is_repeated=rule,
        left_out=tuple(_left_out(component, found)),
    )


def _wanted(component: Component, problem: Callable[[str], None]) -> tuple[list[str], dict[str, str]]:
    """The lines that are read, and the names of the zones of the times in them."""
    lines, zones = [], {}
    for line in component.lines:
        line = clean(line).replace("\n", " ")
        end = colon(line)
        named = _NAME.match(line, 0, max(end, 0))
        name = named[0].upper() if named else ""
        if not name:
            problem(f"“{excerpt(line)}” says nothing that a calendar can say, and was left out.")
        if name not in _READ or name == "RDATE":
            continue
        header = line[:end]
        if name in _TIMES and (zone := _TZID.search(header)):
            # The library would guess, and keep for all files to come what one of them says of a zone.
            zones[name] = zone[1].strip('" ')
            header = _TZID.sub("", header)
        lines.append(header + line[end:])
    return lines, zones


def _left_out(component: Component, found: Any) -> Iterator[str]:
    for line in component.lines:
        name = re.split("[:;]", line[:80], maxsplit=1)[0].upper()
        if name in _TOLD:
            yield name
    yield from (part.name for part in component.parts)
    yield from ("ROOM" for each in _listed(found, "ATTENDEE") if not _is_person(each))


# Times


def _times(
    found: Any, named: Mapping[str, str], zones: Zones, here: ZoneInfo, problem: Callable[[str], None]
) -> tuple[dict[str, Any], list[str]]:
    """When it is held, and what is to be noted of that."""
    start, end, lasts = (_moment(found, name) for name in ("DTSTART", "DTEND", "DURATION"))
    if not isinstance(start, dt.date):
        raise Invalid("It has no day that can be read", "", "Give it one in the calendar", field="held_on")
    if not _EARLIEST <= start.year <= _LATEST:
        raise Invalid(f"It is in the year {start.year}", "", "Check the day in the calendar", field="held_on")
    if not isinstance(start, dt.datetime):
        last = end - dt.timedelta(days=1) if type(end) is dt.date and end.year <= _LATEST else start
        notes = [f"All day, until {last:%d %B %Y}."] if last > start else []
        return {"held_on": start, "starts_at": None, "ends_at": None}, notes
    name = named.get("DTSTART", "")
    zone = zones.named(name) if name else here
    starts_at = _at(start, zone) if zone else zones.moment(name, start)
    if starts_at is None:
        problem(
            f"The time zone “{excerpt(name)}” is not known; its times were read by the clock of {here.key}."
        )
        zone, starts_at = here, _at(start, here)
    ends_at = None
    if isinstance(lasts, dt.timedelta) and end is None:
        ends_at = starts_at + lasts if abs(lasts) < _LONGEST else None
    elif isinstance(end, dt.datetime) and _EARLIEST <= end.year <= _LATEST:
        end_name = named.get("DTEND", "")
        end_zone = zones.named(end_name) if end_name else here
        ends_at = _at(end, end_zone) if end_zone else zones.moment(end_name, end) or _at(end, zone or here)
    if ends_at is not None and ends_at < starts_at:
        problem("It ends before it begins; its end was left out.")
        ends_at = None
    clock = zone or here
    held_on = starts_at.astimezone(clock).date()
    return {"held_on": held_on, "starts_at": starts_at, "ends_at": ends_at, "zone": clock.key}, []


def _at(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(dt.UTC)


def _moment(found: Any, name: str) -> Any:
    """A day, a moment or a span of time; None where it is not given, or cannot be read."""
    return next((getattr(value, "dt", None) for value in _listed(found, name)), None)


# Words


def _listed(found: Any, name: str) -> list[Any]:
    """The values of a property, without those that cannot be read."""
    from icalendar.prop import vBroken

    value = found.get(name, [])
    values = value if isinstance(value, list) else [value]
    return [each for each in values if not isinstance(each, vBroken)]


def _all(found: Any, name: str) -> list[str]:
    return [text for value in _listed(found, name) if (text := clean(str(value)).strip())]


def _text(found: Any, name: str) -> str:
    return next(iter(_all(found, name)), "")


def _plain(text: str) -> str:
    """A description without the markup that some calendars put into it, with the addresses of its links."""
    if not _MARKUP.search(text):
        return text
    text = _LINKED.sub(lambda link: link[2] if link[1] in link[2] else f"{link[2]} ({link[1]})", text)
    return read_html(text.replace("\n", "<br>"), "The description").text.strip()


def _notes(found: Any, description: str, place: str, links: Iterable[str], remarks: Iterable[str]) -> str:
    """The description, and a line for each thing that has no field of its own."""
    lines = [
        *(f"Link: {link}" for link in dict.fromkeys(links) if link not in description + place),
        *(f"Contact: {' '.join(text.split())}" for text in _all(found, "CONTACT")),
        *remarks,
    ]
    return "\n\n".join(filter(None, (description, "\n".join(lines))))


def _tags(found: Any) -> Iterator[str]:
    for value in _listed(found, "CATEGORIES"):
        for tag in getattr(value, "cats", ()):
            if words := " ".join(str(tag).split()):
                yield words


def _repeats(found: Any) -> str:
    """How it repeats, in words; the rule itself is never followed."""
    rule: Any = next((each for each in _listed(found, "RRULE") if hasattr(each, "get")), {})
    unit = _UNITS.get(str(next(iter(rule.get("FREQ", ())), "")).upper())
    if unit is None:
        return "It repeats; only the first time was taken."
    interval = next(iter(rule.get("INTERVAL", ())), 1)
    every = f"every {unit}" if interval == 1 else f"every {interval} {unit}s"
    until = next(iter(rule.get("UNTIL", ())), None)
    count = next(iter(rule.get("COUNT", ())), None)
    if isinstance(until, dt.date):
        every += f" until {until:%d %B %Y}"
    elif count is not None:
        every += f", {count} times in all"
    return f"It repeats {every}; only the first time was taken."


# People


def _is_person(address: Any) -> bool:
    return str(address.params.get("CUTYPE", "INDIVIDUAL")).upper() in ("INDIVIDUAL", "UNKNOWN", "X-PERSON")


def _invitees(found: Any, component: Component) -> tuple[Invitee, ...]:
    """Who is asked, each once; whoever asks is of the staff, where nothing else is said."""
    invitees: dict[str, Invitee] = {}
    for line, each in _placed(found, component, "ATTENDEE"):
        if _is_person(each) and (email := _email(each)):
            role = _ROLES.get(str(each.params.get("ROLE", "")).upper(), AttendanceRole.PARTICIPANT)
            status = _STATUSES.get(str(each.params.get("PARTSTAT", "")).upper(), AttendanceStatus.INVITED)
            invitees.setdefault(fold(email), Invitee(email, _name(each, email), role, status, line))
    for line, each in _placed(found, component, "ORGANIZER"):
        if email := _email(each):
            name, accepted = _name(each, email), AttendanceStatus.ACCEPTED
            staff = Invitee(email, name, AttendanceRole.STAFF, accepted, line)
            there = invitees.get(fold(email))
            if there is None or there.role is AttendanceRole.PARTICIPANT:
                invitees[fold(email)] = staff
    return tuple(invitees.values())


def _placed(found: Any, component: Component, name: str) -> Iterator[tuple[int | None, Any]]:
    """Yield what the lines of a property say, each with its line, unless one of them could not be read."""
    read = _listed(found, name)
    placed = zip(component.numbers, component.lines, strict=True)
    lines = [number for number, line in placed if re.split("[:;]", line[:80], maxsplit=1)[0].upper() == name]
    yield from zip(lines if len(lines) == len(read) else [None] * len(read), read, strict=True)


def _email(address: Any) -> str:
    text = clean(str(address)).strip()
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if not _EMAIL.fullmatch(text):
        text = str(address.params.get("EMAIL", "")).strip()
    return text if _EMAIL.fullmatch(text) else ""


def _name(address: Any, email: str) -> str:
    name = " ".join(clean(str(address.params.get("CN", ""))).strip("'\" ").split())
    return "" if "@" in name or fold(name) == fold(email) else name
