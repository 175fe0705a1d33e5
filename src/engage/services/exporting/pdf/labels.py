"""Sheets of labels and badges: each of them on its own place of the paper, and nothing beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from engage.domain.label_sheets import LabelSheet
from engage.services.exporting.pdf.lines import Line, Style, one_line, set_lines
from engage.services.exporting.pdf.measures import Measure, baseline
from engage.services.exporting.pdf.pages import Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.styles import POINTS, page_size
from engage.services.exporting.pdf.tags import Element
from engage.services.summaries.document import Alignment, Footnote, Labels, Text, plain, spans

_PADDING = 4.0 * POINTS
"""From the edge of a label, which printers miss by a millimetre or two."""
_LARGEST, _LARGEST_NAME = 11.0, 30.0
"""The size of the words on a label, and of the first line of a badge."""
_SMALLEST_WHOLE = 7.0
"""Words are made smaller rather than parted, but not smaller than this."""
_SMALLEST = 5.0
_NAME_SHARE = 0.6
"""How much of a badge its first line may take."""
_LEADING = 1.25
_STEP = 0.94
"""How much smaller words are tried next, where they do not fit."""

_Part: TypeAlias = tuple[Style, list[Line]]


def label_strips(block: Labels, measure: Measure, within: Element) -> list[Strip]:
    """A strip to each sheet, which fills its page."""
    sheet = block.sheet
    skipped = block.skipped % sheet.count
    paper = page_size(sheet.paper)
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
        self._parts = _parts(texts, self._width, self._height - 2 * _padding(sheet), block, measure)
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


def _parts(
    texts: Sequence[Text], width: float, height: float, block: Labels, measure: Measure
) -> list[_Part]:
    """The lines of a label, as large as they go; on a badge, the first is for reading across a table."""
    family, colour = measure.styles.sheet, measure.styles.colours.ink
    if not block.are_badges:
        return _fitted(texts, Style(_LARGEST, 0, family, colour), width, height, measure)
    middle = Style(_LARGEST, 0, family, colour, Alignment.CENTRE)
    name = Style(_LARGEST_NAME, 0, family.bold, colour, Alignment.CENTRE)
    share = height * _NAME_SHARE if len(texts) > 1 else height
    first = _fitted(texts[:1], name, width, share, measure)
    return [*first, *_fitted(texts[1:], middle, width, height - _height(first), measure)]


def _fitted(
    texts: Sequence[Text], largest: Style, width: float, height: float, measure: Measure
) -> list[_Part]:
    """The lines in the largest size in which they fit, cut off where they fit in none."""
    size = largest.size
    while True:
        style = replace(largest, size=round(size, 2), leading=round(size * _LEADING, 2))
        parts = [(style, set_lines(text, style, width, measure.typecase)) for text in texts]
        if _height(parts) <= height and (size <= _SMALLEST_WHOLE or not _is_parted(parts)):
            return parts
        if size <= _SMALLEST:
            return _cut(parts, texts, width, height, measure)
        size = max(size * _STEP, _SMALLEST)


def _height(parts: Sequence[_Part]) -> float:
    return sum(style.leading * len(lines) for style, lines in parts)


def _is_parted(parts: Sequence[_Part]) -> bool:
    """Whether a word had to be parted."""
    return any(not line.goes_on for _, lines in parts for line in lines[:-1])


def _cut(
    parts: Sequence[_Part], texts: Sequence[Text], width: float, height: float, measure: Measure
) -> list[_Part]:
    """As many lines as there is room for; the last of them says that there are more."""
    kept: list[_Part] = []
    for (style, lines), text in zip(parts, texts, strict=True):
        count = int(height / style.leading)
        if count < len(lines):
            rest = plain(text)[sum(map(_length, lines[: count - 1])) :] if count else ""
            last = [one_line(f"{rest} …", style, width, measure.typecase)] if count else []
            lines = [*lines[: max(count - 1, 0)], *last]
        kept.append((style, lines))
        height -= style.leading * len(lines)
    return kept


def _length(line: Line) -> int:
    """How many characters of its text stand in a line, with the space after it."""
    return sum(len(fragment.text) for fragment in line.fragments) + line.goes_on
