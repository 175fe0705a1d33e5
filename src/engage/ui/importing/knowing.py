"""What a file is, as far as can be told without importing it: worked out on a worker, shown in the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from engage.domain.choices import excerpt
from engage.domain.progress import Progress
from engage.domain.text import compact
from engage.errors import EngageError, Invalid
from engage.services.importing.registry import importer_for, importer_named, recognised
from engage.services.importing.source import Source
from engage.services.importing.tables.columns import How
from engage.services.importing.tables.looks import Look, look, taken_as
from engage.services.importing.tables.remembered import remembered, remembered_value
from engage.services.importing.tables.table import Sheet, read_table, sheets_of
from engage.services.importing.tables.values import Values
from engage.services.importing.work import Belongs, Choices, Importer, Likeness
from engage.settings import Settings

_ROWS_OFFERED = 12
"""Rows among which a person finds the header."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a file is, and what its columns are taken for."""

    source: Source
    likenesses: Sequence[tuple[Likeness, Importer]]
    """The formats that it may be, what it looks like most first."""
    format: str
    """The name of the one that was chosen or that it is; "" where that is not clear."""
    belongs: Belongs = Belongs.NOWHERE
    """Whether it is to be said to which engagement it belongs."""
    counts_lines: bool = False
    """Whether the places in it are lines of a text, and no rows of a table."""
    look: Look | None = None
    """What is in its columns; None of what is no table, or cannot be looked at."""
    sheets: Sequence[Sheet] = ()
    """Of a workbook: those in which there is something."""
    columns: Sequence[str] = ()
    """The names of the columns, by which the next table of its sort is known."""
    rows: Sequence[tuple[int, str]] = ()
    """The first rows of the table, with their numbers."""
    recalled: Mapping[str, str] | None = None
    """How its columns were read the last time, where that was proposed."""
    recalled_values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field: values of which nothing was said yet, and what they meant the last time."""
    problem: EngageError | None = None
    """Why it cannot be gone on with like this."""

    @property
    def why(self) -> str:
        """What tells that it is of its format; blank where nothing does."""
        likely = (likeness.why for likeness, importer in self.likenesses if importer.name == self.format)
        return next(likely, "")

    @property
    def is_open(self) -> bool:
        """Whether something is to be asked about the columns, the values or the dates."""
        return self.asks_columns or self.asks_dates

    @property
    def asks_dates(self) -> bool:
        """Whether it is to be said if the day or the month comes first."""
        return self.look is not None and self.look.has_open_dates

    @property
    def asks_columns(self) -> bool:
        """Whether something is to be asked about the columns or the values."""
        if self.look is None:
            return False
        guessed = any(column.how is not How.NAME for column in self.look.columns)
        puzzling = any(not value.is_understood for value in self.look.values)
        return (guessed and not self.recalled) or puzzling

    @property
    def asks_where(self) -> bool:
        """Whether a person should say to which engagement what it holds belongs."""
        columns = self.look.columns if self.look is not None else ()
        says_itself = any(column.field == "engagement" for column in columns)
        return self.belongs is Belongs.TO_ONE and not says_itself

    @property
    def asks_which_sheet(self) -> bool:
        """Whether it has several, of which a person may mean any."""
        return len(self.sheets) > 1

    @property
    def guess(self) -> str:
        """The name of the format that it looks like most; "" where it looks like none."""
        return self.likenesses[0][1].name if self.likenesses else ""


def known(source: Source, as_format: str, choices: Choices, kept: Settings, progress: Progress) -> Known:
    """Find out what a file is and what is in it; `as_format` and `choices` are what was said of it so far.

    How its columns were read the last time is taken up where nothing was said of them yet. Raises
    `EngageError` where the file can be read in no way.
    """
    likenesses = recognised(source)
    sheets = [sheet for sheet in sheets_of(source) if sheet.rows]
    found = Known(source, likenesses, as_format, sheets=sheets)
    try:
        importer = importer_named(as_format) if as_format else importer_for(source)
    except Invalid as error:
        if not likenesses and not source.is_text:
            raise
        return replace(found, problem=error)
    found = replace(
        found, format=importer.name, belongs=importer.belongs, counts_lines=importer.counts_lines(source)
    )
    try:
        bare = Choices(sheet=choices.sheet, header_row=choices.header_row, day_first=True)
        reading = importer.columns.read(source, bare) if importer.columns else None
        if reading is None:
            return found
        table = reading.table
        rows = [(number, _said(cells)) for number, cells in islice(table.source.rows(), _ROWS_OFFERED)]
        columns = tuple(filter(None, table.columns))
        found = replace(found, rows=rows, columns=columns)
        # The order of day and month is asked as long as the file leaves it open, whatever was answered.
        unanswered = replace(choices, day_first=None)
        last = {} if choices.mapping else remembered(kept, columns)
        if looked := _looked_as(last, source, importer, unanswered, progress):
            found = replace(found, recalled=last)
        else:
            looked = look(source, importer, unanswered, progress)
        values = _recalled_values(looked, choices, kept)
        return replace(found, look=taken_as(looked, values), recalled_values=values)
    except Invalid as error:
        return replace(found, problem=error)


def _looked_as(
    mapping: Mapping[str, str], source: Source, importer: Importer, choices: Choices, progress: Progress
) -> Look | None:
    """The table as its like was read the last time; None where there was none, or that does not fit."""
    if not mapping:
        return None
    try:
        return look(source, importer, replace(choices, mapping=mapping), progress)
    except Invalid:
        return None


def _recalled_values(looked: Look, choices: Choices, kept: Settings) -> dict[str, dict[str, str]]:
    """What values meant the last time of which nothing is said now, where their fields take that."""
    recalled: dict[str, dict[str, str]] = {}
    for value in looked.values:
        said = {compact(theirs) or theirs for theirs in choices.values.get(value.field, {})}
        ours = remembered_value(kept, value.field, value.text)
        if ours is None or (compact(value.text) or value.text) in said:
            continue
        if not ours or Values(looked.fields[value.field]).understands(ours):
            recalled.setdefault(value.field, {})[value.text] = ours
    return recalled


def cells_of(found: Known, choices: Choices, row: int, progress: Progress) -> list[tuple[str, str]]:
    """Return what stands in a row of the table, by column; empty where there is no such row."""
    table = read_table(found.source, choices)
    for number, cells in table.rows():
        if number == row:
            return [(name, cell) for name, cell in zip(table.columns, cells, strict=False) if cell.strip()]
        if number > row:
            break
        progress(number, row, "")
    return []


def _said(cells: Sequence[str]) -> str:
    return excerpt(", ".join(cell.strip() for cell in cells if cell.strip()))
