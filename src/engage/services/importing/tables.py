"""CSV as office programs write it: rows by the names of their columns, within bounds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from engage.errors import Invalid
from engage.services.formulas import unguarded
from engage.services.importing.limits import MAX_COLUMNS, MAX_FIELD, MAX_ROWS

_DELIMITERS = ",;\t"
_CHECK = "Check that it is the right file"


@dataclass(frozen=True, slots=True)
class Table:
    """The header of a table, and what is needed to go through its rows."""

    name: str
    """The file's, for what is said of it."""
    columns: tuple[str, ...]
    header_row: int
    delimiter: str
    body: str
    """The text below a line such as `sep=;`."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its number, as a spreadsheet counts them; empty ones are left out.

        Raises `Invalid` where the file is no table or goes beyond what is read.
        """
        for number, row in _rows(self.body, self.delimiter, self.name):
            if number > self.header_row and any(map(str.strip, row)):
                yield number, row


def read_table(text: str, name: str = "the text") -> Table:
    """Return the table that a text holds, parted by commas, semicolons or tabs; raises `Invalid`."""
    body = text.lstrip("\ufeff")
    delimiters = _DELIMITERS
    first, _, rest = body.partition("\n")
    if first.startswith("sep=") and len(first) == 5:  # how Excel is told
        delimiters, body = first[4], rest
    headers = {delimiter: _header(body, delimiter, name) for delimiter in delimiters}
    delimiter = max(delimiters, key=lambda delimiter: len(headers[delimiter][1]))
    row, columns = headers[delimiter]
    return Table(name, columns, row, delimiter, body)


def _header(body: str, delimiter: str, name: str) -> tuple[int, tuple[str, ...]]:
    """The first row with something in it, and its number."""
    filled = ((number, row) for number, row in _rows(body, delimiter, name) if any(map(str.strip, row)))
    number, row = next(filled, (0, []))
    return number, tuple(" ".join(cell.split()) for cell in row)


def _rows(body: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(MAX_FIELD)
    taken: list[str] = []  # the lines of the row that is being read

    def lines() -> Iterator[str]:
        for line in io.StringIO(body):
            taken.append(line)
            yield line

    number = 0
    try:
        # Lenient, as spreadsheets are, about a quotation mark amid a cell.
        for number, row in enumerate(csv.reader(lines(), delimiter=delimiter), start=1):
            if number > MAX_ROWS:
                raise Invalid(f"{name} has more than {MAX_ROWS:,} rows", "", "Split it, and import the parts")
            if len(row) > MAX_COLUMNS:
                raise Invalid(f"Row {number} of {name} has more than {MAX_COLUMNS} columns", "", _CHECK)
            if sum(line.count('"') for line in taken) % 2:
                _check_closed(taken, delimiter, name, number)
            taken.clear()
            yield number, [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise Invalid(
            f"Row {number + 1} of {name} has a cell longer than {MAX_FIELD:,} characters",
            "a quotation mark may have been left open",
            _CHECK,
        ) from error


def _check_closed(lines: list[str], delimiter: str, name: str, number: int) -> None:
    """Refuse a row that only the end of the file has ended: whatever follows the open mark would be lost."""
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        raise Invalid(
            f"In row {number} of {name} a quotation mark is opened and never closed",
            "",
            "Close it, or write it twice where it is part of the words",
        ) from None
