"""Submissions: what feedback was made of their passages, and which of them has a file."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from engage.domain.feedback import Feedback
from engage.storage import records, schema

_SUBMISSION = schema.submission
_PASSAGE = schema.passage


def feedback(connection: sa.Connection, submission: int) -> list[Feedback]:
    """Return the feedback that was made of a submission's passages."""
    made = sa.select(_PASSAGE.c.feedback_id).where(_PASSAGE.c.submission_id == submission).distinct()
    return records.fetch(connection, Feedback, connection.execute(made).scalars().all())


def coded(connection: sa.Connection, submissions: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Return of each of these where its passages stand that are coded to a theme."""
    found: dict[int, list[tuple[int, int]]] = {}
    of = _PASSAGE.c.submission_id
    has_theme = sa.exists().where(schema.coding.c.feedback_id == _PASSAGE.c.feedback_id)
    for batch in records.batches(submissions):
        wanted = sa.select(of, _PASSAGE.c.start, _PASSAGE.c.end).where(of.in_(batch), has_theme)
        for submission, start, end in connection.execute(wanted):
            found.setdefault(submission, []).append((start, end))
    return found


def feedback_of(connection: sa.Connection, submission: int, start: int, end: int) -> int | None:
    """Return the feedback that was made of this very passage; None where there is none."""
    at = (_PASSAGE.c.submission_id == submission, _PASSAGE.c.start == start, _PASSAGE.c.end == end)
    wanted = sa.select(_PASSAGE.c.feedback_id).where(*at).order_by(_PASSAGE.c.id).limit(1)
    return connection.execute(wanted).scalar()


def remove_passages(connection: sa.Connection, passages: Sequence[int]) -> None:
    """Take passages away, and with them the feedback that stands nowhere else."""
    made = sa.select(_PASSAGE.c.feedback_id).where(_PASSAGE.c.id.in_(passages)).distinct()
    feedback = connection.execute(made).scalars().all()
    records.delete(connection, _PASSAGE, passages)
    left = sa.select(_PASSAGE.c.feedback_id).where(_PASSAGE.c.feedback_id.in_(feedback))
    kept = set(connection.execute(left).scalars())
    records.remove(connection, Feedback, [id for id in feedback if id not in kept])


def with_content(connection: sa.Connection, sha256: str) -> int | None:
    """Return the submission whose file holds this; None where there is none."""
    wanted = sa.select(_SUBMISSION.c.id).where(_SUBMISSION.c.sha256 == sha256)
    return connection.execute(wanted.order_by(_SUBMISSION.c.id).limit(1)).scalar()
