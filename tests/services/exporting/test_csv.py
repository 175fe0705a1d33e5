"""CSV: one flat table that a spreadsheet opens without harm."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.feedback import Stance
from engage.domain.text import clean
from engage.services.exporting.csv import COLUMNS, export
from engage.services.summaries.document import (
    BulletList,
    Callout,
    Column,
    Day,
    Document,
    Fact,
    Figure,
    Footnote,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    PageBreak,
    Paragraph,
    Quote,
    Table,
)
from tests.services.exporting.documents import BY_THEME, bar, counts, document


def written(what: Document) -> bytes:
    file = io.BytesIO()
    export(what, file)
    return file.getvalue()


def rows(what: Document) -> list[dict[str, str]]:
    """The rows with the cells that are not empty."""
    reader = csv.DictReader(io.StringIO(written(what).decode("utf-8-sig"), newline=""))
    return [{name: cell for name, cell in row.items() if cell} for row in reader]


def body(what: Document) -> list[dict[str, str]]:
    return [row for row in rows(what) if row["kind"] not in ("title", "fact")]


def test_it_begins_with_a_byte_order_mark_and_the_columns() -> None:
    data = written(BY_THEME)
    assert data.startswith(b"\xef\xbb\xbfsection_code,section,kind,text,")
    assert data.split(b"\r\n")[0].decode("utf-8-sig").split(",") == list(COLUMNS)
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_first_rows_say_what_the_document_is() -> None:
    what = document(project="Ours", facts=(Fact("Counts", Figure(1234)), Fact("Filter", "kind:union")))
    assert rows(what) == [
        {"kind": "title", "text": "What we heard"},
        {"kind": "fact", "column": "Date", "text": "2020-03-25"},
        {"kind": "fact", "column": "Audience", "text": "public"},
        {"kind": "fact", "column": "Project", "text": "Ours"},
        {"kind": "fact", "column": "Counts", "text": "1,234", "value": "1234"},
        {"kind": "fact", "column": "Filter", "text": "kind:union"},
    ]


def test_every_block_is_rows_of_its_section() -> None:
    what = document(
        Paragraph("before"),
        Heading(1, "Theme", code="1.2"),
        counts(3, 12345),
        bar(support=2, oppose=1),
        KeyPoints((KeyPoint("point", "who", "note", Stance.OPPOSE),)),
        Quote("quoted", "An SME", "agreed", Stance.MIXED),
        Quote("as I said", is_verbatim=False),
        BulletList((Item("outer", (Item("inner"),)),)),
        Callout("Held back", ("why",)),
        PageBreak(),
    )
    section = {"section_code": "1.2", "section": "Theme"}
    assert body(what) == [
        {"kind": "paragraph", "text": "before"},
        section | {"kind": "heading"},
        section | {"kind": "counts", "organisations": "3", "pieces": "12345"},
        section
        | {"kind": "stances", "support": "2", "oppose": "1", "mixed": "0", "neutral": "0", "unclear": "0"},
        section | {"kind": "key points", "text": "Key points"},
        section
        | {"kind": "key point", "text": "point", "attribution": "who", "note": "note", "stance": "oppose"},
        section
        | {
            "kind": "quote",
            "text": "quoted",
            "attribution": "An SME",
            "note": "agreed",
            "stance": "mixed",
            "verbatim": "yes",
        },
        section | {"kind": "quote", "text": "as I said", "verbatim": "no"},
        section | {"kind": "item", "text": "outer"},
        section | {"kind": "item", "text": "inner"},
        section | {"kind": "notice", "text": "Held back"},
        section | {"kind": "notice", "text": "why"},
    ]


def test_a_table_is_a_row_for_each_cell() -> None:
    columns = (Column("Kind"), Column("Number"), Column("Word"))
    what = document(
        Table(columns, (("SMEs", Figure(1234), "x"),), "Caption", ("All", Figure(1234), "")), PageBreak()
    )
    cell = {"kind": "cell", "table": "Caption"}
    assert body(what) == [
        {"kind": "headers", "table": "Caption", "text": "Kind, Number, Word"},
        cell | {"row": "SMEs", "column": "Number", "text": "1,234", "value": "1234"},
        cell | {"row": "SMEs", "column": "Word", "text": "x"},
        cell | {"row": "All", "column": "Number", "text": "1,234", "value": "1234"},
        cell | {"row": "All", "column": "Word"},
    ]
    alone = document(Table((Column("Only"),), (("x",),)), Table((), ()))
    assert body(alone) == [
        {"kind": "headers", "text": "Only"},
        {"kind": "cell", "row": "x", "column": "Only", "text": "x"},
    ]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\tx", "\nx", "\r\nx"])
def test_no_cell_is_a_formula(start: str) -> None:
    what = document(Heading(1, start, start), Quote(start, start, start))
    for row in body(what):
        for name, cell in row.items():
            if name not in ("kind", "verbatim"):
                assert cell == f"'{clean(start)}"


@given(st.text(st.characters() | st.sampled_from(",;\"'\n\r\t=+-@\x00\ud800")))
def test_any_text_can_be_read_back(text: str) -> None:
    (row,) = body(document(Paragraph(text)))
    kept = row.get("text", "")
    assert not kept.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert kept in (clean(text), f"'{clean(text)}")


def test_a_document_of_one_table_is_that_table() -> None:
    columns = (Column("Name"), Column("Pieces"), Column("Due"))
    table = Table(
        columns, (("=A Person", Figure(1234), Day(dt.date(2020, 3, 25))), ("B", Figure(1), "")), "Caption"
    )
    lines = written(document(table)).decode("utf-8-sig").split("\r\n")
    assert lines == ["Name,Pieces,Due", "'=A Person,1234,2020-03-25", "B,1,", ""]


def test_a_footnote_is_a_row_below_what_it_is_a_note_to() -> None:
    what = document(Heading(1, "Heat"), Paragraph(("Said", Footnote("At a roundtable"), ".")))
    assert body(what)[1:] == [
        {"section": "Heat", "kind": "paragraph", "text": "Said."},
        {"section": "Heat", "kind": "footnote", "text": "At a roundtable"},
    ]


def test_titles_of_key_points_and_headers_of_tables_are_told() -> None:
    what = document(
        KeyPoints((KeyPoint("A point"),), title="Most support first"),
        Table((Column("Theme"), Column("Pieces")), (), caption="At a glance"),
    )
    assert body(what) == [
        {"kind": "key points", "text": "Most support first"},
        {"kind": "key point", "text": "A point"},
        {"kind": "headers", "table": "At a glance", "text": "Theme, Pieces"},
    ]
