"""CSV as office programs write it."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.errors import EngageError, Invalid
from engage.services.importing.limits import MAX_COLUMNS, MAX_FIELD, MAX_ROWS
from engage.services.importing.source import Source
from engage.services.importing.tables.table import read_table


def read(text: str) -> tuple[tuple[str, ...], list[tuple[int, list[str]]]]:
    table = read_table(Source(Path("file.csv"), text.encode("utf-8", "surrogatepass")))
    return table.columns, list(table.rows())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = 'name|note\nA|"x, y; z"\n'.replace("|", delimiter)
    assert read(text) == (("name", "note"), [(2, ["A", "x, y; z"])])


def test_excel_may_name_the_delimiter() -> None:
    assert read("sep=|\na|b\n1|2") == (("a", "b"), [(2, ["1", "2"])])


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    columns, rows = read('\ufeff\n a  b ,c\n"1\n2",3\n\n,\n4,5')
    assert columns == ("a b", "c")
    assert rows == [(3, ["1\n2", "3"]), (6, ["4", "5"])]


def test_a_quotation_mark_amid_a_cell_is_part_of_it() -> None:
    assert read('a,b\n5" pipe,2')[1] == [(2, ['5" pipe', "2"])]


@pytest.mark.parametrize("text", ['a,b\n1,2\n3,"4\n5,6\n', 'a,b\n1,2\n3,"4', 'a,b\n1,2\n3,"4""\n5,6'])
def test_an_open_quotation_mark_is_refused_not_swallowed(text: str) -> None:
    with pytest.raises(Invalid, match=r"In row 3 of file\.csv a quotation mark is opened and never closed"):
        read(text)


def test_columns_are_bounded() -> None:
    assert len(read("a," * (MAX_COLUMNS - 1) + "b")[0]) == MAX_COLUMNS
    with pytest.raises(Invalid, match=r"Row 1 of file\.csv has more than 512 columns"):
        read("a," * MAX_COLUMNS + "b")


def test_cells_are_bounded() -> None:
    assert len(read("a,b\n" + "x" * MAX_FIELD + ",y")[1]) == 1
    with pytest.raises(Invalid, match=r"Row 2 of file\.csv has a cell longer than 1,000,000 characters"):
        read("a,b\n" + "x" * (MAX_FIELD + 1) + ",y")


def test_rows_are_bounded() -> None:
    table = read_table(Source(Path("file.csv"), b"a\n" * (MAX_ROWS + 1)))
    with pytest.raises(Invalid, match=r"file\.csv has more than 1,000,000 rows"):
        sum(1 for _ in table.rows())


@given(st.text("ab,;\t\"\n'= ", max_size=40))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    with suppress(EngageError):
        read(text)
