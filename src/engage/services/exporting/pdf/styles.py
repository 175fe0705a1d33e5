"""The measures of the printed page, in points, and the styles of its texts, as a house style has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from engage.domain.label_sheets import PAPERS
from engage.services.exporting.house_style import Colours, HouseStyle
from engage.services.exporting.pdf.fonts import SANS, SERIF, Family, family
from engage.services.exporting.pdf.lines import Style
from engage.services.summaries.document import Tone

POINTS = 72 / 25.4
"""To the millimetre."""


@dataclass(frozen=True, slots=True)
class Styles:
    """How everything on a page is set."""

    paper: tuple[float, float]
    left: float
    top: float
    """The height on the page at which the text begins."""
    width: float
    """Of the text."""
    height: float
    header_line: float
    footer_line: float
    footer_rule: float

    colours: Colours
    title: Style
    subtitle: Style
    headings: dict[int, Style]
    paragraphs: dict[Tone, Style]
    key_points: Style
    label: Style
    notice: Style
    notice_title: Style
    cell: Style
    cell_strong: Style
    column_header: Style
    caption: Style
    rubric: Style
    note: Style
    furniture: Style
    mark: Style
    contents: dict[int, Style]
    sheet: Family
    """Labels and badges, which are as large as there is room."""

    @property
    def body(self) -> Style:
        """Prose."""
        return self.paragraphs[Tone.NORMAL]

    @property
    def small(self) -> Style:
        """What stands beside prose."""
        return self.paragraphs[Tone.QUIET]


SPACE_ABOVE_HEADING = {1: 30.0, 2: 20.0, 3: 14.0}


def page_size(name: str) -> tuple[float, float]:
    """The width and height of a paper."""
    width, height = PAPERS[name]
    return width * POINTS, height * POINTS


def styles_of(style: HouseStyle) -> Styles:
    """The styles of a house style; raises what `fonts.family` raises."""
    fonts = style.fonts
    body, labels = family(fonts, fonts.body, SERIF), family(fonts, fonts.labels, SANS)
    headings = family(fonts, fonts.headings, SERIF).bold
    colours, sizes, margins = style.colours, style.sizes, style.margins
    accent, ink, quiet = colours.accent, colours.ink, colours.quiet
    wide, high = page_size(style.paper)
    above, below = margins.top * POINTS, margins.bottom * POINTS
    footer_line = below * 0.6

    def made(size: float, ratio: float, face: Family, colour: str) -> Style:
        return Style(size, _leading(size, ratio), face, colour, link_colour=accent)

    smallest = min(sizes.small, 8.0)
    return Styles(
        paper=(wide, high),
        left=margins.left * POINTS,
        top=high - above,
        width=wide - (margins.left + margins.right) * POINTS,
        height=high - above - below,
        header_line=high - above * 0.62,
        footer_line=footer_line,
        footer_rule=footer_line + min(14.0, (below - footer_line) * 0.7),
        colours=colours,
        title=made(sizes.title, 1.28, headings, accent),
        subtitle=made(sizes.subtitle, 1.46, body, quiet),
        headings={
            1: made(sizes.heading_1, 1.353, headings, accent),
            2: made(sizes.heading_2, 1.4, headings, ink),
            3: made(sizes.heading_3, 1.43, headings, accent),
        },
        paragraphs={
            Tone.NORMAL: made(sizes.body, 1.5, body, ink),
            Tone.QUIET: made(sizes.small, 1.47, labels, quiet),
            Tone.LEAD: made(sizes.lead, 1.48, body, ink),
        },
        key_points=made(sizes.small, 1.47, labels.bold, accent),
        label=made(sizes.small, sizes.table / sizes.small * 1.444, labels.bold, quiet),
        notice=made(sizes.table, 1.444, labels, ink),
        notice_title=made(sizes.table, 1.444, labels.bold, ink),
        cell=made(sizes.table, 1.444, labels, ink),
        cell_strong=made(sizes.table, 1.444, labels.bold, ink),
        column_header=made(sizes.small, 1.47, labels.bold, quiet),
        caption=made(sizes.table, 1.444, labels.bold, ink),
        rubric=made(sizes.small, 1.47, body.italic, quiet),
        note=made(smallest, 1.4, labels, quiet),
        furniture=made(smallest, 1.375, labels, quiet),
        mark=Style(7.5, 11, labels.bold),
        contents={
            1: made(sizes.body, 1.6, labels.bold, ink),
            2: made(sizes.body * 0.95, 1.526, labels, ink),
            3: made(sizes.body * 0.9, 1.5, labels, quiet),
        },
        sheet=labels,
    )


@cache
def _leading(size: float, ratio: float) -> float:
    """From line to line, in half points."""
    return round(size * ratio * 2) / 2
