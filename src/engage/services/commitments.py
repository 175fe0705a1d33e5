"""Saying of several commitments at once how they stand, when they are due and whose they are.

Those that are no longer there are passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.records import Noun
from engage.domain.text import clean
from engage.services.records import spoken_of
from engage.storage import bulk
from engage.storage.project import Project


def mark(project: Project, ids: Sequence[int], state: CommitmentState, outcome: str = "") -> Changes:
    """Say how they stand, and what came of them; without an outcome, the one that each has stays."""
    outcome = clean(outcome).strip()
    values = {"state": state} | ({"outcome": outcome} if outcome else {})
    return _edit(project, ids, f"Mark {spoken_of(project, Commitment, ids)} as {state.label}", values)


def reschedule(project: Project, ids: Sequence[int], due_on: dt.date | None) -> Changes:
    """Say by when they are to be done; None: on no day."""
    when = f"{due_on:%d %B %Y}".lstrip("0") if due_on else "no day"
    return _edit(project, ids, f"Move {spoken_of(project, Commitment, ids)} to {when}", {"due_on": due_on})


def hand_over(project: Project, ids: Sequence[int], owner: str) -> Changes:
    """Say by whom they are to be done; empty: by nobody yet."""
    owner = " ".join(clean(owner).split())
    label = f"Hand {spoken_of(project, Commitment, ids)} over to {excerpt(owner) or 'nobody'}"
    return _edit(project, ids, label, {"owner": owner})


def _edit(project: Project, ids: Sequence[int], label: str, values: dict[str, Any]) -> Changes:
    with project.transaction(label) as tx:
        bulk.edit(tx.connection, Noun.COMMITMENT, ids, values)
    return tx.changes
