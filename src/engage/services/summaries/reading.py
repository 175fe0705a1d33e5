"""How one piece of feedback reads to others, for whoever is about to let it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engage.domain.disclosure import Audience, decided_by, may_quote
from engage.domain.feedback import Feedback
from engage.errors import NotFound
from engage.services.summaries import heeding
from engage.services.summaries.pieces import Piece, as_read_by, rule
from engage.storage import records, summaries
from engage.storage.project import Project


@dataclass(frozen=True, slots=True)
class Reading:
    """A piece of feedback as it would be printed."""

    text: str
    """The words; empty where they are not quoted."""
    attribution: str
    """To whom they are put down; empty where that is not known, or nothing is quoted."""
    note: str
    """What stands beside that: "agreed by two others"."""
    reason: str
    """Why so much of who said it is told and no more, in sentences."""


def reads_as(project: Project, feedback: int, audience: Audience = Audience.PUBLIC) -> Reading:
    """Return how a piece of feedback reads to an audience, and why; raises `NotFound`."""
    with project.reading() as connection:
        found = records.fetch(connection, Feedback, [feedback])
        if not found:
            raise NotFound("The feedback is no longer there", "", "Look at the list again")
        engagement = found[0].engagement.id if found[0].engagement else None
        cells = summaries.cells(connection, engagement)
        (told,) = heeding.feedback(connection, audience, found)
        piece = as_read_by(audience, told, cells, summaries.details(connection).smallest_cell)
    return Reading(
        piece.text,
        piece.attribution if piece.is_quoted else "",
        piece.note if piece.is_quoted else "",
        " ".join(_reasons(piece, audience)),
    )


def _reasons(piece: Piece, audience: Audience) -> Iterator[str]:
    if may_quote(piece.allowed, audience) and not piece.is_quoted:
        yield "Its words hold a mark that is not resolved, which may name somebody."
    else:
        yield piece.reason
    if audience is not Audience.INTERNAL:
        yield decided_by(piece.feedback.disclosure, rule(piece.feedback), piece.allowed)
