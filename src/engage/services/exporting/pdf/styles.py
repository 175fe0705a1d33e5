"""The measures of the printed page, in points, and the styles of its texts."""

from __future__ import annotations

from engage.services.exporting.house_style import ACCENT, INK, QUIET
from engage.services.exporting.pdf.fonts import SANS, SANS_BOLD, SERIF_BOLD, SERIF_ITALIC
from engage.services.exporting.pdf.lines import Style
from engage.services.summaries.document import Tone

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
"""A4."""
MARGIN = 68.0
TOP = PAGE_HEIGHT - 84
"""Where the text begins."""
BOTTOM = 74.0
TEXT_WIDTH = PAGE_WIDTH - 2 * MARGIN
TEXT_HEIGHT = TOP - BOTTOM
HEADER_LINE = PAGE_HEIGHT - 52
FOOTER_LINE = 44.0

TITLE = Style(25, 32, colour=ACCENT, family=SERIF_BOLD)
SUBTITLE = Style(13, 19, colour=QUIET)
HEADINGS = {
    1: Style(17, 23, colour=ACCENT, family=SERIF_BOLD),
    2: Style(12.5, 17.5, family=SERIF_BOLD),
    3: Style(10.5, 15, colour=ACCENT, family=SERIF_BOLD),
}
SPACE_ABOVE_HEADING = {1: 30.0, 2: 20.0, 3: 14.0}
PARAGRAPHS = {
    Tone.NORMAL: Style(10, 15),
    Tone.QUIET: Style(8.5, 12.5, colour=QUIET, family=SANS),
    Tone.LEAD: Style(11.5, 17),
}
BODY = PARAGRAPHS[Tone.NORMAL]
SMALL = PARAGRAPHS[Tone.QUIET]
LABEL = Style(8.5, 13, colour=QUIET, family=SANS_BOLD)
KEY_POINTS = Style(8.5, 12.5, colour=ACCENT, family=SANS_BOLD)
NOTICE = Style(9, 13, colour=INK, family=SANS)
NOTICE_TITLE = Style(9, 13, colour=INK, family=SANS_BOLD)
CELL = Style(9, 13, colour=INK, family=SANS)
CELL_STRONG = Style(9, 13, colour=INK, family=SANS_BOLD)
COLUMN_HEADER = Style(8.5, 12.5, colour=QUIET, family=SANS_BOLD)
CAPTION = Style(9, 13, colour=INK, family=SANS_BOLD)
RUBRIC = Style(8.5, 12.5, colour=QUIET, family=SERIF_ITALIC)
FURNITURE = Style(8, 11, colour=QUIET, family=SANS)
MARK = Style(7.5, 11, family=SANS_BOLD)
SIGN = Style(7.5, 11, family=SANS_BOLD)
CONTENTS = {
    1: Style(10, 16, family=SANS_BOLD),
    2: Style(9.5, 14.5, family=SANS),
    3: Style(9, 13.5, colour=QUIET, family=SANS),
}
