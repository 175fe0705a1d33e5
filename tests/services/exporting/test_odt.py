"""OpenDocument: read back, a document has its words, its structure, and what those need who do not see."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.services.exporting.house_style import PLAIN, Colours, Fonts, HouseStyle, xml_words
from engage.services.exporting.odt import export
from engage.services.summaries.document import (
    Alignment,
    BulletList,
    Callout,
    Chart,
    Column,
    Document,
    Footnote,
    Heading,
    Item,
    Labels,
    PageBreak,
    Paragraph,
    Quote,
    Strong,
    Table,
)
from engage.services.summaries.reading_through import plain_text
from tests.services.exporting.documents import BLOCKS, BY_THEME, ODD, bar, counts, document

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _TABLE = f"{{{_NAMES}text:1.0}}", f"{{{_NAMES}table:1.0}}"
_STYLE, _DRAW = f"{{{_NAMES}style:1.0}}", f"{{{_NAMES}drawing:1.0}}"
_SVG = f"{{{_NAMES}svg-compatible:1.0}}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ALL = pytest.mark.parametrize("what", [BY_THEME, ODD, BLOCKS], ids=["by theme", "odd", "blocks"])


def _written(what: Document, style: HouseStyle = PLAIN) -> bytes:
    file = io.BytesIO()
    export(what, file, style=style)
    return file.getvalue()


def _parts(what: Document, style: HouseStyle = PLAIN) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(_written(what, style))) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        return {name: ElementTree.fromstring(archive.read(name)) for name in names}  # noqa: S314  our own


def _content(*blocks: object, style: HouseStyle = PLAIN) -> ElementTree.Element:
    return _parts(document(*blocks), style)["content.xml"]  # type: ignore[arg-type]


def _words(root: ElementTree.Element) -> str:
    """What a reader sees, and what stands for pictures; the numbers of notes are no words."""
    found: list[str] = []

    def walk(part: ElementTree.Element) -> None:
        if part.tag == f"{_TEXT}note-citation":
            found.append(part.tail or "")
            return
        if part.tag in (
            f"{_TEXT}p",
            f"{_TEXT}h",
            f"{_TEXT}line-break",
            f"{_TEXT}tab",
            f"{_TEXT}s",
            f"{_SVG}desc",
        ):
            found.append(" ")
        found.append(part.text or "")
        for child in part:
            walk(child)
        if part.tag in (f"{_TEXT}p", f"{_TEXT}h", f"{_SVG}desc"):
            found.append(" ")
        found.append(part.tail or "")

    walk(root)
    return _squeezed("".join(found))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@_ALL
def test_everything_that_a_document_says_is_in_it(what: Document) -> None:
    seen = _words(_parts(what)["content.xml"])
    notes = [_words(note) for note in _parts(what)["content.xml"].iter(f"{_TEXT}note-body")]
    for note in notes:
        seen = _squeezed(seen.replace(note, ""))
    drawn = {id(block) for block in what.blocks if isinstance(block, Chart)}
    for passage in plain_text(what):
        wanted = _squeezed(xml_words(passage.text))
        if passage.part == "footnote":
            assert wanted in notes
        elif passage.part != "link" and id(passage.block) not in drawn:
            # A note stands in the midst of a sentence.
            assert wanted.replace(" ", "") in seen.replace(" ", ""), passage.place


@_ALL
def test_headings_are_headings_and_leave_no_level_out(what: Document) -> None:
    headings = list(_parts(what)["content.xml"].iter(f"{_TEXT}h"))
    assert len(headings) == sum(isinstance(block, Heading) for block in what.blocks)
    levels = [0, *(int(heading.get(f"{_TEXT}outline-level", "0")) for heading in headings)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@_ALL
def test_tables_have_header_rows_and_as_many_cells_as_columns(what: Document) -> None:
    root = _parts(what)["content.xml"]
    wanted = [block for block in what.blocks if isinstance(block, Table) and block.columns]
    headed = [t for t in root.iter(f"{_TABLE}table") if t.find(f"{_TABLE}table-header-rows") is not None]
    assert len(headed) == len(wanted)
    for table in root.iter(f"{_TABLE}table"):
        columns = len(table.findall(f"{_TABLE}table-column"))
        assert {len(row) for row in table.iter(f"{_TABLE}table-row")} <= {columns}
    names = [table.get(f"{_TABLE}name") for table in root.iter(f"{_TABLE}table")]
    assert len(set(names)) == len(names)


@_ALL
def test_every_style_and_picture_that_is_named_is_there(what: Document) -> None:
    data = _written(what)
    parts = _parts(what)
    made = {
        part.get(f"{_STYLE}name")
        for name in ("content.xml", "styles.xml")
        for part in parts[name].iter()
        if part.get(f"{_STYLE}name")
    }
    for part in parts["content.xml"].iter():
        for key in (f"{_TEXT}style-name", f"{_TABLE}style-name", f"{_STYLE}parent-style-name"):
            assert part.get(key) in (None, *made)
        for key in (f"{_STYLE}master-page-name",):
            assert part.get(key) in (None, *made)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = set(archive.namelist())
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    pictures = list(parts["content.xml"].iter(f"{_DRAW}frame"))
    assert all(part.findtext(f"{_SVG}desc") for part in pictures)
    assert {part.get(_HREF) for part in parts["content.xml"].iter(f"{_DRAW}image")} <= files


def test_it_says_what_it_is_and_in_what_language() -> None:
    meta = ElementTree.tostring(_parts(BY_THEME)["meta.xml"], encoding="unicode")
    assert "Green manufacturing: what we heard" in meta
    assert "Example Group for Manufacturing" in meta
    assert "en-GB" in meta
    assert f"{BY_THEME.made_on}T00:00:00" in meta


def test_notes_stand_where_they_belong() -> None:
    root = _content(Paragraph(("Said", Footnote("At a <roundtable>"), "; ", Footnote("Second"))))
    notes = list(root.iter(f"{_TEXT}note"))
    assert [_words(note) for note in notes] == ["At a <roundtable> ;", "Second"]
    assert [note.findtext(f"{_TEXT}note-citation") for note in notes] == ["1", "2"]


def test_links_lead_to_addresses_and_to_sections() -> None:
    root = _parts(BY_THEME)["content.xml"]
    targets = {link.get(_HREF, "") for link in root.iter(f"{_TEXT}a")}
    marks = {f"#{mark.get(f'{_TEXT}name')}" for mark in root.iter(f"{_TEXT}bookmark")}
    assert {target for target in targets if target.startswith("#")} <= marks
    assert {target for target in targets if not target.startswith("#")} == {
        "https://example.org",
        "https://example.org/agenda",
    }


def test_lists_are_nested_in_their_items() -> None:
    root = _content(BulletList((Item("a", (Item("b", (Item("c"),)),)),), is_numbered=True))
    path = "/".join([f"{_TEXT}list/{_TEXT}list-item"] * 3)
    (innermost,) = root.findall(f".//{path}/{_TEXT}p")
    assert innermost.text == "c"


def test_words_that_run_to_the_left_do() -> None:
    root = _content(Paragraph("שלום לכולם"), Paragraph("Example"))
    left, right = list(root.iter(f"{_TEXT}p"))[-2:]
    assert str(left.get(f"{_TEXT}style-name")).endswith("to_20_the_20_left")
    assert right.get(f"{_TEXT}style-name") == "Text_20_body"


def test_the_look_is_the_house_s() -> None:
    style = HouseStyle(
        paper="Letter",
        footer="Example <Group>",
        rubric="Not official",
        fonts=Fonts(body='Example "Sans"'),
        colours=Colours(accent="#123456"),
        has_cover=True,
    )
    parts = _parts(BY_THEME, style)
    made = ElementTree.tostring(parts["styles.xml"], encoding="unicode")
    assert "215.9mm" in made
    assert "#123456" in made
    assert "Example &lt;Group&gt; · 25 March 2020" in made
    assert "Not official" in _words(parts["content.xml"])


def test_labels_lie_where_those_of_their_sheet_do() -> None:
    (block,) = (block for block in BLOCKS.blocks if isinstance(block, Labels) and not block.are_badges)
    root = _content(block, Heading(1, "After"))
    first, second = root.iter(f"{_TABLE}table")
    assert len(list(first.iter(f"{_TABLE}table-row"))) == 7
    assert len(list(second.iter(f"{_TABLE}table-row"))) == 2
    cells = list(next(first.iter(f"{_TABLE}table-row")))
    assert [_words(cell)[:8] for cell in cells] == ["", "", "", "", "Person 1"]
    made = ElementTree.tostring(root, encoding="unicode")
    assert 'row-height="38.1mm"' in made


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_any_text_in_any_block_is_read_back(text: str) -> None:
    root = _content(
        Heading(1, text),
        Paragraph((Strong(text), Footnote(text))),
        Quote(text, attribution=text),
        Table((Column(text),), ((text,),), text),
        Callout(text, (text,)),
    )
    wanted = _squeezed(xml_words(text)).replace(" ", "")
    assert _words(root).replace(" ", "").count(wanted) >= 6


@_ALL
def test_the_same_document_makes_the_same_bytes(what: Document) -> None:
    assert _written(what) == _written(what)


def test_footnotes_are_numbered_through_the_whole_document() -> None:
    root = _parts(document(Paragraph(("Said", Footnote("There")))))["styles.xml"]
    made = ElementTree.tostring(root, encoding="unicode")
    assert 'start-numbering-at="document"' in made


def _look(root: ElementTree.Element, name: str) -> dict[str, str]:
    """The properties of paragraphs that a style has by itself."""
    (style,) = (each for each in root.iter(f"{_STYLE}style") if each.get(f"{_STYLE}name") == name)
    return {key.rpartition("}")[2]: value for part in style for key, value in part.attrib.items()}


def test_what_leads_up_to_something_stays_with_it() -> None:
    root = _content(Paragraph(Strong("2.1 Skills")), counts(2, 3), bar(2, 1), Paragraph("After"))
    *leading, last = [str(line.get(f"{_TEXT}style-name")) for line in root.iter(f"{_TEXT}p")][-5:]
    assert {_look(root, name).get("keep-with-next") for name in leading} == {"always"}
    assert last == "Text_20_body"


def test_who_said_something_is_told_on_its_page() -> None:
    root = _content(Quote("Skills first", "Ann Example"), Quote("Nobody said who"))
    first, _, second = [str(line.get(f"{_TEXT}style-name")) for line in root.iter(f"{_TEXT}p")][-3:]
    assert _look(root, first)["keep-with-next"] == "always"
    assert second == "Quotations"
    styles = _parts(document(), HouseStyle(fonts=Fonts(labels="Example Sans")))["styles.xml"]
    assert _look(styles, "Point")["keep-together"] == "always"
    assert _look(styles, "Small")["font-name"] == "Example Sans"


def test_what_stands_below_the_facts_is_set_apart_from_them() -> None:
    root = _content(Paragraph("After"))
    facts = [str(line.get(f"{_TEXT}style-name")) for line in root.iter(f"{_TEXT}p")]
    facts = [name for name in facts if "Fact" in name]
    assert facts[:-1] == ["Fact"] * (len(facts) - 1)
    assert _look(root, facts[-1])["margin-bottom"] == "14pt"


def test_styles_of_one_text_build_on_those_of_the_house_alone() -> None:
    hebrew = "שלום לכולם"
    right = Table((Column("x", Alignment.RIGHT),), ((hebrew,),))
    parts = _parts(document(PageBreak(), Quote(hebrew, "Ann Example"), Heading(1, hebrew), right))
    known = {each.get(f"{_STYLE}name") for each in parts["styles.xml"].iter(f"{_STYLE}style")}
    own = list(parts["content.xml"].iter(f"{_STYLE}style"))
    above = {each.get(f"{_STYLE}parent-style-name") for each in own} - {None}
    assert {"Quotations", "Heading_20_1"} <= above <= known
    turned = [part for each in own for part in each if "rl-tb" in part.attrib.values()]
    assert len(turned) >= 3
    assert {
        part.attrib[next(key for key in part.attrib if key.endswith("text-align"))] for part in turned
    } == {"right"}
