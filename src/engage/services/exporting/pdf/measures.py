"""The breadth in which a text is set, and its lines as strips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from engage.services.exporting.pdf.fonts import Typecase
from engage.services.exporting.pdf.lines import (
    Line,
    NoteMark,
    Style,
    Words,
    one_line,
    set_balanced,
    set_lines,
)
from engage.services.exporting.pdf.pages import Backdrop, Drawing, Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.styles import Styles
from engage.services.exporting.pdf.tags import Element, Note
from engage.services.summaries.document import Footnote, Text

_CAP_HEIGHT = 0.714
"""Of the Noto faces, as a share of the size: lines are placed so that capitals stand in their middle."""
_NARROWEST = 60.0
_NOTE_INDENT = 16.0


@dataclass(frozen=True, slots=True)
class Measure:
    """The breadth in which something is set, and what it is set with."""

    typecase: Typecase
    styles: Styles
    notes: Notes
    x: float
    width: float

    def at(self, x: float, width: float) -> Measure:
        """The same somewhere else."""
        return Measure(self.typecase, self.styles, self.notes, x, width)

    def inset(self, left: float, right: float = 0.0) -> Measure:
        """A narrower one inside; there is an end to that, for something must stand in it."""
        left = min(left, max(self.width - right - _NARROWEST, 0.0))
        return self.at(self.x + left, self.width - left - right)


class Notes:
    """The footnotes of a document, numbered as they come."""

    def __init__(self) -> None:
        self.elements: dict[int, Note] = {}
        self._strips: dict[int, list[Strip]] = {}

    def numbered(self, text: Text, measure: Measure) -> Words:
        """The text with a number in place of each footnote, which is set as wide as the page.

        It is the text itself where there is none.
        """
        if not isinstance(text, tuple) or Footnote not in map(type, text):
            return text
        return tuple(
            self._number(span.text, measure) if isinstance(span, Footnote) else span for span in text
        )

    def _number(self, text: str, measure: Measure) -> NoteMark:
        number = len(self.elements) + 1
        self.elements[number] = element = Note(number)
        styles = measure.styles
        mark = one_line(str(number), styles.note, _NOTE_INDENT * 2, measure.typecase)
        inner = measure.at(styles.left, styles.width).inset(max(_NOTE_INDENT, mark.width + 5))
        label = Element("Lbl", element)
        strips = line_strips(text, styles.note, inner, Element("P", element))
        beside(strips[0], label, partial(draw_line, mark, styles.note, styles.left, _NOTE_INDENT))
        self._strips[number] = strips
        return NoteMark(number)

    def of(self, lines: Sequence[Line]) -> tuple[Strip, ...]:
        """The footnotes whose numbers stand in these lines; each is given once."""
        found = (fragment.look.note for line in lines for fragment in line.fragments if fragment.look.note)
        return tuple(strip for number in found for strip in self._strips.pop(number, ()))


def line_strips(
    text: Text,
    style: Style,
    measure: Measure,
    element: Element,
    space: float = 0.0,
    *,
    is_balanced: bool = False,
) -> list[Strip]:
    """The lines of a text, with neither the first nor the last alone on a page."""
    setter = set_balanced if is_balanced else set_lines
    words = measure.notes.numbered(text, measure)
    lines = setter(words, style, measure.width, measure.typecase)
    x, width = measure.x, measure.width
    strips = [Strip(style.leading, partial(draw_line, line, style, x, width), element) for line in lines]
    if words is not text:
        for strip, line in zip(strips, lines, strict=True):
            strip.notes = measure.notes.of((line,))
    strips[0].space = space
    if len(strips) > 1:
        strips[0].keeps = strips[-2].keeps = True
    return strips


def baseline(style: Style) -> float:
    """How far below the upper edge of a line its letters stand."""
    return (style.leading + style.size * _CAP_HEIGHT) / 2


def draw_line(line: Line, style: Style, x: float, width: float, pen: Pen, top: float) -> None:
    """Draw a line whose upper edge lies there."""
    pen.line(line, style, x, top - baseline(style), width)


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


def beside(strip: Strip, element: Element, drawing: Drawing) -> None:
    """Draw something of another element with a strip, before what stands in that."""
    strip.draw = partial(_draw_both, element, drawing, strip.element, strip.draw)


def _draw_both(
    first: Element, drawing: Drawing, second: Element | None, then: Drawing, pen: Pen, top: float
) -> None:
    pen.belongs_to(first)
    drawing(pen, top)
    pen.belongs_to(second)
    then(pen, top)


def blank(height: float) -> Strip:
    """Free space that stays where it is put."""
    return Strip(height, _nothing)


def _nothing(pen: Pen, top: float) -> None: ...
