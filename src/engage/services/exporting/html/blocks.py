"""The blocks of a document as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from engage.domain.progress import Progress, steps
from engage.services.exporting import house_style
from engage.services.exporting.cards import cards
from engage.services.exporting.charts import draw, svg
from engage.services.exporting.codes import draw_code
from engage.services.exporting.house_style import STANCE_SIGNS, UNTITLED
from engage.services.exporting.html.style import sheet_class
from engage.services.exporting.html.texts import Page, line_of, text_of, words_of
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    Column,
    Counts,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Labels,
    PageBreak,
    Paragraph,
    QrCode,
    Quote,
    StanceBar,
    Table,
    Text,
    Tone,
    plain,
)

_LEAST_FOR_SIGN = 4
"""The share of a stance bar, in hundredths, that a sign has room in."""
_CHART_WIDTH = 480.0
"""Points; the page is as wide, and a chart is made smaller with it."""

_UNUSED = '<li class="unused" aria-hidden="true"></li>\n'
"""A place of a sheet whose label has been peeled off already."""


def main_of(blocks: tuple[Block, ...], page: Page, progress: Progress) -> Iterator[str]:
    """Everything between the first page and the notes."""
    sections, bars, charts = count(1), count(1), count(1)
    for block in steps(blocks, progress, "Writing the page"):
        match block:
            case Heading():
                yield _heading(block, next(sections), page)
            case Paragraph(text=text, tone=tone):
                yield _paragraph(text, tone, page)
            case Counts(text=text):
                yield _paragraph(text, Tone.QUIET, page)
            case BulletList(items=items, is_numbered=is_numbered):
                yield f"{_list(items, page, 'ol' if is_numbered else 'ul')}\n"
            case KeyPoints():
                yield from _key_points(block, page)
            case Quote():
                yield _quote(block, page)
            case Table():
                for table in cards(block):
                    yield from _table(table, page)
            case StanceBar():
                yield from _stance_bar(block, next(bars))
            case Chart():
                yield from _chart(block, next(charts), page)
            case Labels():
                yield from _labels(block, page)
            case Callout():
                yield _callout(block, page)
            case QrCode():
                yield f"{svg(draw_code(block), f'code-{next(charts)}')}\n"
            case PageBreak():
                yield '<div class="page-break"></div>\n'


def _heading(block: Heading, number: int, page: Page) -> str:
    code = f'<span class="code">{words_of(block.code)}</span> ' if block.code else ""
    page.level = min(block.level, page.level + 1)
    tag = f"h{page.level + 1}"
    words = f"{code}{text_of(block.text, page)}"
    return f'<{tag} id="section-{number}" dir="auto">{words or UNTITLED}</{tag}>\n'


def _paragraph(text: Text, tone: Tone, page: Page) -> str:
    name = "" if tone is Tone.NORMAL else f' class="{tone.value}"'
    return f'<p{name} dir="auto">{text_of(text, page)}</p>\n'


def _list(items: tuple[Item, ...], page: Page, tag: str = "ul") -> str:
    if not items:
        return ""
    inside = "".join(
        f'<li dir="auto">{text_of(item.text, page)}{_list(item.items, page)}</li>' for item in items
    )
    return f"<{tag}>{inside}</{tag}>"


def _key_points(block: KeyPoints, page: Page) -> Iterator[str]:
    yield f'<div class="key-points">\n<p class="title">{words_of(block.title)}</p>\n<ul>\n'
    for point in block.points:
        who = _attribution(point, page)
        small = f'<span class="attribution">{who}</span>' if who else ""
        yield f'<li dir="auto">{text_of(point.text, page)}{small}</li>\n'
    yield "</ul>\n</div>\n"


def _quote(block: Quote, page: Page) -> str:
    words = text_of(house_style.quoted(block), page)
    who = _attribution(block, page)
    caption = f"<figcaption>{who}</figcaption>" if who else ""
    return f'<figure class="quote"><blockquote dir="auto"><p>{words}</p></blockquote>{caption}</figure>\n'


def _attribution(block: Quote | KeyPoint, page: Page) -> str:
    parts = (text_of(text, page) for text in (block.attribution, block.note))
    who = ", ".join(f"<bdi>{part}</bdi>" for part in parts if part)
    return " · ".join(filter(None, (who, block.stance and block.stance.label)))


def _table(block: Table, page: Page) -> Iterator[str]:
    if not block.columns:
        return
    # A wide table is scrolled by itself, from the keyboard too.
    name = page.region(line_of(plain(block.caption)) or "Table")
    form = ' class="form"' if block.is_form else ""
    yield f'<div class="scroll" role="region" aria-label="{name}" tabindex="0">\n<table{form}>\n'
    if plain(block.caption):
        yield f'<caption dir="auto">{text_of(block.caption, page)}</caption>\n'
    headers = (
        f'<th scope="col"{_aligned(column)}>{words_of(column.header)}</th>' for column in block.columns
    )
    yield f"<thead><tr>{''.join(headers)}</tr></thead>\n<tbody>\n"
    for row in block.rows:
        yield _row(block.columns, row, page)
    yield "</tbody>\n"
    if block.total:
        yield f"<tfoot>{_row(block.columns, block.total, page)}</tfoot>\n"
    yield "</table>\n</div>\n"


def _row(columns: tuple[Column, ...], row: tuple[Text, ...], page: Page) -> str:
    cells = [
        f'{_aligned(column)} dir="auto">{text_of(cell, page)}'
        for column, cell in zip(columns, row, strict=True)
    ]
    first, *others = cells
    # A header of nothing is none.
    named = f'<th scope="row"{first}</th>' if plain(row[0]).strip() else f"<td{first}</td>"
    return f"<tr>{named}{''.join(f'<td{cell}</td>' for cell in others)}</tr>\n"


def _aligned(column: Column) -> str:
    return "" if column.alignment == "left" else f' class="{column.alignment.value}"'


def _stance_bar(block: StanceBar, number: int) -> Iterator[str]:
    words = line_of(plain(block.text))
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


def _chart(block: Chart, number: int, page: Page) -> Iterator[str]:
    drawings = draw(block, _CHART_WIDTH, page.style)
    if not drawings:
        return
    yield f'<figure class="chart"><figcaption dir="auto">{words_of(block.caption)}</figcaption>\n'
    for part, drawing in enumerate(drawings, 1):
        yield f"{svg(drawing, f'chart-{number}-{part}')}\n"
    # Those who do not see it, and those who want to copy a number.
    yield "<details><summary>The same in numbers</summary>\n"
    yield from _table(block.table, page)
    yield "</details></figure>\n"


def _labels(block: Labels, page: Page) -> Iterator[str]:
    """The labels sheet by sheet, as they are printed."""
    places = ["" for _ in range(block.skipped)]
    for label in block.labels:
        lines = [f'<span class="first">{text_of(line, page)}</span>' for line in label[:1]]
        places.append("<br>".join([*lines, *(text_of(line, page) for line in label[1:])]))
    kind = f"labels{' badges' if block.are_badges else ''} {sheet_class(block.sheet)}"
    for start in range(0, len(places), block.sheet.count):
        yield f'<ul class="{kind}">\n'
        for place in places[start : start + block.sheet.count]:
            yield (f'<li dir="auto">{place}</li>\n' if place else _UNUSED)
        yield "</ul>\n"


def _callout(block: Callout, page: Page) -> str:
    paragraphs = "".join(f'<p dir="auto">{text_of(text, page)}</p>' for text in block.paragraphs)
    return f'<div class="notice" role="note"><p class="title">{words_of(block.title)}</p>{paragraphs}</div>\n'
