"""The time zones of a calendar by the names that its writer gives them."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from engage.services.importing.calendars.components import Component
from engage.services.importing.content_lines import unescaped

_NAME = re.compile(r"[A-Za-z][\w+-]*(?:/[\w+-]+)*")
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
_DAY = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class _Observance:
    """From when on a clock is how far ahead of UTC: once, or on such a day of each year."""

    ahead: dt.timedelta
    start: dt.datetime
    month: int = 0
    """0: once."""
    weekday: int = 0
    which: int = 1
    """-1: the last one of the month."""

    def begun(self, local: dt.datetime) -> dt.datetime | None:
        """Return when it last began before a time by the clock; None where it had not."""
        if not self.month:
            return self.start if self.start <= local else None
        for year in (local.year, local.year - 1):
            begun = dt.datetime.combine(self._day(year), self.start.time())
            if self.start <= begun <= local:
                return begun
        return None

    def _day(self, year: int) -> dt.date:
        first, days = monthrange(year, self.month)
        day = 1 + (self.weekday - first) % 7 + 7 * ((self.which if self.which > 0 else 5) - 1)
        while day > days:
            day -= 7
        return dt.date(year, self.month, day)


class Zones:
    """The time zones that a calendar names, and those that it defines."""

    def __init__(self) -> None:
        self._defined: dict[str, Component] = {}
        self._known: dict[str, ZoneInfo | None] = {}

    def define(self, component: Component) -> None:
        """Take in a VTIMEZONE."""
        self._defined.setdefault(unescaped(component.value("TZID")).strip('"'), component)
        self._known.clear()

    def named(self, name: str) -> ZoneInfo | None:
        """Return the zone of the IANA database that a name means; None where that is not known."""
        if name not in self._known:
            found = (zone for each in self._called(name) if (zone := _zone(each)))
            self._known[name] = next(found, None)
        return self._known[name]

    def _called(self, name: str) -> Iterator[str]:
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        yield WINDOWS_TO_OLSON.get(name, name.strip("/"))
        if name in self._defined:
            yield self._defined[name].value("X-LIC-LOCATION")
        parts = name.strip("/").split("/")[-4:]  # "/example.org/20200101_1/Europe/London"
        yield from ("/".join(parts[start:]) for start in range(1, len(parts) - 1))

    def moment(self, name: str, local: dt.datetime) -> dt.datetime | None:
        """Return a time by the clock of a zone that only the calendar explains; None where it does not."""
        if local.tzinfo:
            return local.astimezone(dt.UTC)
        begun = [
            (start, observance.ahead)
            for observance in _observances(self._defined.get(name))
            if (start := observance.begun(local))
        ]
        if not begun:
            return None
        _, ahead = max(begun)
        return local.replace(tzinfo=dt.timezone(ahead)).astimezone(dt.UTC)


def _zone(name: str) -> ZoneInfo | None:
    if not _NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _observances(component: Component | None) -> Iterator[_Observance]:
    """What a VTIMEZONE says, as far as it repeats yearly on a day of the week; no rule is ever expanded."""
    for part in component.parts[:50] if component else ():
        offset = _OFFSET.match(part.value("TZOFFSETTO"))
        if not offset:
            continue
        sign, hours, minutes, _ = offset.groups()
        ahead = dt.timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if sign == "-" else 1)
        if abs(ahead) >= dt.timedelta(days=1):
            continue
        try:
            start = dt.datetime.fromisoformat(part.value("DTSTART")).replace(tzinfo=None)
        except ValueError:
            continue
        yield _Observance(ahead, start, **_yearly(part.value("RRULE")))


def _yearly(rule: str) -> Mapping[str, int]:
    terms = dict(term.partition("=")[::2] for term in rule.upper().split(";"))
    day = _DAY.fullmatch(terms.get("BYDAY", ""))
    month = terms.get("BYMONTH", "")
    if terms.get("FREQ") != "YEARLY" or not day or month not in map(str, range(1, 13)):
        return {}
    return {"month": int(month), "weekday": _WEEKDAYS.index(day[2]), "which": int(day[1] or 1)}
