"""How summaries put numbers, days and lists into words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from engage.services.summaries.document import Day, Figure, Span

_HYPHENED = ("follow-ups", "hand-over")
"""Names of summaries that are one word."""


def called(name: str) -> str:
    """Return a summary's name as people read it: "by theme", "follow-ups"."""
    return name if name in _HYPHENED else name.replace("-", " ")


def counted(figure: Figure, one: str, several: str = "") -> tuple[Span, ...]:
    """Return a figure with its noun: "1 organisation", "12 organisations"."""
    return figure, f" {plural(figure.value, one, several)}"


def pieces(figure: Figure) -> tuple[Span, ...]:
    """Return a number of pieces of feedback with its noun."""
    return counted(figure, "piece of feedback", "pieces of feedback")


def plural(number: int, one: str, several: str = "") -> str:
    """Return the word that fits the number; without `several`, one with an s."""
    return one if number == 1 else several or f"{one}s"


def day(date: dt.date) -> str:
    """Return a day as it is written out: "25 March 2020"."""
    return str(Day(date))


def period(first: dt.date, last: dt.date) -> str:
    """Return the days from first to last: "25 March 2020", "25 March to 2 April 2020"."""
    if first == last:
        return day(first)
    start = day(first)
    if first.year == last.year:
        start = start.rpartition(" ")[0]
    return f"{start} to {day(last)}"


def listed(parts: Sequence[str]) -> str:
    """Return parts as a sentence lists them: "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def capital(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]
