"""The page, the styles, the header and the footer of a Word document, in a house's look."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from engage.domain.label_sheets import PAPERS
from engage.services.exporting import house_style
from engage.services.exporting.docx.parts import element, field, put, shade
from engage.services.exporting.house_style import Colours, HouseStyle, Sizes, signature, xml_words
from engage.services.summaries.document import Document
from engage.services.summaries.wording import day

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import Section

QUIET, LEAD, FACT, ATTRIBUTION, NOTICE = "Quiet", "Lead", "Fact", "Attribution", "Notice"
KEY_POINTS, CELL, CELL_HEAD, BADGE, LABEL = "Key Points", "Cell", "Cell Head", "Badge", "Label"
"""Our own styles of paragraphs, as Word lists them."""


def text_width(style: HouseStyle) -> float:
    """How wide the words of a page are, in millimetres."""
    return PAPERS[style.paper][0] - style.margins.left - style.margins.right


def set_page(section: Section, style: HouseStyle) -> None:
    """Give a section the paper and the margins of a house."""
    wide, high = PAPERS[style.paper]
    section.page_width, section.page_height = Mm(wide), Mm(high)
    margins = style.margins
    section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
    section.left_margin, section.right_margin = Mm(margins.left), Mm(margins.right)
    section.header_distance = Mm(min(12.5, margins.top / 2))
    section.footer_distance = Mm(min(11, margins.bottom / 2))


def set_styles(word: Word, document: Document, style: HouseStyle) -> None:
    """Give the document the fonts, sizes and colours of a house, and its language."""
    word.part._styles_part._element = parse_xml(
        _styles(
            (style.fonts.body, style.fonts.headings, style.fonts.labels),
            style.sizes,
            style.colours,
            house_style.language(document) or "en-GB",
        )
    )


@lru_cache(maxsize=8)
def _styles(families: tuple[str, str, str], sizes: Sizes, colours: Colours, tag: str) -> bytes:
    """The styles of a house: the same for all of its documents in a language."""
    word = docx.Document()
    body, headings, labels = families
    defaults = word.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    normal = word.styles["Normal"]
    _set(normal, body, sizes.body, colours.ink, after=6)
    normal.paragraph_format.line_spacing = 1.3
    normal.paragraph_format.widow_control = True
    _set(word.styles["Title"], headings, sizes.title, colours.accent, is_bold=True, after=4)
    word.styles["Title"].paragraph_format.line_spacing = 1.1
    for border in word.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    _set(word.styles["Subtitle"], body, sizes.subtitle, colours.quiet, after=10)
    for level, size in enumerate((sizes.heading_1, sizes.heading_2, sizes.heading_3), 1):
        heading = word.styles[f"Heading {level}"]
        colour = colours.ink if level == 2 else colours.accent
        _set(heading, headings, size, colour, is_bold=True, before=(24, 16, 12)[level - 1], after=4)
        heading.paragraph_format.keep_with_next = True
    for spacing in word.styles["Subtitle"].element.rPr.findall(qn("w:spacing")):
        spacing.getparent().remove(spacing)
    quote = word.styles["Quote"]
    _set(quote, body, sizes.body, colours.ink, before=6, after=2)
    quote.paragraph_format.left_indent = Pt(12)
    quote.paragraph_format.keep_together = True
    _left_rule(quote, colours.accent)
    _set(word.styles["Caption"], labels, sizes.table, colours.ink, is_bold=True, before=12, after=4)
    word.styles["Caption"].paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number"):
        _set(word.styles[name], body, sizes.body, colours.ink, after=2)
    _set(_new(word, QUIET), labels, sizes.small, colours.quiet, after=6)
    _set(_new(word, LEAD), body, sizes.lead, colours.ink, after=8)
    fact = _new(word, FACT)
    _set(fact, labels, sizes.table, colours.ink, after=3)
    fact.paragraph_format.left_indent = Mm(36)
    fact.paragraph_format.first_line_indent = Mm(-36)
    fact.paragraph_format.tab_stops.add_tab_stop(Mm(36))
    attribution = _new(word, ATTRIBUTION)
    _set(attribution, labels, sizes.small, colours.quiet, after=8)
    attribution.paragraph_format.left_indent = Pt(12)
    _left_rule(attribution, colours.accent)
    _set(_new(word, KEY_POINTS), labels, sizes.small, colours.accent, is_bold=True, before=8, after=2)
    word.styles[KEY_POINTS].paragraph_format.keep_with_next = True
    notice = _new(word, NOTICE)
    _set(notice, labels, sizes.table, colours.ink, after=0)
    notice.paragraph_format.left_indent = notice.paragraph_format.right_indent = Pt(6)
    shade(notice.element.get_or_add_pPr(), colours.wash)
    _set(_new(word, CELL), labels, sizes.table, colours.ink, before=2, after=2)
    _set(_new(word, CELL_HEAD), labels, sizes.small, colours.quiet, is_bold=True, before=2, after=2)
    _set(_new(word, LABEL), labels, 10, colours.ink, after=0)
    _set(_new(word, BADGE), labels, 20, colours.ink, is_bold=True, after=4)
    for name in (CELL, CELL_HEAD, LABEL, BADGE):
        word.styles[name].paragraph_format.line_spacing = 1.15
    notes = _new(word, "Footnote Text")
    _set(notes, labels, sizes.small, colours.ink, after=0)
    mark = word.styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
    mark.font.superscript = True
    links = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    links.font.color.rgb = colour_of(colours.accent)
    links.font.underline = True
    return serialize_part_xml(word.styles.element)


def colour_of(colour: str) -> RGBColor:
    """A colour as python-docx takes it."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def set_properties(word: Word, document: Document) -> None:
    """Say what the document is, in its properties; no clock and no name of a machine is in them."""
    properties = word.core_properties
    properties.title = xml_words(document.title)[:255]
    properties.subject = xml_words(document.subtitle)[:255]
    properties.author = properties.last_modified_by = xml_words(signature(document))[:255]
    properties.comments = f"Made by {house_style.maker(document)}"[:255]
    properties.keywords = xml_words(house_style.for_whom(document))
    properties.language = house_style.language(document) or "en-GB"
    properties.revision = 1
    made = dt.datetime.combine(document.made_on, dt.time())
    properties.created = properties.modified = made
    _forget_template(word)


def _forget_template(word: Word) -> None:
    """Take out what the empty file of python-docx says of itself: its picture, its program and its counts."""
    links = word.part.package.rels
    for key in [key for key, link in links.items() if link.reltype in (RT.THUMBNAIL, RT.EXTENDED_PROPERTIES)]:
        del links[key]


def set_furniture(section: Section, document: Document, style: HouseStyle) -> None:
    """Write the running header, but for the first page, and the footer of every page."""
    section.different_first_page_header_footer = True
    width = Mm(text_width(style))
    head = section.header.paragraphs[0]
    head.style = QUIET
    _small(head, xml_words(" ".join(document.title.split()))[:120], style)
    _tabs(head, width)
    mark = head.add_run(f"\t{house_style.for_whom(document).upper()}")
    mark.bold = True
    mark.font.size = Pt(style.sizes.small - 0.5)
    is_internal = house_style.is_for_ourselves(document)
    mark.font.color.rgb = colour_of(style.colours.warning if is_internal else style.colours.accent)
    for footer in (section.footer, section.first_page_footer):
        foot = footer.paragraphs[0]
        foot.style = QUIET
        _tabs(foot, width)
        signed = style.footer or signature(document)
        said = " · ".join(filter(None, (xml_words(" ".join(signed.split()))[:120], day(document.made_on))))
        _small(foot, f"{said}\tpage ", style)
        field(foot, "PAGE", "1")
        _small(foot, " of ", style)
        field(foot, "NUMPAGES", "1")


def _small(paragraph: Any, text: str, style: HouseStyle) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(style.sizes.small - 0.5)
    run.font.color.rgb = colour_of(style.colours.quiet)
    run.font.name = style.fonts.labels


def _tabs(paragraph: Any, width: int) -> None:
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)


def _new(word: Word, name: str) -> ParagraphStyle:
    # Not `add_style`, which goes through the names of all that there are.
    made = word.styles.element.add_style_of_type(name, WD_STYLE_TYPE.PARAGRAPH, builtin=False)
    style = ParagraphStyle(made)
    style.base_style = word.styles["Normal"]
    style.quick_style = True
    return style


def _set(
    style: Any,
    font: str,
    size: float,
    colour: str,
    *,
    is_bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A theme's font would win over the one that is named.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), font)
    style.font.size = Pt(size)
    style.font.color.rgb = colour_of(colour)
    style.font.bold = is_bold
    style.font.italic = False
    space = style.paragraph_format
    space.space_before, space.space_after = Pt(before), Pt(after)
    space.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    space.alignment = WD_ALIGN_PARAGRAPH.LEFT
    space.line_spacing = 1.25


def _left_rule(style: ParagraphStyle, colour: str) -> None:
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz=18, space=8, color=colour.lstrip("#")))
    put(style.element.get_or_add_pPr(), borders)
