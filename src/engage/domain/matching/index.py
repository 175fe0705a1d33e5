"""Finding, among many records, those that may be the same as one: by keys, and then by looking closely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from math import prod
from typing import Any, Generic, Protocol, TypeVar

CROWD = 20
"""An address or a number that more than so many share is a switchboard's, and says nothing.

Of records that share a name, when they are more, each is compared with the one before it alone.
"""

LEAST = 0.5
"""Below this certainty nobody need look at two records."""


class Reason(Enum):
    """What two records have in common."""

    __hash__ = object.__hash__  # each is itself alone, and Enum would work its hash out in Python

    NAME = "the same name"
    SHORT_NAME = "the same short name"
    INITIALS = "the initials of the other's name"
    CORE = "the same name but for words such as “union”"
    SHORT_FORM = "a short form of the same given name"
    MISSPELT = "nearly the same name"
    SIMILAR = "a similar name"
    ALIKE = "a name that is a little alike"
    INITIAL = "the same family name and initial"
    SIMILAR_INITIAL = "nearly the same family name, and the same initial"
    FAMILY_NAME = "the same family name"
    FAMILY_PART = "a part of the family name"
    GIVEN_NAME = "the same given name"
    GIVEN_ALONE = "the same given name, and no family name beside it"
    ORGANISATION = "the same organisation"
    EMAIL = "the same e-mail address"
    MAILBOX = "the same shared mailbox"
    PHONE = "the same telephone number"
    ADDRESS = "the same postal address"
    STREET = "the same street"
    WEBSITE = "the same website"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two records have in common, and what follows from it."""

    certainty: float
    """From 0 to 1."""
    reasons: tuple[Reason, ...]
    """The most telling first."""
    is_sure: bool
    """Whether they are one without anybody having looked at them."""

    @property
    def why(self) -> str:
        """What the two have in common, for a person."""
        return ", ".join(reason.value for reason in self.reasons)

    @property
    def rank(self) -> tuple[bool, float]:
        """The greater, the more likely they are one."""
        return self.is_sure, self.certainty


Found = Mapping[int, Likeness]
"""What a record has in common with others, by their ids."""


class Comparable(Protocol):
    """A record as it is compared."""

    @property
    def id(self) -> int:
        """By which it is known; what came later has a greater one."""

    @property
    def shared(self) -> Iterable[str]:
        """What many may have in common, as a switchboard's number."""

    def keys(self) -> Iterator[Hashable]:
        """Yield what records that are worth a closer look have in common, `shared` left out."""


F = TypeVar("F", bound=Comparable)

IsTelling = Callable[[str], bool]
"""Whether something that is shared is shared by few."""


class Index(Generic[F]):
    """Records by what they have in common.

    What is counted first, then looked up and added in the order of the ids, one after the other, gives the
    same pairs however many at a time it comes.
    """

    def __init__(self, compare: Callable[[F, F, IsTelling], Likeness | None]) -> None:
        self._compare = compare
        self._records: dict[int, F] = {}
        self._counts: Counter[str] = Counter()
        # By hash, for that takes half the room: two keys with one hash cost a closer look, and no more.
        self._by_key: dict[int, int | list[int]] = {}

    def __getitem__(self, id: int) -> F:
        return self._records[id]

    def count(self, records: Iterable[F]) -> None:
        """Count what records share; this comes before looking up or adding any of them."""
        for record in records:
            self._counts.update(record.shared)

    def add(self, record: F) -> None:
        """Let a record be found from now on, or by more than before."""
        self._add(record, self._keys(record))

    def _add(self, record: F, keys: Iterable[int]) -> None:
        before = self._records.get(record.id)
        known = set(self._keys(before)) if before is not None else ()
        self._records[record.id] = record
        for key in dict.fromkeys(keys):
            if key in known:
                continue
            there = self._by_key.get(key)
            if there is None:
                self._by_key[key] = record.id
            elif isinstance(there, list):
                there.append(record.id)
            else:
                self._by_key[key] = [there, record.id]

    def find(self, record: F) -> Found:
        """Return the records that may be the same, by id."""
        return self._found(record, self._keys(record))

    def find_and_add(self, record: F) -> Found:
        """Return the records that may be the same, and let this one be found from now on."""
        keys = list(self._keys(record))
        found = self._found(record, keys)
        self._add(record, keys)
        return found

    def _found(self, record: F, keys: Iterable[int]) -> Found:
        near: set[int] = set()
        for key in keys:
            there = self._by_key.get(key)
            if isinstance(there, int):
                near.add(there)
            elif there is not None:
                near.update(there if len(there) < CROWD else there[-1:])
        near.discard(record.id)
        found: dict[int, Likeness] = {}
        for id in near:
            likeness = self.likeness(record, self._records[id])
            if likeness is not None:
                found[id] = likeness
        return found

    def likeness(self, one: F, other: F) -> Likeness | None:
        """Return what two records have in common; None where they are two."""
        likeness = self._compare(one, other, self._is_telling)
        return likeness if likeness is not None and likeness.certainty >= LEAST else None

    def are_likely(self, one: F, other: F) -> bool:
        """Whether each of two would be found by the other, were there no crowd around them."""
        share_key = not set(self._keys(one)).isdisjoint(self._keys(other))
        return share_key and self.likeness(one, other) is not None

    def let_go(self) -> None:
        """Forget all records once nothing is looked up any more, bit by bit.

        A hundred thousand that go in one go keep everybody else from Python's lock meanwhile.
        """
        parts: tuple[dict[Any, Any], ...] = (self._records, self._by_key, self._counts)
        for part in parts:
            while part:
                part.popitem()

    def _keys(self, record: F) -> Iterator[int]:
        yield from map(hash, record.keys())
        yield from (hash(shared) for shared in record.shared if self._is_telling(shared))

    def _is_telling(self, shared: str) -> bool:
        return self._counts[shared] <= CROWD


def certainty(weights: Iterable[float]) -> float:
    """Return how certain several things make it: two that tell with a and b make 1 - (1 - a)(1 - b)."""
    return round(1 - prod(1 - weight for weight in weights), 2)


def surest(found: Found) -> int | None:
    """Return the one record that is meant beyond doubt; None where there is none, or more than one.

    An e-mail address goes before a telephone number, and that before all else.
    """
    sure = {id: likeness for id, likeness in found.items() if likeness.is_sure}
    for reason in (Reason.EMAIL, Reason.PHONE):
        alike = [id for id, likeness in sure.items() if reason in likeness.reasons]
        if alike:
            return alike[0] if len(alike) == 1 else None
    return next(iter(sure)) if len(sure) == 1 else None
