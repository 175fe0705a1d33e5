"""A document from its blocks to the file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from engage.domain.progress import Progress, steps
from engage.domain.text import clean
from engage.services.exporting import house_style
from engage.services.exporting.house_style import HouseStyle
from engage.services.exporting.pdf import front
from engage.services.exporting.pdf.blocks import set_blocks
from engage.services.exporting.pdf.fonts import SERIF, Typecase
from engage.services.exporting.pdf.front import Section
from engage.services.exporting.pdf.measures import Measure, Notes
from engage.services.exporting.pdf.packing import packed
from engage.services.exporting.pdf.pages import Page, Strip, note_rule, paginate
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.styles import styles_of
from engage.services.exporting.pdf.tags import Element, write_tree
from engage.services.exporting.pdf.texts import heading_text
from engage.services.summaries.document import Document, Heading, Labels, plain

# Bytes as they are, not letters that stand for them: a fifth less of them, and quicker. ReportLab knows no
# other way to say so, and nothing else in Engage uses it.
rl_config.useA85 = 0

_FEWEST_IN_CONTENTS = 4
"""Documents of fewer sections have no contents list and begin on their first page."""


def write(document: Document, file: BinaryIO, progress: Progress, style: HouseStyle) -> None:
    """Write the document as PDF, tagged; the same document in the same style makes the same bytes.

    Raises `Invalid` for a font or a logo of the style that cannot be printed.
    """
    styles = styles_of(style)
    measure = Measure(Typecase(), styles, Notes(), styles.left, styles.width)
    root = Element("Document")
    opening, body = Element("Sect", root), Element("Sect", root)
    sections = front.sections(document)
    page_numbers: dict[str, int] = {}
    strips = _opening(document, style, sections, page_numbers, measure, opening)
    blocks = set_blocks(document.blocks, measure, style, body, progress)
    if blocks and isinstance(document.blocks[0], Labels):
        # Sheets of labels come first in the tray, so the first page follows them.
        root.kids.reverse()
        strips[0].begins_page = True
        strips = [*blocks, *strips]
    else:
        if blocks and _begins_page(strips, style, sections, measure):
            blocks[0].begins_page = True
        elif blocks:
            blocks[0].space = 34.0
        strips += blocks
    pages = paginate(strips, styles.height, note_rule(styles.left, styles.width, styles.colours.line))
    for number, page in enumerate(pages, 1):
        for placed in page:
            if placed.strip.section is not None:
                page_numbers[sections[placed.strip.section].bookmark] = number
    elements = _draw(document, style, file, pages, sections, measure, root, progress)
    # Thousands of pages that go in one go would keep the window from Python's lock meanwhile.
    for left in (strips, blocks, pages, elements):
        while left:
            left.pop()


def _opening(
    document: Document,
    style: HouseStyle,
    sections: Sequence[Section],
    page_numbers: dict[str, int],
    measure: Measure,
    within: Element,
) -> list[Strip]:
    """The title and the contents, of two levels where those of three would not end on the page."""
    title = front.title_strips(document, measure, style, within)
    if not _has_contents(style, sections):
        return title
    choices = []
    for levels in (3, 2):
        element = Element("Sect")
        listed = front.listed(sections, levels)
        contents = front.contents_strips(listed, page_numbers, measure, element)
        contents[0].begins_page = style.has_cover
        fits = _is_one_page(contents if style.has_cover else [*title, *contents], measure)
        choices.append((element, contents, fits))
    three, two = choices
    element, contents, _ = two if two[2] and not three[2] else three
    within.kids += element.kids
    return [*title, *contents]


def _has_contents(style: HouseStyle, sections: Sequence[Section]) -> bool:
    return style.has_contents and len(sections) >= _FEWEST_IN_CONTENTS


def _begins_page(
    opening: Sequence[Strip], style: HouseStyle, sections: Sequence[Section], measure: Measure
) -> bool:
    """Whether what follows the title and the contents stands on a page of its own."""
    if _has_contents(style, sections):
        return style.has_cover or _is_one_page(opening, measure)
    return style.has_cover


def _is_one_page(strips: Sequence[Strip], measure: Measure) -> bool:
    return len(paginate(strips, measure.styles.height)) == 1


def _draw(
    document: Document,
    style: HouseStyle,
    file: BinaryIO,
    pages: Sequence[Page],
    sections: Sequence[Section],
    measure: Measure,
    root: Element,
    progress: Progress,
) -> list[Element]:
    """Draw all pages and write the file; gives the elements of its tree."""
    canvas = _canvas(document, file, measure)
    bookmarks = {section.heading.anchor: section.bookmark for section in reversed(sections)}
    pen = Pen(canvas, bookmarks, measure.notes.elements)
    furniture = front.furniture(document, measure, style)
    level = -1
    for number, page in enumerate(steps(pages, progress, "Drawing the pages"), 1):
        paper = page[0].strip.paper if page else None
        canvas.setPageSize(paper or measure.styles.paper)
        for strip, top, is_again in page:
            y = measure.styles.top - top
            if strip.section is not None:
                section = sections[strip.section]
                # A bookmark lies at most one level below the one before it.
                level = min(section.heading.level - 1, level + 1)
                pen.bookmark(section.bookmark, y + 12)
                words = front.unnoted(heading_text(section.heading))
                canvas.addOutlineEntry(_line(plain(words)), section.bookmark, level)
            pen.is_repeating = is_again
            strip.draw_at(pen, y)
        pen.is_repeating = False
        if not paper:
            front.draw_furniture(furniture, number, len(pages), pen, measure)
        pen.turn()
    elements = write_tree(root, pen.parents, pen.links, canvas._doc)
    canvas._doc.format = partial(packed, canvas._doc)
    canvas.save()
    _take_apart(canvas)
    return elements


def _take_apart(canvas: Canvas) -> None:
    """Let go of what ReportLab has made: its parts hold each other, and stay until garbage is looked for.

    Bit by bit, as whatever goes at once keeps Python's lock for as long as that takes.
    """
    made = canvas._doc.idToObject
    while made:
        made.popitem()
    vars(canvas._doc).clear()
    vars(canvas).clear()


def _canvas(document: Document, file: BinaryIO, measure: Measure) -> Canvas:
    """An empty canvas that says what the document is."""
    canvas = Canvas(
        file,
        pagesize=measure.styles.paper,
        pageCompression=1,
        pdfVersion=(1, 7),
        # No clock, no random marks: the same document makes the same bytes.
        invariant=1,
        initialFontName=measure.typecase.face(SERIF.plain).name,
        lang=house_style.language(document) or None,
    )
    canvas.setTitle(_line(document.title))
    canvas.setAuthor(_line(house_style.signature(document)))
    canvas.setSubject(_line(document.subtitle))
    canvas.setKeywords(_line(", ".join(filter(None, (house_style.for_whom(document), document.project)))))
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
