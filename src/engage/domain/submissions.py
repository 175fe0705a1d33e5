"""Submissions: written responses as received, and the passages of them that were made feedback.

Places in `Submission.text` are counted in code points from 0, and the end of a passage is the first one that
is no longer in it, so that `text[start:end]` is the passage. Qt counts UTF-16 units instead: see `Utf16`.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from engage.domain.disclosure import Level, Rule, default_level, is_more_open
from engage.domain.records import Record, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Record):
    """Where a piece of feedback stands in a submission."""

    submission: Reference
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission(Record):
    """One written response as received, with its file and its text."""

    title: str
    received_on: dt.date
    engagement: Reference | None = None
    consultation: Reference | None = None
    contact: Reference | None = None
    """Who sent it, as a person."""
    organisation: Reference | None = None
    """For which body it speaks."""
    file_name: str = ""
    """The name of the file, with its suffix; empty where there is none."""
    media_type: str = ""
    """What the file holds, as in "application/pdf"."""
    size: int = 0
    """Of the file, in bytes."""
    sha256: str = ""
    """Of the file's content, in hexadecimal digits."""
    text: str = ""
    """What it says, its lines parted by line feeds; passages are places in it, so it never changes."""
    notes: str = ""
    archived: bool = False
    disclosure: Level | None = None
    """What was agreed at an engagement that is no longer there, where that was more closed than is usual."""
    tags: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """Whoever sent it, for ourselves."""
        return ", ".join(ref.name for ref in (self.contact, self.organisation) if ref)

    @property
    def feedback_disclosure(self) -> Level | None:
        """The level of the feedback that is made of it; None where it is that of the engagement's rule."""
        usual = default_level(Rule(self.engagement.kind) if self.engagement else None)
        return self.disclosure if self.disclosure and is_more_open(usual, self.disclosure) else None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where a passage begins and ends without the white space around it; all white: an empty one."""
    start, end = max(start, 0), min(end, len(text))
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    return start, max(start, end - (len(passage) - len(passage.rstrip())))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends: blank lines part them or, where there are none, all do."""
    for found in (_BLOCK if _BLANK_LINE.search(text.strip()) else _LINE).finditer(text):
        yield trimmed(text, *found.span())


def uncoded(text: str, passages: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the paragraphs of which nothing is a passage yet, in their order."""
    taken = sorted(passages)
    starts = [start for start, _ in taken]
    reach = list(accumulate((end for _, end in taken), max))
    free = []
    for start, end in paragraphs(text):
        before = bisect_left(starts, end)
        if not before or reach[before - 1] <= start:
            free.append((start, end))
    return free


def next_after(places: Sequence[tuple[int, int]], after: int) -> tuple[int, int] | None:
    """Return the next place that begins at `after` or behind it; where none does, the first of all."""
    return next((each for each in places if each[0] >= after), places[0] if places else None)


def covered(passages: Iterable[tuple[int, int]]) -> int:
    """Return how much lies in any of these passages; what lies in several counts once."""
    reached = total = 0
    for start, end in sorted(passages):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


class Utf16:
    """A text as Qt counts it: in UTF-16 units, of which a character beyond U+FFFF takes two."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._wide_units = [place + number for number, place in enumerate(self._wide)]

    def units(self, offset: int) -> int:
        """Return how many units stand before a place."""
        return offset + bisect_left(self._wide, offset)

    def offset(self, units: int) -> int:
        """Return the place behind so many units; the middle of a character is its start."""
        return min(units - bisect_left(self._wide_units, units), self._length)


_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_WIDE = re.compile("[\U00010000-\U0010ffff]")
