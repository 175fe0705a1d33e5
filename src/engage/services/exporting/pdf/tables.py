"""Tables and stance bars as strips."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from engage.services.exporting.house_style import INK, LINE, STANCE_COLOURS, STANCE_SIGNS
from engage.services.exporting.pdf import styles
from engage.services.exporting.pdf.lines import Line, Style, set_lines
from engage.services.exporting.pdf.pages import Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.texts import Measure, baseline, behind, keep_with_next, line_strips
from engage.services.summaries.document import Alignment, StanceBar, StanceCount, Table, Text, plain

_GUTTER = 12.0
_PADDING = 3.5
_TALLEST_ROW = 12
"""A row of more lines than this is parted where the page ends."""
_TALLEST_HEADER = styles.TEXT_HEIGHT / 3
"""A header that takes more of the page than this stands above the first row alone."""
_BAR_HEIGHT = 11.0
_BAR_GAP = 1.2
_ROOM_FOR_SIGN = 9.0
_LEAST_SEEN = 1.5
"""So wide is even one of a thousand in a bar."""


def table_strips(table: Table, measure: Measure) -> list[Strip]:
    """A table whose headers stand again on every page that it reaches."""
    if not table.columns:
        return []
    cells = _cell_measures(table, measure)
    header_styles, cell_styles, total_styles = (
        [style.aligned(column.alignment) for column in table.columns]
        for style in (styles.COLUMN_HEADER, styles.CELL, styles.CELL_STRONG)
    )
    headers = [column.header for column in table.columns]
    header = keep_with_next(row_strips(headers, header_styles, cells, INK, 0.9))
    rules = [LINE] * (len(table.rows) - 1) + [INK if table.total else LINE]
    rows = [row_strips(row, cell_styles, cells, rule) for row, rule in zip(table.rows, rules, strict=False)]
    if table.total:
        rows.append(row_strips(table.total, total_styles, cells))
    strips = [strip for row in rows for strip in row]
    if len(rows) > 1:
        # Neither the first row nor the last stands alone on a page.
        rows[0][-1].keeps = rows[-2][-1].keeps = True
    if sum(strip.height for strip in header) <= _TALLEST_HEADER:
        for strip in strips:
            strip.header = tuple(header)
    caption = line_strips(table.caption, styles.CAPTION, measure) if plain(table.caption) else []
    strips = [*keep_with_next(caption), *header, *strips]
    strips[0].space = 12
    return strips


def row_strips(
    cells: Sequence[Text],
    cell_styles: Sequence[Style],
    measures: Sequence[Measure],
    rule: str = "",
    thickness: float = 0.5,
) -> list[Strip]:
    """Texts side by side, with a rule of that colour beneath; a long row is parted where the page ends."""
    columns = [
        set_lines(cell, style, measure.width, measure.typecase)
        for cell, style, measure in zip(cells, cell_styles, measures, strict=True)
    ]
    tallest = max(map(len, columns))
    step = tallest if tallest <= _TALLEST_ROW else 1
    leading = cell_styles[0].leading
    strips = []
    for first in range(0, tallest, step):
        above = _PADDING if first == 0 else 0.0
        below = _PADDING if first + step >= tallest else 0.0
        lines = [column[first : first + step] for column in columns]
        drawing = partial(_draw_cells, lines, cell_styles, measures, above)
        strips.append(Strip(above + step * leading + below, drawing))
    if rule:
        width = measures[-1].x + measures[-1].width - measures[0].x
        behind(strips[-1:], partial(_draw_rule, measures[0].x, width, rule, thickness))
    return strips


def _draw_cells(
    columns: Sequence[Sequence[Line]],
    cell_styles: Sequence[Style],
    measures: Sequence[Measure],
    above: float,
    pen: Pen,
    top: float,
) -> None:
    for lines, style, measure in zip(columns, cell_styles, measures, strict=True):
        y = top - above - baseline(style)
        for line in lines:
            pen.line(line, style, measure.x, y, measure.width)
            y -= style.leading


def _draw_rule(
    x: float, width: float, code: str, thickness: float, pen: Pen, top: float, height: float
) -> None:
    pen.rule(x, top - height, width, code, thickness)


def _cell_measures(table: Table, measure: Measure) -> list[Measure]:
    """Where each column stands: as wide as it asks, but no narrower than the longest word of its header."""
    gutter = min(_GUTTER, measure.width / (4 * len(table.columns)))
    room = measure.width - gutter * (len(table.columns) - 1)
    needed = []
    for column in table.columns:
        words = "\n".join(column.header.split())
        lines = set_lines(words, styles.COLUMN_HEADER, room, measure.typecase)
        needed.append(max(line.width for line in lines))
    widths = _shares([max(column.width, 0.01) for column in table.columns], needed, room)
    measures = []
    x = measure.x
    for width in widths:
        measures.append(Measure(measure.typecase, x, width))
        x += width + gutter
    return measures


def _shares(weights: Sequence[float], needed: Sequence[float], room: float) -> list[float]:
    """The room shared by weight, with no less for anyone than is needed while there is enough."""
    if sum(needed) >= room:
        return [need * room / sum(needed) for need in needed]
    short: set[int] = set()
    while True:
        left = room - sum(needed[place] for place in short)
        weight = sum(weight for place, weight in enumerate(weights) if place not in short)
        shares = [
            needed[place] if place in short else share * left / weight for place, share in enumerate(weights)
        ]
        more = {place for place, share in enumerate(shares) if share < needed[place]} - short
        if not more:
            return shares
        short |= more


def stance_strips(bar: StanceBar, measure: Measure) -> list[Strip]:
    """How organisations stood, drawn to scale and said in words."""
    counts = [count for count in bar.counts if count.organisations.value > 0]
    words = line_strips(bar.text, styles.SMALL, measure, space=2)
    if not counts:
        return words
    drawing = partial(_draw_bar, counts, measure)
    return [Strip(_BAR_HEIGHT, drawing, space=6, keeps=True), *keep_with_next(words[:-1]), words[-1]]


def _draw_bar(counts: Sequence[StanceCount], measure: Measure, pen: Pen, top: float) -> None:
    x = measure.x
    room = measure.width - _BAR_GAP * (len(counts) - 1)
    widths = _shares([count.organisations.value for count in counts], [_LEAST_SEEN] * len(counts), room)
    for count, width in zip(counts, widths, strict=True):
        fill, ink = STANCE_COLOURS[count.stance]
        pen.box(x, top - _BAR_HEIGHT, width, _BAR_HEIGHT, fill, radius=min(1.5, width / 2))
        if width >= _ROOM_FOR_SIGN:
            style = styles.SIGN.coloured(ink).aligned(Alignment.CENTRE)
            sign = set_lines(STANCE_SIGNS[count.stance], style, width, measure.typecase)[0]
            pen.line(sign, style, x, top - _BAR_HEIGHT / 2 - style.size * 0.36, width)
        x += width + _BAR_GAP
