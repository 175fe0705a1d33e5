"""How Engage's documents look and what they say of themselves, whatever the format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

import engage
from engage.domain.disclosure import Audience
from engage.domain.feedback import Stance
from engage.domain.text import clean
from engage.services.summaries.document import (
    Day,
    Document,
    Heading,
    KeyPoint,
    Quote,
    Span,
    Text,
    plain,
    spans,
)

STANCE_COLOURS: dict[Stance, tuple[str, str]] = {
    Stance.SUPPORT: ("#1b7a4b", "#ffffff"),
    Stance.MIXED: ("#b98a2c", "#1b2126"),
    Stance.OPPOSE: ("#b23a2e", "#ffffff"),
    Stance.NEUTRAL: ("#c3cad0", "#1b2126"),
    Stance.UNCLEAR: ("#eceff1", "#1b2126"),
}
"""The fill of a stance in a bar, and the colour of the sign upon it."""

STANCE_SIGNS: dict[Stance, str] = {
    Stance.SUPPORT: "+",
    Stance.MIXED: "~",
    Stance.OPPOSE: "–",
    Stance.NEUTRAL: "0",
    Stance.UNCLEAR: "?",
}
"""What stands in the bar, so that nobody needs the colours."""

AUDIENCE_NOTES: dict[Audience, str] = {
    Audience.INTERNAL: "For our own use: may name people and bodies that must not be named outside.",
    Audience.SHARED: "For partners and those who took part.",
    Audience.PUBLIC: "May be read by anyone.",
}
_PERSONAL = ("personal", "For the person concerned only, and for our own record of it.")
UNTITLED = "Untitled"
"""What stands for a heading of no words, which nobody could find or follow."""

_QUOTED = re.compile(r"“[^“”]*”|‘[^‘]*’|\"[^\"]*\"|«[^«»]*»|„[^„]*“")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SAFE_TARGET = re.compile(
    r"(https?://|mailto:)[^\s\x00-\x20<>\"\\^`{|}\x7f-\x9f\ud800-\udfff]+", re.IGNORECASE
)


def language(document: Document) -> str:
    """The document's language tag, or "" where it is none."""
    return document.language if _LANGUAGE.fullmatch(document.language) else ""


def safe_target(target: str) -> str:
    """The target of a link where it is an http, https or mailto address, else ""."""
    return target if _SAFE_TARGET.fullmatch(target) else ""


def readable(text: str) -> str:
    """A string without what no reader should meet: controls, and marks that turn round the words after them.

    Which way a text runs, programs that show it find out themselves.
    """
    return _TURNS.sub("", clean(text))


def quoted(quote: Quote) -> Text:
    """The words of a quote, in quotation marks where they are the speaker's own and have none yet."""
    if not quote.is_verbatim or _QUOTED.fullmatch(plain(quote.text).strip()):
        return quote.text
    return ("“", *spans(quote.text), "”")


def rubric(document: Document, style: HouseStyle) -> str:
    """The notices that a document must carry: its own, and what the group says of all that it publishes."""
    return "\n".join(dict.fromkeys(filter(None, (document.rubric, style.rubric))))


def for_whom(document: Document) -> str:
    """Who may read a document, in a word: "internal"; or "personal", where it is made for one person."""
    return _PERSONAL[0] if document.is_personal else document.audience.label


def is_for_ourselves(document: Document) -> bool:
    """Whether nobody outside may read it, which is marked so that nobody overlooks it."""
    return document.audience is Audience.INTERNAL and not document.is_personal


def facts(document: Document) -> list[tuple[str, Text]]:
    """What the first page says of how the document was made, label by label."""
    note = _PERSONAL[1] if document.is_personal else AUDIENCE_NOTES[document.audience]
    return [
        ("Date", Day(document.made_on)),
        *([("Project", document.project)] if document.project else []),
        *((fact.label, fact.value) for fact in document.facts),
        ("Audience", f"{for_whom(document).capitalize()}. {note}"),
        *([("Data controller", document.controller)] if document.controller else []),
    ]


def who(said: Quote | KeyPoint) -> Text:
    """Who said it, what stands beside that, and how they stood, on one line."""
    parts: tuple[Span, ...] = ()
    for text in (said.attribution, said.note):
        if plain(text):
            parts += (", ", *spans(text)) if parts else spans(text)
    if said.stance:
        parts += (f"{' · ' if parts else ''}{said.stance.label}",)
    return parts


def heading_words(heading: Heading) -> str:
    """A heading as lists of contents have it, on one line."""
    return " ".join(f"{heading.code} {plain(heading.text)}".split()) or UNTITLED


def runs_to_the_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (Unicode, UAX #9, rule P2)."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def xml_words(text: str) -> str:
    """A string as XML can hold it."""
    return _NO_CHARACTER.sub("\ufffd", readable(text))


def signature(document: Document) -> str:
    """Who stands behind the document: the controller, else the project."""
    return document.controller or document.project


def maker(document: Document) -> str:
    """The program that made the document, for the properties of files."""
    return document.maker or f"Engage {engage.__version__}"


# The look of a group


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """Families of typefaces, each by the name under which other programs know it."""

    body: str = "Noto Serif"
    headings: str = "Noto Serif"
    labels: str = "Noto Sans"
    """Of tables, captions, notices, headers and footers."""
    files: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    """Of families that Engage does not bring: what the files of their `regular`, `bold` and `italic` hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes of type, in points."""

    body: float = 10.0
    lead: float = 11.5
    small: float = 8.5
    table: float = 9.0
    title: float = 25.0
    subtitle: float = 13.0
    heading_1: float = 17.0
    heading_2: float = 12.5
    heading_3: float = 10.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Colours as "#rrggbb"."""

    ink: str = "#1b2126"
    quiet: str = "#5c6670"
    line: str = "#cfd5da"
    accent: str = "#0f6b5b"
    wash: str = "#f1f5f4"
    """Behind a notice."""
    warning: str = "#9a2f24"
    """The mark of what must not leave the house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Around the words of a page, in millimetres; header and footer stand within them."""

    top: float = 29.5
    bottom: float = 26.0
    left: float = 24.0
    right: float = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """How the documents of one group look."""

    name: str = "engage"
    paper: str = "A4"
    """One of `label_sheets.PAPERS`."""
    logo: bytes = b""
    """A PNG or JPEG, printed on the first page; empty: none. A look holds all that it is made of, so that it
    can be kept with what was printed in it."""
    logo_text: str = ""
    """What the logo shows, for those who do not see it."""
    footer: str = ""
    """At the foot of every page, in place of the data controller's name."""
    rubric: str = ""
    """The notice that publications must carry, on the first page."""
    has_cover: bool = False
    """The title has a page to itself."""
    has_contents: bool = True
    """A list of contents, where a document has sections enough."""
    fonts: Fonts = field(default_factory=Fonts)
    sizes: Sizes = field(default_factory=Sizes)
    colours: Colours = field(default_factory=Colours)
    margins: Margins = field(default_factory=Margins)


PLAIN = HouseStyle()
"""Engage's own look."""
