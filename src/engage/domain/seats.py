"""Seat keys: one or two letters by which a logged line names an attendee, as in `@mu`."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, combinations, product
from string import ascii_lowercase

from engage.domain.engagements import Attendance
from engage.domain.text import compact, fold, words

_SMALL_WORDS = frozenset({"the", "of", "and", "for"})


def suggested(attendance: Iterable[Attendance]) -> dict[str, str]:
    """Return a key for each attendee who has none, by uid.

    Keys are made in the order given from the names, and differ from one another and from those there are;
    whoever is added behind alters none. When all pairs of letters are taken, the rest goes without.
    """
    attendance = list(attendance)
    taken = {compact(seat.seat) for seat in attendance}
    keys: dict[str, str] = {}
    # What one did not get of those that are anybody's, the next does not get either.
    anybodys = _free(chain(ascii_lowercase, map("".join, product(ascii_lowercase, repeat=2))), taken)
    for seat in attendance:
        if not seat.seat.strip() and (key := next(chain(_free(_keys(seat.name), taken), anybodys), None)):
            taken.add(fold(key))
            keys[seat.uid] = key
    return keys


def _free(keys: Iterable[str], taken: Collection[str]) -> Iterator[str]:
    return (key for key in keys if fold(key) not in taken)


def _keys(name: str) -> Iterator[str]:
    """Yield keys that come from a name, the most telling first; some come twice."""
    # Whole characters: folding takes the syllables of Korean apart.
    spoken = [unicodedata.normalize("NFC", word) for word in words(name)]
    spoken = [word for word in spoken if word not in _SMALL_WORDS] or spoken
    if spoken:
        initial, others = spoken[0][0], spoken[1:]
        yield from (initial + word[0] for word in (*others[-1:], *others[:-1]))
        yield from (initial + letter for letter in spoken[0][1:])
        yield initial
        yield from map("".join, combinations(dict.fromkeys("".join(spoken)), 2))
        yield from (initial + letter for letter in ascii_lowercase)
