"""Which organisations, and which contacts, are likely to be one.

Only records that share a key are compared (an e-mail address, a telephone number, a name in its plainest
form), so the work grows with their number and not with its square. An import asks the same of each row
(`engage.domain.matching`): what is unsure there is found here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from engage.domain.matching import bodies as of_bodies
from engage.domain.matching import people as of_people
from engage.domain.matching.bodies import Body
from engage.domain.matching.index import CROWD, LEAST, F, Index, Reason
from engage.domain.matching.keys import LEGAL_FORMS, email_key, phone_key
from engage.domain.matching.people import Person

__all__ = [
    "CROWD",
    "LEAST",
    "LEGAL_FORMS",
    "Body",
    "Pair",
    "Person",
    "Reason",
    "contacts",
    "email_key",
    "organisations",
    "phone_key",
]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are likely to be one; `one` was there first."""

    one: int
    other: int
    certainty: float
    """From 0 to 1."""
    reasons: tuple[Reason, ...]
    """The most telling first."""


def organisations(bodies: Iterable[Body]) -> list[Pair]:
    """Return the organisations that are likely to be one, the most certain first."""
    return _pairs(of_bodies.index(), map(of_bodies.facts, bodies))


def contacts(people: Iterable[Person]) -> list[Pair]:
    """Return the contacts who are likely to be one, the most certain first.

    Two whose names cannot be one's are two, whatever else they share.
    """
    return _pairs(of_people.index(), map(of_people.facts, people))


def _pairs(index: Index[F], records: Iterable[F]) -> list[Pair]:
    found = []
    to_come = sorted(records, key=attrgetter("id"), reverse=True)
    index.count(to_come)
    while to_come:
        record = to_come.pop()
        for id, likeness in index.find(record).items():
            found.append(Pair(id, record.id, likeness.certainty, likeness.reasons))
        index.add(record)
    index.let_go()
    return sorted(found, key=lambda pair: (-pair.certainty, pair.one, pair.other))
