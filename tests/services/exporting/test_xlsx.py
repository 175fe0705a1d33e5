"""XLSX: read back by another program, every cell is what it was, of its own kind, and never a formula."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from engage.domain.label_sheets import SHEETS
from engage.domain.progress import silent
from engage.services.exporting.csv import COLUMNS, rows
from engage.services.exporting.house_style import HouseStyle, readable
from engage.services.exporting.xlsx import export
from engage.services.summaries.document import (
    Alignment,
    Chart,
    ChartRow,
    Column,
    Day,
    Document,
    Figure,
    Heading,
    Labels,
    Paragraph,
    Table,
)
from tests.services.exporting.documents import BY_THEME, DAY, ODD, document

_COLUMNS = (Column("Kind"), Column("Pieces", Alignment.RIGHT), Column("Due"))


def _written(what: Document, style: HouseStyle | None = None) -> bytes:
    file = io.BytesIO()
    export(what, file, style=style) if style else export(what, file)
    return file.getvalue()


def _book(what: Document) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(_written(what)))


def _parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_table_is_a_sheet_of_typed_cells() -> None:
    table = Table(
        _COLUMNS,
        (("Unions", Figure(1234), Day(DAY)), ("=1+1", ("about ", Figure(3)), "")),
        "Who spoke",
        ("All", Figure(1237), ""),
    )
    book = _book(document(table, Heading(1, "x")))
    assert book.sheet_names == ["About", "Everything", "Who spoke"]
    assert book.get_sheet_by_name("Who spoke").to_python() == [
        ["Kind", "Pieces", "Due"],
        ["Unions", 1234.0, dt.date(2020, 3, 25)],
        ["=1+1", "about 3", ""],
        ["All", 1237.0, ""],
    ]


def test_its_header_stays_in_sight_and_filters_all_but_the_total() -> None:
    table = Table(_COLUMNS, (("Unions", Figure(1), ""),), "Who", ("All", Figure(1), ""))
    sheet = _parts(_written(document(table, Heading(1, "x"))))["xl/worksheets/sheet3.xml"]
    assert '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' in sheet
    assert '<autoFilter ref="A1:C2"/>' in sheet


@pytest.mark.parametrize("what", [BY_THEME, ODD], ids=["by theme", "odd"])
def test_everything_is_read_back_equal(what: Document) -> None:
    read = _book(what).get_sheet_by_name("Everything").to_python()
    wanted = [[row.get(name, "") for name in COLUMNS] for row in rows(what, silent)]
    assert read[0] == [name.replace("_", " ") for name in COLUMNS]
    assert len(read) == len(wanted) + 1
    for found, cells in zip(read[1:], wanted, strict=True):
        seen = ["" if cell is None else cell for cell in found]
        for one, other in zip(seen, cells, strict=True):
            # No character of XML, it is written as Excel does; the reader leaves that as it is.
            text = readable(other).replace("\ufffe", "_xFFFE_") if isinstance(other, str) else other
            is_cut = isinstance(text, str) and len(text) > 32_767
            assert one == (f"{text[:32_766]}…" if is_cut else text)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_no_text_becomes_anything_else(texts: list[str]) -> None:
    what = document(
        Table((Column("x"),), tuple((text,) for text in texts), texts[0]),
        Paragraph(texts[-1]),
        title=texts[0],
    )
    data = _written(what)
    for name, part in _parts(data).items():
        assert "<f>" not in part, name
        assert "<hyperlink" not in part, name
        assert "TargetMode" not in part, name
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    read = book.get_sheet_by_index(2).to_python(skip_empty_area=False)
    wanted = [re.sub("[\ufffe\uffff]", lambda c: f"_x{ord(c[0]):04X}_", readable(text)) for text in texts]
    assert [row[0] for row in read[1:]] == wanted[: len(read) - 1]


def test_names_of_sheets_are_short_and_each_its_own() -> None:
    captions = ["a/b: [c]?*" * 9, "Who", "who", "History", "", "'x'", "\U0001f600" * 40]
    what = document(*(Table((Column("x"),), (("y",),), caption) for caption in captions))
    names = _book(what).sheet_names
    assert len(names) == len(captions) + 2
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name.encode("utf-16-le")) // 2 <= 31 for name in names)
    assert not any(re.search(r"[\[\]:*?/\\]", name) for name in names)
    assert "History" not in names


def test_all_that_is_said_can_be_read_on_paper() -> None:
    long = "Said " * 60
    parts = _parts(_written(document(Heading(1, "Section"), Paragraph(long))))
    everything = parts["xl/worksheets/sheet2.xml"]
    assert '<pageSetUpPr fitToPage="1"/>' in everything
    assert 'orientation="landscape"' in everything
    widths = [
        float(width) * (int(to) - int(first) + 1)
        for first, to, width in re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', everything)
    ]
    assert sum(widths) < 250, "letters of 6 points on A4 at the least"
    heights = [float(height) for height in re.findall(r'<row [^>]*? ht="([\d.]+)"', everything)[1:]]
    assert heights == [15.0 * 8]
    assert "&amp;LPUBLIC&amp;C&amp;A&amp;R&amp;P / &amp;N" in everything


def test_more_tables_than_sheets_are_told() -> None:
    book = _book(document(*(Table((Column("x"),), ((Figure(n),),), "t") for n in range(205))))
    assert len(book.sheet_names) == 202
    about = book.get_sheet_by_name("About").to_python()
    assert "after the first 200" in str(about)


def test_a_text_that_no_cell_holds_is_cut_and_shows_it() -> None:
    table = Table((Column("x"),), (("\U0001f600" * 40_000,), ("y" * 32_767,)), "t")
    first, second = (
        row[0] for row in _book(document(table, Heading(1, "x"))).get_sheet_by_name("t").to_python()[1:]
    )
    assert first == "\U0001f600" * 16_383 + "…"
    assert second == "y" * 32_767


def test_charts_and_labels_have_sheets_too() -> None:
    chart = Chart("How many", "Theme", "pieces", ("Support",), (ChartRow("Heat", (Figure(3),)),))
    book = _book(document(chart, Labels((("A", "B"), ("C",)), SHEETS["L7160"])))
    assert book.get_sheet_by_name("How many").to_python() == [["Theme", "Support"], ["Heat", 3.0]]
    assert book.get_sheet_by_name("Labels").to_python() == [["Line 1", "Line 2"], ["A", "B"], ["C", ""]]


def test_it_says_what_it_is() -> None:
    what = document(Paragraph("x"), controller="Example Group", project="Ours")
    data = _written(what, HouseStyle(rubric="Not official"))
    about = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("About").to_python()
    found = {row[0]: row[1] for row in about}
    assert found["Date"] == DAY
    assert found["Notice"] == "Not official"
    core = _parts(data)["docProps/core.xml"]
    assert "<dc:title>What we heard</dc:title>" in core
    assert "2020-03-25T00:00:00Z" in core
