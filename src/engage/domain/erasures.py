"""Erasing a person for good: what is chosen, and what is remembered of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engage.domain.records import Choice, Noun


class ErasedWords(Choice):
    """What becomes of what an erased person has said."""

    ERASE = "erase"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Erased:
    """That somebody was erased, and how: it names nobody."""

    uid: str
    noun: Noun
    erased_at: dt.datetime
    certificate: str
    words: ErasedWords = ErasedWords.ERASE
    spared: tuple[str, ...] = ()
    """The uids of records that go on naming them."""
