"""CSV as office programs write it: rows parted by commas, semicolons or tabs, within bounds."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from engage.errors import Invalid
from engage.services.formulas import unguarded
from engage.services.importing.limits import MAX_COLUMNS, MAX_FIELD, MAX_ROW_TEXT, MAX_ROWS

_DELIMITERS = ",;\t"
_CHECK = "Check that it is the right file"


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text, and what may part the cells of its rows."""

    name: str
    """The file's, for what is said of it."""
    body: str
    """The text below a line such as `sep=;`."""
    delimiter: str

    @property
    def size(self) -> int:
        """How many rows there are, at most."""
        return self.body.count("\n") + 1

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its number, as a spreadsheet counts them; empty ones are left out.

        Raises `Invalid` where the text is no table or goes beyond what is read.
        """
        is_quoted = '"' in self.body
        is_guarded = "'" in self.body
        for number, row in _quoted(self) if is_quoted else _plain(self):
            if any(row) and any(map(str.strip, row)):
                yield number, [unguarded(cell) for cell in row] if is_guarded else row


def text_tables(text: str, name: str) -> list[TextTable]:
    """Return the tables that a text may be: one for each delimiter, or for the one that it names itself."""
    body = text.lstrip("\ufeff")
    delimiters = _DELIMITERS
    first, _, rest = body.partition("\n")
    if first.startswith("sep=") and len(first) == 5:  # how Excel is told
        delimiters, body = first[4], rest
    return [TextTable(name, body, delimiter) for delimiter in delimiters]


def _plain(table: TextTable) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text without quotation marks: each line is one."""
    lines = (_bounded(line, len(line), table) for line in _lines(table.body))
    return _read(table, csv.reader(lines, delimiter=table.delimiter, quoting=csv.QUOTE_NONE))


def _quoted(table: TextTable) -> Iterator[tuple[int, list[str]]]:
    taken: list[str] = []  # the lines of the row that is being read

    def lines() -> Iterator[str]:
        length = 0
        for line in _lines(table.body):
            length = length + len(line) if taken else len(line)
            taken.append(_bounded(line, length, table))
            yield line

    # Lenient, as spreadsheets are, about a quotation mark amid a cell.
    for number, row in _read(table, csv.reader(lines(), delimiter=table.delimiter)):
        if sum(line.count('"') for line in taken) % 2:
            _check_closed(taken, table, number)
        taken.clear()
        yield number, row


def _lines(text: str) -> Iterator[str]:
    """The lines of a text with their ends; `io.StringIO` would take four bytes for each character of it."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end


def _bounded(line: str, length: int, table: TextTable) -> str:
    """Return a line of a row that has so many characters with it, before its cells are parted."""
    if length > MAX_ROW_TEXT:
        raise Invalid(f"A row of {table.name} is longer than {MAX_ROW_TEXT:,} characters", "", _CHECK)
    return line


def _read(table: TextTable, rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Number the rows, and hold them to what is read."""
    csv.field_size_limit(MAX_FIELD)
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            if number > MAX_ROWS:
                raise Invalid(
                    f"{table.name} has more than {MAX_ROWS:,} rows", "", "Split it, and import the parts"
                )
            if len(row) > MAX_COLUMNS:
                raise Invalid(f"Row {number} of {table.name} has more than {MAX_COLUMNS} columns", "", _CHECK)
            yield number, row
    except csv.Error as error:
        raise Invalid(
            f"Row {number + 1} of {table.name} has a cell longer than {MAX_FIELD:,} characters",
            "a quotation mark may have been left open",
            _CHECK,
        ) from error


def _check_closed(lines: list[str], table: TextTable, number: int) -> None:
    """Refuse a row that only the end of the file has ended: whatever follows the open mark would be lost."""
    try:
        for _ in csv.reader(lines, delimiter=table.delimiter, strict=True):
            pass
    except csv.Error:
        raise Invalid(
            f"In row {number} of {table.name} a quotation mark is opened and never closed",
            "",
            "Close it, or write it twice where it is part of the words",
        ) from None
