"""Commitments: what was promised or is to be done, to whom, by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from engage.domain.records import Choice, Record, Reference

WEEK = dt.timedelta(days=7)
"""What is due up to so long after today is due soon."""


class CommitmentState(Choice):
    """How a commitment stands."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Record):
    """Something promised or to be done."""

    text: str
    engagement: Reference | None = None
    feedback: Reference | None = None
    contact: Reference | None = None
    """To whom, as a person."""
    organisation: Reference | None = None
    """To whom, as a body."""
    owner: str = ""
    """By whom."""
    made_on: dt.date | None = None
    due_on: dt.date | None = None
    state: CommitmentState = CommitmentState.OPEN
    outcome: str = ""
    unresolved: tuple[str, ...] = ()
    notes: str = ""
    tags: tuple[str, ...] = ()

    def is_overdue(self, today: dt.date) -> bool:
        """Whether it should have been done before today and is still open."""
        return self.state is CommitmentState.OPEN and self.due_on is not None and self.due_on < today
