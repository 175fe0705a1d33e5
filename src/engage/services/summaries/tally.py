"""Numbers that know the feedback behind them: how many have spoken, and how they stood."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from engage.domain.counting import Voice, stances
from engage.domain.feedback import Stance
from engage.services.summaries.document import Figure, StanceBar, StanceCount

STANCES = (Stance.SUPPORT, Stance.MIXED, Stance.OPPOSE, Stance.NEUTRAL, Stance.UNCLEAR)
"""In the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many have spoken, and how they stood."""

    organisations: Figure
    pieces: Figure
    stances: StanceBar
    """Every organisation stands in it once."""


def tally(voices: Sequence[Voice], counted: Collection[Voice]) -> Tally:
    """Count voices; `counted` has those among them, and others, for which organisations count."""
    feedback: dict[int, list[int]] = {}
    for voice in voices:
        if voice.organisation and voice in counted:
            feedback.setdefault(voice.organisation, []).append(voice.feedback)
    taken = stances(voices)
    return Tally(
        Figure(len(feedback), _distinct(id for ids in feedback.values() for id in ids)),
        pieces_of(voice.feedback for voice in voices),
        StanceBar(tuple(_stance_count(stance, feedback, taken) for stance in STANCES)),
    )


def _stance_count(stance: Stance, feedback: dict[int, list[int]], taken: dict[int, Stance]) -> StanceCount:
    of_stance = [ids for organisation, ids in feedback.items() if taken[organisation] is stance]
    return StanceCount(stance, Figure(len(of_stance), _distinct(id for ids in of_stance for id in ids)))


def pieces_of(feedback: Iterable[int]) -> Figure:
    """Return a number of pieces of feedback, each counted once."""
    ids = _distinct(feedback)
    return Figure(len(ids), ids)


def _distinct(ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(ids)))
