"""Tables: every row one line, every line within the terminal."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.cli.table import Table, width

CELL = st.text(st.characters(exclude_categories=["C", "M"]) | st.sampled_from(" \n水ŵ"), max_size=60)


@given(data=st.data(), columns=st.integers(1, 6), terminal=st.integers(80, 300))
def test_lines_fit_and_columns_stand_below_one_another(
    data: st.DataObject, columns: int, terminal: int
) -> None:
    rows = data.draw(st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=1, max_size=5))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(terminal))
        table = Table(["name"] * columns)
        lines = table.lines([*rows]) + table.lines(rows)
    assert len(lines) == 1 + 2 * len(rows)
    assert all(width(line) <= terminal for line in lines)
    assert all("\n" not in line for line in lines)
    assert lines[1 : 1 + len(rows)] == lines[1 + len(rows) :]


def test_a_wide_cell_gives_way_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    lines = Table(["id", "text"]).lines([["0001", "x" * 50], ["0002", "水" * 40]])
    assert lines == ["id    text", "0001  " + "x" * 23 + "…", "0002  " + "水" * 11 + "…"]


def test_a_book_in_a_cell_is_cut_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    started = time.perf_counter()
    lines = Table(["id", "text"]).lines([["0001", "“" + "x" * 300_000]])
    assert lines == ["id    text", "0001  “" + "x" * 22 + "…"]
    assert time.perf_counter() - started < 5


def test_without_rows_there_are_no_headings() -> None:
    assert Table(["id"]).lines([]) == []
