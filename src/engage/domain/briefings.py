"""Briefings: documents that people write in, with blocks made from the data, and their frozen editions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from engage.domain.disclosure import Audience
from engage.domain.records import Choice, Record, Reference

LANGUAGE = "en-GB"


class PartKind(Choice):
    """What a part of a briefing is made of."""

    TEXT = "text"
    SUMMARY = "summary"
    CHART = "chart"
    QUOTE = "quote"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPart(Record):
    """One block of a briefing: text that somebody wrote, or something made from the data."""

    kind: PartKind = PartKind.TEXT
    text: str = ""
    """Of a text, what it says, in Markdown; else the words that go with what is made: its title."""
    summary: str = ""
    """The summary of which it is."""
    filter: str = ""
    """What of the data it is made from."""
    options: tuple[str, ...] = ()
    """What was chosen besides, each as "name=value"."""
    feedback: Reference | None = None
    """What it quotes."""

    @property
    def chosen(self) -> Mapping[str, str]:
        """What was chosen besides the filter, by name."""
        return {name: value for name, _, value in (option.partition("=") for option in self.options)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Record):
    """A briefing as it was on a day: what it said, kept as it stood, and how it looked."""

    number: int
    title: str
    audience: Audience
    frozen_at: dt.datetime
    who: str = ""
    """Who froze it."""
    sha256: str = ""
    """Of what is kept of it, in hexadecimal digits."""
    note: str = ""
    """What it was for: "sent to the Minister"."""
    despite: str = ""
    """Why it was frozen although it tells readers what they may not learn; empty where it tells nothing."""
    withdrawn_at: dt.datetime | None = None
    withdrawn_why: str = ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether it is not to be printed any more."""
        return self.withdrawn_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Record):
    """A document that people write in, for one audience."""

    title: str
    subtitle: str = ""
    audience: Audience = Audience.INTERNAL
    language: str = LANGUAGE
    """In which it is written, as a language tag (BCP 47)."""
    template: str = ""
    """The name of the look that it has; empty: Engage's own."""
    notes: str = ""
    archived: bool = False
    parts: tuple[BriefingPart, ...] = ()
    editions: tuple[Edition, ...] = ()
    """From the first to the newest."""
