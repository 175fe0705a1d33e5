"""What stands around the body of a document: its first page, its contents, its running header and footer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from engage.domain.disclosure import Audience
from engage.services.exporting.house_style import (
    ACCENT,
    AUDIENCE_NOTES,
    LINE,
    WARNING,
    signature,
)
from engage.services.exporting.pdf import styles
from engage.services.exporting.pdf.fonts import Typecase
from engage.services.exporting.pdf.lines import Line, Style, one_line, set_lines
from engage.services.exporting.pdf.pages import Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.tables import row_strips
from engage.services.exporting.pdf.texts import (
    Measure,
    baseline,
    behind,
    blank,
    heading_text,
    keep_together,
    keep_with_next,
    line_strips,
)
from engage.services.summaries.document import Alignment, Document, Heading, Text
from engage.services.summaries.wording import day

_LABEL_WIDTH = 92.0
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


def title_strips(document: Document, measure: Measure) -> list[Strip]:
    """The title with who may read the document, how it was made, and the notice that it must carry."""
    strips = [Strip(24, partial(_draw_audience, document.audience, measure))]
    strips += line_strips(document.title or "Untitled", styles.TITLE, measure, space=8, is_balanced=True)
    if document.subtitle:
        strips += line_strips(document.subtitle, styles.SUBTITLE, measure, space=4)
    strips += [
        blank(14),
        Strip(0, partial(_draw_rule, measure), keeps=True),
        *_fact_strips(document, measure),
    ]
    if document.rubric:
        strips += [blank(8), *line_strips(document.rubric, styles.RUBRIC, measure)]
    return strips


def _fact_strips(document: Document, measure: Measure) -> list[Strip]:
    facts: list[tuple[str, Text]] = [("Date", day(document.made_on))]
    if document.project:
        facts.append(("Project", document.project))
    facts += [(fact.label, fact.value) for fact in document.facts]
    facts.append(("Audience", f"{document.audience.label.capitalize()}. {AUDIENCE_NOTES[document.audience]}"))
    if document.controller:
        facts.append(("Data controller", document.controller))
    columns = [Measure(measure.typecase, measure.x, _LABEL_WIDTH), measure.inset(_LABEL_WIDTH)]
    strips = []
    for label, value in facts:
        strips += row_strips([label, value], [styles.LABEL, styles.CELL], columns, LINE)
    return strips


def _draw_rule(measure: Measure, pen: Pen, top: float) -> None:
    pen.rule(measure.x, top, measure.width, ACCENT, 1.2)


def _draw_audience(audience: Audience, measure: Measure, pen: Pen, top: float) -> None:
    draw_mark(audience, measure.x, top - 12, pen, measure.typecase, Alignment.LEFT)


def draw_mark(
    audience: Audience, x: float, y: float, pen: Pen, typecase: Typecase, alignment: Alignment
) -> None:
    """Draw who may read the document: filled where it is for ourselves, so that nobody overlooks it."""
    is_internal = audience is Audience.INTERNAL
    colour = WARNING if is_internal else ACCENT
    style = styles.MARK.coloured("#ffffff" if is_internal else ACCENT)
    line = set_lines(audience.label.upper(), style, 200, typecase)[0]
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
    entries: Sequence[Section], page_numbers: Mapping[str, int], measure: Measure
) -> list[Strip]:
    """The contents list; the page numbers are looked up when it is drawn."""
    strips = keep_with_next(line_strips("Contents", styles.HEADINGS[2], measure, space=26))
    strips.append(blank(4))
    for section in entries:
        level = section.heading.level
        style = styles.CONTENTS[level]
        column = measure.inset(14 * (level - 1), _PAGE_NUMBER_WIDTH)
        lines = line_strips(heading_text(section.heading), style, column, space=5 if level == 1 else 0)
        behind(lines, partial(_draw_jump, section.bookmark, measure))
        number = partial(_draw_page_number, section.bookmark, page_numbers, style, measure)
        behind(lines[-1:], number)
        strips += keep_together(lines)
    return strips


def _draw_jump(bookmark: str, measure: Measure, pen: Pen, top: float, height: float) -> None:
    pen.jump(bookmark, measure.x, top - height, measure.width, height)


def _draw_page_number(
    bookmark: str,
    page_numbers: Mapping[str, int],
    style: Style,
    measure: Measure,
    pen: Pen,
    top: float,
    height: float,
) -> None:
    right = style.aligned(Alignment.RIGHT)
    number = set_lines(str(page_numbers[bookmark]), right, _PAGE_NUMBER_WIDTH, measure.typecase)[0]
    x = measure.x + measure.width - _PAGE_NUMBER_WIDTH
    pen.line(number, right, x, top - baseline(style), _PAGE_NUMBER_WIDTH)
    _draw_jump(bookmark, measure, pen, top, height)


# Every page


class Furniture(NamedTuple):
    """What is the same on every page, set once."""

    audience: Audience
    title: Line
    signature: Line
    date: Line


def furniture(document: Document, typecase: Typecase) -> Furniture:
    """Set the running header and footer of a document."""
    style, width = styles.FURNITURE, styles.TEXT_WIDTH
    return Furniture(
        document.audience,
        one_line(document.title, style, width - 100, typecase),
        one_line(signature(document), style, width - 230, typecase),
        one_line(day(document.made_on), style, 130, typecase),
    )


def draw_furniture(parts: Furniture, number: int, of: int, pen: Pen, typecase: Typecase) -> None:
    """Draw the running header and footer of a page; the first has its title for a header."""
    style = styles.FURNITURE
    left, width = styles.MARGIN, styles.TEXT_WIDTH
    if number > 1:
        pen.line(parts.title, style, left, styles.HEADER_LINE, width - 100)
        draw_mark(parts.audience, left + width, styles.HEADER_LINE, pen, typecase, Alignment.RIGHT)
        pen.rule(left, styles.HEADER_LINE - 10, width, LINE)
    pen.rule(left, styles.FOOTER_LINE + 14, width, LINE)
    pen.line(parts.signature, style, left, styles.FOOTER_LINE, width - 230)
    pen.line(parts.date, style, left + width - 210, styles.FOOTER_LINE, 130)
    page = one_line(f"page {number:,} of {of:,}", style, 80, typecase)
    pen.line(page, style.aligned(Alignment.RIGHT), left + width - 80, styles.FOOTER_LINE, 80)
