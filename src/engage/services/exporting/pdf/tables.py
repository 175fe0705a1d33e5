"""Tables as strips."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from engage.services.exporting.cards import MOST_COLUMNS, NAMES
from engage.services.exporting.column_widths import column_widths
from engage.services.exporting.pdf.lines import Line, Style, set_lines
from engage.services.exporting.pdf.measures import (
    Measure,
    baseline,
    keep_together,
    keep_with_next,
    line_strips,
)
from engage.services.exporting.pdf.pages import Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.tags import Element
from engage.services.summaries.document import Table, Text, plain

_GUTTER = 12.0
_PADDING = 3.5
_TALLEST_ROW = 12
"""A row of more lines than this is parted where the page ends."""
_HIGHEST_ROW = 0.4
"""And so is one that takes more of the page than this."""
_HIGHEST_HEADER = 1 / 3
"""A header that takes more of the page than this stands above the first row alone."""
_FORM_ROW = 26.0
"""The least height of a row that is written in by hand."""
_FORM_RULE = 0.6
_COLUMN, _ROW = ("/A<</O/Table/Scope/Column>>", "/A<</O/Table/Scope/Row>>")


def table_strips(table: Table, measure: Measure, within: Element) -> list[Strip]:
    """A table whose headers stand again on every page that it reaches."""
    if not table.columns:
        return []
    styles = measure.styles
    line, ink = styles.colours.line, styles.colours.ink
    whole = Element("Table", within)
    caption = Element("Caption", whole)
    above = line_strips(table.caption, styles.caption, measure, caption) if plain(table.caption) else []
    if len(table.columns) > MOST_COLUMNS and table.rows and not table.is_form:
        strips = [*keep_with_next(above), *_card_strips(table, measure, whole)]
        strips[0].space = 12
        return strips
    cells = _cell_measures(table, measure)
    header_styles, cell_styles, total_styles = (
        [style.aligned(column.alignment) for column in table.columns]
        for style in (styles.column_header, styles.cell, styles.cell_strong)
    )
    head, body = Element("THead", whole), Element("TBody", whole)
    row = Element("TR", head)
    headers = [column.header for column in table.columns]
    heads = [Element("TH", row, _COLUMN) for _ in headers]
    header = keep_with_next(row_strips(headers, header_styles, cells, heads, Rule(ink, 0.9)))
    rules = [Rule(line)] * (len(table.rows) - 1) + [Rule(ink if table.total else line)]
    if table.is_form:
        rules = [Rule(styles.colours.quiet, _FORM_RULE, _FORM_ROW, is_grid=True)] * len(table.rows)
    rows = [
        row_strips(texts, cell_styles, cells, _cells(body, len(texts)), rule)
        for texts, rule in zip(table.rows, rules, strict=False)
    ]
    if table.total:
        rows.append(row_strips(table.total, total_styles, cells, _cells(body, len(headers)), NO_RULE))
    strips = [strip for row in rows for strip in row]
    if len(rows) > 1:
        # Neither the first row nor the last stands alone on a page.
        rows[0][-1].keeps = rows[-2][-1].keeps = True
    if sum(strip.height for strip in header) <= styles.height * _HIGHEST_HEADER:
        for strip in strips:
            strip.header = tuple(header)
    strips = [*keep_with_next(above), *header, *strips]
    strips[0].space = 12
    return strips


def _card_strips(table: Table, measure: Measure, whole: Element) -> list[Strip]:
    """Each row as a table of its own, with the names of the columns before its cells."""
    styles = measure.styles
    room = measure.width - _GUTTER
    sides = [
        measure.at(measure.x, room * NAMES),
        measure.at(measure.x + room * NAMES + _GUTTER, room * (1 - NAMES)),
    ]
    strips: list[Strip] = []
    for texts in (*table.rows, table.total) if table.total else table.rows:
        body = Element("TBody", whole)
        card: list[Strip] = []
        last = len(texts) - 1
        for place, (column, text) in enumerate(zip(table.columns, texts, strict=False)):
            row = Element("TR", body)
            pair = [Element("TH", row, _ROW), Element("TD", row)]
            rule = Rule(styles.colours.ink, 0.9) if place == last else Rule(styles.colours.line)
            card += row_strips([column.header, text], [styles.column_header, styles.cell], sides, pair, rule)
        if sum(strip.height for strip in card) <= styles.height:
            keep_together(card)
        card[0].space = 12 if strips else 0
        strips += card
    return strips


def _cells(body: Element, number: int) -> list[Element]:
    """The cells of a row; the first says what the row is about."""
    row = Element("TR", body)
    return [Element("TD", row) if place else Element("TH", row, _ROW) for place in range(number)]


class Rule(NamedTuple):
    """What parts a row from the next."""

    colour: str
    thickness: float = 0.5
    least: float = 0.0
    """The least height of the row."""
    is_grid: bool = False
    """Whether lines stand between its cells as well."""


NO_RULE = Rule("")


def row_strips(
    cells: Sequence[Text],
    cell_styles: Sequence[Style],
    measures: Sequence[Measure],
    elements: Sequence[Element],
    rule: Rule,
) -> list[Strip]:
    """Texts side by side, with a rule beneath; a long row is parted where the page ends."""
    notes = measures[0].notes
    columns = [
        set_lines(notes.numbered(cell, measure), style, measure.width, measure.typecase)
        for cell, style, measure in zip(cells, cell_styles, measures, strict=True)
    ]
    tallest = max(map(len, columns))
    leading = max(style.leading for style in cell_styles)
    most = min(_TALLEST_ROW, measures[0].styles.height * _HIGHEST_ROW / leading)
    step = tallest if tallest <= most else 1
    strips = []
    for first in range(0, tallest, step):
        above = _PADDING if first == 0 else 0.0
        below = _PADDING if first + step >= tallest else 0.0
        lines = [column[first : first + step] for column in columns]
        drawing = partial(_draw_cells, lines, cell_styles, measures, elements, above)
        strip = Strip(above + step * leading + below, drawing)
        strip.notes = tuple(note for column in lines for note in notes.of(column))
        strips.append(strip)
    strips[-1].height = max(strips[-1].height, rule.least)
    if rule.colour:
        for strip in strips:
            strip.behind = partial(_draw_rules, measures, rule, strip is strips[-1])
    return strips


def _draw_cells(
    columns: Sequence[Sequence[Line]],
    cell_styles: Sequence[Style],
    measures: Sequence[Measure],
    elements: Sequence[Element],
    above: float,
    pen: Pen,
    top: float,
) -> None:
    for lines, style, measure, element in zip(columns, cell_styles, measures, elements, strict=True):
        pen.belongs_to(element)
        y = top - above - baseline(style)
        for line in lines:
            pen.line(line, style, measure.x, y, measure.width)
            y -= style.leading


def _draw_rules(
    measures: Sequence[Measure], rule: Rule, is_last: bool, pen: Pen, top: float, height: float
) -> None:
    """Draw the rule beneath a row, and in a grid the lines in the middle of what parts its cells."""
    left, right = measures[0], measures[-1]
    if is_last:
        pen.rule(left.x, top - height, right.x + right.width - left.x, rule.colour, rule.thickness)
    for before, after in pairwise(measures) if rule.is_grid else ():
        middle = (before.x + before.width + after.x) / 2
        pen.box(middle - rule.thickness / 2, top - height, rule.thickness, height, rule.colour)


def _cell_measures(table: Table, measure: Measure) -> list[Measure]:
    """Where each column stands: as wide as it asks, but no narrower than the longest of its words."""
    gutter = min(_GUTTER, measure.width / (4 * len(table.columns)))
    room = measure.width - gutter * (len(table.columns) - 1)
    styles = measure.styles
    widths = column_widths(table, room, styles.column_header, styles.cell, measure.typecase)
    measures = []
    x = measure.x
    for width in widths:
        measures.append(measure.at(x, width))
        x += width + gutter
    return measures
