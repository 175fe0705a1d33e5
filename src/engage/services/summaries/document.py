"""What a summary says, before anyone decides how it looks on paper, on a screen or in a spreadsheet.

A `Document` is plain values all the way down. Summaries make it from the project's data; disclosure and the
leak check work on it; exporters print it. Its texts are data: whatever they hold is printed as it stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from engage.domain.disclosure import Audience
from engage.domain.feedback import Stance
from engage.domain.records import Noun

# Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that comes from data, with the feedback that it counts."""

    value: int
    feedback: tuple[int, ...] = ()
    """Ids of the feedback behind the number; never printed."""

    def __str__(self) -> str:
        return f"{self.value:,}"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set in bold."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: an http, https or mailto address, or "#" and the anchor of a heading.

    Exporters print the words alone where the target is anything else.
    """

    text: str
    target: str

    def __str__(self) -> str:
        return self.text


Span: TypeAlias = str | Figure | Emphasis | Strong | Link
"""A stretch of words of one sort; `str(span)` is what a reader sees."""

Text: TypeAlias = Span | tuple[Span, ...]
"""A line or a paragraph: a plain string, one figure, or stretches one after the other."""


def spans(text: Text) -> tuple[Span, ...]:
    """The stretches of a text, also where it is a single one."""
    return text if isinstance(text, tuple) else (text,)


def plain(text: Text) -> str:
    """A text as one string, as a reader sees it."""
    return "".join(map(str, text)) if isinstance(text, tuple) else str(text)


# Blocks


class Tone(StrEnum):
    """How loud a paragraph is."""

    NORMAL = "normal"
    QUIET = "quiet"
    """Small and grey: counts under a heading, a source."""
    LEAD = "lead"
    """A little larger: the sentence that opens a section."""


class Alignment(StrEnum):
    """Where the words of a column stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a section; the contents list and the bookmarks are made from these."""

    level: Literal[1, 2, 3]
    text: Text
    code: str = ""
    """What the section is called by, printed before the text: a theme's "2.3"."""
    anchor: str = ""
    """The name to which a `Link` with "#" leads; need not be given where none does."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose; a line break in it is kept."""

    text: Text
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the items below it."""

    text: Text
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list, nested as deep as need be."""

    items: tuple[Item, ...]
    is_numbered: bool = False
    """Numbers in place of bullets on the outermost level."""


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A point that was marked as one to carry away."""

    text: Text
    attribution: Text = ""
    note: Text = ""
    """What stands beside the attribution: "agreed by two others"."""
    stance: Stance | None = None
    feedback: int | None = None
    """The id of the feedback; never printed."""
    is_named: bool = True
    """Whether a reader learns who said it; where not, nobody's name may stand in the words."""


@dataclass(frozen=True, slots=True)
class KeyPoints:
    """The key points of a section."""

    points: tuple[KeyPoint, ...]
    title: str = "Key points"


@dataclass(frozen=True, slots=True)
class Quote:
    """What someone said, with as much of who said it as may be printed."""

    text: Text
    attribution: Text = ""
    note: Text = ""
    """What stands beside the attribution: "agreed by two others"."""
    stance: Stance | None = None
    is_verbatim: bool = True
    """Their very words, printed in quotation marks; else a paraphrase, printed without."""
    feedback: int | None = None
    """The id of the feedback; never printed."""
    is_named: bool = True
    """Whether a reader learns who said it; where not, nobody's name may stand in the words."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    header: str
    alignment: Alignment = Alignment.LEFT
    width: float = 1.0
    """Its share of the page's width beside the other columns'."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers; the first column says what each row is about."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    """As many cells in every row as there are columns."""
    caption: Text = ""
    total: tuple[Text, ...] = ()
    """A last row set apart from the others, or none."""

    def __post_init__(self) -> None:
        for row in (*self.rows, *((self.total,) if self.total else ())):
            if len(row) != len(self.columns):
                raise ValueError(f"a table of {len(self.columns)} columns has a row of {len(row)} cells")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many organisations spoke, and how often: the quiet line under a heading."""

    organisations: Figure
    pieces: Figure

    @property
    def text(self) -> Text:
        """The line in words: "31 organisations · 86 pieces of feedback"."""
        return (
            self.organisations,
            " organisation · " if self.organisations.value == 1 else " organisations · ",
            self.pieces,
            " piece of feedback" if self.pieces.value == 1 else " pieces of feedback",
        )


@dataclass(frozen=True, slots=True)
class StanceCount:
    """How many organisations took one stance."""

    stance: Stance
    organisations: Figure


@dataclass(frozen=True, slots=True)
class StanceBar:
    """How organisations stood, as a bar and in words."""

    counts: tuple[StanceCount, ...]
    """In the order to print; those of no organisation are passed over."""

    @property
    def text(self) -> Text:
        """The bar in words, printed beside it: "support 19 · mixed 6 · oppose 3 organisations"."""
        counts = [count for count in self.counts if count.organisations.value]
        if not counts:
            return "no organisation took a stance"
        words: list[Span] = []
        for count in counts:
            words += [" · " if words else "", f"{count.stance.label} ", count.organisations]
        only_one = len(counts) == 1 and counts[0].organisations.value == 1
        return (*words, " organisation" if only_one else " organisations")


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed notice: what was held back and why."""

    title: str
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = (
    Heading | Paragraph | BulletList | KeyPoints | Quote | Table | Counts | StanceBar | Callout | PageBreak
)


# The document


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the first page that says how the document was made: Filter, Counts, Source."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything that a summary says."""

    title: str
    subtitle: str = ""
    audience: Audience
    language: str = "en-GB"
    """A language tag (BCP 47)."""
    made_on: dt.date
    project: str = ""
    """The project's name."""
    controller: str = ""
    """Who answers for the personal data in it (UK GDPR, Article 4(7)); printed at the foot of every page."""
    rubric: str = ""
    """The notice that publications must carry, printed on the first page."""
    facts: tuple[Fact, ...] = ()
    blocks: tuple[Block, ...] = ()
    named: frozenset[tuple[Noun, int]] = frozenset()
    """The contacts and organisations whose names may stand in it; what the leak check goes by."""


# Reading a document through


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
        for sub_place, part, text, *said in _texts(block):
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
    Callout: "notice",
    PageBreak: "page break",
}


def figures(document: Document) -> Iterator[Figure]:
    """Every number of a document that comes from data, in reading order."""
    texts = [fact.value for fact in document.facts]
    texts += [text for block in document.blocks for _, _, text, *_ in _texts(block)]
    for text in texts:
        yield from (span for span in spans(text) if isinstance(span, Figure))


def _passages(
    place: str, part: str, text: Text, block: Block | None = None, said: Quote | KeyPoint | None = None
) -> Iterator[Passage]:
    if words := plain(text):
        yield Passage(place, words, part, block, said)
    for span in spans(text):
        if isinstance(span, Link):
            yield Passage(f"{place}, link", span.target, "link", block)


_Texts: TypeAlias = Iterator[tuple[str, str, Text] | tuple[str, str, Text, Quote | KeyPoint]]


def _texts(block: Block) -> _Texts:
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
        case Callout(title=title, paragraphs=paragraphs):
            yield "title", "title", title
            for paragraph in paragraphs:
                yield "", "notice", paragraph
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
