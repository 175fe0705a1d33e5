"""The parts of a Word document that python-docx has no words for (ECMA-376, WordprocessingML)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shape import CT_Inline
from docx.shape import InlineShape
from docx.shared import Pt
from docx.text.run import Run

from engage.services.exporting.charts import Drawing, png
from engage.services.exporting.house_style import xml_words

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.shared import Length
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd"
    " tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi"
    " adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection"
    " textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"
    " hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
}
"""What follows what: Word refuses a file where one of these stands in another's place."""
_BREAKS = frozenset("\t\r\n")
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def element(tag: str, **attributes: object) -> Any:
    """An element of WordprocessingML: `element("w:jc", val="right")`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def within(parent: Any, tag: str, **attributes: object) -> Any:
    """An element at the end of another. python-docx would look for its place."""
    made = parent.makeelement(qn(tag))
    parent.append(made)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def set_style(paragraph: Paragraph, style: str) -> None:
    """Give a paragraph a style, by its id."""
    if paragraph._p.pPr is not None:
        paragraph._p.style = style
        return
    properties = element("w:pPr")
    within(properties, "w:pStyle", val=style)
    paragraph._p.insert(0, properties)


def run(paragraph: Paragraph, text: str) -> Run:
    """Add words to a paragraph. python-docx would go through them letter by letter."""
    made = Run(within(paragraph._p, "w:r"), paragraph)
    if not _BREAKS.isdisjoint(text):
        made.text = text
    elif text:
        words = within(made._r, "w:t")
        words.text = text
        if text != text.strip():
            words.set(qn("xml:space"), "preserve")
    return made


def put(properties: Any, child: Any) -> None:
    """Put a property where its schema has it, in place of the one that was there."""
    order = [f"w:{name}" for name in _ORDER[properties.tag.rpartition("}")[2]].split()]
    name = child.tag.rpartition("}")[2]
    for old in properties.findall(child.tag):
        properties.remove(old)
    properties.insert_element_before(child, *order[order.index(f"w:{name}") + 1 :])


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Add a field that the program works out when it opens the document: PAGE, NUMPAGES."""
    holder = element("w:fldSimple", instr=code)
    within(within(holder, "w:r"), "w:t").text = shown
    paragraph._p.append(holder)


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """Give a name to a paragraph, to which links lead."""
    start = element("w:bookmarkStart", id=number, name=name)
    end = element("w:bookmarkEnd", id=number)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def link(paragraph: Paragraph, text: str, *, target: str = "", anchor: str = "", style: str = "") -> Run:
    """Add words that lead to an address, or to a bookmark of the document."""
    words = run(paragraph, text)
    if style:
        words._r.style = style
    holder = OxmlElement("w:hyperlink")
    if target:
        holder.set(
            qn("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        )
    else:
        holder.set(qn("w:anchor"), anchor)
    holder.append(words._r)
    paragraph._p.append(holder)
    return words


def shade(holder: Any, colour: str) -> None:
    """Fill a paragraph or a cell, given its properties' element, with a colour."""
    put(holder, element("w:shd", val="clear", color="auto", fill=colour.lstrip("#")))


def dress_cell(cell: Any, width: Length, vertical: str, **edges: tuple[int, str]) -> None:
    """Give a new cell its width, where its words stand, and edges: `bottom=(4, "#cfd5da")`.

    `cell` is its element, `vertical` "top" or "bottom"; how thick an edge is, is in eighths of a point.
    """
    properties = cell.tcPr
    properties.tcW.width = width
    holder = within(properties, "w:tcBorders")
    for edge in ("top", "left", "bottom", "right"):
        if edge in edges:
            size, colour = edges[edge]
            within(holder, f"w:{edge}", val="single", sz=size, space=0, color=colour.lstrip("#"))
    within(properties, "w:vAlign", val=vertical)


def head_row(table: Table) -> None:
    """Make the first row the header of its table: repeated on every page, and read out with its cells."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))


CELL_PADDING = 5.5
"""Points that a cell keeps free after its words."""


def describe_table(table: Table, title: str, left: int) -> None:
    """Say what a table is about to those who do not see it, and that its first row and column are headers.

    `left` is the room before the words of a cell, in twentieths of a point.
    """
    properties = table._tbl.tblPr
    parts = {"firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 0, "noVBand": 1}
    put(properties, element("w:tblLook", val="04A0", **parts))
    # Words of the first column stand below those of the text.
    room = OxmlElement("w:tblCellMar")
    for side, width in (("left", left), ("right", round(CELL_PADDING * 20))):
        room.append(element(f"w:{side}", w=width, type="dxa"))
    put(properties, room)
    # Word hangs a table out by that room.
    put(properties, element("w:tblInd", w=left, type="dxa"))
    if title:
        put(properties, element("w:tblCaption", val=title[:255]))


def describe_picture(picture: Any, text: str) -> None:
    """Say what a picture shows to those who do not see it."""
    properties = picture._inline.docPr
    properties.set("descr", xml_words(text))
    for side in ("distT", "distB", "distL", "distR"):
        # Where nothing is said, some programs leave room around it.
        picture._inline.set(side, "0")
    properties.set("name", f"Picture {properties.get('id')}")


class Pictures:
    """The drawings of one document, each kept once, however often it is seen."""

    def __init__(self, document: Word) -> None:
        self._part = document.part
        self._known: dict[Drawing, str] = {}
        self._number = 1
        """Of the last picture; the first is the logo's."""

    def add(self, paragraph: Paragraph, drawing: Drawing) -> None:
        """Put a drawing into a paragraph, with what it says to those who do not see it."""
        if drawing not in self._known:
            self._known[drawing], _ = self._part.get_or_add_image(io.BytesIO(png(drawing)))
        self._number += 1
        inline = CT_Inline.new_pic_inline(
            self._number,
            self._known[drawing],
            f"{self._number}.png",
            Pt(drawing.width),
            Pt(drawing.height),
        )
        paragraph.add_run()._r.add_drawing(inline)
        describe_picture(InlineShape(inline), drawing.text)


class Footnotes:
    """The footnotes of one document: a part of their own, which python-docx does not make."""

    def __init__(self, document: Word) -> None:
        self._document = document
        self._root: Any = None

    def add(self, paragraph: Paragraph, text: str) -> None:
        """Add a mark to a paragraph, and the note to the foot of its page."""
        if self._root is None:
            self._root = parse_xml(
                f"<w:footnotes {nsdecls('w')}>"
                '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
                '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/>'
                "</w:r></w:p></w:footnote></w:footnotes>"
            )
        number = len(self._root) - 1
        note = element("w:footnote", id=number)
        line = OxmlElement("w:p")
        properties = OxmlElement("w:pPr")
        properties.append(element("w:pStyle", val="FootnoteText"))
        line.append(properties)
        mark = OxmlElement("w:r")
        look = OxmlElement("w:rPr")
        look.append(element("w:rStyle", val="FootnoteReference"))
        mark.append(look)
        mark.append(OxmlElement("w:footnoteRef"))
        line.append(mark)
        said = OxmlElement("w:r")
        holder = OxmlElement("w:t")
        holder.text = f" {xml_words(' '.join(text.split()))}"
        holder.set(qn("xml:space"), "preserve")
        said.append(holder)
        line.append(said)
        note.append(line)
        self._root.append(note)
        reference = paragraph.add_run()
        reference._r.style = "FootnoteReference"
        reference._r.append(element("w:footnoteReference", id=number))

    def close(self) -> None:
        """Put the notes into the document."""
        if self._root is None:
            return
        data = serialize_part_xml(self._root)
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, data, package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
