"""Word: read back, the document has its words, its structure, and what those need who do not see it."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.services.exporting.docx import export
from engage.services.exporting.house_style import PLAIN, Colours, Fonts, HouseStyle, xml_words
from engage.services.summaries.document import (
    Callout,
    Chart,
    ChartRow,
    Column,
    Document,
    Figure,
    Footnote,
    Heading,
    KeyPoint,
    KeyPoints,
    Labels,
    PageBreak,
    Paragraph,
    Quote,
    Strong,
    Table,
)
from engage.services.summaries.reading_through import plain_text
from tests.services.exporting.documents import BLOCKS, BY_THEME, ODD, bar, counts, document

_ALL = pytest.mark.parametrize("what", [BY_THEME, ODD, BLOCKS], ids=["by theme", "odd", "blocks"])


def _written(what: Document, style: HouseStyle = PLAIN) -> bytes:
    file = io.BytesIO()
    export(what, file, style=style)
    return file.getvalue()


def _read(what: Document, style: HouseStyle = PLAIN) -> docx.document.Document:
    return docx.Document(io.BytesIO(_written(what, style)))


def _parts(what: Document, style: HouseStyle = PLAIN) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(_written(what, style))) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: ElementTree.fromstring(archive.read(name)) for name in names}  # noqa: S314  our own


def _words(root: ElementTree.Element) -> str:
    """What a reader sees, and what stands for pictures."""
    found = []
    for part in root.iter():
        if part.tag == qn("w:t"):
            found.append(part.text or "")
        elif part.tag in (qn("w:br"), qn("w:p"), qn("w:tab"), qn("w:tc")):
            found.append(" ")
        elif "descr" in part.attrib:
            found.append(f" {part.attrib['descr']} ")
    return _squeezed("".join(found))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@_ALL
def test_everything_that_a_document_says_is_in_it(what: Document) -> None:
    parts = _parts(what)
    seen = " ".join(
        _words(parts[name]) for name in ("word/document.xml", "word/footnotes.xml") if name in parts
    )
    drawn = {id(block) for block in what.blocks if isinstance(block, Chart)}
    links = {"link"}
    for passage in plain_text(what):
        # A chart tells its numbers in its description, in other words than its table.
        if passage.part not in links and id(passage.block) not in drawn:
            assert _squeezed(xml_words(passage.text)) in seen, passage.place


@_ALL
def test_headings_are_headings_and_leave_no_level_out(what: Document) -> None:
    names = [line.style.name for line in _read(what).paragraphs if line.style.name.startswith("Heading")]
    assert len(names) == sum(isinstance(block, Heading) for block in what.blocks)
    levels = [0, *(int(name[-1]) for name in names)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@_ALL
def test_tables_have_header_rows_and_names(what: Document) -> None:
    wanted = [block for block in what.blocks if isinstance(block, Table) and block.columns]
    marks = [
        table._tbl.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}") for table in _read(what).tables
    ]
    assert [len(found) for found in marks if found] == [1] * len(wanted)


@_ALL
def test_every_picture_says_what_it_shows(what: Document) -> None:
    root = _parts(what)["word/document.xml"]
    pictures = [part for part in root.iter() if part.tag.endswith("}docPr")]
    assert all(part.attrib.get("descr") for part in pictures)
    assert len({part.attrib["id"] for part in pictures}) == len(pictures)


def test_each_has_the_language_and_the_colours_of_its_own() -> None:
    """One after the other: the styles of a house are put together once."""
    for language, ink in (("en-GB", "#101010"), ("cy", "#101010"), ("cy", "#202020"), ("en-GB", "#101010")):
        style = HouseStyle(colours=Colours(ink=ink))
        styles = _read(document(Paragraph("Said."), language=language), style).styles
        assert {part.get(qn("w:val")) for part in styles.element.iter(qn("w:lang"))} == {language}
        assert str(styles["Normal"].font.color.rgb) == ink[1:]


def test_it_says_what_it_is_and_in_what_language() -> None:
    read = _read(BY_THEME)
    properties = read.core_properties
    assert properties.title == "Green manufacturing: what we heard"
    assert properties.author == "Example Group for Manufacturing"
    assert properties.language == "en-GB"
    assert properties.modified is not None
    assert properties.modified.date() == BY_THEME.made_on
    languages = {part.get(qn("w:val")) for part in read.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_nothing_in_it_is_of_the_file_that_it_was_begun_from() -> None:
    with zipfile.ZipFile(io.BytesIO(_written(BY_THEME))) as archive:
        about = {name for name in archive.namelist() if name.startswith("docProps/")}
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert about == {"docProps/core.xml"}  # and no picture of an empty page
    assert not any(word in whole for word in (b"Macintosh", b"Normal.dotm", b"thumbnail", b".jpeg"))


def test_notes_stand_at_the_foot_of_their_page() -> None:
    parts = _parts(document(Paragraph(("Said", Footnote("At a <roundtable>"), "; ", Footnote("Second")))))
    marks = [part.get(qn("w:id")) for part in parts["word/document.xml"].iter(qn("w:footnoteReference"))]
    notes = [part for part in parts["word/footnotes.xml"] if part.get(qn("w:type")) is None]
    assert marks == [note.get(qn("w:id")) for note in notes] == ["1", "2"]
    assert [_words(note) for note in notes] == ["At a <roundtable>", "Second"]
    assert "word/footnotes.xml" not in _parts(document(Paragraph("x")))


def test_links_lead_to_addresses_and_to_sections() -> None:
    read = _read(BY_THEME)
    targets = {link.address for line in read.paragraphs for link in line.hyperlinks if link.address}
    assert targets == {"https://example.org", "https://example.org/agenda"}
    anchors = {link.fragment for line in read.paragraphs for link in line.hyperlinks if link.fragment}
    names = {mark.get(qn("w:name")) for mark in read.element.iter(qn("w:bookmarkStart"))}
    assert anchors
    assert anchors <= names
    assert len(names) == sum(isinstance(block, Heading) for block in BY_THEME.blocks)


def test_word_puts_page_numbers_into_the_contents_where_they_are_updated() -> None:
    codes = [code.text or "" for code in _parts(BY_THEME)["word/document.xml"].iter(qn("w:instrText"))]
    (contents,) = [code.split() for code in codes if "TOC" in code]
    assert contents == ["TOC", "\\o", '"1-3"', "\\h"]  # \n would leave them out


def test_numbered_lists_begin_with_one_each() -> None:
    from engage.services.summaries.document import BulletList, Item

    numbered = BulletList((Item("a"), Item("b")), is_numbered=True)
    lines = [
        line for line in _read(document(numbered, numbered)).paragraphs if line.style.name == "List Number"
    ]
    numbers = [line._p.pPr.numPr.numId.val for line in lines]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_words_that_run_to_the_left_do() -> None:
    read = _read(document(Paragraph("שלום לכולם"), Paragraph("Example")))
    left, right = read.paragraphs[-2:]
    assert left._p.pPr.find(qn("w:bidi")) is not None
    assert left.runs[0].font.rtl
    assert right._p.pPr.find(qn("w:bidi")) is None


def test_the_look_is_the_house_s() -> None:
    style = HouseStyle(
        paper="Letter",
        footer="Example Group",
        rubric="Not official",
        fonts=Fonts(body="Example Sans"),
        colours=Colours(accent="#123456"),
        has_cover=True,
    )
    read = _read(BY_THEME, style)
    assert round(read.sections[0].page_width.mm, 1) == 215.9
    assert read.styles["Normal"].font.name == "Example Sans"
    assert str(read.styles["Heading 1"].font.color.rgb) == "123456"
    assert "Example Group · 25 March 2020" in read.sections[0].footer.paragraphs[0].text
    fields = [part.get(qn("w:instr")) for part in read.sections[0].footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert any("Not official" in line.text for line in read.paragraphs)


def test_labels_lie_where_those_of_their_sheet_do() -> None:
    (block,) = (block for block in BLOCKS.blocks if isinstance(block, Labels) and not block.are_badges)
    read = _read(document(block, Heading(1, "After")))
    (table,) = read.tables
    assert [round(row.height.mm, 1) for row in table.rows] == [38.1] * 9
    assert [round(column.width.mm, 1) for column in table.columns] == [63.5, 2.5, 63.5, 2.5, 63.5]
    assert table.rows[0].cells[4].text.startswith("Person 1\n")
    before, labels, after = read.sections
    assert round(labels.top_margin.mm, 1) == 15.2
    assert round(before.top_margin.mm, 1) == round(after.top_margin.mm, 1) == 29.5


@settings(max_examples=40)
@given(st.text(max_size=30))
def test_any_text_in_any_block_is_read_back(text: str) -> None:
    blocks = (
        Heading(1, text),
        Paragraph((Strong(text), Footnote(text))),
        Quote(text, attribution=text),
        Table((Column(text),), ((text,),), text),
        Callout(text, (text,)),
    )
    root = _parts(document(*blocks, title=text, subtitle=text))["word/document.xml"]
    assert _words(root).count(_squeezed(xml_words(text))) >= 6


@_ALL
def test_the_same_document_makes_the_same_bytes(what: Document) -> None:
    assert _written(what) == _written(what)
    with zipfile.ZipFile(io.BytesIO(_written(what))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_leads_up_to_something_stays_with_it() -> None:
    bold, count, drawing, words, last = _read(
        document(Paragraph(Strong("2.1 Skills")), counts(2, 3), bar(2, 1), Paragraph("After"))
    ).paragraphs[-5:]
    assert all(line.paragraph_format.keep_with_next for line in (bold, count, drawing, words))
    assert not last.paragraph_format.keep_with_next


def test_the_first_and_the_last_row_of_a_table_stand_beside_another() -> None:
    table = Table((Column("Name"),), tuple((f"Row {number}",) for number in range(6)))
    (made,) = _read(document(table)).tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in made.rows]
    assert kept == [True, True, None, None, None, True, None]


def test_a_page_break_begins_a_page_and_several_begin_one() -> None:
    read = _read(document(Paragraph("One"), PageBreak(), PageBreak(), Heading(1, "Two"), Paragraph("Three")))
    begun = [line.text for line in read.paragraphs if line.paragraph_format.page_break_before]
    assert begun == ["Two"]
    assert not list(read.element.iter(qn("w:br")))


def test_who_made_a_key_point_is_told_in_the_letters_of_labels_and_on_its_page() -> None:
    style = HouseStyle(fonts=Fonts(labels="Example Sans"))
    line = _read(document(KeyPoints((KeyPoint("Skills first", "Ann Example"),))), style).paragraphs[-1]
    assert line.paragraph_format.keep_together
    assert line.runs[-1].font.name == "Example Sans"


def test_what_stands_below_the_facts_is_set_apart_from_them() -> None:
    facts = [line for line in _read(BY_THEME).paragraphs if line.style.name == "Fact"]
    assert [bool(line.paragraph_format.space_after) for line in facts] == [False] * (len(facts) - 1) + [True]


def test_a_subtitle_is_not_letterspaced() -> None:
    assert not list(_read(BY_THEME).styles["Subtitle"].element.rPr.iter(qn("w:spacing")))


def test_a_form_does_not_hang_out_of_the_text() -> None:
    (made,) = _read(document(Table((Column("Name"),), (("Ann Example",),), is_form=True))).tables
    properties = made._tbl.tblPr
    room = properties.find(f"{qn('w:tblCellMar')}/{qn('w:left')}")
    assert properties.find(qn("w:tblInd")).get(qn("w:w")) == room.get(qn("w:w")) != "0"


def test_a_chart_says_once_what_it_counts() -> None:
    rows = (ChartRow("Skills", (Figure(2),)),)
    charts = [
        Chart(title, "Theme", "organisations", ("a",), rows) for title in ("Who spoke", "Organisations")
    ]
    captions = [line.text for line in _read(document(*charts)).paragraphs if line.style.name == "Caption"]
    assert captions == ["Who spoke (organisations)", "Organisations"]
