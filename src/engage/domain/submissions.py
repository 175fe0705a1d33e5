"""Submissions: written responses as received, and the passages of them that were made feedback.

Places in `Submission.text` are counted in code points from 0, and the end of a passage is the first one that
is no longer in it, so that `text[start:end]` is the passage. Qt counts UTF-16 units instead: see
`utf16_offset` and `code_point_offset`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

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
    tags: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """Whoever sent it, for ourselves."""
        return ", ".join(ref.name for ref in (self.contact, self.organisation) if ref)


def utf16_offset(text: str, offset: int) -> int:
    """Return where a place in a text is, counted in UTF-16 units."""
    return offset + sum(character > "\uffff" for character in text[:offset])


def code_point_offset(text: str, units: int) -> int:
    """Return which place in a text is so many UTF-16 units from its start.

    The middle of a character that takes two units is its start; what lies behind the end is the end.
    """
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
