"""Documents: files kept with an engagement, such as the slides that were shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engage.domain.records import Record

LARGEST = 50 * 1024 * 1024
"""Bytes that a document may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """One file as it was when it was attached; its content is kept apart, under its SHA-256."""

    name: str
    """The name of the file, with its suffix."""
    media_type: str = ""
    """What it holds, as in "application/pdf"."""
    size: int = 0
    """In bytes."""
    sha256: str = ""
    """Of the content, in hexadecimal digits."""
    added_on: dt.date | None = None
