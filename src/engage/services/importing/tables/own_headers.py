"""The header of a table whose columns have names of their own, beside those of our fields."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from engage.services.importing.source import Source
from engage.services.importing.tables.table import TOP, read_table
from engage.services.importing.work import Choices


def with_header(source: Source, choices: Choices, is_heading: Callable[[str], bool]) -> Choices:
    """Return the choices with the row that has most headings as the header, unless a person says which.

    Of two with as many it is the one that is taken for the header anyhow. Raises `Invalid` where the file is
    no table.
    """
    if choices.header_row is not None:
        return choices
    table = read_table(source, choices)
    counts = {number: sum(map(is_heading, cells)) for number, cells in islice(table.source.rows(), TOP)}
    best = max(counts, key=lambda number: (counts[number], number == table.header_row, -number), default=0)
    if best == table.header_row or not counts.get(best):
        return choices
    return replace(choices, header_row=best, sheet=table.sheet)
