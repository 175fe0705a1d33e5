"""Days and times as Zoom, Teams and Eventbrite write them, by the clock of whoever set the call up."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from engage.domain.text import compact
from engage.services.importing.calls.headings import HOURS, MINUTES, SECONDS

_TIME = (
    r"(?:[,\sT]+(?:at |um |à |a las )?(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"(?:\.\d+)?\s*(?P<half>[ap]\.?\s?m\.?)?\s*(?P<offset>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_TIME}", re.IGNORECASE
)
_NUMBERS = re.compile(
    rf"(?P<one>\d{{1,2}})(?P<mark>[-/.])(?P<other>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}|\d\d){_TIME}",
    re.IGNORECASE,
)
_WORDS = (
    re.compile(
        rf"(?:[A-Za-z]{{3,9}}\.?,? )?{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}}){_TIME}", re.IGNORECASE
    ),
    re.compile(
        rf"(?:[A-Za-z]{{3,9}}\.?,? )?(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}}){_TIME}", re.IGNORECASE
    ),
)
_EARLIEST, _LATEST = 1990, 2199
_PART = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s*([^\W\d_]+\.?)")
_CLOCK = re.compile(r"(\d{1,4}):(\d\d)(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class Written:
    """A day, perhaps with a time, as it stands in a file; the day and the month may have to be told apart."""

    year: int
    one: int
    other: int
    day_first: bool | None
    """Whether the first number is the day; None: either may be."""
    is_plain: bool = False
    """Whether its form tells, as in 2026-05-10: that says nothing about 10/05/2026 beside it."""
    time: dt.time | None = None
    offset: dt.tzinfo | None = None
    """By which clock, where it says so."""

    def day(self, day_first: bool) -> dt.date | None:
        """The day; `day_first` says which number it is where this one does not tell. None: no such day."""
        is_first = self.day_first if self.day_first is not None else day_first
        day, month = (self.one, self.other) if is_first else (self.other, self.one)
        try:
            return dt.date(self.year, month, day)
        except ValueError:
            return None

    def moment(self, day_first: bool, zone: ZoneInfo) -> dt.datetime | None:
        """The moment, in UTC, by the clock of a zone; None where no time, or no such day, is given."""
        day = self.day(day_first)
        if day is None or self.time is None:
            return None
        return dt.datetime.combine(day, self.time, self.offset or zone).astimezone(dt.UTC)


def read_moment(text: str, *, is_utc: bool = False) -> Written | None:
    """Return the day and time that are the whole of a text; None where it is neither."""
    text = " ".join(text.split())
    is_plain = True
    day_first: bool | None = True
    if match := _YEAR_FIRST.fullmatch(text):
        one, other = int(match["day"]), int(match["month"])
    elif match := _NUMBERS.fullmatch(text):
        one, other = int(match["one"]), int(match["other"])
        is_plain = match["mark"] == "."
        day_first = True if is_plain or one > 12 else False if other > 12 else None
    elif match := next(filter(None, (form.fullmatch(text) for form in _WORDS)), None):
        if match["month"][:3].lower() not in _MONTHS:
            return None
        one, other = int(match["day"]), _MONTHS.index(match["month"][:3].lower()) + 1
    else:
        return None
    try:
        time = _time(match)
    except ValueError:
        return None
    offset = _offset(match["offset"]) or (dt.UTC if is_utc else None)
    year = int(match["year"])
    year += 2000 if len(match["year"]) == 2 else 0
    written = Written(year, one, other, day_first, is_plain, time, offset)
    is_day = _EARLIEST <= written.year <= _LATEST and (written.day(True) or written.day(False))
    return written if is_day else None


def _offset(text: str | None) -> dt.tzinfo | None:
    """The clock that is meant by "Z", "UTC" or "+01:00"; None where nothing is said."""
    if not text or text[0] not in "+-":
        return dt.UTC if text else None
    minutes = int(text[1:3]) % 24 * 60 + int(text[-2:]) % 60
    return dt.timezone(dt.timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _time(match: re.Match[str]) -> dt.time | None:
    if match["hour"] is None:
        return None
    hour = int(match["hour"])
    if half := (match["half"] or "")[:1].lower():
        hour = hour % 12 + (12 if half == "p" else 0)
    return dt.time(hour, int(match["minute"]), int(match["second"] or 0))


def order_of(
    moments: Iterable[Written], hints: Iterable[Callable[[dt.date], bool]], wish: bool | None
) -> tuple[bool, bool]:
    """Return whether the day comes first in a file's days, and whether that had to be assumed.

    A day beyond 12 anywhere decides it; else the first of the hints by which one of the two days can be and
    the other cannot; else the person's wish; else the day comes first.
    """
    moments = list(moments)
    known = {moment.day_first for moment in moments if moment.day_first is not None and not moment.is_plain}
    if len(known) == 1:
        return known.pop(), False
    unsure = [moment for moment in moments if moment.day_first is None and moment.one != moment.other]
    if not unsure:
        return True if wish is None else wish, False
    days = {order: unsure[0].day(order) for order in (True, False)}
    for is_likely in hints:
        likely = [order for order, day in days.items() if day is not None and is_likely(day)]
        if len(likely) == 1:
            return likely[0], False
    return (True, True) if wish is None else (wish, False)


def seconds_of(text: str) -> int | None:
    """Return how long a text says: "1h 2m 10s", "59 Min. 0 Sek.", "01:02:10", or a number of minutes."""
    text = " ".join(text.split())
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
        return hours * 3600 + minutes * 60 + seconds
    try:
        return round(float(text.replace(",", ".")) * 60) if text and text[0].isdecimal() else None
    except (ValueError, OverflowError):
        pass
    total = 0.0
    for number, unit in (parts := _PART.findall(text)):
        size = next((size for size, units in _UNITS if compact(unit) in units), None)
        if size is None:
            return None
        total += float(number.replace(",", ".")) * size
    return round(total) if parts else None


_UNITS = ((3600, HOURS), (60, MINUTES), (1, SECONDS))


def together(intervals: Iterable[tuple[dt.datetime, dt.datetime]]) -> int:
    """Return how many seconds some times there cover; what two of them share counts once."""
    seconds = 0.0
    reached: dt.datetime | None = None
    for start, end in sorted(intervals):
        begin = start if reached is None or start > reached else reached
        if end > begin:
            seconds += (end - begin).total_seconds()
        reached = end if reached is None or end > reached else reached
    return round(seconds)
