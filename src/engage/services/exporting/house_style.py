"""How Engage's documents look and what they say of themselves, whatever the format."""

from __future__ import annotations

import re

from engage.domain.disclosure import Audience
from engage.domain.feedback import Stance
from engage.services.summaries.document import Document, Quote, Text, plain, spans

INK = "#1b2126"
QUIET = "#5c6670"
LINE = "#cfd5da"
ACCENT = "#0f6b5b"
WASH = "#f1f5f4"
"""Behind a notice."""
WARNING = "#9a2f24"
"""The mark of what must not leave the house."""

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

_QUOTED = re.compile(r"“[^“”]*”|‘[^‘]*’|\"[^\"]*\"|«[^«»]*»|„[^„]*“")
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


def quoted(quote: Quote) -> Text:
    """The words of a quote, in quotation marks where they are the speaker's own and have none yet."""
    if not quote.is_verbatim or _QUOTED.fullmatch(plain(quote.text).strip()):
        return quote.text
    return ("“", *spans(quote.text), "”")


def signature(document: Document) -> str:
    """Who stands behind the document: the controller, else the project."""
    return document.controller or document.project
