"""Charts as drawings of plain shapes, which every format shows in its own way.

PDF draws the shapes on its pages (`pdf.drawings`), web pages hold them as SVG, and what takes neither gets a
picture. A drawing has its numbers written in it, so that nobody needs its colours, and a text for those who
do not see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape
from typing import TypeAlias

from engage.domain.colours import contrast, mixed
from engage.domain.text import clean
from engage.services.exporting.house_style import PLAIN, STANCE_COLOURS, STANCE_SIGNS, HouseStyle
from engage.services.exporting.pdf.fonts import SANS, SANS_BOLD, Typecase
from engage.services.exporting.pdf.lines import Style, set_lines
from engage.services.summaries.document import (
    Alignment,
    Chart,
    ChartForm,
    ChartRow,
    StanceBar,
    plain,
)

_MOST_ROWS = 24
"""Rows of one drawing; what has more is drawn in several, one below the other."""
_LONGEST_TEXT = 1500
"""Characters of the text of a drawing; nobody listens to longer ones."""
_LABELS = 0.34
"""The share of the width that the labels of the rows may take."""
_GAP = 10.0
_BAR = 15.0
_CELL = 24.0
_HEAT_LABELS = 0.26
"""The same where columns of cells stand beside them."""
_SMALLEST_HEAD = 0.7
"""The share of their size to which the heads of narrow columns may shrink, so that no word is cut."""
_ROOM_FOR_NUMBER = 5.0
"""What a bar must be wider than its number to hold it."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box; measures are points from the top left of the drawing."""

    x: float
    y: float
    width: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words, aligned at `x`, with its baseline at `y`."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    alignment: Alignment = Alignment.LEFT
    is_strong: bool = False


Shape: TypeAlias = Box | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a field of so many points, and what they say to those who do not see them."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    text: str


def draw(chart: Chart, width: float, style: HouseStyle = PLAIN) -> list[Drawing]:
    """Draw a chart so wide, in as many drawings as its rows need; nothing where it has none."""
    parts = [
        replace(chart, rows=chart.rows[start : start + _MOST_ROWS])
        for start in range(0, len(chart.rows), _MOST_ROWS)
    ]
    if not chart.series:
        return []
    most = _most(chart)
    return [_Draughtsman(part, width, style, most).drawn() for part in parts]


def draw_stances(bar: StanceBar, width: float, style: HouseStyle = PLAIN) -> Drawing | None:
    """Draw how organisations stood as one bar, or nothing where none took a stance."""
    counts = [count for count in bar.counts if count.organisations.value > 0]
    if not counts:
        return None
    chart = Chart(
        "How organisations stood",
        "",
        "organisations",
        tuple(count.stance.label for count in counts),
        (ChartRow("", tuple(count.organisations for count in counts)),),
        stances=tuple(count.stance for count in counts),
    )
    painter = _Draughtsman(chart, width, style, sum(count.organisations.value for count in counts))
    shapes = tuple(painter.segments(chart.rows[0], 0.0, 0.0, width))
    return Drawing(width, _BAR, shapes, f"How organisations stood: {plain(bar.numbers)}")


def text_of(chart: Chart) -> str:
    """A chart in words, for those who do not see it."""
    form = "Heat map" if chart.form is ChartForm.HEAT else "Bar chart"
    parts = [f"{form}: {chart.title}, in {chart.unit}."]
    length = len(parts[0])
    for number, row in enumerate(chart.rows):
        pairs = zip(chart.series, row.values, strict=True)
        values = ", ".join(
            f"{name} {value}" if len(chart.series) > 1 else str(value) for name, value in pairs if value
        )
        said = f"{_BLANKS.sub(' ', plain(row.label)).strip()}: {values or 'none'}."
        if length + len(said) > _LONGEST_TEXT:
            parts.append(f"And {len(chart.rows) - number} more.")
            break
        parts.append(said)
        length += len(said)
    return " ".join(clean(part) for part in parts)


def svg(drawing: Drawing, name: str) -> str:
    """A drawing as an SVG element to be put into a web page; `name` is no other element's on that page."""
    shapes = "".join(map(_svg_shape, drawing.shapes))
    return (
        f'<svg role="img" viewBox="0 0 {drawing.width:.6g} {drawing.height:.6g}" aria-labelledby="{name}">'
        f'<title id="{name}">{escape(drawing.text)}</title>{shapes}</svg>'
    )


@lru_cache(maxsize=32)
def png(drawing: Drawing) -> bytes:
    """A drawing as a picture; the same drawing makes the same bytes.

    The last ones are kept: most documents go out in more than one format.
    """
    from engage.services.exporting.pdf.drawings import picture

    return picture(drawing)


_ANCHORS = {Alignment.LEFT: "start", Alignment.CENTRE: "middle", Alignment.RIGHT: "end"}


def _svg_shape(shape: Shape) -> str:
    match shape:
        case Box():
            return (
                f'<rect x="{shape.x:.6g}" y="{shape.y:.6g}" width="{shape.width:.6g}"'
                f' height="{shape.height:.6g}" fill="{shape.fill}"/>'
            )
        case Words():
            weight = ' font-weight="700"' if shape.is_strong else ""
            return (
                f'<text x="{shape.x:.6g}" y="{shape.y:.6g}" font-size="{shape.size:.6g}"'
                f' fill="{shape.fill}" text-anchor="{_ANCHORS[shape.alignment]}"{weight}>'
                f"{escape(clean(shape.text))}</text>"
            )


def _most(chart: Chart) -> int:
    """The number that fills the whole width, or the darkest cell."""
    rows = ([value.value for value in row.values if value] for row in chart.rows)
    if chart.form is ChartForm.HEAT:
        return max((value for row in rows for value in row), default=0)
    return max(map(sum, rows), default=0)


class _Draughtsman:
    """Draws one chart; all of its parts share their scale."""

    def __init__(self, chart: Chart, width: float, style: HouseStyle, most: int) -> None:
        self._chart = chart
        self._width = width
        self._colours = style.colours
        self._size = style.sizes.small
        self._most = max(most, 1)
        self._typecase = Typecase()
        wanted = max((self._measure(self._label(row)) for row in chart.rows), default=0.0)
        share = _HEAT_LABELS if chart.form is ChartForm.HEAT and len(chart.series) > 1 else _LABELS
        self._left = min(wanted, width * share)

    def drawn(self) -> Drawing:
        shapes: list[Shape] = []
        y = 0.0
        is_heat = self._chart.form is ChartForm.HEAT
        if is_heat:
            y = self._column_heads(shapes)
        elif len(self._chart.series) > 1:
            y = self._legend(shapes)
        for row in self._chart.rows:
            lines = self._wrapped(self._label(row), self._left, 2)
            height = max(_CELL if is_heat else _BAR, len(lines) * self._leading)
            self._lines(shapes, lines, self._left, y + height / 2, Alignment.RIGHT)
            x = self._left + _GAP
            if is_heat:
                shapes += self._cells(row, x, y, height)
                y += height
            else:
                shapes += self._bar(row, x, y + (height - _BAR) / 2)
                y += height + 5
        return Drawing(self._width, y, tuple(shapes), text_of(self._chart))

    # Bars

    def _bar(self, row: ChartRow, x: float, y: float) -> Iterator[Shape]:
        """The bar of a row, and how many it is in all."""
        total = sum(value.value for value in row.values if value)
        number = f"{total:,}"
        room = self._width - x - self._measure("0" * len(f"{self._most:,}")) - 6
        width = room * total / self._most
        yield from self.segments(row, x, y, width)
        end = x + width + (4 if total else 0)
        yield Words(end, y + _BAR / 2 + self._drop, number, self._size, self._colours.ink, is_strong=True)

    def segments(self, row: ChartRow, x: float, y: float, width: float) -> Iterator[Shape]:
        """The values of a row one behind the other, each with its number or its sign where there is room."""
        values = [value.value if value else 0 for value in row.values]
        total = sum(values)
        for place, value in enumerate(values):
            if not value:
                continue
            wide = width * value / total
            fill, ink = self._fill(place)
            yield Box(x, y, max(wide - 0.75, 0.5), _BAR, fill)
            words = self._in_bar(place, value)
            if len(values) > 1 and self._measure(words) + _ROOM_FOR_NUMBER <= wide:
                yield Words(
                    x + wide / 2,
                    y + _BAR / 2 + self._drop,
                    words,
                    self._size,
                    ink,
                    Alignment.CENTRE,
                    is_strong=True,
                )
            x += wide

    def _in_bar(self, place: int, value: int) -> str:
        sign = self._sign(place)
        return f"{sign} {value:,}" if sign else f"{value:,}"

    def _sign(self, place: int) -> str:
        """The sign of a stance, but for neutral: “0 9” would be read as a number, and “0 Neutral” as none."""
        sign = STANCE_SIGNS[self._chart.stances[place]] if self._chart.stances else ""
        return "" if sign == "0" else sign

    def _fill(self, place: int) -> tuple[str, str]:
        """The colour of a series, and that of what is written on it."""
        if self._chart.stances:
            return STANCE_COLOURS[self._chart.stances[place]]
        share = 1 - 0.75 * place / max(len(self._chart.series) - 1, 1) if place else 1.0
        return self._tint(share)

    def _legend(self, shapes: list[Shape]) -> float:
        """What the colours are, in lines as wide as the drawing."""
        x, y = self._left + _GAP, 0.0
        for place, name in enumerate(self._chart.series):
            sign = self._sign(place)
            words = f"{sign}{'  ' if sign else ''}{self._cut(name, self._width / 3)}"
            wide = self._measure(words) + 26
            if x + wide > self._width and x > self._left + _GAP:
                x, y = self._left + _GAP, y + self._leading
            shapes.append(Box(x, y + 2, 9, 9, self._fill(place)[0]))
            shapes.append(Words(x + 13, y + 9.5, words, self._size, self._colours.ink))
            x += wide
        return y + self._leading + 6

    # Heat

    @property
    def _cell_width(self) -> float:
        return (self._width - self._left - _GAP) / len(self._chart.series)

    def _column_heads(self, shapes: list[Shape]) -> float:
        room = self._cell_width - 2
        longest = max(self._measure(word[:500]) for name in self._chart.series for word in name.split(" "))
        share = min(max(room / max(longest, 1.0), _SMALLEST_HEAD), 1.0)
        heads = [self._wrapped(name, room / share, 3) for name in self._chart.series]
        most = max(map(len, heads))
        for place, lines in enumerate(heads):
            x = self._left + _GAP + (place + 0.5) * self._cell_width
            middle = (most - len(lines) / 2) * self._leading
            self._lines(shapes, lines, x, middle, Alignment.CENTRE, self._colours.quiet, share)
        return most * self._leading + 4

    def _cells(self, row: ChartRow, x: float, y: float, height: float) -> Iterator[Shape]:
        for place, value in enumerate(row.values):
            left = x + place * self._cell_width
            fill, ink = self._tint(value.value / self._most) if value else (self._colours.wash, "")
            yield Box(left, y, max(self._cell_width - 1, 0.5), height - 1, fill)
            yield Words(
                left + self._cell_width / 2,
                y + (height - 1) / 2 + self._drop,
                "–" if value is None else str(value) if value.value else "0",
                self._size,
                ink or self._colours.quiet,
                Alignment.CENTRE,
                is_strong=bool(value and value.value),
            )

    def _tint(self, share: float) -> tuple[str, str]:
        """The accent, the paler the smaller the share, and the ink that is read upon it."""
        if share <= 0:
            return self._colours.wash, self._colours.quiet
        strength = 0.15 + 0.85 * share
        fill = mixed("#ffffff", self._colours.accent, strength)
        light = contrast(fill, "#ffffff") >= contrast(fill, self._colours.ink)
        return fill, "#ffffff" if light else self._colours.ink

    # Words

    @property
    def _leading(self) -> float:
        return self._size * 1.4

    @property
    def _drop(self) -> float:
        """From the middle of a line down to where its letters stand."""
        return self._size * 0.36

    def _label(self, row: ChartRow) -> str:
        return _BLANKS.sub(" ", clean(plain(row.label))).strip()

    def _lines(
        self,
        shapes: list[Shape],
        lines: Sequence[str],
        x: float,
        middle: float,
        alignment: Alignment,
        colour: str = "",
        share: float = 1.0,
    ) -> None:
        """Lines one below the other, around a height, of a share of the usual size."""
        y = middle - (len(lines) - 1) * self._leading / 2 + self._drop
        for line in lines:
            shapes.append(Words(x, y, line, self._size * share, colour or self._colours.ink, alignment))
            y += self._leading

    def _measure(self, text: str) -> float:
        style = Style(self._size, self._size, family=SANS_BOLD if self._chart.stances else SANS)
        return set_lines(text, style, 1e6, self._typecase)[0].width

    def _wrapped(self, text: str, room: float, most: int) -> list[str]:
        """A text in so many lines at most, cut off where it is longer still."""
        lines: list[str] = []
        words = text.split(" ")
        while words:
            taken = 1
            while taken < len(words) and self._measure(" ".join(words[: taken + 1])) <= room:
                taken += 1
            is_last = len(lines) == most - 1
            lines.append(self._cut(" ".join(words if is_last else words[:taken]), room))
            if is_last:
                break
            words = words[taken:]
        return lines

    def _cut(self, text: str, room: float) -> str:
        if self._measure(text[:500]) <= room and len(text) <= 500:
            return text
        short, long = 0, min(len(text), 500)
        while short < long:
            middle = (short + long + 1) // 2
            if self._measure(f"{text[:middle].rstrip()}…") <= room:
                short = middle
            else:
                long = middle - 1
        return f"{text[:short].rstrip()}…"
