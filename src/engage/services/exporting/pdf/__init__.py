"""PDF: pages of A4 that look the same everywhere, with their fonts, bookmarks and links inside.

The document is set in lines (`lines`, `texts`, `tables`), the lines are laid on pages (`pages`), and only
when the number of every page is known is anything drawn. ReportLab draws; its paragraphs, which read markup,
are not used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from engage.domain.progress import Progress, silent
from engage.domain.text import clean
from engage.services.exporting import house_style
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.exporting.pdf import front, styles
from engage.services.exporting.pdf.fonts import SERIF, Typecase
from engage.services.exporting.pdf.front import Section
from engage.services.exporting.pdf.pages import Page, Strip, paginate
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.tables import stance_strips, table_strips
from engage.services.exporting.pdf.texts import (
    Measure,
    callout_strips,
    heading_strips,
    heading_text,
    keep_with_next,
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
    Document,
    Heading,
    KeyPoints,
    Labels,
    PageBreak,
    Paragraph,
    Quote,
    StanceBar,
    Table,
    Tone,
    plain,
)

# Bytes as they are, not letters that stand for them: a fifth less of them, and quicker. ReportLab knows no
# other way to say so, and nothing else in Engage uses it.
rl_config.useA85 = 0

_FEWEST_IN_CONTENTS = 4
"""Documents of fewer sections have no contents list and begin on their first page."""
_STEP = 100
"""How many blocks or pages are done between two words on progress."""


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as PDF; the same document makes the same bytes."""
    measure = Measure(Typecase())
    sections = front.sections(document)
    page_numbers: dict[str, int] = {}
    has_contents = len(sections) >= _FEWEST_IN_CONTENTS
    opening = front.title_strips(document, measure)
    if has_contents:
        opening = _with_contents(opening, sections, page_numbers, measure)
    body = _set_blocks(document.blocks, measure, progress)
    if has_contents and _is_one_page(opening):
        body[0].begins_page = True
    elif body:
        body[0].space = 34.0
    pages = paginate([*opening, *body], styles.TEXT_HEIGHT)
    for number, page in enumerate(pages, 1):
        for placed in page:
            if placed.strip.section is not None:
                page_numbers[sections[placed.strip.section].bookmark] = number
    _draw(document, file, pages, sections, measure.typecase, progress)
    # Thousands of pages that go in one go would keep the window from Python's lock meanwhile.
    for left in (opening, body, pages):
        while left:
            left.pop()


def _with_contents(
    title: Sequence[Strip], sections: Sequence[Section], page_numbers: dict[str, int], measure: Measure
) -> list[Strip]:
    """The title with the contents, of two levels where those of three would not end on the page."""
    three, two = (
        [*title, *front.contents_strips(front.listed(sections, levels), page_numbers, measure)]
        for levels in (3, 2)
    )
    return two if _is_one_page(two) and not _is_one_page(three) else three


def _is_one_page(strips: Sequence[Strip]) -> bool:
    return len(paginate(strips, styles.TEXT_HEIGHT)) == 1


def _set_blocks(blocks: Sequence[Block], measure: Measure, progress: Progress) -> list[Strip]:
    strips: list[Strip] = []
    sections = count()
    is_opening = False
    is_page_due = False
    for number, block in enumerate(blocks):
        if number % _STEP == 0:
            progress(number, len(blocks), "Setting the pages")
        if isinstance(block, PageBreak):
            is_page_due = True
            continue
        here = _strips(block, sections, measure)
        is_heading = isinstance(block, Heading)
        if is_opening or is_heading:
            # The counts and the bar under a heading belong to it, and all stay with what they lead up to.
            is_opening = is_heading or _is_opening(block)
            here = keep_with_next(here) if is_opening else here
        if is_page_due and here:
            here[0].begins_page = True
            is_page_due = False
        strips += here
    return strips


def _is_opening(block: Block) -> bool:
    return isinstance(block, (Counts, StanceBar)) or (
        isinstance(block, Paragraph) and block.tone is Tone.QUIET
    )


def _strips(block: Block, sections: Iterator[int], measure: Measure) -> list[Strip]:
    match block:
        case Heading():
            return heading_strips(block, next(sections), measure)
        case Paragraph():
            return paragraph_strips(block, measure)
        case BulletList():
            return list_strips(block, measure)
        case KeyPoints():
            return key_point_strips(block, measure)
        case Quote():
            return quote_strips(block, measure)
        case Table():
            return table_strips(block, measure)
        case Counts():
            return paragraph_strips(Paragraph(block.text, Tone.QUIET), measure)
        case StanceBar():
            return stance_strips(block, measure)
        case Chart():
            return table_strips(block.table, measure)
        case Labels(labels=labels):
            lines = (Paragraph("\n".join(map(plain, label))) for label in labels)
            return [strip for line in lines for strip in paragraph_strips(line, measure)]
        case Callout():
            return callout_strips(block, measure)
        case PageBreak():
            return []


def _draw(
    document: Document,
    file: BinaryIO,
    pages: Sequence[Page],
    sections: Sequence[Section],
    typecase: Typecase,
    progress: Progress,
) -> None:
    canvas = _canvas(document, file, typecase)
    bookmarks = {section.heading.anchor: section.bookmark for section in reversed(sections)}
    pen = Pen(canvas, bookmarks)
    furniture = front.furniture(document, typecase)
    level = -1
    for number, page in enumerate(pages, 1):
        if number % _STEP == 1:
            progress(number - 1, len(pages), "Drawing the pages")
        for strip, top in page:
            y = styles.TOP - top
            if strip.section is not None:
                section = sections[strip.section]
                # A bookmark lies at most one level below the one before it.
                level = min(section.heading.level - 1, level + 1)
                pen.bookmark(section.bookmark, y + 12)
                canvas.addOutlineEntry(_line(plain(heading_text(section.heading))), section.bookmark, level)
            strip.draw_at(pen, y)
        front.draw_furniture(furniture, number, len(pages), pen, typecase)
        pen.turn()
    canvas.save()


def _canvas(document: Document, file: BinaryIO, typecase: Typecase) -> Canvas:
    """An empty canvas that says what the document is."""
    canvas = Canvas(
        file,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        pageCompression=1,
        pdfVersion=(1, 7),
        # No clock, no random marks: the same document makes the same bytes.
        invariant=1,
        initialFontName=typecase.face(SERIF.plain).name,
        lang=house_style.language(document) or None,
    )
    canvas.setTitle(_line(document.title))
    canvas.setAuthor(_line(house_style.signature(document)))
    canvas.setSubject(_line(document.subtitle))
    canvas.setKeywords(_line(", ".join(filter(None, (document.audience.label, document.project)))))
    canvas.setCreator(_line(house_style.maker(document)))
    made_on = document.made_on
    canvas.setDateFormatter(lambda *_: f"D:{made_on.year:04}{made_on.month:02}{made_on.day:02}000000Z")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if any(isinstance(block, Heading) for block in document.blocks):
        canvas.showOutline()
    return canvas


def _line(text: str) -> str:
    """Text for the places outside of the pages, which hold a single line."""
    return " ".join(clean(text).split())
