"""Saying of much feedback at once that it is a key point, or that evidence was offered."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from engage.domain.changes import Changes
from engage.domain.progress import Progress, silent
from engage.services.codings import pieces
from engage.services.records import told
from engage.storage import feedback_flags as storage
from engage.storage.project import Project


class FeedbackFlag(Enum):
    """What may hold of feedback or not: the field, and what the journal says when it is set or taken away."""

    KEY_POINT = ("is_key_point", "Mark {} as key point", "No longer mark {} as key point")
    EVIDENCE = ("has_evidence", "Note evidence for {}", "No longer note evidence for {}")


def turn(
    project: Project, feedback: Sequence[int], flag: FeedbackFlag, *, progress: Progress = silent
) -> Changes:
    """Say it of all of the feedback; where it was said of all of it already, of none.

    Feedback that is no longer there is passed over; raises `NotFound` where none is.
    """
    field, setting, clearing = flag.value
    with project.reading() as connection:
        value = not storage.all_have(connection, feedback, field)
    label = (setting if value else clearing).format(pieces(project, feedback))
    with project.transaction(label, progress=progress) as tx:
        for batch in told(feedback, progress):
            storage.put(tx.connection, batch, field, value=value)
    return tx.changes
