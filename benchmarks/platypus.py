"""The same document by ReportLab's own paragraphs: what our way of setting pages is measured against."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer

from engage.services.exporting.house_style import PLAIN, quoted
from engage.services.exporting.pdf.lines import Style
from engage.services.exporting.pdf.styles import Styles, styles_of
from engage.services.summaries.document import (
    Block,
    Callout,
    Counts,
    Document,
    Heading,
    KeyPoints,
    Quote,
    StanceBar,
    Text,
    Tone,
    plain,
)
from engage.services.summaries.document import Paragraph as Prose


def export(document: Document) -> None:
    """Set the words of a document in boxes as wide as ours, without contents, links or tags."""
    styles = styles_of(PLAIN)
    frame = Frame(
        styles.left, styles.top - styles.height, styles.width, styles.height, 0, 0, 0, 0, showBoundary=0
    )
    template = BaseDocTemplate(
        io.BytesIO(), pagesize=styles.paper, pageTemplates=[PageTemplate(frames=[frame])]
    )
    template.build([flowable for block in document.blocks for flowable in _flowables(block, styles)])


def _flowables(block: Block, styles: Styles) -> Iterator[Flowable]:
    match block:
        case Heading():
            yield _paragraph(block.text, styles.headings[block.level], 20)
        case Prose():
            yield _paragraph(block.text, styles.paragraphs[block.tone], 8)
        case Counts() | StanceBar():
            yield _paragraph(block.text, styles.paragraphs[Tone.QUIET], 3)
        case Quote():
            yield _paragraph(quoted(block), styles.body, 9, 13)
            yield _paragraph(_beside(block), styles.small, 0, 13)
        case KeyPoints():
            for point in block.points:
                yield _paragraph(point.text, styles.body, 3, 16)
        case Callout():
            for text in block.paragraphs:
                yield _paragraph(text, styles.notice, 3, 14)
        case _:
            yield Spacer(0, 12)


def _beside(quote: Quote) -> str:
    parts = (plain(quote.attribution), plain(quote.note), quote.stance.label if quote.stance else "")
    return " · ".join(filter(None, parts))


def _paragraph(text: Text, style: Style, space: float, indent: float = 0.0) -> Paragraph:
    return Paragraph(
        escape(plain(text)),
        ParagraphStyle(
            "",
            fontName=style.family.plain,
            fontSize=style.size,
            leading=style.leading,
            textColor=HexColor(style.colour),
            spaceBefore=space,
            leftIndent=indent,
        ),
    )
