"""Blocks of words as strips: headings, paragraphs, lists, quotes, notices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from engage.services.exporting.house_style import ACCENT, WASH, quoted
from engage.services.exporting.pdf import styles
from engage.services.exporting.pdf.fonts import Typecase
from engage.services.exporting.pdf.lines import Line, Style, one_line, set_balanced, set_lines
from engage.services.exporting.pdf.pages import Backdrop, Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.summaries.document import (
    BulletList,
    Callout,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Paragraph,
    Quote,
    Span,
    Text,
    Tone,
    plain,
    spans,
)

_CAP_HEIGHT = 0.714
"""Of the Noto faces, as a share of the size: lines are placed so that capitals stand in their middle."""
_NARROWEST = 60.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The breadth in which something is set."""

    typecase: Typecase
    x: float = styles.MARGIN
    width: float = styles.TEXT_WIDTH

    def inset(self, left: float, right: float = 0.0) -> Measure:
        """A narrower one inside; there is an end to that, for something must stand in it."""
        left = min(left, max(self.width - right - _NARROWEST, 0.0))
        return Measure(self.typecase, self.x + left, self.width - left - right)


def line_strips(
    text: Text, style: Style, measure: Measure, space: float = 0.0, *, is_balanced: bool = False
) -> list[Strip]:
    """The lines of a text, with neither the first nor the last alone on a page."""
    setter = set_balanced if is_balanced else set_lines
    lines = setter(text, style, measure.width, measure.typecase)
    strips = [Strip(style.leading, partial(_draw_line, line, style, measure)) for line in lines]
    strips[0].space = space
    if len(strips) > 1:
        strips[0].keeps = strips[-2].keeps = True
    return strips


def baseline(style: Style) -> float:
    """How far below the upper edge of a line its letters stand."""
    return (style.leading + style.size * _CAP_HEIGHT) / 2


def _draw_line(line: Line, style: Style, measure: Measure, pen: Pen, top: float) -> None:
    pen.line(line, style, measure.x, top - baseline(style), measure.width)


def keep_together(strips: list[Strip]) -> list[Strip]:
    """Mark strips as not to be parted from one another."""
    for strip in strips[:-1]:
        strip.keeps = True
    return strips


def keep_with_next(strips: list[Strip]) -> list[Strip]:
    """Mark strips as not to be parted from one another nor from what follows."""
    for strip in strips:
        strip.keeps = True
    return strips


def behind(strips: list[Strip], backdrop: Backdrop) -> list[Strip]:
    """Put something behind each strip."""
    for strip in strips:
        strip.behind = backdrop
    return strips


def blank(height: float) -> Strip:
    """Free space that stays where it is put."""
    return Strip(height, _nothing)


def _nothing(pen: Pen, top: float) -> None: ...


# Blocks


def heading_strips(block: Heading, section: int, measure: Measure) -> list[Strip]:
    """A heading."""
    style = styles.HEADINGS[block.level]
    space = styles.SPACE_ABOVE_HEADING[block.level]
    strips = line_strips(heading_text(block), style, measure, space, is_balanced=True)
    strips[0].section = section
    return strips


def heading_text(block: Heading) -> tuple[Span, ...]:
    """A heading with its code."""
    return (f"{block.code}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}" if block.code else "", *spans(block.text))


def paragraph_strips(block: Paragraph, measure: Measure) -> list[Strip]:
    """A paragraph; a quiet one stands close under what it belongs to."""
    space = 3 if block.tone is Tone.QUIET else 8
    return line_strips(block.text, styles.PARAGRAPHS[block.tone], measure, space)


def list_strips(block: BulletList, measure: Measure) -> list[Strip]:
    """A list with its bullets or numbers."""
    return _item_strips(block.items, measure, is_numbered=block.is_numbered, space=7)


def _item_strips(
    items: Sequence[Item], measure: Measure, *, is_numbered: bool = False, space: float = 3
) -> list[Strip]:
    strips = []
    marks = [
        one_line(f"{number}." if is_numbered else "•", styles.BODY, measure.width, measure.typecase)
        for number in range(1, len(items) + 1)
    ]
    inner = measure.inset(max([16.0, *(mark.width + 5 for mark in marks)]))
    for mark, item in zip(marks, items, strict=True):
        lines = line_strips(item.text, styles.BODY, inner, space)
        lines[0].behind = partial(_draw_mark, mark, styles.BODY, measure)
        strips += lines
        strips += _item_strips(item.items, inner)
        space = 3
    return strips


def _draw_mark(line: Line, style: Style, measure: Measure, pen: Pen, top: float, height: float) -> None:
    _draw_line(line, style, measure, pen, top)


def key_point_strips(block: KeyPoints, measure: Measure) -> list[Strip]:
    """Key points under their title."""
    strips = keep_with_next(line_strips(block.title, styles.KEY_POINTS, measure, space=10))
    inner = measure.inset(16)
    for point in block.points:
        lines = line_strips(point.text, styles.BODY, inner, space=3)
        behind(lines[:1], partial(_draw_point, measure.x))
        strips += _attributed(lines, point, inner)
    return strips


def _draw_point(x: float, pen: Pen, top: float, height: float) -> None:
    pen.box(x + 2, top - height / 2 - 2.2, 4.4, 4.4, ACCENT)


def quote_strips(block: Quote, measure: Measure) -> list[Strip]:
    """What someone said, with a rule at its left; in quotation marks where the words are theirs."""
    inner = measure.inset(13)
    lines = line_strips(quoted(block), styles.BODY, inner, space=9)
    strips = _attributed(lines, block, inner)
    return behind(strips, partial(_draw_rule, measure.x))


def _draw_rule(x: float, pen: Pen, top: float, height: float) -> None:
    # A little longer than the strip, so that no seam shows between two of them.
    pen.box(x, top - height - 0.2, 2, height + 0.2, ACCENT)


def _attributed(lines: list[Strip], block: Quote | KeyPoint, measure: Measure) -> list[Strip]:
    """Words and, on the page of their last line, who said them."""
    parts: list[Span] = [*spans(block.attribution)] if plain(block.attribution) else []
    if plain(block.note):
        parts += [", " if parts else "", *spans(block.note)]
    if block.stance:
        parts += [" · " if parts else "", block.stance.label]
    if not parts:
        return lines
    lines[-1].keeps = True
    return lines + keep_together(line_strips(tuple(parts), styles.SMALL, measure))


def callout_strips(block: Callout, measure: Measure) -> list[Strip]:
    """A notice on a wash of colour."""
    inner = measure.inset(14, 14)
    strips = [blank(9), *line_strips(block.title, styles.NOTICE_TITLE, inner)]
    for text in block.paragraphs:
        lines = line_strips(text, styles.NOTICE, inner)
        strips += [blank(3), *lines]
    strips.append(blank(9))
    for strip in (*strips[:2], strips[-2]):
        strip.keeps = True
    strips[0].space = 14
    return behind(strips, partial(_draw_wash, measure))


def _draw_wash(measure: Measure, pen: Pen, top: float, height: float) -> None:
    pen.box(measure.x, top - height - 0.2, measure.width, height + 0.2, WASH)
