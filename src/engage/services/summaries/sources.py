"""Where feedback comes from, as far as an audience may know."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from engage.domain.engagements import AttendanceStatus, Engagement
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope
from engage.services.summaries.wording import capital, day
from engage.storage import records


def sources(scope: Scope, pieces: Iterable[Piece]) -> Callable[[Piece], str]:
    """Return a function for the source of each of these pieces: "Roundtable on heat, 25 March 2020".

    Outside, where the speaker may not be named, the engagement is not either: its title may tell who was
    there. The sort and the day of it stand only where enough organisations came; else the year alone does.
    """
    ids = {piece.feedback.engagement.id for piece in pieces if piece.feedback.engagement}
    held = {each.id: each for each in records.fetch(scope.connection, Engagement, sorted(ids))}
    smallest = scope.details.smallest_cell

    def source(piece: Piece) -> str:
        said_on = piece.feedback.said_on
        at = held[piece.feedback.engagement.id] if piece.feedback.engagement else None
        if scope.is_internal or piece.is_named:
            return f"{at.title}, {day(said_on)}" if at else f"Said to us, {day(said_on)}"
        if at and _came(at) >= smallest:
            return f"{capital(at.channel.label)}, {day(said_on)}"
        return f"{said_on.year}"

    return source


def _came(engagement: Engagement) -> int:
    """How many organisations attended."""
    seats = engagement.attendance
    return len(
        {
            seat.organisation.id
            for seat in seats
            if seat.organisation and seat.status is AttendanceStatus.ATTENDED
        }
    )
