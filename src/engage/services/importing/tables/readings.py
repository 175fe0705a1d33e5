"""How one table is read for one noun: what each column gives, and how its cells speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from engage.domain.choices import excerpt
from engage.domain.fields import FIELDS, Field
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.importing.source import Source
from engage.services.importing.tables.column_fields import COLUMN_FIELDS, ID
from engage.services.importing.tables.columns import (
    How,
    Proposal,
    listed,
    proposed,
    reach_of,
    takes_several,
)
from engage.services.importing.tables.table import Table, read_table
from engage.services.importing.tables.values import DATES, Guess, Values, ticked, wishes_for
from engage.services.importing.tables.written_dates import DayOrder, day_order
from engage.services.importing.work import Choices, Columns

_GUESSES = (How.SYNONYM, How.CONTENT)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is made of a table, before any of its rows is read."""

    table: Table
    noun: Noun
    """What a row is about."""
    fields: Mapping[str, Field]
    """What the columns may give, by name."""
    several: frozenset[str]
    """Which of them several columns may give at once."""
    proposals: Sequence[Proposal]
    """One for each column."""
    values: Mapping[int, Values]
    """How the cells of a column are read, by its place; of those columns that give a field."""
    orders: Mapping[int, DayOrder]
    """What the columns of dates tell of whether the day comes first, by place."""

    def gives(self, needs: Sequence[str]) -> bool:
        """Whether a column gives one of some fields, or the id of a record that is there."""
        given = {proposal.field for proposal in self.proposals}
        return not given.isdisjoint((*needs, ID))

    def column_notes(self) -> list[str]:
        """Say for a person what was guessed of columns and dates."""
        labels = [
            f"“{excerpt(proposal.column)}” as {self.fields[proposal.field].label.lower()}"
            for proposal in self.proposals
            if proposal.field and proposal.how in _GUESSES
        ]
        notes = [f"Columns were read by what they seem to be: {', '.join(labels)}."] if labels else []
        for place, order in self.orders.items():
            if order.is_open:
                notes.append(
                    f"“{excerpt(self.table.columns[place])}” does not tell whether the day or the month is "
                    f"first in “{order.example}”: the day was taken first."
                )
        return notes


def reading_of(table: Table, noun: Noun, choices: Choices) -> Reading:
    """Return how a table is read for a noun: as a person has chosen, else as its columns seem to be.

    Raises `Invalid` where what was chosen cannot be done.
    """
    proposals = proposed(noun, table.columns, table.sample, choices.mapping, table.name)
    ticks = {
        place: guess
        for place, proposal in enumerate(proposals)
        if proposal.field == "objections" and (guess := ticked(proposal.column))
    }
    return read_as(table, noun, COLUMN_FIELDS[noun], proposals, choices, guesses=ticks)


def read_as(
    table: Table,
    noun: Noun,
    fields: Mapping[str, Field],
    proposals: Sequence[Proposal],
    choices: Choices,
    *,
    several: Iterable[str] = (),
    guesses: Mapping[int, Guess] = MappingProxyType({}),
    instead: Mapping[str, str] = MappingProxyType({}),
) -> Reading:
    """Return how a table is read of whose columns it is known what they give.

    `several` are fields that several columns may give beside those of which that is always so; `guesses` read
    the cells of columns in place of what others call our values, and `instead` is what is taken, by field,
    for a value that is not understood. Raises `Invalid` where what was chosen cannot be done.
    """
    wishes = wishes_for(fields, choices.values)
    values = {
        place: Values(
            fields[proposal.field],
            wishes.get(proposal.field, {}),
            choices.day_first is not False,
            reach_of(proposal.column),
            guesses.get(place),
            instead.get(proposal.field, ""),
        )
        for place, proposal in enumerate(proposals)
        if proposal.field and proposal.field != ID
    }
    orders: dict[int, DayOrder] = {}
    dates = [place for place, column in values.items() if column.field.type in DATES]
    if dates and choices.day_first is None:
        orders = _orders(table, dates)
        for place, order in orders.items():
            values[place].day_first = order.day_first
    may_repeat = {field.name for field in fields.values() if takes_several(field)}
    return Reading(table, noun, fields, frozenset(may_repeat.union(several)), proposals, values, orders)


def _orders(table: Table, places: Sequence[int]) -> dict[int, DayOrder]:
    """What each column of dates tells; one that leaves it open is as the others of the file are.

    All rows are gone through only where the first ones do not tell.
    """
    orders = _told(table.sample, places)
    if not all(order.is_told for order in orders.values()):
        orders = _told((row for _, row in table.rows()), places)
    told = {order.day_first for order in orders.values() if order.is_told}
    if len(told) == 1:
        (day_first,) = told
        orders = {
            place: DayOrder(day_first, is_told=True) if order.is_open else order
            for place, order in orders.items()
        }
    return orders


def _told(rows: Iterable[Sequence[str]], places: Sequence[int]) -> dict[int, DayOrder]:
    cells: dict[int, list[str]] = {place: [] for place in places}
    for row in rows:
        for place, column in cells.items():
            if place < len(row) and row[place]:
                column.append(row[place])
    return {place: day_order(column) for place, column in cells.items()}


def check_needs(reading: Reading, needs: Sequence[str]) -> None:
    """Raise `Invalid` where no column gives any of the fields that a row cannot do without."""
    if not reading.gives(needs):
        table = reading.table
        raise Invalid(
            f"{table.name} has no column {' or '.join(needs)}",
            f"its columns are {listed(table.columns)}; known are {', '.join((ID, *FIELDS[reading.noun]))}",
            f"Name the column with --map COLUMN={needs[0]}",
        )


def columns_of(noun: Noun) -> Columns:
    """Return what the columns of a table of a noun may give, and how they are read."""

    def read(source: Source, choices: Choices) -> Reading:
        return reading_of(read_table(source, choices), noun, choices)

    return Columns(COLUMN_FIELDS[noun], read)
