"""How large a workbook's sheets are, found before a library makes room for them.

The library that reads workbooks keeps a place for every cell between the first and the last that hold
something, and the text of each cell by itself. A file of some kilobytes could ask for more memory than there
is: a cell in the last column of the last row, one that is repeated a thousand million times, or a long text
that a million cells share. So all of it is measured first, without keeping it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from engage.errors import Invalid
from engage.services.importing.limits import MAX_CELLS, MAX_SHEETS, MAX_WORKBOOK_TEXT

_MOST_ERRORS = 10_000
"""So many cells with an error are told apart from empty ones."""


@dataclass(slots=True)
class Extent:
    """The cells of a sheet that hold something; rows and columns count from 0."""

    first_row: int = 1 << 40
    last_row: int = -1
    first_column: int = 1 << 40
    last_column: int = -1
    errors: set[tuple[int, int]] = field(default_factory=set)
    """Where a formula came to an error instead of a value."""

    def take(self, row: int, column: int) -> None:
        """Take in a cell that holds something."""
        if row > self.last_row:
            self.last_row = row
        if row < self.first_row:
            self.first_row = row
        if column > self.last_column:
            self.last_column = column
        if column < self.first_column:
            self.first_column = column

    def err(self, row: int, column: int) -> None:
        """Remember a cell that holds an error."""
        if len(self.errors) < _MOST_ERRORS:
            self.errors.add((row, column))

    @property
    def cells(self) -> int:
        """How many cells there are from the first to the last, empty ones among them."""
        return max(0, self.last_row - self.first_row + 1) * max(0, self.last_column - self.first_column + 1)


def check_extents(name: str, extents: dict[str, Extent]) -> None:
    """Raise `Invalid` where the sheets of a workbook are too large to be read; `name` is the file's."""
    if len(extents) > MAX_SHEETS:
        raise Invalid(f"{name} has more than {MAX_SHEETS} sheets", "", "Save the one you need by itself")
    if sum(extent.cells for extent in extents.values()) <= MAX_CELLS:
        return
    largest = max(extents.values(), key=lambda extent: extent.cells)
    raise Invalid(
        f"{name} has too large a sheet",
        f"it has {largest.last_row + 1:,} rows by {largest.last_column + 1:,} columns; "
        f"at most {MAX_CELLS:,} cells can be read",
        "Copy the rows you need to a new workbook: one stray cell far away is enough to fill it",
    )


def check_text(name: str, characters: int) -> None:
    """Raise `Invalid` where the cells of a workbook hold more text, one by one, than is read."""
    if characters > MAX_WORKBOOK_TEXT:
        raise Invalid(
            f"{name} holds too much text",
            f"at most {MAX_WORKBOOK_TEXT:,} characters can be read of a workbook",
            "Split it, and import the parts",
        )


def column_number(letters: str) -> int:
    """Return which column has these letters, from 0 for A; raises `ValueError`."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """Return the letters of a column, counted from 0, as spreadsheets write them."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
