"""What a summary says, before anyone decides how it looks on paper, on a screen or in a spreadsheet.

A `Document` is plain values all the way down. Summaries make it from the project's data; disclosure and the
leak check work on it; exporters print it. Its texts are data: whatever they hold is printed as it stands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

from engage.domain.disclosure import Audience
from engage.domain.feedback import Stance
from engage.domain.label_sheets import LabelSheet
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


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# strftime's names follow the system's language; a document has its own.


@dataclass(frozen=True, slots=True)
class Day:
    """A day, which a spreadsheet can sort by."""

    date: dt.date

    def __str__(self) -> str:
        return f"{self.date.day} {MONTHS[self.date.month - 1]} {self.date.year}"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note to the words before it: where they come from. It stands at the foot of the page."""

    text: str

    def __str__(self) -> str:
        """Nothing: it is no part of the sentence."""
        return ""


Span: TypeAlias = str | Figure | Day | Emphasis | Strong | Link | Footnote
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
    is_form: bool = False
    """To be written in by hand: its rows are tall, and ruled."""

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
    def numbers(self) -> tuple[Span, ...]:
        """The bar in words: "support 19 · mixed 6 · oppose 3"; nothing where nobody took a stance."""
        words: list[Span] = []
        for count in self.counts:
            if count.organisations.value:
                words += [" · " if words else "", f"{count.stance.label} ", count.organisations]
        return tuple(words)

    @property
    def text(self) -> Text:
        """The same with what is counted, printed beside it: "organisations: support 19 · oppose 3"."""
        return ("organisations: ", *self.numbers) if self.numbers else "no organisation took a stance"


class ChartForm(StrEnum):
    """How numbers are drawn."""

    BARS = "bars"
    """A bar for each row, its values one behind the other."""
    HEAT = "heat"
    """A field of cells, the darker the more."""


@dataclass(frozen=True, slots=True)
class ChartRow:
    """What is drawn of one thing: a theme, an organisation, a month."""

    label: Text
    values: tuple[Figure | None, ...]
    """One for each of the chart's series; None where it may not be told."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a drawing; where a format has no drawings, as a table."""

    title: str
    header: str
    """What its rows are: "Theme"."""
    unit: str
    """What is counted, in the plural: "organisations"."""
    series: tuple[str, ...]
    """What the values of each row are, in their order: "Support", "Unions"."""
    rows: tuple[ChartRow, ...]
    form: ChartForm = ChartForm.BARS
    stances: tuple[Stance, ...] = ()
    """The stances that the series are, or none: a stance has its colour and its sign."""

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.values) != len(self.series):
                raise ValueError(
                    f"a chart of {len(self.series)} series has a row of {len(row.values)} values"
                )

    @property
    def caption(self) -> str:
        """The title, with what is counted where it does not say so: "Who spoke to what (organisations)"."""
        says = self.unit.casefold() in self.title.casefold()
        return self.title if says else f"{self.title} ({self.unit})"

    @property
    def table(self) -> Table:
        """The same numbers in words and figures."""
        return Table(
            (Column(self.header, width=4), *(Column(name, Alignment.RIGHT) for name in self.series)),
            tuple((row.label, *("–" if v is None else v for v in row.values)) for row in self.rows),
            self.caption,
        )


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels or badges on a sheet; where a format has no sheets, one below the other."""

    labels: tuple[tuple[Text, ...], ...]
    """The lines of each."""
    sheet: LabelSheet
    are_badges: bool = False
    """Read across a table: the first line as large as it goes, all in the middle."""
    skipped: int = 0
    """How many places of the first sheet are used up already."""


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed notice: what was held back and why."""

    title: str
    paragraphs: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class QrCode:
    """A text to be read by a camera; where a format draws nothing, the text itself."""

    text: str
    caption: str
    """What is read from it, for those who do not see it."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | KeyPoints
    | Quote
    | Table
    | Counts
    | StanceBar
    | Chart
    | Labels
    | Callout
    | QrCode
    | PageBreak
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
    is_personal: bool = False
    """Whether it is made for the person whom it is about; to whom else anything is told, `audience` says."""
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
    maker: str = ""
    """The program that made it, where that is told as it was then: "Engage 0.5". Empty: this one."""
    named: frozenset[tuple[Noun, int]] = frozenset()
    """The contacts and organisations whose names may stand in it; what the leak check goes by."""
