"""Blocks of words as strips: headings, paragraphs, lists, quotes, notices."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from engage.services.exporting.house_style import quoted, runs_to_the_left
from engage.services.exporting.pdf.lines import Line, Style, one_line
from engage.services.exporting.pdf.measures import (
    Measure,
    behind,
    beside,
    blank,
    draw_line,
    keep_together,
    keep_with_next,
    line_strips,
)
from engage.services.exporting.pdf.pages import Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.styles import SPACE_ABOVE_HEADING
from engage.services.exporting.pdf.tags import Element
from engage.services.summaries.document import (
    Alignment,
    BulletList,
    Callout,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Paragraph,
    Quote,
    Span,
    Tone,
    plain,
    spans,
)

_LEAST_INDENT = 16.0


def heading_strips(
    block: Heading, section: int, level: int, measure: Measure, within: Element
) -> list[Strip]:
    """A heading, looking as its own level and read as one of `level`."""
    style = measure.styles.headings[block.level]
    space = SPACE_ABOVE_HEADING[block.level]
    element = Element(f"H{level}", within)
    strips = line_strips(heading_text(block), style, measure, element, space, is_balanced=True)
    strips[0].section = section
    return strips


def heading_text(block: Heading) -> tuple[Span, ...]:
    """A heading with its code."""
    return (f"{block.code}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}" if block.code else "", *spans(block.text))


def paragraph_strips(block: Paragraph, measure: Measure, within: Element) -> list[Strip]:
    """A paragraph; a quiet one stands close under what it belongs to."""
    space = 3 if block.tone is Tone.QUIET else 8
    return line_strips(
        block.text, measure.styles.paragraphs[block.tone], measure, Element("P", within), space
    )


def list_strips(block: BulletList, measure: Measure, within: Element) -> list[Strip]:
    """A list with its bullets or numbers."""
    return _item_strips(block.items, measure, within, is_numbered=block.is_numbered, space=7)


def _item_strips(
    items: Sequence[Item], measure: Measure, within: Element, *, is_numbered: bool = False, space: float = 3
) -> list[Strip]:
    if not items:
        return []
    style = measure.styles.body
    strips = []
    marks = [
        one_line(f"{number}." if is_numbered else "•", style, measure.width, measure.typecase)
        for number in range(1, len(items) + 1)
    ]
    indent = max([_LEAST_INDENT, *(mark.width + 5 for mark in marks)])
    numbering = "Decimal" if is_numbered else "Disc"
    whole = Element("L", within, f"/A<</O/List/ListNumbering/{numbering}>>")
    for mark, item in zip(marks, items, strict=True):
        element = Element("LI", whole)
        label, content = Element("Lbl", element), Element("LBody", element)
        is_turned = runs_to_the_left(plain(item.text))
        inner = measure.inset(0, indent) if is_turned else measure.inset(indent)
        side = style.aligned(Alignment.RIGHT) if is_turned else style
        lines = line_strips(item.text, style, inner, Element("P", content), space)
        beside(lines[0], label, partial(_draw_mark, mark, side, measure))
        strips += lines
        strips += _item_strips(item.items, inner, content)
        space = 3
    return strips


def _draw_mark(mark: Line, style: Style, measure: Measure, pen: Pen, top: float) -> None:
    draw_line(mark, style, measure.x, measure.width, pen, top)


def key_point_strips(block: KeyPoints, measure: Measure, within: Element) -> list[Strip]:
    """Key points under their title."""
    styles = measure.styles
    whole = Element("L", within, "/A<</O/List/ListNumbering/Square>>")
    title = Element("Caption", whole)
    strips = keep_with_next(line_strips(block.title, styles.key_points, measure, title, space=10))
    inner = measure.inset(_LEAST_INDENT)
    for point in block.points:
        content = Element("LBody", Element("LI", whole))
        lines = line_strips(point.text, styles.body, inner, Element("P", content), space=3)
        behind(lines[:1], partial(_draw_point, measure.x, styles.colours.accent))
        strips += _attributed(lines, point, inner, content)
    return strips


def _draw_point(x: float, colour: str, pen: Pen, top: float, height: float) -> None:
    pen.box(x + 2, top - height / 2 - 2.2, 4.4, 4.4, colour)


def quote_strips(block: Quote, measure: Measure, within: Element) -> list[Strip]:
    """What someone said, with a rule where its lines begin; in quotation marks where the words are theirs."""
    styles = measure.styles
    is_turned = runs_to_the_left(plain(block.text))
    inner = measure.inset(0, 13) if is_turned else measure.inset(13)
    x = measure.x + measure.width - 2 if is_turned else measure.x
    whole = Element("BlockQuote", within)
    lines = line_strips(quoted(block), styles.body, inner, Element("P", whole), space=9)
    strips = _attributed(lines, block, inner, whole)
    return behind(strips, partial(_draw_rule, x, styles.colours.accent))


def _draw_rule(x: float, colour: str, pen: Pen, top: float, height: float) -> None:
    # A little longer than the strip, so that no seam shows between two of them.
    pen.box(x, top - height - 0.2, 2, height + 0.2, colour)


def _attributed(
    lines: list[Strip], block: Quote | KeyPoint, measure: Measure, within: Element
) -> list[Strip]:
    """Words and, on the page of their last line, who said them."""
    parts: list[Span] = [*spans(block.attribution)] if plain(block.attribution) else []
    if plain(block.note):
        parts += [", " if parts else "", *spans(block.note)]
    if block.stance:
        parts += [" · " if parts else "", block.stance.label]
    if not parts:
        return lines
    lines[-1].keeps = True
    return lines + keep_together(
        line_strips(tuple(parts), measure.styles.small, measure, Element("P", within))
    )


_SHORT_NOTICE = 0.25
"""A notice that takes no more of the page than this is not parted."""


def callout_strips(block: Callout, measure: Measure, within: Element) -> list[Strip]:
    """A notice on a wash of colour."""
    styles = measure.styles
    inner = measure.inset(14, 14)
    whole = Element("Div", within)
    strips = [blank(9), *line_strips(block.title, styles.notice_title, inner, Element("P", whole))]
    for text in block.paragraphs:
        strips += [blank(3), *line_strips(text, styles.notice, inner, Element("P", whole))]
    strips.append(blank(9))
    is_short = sum(strip.height for strip in strips) <= styles.height * _SHORT_NOTICE
    for strip in strips[:-1] if is_short else (*strips[:2], *strips[-4:-1]):
        strip.keeps = True
    strips[0].space = 14
    return behind(strips, partial(_draw_wash, measure))


def _draw_wash(measure: Measure, pen: Pen, top: float, height: float) -> None:
    pen.box(measure.x, top - height - 0.2, measure.width, height + 0.2, measure.styles.colours.wash)
