"""Dates as people write them in prose: "Wednesday 25th March", "25/03/2020", "March 25, 2020"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _either(names: tuple[str, ...], *others: str) -> str:
    """A pattern for names in full or by three letters, with a capital at least."""
    forms = {form for name in names for form in (name, name.upper(), name[:3], name[:3].upper())}
    return "|".join(sorted(forms.union(others), key=lambda form: (-len(form), form)))


_WEEKDAY = rf"(?:(?P<weekday>{_either(_WEEKDAYS, 'Tues', 'Weds', 'Thur', 'Thurs')})\.?,? (?:the )?)?"
_MONTH = rf"(?P<month>{_either(_MONTHS, 'Sept')})\.?"
_TH = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_DAY = rf"(?P<day>\d{{1,2}}){_TH}"
_TO_DAY = rf"(?: ?(?:[-–—&]|to|and) ?\d{{1,2}}{_TH})?"
_YEAR = r"(?:,? (?P<year>[12]\d{3}))?"
_FORMS = tuple(
    re.compile(rf"(?<![\w/.]){form}(?![\w/])")
    for form in (
        rf"{_WEEKDAY}{_DAY}{_TO_DAY}(?: of)? {_MONTH}{_YEAR}",
        rf"{_WEEKDAY}{_MONTH} {_DAY}{_YEAR}",
        rf"{_WEEKDAY}(?P<year>[12]\d{{3}})-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?P<mark>[/.])(?P<month>\d{{1,2}})(?P=mark)(?P<year>[12]\d{{3}})",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d\d)",
    )
)
_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day of the year as someone wrote it, perhaps without the year."""

    text: str
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    """As written, from 0 for Monday: it may be wrong."""

    def in_year(self, year: int) -> dt.date | None:
        """That day in a year; None where the year has no such day."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None


def first_date(text: str) -> WrittenDate | None:
    """The first date in a text whose words are parted by single spaces; the day comes before the month."""
    return min(_dates(text), default=(0, None), key=lambda found: found[0])[1]


def only_date(text: str) -> dt.date | None:
    """The date, year and all, that is the whole of a text."""
    for _, written in _dates(text):
        if written.text == text.strip(" .") and written.year is not None:
            return written.in_year(written.year)
    return None


def in_words(date: dt.date) -> str:
    """A date for a person: "Wednesday 25 March 2020"."""
    return f"{_WEEKDAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def _dates(text: str) -> Iterator[tuple[int, WrittenDate]]:
    """The first date of each form that exists in the calendar, with its place."""
    for form in _FORMS:
        for match in form.finditer(text):
            written = _written(match)
            if written.in_year(written.year or _LEAP_YEAR) is not None:
                yield match.start(), written
                break


def _written(match: re.Match[str]) -> WrittenDate:
    parts = match.groupdict()
    month, year, weekday = parts["month"], parts["year"], parts["weekday"]
    return WrittenDate(
        text=match[0],
        day=int(parts["day"]),
        month=int(month) if month.isdecimal() else _place(month, _MONTHS) + 1,
        year=None if year is None else int(year) + (2000 if len(year) == 2 else 0),
        weekday=None if weekday is None else _place(weekday, _WEEKDAYS),
    )


def _place(form: str, names: tuple[str, ...]) -> int:
    return next(place for place, name in enumerate(names) if name.lower().startswith(form.lower()[:3]))
