"""What screen readers are told of the printed page: every word once, in order, as what it is."""

from __future__ import annotations

import io
import re
from collections import Counter

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.feedback import Stance
from engage.services.exporting.pdf import export
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    ChartRow,
    Column,
    Counts,
    Document,
    Emphasis,
    Figure,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    StanceBar,
    StanceCount,
    Strong,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.reading_through import plain_text
from tests.services.exporting.documents import BY_THEME, ODD, bar, document
from tests.services.exporting.tag_reader import drawn, in_order, objects, said
from tests.services.exporting.test_pdf import unpacked


def opened(what: Document) -> pypdfium2.PdfDocument:
    file = io.BytesIO()
    export(what, file)
    return pypdfium2.PdfDocument(file.getvalue())


def read(*blocks: Block) -> list[tuple[str, str]]:
    """What of these blocks is read as what; the first page is left out."""
    return [(".".join(one.path[2:]), joined(one.text)) for one in said(opened(document(*blocks)))][FIRST:]


def joined(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


FIRST = len(said(opened(document())))
"""How many stretches the first page has of its own."""
FRONT = bare("".join(one.text for one in said(opened(document()))))


# What it is


def test_headings_paragraphs_and_the_sections_they_stand_in() -> None:
    blocks = (Heading(1, "One"), Paragraph("words"), Heading(2, "Below", code="1.1"), Heading(1, "Two"))
    assert read(*blocks) == [
        ("Sect.H1", "One"),
        ("Sect.P", "words"),
        ("Sect.Sect.H2", "1.1 Below"),
        ("Sect.H1", "Two"),
    ]


def test_no_level_of_headings_is_left_out() -> None:
    blocks = (Heading(3, "Deep"), Heading(3, "Deeper"), Heading(1, "Top"), Heading(3, "Below"))
    assert [path.rpartition(".")[2] for path, _ in read(*blocks) if "H" in path] == ["H1", "H2", "H1", "H2"]


def test_lists_within_lists() -> None:
    items = (Item("a", (Item("b"),)), Item("c"))
    assert read(BulletList(items, is_numbered=True)) == [
        ("L.LI.Lbl", "1."),
        ("L.LI.LBody.P", "a"),
        ("L.LI.LBody.L.LI.Lbl", "•"),
        ("L.LI.LBody.L.LI.LBody.P", "b"),
        ("L.LI.Lbl", "2."),
        ("L.LI.LBody.P", "c"),
    ]


def test_quotes_key_points_and_notices() -> None:
    assert read(
        Quote("said", "someone", stance=Stance.SUPPORT),
        KeyPoints((KeyPoint("point", "a body"),)),
        Callout("Held back", ("a lot",)),
    ) == [
        ("BlockQuote.P", "“said”"),
        ("BlockQuote.P", "someone · support"),
        ("L.Caption", "Key points"),
        ("L.LI.LBody.P", "point"),
        ("L.LI.LBody.P", "a body"),
        ("Div.P", "Held back"),
        ("Div.P", "a lot"),
    ]


def test_tables_have_captions_and_heads() -> None:
    table = Table((Column("Kind"), Column("Pieces")), (("Unions", Figure(3)),), "Who", ("All", Figure(3)))
    assert read(table) == [
        ("Table.Caption", "Who"),
        ("Table.THead.TR.TH", "Kind"),
        ("Table.THead.TR.TH", "Pieces"),
        ("Table.TBody.TR.TH", "Unions"),
        ("Table.TBody.TR.TD", "3"),
        ("Table.TBody.TR.TH", "All"),
        ("Table.TBody.TR.TD", "3"),
    ]
    file = io.BytesIO()
    export(document(table), file)
    assert len(re.findall(rb"/S/TH/.*/Scope/Column", unpacked(file.getvalue()))) == 2
    assert len(re.findall(rb"/S/TH/.*/Scope/Row", unpacked(file.getvalue()))) == 2


def test_cells_in_which_nothing_stands_have_their_place() -> None:
    file = io.BytesIO()
    export(document(Table((Column("a"), Column("")), (("", ""), ("b", "")))), file)
    assert len(re.findall(rb"/S/T[HD]/", unpacked(file.getvalue()))) == 6


def test_the_head_of_a_table_is_read_once_however_many_pages_it_has() -> None:
    rows = tuple((f"Row {number}",) for number in range(200))
    pdf = opened(document(Table((Column("What"),), rows)))
    assert len(pdf) > 3
    assert [joined(one.text) for one in said(pdf) if one.path[-3:-1] == ("THead", "TR")] == ["What"]
    again = [thing.page for thing in drawn(pdf) if thing.text == "What" and thing.marks == ("Artifact",)]
    assert again == list(range(2, len(pdf) + 1))


def test_what_is_longer_than_a_page_is_one_paragraph_on_both() -> None:
    pdf = opened(document(Paragraph("\n".join(f"line {number}" for number in range(80)))))
    parts = [one for one in said(pdf) if "line" in one.text]
    assert [(one.page, one.path) for one in parts] == [
        (1, ("Document", "Sect", "P")),
        (2, ("Document", "Sect", "P")),
    ]
    file = io.BytesIO()
    export(document(Paragraph("\n".join(f"line {number}" for number in range(80)))), file)
    assert len(re.findall(rb"/K \[\d+ <</Type/MCR", unpacked(file.getvalue()))) == 1


CHART = Chart(
    "Support by kind",
    "Kind",
    "organisations",
    ("Support", "Oppose"),
    (ChartRow("Unions", (Figure(3), Figure(1))), ChartRow("Trade bodies", (Figure(2), None))),
    stances=(Stance.SUPPORT, Stance.OPPOSE),
)


def test_figures_have_words_for_those_who_do_not_see_them() -> None:
    figures = [one for one in said(opened(document(bar(support=3, oppose=1), CHART))) if one.alt]
    assert {one.path[-1] for one in figures} == {"Figure"}
    stances, chart = dict.fromkeys(one.alt for one in figures)
    assert stances == "How organisations stood: support 3 · oppose 1"
    assert "Unions: Support 3, Oppose 1." in chart
    assert read(CHART)[0] == ("P", "Support by kind (organisations)")


def test_links_are_parts_of_their_sentence_that_lead_on() -> None:
    text = ("see ", Link("the agenda", "https://example.org"), " and ", Link("all", "#nowhere"))
    assert read(Paragraph(text)) == [("P", "see"), ("P.Link", "the agenda"), ("P", "and all")]
    file = io.BytesIO()
    export(document(Paragraph(text)), file)
    (link,) = re.findall(rb"/S/Link/.*/Type/OBJR/Pg \d+ 0 R/Obj (\d+) 0 R", unpacked(file.getvalue()))
    annotation = objects(file.getvalue())[int(link)]
    assert b"/URI (https://example.org)" in annotation
    assert b"/StructParent " in annotation
    assert b"/Contents (https://example.org)" in annotation


def test_a_link_over_two_lines_is_one() -> None:
    words = read(Paragraph(Link("word " * 30, "https://example.org")))
    assert [path for path, _ in words] == ["P.Link"]
    file = io.BytesIO()
    export(document(Paragraph(Link("word " * 30, "https://example.org"))), file)
    assert unpacked(file.getvalue()).count(b"/S/Link/") == 1


def test_the_contents_are_a_list_of_links() -> None:
    listed = [one for one in said(opened(BY_THEME)) if "TOC" in one.path]
    assert [one.path[2:] for one in listed[:3]] == [
        ("TOC", "Caption"),
        ("TOC", "TOCI", "Link"),
        ("TOC", "TOCI", "Link", "Span"),
    ]


def test_headings_of_any_text_stand_in_the_contents() -> None:
    pdf = opened(document(*(Heading(1, text) for text in ("\ud800 half", "\x00", "a\nb", "()\\", ""))))
    assert "TOC" in {tag for one in said(pdf) for tag in one.path}
    check_marks(pdf)


def test_the_title_is_the_title() -> None:
    file = io.BytesIO()
    export(BY_THEME, file)
    for expected in (
        b"/S/Title/",
        b"/RoleMap<</Title /P>>",
        b"/Marked true",
        b"/DisplayDocTitle true",
        b"/Lang (en-GB)",
    ):
        assert expected in unpacked(file.getvalue())
    assert unpacked(file.getvalue()).count(b"/Tabs /S") == len(opened(BY_THEME))


def test_running_headers_and_footers_are_not_read() -> None:
    every = Counter(bare(one.text) for one in said(opened(BY_THEME)))
    assert not any(re.match(r"page\d", text) for text in every)
    assert every["PUBLIC"] == 1
    assert every["Greenmanufacturing:whatweheard"] == 1


def test_words_at_the_end_of_a_line_do_not_run_into_the_next() -> None:
    file = io.BytesIO()
    export(document(Paragraph("word " * 100)), file)
    pages = unpacked(file.getvalue())
    lines = len(re.findall(rb"\((?:word ?)+\) Tj", pages))
    assert lines > 3
    assert pages.count(b"( ) Tj") == lines - 1
    file = io.BytesIO()
    export(document(Paragraph("w" * 1000)), file)
    assert b"( ) Tj" not in unpacked(file.getvalue())


def test_words_from_right_to_left_are_drawn_in_the_order_in_which_they_are_read() -> None:
    file = io.BytesIO()
    export(document(Paragraph(("אבג ", Strong("דהו"), " 12 plain"))), file)
    pages = unpacked(file.getvalue())
    assert pages.count(b"/ReversedChars BMC") == 2
    pdf = pypdfium2.PdfDocument(file.getvalue())
    found = [thing.text.strip() for thing in drawn(pdf) if thing.marks[0] == "P" and thing.text][1:]
    assert found == ["אבג", "דהו", "12", "plain"]
    assert "אבג דהו 12 plain" in pdf[0].get_textpage().get_text_range()


# All of it, in order


@pytest.mark.parametrize("what", [BY_THEME, ODD], ids=["by theme", "odd"])
def test_all_that_is_seen_is_read_or_an_artefact(what: Document) -> None:
    check_marks(opened(what))


def check_marks(pdf: pypdfium2.PdfDocument) -> None:
    for thing in drawn(pdf):
        assert (thing.number >= 0) != ("Artifact" in thing.marks), thing
    stretches = {(thing.page, thing.number) for thing in drawn(pdf) if thing.number >= 0}
    read_once = Counter(one.page for one in said(pdf))
    assert read_once == Counter(page for page, _ in stretches)


WORDS = st.text(st.sampled_from("abcdefgh ijkl mnop,.&<>( )éŵ€"), max_size=60)
LONG = st.builds(lambda text, times: text * times, WORDS, st.integers(1, 40))
SPANS = st.one_of(WORDS, WORDS.map(Strong), WORDS.map(Emphasis), st.builds(Figure, st.integers(0, 9999)))
TEXT: st.SearchStrategy[Text] = st.one_of(LONG, st.lists(SPANS, max_size=4).map(tuple))
ITEMS = st.recursive(
    st.builds(Item, TEXT), lambda deeper: st.builds(Item, TEXT, st.lists(deeper, max_size=3).map(tuple))
)
STANCES = st.sampled_from(Stance) | st.none()


def tables(columns: int) -> st.SearchStrategy[Table]:
    row = st.tuples(*[TEXT] * columns)
    names = st.tuples(*[WORDS.map(Column)] * columns)
    rows = st.lists(row, max_size=12).map(tuple)
    return st.builds(Table, names, rows, TEXT, row | st.just(()), st.booleans())


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.sampled_from((1, 2, 3)), TEXT, WORDS),
    st.builds(Paragraph, TEXT, st.sampled_from(Tone)),
    st.builds(BulletList, st.lists(ITEMS, max_size=3).map(tuple), st.booleans()),
    st.builds(KeyPoints, st.lists(st.builds(KeyPoint, TEXT, TEXT, TEXT, STANCES), max_size=3).map(tuple)),
    st.builds(Quote, TEXT, TEXT, TEXT, STANCES),
    st.integers(1, 6).flatmap(tables),
    st.builds(Counts, st.builds(Figure, st.integers(0, 99)), st.builds(Figure, st.integers(0, 99))),
    st.builds(lambda number: StanceBar((StanceCount(Stance.OPPOSE, Figure(number)),)), st.integers(0, 12)),
    st.builds(Callout, WORDS, st.lists(TEXT, max_size=3).map(tuple)),
    st.builds(PageBreak),
)


@given(st.lists(BLOCKS, max_size=12))
@settings(max_examples=60, deadline=None)
def test_everything_is_read_once_and_in_the_order_of_the_document(blocks: list[Block]) -> None:
    what = document(*blocks)
    check_marks(opened(what))
    file = io.BytesIO()
    export(what, file)
    every = [one for one in in_order(file.getvalue()) if not one.alt and "TOC" not in one.path]
    whole = bare("".join(one.text for one in every)).removeprefix(FRONT)
    place = 0
    for passage in plain_text(what):
        if passage.part in ("title", "label", "fact"):
            continue
        found = whole.find(bare(passage.text), place)
        assert found >= 0, passage
        place = found + len(bare(passage.text))
    assert len(whole) <= place + 30, "more is read than the document says"


ANY = st.text(st.characters() | st.sampled_from("<>&\n\x00=()\\\ud800\u202eש中"), max_size=60)


@given(st.lists(st.one_of(st.builds(Quote, ANY, ANY), st.builds(Paragraph, st.tuples(ANY, ANY.map(Strong))))))
@settings(max_examples=30, deadline=None)
def test_any_text_at_all_is_marked(blocks: list[Block]) -> None:
    check_marks(opened(document(*blocks, title="\ud800 title")))
