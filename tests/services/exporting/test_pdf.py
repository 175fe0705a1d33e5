"""The printed page: what stands on it, where it leads, and what a reader is told about it."""

from __future__ import annotations

import ctypes
import io
import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from engage.domain.disclosure import Audience
from engage.domain.progress import silent
from engage.services.exporting.house_style import PLAIN
from engage.services.exporting.pdf import export, front
from engage.services.exporting.pdf.fonts import Typecase
from engage.services.exporting.pdf.front import Section
from engage.services.exporting.pdf.measures import Measure, Notes
from engage.services.exporting.pdf.pages import Strip, paginate
from engage.services.exporting.pdf.styles import styles_of
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Column,
    Document,
    Figure,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
    Tone,
    plain,
)
from tests.services.exporting.documents import BY_THEME, MARKUP, ODD, SCRIPTS, bar, counts, document
from tests.services.exporting.tag_reader import objects

STYLES = styles_of(PLAIN)


def printed(what: Document) -> bytes:
    file = io.BytesIO()
    export(what, file, silent)
    return file.getvalue()


def opened(what: Document) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(printed(what))


def pages(what: Document) -> list[str]:
    """The words of each page, with single spaces."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in opened(what)]


def words(what: Document) -> str:
    return " ".join(pages(what))


def links(pdf: pypdfium2.PdfDocument) -> Iterator[tuple[int, int | str]]:
    """Each link: the page that it stands on, and the page or address that it leads to. Pages count from 1."""
    for number, page in enumerate(pdf, 1):
        place, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, place, link):
            if destination := raw.FPDFLink_GetDest(pdf, link):
                yield number, raw.FPDFDest_GetDestPageIndex(pdf, destination) + 1
                continue
            address = ctypes.create_string_buffer(1000)
            raw.FPDFAction_GetURIPath(pdf, raw.FPDFLink_GetAction(link), address, 1000)
            yield number, address.value.decode()


def unpacked(data: bytes) -> bytes:
    """A PDF with its streams inflated."""

    def inflate(match: re.Match[bytes]) -> bytes:
        return zlib.decompressobj().decompress(match.group(1)) + b"\n"

    return re.sub(rb"stream\r?\n(.*?)endstream", inflate, data, flags=re.DOTALL)


# What stands on the pages


def test_everything_that_the_document_says_is_on_its_pages() -> None:
    text = words(BY_THEME)
    for expected in (
        "Green manufacturing: what we heard",
        "Feedback by theme, from the roundtable of 25 March 2020",
        "Example Group for Manufacturing",
        "Filter consultation: green recovery, after:2020-01-01",
        "not an official publication",
        "1 Invest in manufacturing 31 organisations · 86 pieces of feedback",
        "organisations: support 19 · mixed 6 · oppose 3 · neutral 3",
        "“A revolving fund outlives the government that starts it.” Example Steel Federation · support",
        "A union, agreed by two others · mixed",
        "Green growth will be the heart of the recovery. A trade body, agreed by four others · support",
        "Trade bodies 9 24",
        "All 31 86",
        "Held back from the public For 38 pieces",
        "• With a duty to report",
        "3. Their own.",
    ):
        assert expected in text


def test_a_paraphrase_stands_without_quotation_marks() -> None:
    text = words(
        document(Quote("as I said", is_verbatim=False), Quote("my words"), Quote("“already quoted”"))
    )
    assert "“as" not in text
    assert "“my words”" in text
    assert "““" not in text


def test_markup_in_data_prints_as_itself() -> None:
    text = words(document(*(Quote(item, item) for item in MARKUP), title=MARKUP[0], subtitle=MARKUP[1]))
    for item in MARKUP:
        assert text.count(item) >= 2


def test_every_script_can_be_read_back() -> None:
    # PDFium does not read what other readers are told of vowels before their consonants.
    turned = {"Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Arabic", "Urdu"}
    text = words(document(*(Paragraph(item) for item in SCRIPTS.values())))
    for name, item in SCRIPTS.items():
        assert (item in text) or name in turned, name


@pytest.mark.parametrize("audience", list(Audience))
def test_every_page_says_who_may_read_it(audience: Audience) -> None:
    what = document(*[Quote("word " * 100)] * 30, audience=audience)
    for number, page in enumerate(pages(what), 1):
        assert page.count(audience.label.upper()) == 1, number


def test_every_page_has_its_number_the_date_and_who_answers_for_it() -> None:
    texts = pages(BY_THEME)
    for number, text in enumerate(texts, 1):
        assert f"page {number} of {len(texts)}" in text
        assert "Example Group for Manufacturing · 25 March 2020 page" in text
    assert all("Green manufacturing: what we heard" in text for text in texts)


def test_the_project_stands_for_the_controller_where_there_is_none() -> None:
    assert "Our project · 25 March 2020 page 1 of 1" in words(document(project="Our project"))


def test_an_empty_document_prints() -> None:
    assert len(pages(document(title=""))) == 1


def test_odd_documents_print_all_they_hold() -> None:
    text = words(ODD)
    assert "Odd <b>data</b> in the title &" in text
    assert text.count("word ") > 39_000
    assert text.count("cell ") > 19_000
    assert "[U+1F9FF] [U+E000] [U+10FFFF]" in text


# Pages


def test_a_heading_is_never_last_on_a_page() -> None:
    for lines in range(30, 46):
        what = document(
            Paragraph("\n".join(["line"] * lines)),
            Heading(1, "First"),
            counts(1, 1),
            bar(1),
            Heading(2, "Second"),
            Quote("Quoted", "By someone"),
        )
        for text in pages(what):
            assert ("First" in text) == ("Second" in text) == ("Quoted" in text) == ("By someone" in text)


@pytest.mark.parametrize("lead", [(Strong("People"),), "They are:"], ids=["bold", "colon"])
def test_what_leads_up_to_something_stays_with_it(lead: Text) -> None:
    for lines in range(30, 46):
        what = document(
            Paragraph("\n".join(["line"] * lines)),
            Paragraph(lead),
            BulletList((Item("first"), Item("second"))),
        )
        for text in pages(what):
            assert (plain(lead) in text) == ("first" in text)


def test_a_section_of_counts_alone_stays_on_its_page_before_the_next() -> None:
    section = (counts(1, 1), bar(1), Paragraph("the last of it", Tone.QUIET))
    for lines in range(20, 40):
        what = document(
            Paragraph("\n".join(["line"] * lines)),
            *(block for number in range(3) for block in (Heading(2, f"Part {number}"), *section)),
        )
        texts = pages(what)
        for text in texts:
            assert text.count("Part") == text.count("the last of it")
        assert "Part 0" in texts[0] or lines > 26


def test_neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() -> None:
    for before in range(25, 45):
        what = document(Paragraph("\n".join(["before"] * before)), Paragraph("\n".join("abcdef")))
        counted = [sum(letter in text.split() for letter in "abcdef") for text in pages(what)]
        assert 1 not in counted


def test_the_headers_of_a_table_stand_on_every_page_that_it_reaches() -> None:
    rows = tuple((f"Row {number}", Figure(number)) for number in range(200))
    texts = pages(document(Table((Column("What"), Column("How many")), rows)))
    assert len(texts) > 3
    assert all(text.count("What How many") == 1 for text in texts)
    assert re.findall(r"Row (\d+)", " ".join(texts)) == [str(number) for number in range(200)]


def test_headers_that_leave_no_room_for_rows_stand_once() -> None:
    rows = tuple((f"Row {number}",) for number in range(200))
    texts = pages(document(Table((Column("header " * 2000),), rows)))
    assert sum(text.count("header") for text in texts) == 2000
    assert re.findall(r"Row (\d+)", " ".join(texts)) == [str(number) for number in range(200)]


def test_a_row_that_is_longer_than_a_page_goes_on_on_the_next() -> None:
    texts = pages(
        document(Table((Column("Header A"), Column("Header B")), (("x " * 9000, "y"), ("last", ""))))
    )
    assert len(texts) > 3
    assert all("Header A Header B" in text for text in texts)
    assert sum(text.count("x ") for text in texts) == 9000
    assert "last" in texts[-1]


def test_a_page_break_begins_a_page_and_several_begin_one() -> None:
    texts = pages(document(Paragraph("one"), PageBreak(), PageBreak(), Paragraph("two"), PageBreak()))
    assert len(texts) == 2
    assert "one" in texts[0]
    assert "two" in texts[1]


STRIPS = st.lists(
    st.builds(
        Strip,
        st.floats(0, 60),
        st.just(lambda pen, top: None),
        space=st.floats(0, 30),
        keeps=st.booleans(),
        begins_page=st.booleans(),
    ),
    max_size=60,
)


@given(STRIPS)
def test_pages_hold_every_strip_once_in_order_and_none_is_overfull(strips: list[Strip]) -> None:
    laid = paginate(strips, 100)
    assert [id(placed.strip) for page in laid for placed in page] == [id(strip) for strip in strips]
    for page in laid:
        assert page or not strips
        ends = 0.0
        for place, (strip, top, _) in enumerate(page):
            assert top == pytest.approx(ends + (strip.space if place else 0))
            ends = top + strip.height
            assert not (strip.begins_page and place)
        assert ends <= 100.001
    for before, after in pairwise(laid):
        last = next(n for n, strip in enumerate(strips) if strip is before[-1].strip)
        if before[-1].strip.keeps and not after[0].strip.begins_page:
            assert length_of_chain(strips, last) > 100, "parted although there was room for it on a page"


def length_of_chain(strips: list[Strip], place: int) -> float:
    """How long those are, together, that are to stay on one page with the strip at that place."""
    first, last = place, place
    while first and strips[first - 1].keeps and not strips[first].begins_page:
        first -= 1
    while strips[last].keeps and last + 1 < len(strips) and not strips[last + 1].begins_page:
        last += 1
    chain = strips[first : last + 1]
    return sum(strip.height + strip.space for strip in chain) - chain[0].space


# Where it leads


def test_the_contents_name_the_page_of_every_section_and_lead_there() -> None:
    pdf = opened(BY_THEME)
    texts = pages(BY_THEME)
    listed = re.search(r"Contents (.*) Example Group", texts[0])
    assert listed
    expected = [2, 2, 3, 3, 3, 3]
    assert [int(number) for number in re.findall(r"[a-z] (\d)(?= |$)", listed.group(1))] == expected
    targets = [target for page, target in links(pdf) if page == 1 and isinstance(target, int)]
    # An entry of two lines is a link twice.
    assert list(dict.fromkeys(targets)) == list(dict.fromkeys(expected))
    for title, number in zip(
        ("1 Invest in", "1.1 A bank", "1.2 Loans", "2 Buy", "2.1 Public"), expected, strict=False
    ):
        assert title in texts[number - 1]


def test_long_contents_leave_out_the_lowest_levels() -> None:
    def listed(*numbers: int) -> list[int]:
        every = [Section(Heading(level, "x"), "x") for level in (1, 2, 3) for _ in range(numbers[level - 1])]
        return [sum(entry.heading.level == level for entry in front.listed(every)) for level in (1, 2, 3)]

    assert listed(5, 24, 3) == [5, 24, 3]
    assert listed(5, 24, 300) == [5, 24, 0]
    assert listed(5, 240, 3) == [5, 0, 0]
    assert listed(500, 0, 0) == [500, 0, 0]
    assert listed(0, 500, 0) == [0, 500, 0]


def with_sections(*numbers: int) -> Document:
    """A document of sections of level 1, each with its share of those of levels 2 and 3."""
    first, second, third = numbers
    blocks: list[Block] = []
    for one in range(first):
        blocks.append(Heading(1, f"Pillar {one}"))
        blocks += [Heading(2, f"Action {one}.{two}") for two in range(second // first)]
        blocks += [Heading(3, f"Step {one}.{three}") for three in range(third // first)]
    return document(*blocks)


@pytest.mark.parametrize(
    ("numbers", "listed_last", "is_page_begun"),
    [
        ((4, 12, 8), "Step 3.1", True),
        ((4, 20, 12), "Action 3.4", True),
        ((6, 60, 0), "Action 5.9", False),
    ],
)
def test_contents_leave_no_page_almost_empty(
    numbers: tuple[int, ...], listed_last: str, is_page_begun: bool
) -> None:
    text = pages(with_sections(*numbers))
    body = "Pillar 0 Action 0.0 Action 0.1"
    assert re.search(rf"{re.escape(listed_last)} \d", " ".join(text).split(body)[0])
    assert body in text[1]
    assert text[1].startswith(body) is is_page_begun


def test_lists_within_lists_stay_on_the_page() -> None:
    measure = Measure(Typecase(), STYLES, Notes(), STYLES.left, STYLES.width)
    for _ in range(100):
        measure = measure.inset(16)
    assert measure.x + measure.width == pytest.approx(STYLES.left + STYLES.width)
    assert measure.width >= 60
    item = Item("innermost")
    for _ in range(60):
        item = Item("level", (item,))
    assert "innermost" in words(document(BulletList((item,))))


def test_short_documents_have_no_contents() -> None:
    texts = pages(document(Heading(1, "One"), Paragraph("text"), Heading(1, "Two")))
    assert len(texts) == 1
    assert "Contents" not in texts[0]


def test_the_bookmarks_are_the_sections() -> None:
    toc = [
        (item.level, item.get_title(), item.get_dest().get_index() + 1) for item in opened(BY_THEME).get_toc()
    ]
    assert [(level, title.replace("\xa0", " ")) for level, title, _ in toc] == [
        (0, "1 Invest in manufacturing"),
        (1, "1.1 A bank for clean industry"),
        (1, "1.2 Loans, grants and tax"),
        (0, "2 Buy clean"),
        (1, "2.1 Public procurement that counts carbon from the ore to the girder and publishes the count"),
        (2, "2.1.1 Standards"),
    ]
    assert [page for _, _, page in toc] == [2, 2, 3, 3, 3, 3]


def test_bookmarks_need_no_level_above_them() -> None:
    what = document(Heading(3, "Deep"), Heading(3, "Deeper"), Heading(1, "Top"), Heading(3, "Below"))
    assert [item.level for item in opened(what).get_toc()] == [0, 1, 0, 1]


def test_links_lead_to_safe_addresses_and_to_anchors_alone() -> None:
    what = document(
        Paragraph(
            (
                Link("safe", "https://example.org/x?y=(z)"),
                Link("letter", "mailto:a@example.org"),
                Link("inside", "#there"),
                Link("nowhere", "#nowhere"),
                Link("script", "javascript:alert(1)"),
                Link("file", "file:///etc/passwd"),
            )
        ),
        PageBreak(),
        Heading(1, "There", anchor="there"),
    )
    assert list(links(opened(what))) == [
        (1, "https://example.org/x?y=(z)"),
        (1, "mailto:a@example.org"),
        (1, 2),
    ]
    data = unpacked(printed(what))
    assert b"passwd" not in data
    assert b"javascript" not in data.lower()


# What a reader is told


def test_the_metadata_says_what_it_is() -> None:
    data = printed(BY_THEME)
    told = pypdfium2.PdfDocument(data).get_metadata_dict()
    assert told["Title"] == BY_THEME.title
    assert told["Author"] == "Example Group for Manufacturing"
    assert told["Subject"] == BY_THEME.subtitle
    assert told["Keywords"] == "public, Green manufacturing"
    assert told["CreationDate"] == told["ModDate"] == "D:20200325000000Z"
    assert b"/Lang (en-GB)" in unpacked(data)
    assert b"/DisplayDocTitle true" in unpacked(data)


def test_metadata_takes_any_text() -> None:
    told = pypdfium2.PdfDocument(printed(ODD)).get_metadata_dict()
    assert told["Title"].startswith("Odd <b>data</b> in the title & long")
    assert told["Author"] == "Controller (of) \\ everything"
    assert b"/Lang" not in unpacked(printed(ODD))


@pytest.mark.parametrize("what", [BY_THEME, ODD], ids=["by theme", "odd"])
def test_every_font_is_embedded(what: Document) -> None:
    data = b"".join(objects(printed(what)).values())
    used = re.findall(rb"/BaseFont\s*/(\S+)", data)
    assert used
    assert all(re.fullmatch(rb"[A-Z]{6}\+.*", name) for name in used), used
    assert data.count(b"/FontFile2") == len(used)


def test_the_file_holds_its_objects_packed_and_finds_them_all() -> None:
    rows = tuple((f"Row {number}", "x") for number in range(2000))
    what = document(Table((Column("A"), Column("B")), rows))
    data = printed(what)
    found = objects(data)
    assert sorted(found) == [*range(1, len(found) + 1)]
    assert len(found) > 6000
    assert data.count(b" 0 obj\n") < len(found) / 20
    assert data.startswith(b"%PDF-1.7\n")
    assert data.endswith(b"%%EOF\n")
    # PDFium finds them by the table, and not by looking through a damaged file.
    start = int(data.split(b"startxref\n")[1].split()[0])
    assert re.match(rb"\d+ 0 obj\n<</Type/XRef/W\[1 4 2\]/Size \d+/Root ", data[start:])
    assert "Row 1999" in words(what)


def test_a_stance_bar_is_drawn_to_scale_and_signed() -> None:
    page = opened(document(bar(support=3, oppose=1), Paragraph("x")))[0]
    image = page.render(scale=1).to_pil().convert("RGB")
    text_width = round(STYLES.width)
    rows = [
        [image.getpixel((round(STYLES.left) + x, y)) for x in range(text_width)]
        for y in range(100, image.height)
    ]
    widths = [(row.count((27, 122, 75)), row.count((178, 58, 46))) for row in rows]
    green, red = max(widths)
    assert green + red == pytest.approx(text_width, abs=6)
    assert green / red == pytest.approx(3, rel=0.05)
    assert "+ 3 – 1" in " ".join(words(document(bar(support=3, oppose=1))).split())


def test_what_is_not_latin_is_told_in_words_where_its_glyphs_are_not_enough() -> None:
    data = unpacked(printed(document(Paragraph("हिन्दी 😀 plain"))))
    assert "हिन्दी".encode("utf-16-be").hex().encode() in data
    assert "😀".encode("utf-16-be").hex().encode() in data
    assert "plain".encode("utf-16-be").hex().encode() not in data


# Any data at all

ANY_TEXT = st.text(st.characters() | st.sampled_from("<>&\n\x00=()\\\ud800\u202eש中"), max_size=80)
ANY_BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.sampled_from((1, 2, 3)), ANY_TEXT, ANY_TEXT, ANY_TEXT),
    st.builds(Paragraph, st.tuples(ANY_TEXT, st.builds(Link, ANY_TEXT, ANY_TEXT)), st.sampled_from(Tone)),
    st.builds(Quote, ANY_TEXT, ANY_TEXT, ANY_TEXT),
    st.builds(lambda a, b: KeyPoints((KeyPoint(a, b),), b), ANY_TEXT, ANY_TEXT),
    st.builds(lambda a, b: Table((Column(a), Column(b)), ((b, a),), a), ANY_TEXT, ANY_TEXT),
)


@given(st.lists(ANY_BLOCK, max_size=5), ANY_TEXT, ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_in_any_block_prints(blocks: list[Block], title: str, other: str) -> None:
    what = document(
        *blocks, title=title, subtitle=other, project=other, controller=title, rubric=other, language=other
    )
    assert len(opened(what)) >= 1


def test_no_word_of_a_cell_is_broken_while_there_is_room() -> None:
    columns = (Column("What", width=8), Column("To", width=8), Column("Tags", width=0.5))
    table = Table(columns, (("Send the note", "Example Body", "procurement"),))
    assert "procurement" in words(document(table))


def test_a_table_of_many_columns_is_set_as_a_line_for_each_cell() -> None:
    columns = tuple(Column(f"Column number {n}") for n in range(15))
    table = Table(columns, tuple(tuple(f"value-{row}-{n}" for n in range(15)) for row in range(3)))
    said = words(document(table))
    assert all(f"Column number {n} value-2-{n}" in said for n in range(15))


@pytest.mark.parametrize("lines", range(12, 36))
def test_a_short_notice_stands_on_one_page(lines: int) -> None:
    notice = Callout("Held back", tuple(f"Line-{n}" for n in range(6)))
    found = pages(document(*(Paragraph(f"Before {n}") for n in range(lines)), notice))
    assert any("Held back" in page and "Line-5" in page for page in found)


def test_a_note_below_a_quote_does_not_seem_to_tell_who_said_it() -> None:
    note = Paragraph("Nothing heard yet: Skills.", Tone.QUIET)

    def above(*before: Block) -> float:
        page = opened(document(*before, note))[0].get_textpage()
        place = page.get_text_bounded().index("Nothing heard")
        return page.get_charbox(place, loose=True)[3] - page.get_charbox(place - 3, loose=True)[3]

    said = Quote("Skills first", "Ann Example")
    assert above(said) < above(Paragraph("x", Tone.QUIET)) - 5


def test_the_bullet_stands_where_the_words_begin() -> None:
    hebrew = "שלום לכולם"
    page = opened(document(BulletList((Item(hebrew), Item("Example")))))[0].get_textpage()
    text = page.get_text_bounded()
    first, second = (match.start() for match in re.finditer("•", text))
    assert page.get_charbox(first)[0] > page.get_charbox(text.index("ש"))[0]
    assert page.get_charbox(second)[0] < page.get_charbox(text.index("Exa"))[0]
