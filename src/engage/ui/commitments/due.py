"""When a commitment is due, in words: what is overdue says so by a sign and by how much."""

from __future__ import annotations

import datetime as dt

from engage.domain.commitments import Commitment, CommitmentState
from engage.ui.dates import short_date
from engage.ui.translation import translated, word

WARNING_SIGN = "!"
"""Begins what is overdue: neither colour nor word alone tells it to everyone."""

_SIGNS = {
    CommitmentState.KEPT: "✓",
    CommitmentState.BROKEN: "✗",
    CommitmentState.WITHDRAWN: "–",
}
_DAYS_TOLD = 60
"""Up to so many days late are counted one by one, then months, then years."""


def due_text(commitment: Commitment, today: dt.date) -> str:
    """How a list says it: "! overdue 3 days", "today", "12 Apr"; blank where no day is set."""
    due = commitment.due_on
    if due is None:
        return ""
    if commitment.is_overdue(today):
        return translated("{} overdue {}").format(WARNING_SIGN, _lateness((today - due).days))
    if commitment.state is CommitmentState.OPEN and (due - today).days <= 1:
        return translated("today") if due == today else translated("tomorrow")
    return short_date(due, today)


def standing_text(commitment: Commitment, today: dt.date) -> str:
    """How a list says when it is due or, where it is no longer open, how it stands: "✓ kept"."""
    if commitment.state is CommitmentState.OPEN:
        return due_text(commitment, today)
    return f"{_SIGNS[commitment.state]} {word(commitment.state)}"


def _lateness(days: int) -> str:
    if days <= _DAYS_TOLD:
        return translated("1 day") if days == 1 else translated("{} days").format(days)
    months = days * 12 // 365
    if months < 24:
        return translated("{} months").format(max(months, 2))
    return translated("{} years").format(days // 365)
