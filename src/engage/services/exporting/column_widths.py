"""How wide the columns of a table are, alike in every format that has pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engage.services.exporting.house_style import HouseStyle
from engage.services.exporting.pdf.fonts import Typecase
from engage.services.exporting.pdf.lines import Style, set_lines
from engage.services.exporting.pdf.styles import styles_of
from engage.services.summaries.document import MONTHS, Table, plain

_LONGEST_WORD = 0.25
"""The share of the width that a column may ask for because of a word in its cells."""
_WORD = re.compile(r"\d{1,2} (?:" + "|".join(MONTHS) + r") \d{4}|\S+")
"""A word of a cell, and a day is one."""
_SLACK = 0.25
"""What another program may need more for a word than we do, as a share of the size of the letters."""


def column_widths(
    table: Table, room: float, header: Style, cell: Style, typecase: Typecase, padding: float = 0.0
) -> list[float]:
    """Share the room out in points: as each column asks, but no narrower than its longest word or day.

    `padding` is what a cell keeps free beside its words.
    """
    needed = []
    for place, column in enumerate(table.columns):
        wide = _widest("\n".join(column.header.split()), header, room, typecase)
        words = (word for row in table.rows for word in _WORD.findall(plain(row[place])))
        longest = max(words, key=len, default="")
        most = room * _LONGEST_WORD
        if longest and wide < most:
            wide = max(wide, min(_widest(longest, cell, room, typecase) + 0.5, most))
        needed.append(wide + padding)
    return _shares([max(column.width, 0.01) for column in table.columns], needed, room)


def widths_in_text(table: Table, room: float, style: HouseStyle, padding: float) -> list[float]:
    """Share the room out for programs that set the words themselves, each a little differently."""
    styles = styles_of(style)
    slack = _SLACK * styles.cell.size
    return column_widths(table, room, styles.column_header, styles.cell, Typecase(), padding + slack)


def _widest(words: str, style: Style, room: float, typecase: Typecase) -> float:
    return max(line.width for line in set_lines(words, style, room, typecase))


def _shares(weights: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """The room shared by weight, with no less for anyone than is needed while there is enough."""
    if sum(needed) >= room:
        return [need * room / sum(needed) for need in needed]
    short: set[int] = set()
    while True:
        left = room - sum(needed[place] for place in short)
        weight = sum(weight for place, weight in enumerate(weights) if place not in short)
        shares = [
            needed[place] if place in short else share * left / weight for place, share in enumerate(weights)
        ]
        more = {place for place, share in enumerate(shares) if share < needed[place]} - short
        if not more:
            return shares
        short |= more
