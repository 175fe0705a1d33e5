"""A document read through from beginning to end: every string that a reader could see, every number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    Counts,
    Document,
    Figure,
    Footnote,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Labels,
    Link,
    PageBreak,
    Paragraph,
    QrCode,
    Quote,
    StanceBar,
    Table,
    Text,
    plain,
    spans,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One string that a reader could see, with where it stands."""

    place: str
    """For a person: "section 1.2, quote 3, attribution"."""
    text: str
    part: str
    """What it is: "title", "heading", "quote", "attribution", "note", "cell" ..."""
    block: Block | None = None
    """The block that it belongs to; None on the first page."""
    said: Quote | KeyPoint | None = None
    """The quote or the key point that it belongs to."""

    @property
    def is_words(self) -> bool:
        """Whether it is what was said, and not what stands beside that."""
        return self.part in _WORDS


_WORDS = frozenset({"quote", "key point"})


def plain_text(document: Document) -> Iterator[Passage]:
    """Every string of a document that a reader could see, in reading order.

    Targets of links count as seen. Strings that print on several lines stay whole.
    """
    front: list[tuple[str, Text]] = [
        ("title", document.title),
        ("subtitle", document.subtitle),
        ("project", document.project),
        ("controller", document.controller),
        ("rubric", document.rubric),
    ]
    for part, words in front:
        yield from _passages(f"first page, {part}", part, words)
    for fact in document.facts:
        yield from _passages("first page, label", "label", fact.label)
        yield from _passages(f"first page, {fact.label}", "fact", fact.value)

    section = "opening section"
    count_of: dict[type[Block], int] = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            section = f"section {block.code or plain(block.text)}"
            count_of.clear()
        number = count_of[type(block)] = count_of.get(type(block), 0) + 1
        place = section if isinstance(block, Heading) else f"{section}, {_NAMES[type(block)]} {number}"
        for sub_place, part, text, *said in block_texts(block):
            yield from _passages(f"{place}, {sub_place}" if sub_place else place, part, text, block, *said)


_NAMES: dict[type[Block], str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    BulletList: "list",
    KeyPoints: "key points",
    Quote: "quote",
    Table: "table",
    Counts: "counts",
    StanceBar: "stance bar",
    Chart: "chart",
    Labels: "labels",
    Callout: "notice",
    PageBreak: "page break",
}


def figures(document: Document) -> Iterator[Figure]:
    """Every number of a document that comes from data, in reading order."""
    texts = [fact.value for fact in document.facts]
    texts += [text for block in document.blocks for _, _, text, *_ in block_texts(block)]
    for text in texts:
        yield from (span for span in spans(text) if isinstance(span, Figure))


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of a document, with what a reader takes it for."""

    figure: Figure
    says: str
    """The sentence or the line in which it stands; of a table the row and the column."""
    section: str
    """The heading under which it stands; blank before the first."""


def counted(document: Document) -> Iterator[Counted]:
    """Every number behind which there is feedback, in reading order."""
    for fact in document.facts:
        yield from _counted(fact.value, f"{fact.label}: {plain(fact.value)}", "")
    section = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            section = f"{block.code} {plain(block.text)}".strip()
        table = block.table if isinstance(block, Chart) else block
        if isinstance(table, Table):
            yield from _counted(table.caption, plain(table.caption), section)
            for row in (*table.rows, *((table.total,) if table.total else ())):
                for column, cell in zip(table.columns, row, strict=True):
                    yield from _counted(cell, f"{plain(row[0])}, {column.header}: {plain(cell)}", section)
        else:
            for _, _, text, *_ in block_texts(block):
                yield from _counted(text, plain(text), section)


def _counted(text: Text, says: str, section: str) -> Iterator[Counted]:
    for span in spans(text):
        if isinstance(span, Figure) and span.feedback:
            yield Counted(span, says, section)


def _passages(
    place: str, part: str, text: Text, block: Block | None = None, said: Quote | KeyPoint | None = None
) -> Iterator[Passage]:
    if words := plain(text):
        yield Passage(place, words, part, block, said)
    for span in spans(text):
        if isinstance(span, Link):
            yield Passage(f"{place}, link", span.target, "link", block)
        elif isinstance(span, Footnote):
            yield Passage(f"{place}, footnote", span.text, "footnote", block)


BlockTexts: TypeAlias = Iterator[tuple[str, str, Text] | tuple[str, str, Text, Quote | KeyPoint]]


def block_texts(block: Block) -> BlockTexts:
    """The texts of a block: where in it, what it is, the words, and what was said, if they belong to that."""
    match block:
        case Heading(text=text, code=code):
            yield "code", "code", code
            yield "", "heading", text
        case Paragraph(text=text):
            yield "", "paragraph", text
        case BulletList(items=items):
            yield from _item_texts(items, "item ")
        case KeyPoints(points=points, title=title):
            yield "title", "title", title
            for number, point in enumerate(points, 1):
                yield f"point {number}", "key point", point.text, point
                yield f"point {number}, attribution", "attribution", point.attribution, point
                yield f"point {number}, note", "note", point.note, point
        case Quote(text=text, attribution=attribution, note=note):
            yield "", "quote", text, block
            yield "attribution", "attribution", attribution, block
            yield "note", "note", note, block
        case Table():
            yield from _table_texts(block)
        case Counts(text=text):
            yield "", "counts", text
        case StanceBar(text=text):
            yield "", "stance bar", text
        case Chart():
            yield from _table_texts(block.table)
        case Labels(labels=labels):
            for number, label in enumerate(labels, 1):
                for line in label:
                    yield f"label {number}", "label", line
        case Callout(title=title, paragraphs=paragraphs):
            yield "title", "title", title
            for paragraph in paragraphs:
                yield "", "notice", paragraph
        case QrCode(text=text):
            yield "", "code", text
        case PageBreak():
            return


def _item_texts(items: tuple[Item, ...], prefix: str) -> Iterator[tuple[str, str, Text]]:
    for number, item in enumerate(items, 1):
        yield f"{prefix}{number}", "item", item.text
        yield from _item_texts(item.items, f"{prefix}{number}.")


def _table_texts(table: Table) -> Iterator[tuple[str, str, Text]]:
    yield "caption", "caption", table.caption
    for column in table.columns:
        yield "header", "header", column.header
    for number, row in enumerate(table.rows, 1):
        for column, cell in zip(table.columns, row, strict=True):
            yield f"row {number}, {column.header}", "cell", cell
    for column, cell in zip(table.columns, table.total, strict=False):
        yield f"total, {column.header}", "cell", cell
