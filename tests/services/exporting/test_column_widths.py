"""The widths of columns: no word is broken while there is room."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.services.exporting.column_widths import column_widths, widths_in_text
from engage.services.exporting.house_style import PLAIN
from engage.services.exporting.pdf.fonts import Typecase
from engage.services.exporting.pdf.lines import set_lines
from engage.services.exporting.pdf.styles import styles_of
from engage.services.summaries.document import Column, Day, Table

_STYLES = styles_of(PLAIN)
_STANCES = ("Organisations", "Pieces", "Support", "Mixed", "Oppose", "Neutral", "Unclear")


def test_the_heads_of_eight_columns_stand_whole() -> None:
    table = Table((Column("Field", width=4), *(Column(name, width=0.2) for name in _STANCES)), ())
    widths = widths_in_text(table, 459.0, PLAIN, 6.0)
    assert sum(widths) == pytest.approx(459.0)
    for name, width in zip(_STANCES, widths[1:], strict=True):
        assert len(set_lines(name, _STYLES.column_header, width - 6, Typecase())) == 1


def test_a_word_of_a_cell_stands_whole_unless_it_asks_for_too_much() -> None:
    columns = (Column("What", width=9), Column("Tags", width=0.1), Column("Long", width=0.1))
    table = Table(columns, (("Send the note", "procurement", "x" * 5000),))
    widths = column_widths(table, 400.0, _STYLES.column_header, _STYLES.cell, Typecase())
    assert len(set_lines("procurement", _STYLES.cell, widths[1], Typecase())) == 1
    assert widths[2] == pytest.approx(100.0)


def test_too_little_room_is_shared_out() -> None:
    table = Table(tuple(Column(name) for name in _STANCES), ())
    widths = column_widths(table, 50.0, _STYLES.column_header, _STYLES.cell, Typecase())
    assert sum(widths) == pytest.approx(50.0)


def test_a_day_in_a_cell_stands_on_one_line() -> None:
    columns = (Column("What", width=9), Column("Due", width=0.1))
    table = Table(columns, (("Send it", Day(dt.date(2020, 9, 30))), ("Ask", "4 May 2020, 11:00 to 14:30")))
    widths = column_widths(table, 400.0, _STYLES.column_header, _STYLES.cell, Typecase())
    assert len(set_lines("30 September 2020", _STYLES.cell, widths[1], Typecase())) == 1
    assert widths[1] < 100.0
