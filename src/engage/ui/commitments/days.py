"""The day by which something is to be done, as people type it in haste: "fri", "+3", "2w", "12 apr"."""

from __future__ import annotations

import datetime as dt
import re

from engage.errors import EngageError, Invalid
from engage.ui.dates import parse_date
from engage.ui.translation import translated

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FROM_NOW = re.compile(r"\+?\s*(\d{1,3})\s*(d|days?|w|weeks?|m|months?)?")
_DAYS = {"": 1, "d": 1, "w": 7}
_SHORTEST = 2
"""Letters that tell a day of the week: "tu" is Tuesday."""


def due_day(text: str, today: dt.date) -> dt.date | None:
    """Return the day that is meant; None for "none". Raises Invalid.

    A day without a year is the next one that has not passed: nothing is put off to the past.
    """
    plain = " ".join(text.casefold().split())
    if plain == "none":
        return None
    if plain == "tomorrow":
        return today + dt.timedelta(days=1)
    named = [number for number, name in enumerate(_WEEKDAYS) if name.startswith(plain)]
    if len(plain) >= _SHORTEST and len(named) == 1:
        return today + dt.timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1)
    try:
        if counted := _FROM_NOW.fullmatch(plain):
            return _from_now(int(counted[1]), (counted[2] or "")[:1], today)
        day = parse_date(text, today)
        has_year = bool(re.search(r"\d{4}", plain))
        return day if has_year or day >= today else day.replace(year=day.year + 1)
    except (EngageError, ValueError, OverflowError):
        raise Invalid(
            translated("“{}” is no day").format(text),
            "",
            translated("Write 12 April, friday, +3 (days), 2w (weeks), 1m (months), or none"),
        ) from None


def _from_now(number: int, unit: str, today: dt.date) -> dt.date:
    if unit != "m":
        return today + dt.timedelta(days=number * _DAYS[unit])
    years, month = divmod(today.month - 1 + number, 12)
    year = today.year + years
    last = (dt.date(year + month // 11, (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(today.day, last))
