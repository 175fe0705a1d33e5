"""The texts of a coded project: submissions with their passages, and texts made of all else that was said.

Places are counted in code points from 0, and the end of a passage is the first one that is no longer in it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engage.domain.engagements import Engagement
from engage.domain.submissions import Submission
from engage.services import said_together
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.summaries.pieces import Piece
from engage.storage import records

_LONGEST = 1_000_000
"""Characters of a text that is made of what was said; what is beyond goes into another one."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of feedback, and where it stands in its text."""

    piece: Piece
    start: int
    end: int


@dataclass(slots=True)
class CodedText:
    """One text, and what of it is feedback."""

    guid: str
    name: str
    day: dt.date
    text: str = ""
    placed: list[Placed] = field(default_factory=list)
    organisation: str = ""
    """The uid of the one for which a submission speaks."""


def submissions(
    wanted: Wanted, ids: Iterable[int], pieces: Iterable[Piece], left_out: Counter[str]
) -> Iterator[CodedText]:
    """Yield these submissions and those in which some feedback stands, with what stands where.

    What stands in several places is given in the first one only. One without a text is left out.
    """
    placed: dict[int, list[Placed]] = {id: [] for id in ids}
    for piece in pieces:
        first, *others = piece.feedback.passages
        placed.setdefault(first.submission.id, []).append(Placed(piece, first.start, first.end))
        left_out["place"] += len(others)
    for id, found in placed.items():
        (each,) = records.fetch(wanted.connection, Submission, [id])
        if not each.text.strip():
            left_out["text"] += 1
            continue
        found = [one for one in found if 0 <= one.start < one.end <= len(each.text)]
        left_out["place"] += len(placed[id]) - len(found)
        found.sort(key=lambda one: (one.start, one.end, one.piece.feedback.uid))
        speaks = each.organisation.uid if each.organisation else ""
        yield CodedText(each.uid, each.title, each.received_on, each.text, found, speaks)


def notes(wanted: Wanted, pieces: Iterable[Piece]) -> Iterator[CodedText]:
    """Yield a text for each engagement, each question and all else, made of what was said."""
    said: dict[str, list[Piece]] = {}
    for piece in pieces:
        said.setdefault(said_together.place_of(piece.feedback), []).append(piece)
    for place, together in said.items():
        number = 0
        while together:
            number += 1
            yield (made := _made(wanted, place, number, together))
            together = together[len(made.placed) :]


def _made(wanted: Wanted, place: str, number: int, pieces: Sequence[Piece]) -> CodedText:
    """A text of as many pieces as it can hold, one at least.

    The day stands in front, so that it begins with nothing that a program would take away.
    """
    first = pieces[0].feedback
    name, day = "Feedback without an engagement", first.said_on
    if first.engagement:
        (engagement,) = records.fetch(wanted.connection, Engagement, [first.engagement.id])
        name, day = engagement.title, engagement.held_on
    elif first.question:
        name = first.question.name
    name = f"{name} ({number})" if number > 1 else name
    parts = [f"{day.isoformat()} {name}\n\n"]
    length = len(parts[0])
    made = CodedText(said_together.guid_of(place, number), name, day)
    for piece in pieces:
        if made.placed and length > _LONGEST:
            break
        made.placed.append(Placed(piece, length, length + len(piece.text)))
        parts.append(f"{piece.text}\n\n")
        length += len(parts[-1])
    made.text = "".join(parts)
    return made
