"""HTML: one file that holds everything, for any screen, for screen readers, and for printing.

Nothing in it is fetched and nothing in it runs: its content security policy allows its own style sheet alone,
and pictures that are in the file.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO

from engage.domain.progress import Progress, silent
from engage.services.exporting import house_style
from engage.services.exporting.house_style import (
    PLAIN,
    UNTITLED,
    HouseStyle,
    heading_words,
    rubric,
    signature,
)
from engage.services.exporting.html.blocks import main_of
from engage.services.exporting.html.style import style_sheet
from engage.services.exporting.html.texts import Page, line_of, text_of, words_of
from engage.services.summaries.document import Document, Heading, Labels
from engage.services.summaries.wording import day

_FEWEST_IN_CONTENTS = 4
_OWN_LANGUAGE = "en-GB"
"""Of the words that stand around the data, where the document does not say a language that there is."""


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as one HTML file; the same document makes the same bytes."""
    stream = TextIOWrapper(file, encoding="utf-8", newline="\n")
    try:
        stream.writelines(_page(document, progress, style))
    finally:
        # The file is its opener's to close.
        stream.detach()


def _page(document: Document, progress: Progress, style: HouseStyle) -> Iterator[str]:
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    anchors = {heading.anchor: f"section-{n}" for n, heading in enumerate(headings, 1) if heading.anchor}
    page = Page(style, anchors)
    tag = house_style.language(document) or _OWN_LANGUAGE
    yield f'<!DOCTYPE html>\n<html lang="{tag}">\n'
    yield from _head(document, style)
    yield f'<body class="{_sort(document)}-page">\n'
    yield '<a class="skip" href="#content">Skip to the content</a>\n'
    yield from _header(document, page)
    if style.has_contents and len(headings) >= _FEWEST_IN_CONTENTS:
        yield from _contents(headings)
    yield '<main id="content">\n'
    yield from main_of(document.blocks, page, progress)
    yield from _notes(page)
    yield "</main>\n"
    signed = style.footer or signature(document)
    who = f"{line_of(signed)} · " if signed else ""
    reader = line_of(house_style.for_whom(document))
    yield f"<footer><p>{who}{day(document.made_on)} · {reader}</p></footer>\n"
    yield "</body>\n</html>\n"


def _sort(document: Document) -> str:
    return "personal" if document.is_personal else document.audience.value


def _head(document: Document, style: HouseStyle) -> Iterator[str]:
    css = style_sheet(style, (block.sheet for block in document.blocks if isinstance(block, Labels)))
    yield '<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_policy(css)}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{line_of(document.title)} ({line_of(house_style.for_whom(document))})</title>\n"
    for name, content in (
        ("author", signature(document)),
        ("description", document.subtitle),
        ("generator", house_style.maker(document)),
        ("dcterms.date", document.made_on.isoformat()),
    ):
        if content:
            yield f'<meta name="{name}" content="{line_of(content)}">\n'
    yield f"<style>{css}</style>\n</head>\n"


def _header(document: Document, page: Page) -> Iterator[str]:
    yield "<header>\n"
    if page.style.logo:
        yield _logo(page.style)
    yield f'<p class="mark {_sort(document)}">{line_of(house_style.for_whom(document))}</p>\n'
    yield f'<h1 dir="auto">{words_of(document.title) or UNTITLED}</h1>\n'
    if document.subtitle:
        yield f'<p class="subtitle" dir="auto">{words_of(document.subtitle)}</p>\n'
    yield '<dl class="facts">\n'
    for label, value in house_style.facts(document):
        yield f'<div><dt>{words_of(label)}</dt><dd dir="auto">{text_of(value, page)}</dd></div>\n'
    yield "</dl>\n"
    if notices := rubric(document, page.style):
        yield f'<p class="rubric" dir="auto">{words_of(notices)}</p>\n'
    yield "</header>\n"


def _contents(headings: Iterable[Heading]) -> Iterator[str]:
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n'
    for number, heading in enumerate(headings, 1):
        words = words_of(heading_words(heading))
        yield f'<li class="level-{heading.level}"><a href="#section-{number}">{words}</a></li>\n'
    yield "</ol>\n</nav>\n"


def _logo(style: HouseStyle) -> str:
    """The logo, inside of the file as everything is."""
    kind = "png" if style.logo.startswith(b"\x89PNG") else "jpeg"
    data = base64.b64encode(style.logo).decode()
    return f'<img class="logo" src="data:image/{kind};base64,{data}" alt="{line_of(style.logo_text)}">\n'


def _notes(page: Page) -> Iterator[str]:
    """The footnotes, each with a way back to where it belongs."""
    if not page.notes:
        return
    yield '<section class="notes" role="doc-endnotes" aria-labelledby="notes">\n'
    yield '<h2 id="notes">Notes</h2>\n<ol>\n'
    for number, note in enumerate(page.notes, 1):
        yield (
            f'<li id="note-{number}" dir="auto">{words_of(note)} <a href="#reference-{number}"'
            f' role="doc-backlink" aria-label="Back to where note {number} belongs">↩</a></li>\n'
        )
    yield "</ol>\n</section>\n"


def _policy(css: str) -> str:
    """What the page may load: its own style sheet and its own pictures, and nothing from anywhere."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    own = f"style-src 'sha256-{digest}'; img-src data:"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
