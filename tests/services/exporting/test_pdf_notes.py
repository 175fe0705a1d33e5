"""Footnotes: at the foot of the page of their words, and read where these are."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.services.exporting.pdf import export
from engage.services.exporting.pdf.pages import Strip, paginate
from engage.services.summaries.document import (
    BulletList,
    Callout,
    Column,
    Document,
    Footnote,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Paragraph,
    Quote,
    Table,
)
from tests.services.exporting.documents import document
from tests.services.exporting.tag_reader import in_order
from tests.services.exporting.test_pdf import opened, pages, unpacked


def data(what: Document) -> bytes:
    file = io.BytesIO()
    export(what, file)
    return file.getvalue()


def noted(number: int, note: str = "source") -> tuple[str, Footnote, str]:
    return (f"words {number}", Footnote(f"{note} {number}"), " and more. " * 12)


def test_notes_stand_at_the_foot_of_the_page_of_their_words() -> None:
    what = document(*(Paragraph(noted(number)) for number in range(60)))
    texts = pages(what)
    assert len(texts) > 3
    for text in texts:
        wanted = re.findall(r"words (\d+)", text)
        assert re.findall(r"source (\d+)", text) == wanted
        foot = text.index(f"source {wanted[0]}")
        assert foot > text.rindex("words")
    boxes = {}
    page = opened(what)[0].get_textpage()
    for word in ("source", "words"):
        boxes[word] = page.get_charbox(page.get_text_range().index(word))
    assert boxes["source"][3] < boxes["words"][1]


def test_notes_are_numbered_as_they_come_and_raised() -> None:
    texts = pages(document(*(Paragraph(noted(number)) for number in range(1, 13))))
    assert "words 1¹ and" in texts[0]
    assert "words 12¹² and" in " ".join(texts)
    assert re.search(r"1 source 1 2 source 2", texts[0])


def test_notes_are_read_with_the_words_that_they_are_notes_to() -> None:
    read = [
        (".".join(one.path[2:]), one.text.strip())
        for one in in_order(data(document(Paragraph(("said", Footnote("by whom"), " here")))))
    ]
    at = read.index(("P", "said"))
    assert read[at : at + 5] == [
        ("P", "said"),
        ("P.Reference", "¹"),
        ("P.Note.Lbl", "1"),
        ("P.Note.P", "by whom"),
        ("P", "here"),
    ]
    whole = unpacked(data(document(Paragraph(("said", Footnote("by whom"))))))
    assert whole.count(b"/ID(note-000001)") == 1


def test_whatever_has_words_can_have_notes() -> None:
    note = ("words", Footnote("a source"))
    what = document(
        Heading(1, note),
        Quote(note, note, note),
        BulletList((Item(note, (Item(note),)),)),
        KeyPoints((KeyPoint(note, note),)),
        Callout("Held back", (note,)),
        Table((Column("A"), Column("B")), ((note, note),), note, (note, note)),
    )
    text = " ".join(pages(what))
    assert text.count("a source") == 14
    assert re.findall(r"(\d+) a source", text) == [str(number) for number in range(1, 15)]


def test_contents_and_bookmarks_have_no_notes() -> None:
    what = document(*(Heading(1, (f"Part {number}", Footnote("a source"))) for number in range(5)))
    assert " ".join(pages(what)).count("a source") == 5
    assert [item.get_title() for item in opened(what).get_toc()] == [f"Part {n}" for n in range(5)]


def test_a_note_that_is_too_long_goes_on_at_the_foot_of_the_next_page() -> None:
    long = Footnote(" ".join(f"n{number}" for number in range(3000)))
    what = document(Paragraph(("claim", long)), *(Paragraph("after. " * 60) for _ in range(5)))
    texts = pages(what)
    assert len(texts) > 3
    numbers = [int(number) for number in re.findall(r"n(\d+)", " ".join(texts))]
    assert numbers == list(range(3000))
    assert "after." in texts[1]
    assert texts[1].index("after.") < texts[1].index("n1")


@pytest.mark.parametrize("many", [1, 3])
def test_notes_to_a_row_of_a_table_stand_on_its_page(many: int) -> None:
    rows = tuple(((f"row {number}", *(Footnote(f"note to {number}"),) * many), "x") for number in range(80))
    for text in pages(document(Table((Column("A"), Column("B")), rows))):
        wanted = [number for number in re.findall(r"row (\d+)", text) for _ in range(many)]
        assert re.findall(r"note to (\d+)", text) == wanted


def strip(height: float, notes: list[float], keeps: bool) -> Strip:
    return Strip(height, _nothing, notes=tuple(Strip(note, _nothing) for note in notes), keeps=keeps)


def _nothing(pen: object, top: float) -> None: ...


@given(
    st.lists(
        st.builds(strip, st.floats(1, 60), st.lists(st.floats(1, 12), max_size=15), st.booleans()),
        max_size=40,
    )
)
@settings(deadline=None)
def test_pages_hold_all_notes_in_order_and_none_is_overfull(strips: list[Strip]) -> None:
    rule = Strip(8.0, _nothing)
    notes = [id(note) for strip in strips for note in strip.notes]
    body = [id(strip) for strip in strips]
    laid = paginate(strips, 100, rule)
    assert [id(placed.strip) for page in laid for placed in page if id(placed.strip) in notes] == notes
    assert [id(placed.strip) for page in laid for placed in page if id(placed.strip) in body] == body
    for page in laid:
        end = 0.0
        for placed in page:
            assert placed.top >= end - 0.001
            end = placed.top + placed.strip.height
        assert end <= 100.001
