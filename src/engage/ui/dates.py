"""Days as people write and read them in this country."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import QDate, QLocale

from engage.errors import Invalid
from engage.ui.translation import translated

_BRITISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_FORMATS = ("yyyy-M-d", "d/M/yyyy", "d.M.yyyy", "d MMMM yyyy", "d MMM yyyy", "d MMMM", "d MMM", "d/M")


def short_date(day: dt.date, today: dt.date | None = None) -> str:
    """A day in a list: "25 Mar 2020", or "25 Mar" in the present year."""
    today = today or dt.datetime.now().astimezone().date()
    return _text(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def full_date(day: dt.date) -> str:
    """A day in a field, which may be narrow: "25 Mar 2020"."""
    return _text(day, "d MMM yyyy")


def long_date(day: dt.date) -> str:
    """A day with space around it: "25 March 2020"."""
    return _text(day, "d MMMM yyyy")


def day_and_date(day: dt.date, *, year: bool = True, is_long: bool = False) -> str:
    """A day with the day of the week: "Wed 25 Mar 2020", or at length "Wednesday 25 March 2020"."""
    form = "dddd d MMMM" if is_long else "ddd d MMM"
    return _text(day, f"{form} yyyy" if year else form)


def parse_date(text: str, today: dt.date | None = None) -> dt.date:
    """Return the day that is meant: "25 March 2020", "25/3/2020", "2020-03-25", "25 Mar", "today".

    Raises Invalid.
    """
    today = today or dt.datetime.now().astimezone().date()
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", " ".join(text.split()), flags=re.IGNORECASE)
    if plain.casefold() == "today":
        return today
    for form in _FORMATS:
        day = _BRITISH.toDate(plain.title(), form)
        if day.isValid():
            year = day.year() if "yyyy" in form else today.year
            day = QDate(year, day.month(), day.day())
            if day.isValid() and 1 <= year <= 9999:
                return dt.date(year, day.month(), day.day())
    raise Invalid(
        translated("“{}” is no date").format(text),
        "",
        translated("Write it as 25 March 2020 or 2020-03-25"),
    )


def _text(day: dt.date, form: str) -> str:
    return _BRITISH.toString(QDate(day.year, day.month, day.day), form)
