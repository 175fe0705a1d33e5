"""Meetings of a calendar into a project, as engagements with their attendance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services.importing.calendars.appointments import Appointment, read_appointment
from engage.services.importing.calendars.components import read_components
from engage.services.importing.calendars.meetings import take
from engage.services.importing.calendars.zones import Zones
from engage.services.importing.content_lines import likeness_to
from engage.services.importing.left_out import said_of
from engage.services.importing.limits import MAX_MEETINGS
from engage.services.importing.source import Source
from engage.services.importing.work import Belongs, Importer, Likeness, Work
from engage.storage import schema

_FIRST = "BEGIN:VCALENDAR"
_REPORT_EVERY = 100
_LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "VTODO": ("task", "tasks"),
    "VJOURNAL": ("diary entry", "diary entries"),
    "VFREEBUSY": ("list of busy times", "lists of busy times"),
    "VALARM": ("reminder", "reminders"),
    "ATTACH": ("attached file", "attached files"),
    "ROOM": ("room or group that is invited", "rooms and groups that are invited"),
    "GEO": ("place on the map", "places on the map"),
    "COMMENT": ("comment", "comments"),
    "RESOURCES": ("list of equipment", "lists of equipment"),
    "RELATED-TO": ("link to another meeting", "links to other meetings"),
}


def _likeness(source: Source) -> Likeness:
    """Certain, where the first line begins a calendar."""
    return likeness_to(source, _FIRST, IMPORTER.suffixes)


def _put_in(work: Work) -> None:
    """Add the meetings, update those with a known id, and fill in those of the same day and title."""
    left_out: Counter[str] = Counter()
    appointments = list(_appointments(work, left_out))
    if not work.read:
        raise Invalid(f"{work.source.name} has no meetings", "", "Export the calendar anew")
    take(work, appointments)
    if repeated := sum(each.is_repeated for each in appointments):
        times = "meeting repeats" if repeated == 1 else "meetings repeat"
        work.notes.append(f"{repeated:,} {times}: only the first time of each was taken.")
    if left_out:
        work.notes.append(said_of(left_out, _LEFT_OUT))


def _appointments(work: Work, left_out: Counter[str]) -> Iterator[Appointment]:
    """The meetings of the file that can be read; each of the others is a problem."""
    home = ZoneInfo(work.connection.execute(sa.select(schema.project.c.zone)).scalar_one())
    zones = Zones()
    for component, _ in read_components(work.source.data, work.source.name, _say_nothing):
        if component.name == "VTIMEZONE":  # it may stand behind the meetings that it is for
            zones.define(component)
    total = work.source.data.count(b"\n") + 1
    for component, calendar in read_components(work.source.data, work.source.name, work.problem):
        if component.name != "VEVENT":
            if component.name != "VTIMEZONE":
                left_out[component.name] += 1
            continue
        work.read += 1
        if work.read > MAX_MEETINGS:
            raise Invalid(
                f"{work.source.name} has more than {MAX_MEETINGS:,} meetings", "", "Export fewer years of it"
            )
        if work.read % _REPORT_EVERY == 0:
            work.progress(component.line, total, work.source.name)
        try:
            appointment = read_appointment(component, calendar, zones, home, work)
        except EngageError as error:
            work.leave_out(component.line, error, Noun.ENGAGEMENT, component.value("SUMMARY"))
            continue
        left_out.update(appointment.left_out)
        yield appointment


def _say_nothing(line: int, message: str) -> None:
    """Leave a problem to the other time that the file is read."""


IMPORTER = Importer(
    name="calendar",
    summary="The meetings of a calendar (iCalendar), with who is invited and what they answered",
    counts=("meeting", "meetings"),
    suffixes=(".ics", ".ical"),
    likeness=_likeness,
    put_in=_put_in,
    belongs=Belongs.OR_SAYS_ITSELF,
    is_of_lines=True,
)
