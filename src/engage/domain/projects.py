"""Projects: one file, one programme of work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

SUFFIX = ".engage"
"""What the name of a project's file ends in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectDetails:
    """What a project says of itself."""

    name: str
    controller: str = ""
    """Who is answerable for the personal data in it; printed on what leaves the group."""
    smallest_cell: int = 3
    """With fewer organisations of a kind than this, the kind would name the speaker."""
    zone: str = "Europe/London"
    """The time zone of new engagements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a project open for writing; nothing is known of one whose lock cannot be read."""

    who: str = ""
    machine: str = ""
    since: dt.datetime | None = None
