"""Tables of more columns than a page has room for: each row becomes a card, a cell to a line."""

from __future__ import annotations

from dataclasses import replace

from engage.services.summaries.document import Column, Table, plain

MOST_COLUMNS = 10
"""A table of more columns than this is data, and its rows are set as cards."""
NAMES = 0.3
"""The share of the width in which the names of the columns stand on a card."""


def cards(table: Table) -> list[Table]:
    """The table itself where it has room, else one for each row: its first cell as header, the others below.

    A table of no rows becomes a card on which nothing is written.
    """
    if len(table.columns) <= MOST_COLUMNS:
        return [table]
    first, *others = (column.header for column in table.columns)
    rows = [*table.rows, *([table.total] if table.total else [])] or [("",) * len(table.columns)]
    return [
        replace(
            table,
            columns=(Column(first, width=NAMES), Column(plain(row[0]), width=1 - NAMES)),
            rows=tuple(zip(others, row[1:], strict=True)),
            caption=table.caption if number == 0 else "",
            total=(),
        )
        for number, row in enumerate(rows)
    ]
