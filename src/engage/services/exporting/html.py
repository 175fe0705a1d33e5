"""HTML: one file that holds everything, for any screen, for screen readers, and for printing.

Nothing in it is fetched and nothing in it runs: its content security policy allows its own style sheet alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from io import TextIOWrapper
from itertools import count
from typing import BinaryIO

from engage.domain.progress import Progress, silent
from engage.services.exporting import house_style
from engage.services.exporting.house_style import (
    AUDIENCE_NOTES,
    PLAIN,
    STANCE_SIGNS,
    HouseStyle,
    safe_target,
    signature,
)
from engage.services.exporting.html_style import STYLE
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    Column,
    Counts,
    Document,
    Emphasis,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Labels,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    StanceBar,
    Strong,
    Table,
    Text,
    Tone,
    plain,
    spans,
)
from engage.services.summaries.wording import day

_STEP = 100
"""How many blocks are written between two words on progress."""
_FEWEST_IN_CONTENTS = 4
_LEAST_FOR_SIGN = 4
"""The share of a stance bar, in hundredths, that a sign has room in."""
_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as one HTML file; the same document makes the same bytes."""
    stream = TextIOWrapper(file, encoding="utf-8", newline="\n")
    try:
        stream.writelines(_page(document, progress))
    finally:
        # The file is its opener's to close.
        stream.detach()


# Text


def _words(text: str) -> str:
    """A string as HTML: with `_line`, the one way for data into the page."""
    return _escaped(text).replace("\n", "<br>")


def _line(text: str) -> str:
    """The same for attributes and other places that hold a single line."""
    return " ".join(_escaped(text).split())


def _escaped(text: str) -> str:
    return escape(house_style.readable(text))


def _text(text: Text, anchors: Mapping[str, str]) -> str:
    parts = []
    for span in spans(text):
        words = _words(str(span))
        match span:
            case Emphasis():
                parts.append(f"<em>{words}</em>")
            case Strong():
                parts.append(f"<strong>{words}</strong>")
            case Link(target=target) if place := _place(target, anchors):
                parts.append(f'<a href="{_line(place)}">{words}</a>')
            case _:
                parts.append(words)
    return "".join(parts)


def _place(target: str, anchors: Mapping[str, str]) -> str:
    if not target.startswith("#"):
        return safe_target(target)
    return f"#{anchors[target[1:]]}" if target[1:] in anchors else ""


# The page


def _page(document: Document, progress: Progress) -> Iterator[str]:
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    anchors = {heading.anchor: f"section-{n}" for n, heading in enumerate(headings, 1) if heading.anchor}
    tag = house_style.language(document)
    yield f'<!DOCTYPE html>\n<html lang="{tag}">\n' if tag else "<!DOCTYPE html>\n<html>\n"
    yield from _head(document)
    yield f'<body class="{document.audience.value}-page">\n'
    yield '<a class="skip" href="#content">Skip to the content</a>\n'
    yield from _header(document, anchors)
    if len(headings) >= _FEWEST_IN_CONTENTS:
        yield from _contents(headings, anchors)
    yield '<main id="content">\n'
    yield from _main(document.blocks, anchors, progress)
    yield "</main>\n"
    who = f"{_line(signature(document))} · " if signature(document) else ""
    yield f"<footer><p>{who}{day(document.made_on)} · {_line(document.audience.label)}</p></footer>\n"
    yield "</body>\n</html>\n"


def _head(document: Document) -> Iterator[str]:
    yield '<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{_line(document.title)} ({_line(document.audience.label)})</title>\n"
    for name, content in (
        ("author", signature(document)),
        ("description", document.subtitle),
        ("generator", house_style.maker(document)),
        ("dcterms.date", document.made_on.isoformat()),
    ):
        if content:
            yield f'<meta name="{name}" content="{_line(content)}">\n'
    yield f"<style>{STYLE}</style>\n</head>\n"


def _header(document: Document, anchors: Mapping[str, str]) -> Iterator[str]:
    audience = document.audience
    yield f'<header>\n<p class="mark {audience.value}">{_line(audience.label)}</p>\n'
    yield f'<h1 dir="auto">{_words(document.title)}</h1>\n'
    if document.subtitle:
        yield f'<p class="subtitle" dir="auto">{_words(document.subtitle)}</p>\n'
    facts: list[tuple[str, Text]] = [("Date", day(document.made_on))]
    facts += [("Project", document.project)] if document.project else []
    facts += [(fact.label, fact.value) for fact in document.facts]
    facts.append(("Audience", f"{audience.label.capitalize()}. {AUDIENCE_NOTES[audience]}"))
    facts += [("Data controller", document.controller)] if document.controller else []
    yield '<dl class="facts">\n'
    for label, value in facts:
        yield f'<div><dt>{_words(label)}</dt><dd dir="auto">{_text(value, anchors)}</dd></div>\n'
    yield "</dl>\n"
    if document.rubric:
        yield f'<p class="rubric" dir="auto">{_words(document.rubric)}</p>\n'
    yield "</header>\n"


def _contents(headings: Iterable[Heading], anchors: Mapping[str, str]) -> Iterator[str]:
    yield '<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n'
    for number, heading in enumerate(headings, 1):
        words = f"{_words(heading.code)} {_words(plain(heading.text))}".strip()
        yield f'<li class="level-{heading.level}"><a href="#section-{number}">{words}</a></li>\n'
    yield "</ol>\n</nav>\n"


# Blocks


def _main(blocks: tuple[Block, ...], anchors: Mapping[str, str], progress: Progress) -> Iterator[str]:
    sections, bars = count(1), count(1)
    for number, block in enumerate(blocks):
        if number % _STEP == 0:
            progress(number, len(blocks), "Writing the page")
        match block:
            case Heading():
                yield _heading(block, next(sections), anchors)
            case Paragraph(text=text, tone=tone):
                yield _paragraph(text, tone, anchors)
            case Counts(text=text):
                yield _paragraph(text, Tone.QUIET, anchors)
            case BulletList(items=items, is_numbered=is_numbered):
                yield f"{_list(items, anchors, 'ol' if is_numbered else 'ul')}\n"
            case KeyPoints():
                yield from _key_points(block, anchors)
            case Quote():
                yield _quote(block, anchors)
            case Table():
                yield from _table(block, anchors)
            case StanceBar():
                yield from _stance_bar(block, next(bars))
            case Chart():
                yield from _table(block.table, anchors)
            case Labels(labels=labels):
                for label in labels:
                    yield f"<p>{'<br>'.join(_text(line, anchors) for line in label)}</p>\n"
            case Callout():
                yield _callout(block, anchors)
            case PageBreak():
                yield '<div class="page-break"></div>\n'


def _heading(block: Heading, number: int, anchors: Mapping[str, str]) -> str:
    code = f'<span class="code">{_words(block.code)}</span> ' if block.code else ""
    tag = f"h{block.level + 1}"
    return f'<{tag} id="section-{number}" dir="auto">{code}{_text(block.text, anchors)}</{tag}>\n'


def _paragraph(text: Text, tone: Tone, anchors: Mapping[str, str]) -> str:
    name = "" if tone is Tone.NORMAL else f' class="{tone.value}"'
    return f'<p{name} dir="auto">{_text(text, anchors)}</p>\n'


def _list(items: tuple[Item, ...], anchors: Mapping[str, str], tag: str = "ul") -> str:
    if not items:
        return ""
    inside = "".join(
        f'<li dir="auto">{_text(item.text, anchors)}{_list(item.items, anchors)}</li>' for item in items
    )
    return f"<{tag}>{inside}</{tag}>"


def _key_points(block: KeyPoints, anchors: Mapping[str, str]) -> Iterator[str]:
    yield f'<div class="key-points">\n<p class="title">{_words(block.title)}</p>\n<ul>\n'
    for point in block.points:
        who = _attribution(point, anchors)
        small = f'<span class="attribution">{who}</span>' if who else ""
        yield f'<li dir="auto">{_text(point.text, anchors)}{small}</li>\n'
    yield "</ul>\n</div>\n"


def _quote(block: Quote, anchors: Mapping[str, str]) -> str:
    words = _text(house_style.quoted(block), anchors)
    who = _attribution(block, anchors)
    caption = f"<figcaption>{who}</figcaption>" if who else ""
    return f'<figure class="quote"><blockquote dir="auto"><p>{words}</p></blockquote>{caption}</figure>\n'


def _attribution(block: Quote | KeyPoint, anchors: Mapping[str, str]) -> str:
    parts = (_text(text, anchors) for text in (block.attribution, block.note))
    who = ", ".join(f"<bdi>{part}</bdi>" for part in parts if part)
    return " · ".join(filter(None, (who, block.stance and block.stance.label)))


def _table(block: Table, anchors: Mapping[str, str]) -> Iterator[str]:
    if not block.columns:
        return
    # A wide table is scrolled by itself, from the keyboard too.
    name = _line(plain(block.caption)) or "Table"
    yield f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">\n<table>\n'
    if plain(block.caption):
        yield f'<caption dir="auto">{_text(block.caption, anchors)}</caption>\n'
    headers = (f'<th scope="col"{_aligned(column)}>{_words(column.header)}</th>' for column in block.columns)
    yield f"<thead><tr>{''.join(headers)}</tr></thead>\n<tbody>\n"
    for row in block.rows:
        yield _row(block.columns, row, anchors)
    yield "</tbody>\n"
    if block.total:
        yield f"<tfoot>{_row(block.columns, block.total, anchors)}</tfoot>\n"
    yield "</table>\n</div>\n"


def _row(columns: tuple[Column, ...], row: tuple[Text, ...], anchors: Mapping[str, str]) -> str:
    cells = [
        f'{_aligned(column)} dir="auto">{_text(cell, anchors)}'
        for column, cell in zip(columns, row, strict=True)
    ]
    first, *others = cells
    return f'<tr><th scope="row"{first}</th>{"".join(f"<td{cell}</td>" for cell in others)}</tr>\n'


def _aligned(column: Column) -> str:
    return "" if column.alignment == "left" else f' class="{column.alignment.value}"'


def _stance_bar(block: StanceBar, number: int) -> Iterator[str]:
    words = _line(plain(block.text))
    counts = [item for item in block.counts if item.organisations.value > 0]
    yield '<figure class="stances">'
    if counts:
        name = f"bar-{number}"
        yield f'<svg role="img" aria-labelledby="{name}-title {name}-desc">'
        yield f'<title id="{name}-title">How organisations stood</title><desc id="{name}-desc">{words}</desc>'
        total = sum(item.organisations.value for item in counts)
        start = 0.0
        for item in counts:
            share = 100 * (item.organisations.value / total)
            kind = item.stance.value
            yield f'<rect class="{kind}" x="{start:.2f}%" width="{share:.2f}%" height="100%"/>'
            if share >= _LEAST_FOR_SIGN:
                sign = STANCE_SIGNS[item.stance]
                yield f'<text class="{kind}" x="{start + share / 2:.2f}%" y="50%">{sign}</text>'
            start += share
        yield "</svg>"
    yield f"<figcaption>{words}</figcaption></figure>\n"


def _callout(block: Callout, anchors: Mapping[str, str]) -> str:
    paragraphs = "".join(f'<p dir="auto">{_text(text, anchors)}</p>' for text in block.paragraphs)
    return f'<aside class="notice"><p class="title">{_words(block.title)}</p>{paragraphs}</aside>\n'
