"""Rows at the end of a table that sum it up: “Total 61” is nobody's name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

_COUNTED = "rows|records|entries|people|participants|attendees|guests|organisations|contacts|tickets|orders"
_NAMED = re.compile(
    rf"(?:(?:grand|overall|sub)[ -]?)?totals?(?: (?:number|count|{_COUNTED}))?(?: of \w+)?"
    rf"|sum|count|average|mean|number of (?:{_COUNTED})",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"[-+(]?[£$€]?\d[\d,. ]{0,30}%?\)?|\d[\d:]{0,9}|(?:\d{1,5} ?(?:h|hrs?|m|mins?|s|secs?)\.? ?){1,3}",
    re.IGNORECASE,
)
_LONGEST = 60
_MOST = 10
"""Rows that sum a table up, at most: more are a table of totals."""

Numbered = tuple[int, list[str]]
"""A row with its number in the file."""


def without_totals(rows: Iterator[Numbered], on_total: Callable[[int], object]) -> Iterator[Numbered]:
    """Yield the rows but those at the end that sum the others up; `on_total` is told of each of these.

    A table of which nothing else is left is one of totals.
    """
    waiting: list[Numbered] = []
    has_others = False
    for row in rows:
        if is_total(row[1]) and has_others and len(waiting) < _MOST:
            waiting.append(row)
            continue
        yield from waiting
        waiting.clear()
        has_others = True
        yield row
    for number, _ in waiting:
        on_total(number)


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row says "total" first, and behind that numbers alone."""
    filled = [text for cell in cells if (text := cell.strip())]
    if not filled or len(filled[0]) > _LONGEST:
        return False
    name, _, number = filled[0].partition(":")
    numbers = [*filter(None, [number.strip()]), *filled[1:]]
    is_named = _NAMED.fullmatch(name.strip()) is not None
    return is_named and bool(numbers) and all(map(_NUMBER.fullmatch, numbers))


def totals_said(numbers: Sequence[int]) -> str:
    """Say for a person which rows were left out because they sum the table up."""
    if len(numbers) == 1:
        return f"Row {numbers[0]} was left out: it sums up the rows above it."
    return f"Rows {numbers[0]} to {numbers[-1]} were left out: they sum up the rows above them."
