"""The blocks of a document as strips, with what of them stays together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from engage.domain.progress import Progress, steps
from engage.services.exporting.house_style import HouseStyle
from engage.services.exporting.openings import openings
from engage.services.exporting.pdf.figures import chart_strips, code_strips, stance_strips
from engage.services.exporting.pdf.labels import label_strips
from engage.services.exporting.pdf.measures import Measure, keep_with_next
from engage.services.exporting.pdf.pages import Strip
from engage.services.exporting.pdf.tables import table_strips
from engage.services.exporting.pdf.tags import Element
from engage.services.exporting.pdf.texts import (
    callout_strips,
    heading_strips,
    key_point_strips,
    list_strips,
    paragraph_strips,
    quote_strips,
)
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    Counts,
    Heading,
    KeyPoints,
    Labels,
    PageBreak,
    Paragraph,
    QrCode,
    Quote,
    StanceBar,
    Table,
    Tone,
)

_BELOW_QUOTE = 9.0


def set_blocks(
    blocks: Sequence[Block], measure: Measure, style: HouseStyle, within: Element, progress: Progress
) -> list[Strip]:
    """All blocks one below the other; `within` gets a section for each heading."""
    strips: list[Strip] = []
    headings = _Headings(within)
    is_page_due = False
    level = 0
    before: Block | None = None
    told = steps(blocks, progress, "Setting the pages")
    for block, is_opening in zip(told, openings(blocks), strict=True):
        if isinstance(block, PageBreak):
            is_page_due = True
            continue
        here = _strips(block, headings, measure, style)
        if isinstance(block, Heading):
            if block.level <= level and not isinstance(before, Heading) and strips:
                # What stands above was all that its section had, and leads up to nothing here.
                strips[-1].keeps = False
            level = block.level
        if is_opening:
            here = keep_with_next(here)
        if isinstance(before, Quote | KeyPoints) and isinstance(block, Paragraph) and here:
            # Else it would seem to tell who said it.
            here[0].space = max(here[0].space, _BELOW_QUOTE)
        if is_page_due and here:
            here[0].begins_page = True
            is_page_due = False
        if isinstance(block, Labels) and here:
            is_page_due = True
        strips += here
        before = block
    return strips


class _Headings:
    """The sections that have begun: each is part of the one of the level above."""

    def __init__(self, within: Element) -> None:
        self._open = [within]
        self._numbers = count()

    @property
    def section(self) -> Element:
        """The innermost section."""
        return self._open[-1]

    def strips(self, heading: Heading, measure: Measure) -> list[Strip]:
        """Begin a section with its heading, which is read at most one level below the one before it."""
        level = min(heading.level, len(self._open))
        del self._open[level:]
        self._open.append(Element("Sect", self._open[-1]))
        return heading_strips(heading, next(self._numbers), level, measure, self.section)


def _strips(block: Block, headings: _Headings, measure: Measure, style: HouseStyle) -> list[Strip]:
    within = headings.section
    match block:
        case Heading():
            return headings.strips(block, measure)
        case Paragraph():
            return paragraph_strips(block, measure, within)
        case BulletList():
            return list_strips(block, measure, within)
        case KeyPoints():
            return key_point_strips(block, measure, within)
        case Quote():
            return quote_strips(block, measure, within)
        case Table():
            return table_strips(block, measure, within)
        case Counts():
            return paragraph_strips(Paragraph(block.text, Tone.QUIET), measure, within)
        case StanceBar():
            return stance_strips(block, measure, style, within)
        case Chart():
            return chart_strips(block, measure, style, within)
        case Labels():
            return label_strips(block, measure, within)
        case Callout():
            return callout_strips(block, measure, within)
        case QrCode():
            return code_strips(block, measure, within)
        case PageBreak():
            return []
