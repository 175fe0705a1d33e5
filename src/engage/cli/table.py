"""Tables for people: columns that fit the terminal, printed as the rows come."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

_GAP = "  "
_NARROWEST = 8
"""Characters that a column is never cut below."""
_ENDLESS = 1_000_000
"""The width where no terminal sets one: nothing is cut that another program may be looking for."""


class Table:
    """Rows of text under headings; the first rows settle the widths."""

    def __init__(self, headings: Sequence[str]) -> None:
        self._headings = headings
        self._widths: list[int] = []

    def lines(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """Return the lines of the next rows, and before the first ones those of the headings."""
        rows = [[" ".join(cell.split()) for cell in row] for row in rows]
        if self._widths:
            return [self._line(row) for row in rows]
        columns = zip_longest(self._headings, *rows, fillvalue="")
        self._widths = _fitted([max(map(width, column)) for column in columns])
        headings = self._line(self._headings)
        return [headings, *(self._line(row) for row in rows)] if rows else []

    def _line(self, row: Sequence[str]) -> str:
        cells = (_padded(cell, wide) for cell, wide in zip(row, self._widths, strict=True))
        return _GAP.join(cells).rstrip()


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def _fitted(widths: list[int]) -> list[int]:
    """Return widths that fit the terminal: the widest column gives first."""
    room = shutil.get_terminal_size((_ENDLESS, 0)).columns - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        others = [wide for place, wide in enumerate(widths) if place != widest]
        needed = sum(widths) - room
        spare = widths[widest] - max(_NARROWEST, *others) if others else needed
        widths[widest] -= max(1, min(needed, spare))
    return widths


def _padded(text: str, wide: int) -> str:
    taken = width(text)
    if taken <= wide:
        return text + " " * (wide - taken)
    kept = _beginning(text, wide - 1)
    return kept + "…" + " " * (wide - 1 - width(kept))


def _beginning(text: str, wide: int) -> str:
    """Return as much of a text as stands in so many columns."""
    taken = 0
    for place, sign in enumerate(text):
        taken += width(sign)
        if taken > wide:
            return text[:place]
    return text
