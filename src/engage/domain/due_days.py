"""The day at the end of what is to be done: "send the figures by 4 December", "by Friday", "before 4/12".

Nobody asks whoever types it, so only what leaves no doubt is a day: "by", "before", "due" or "no later than",
and behind it a day that exists and ends the text. A day of the week that is not that of the date is in doubt,
and so is a fraction ("by 1/2"). Before a day means the day before it.
"""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ("january", "february", "march", "april", "may", "june", "july",
           "august", "september", "october", "november", "december")  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = 3
"""Letters by which a month or a day of the week is told."""
_LONGEST = 10
"""Words that a day may have at most, with what stands before it."""
_WORDS = frozenset(("sat", "sun", "wed"))
"""Short days of the week that are words too: they are days with a capital only."""
_FRACTIONS = frozenset(((1, 2), (1, 3), (2, 3), (1, 4), (3, 4)))


def _either(names: tuple[str, ...], *others: str) -> str:
    return "|".join((*names, *others, *(name[:_SHORT] for name in names)))


_WEEKDAY = rf"(?P<weekday>{_either(_WEEKDAYS, 'tues', 'weds', 'thurs', 'thur')})"
_MONTH = rf"(?P<month>{_either(_MONTHS, 'sept')})\.?"
_DAY = r"(?P<day>[0-9]{1,2})"
_TH = rf"{_DAY}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>[0-9]{4}))?"
_DATES = (
    rf"(?:the )?{_TH}(?: of)? {_MONTH}{_YEAR}",
    rf"{_MONTH} {_TH}{_YEAR}",
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
    rf"{_DAY}/(?P<month>[0-9]{{1,2}})(?:/(?P<year>[0-9]{{4}}|[0-9]{{2}}))?",
    rf"{_DAY}\.(?P<month>[0-9]{{1,2}})\.(?P<year>[0-9]{{4}})",
)
_FORMS = tuple(
    re.compile(
        r"(?:^|(?<=[ (]))(?P<before>before)?(?(before)|(?:by|due(?: by| on)?|(?:no|not) later than))(?:: ?| )"
        rf"{form}[.)!]*\Z",
        re.IGNORECASE,
    )
    for form in ("(?P<near>today|tomorrow)", _WEEKDAY, *(rf"(?:{_WEEKDAY},? )?{date}" for date in _DATES))
)


def day_at_end(text: str, today: dt.date) -> dt.date | None:
    """Return by which day something is to be done, as the end of a text says it; None where it is in doubt.

    Without a year it is the next such day, today at the earliest; a day of the week comes after today.
    """
    end = " ".join(text.split()[-_LONGEST:])
    found = next(filter(None, (form.search(end) for form in _FORMS)), None)
    if found is None:
        return None
    parts = found.groupdict()
    try:
        day = _day(parts, today)
        if day is not None and parts["before"]:
            day -= dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return day if day is not None and (day >= today or parts.get("year")) else None


def _day(parts: dict[str, str | None], today: dt.date) -> dt.date | None:
    """Return the day that is named; raises `ValueError` where there is none such."""
    if near := parts.get("near"):
        return today + dt.timedelta(days=near.casefold() == "tomorrow")
    name = parts.get("weekday")
    weekday = _place(name, _WEEKDAYS) if name else None
    if parts.get("day") is not None:
        day = _date(parts, today)
        return day if day is None or weekday in (None, day.weekday()) else None
    if weekday is None or name in _WORDS:
        return None
    return today + dt.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _date(parts: dict[str, str | None], today: dt.date) -> dt.date | None:
    day, month, year = int(parts["day"] or ""), parts["month"] or "", parts["year"] or ""
    number = int(month) if month.isdecimal() else _place(month, _MONTHS) + 1
    if year:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), number, day)
    if month.isdecimal() and (day, number) in _FRACTIONS:
        return None
    is_past = (number, day) < (today.month, today.day)
    return dt.date(today.year + is_past, number, day)


def _place(name: str, names: tuple[str, ...]) -> int:
    return next(n for n, each in enumerate(names) if each.startswith(name.casefold()[:_SHORT]))
