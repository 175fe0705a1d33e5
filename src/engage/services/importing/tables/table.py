"""The rows of a table by the names of their columns, whatever sort of file it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from engage.domain.choices import excerpt
from engage.domain.text import fold
from engage.errors import Invalid
from engage.services.importing.source import Source
from engage.services.importing.tables.delimited import TextTable, text_tables
from engage.services.importing.tables.headers import Header, column_names, found_header
from engage.services.importing.tables.totals import Numbered, without_totals
from engage.services.importing.tables.workbooks.workbook import Workbook
from engage.services.importing.work import Choices

TOP = 60
"""Rows among which the header is looked for."""
_SAMPLE = 200
"""Rows below the header that tell what is in a column."""


class _Rows(Protocol):
    """Where the rows of a table come from."""

    @property
    def size(self) -> int: ...

    def rows(self) -> Iterator[tuple[int, list[str]]]: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Table:
    """The header of a table, and what is needed to go through its rows."""

    name: str
    """The file's, for what is said of it."""
    columns: tuple[str, ...]
    """What the columns are called: each by a name of its own, but for "" where one holds nothing."""
    header_row: int
    """As a spreadsheet counts them; 0 where there is none, and the columns are called by their letters."""
    sample: tuple[tuple[str, ...], ...]
    """The first rows below the header."""
    source: _Rows
    sheet: str = ""
    """Of a workbook: which sheet it is."""

    @property
    def size(self) -> int:
        """How many rows there are, at most."""
        return self.source.size

    def is_empty(self, place: int) -> bool:
        """Whether there is nothing in a column, as far as the first rows can tell."""
        is_all = len(self.sample) < _SAMPLE
        return is_all and not any(place < len(row) and row[place].strip() for row in self.sample)

    def rows(self, on_total: Callable[[int], object] = lambda number: None) -> Iterator[Numbered]:
        """Yield each row below the header with its number; empty ones are left out.

        So are those at the end that sum up the others; `on_total` is told their numbers. Raises `Invalid`
        where the file is no table or goes beyond what is read.
        """
        return without_totals(self._rows(), on_total)

    def _rows(self) -> Iterator[Numbered]:
        rows = self.source.rows()
        for number, row in rows:
            if number > self.header_row:
                yield number, row
                break
        yield from rows


@dataclass(frozen=True, slots=True)
class _SheetRows:
    """The rows of a sheet."""

    workbook: Workbook
    sheet: str

    @property
    def size(self) -> int:
        return self.workbook.size(self.sheet)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        return self.workbook.rows(self.sheet)


def read_table(source: Source, choices: Choices | None = None) -> Table:
    """Return the table that a file holds: CSV of any delimiter and encoding, or a sheet of a workbook.

    Which sheet, and in which row the header stands, `choices` may say; else it is the sheet and the row that
    look most as if they named the columns of something known. Raises `Invalid`.
    """
    choices = choices or Choices()
    key = (choices.sheet, choices.header_row)
    if key not in source.tables:
        source.tables[key] = _read(source, choices)
    return source.tables[key]


def sheets_of(source: Source) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook; none of any other file. Raises `Invalid` where it cannot be read."""
    book = source.workbook
    if book is None:
        return ()
    return tuple(Sheet(name, book.size(name)) for name in book.sheets)


def _read(source: Source, choices: Choices) -> Table:
    if source.workbook is not None:
        return _sheet_table(source, source.workbook, choices)
    if source.is_table and source.text.lstrip().startswith("<"):
        raise Invalid(
            f"{source.name} is a web page or XML by its content",
            "some programs save such pages under the name of a table",
            "Open it in a spreadsheet, and save it as .xlsx or CSV",
        )
    if choices.sheet:
        raise Invalid(f"{source.name} has no sheets", "it is no workbook")
    return _text_table(text_tables(source.text, source.name), choices)


def _text_table(tables: Sequence[TextTable], choices: Choices) -> Table:
    """The text parted by the delimiter that makes the best header of its first rows."""
    best: tuple[int, int, int] = (-1, 0, 0)
    refusals: list[Invalid] = []
    for table in tables:
        top, refused = _top(table)
        header = found_header([cells for _, cells in top])
        rank = (header.known, header.alike * (header.width - 1), header.width)
        refusals += [refused] if refused else []
        if rank > best:
            best, found = rank, (table, top, header, refused)
    table, top, header, refused = found
    if refused or (refusals and header.width <= 1):
        raise refused or refusals[0]
    return _table(table.name, table, choices, top, header)


def _top(table: TextTable) -> tuple[list[tuple[int, list[str]]], Invalid | None]:
    """The first rows, as far as they can be read, and why no further."""
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend(islice(table.rows(), TOP))
    except Invalid as error:
        return rows, error
    return rows, None


def _sheet_table(source: Source, book: Workbook, choices: Choices) -> Table:
    """The sheet that was chosen, else the one that looks most like a table of something known."""
    if choices.sheet:
        name = next((name for name in book.sheets if fold(name) == fold(choices.sheet)), None)
        if name is None:
            raise Invalid(
                f"{source.name} has no sheet “{excerpt(choices.sheet)}”",
                f"its sheets are {excerpt(', '.join(book.sheets))}",
                field="sheet",
            )
        names = [name]
    else:
        names = [name for name in book.sheets if name not in book.hidden] or list(book.sheets)
    best: tuple[tuple[int, bool], Table] | None = None
    for name in names:
        rows = _SheetRows(book, name)
        top = list(islice(rows.rows(), TOP))
        header = found_header([cells for _, cells in top])
        rank = (header.known, len(top) > header.place + 1)
        if top and (best is None or rank > best[0]):
            best = rank, _table(source.name, rows, choices, top, header, name, book.first_column(name))
    if best is None:
        where = f"Sheet “{names[0]}” of {source.name}" if choices.sheet else source.name
        raise Invalid(f"{where} is empty", "", "Choose a file with something in it")
    return best[1]


def _table(
    name: str,
    rows: _Rows,
    choices: Choices,
    top: Sequence[tuple[int, list[str]]],
    header: Header,
    sheet: str = "",
    first_column: int = 0,
) -> Table:
    wanted = choices.header_row
    number, cells = top[header.place] if top else (0, [])
    if wanted is not None:
        number, cells = _chosen_header(name, rows, wanted)
    below = (row for at, row in rows.rows() if at > number)
    sample = tuple(tuple(row) for row in islice(below, _SAMPLE))
    return Table(name, column_names(cells, sample, first_column), number, sample, rows, sheet)


def _chosen_header(name: str, rows: _Rows, wanted: int) -> tuple[int, list[str]]:
    """The row that a person says is the header; 0: there is none."""
    for number, cells in rows.rows():
        if wanted == 0:
            return 0, [""] * len(cells)
        if number == wanted:
            return number, cells
        if number > wanted:
            break
    raise Invalid(f"Row {wanted} of {name} is empty", "it cannot name the columns", field="header_row")
