"""Dates as they stand in the cells of a table, and whether the day or the month comes first in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = (
    r"(?P<word>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>\d{4}|\d{2})"
_TIME = (
    r"(?:(?:\s+at\s+|,?\s+|t)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        rf"{_WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second_part>\d{{1,2}})(?P=mark){_YEAR}",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*{_MONTH},?[\s-]*{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+){_YEAR}",
    )
)
_EARLIEST, _LATEST = 1850, 2150
"""Years in which what happened to our people has happened, and will."""
_TURN = 70
"""From here on two digits mean the last century."""
_LONGEST = 60
_MAY_BE_OPEN = re.compile(r"(?<!\d)\d{1,2}[-/]\d{1,2}[-/]")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in a cell."""

    year: int
    first: int
    """The day, or the month where it comes first."""
    second: int
    time: str = ""
    """With seconds where they are given, in 24 hours."""
    is_open: bool = False
    """Whether both the day and the month could come first."""
    is_month_first: bool = False
    """Whether only that makes a date of it."""
    is_settled: bool = False
    """Whether it could be written either way and only one makes a date of it."""

    def date(self, *, day_first: bool) -> dt.date | None:
        """The day that is meant; None where the calendar has no such day."""
        is_month_first = self.is_month_first or (self.is_open and not day_first)
        day, month = (self.second, self.first) if is_month_first else (self.first, self.second)
        try:
            return dt.date(self.year, month, day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class DayOrder:
    """What the values of a column tell of whether the day comes first."""

    day_first: bool
    is_told: bool = False
    """Whether there is a value that can be read in one way only."""
    example: str = ""
    """A value that could be read either way."""

    @property
    def is_open(self) -> bool:
        """Whether there are such values, and none that tells."""
        return bool(self.example) and not self.is_told


@lru_cache(maxsize=4096)
def written(text: str) -> Written | None:
    """Return the date, with a time or without, that is the whole of a cell; None where it is none."""
    if len(text) > _LONGEST:
        return None
    text = " ".join(text.split())
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        return None
    parts = match.groupdict()
    year = _year(parts["year"])
    time = _time(parts)
    if year is None or time is None:
        return None
    if parts.get("first"):
        one, other = int(parts["first"]), int(parts["second_part"])
        if max(one, other) > 12 or one == other or parts["mark"] == ".":
            month_first = other > 12
            is_settled = parts["mark"] != "." and max(one, other) > 12
            found = Written(year, one, other, time, is_month_first=month_first, is_settled=is_settled)
        else:
            found = Written(year, one, other, time, is_open=True)
    else:
        word = parts.get("word")
        month = _MONTHS.index(word.lower()[:3]) + 1 if word else int(parts["month"])
        found = Written(year, int(parts["day"]), month, time)
    return found if found.date(day_first=True) else None


def is_date(text: str) -> bool:
    """Whether a cell holds a date and nothing else."""
    return written(text) is not None


def day_order(cells: Iterable[str]) -> DayOrder:
    """Return which comes first in a column: any value above 12 tells; where none does, the day."""
    day = month = 0
    example = ""
    for cell in cells:
        found = written(cell.strip()) if _MAY_BE_OPEN.search(cell) else None
        if found is None:
            continue
        if found.is_open:
            example = example or cell.strip()
        elif found.is_settled:
            day, month = day + (not found.is_month_first), month + found.is_month_first
    return DayOrder(day >= month, bool(day or month), example)


def iso(text: str, *, day_first: bool, has_time: bool) -> str:
    """Return the cell as our fields read dates: "2020-03-25", or "2020-03-25 14:30" for a time of day.

    What is no date comes back as it is.
    """
    found = written(text)
    date = found.date(day_first=day_first) if found else None
    if found is None or date is None:
        return _iso_with_zone(text, has_time=has_time)
    return f"{date.isoformat()} {found.time}" if has_time and found.time else date.isoformat()


def _iso_with_zone(text: str, *, has_time: bool) -> str:
    """A moment with its offset, as programs write it to one another: all of it, or its day."""
    if has_time or len(text) < 16 or text[4:5] != "-":
        return text
    try:
        return dt.datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        return text


def _year(text: str) -> int | None:
    year = int(text)
    if len(text) == 2:
        return year + (1900 if year >= _TURN else 2000)
    return year if _EARLIEST <= year <= _LATEST else None


def _time(parts: dict[str, str | None]) -> str | None:
    """The time of day in 24 hours; "" where none is given, None where there is no such time."""
    if not parts["hour"]:
        return ""
    hour, half = int(parts["hour"]), (parts["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        time = dt.time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    except ValueError:
        return None
    return time.isoformat("seconds" if parts["second"] else "minutes")
