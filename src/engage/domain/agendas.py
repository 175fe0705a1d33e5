"""Agendas: versioned frames of themes against which feedback is logged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from engage.domain.records import Record, Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda(Record):
    """A frame of themes with its source."""

    title: str
    version: str = ""
    publisher: str = ""
    published_on: dt.date | None = None
    url: str = ""
    level_names: tuple[str, ...] = ("pillar", "action")
    """What the levels of the tree are called, from the top."""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """A node of an agenda."""

    agenda: Reference
    parent: Reference | None = None
    position: int = 0
    """The place among its siblings, from 0."""
    code: str
    """What people call it by: "2.3"; unique within its agenda."""
    title: str
    description: str = ""
    keywords: tuple[str, ...] = ()
    colour: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()


def level_name(names: Sequence[str], depth: int) -> str:
    """Return what the level at a depth, from 0 at the top, is called; those below the last have its name."""
    return names[min(depth, len(names) - 1)] if names else ""
