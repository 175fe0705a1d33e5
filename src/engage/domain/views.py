"""Views: lists as somebody keeps them, to come back to."""

from __future__ import annotations

from dataclasses import dataclass

from engage.domain.records import Noun, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class View(Record):
    """A filter and an order of one noun's list, under a name."""

    name: str
    noun: Noun
    """Which list it is of."""
    filter: str = ""
    sort: str = ""
    """The field by which it is sorted, with "-" in front for descending; as usual where it is empty."""
