"""Sheets of labels and badges: each of them on its own place of the paper, and nothing beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from engage.domain.label_sheets import LabelSheet
from engage.services.exporting.pdf.fonts import Family
from engage.services.exporting.pdf.lines import Line, Style, set_lines
from engage.services.exporting.pdf.measures import Measure, baseline
from engage.services.exporting.pdf.pages import Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.styles import POINTS, paper_size
from engage.services.exporting.pdf.tags import Element
from engage.services.summaries.document import Alignment, Footnote, Labels, Text, spans

_PADDING = 4.0 * POINTS
"""From the edge of a label, which printers miss by a millimetre or two."""
_LARGEST, _LARGEST_NAME = 11.0, 30.0
"""The size of the words on a label, and of the first line of a badge."""
_SMALLEST = 5.0
_LEADING = 1.25
_STEP = 0.94
"""How much smaller words are tried next, where they do not fit."""


def label_strips(block: Labels, measure: Measure, within: Element) -> list[Strip]:
    """A strip to each sheet, which fills its page."""
    sheet = block.sheet
    skipped = block.skipped % sheet.count
    paper = paper_size(sheet.paper)
    places = [None] * skipped + [*block.labels]
    strips = []
    for start in range(0, len(places), sheet.count):
        labels = [
            _Label(label, place, block, measure, within)
            for place, label in enumerate(places[start : start + sheet.count])
            if label is not None
        ]
        drawing = partial(_draw_sheet, labels, paper[1])
        strips.append(Strip(measure.styles.height, drawing, begins_page=True, paper=paper))
    return strips if block.labels else []


def _draw_sheet(labels: Sequence[_Label], top: float, pen: Pen, _: float) -> None:
    for label in labels:
        label.draw(pen, top)


class _Label:
    """One label, set as large as it goes."""

    def __init__(
        self, lines: tuple[Text, ...], place: int, block: Labels, measure: Measure, within: Element
    ) -> None:
        sheet = block.sheet
        self._x = (sheet.left + place % sheet.across * sheet.step_across) * POINTS + _padding(sheet)
        self._y = (sheet.top + place // sheet.across * sheet.step_down) * POINTS
        self._width = sheet.width * POINTS - 2 * _padding(sheet)
        self._height = sheet.height * POINTS
        texts = [tuple(span for span in spans(line) if not isinstance(span, Footnote)) for line in lines]
        self._parts = _fitted(texts, self._width, self._height - 2 * _padding(sheet), block, measure)
        whole = Element("Div", within)
        self._elements = [Element("P", whole) for _ in lines]

    def draw(self, pen: Pen, top: float) -> None:
        """Draw it on a paper of that height, in the middle from top to bottom."""
        used = sum(style.leading * len(lines) for style, lines in self._parts)
        y = top - self._y - (self._height - used) / 2
        for element, (style, lines) in zip(self._elements, self._parts, strict=True):
            pen.belongs_to(element)
            for line in lines:
                pen.line(line, style, self._x, y - baseline(style), self._width)
                y -= style.leading


def _padding(sheet: LabelSheet) -> float:
    return min(_PADDING, sheet.width * POINTS / 8, sheet.height * POINTS / 8)


def _fitted(
    texts: Sequence[Text], width: float, height: float, block: Labels, measure: Measure
) -> list[tuple[Style, list[Line]]]:
    """The lines of a label in the largest size in which they fit, cut off where they fit in none."""
    family, colour = measure.styles.sheet, measure.styles.colours.ink
    for factor in _factors():
        parts = []
        for number, style in enumerate(_styles(len(texts), factor, block, family, colour)):
            parts.append((style, set_lines(texts[number], style, width, measure.typecase)))
        if _height(parts) <= height and (factor <= _SMALLEST / _LARGEST or not _is_parted(parts)):
            return parts
    return _cut(parts, height)


def _factors() -> Iterator[float]:
    factor = 1.0
    while factor > _SMALLEST / _LARGEST:
        yield factor
        factor *= _STEP
    yield _SMALLEST / _LARGEST


def _styles(number: int, factor: float, block: Labels, family: Family, colour: str) -> Iterator[Style]:
    """The styles of the lines of a label: on a badge, the first is for reading across a table."""
    alignment = Alignment.CENTRE if block.are_badges else Alignment.LEFT
    for place in range(number):
        is_name = block.are_badges and place == 0
        size = round((_LARGEST_NAME if is_name else _LARGEST) * factor, 2)
        face = family.bold if is_name else family
        yield Style(size, round(size * _LEADING, 2), face, colour, alignment)


def _height(parts: Sequence[tuple[Style, list[Line]]]) -> float:
    return sum(style.leading * len(lines) for style, lines in parts)


def _is_parted(parts: Sequence[tuple[Style, list[Line]]]) -> bool:
    """Whether a word had to be parted: smaller words are better than those."""
    return any(not line.goes_on for _, lines in parts for line in lines[:-1])


def _cut(parts: Sequence[tuple[Style, list[Line]]], height: float) -> list[tuple[Style, list[Line]]]:
    """As many lines as there is room for."""
    kept = []
    for style, lines in parts:
        count = max(int(height / style.leading), 0)
        kept.append((style, lines[:count]))
        height -= style.leading * min(count, len(lines))
    return kept
