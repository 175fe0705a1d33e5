"""How many have spoken: distinct organisations, none of them twice, beside pieces of feedback.

A trade body that speaks for its members has said its member's part. So on one theme an organisation is not
counted beside a body under which it stands (as a member, an affiliate or a part of it, also through others)
where that body spoke there for its members and the organisation took no other stance. It counts as soon as it
says something of its own: on another theme, or with another stance. What someone said in a personal capacity
is a piece of feedback, and no organisation's.

Because this is settled theme by theme, counts add up as readers expect: a theme never has fewer
organisations than a theme below it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from engage.domain.feedback import Capacity, Stance

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Voice:
    """One piece of feedback as it bears on one theme, or on none."""

    feedback: int
    theme: int | None
    organisation: int | None
    stance: Stance = Stance.UNCLEAR
    capacity: Capacity = Capacity.ORGANISATION
    said_on: dt.date = dt.date.min


@dataclass(frozen=True, slots=True)
class Tie:
    """An organisation stands under another one, as a member, an affiliate or a part, between two days."""

    organisation: int
    other: int
    started: dt.date | None = None
    ended: dt.date | None = None


def counted(voices: Sequence[Voice], ties: Iterable[Tie]) -> list[Voice]:
    """Return the voices for which their organisations count, in the order given."""
    spoken_for: dict[int, dict[int, set[Stance]]] = {}
    for voice in voices:
        if voice.theme is not None and voice.organisation and voice.capacity is Capacity.MEMBERS:
            bodies = spoken_for.setdefault(voice.theme, {})
            bodies.setdefault(voice.organisation, set()).add(voice.stance)
    bodies_over = _bodies_over(ties)

    def is_said_for_it(voice: Voice, organisation: int) -> bool:
        bodies = spoken_for.get(voice.theme, {}) if voice.theme is not None else {}
        return any(
            voice.stance is Stance.UNCLEAR or voice.stance in bodies[body]
            for body in bodies_over(organisation, voice.said_on) & bodies.keys()
        )

    return [
        voice
        for voice in voices
        if voice.organisation
        and voice.capacity is not Capacity.PERSONAL
        and not is_said_for_it(voice, voice.organisation)
    ]


def _bodies_over(ties: Iterable[Tie]) -> Callable[[int, dt.date], frozenset[int]]:
    """Return a function for the organisations under which one stands on a day, however far up."""
    up: dict[int, list[Tie]] = {}
    for tie in ties:
        up.setdefault(tie.organisation, []).append(tie)
    known: dict[tuple[int, dt.date | None], frozenset[int]] = {}

    def reached(organisation: int, day: dt.date | None) -> frozenset[int]:
        key = organisation, day
        if key not in known:
            found: set[int] = set()
            ahead = [organisation]
            while ahead:
                new = [tie.other for tie in up.get(ahead.pop(), ()) if day is None or _holds(tie, day)]
                ahead += [other for other in new if other not in found]
                found.update(new)
            known[key] = frozenset(found)
        return known[key]

    def over(organisation: int, day: dt.date) -> frozenset[int]:
        # Two that stand under each other, on whatever days, are equals: were each said for by the other,
        # neither would be counted.
        return frozenset(
            body for body in reached(organisation, day) if organisation not in reached(body, None)
        )

    return over


def standing_under(bodies: Iterable[int], ties: Iterable[Tie]) -> set[int]:
    """Return the organisations that ever stood under any of some bodies, however far down."""
    down: dict[int, list[int]] = {}
    for tie in ties:
        down.setdefault(tie.other, []).append(tie.organisation)
    found: set[int] = set()
    ahead = list(bodies)
    while ahead:
        new = [organisation for organisation in down.get(ahead.pop(), ()) if organisation not in found]
        ahead += new
        found.update(new)
    return found


def _holds(tie: Tie, day: dt.date) -> bool:
    return (tie.started is None or tie.started <= day) and (tie.ended is None or day <= tie.ended)


def stances(voices: Iterable[Voice]) -> dict[int, Stance]:
    """Return the stance of each organisation over some voices: what it took, or mixed where it took several.

    Unclear counts only where it took no other.
    """
    taken: dict[int, set[Stance]] = {}
    for voice in voices:
        if voice.organisation and voice.capacity is not Capacity.PERSONAL:
            taken.setdefault(voice.organisation, set()).add(voice.stance)
    return {organisation: _one(several) for organisation, several in taken.items()}


def _one(several: set[Stance]) -> Stance:
    clear = several - {Stance.UNCLEAR} or several
    return next(iter(clear)) if len(clear) == 1 else Stance.MIXED


def small_cells(cells: Mapping[K, int], smallest: int) -> frozenset[K]:
    """Return the keys of the cells to print as one, so that no number printed is below `smallest`.

    Where all the small ones together are still too few, the next larger is put with them, for a reader
    who knows the total could tell them from it. Of equal cells the later one goes.
    """
    ahead = sorted(cells, key=cells.__getitem__, reverse=True)
    merged: list[K] = []
    while ahead and (cells[ahead[-1]] < smallest or 0 < sum(cells[key] for key in merged) < smallest):
        merged.append(ahead.pop())
    return frozenset(merged)
