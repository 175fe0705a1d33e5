"""Passages as they are marked in a text: their themes, and where several lie over one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engage.domain.feedback import Stance
from engage.services.submissions import SplitPassage

LANES = 3
"""Bars side by side; of more passages over one another, those that begin last share one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage: where it stands, what it is coded to, and in which lane its bar stands."""

    id: int
    feedback: int
    start: int
    end: int
    themes: tuple[tuple[str, Stance], ...]
    """The code of each theme, with the stance towards it."""
    colours: tuple[str, ...]
    """Of the themes; blank where one has none."""
    lane: int

    @property
    def length(self) -> int:
        return self.end - self.start


def marks(passages: Sequence[SplitPassage]) -> tuple[Mark, ...]:
    """Return how passages are marked, which stand in the order of the text."""
    ends = [0] * LANES
    made = []
    for each in passages:
        passage, codings = each.passage, each.feedback.codings
        lane = next((number for number, end in enumerate(ends) if end <= passage.start), LANES - 1)
        ends[lane] = max(ends[lane], passage.end)
        made.append(
            Mark(
                passage.id,
                each.feedback.id,
                passage.start,
                passage.end,
                tuple((coding.theme.kind, coding.stance) for coding in codings),
                tuple(coding.theme.colour for coding in codings),
                lane,
            )
        )
    return tuple(made)


def among(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    """Return those of which something stands between two places."""
    return [mark for mark in marks if mark.start < end and start < mark.end]


def stretches(marks: Sequence[Mark], start: int, end: int) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """Yield each stretch between two places that lies in the same marks, those that are innermost last."""
    here = among(marks, start, end)
    borders = sorted({start, end, *(place for mark in here for place in (mark.start, mark.end))})
    inside = [place for place in borders if start <= place <= end]
    for one, other in pairwise(inside):
        over = [mark for mark in here if mark.start <= one and other <= mark.end]
        if over:
            yield one, other, tuple(sorted(over, key=lambda mark: (-mark.length, mark.start)))


def at(marks: Sequence[Mark], start: int, end: int) -> Mark | None:
    """Return the innermost mark around a selection or a cursor, rather one that goes on behind it."""
    around = [mark for mark in marks if mark.start <= start and end <= mark.end]
    return min(around, key=lambda mark: (mark.end == start, mark.length), default=None)
