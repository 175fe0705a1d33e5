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
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun
from engage.domain.text import clean
from engage.services.records import spoken_of, told
from engage.storage import bulk
from engage.storage.project import Project


def mark(
    project: Project,
    ids: Sequence[int],
    state: CommitmentState,
    outcome: str = "",
    *,
    progress: Progress = silent,
) -> Changes:
    """Say how they stand, and what came of them; without an outcome, the one that each has stays."""
    outcome = clean(outcome).strip()
    values = {"state": state} | ({"outcome": outcome} if outcome else {})
    label = f"Mark {spoken_of(project, Commitment, ids)} as {state.label}"
    return _edit(project, ids, label, progress, values)


def reschedule(
    project: Project, ids: Sequence[int], due_on: dt.date | None, *, progress: Progress = silent
) -> Changes:
    """Say by when they are to be done; None: on no day."""
    when = f"{due_on:%d %B %Y}".lstrip("0") if due_on else "no day"
    label = f"Move {spoken_of(project, Commitment, ids)} to {when}"
    return _edit(project, ids, label, progress, {"due_on": due_on})


def hand_over(project: Project, ids: Sequence[int], owner: str, *, progress: Progress = silent) -> Changes:
    """Say by whom they are to be done; empty: by nobody yet."""
    owner = " ".join(clean(owner).split())
    label = f"Hand {spoken_of(project, Commitment, ids)} over to {excerpt(owner) or 'nobody'}"
    return _edit(project, ids, label, progress, {"owner": owner})


def _edit(
    project: Project, ids: Sequence[int], label: str, progress: Progress, values: dict[str, Any]
) -> Changes:
    with project.transaction(label, progress=progress) as tx:
        for batch in told(ids, progress):
            bulk.edit(tx.connection, Noun.COMMITMENT, batch, values)
    return tx.changes
