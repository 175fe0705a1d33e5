"""What a table looks like before it is imported: for a person who says how it is to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engage.domain.choices import nearest
from engage.domain.fields import Field
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.errors import Invalid
from engage.services.importing.source import Source
from engage.services.importing.tables.columns import How, Proposal
from engage.services.importing.tables.readings import Reading
from engage.services.importing.tables.table import Sheet, Table, sheets_of
from engage.services.importing.tables.values import Values, takes_fixed
from engage.services.importing.work import Choices, Importer

_SAMPLES = 5
_MOST_VALUES = 200
"""Different values of a column that are offered to be mapped."""
_REPORT_EVERY = 5_000


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column, and what it is taken for."""

    name: str
    """What it is called in the mapping."""
    samples: tuple[str, ...]
    """Up to five different values of it."""
    field: str | None
    """The field that it gives, or "id"; "" none by a person's wish, None where none is known."""
    how: How
    why: str
    """For a person: what tells, or what stands against it; may be blank."""


@dataclass(frozen=True, slots=True)
class ValueLook:
    """A value that is none of ours by name, in a field that takes one of a few."""

    field: str
    column: str
    text: str
    """As the file says it first."""
    count: int
    """How many rows say so."""
    is_understood: bool
    """Whether it is known what it means, by a wish or because others call it so."""
    meant: str
    """What it is taken for; blank where the field stays empty, or where it is not understood."""
    nearest: str = ""
    """Where it is not understood, the value of ours that is written most like it; blank for none."""
    instead: str = ""
    """Where it is not understood, what is taken for it; blank where the field stays empty."""


@dataclass(frozen=True, slots=True)
class DateLook:
    """A column of dates, and whether the day comes first in it."""

    column: str
    day_first: bool
    is_open: bool
    """Whether nothing in the file tells: a person should be asked."""
    example: str
    """A date that could be read either way; blank where there is none."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is in a table, and what would be made of it."""

    noun: Noun
    """What a row is about."""
    fields: Mapping[str, Field]
    """What a column may give, by name."""
    several: frozenset[str]
    """Which of them several columns may give at once."""
    sheets: tuple[Sheet, ...]
    """All sheets of a workbook; none of any other file."""
    sheet: str
    """The one that was looked at."""
    header_row: int
    """As a spreadsheet counts rows; 0 where no row is the header."""
    rows: int
    """How many rows are below it."""
    columns: tuple[ColumnLook, ...]
    """Those that hold something or have a name."""
    values: tuple[ValueLook, ...]
    """Those first that nobody understands but a person, the commonest of each field first."""
    dates: tuple[DateLook, ...]

    @property
    def mapping(self) -> dict[str, str]:
        """The columns and what they give, as `Choices` takes it; "" for those that give nothing."""
        return {column.name: column.field or "" for column in self.columns}

    @property
    def has_open_dates(self) -> bool:
        """Whether a person should be asked for the order of day and month."""
        return any(date.is_open for date in self.dates)


def look(
    source: Source, importer: Importer, choices: Choices | None = None, progress: Progress = silent
) -> Look:
    """Return what a table holds, as an importer would read it with what was chosen so far.

    Goes through all rows; nothing is written. Raises `Invalid` where the file is no table, where the
    importer reads none, and where something was chosen that cannot be done.
    """
    reading = importer.columns.read(source, choices or Choices()) if importer.columns else None
    if reading is None:
        raise Invalid(f"{source.name} has no columns to choose from", f"it is read as {importer.name}")
    table = reading.table
    fixed = {place: values for place, values in reading.values.items() if takes_fixed(values.field)}
    counts: dict[int, Counter[str]] = {place: Counter() for place in fixed}
    samples: list[dict[str, str]] = [{} for _ in table.columns]
    rows = _count(table, samples, counts, progress, source.name)
    return Look(
        noun=reading.noun,
        fields=reading.fields,
        several=reading.several,
        sheets=sheets_of(source),
        sheet=table.sheet,
        header_row=table.header_row,
        rows=rows,
        columns=tuple(
            _column(proposal, found)
            for proposal, found in zip(reading.proposals, samples, strict=True)
            if proposal.column
        ),
        values=tuple(_values(reading, fixed, counts)),
        dates=tuple(
            DateLook(table.columns[place], order.day_first, order.is_open, order.example)
            for place, order in reading.orders.items()
        ),
    )


def taken_as(look: Look, values: Mapping[str, Mapping[str, str]]) -> Look:
    """Return a table as if it were looked at with values that mean what is said here, by field and text."""
    known = (
        replace(value, is_understood=True, meant=values[value.field][value.text], nearest="", instead="")
        if value.text in values.get(value.field, {})
        else value
        for value in look.values
    )
    return replace(look, values=tuple(known))


def _count(
    table: Table,
    samples: Sequence[dict[str, str]],
    counts: Mapping[int, Counter[str]],
    progress: Progress,
    name: str,
) -> int:
    """Go through the rows, and keep some different values of each column and all of those in `counts`."""
    rows = 0
    wanting = list(range(len(samples)))
    for number, cells in table.rows():
        rows += 1
        if rows % _REPORT_EVERY == 0:
            progress(min(number, table.size), table.size, name)
        for place in wanting:
            if place < len(cells) and (text := cells[place].strip()):
                samples[place].setdefault(fold(text), text)
        if rows % _SAMPLES == 0:
            wanting = [place for place in wanting if len(samples[place]) < _SAMPLES]
        for place, counter in counts.items():
            text = " ".join(cells[place].split()) if place < len(cells) else ""
            if text and (text in counter or len(counter) < _MOST_VALUES):
                counter[text] += 1
    return rows


def _column(proposal: Proposal, samples: Mapping[str, str]) -> ColumnLook:
    shown = tuple(samples.values())[:_SAMPLES]
    return ColumnLook(proposal.column, shown, proposal.field, proposal.how, proposal.why)


def _values(
    reading: Reading, fixed: Mapping[int, Values], counts: Mapping[int, Counter[str]]
) -> list[ValueLook]:
    """The values that are not ours by name."""
    found: dict[tuple[str, str], ValueLook] = {}
    unasked: set[tuple[str, str]] = set()
    for place, values in fixed.items():
        column = reading.table.columns[place]
        for text, count in counts[place].most_common():
            is_understood = values.understands(text)
            meant = values.meant(text) if is_understood else ""
            if is_understood and meant == text:
                continue
            key = (values.field.name, fold(text))
            if key in found:
                count += found[key].count
                text = found[key].text
            if is_understood and not values.is_wished(text):
                unasked.add(key)
            like = "" if is_understood else _nearest(values.field, text)
            instead = "" if is_understood else values.instead
            found[key] = ValueLook(
                values.field.name, column, text, count, is_understood, meant, like, instead
            )
    return [found[key] for key in sorted(found, key=lambda key: key in unasked)]


def _nearest(field: Field, text: str) -> str:
    known = {fold(word): choice.value for choice in field.choices for word in (choice.value, choice.label)}
    return known.get(nearest(text, known) or "", "")
