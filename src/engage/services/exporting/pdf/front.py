"""What stands around the body of a document: its first page, its contents, its running header and footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from engage.services.exporting.house_style import (
    UNTITLED,
    HouseStyle,
    facts,
    for_whom,
    is_for_ourselves,
    rubric,
    signature,
)
from engage.services.exporting.pdf.figures import logo_strips
from engage.services.exporting.pdf.lines import Line, Style, one_line, set_lines
from engage.services.exporting.pdf.measures import (
    Measure,
    blank,
    draw_line,
    keep_together,
    keep_with_next,
    line_strips,
)
from engage.services.exporting.pdf.pages import Drawing, Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.tables import Rule, row_strips
from engage.services.exporting.pdf.tags import TITLE, Element
from engage.services.exporting.pdf.texts import heading_text
from engage.services.summaries.document import (
    Alignment,
    Document,
    Footnote,
    Heading,
    Span,
    Text,
    plain,
    spans,
)
from engage.services.summaries.wording import day

_LABEL_WIDTH = 92.0
_MARK_WIDTH = 90.0
"""Of who may read the document, in the running header."""
_PAGE_NUMBER_WIDTH = 34.0
_LONGEST_CONTENTS = 80
"""More sections than these are listed without the lowest of their levels."""


class Section(NamedTuple):
    """A heading with the bookmark that leads to it."""

    heading: Heading
    bookmark: str


def sections(document: Document) -> list[Section]:
    """The sections of a document in their order."""
    headings = (block for block in document.blocks if isinstance(block, Heading))
    return [Section(heading, f"section-{number}") for number, heading in enumerate(headings)]


# The first page


def title_strips(document: Document, measure: Measure, style: HouseStyle, within: Element) -> list[Strip]:
    """The title with who may read the document, how it was made, and the notice that it must carry."""
    styles = measure.styles
    strips = logo_strips(style, measure, within)
    audience = Element("P", within)
    strips.append(Strip(24, partial(_draw_audience, document, measure), audience))
    title = document.title or UNTITLED
    strips += line_strips(title, styles.title, measure, Element(TITLE, within), space=8, is_balanced=True)
    if document.subtitle:
        strips += line_strips(document.subtitle, styles.subtitle, measure, Element("P", within), space=4)
    strips += [
        blank(14),
        Strip(0, partial(_draw_rule, measure), keeps=True),
        *_fact_strips(document, measure, within),
    ]
    if notices := rubric(document, style):
        strips += [blank(8), *line_strips(notices, styles.rubric, measure, Element("P", within))]
    return strips


def _fact_strips(document: Document, measure: Measure, within: Element) -> list[Strip]:
    label_width = min(_LABEL_WIDTH, measure.width / 3)
    columns = [measure.at(measure.x, label_width), measure.inset(label_width)]
    styles = measure.styles
    whole = Element("L", within)
    strips = []
    for label, value in facts(document):
        item = Element("LI", whole)
        parts = [Element("Lbl", item), Element("LBody", item)]
        strips += row_strips(
            [label, value], [styles.label, styles.cell], columns, parts, Rule(styles.colours.line)
        )
    return strips


def _draw_rule(measure: Measure, pen: Pen, top: float) -> None:
    pen.rule(measure.x, top, measure.width, measure.styles.colours.accent, 1.2)


def _draw_audience(document: Document, measure: Measure, pen: Pen, top: float) -> None:
    draw_mark(document, measure.x, top - 12, pen, measure, Alignment.LEFT)


def draw_mark(
    document: Document, x: float, y: float, pen: Pen, measure: Measure, alignment: Alignment
) -> None:
    """Draw who may read the document: filled where it is for ourselves, so that nobody overlooks it."""
    colours = measure.styles.colours
    is_internal = is_for_ourselves(document)
    colour = colours.warning if is_internal else colours.accent
    style = measure.styles.mark.coloured("#ffffff" if is_internal else colours.accent)
    line = set_lines(for_whom(document).upper(), style, 200, measure.typecase)[0]
    width = line.width + 12
    if alignment is Alignment.RIGHT:
        x -= width
    pen.box(x, y - 4, width, 13.5, colour, radius=2.5)
    if not is_internal:
        pen.box(x + 0.8, y - 3.2, width - 1.6, 11.9, "#ffffff", radius=1.9)
    pen.line(line, style, x + 6, y, width)


# The contents


def listed(every: Sequence[Section], levels: int = 3) -> list[Section]:
    """The sections that the contents name: those of as many levels as make a list that is still read."""
    for deepest in range(levels, 1, -1):
        entries = [section for section in every if section.heading.level <= deepest]
        if len(entries) <= _LONGEST_CONTENTS:
            return entries
    return [section for section in every if section.heading.level == 1] or list(every)


def contents_strips(
    entries: Sequence[Section], page_numbers: Mapping[str, int], measure: Measure, within: Element
) -> list[Strip]:
    """The contents list; the page numbers are looked up when it is drawn."""
    styles = measure.styles
    whole = Element("TOC", within)
    caption = Element("Caption", whole)
    strips = keep_with_next(line_strips("Contents", styles.headings[2], measure, caption, space=26))
    strips.append(blank(4))
    for section in entries:
        level = section.heading.level
        style = styles.contents[level]
        column = measure.inset(14 * (level - 1), _PAGE_NUMBER_WIDTH)
        element = Element("Link", Element("TOCI", whole))
        words = unnoted(heading_text(section.heading))
        lines = line_strips(words, style, column, element, space=5 if level == 1 else 0)
        for line in lines:
            line.draw = partial(_draw_entry, line.height, line.draw, section.bookmark, plain(words), measure)
        last = lines[-1]
        last.draw = partial(
            _draw_page_number, last.draw, element, section.bookmark, page_numbers, style, measure
        )
        strips += keep_together(lines)
    return strips


def _draw_entry(
    height: float, words: Drawing, bookmark: str, said: str, measure: Measure, pen: Pen, top: float
) -> None:
    """Draw a line of the contents, which leads to its section all over."""
    words(pen, top)
    pen.jump(bookmark, said, measure.x, top - height, measure.width, height)


def _draw_page_number(
    line: Drawing,
    entry: Element,
    bookmark: str,
    page_numbers: Mapping[str, int],
    style: Style,
    measure: Measure,
    pen: Pen,
    top: float,
) -> None:
    """Draw the last line of an entry, with the page to which it leads."""
    line(pen, top)
    pen.belongs_to(Element("Span", entry))
    right = style.aligned(Alignment.RIGHT)
    number = set_lines(str(page_numbers[bookmark]), right, _PAGE_NUMBER_WIDTH, measure.typecase)[0]
    x = measure.x + measure.width - _PAGE_NUMBER_WIDTH
    draw_line(number, right, x, _PAGE_NUMBER_WIDTH, pen, top)


def unnoted(text: Text) -> tuple[Span, ...]:
    """A text without its footnotes, where it stands a second time."""
    return tuple(span for span in spans(text) if not isinstance(span, Footnote))


# Every page


class Furniture(NamedTuple):
    """What is the same on every page, set once."""

    document: Document
    title: Line
    signature: Line
    date: Line
    widths: tuple[float, float, float]
    """Of the signature, the date, and the number of the page."""


def furniture(document: Document, measure: Measure, style: HouseStyle) -> Furniture:
    """Set the running header and footer of a document."""
    look, width = measure.styles.furniture, measure.width
    widths = (width - min(190.0, width * 0.65), min(110.0, width * 0.35), min(80.0, width * 0.3))
    said = style.footer or signature(document)
    dot = "· " if said else ""
    return Furniture(
        document,
        one_line(document.title, look, max(width - _MARK_WIDTH - 10, 20), measure.typecase),
        one_line(said, look, widths[0], measure.typecase),
        one_line(f"{dot}{day(document.made_on)}", look, widths[1], measure.typecase),
        widths,
    )


def draw_furniture(parts: Furniture, number: int, of: int, pen: Pen, measure: Measure) -> None:
    """Draw the running header and footer of a page; the first has its title for a header."""
    styles = measure.styles
    style, line = styles.furniture, styles.colours.line
    left, width = measure.x, measure.width
    pen.belongs_to(None)
    if number > 1:
        pen.line(parts.title, style, left, styles.header_line, width - 100)
        draw_mark(parts.document, left + width, styles.header_line, pen, measure, Alignment.RIGHT)
        pen.rule(left, styles.header_line - 10, width, line)
    said, date, room = parts.widths
    pen.rule(left, styles.footer_rule, width, line)
    pen.line(parts.signature, style, left, styles.footer_line, said)
    space = style.size * 0.25 if parts.signature.width else 0.0
    pen.line(parts.date, style, left + parts.signature.width + space, styles.footer_line, date)
    page = one_line(f"page {number:,} of {of:,}", style, room, measure.typecase)
    pen.line(page, style.aligned(Alignment.RIGHT), left + width - room, styles.footer_line, room)
