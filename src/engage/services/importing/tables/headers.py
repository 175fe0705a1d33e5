"""Which row of a table names its columns: it may stand below a title, a date and blank rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engage.domain.choices import excerpt
from engage.domain.text import compact
from engage.errors import Invalid
from engage.services.importing.limits import MAX_COLUMN_NAME
from engage.services.importing.tables.columns import is_known_anywhere
from engage.services.importing.tables.workbooks.extents import column_letters

_VALUE = re.compile(r"[\d\s.,:/%£$€+-]+|[^@\s]+@[^@\s]+|https?://.*", re.IGNORECASE | re.DOTALL)
"""What is no name of a column: a number, a date, an address."""
_LONG = 60
"""A cell with more characters is rather a sentence than a name."""


@dataclass(frozen=True, slots=True)
class Header:
    """The row that looks most like a header."""

    place: int
    """Among the rows that were looked at, from 0."""
    known: int
    """How many of its cells name something known."""
    width: int
    """How many of its cells are filled in."""
    alike: int
    """How many of the rows are as long as it."""


def found_header(rows: Sequence[Sequence[str]]) -> Header:
    """Return the row that names the columns of all below it.

    It is the one with most cells that name something known, if these are two, or all that it says, or half
    of it where no row before fills in as many; else the first that fills in about as many cells as any, with
    words that could be names; else the first.
    """
    if not rows:
        return Header(0, 0, 0, 0)
    known = [sum(map(is_known_anywhere, row)) for row in rows]
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    lengths = Counter(map(len, rows))
    place = max(range(len(rows)), key=lambda at: (known[at], -at))
    if known[place] < 2 and known[place] != filled[place]:
        candidate = _first_as_a_header(rows, filled)
        if known[place] * 2 < filled[place] or (candidate < place and filled[candidate] >= filled[place]):
            place = candidate
    return Header(place, known[place], filled[place], lengths[len(rows[place])])


def _first_as_a_header(rows: Sequence[Sequence[str]], filled: Sequence[int]) -> int:
    widest = max(filled)
    for place, row in enumerate(rows):
        if filled[place] * 3 >= widest * 2 and not any(map(_is_value, row)):
            return place
    return 0


def _is_value(cell: str) -> bool:
    return len(cell) > _LONG or bool(cell.strip() and _VALUE.fullmatch(cell.strip()))


def column_names(
    cells: Sequence[str], sample: Sequence[Sequence[str]], first_column: int = 0
) -> tuple[str, ...]:
    """Return a name for each column, so that every column can be spoken of.

    One without a name is called by its letter where there is something in it, and of two with one name the
    second gets a number. Raises `Invalid` for one that is longer than any question.
    """
    names: list[str] = []
    taken: Counter[str] = Counter()
    for place, cell in enumerate(cells):
        if len(cell) > MAX_COLUMN_NAME:
            what = f"The name of a column is longer than {MAX_COLUMN_NAME:,} characters"
            raise Invalid(what, excerpt(cell), "Check which row names the columns")
        name = " ".join(cell.split())
        if not name and any(place < len(row) and row[place].strip() for row in sample):
            name = f"Column {column_letters(first_column + place)}"
        taken[compact(name)] += 1
        number = taken[compact(name)]
        names.append(f"{name} ({number})" if name and number > 1 else name)
    return tuple(names)
