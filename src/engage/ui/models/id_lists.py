"""Where ids stand in a list of a million: as ranges, rather than one by one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

_FEW = 10
"""Ids that are looked for one by one; more than these in one walk over the list."""
_AT_ONCE = 10_000
"""Ids that are taken in without giving Python's lock on."""


def place_of(ids: array[int], id: int, near: int = -1) -> int | None:
    """Return the place of an id; None where the list does not hold it.

    To go through all of a million takes a hundredth of a second: first it is looked `near` where it was.
    """
    if 0 <= near < len(ids) and ids[near] == id:
        return near
    try:
        return ids.index(id)
    except ValueError:
        return None


def ranges_of(ids: array[int], wanted: array[int]) -> list[range]:
    """Return where the wanted ids stand, from top to bottom, but for those that the list does not hold."""
    if wanted == ids:
        return [range(len(ids))] if ids else []
    if len(wanted) < _FEW:
        places = (place_of(ids, id) for id in wanted)
        return [*as_ranges(sorted({place for place in places if place is not None}))]
    known: set[int] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        known.update(wanted[start : start + _AT_ONCE])
    return [*as_ranges(place for place, id in enumerate(ids) if id in known)]


def as_ranges(places: Iterable[int]) -> Iterator[range]:
    """Yield ascending places as ranges, each as long as they follow one another."""
    start = end = -1
    for place in places:
        if place != end:
            if start >= 0:
                yield range(start, end)
            start = place
        end = place + 1
    if start >= 0:
        yield range(start, end)


def united(ranges: Iterable[tuple[int, int]]) -> list[range]:
    """Return stretches from a first to a last place as ranges from top to bottom, where none overlap."""
    found: list[range] = []
    for first, last in sorted(ranges):
        start = max(first, found[-1].stop) if found else first
        if start <= last:
            found.append(range(start, last + 1))
    return found


def joined(ids: array[int], ranges: Sequence[range]) -> array[int]:
    """Return the ids that stand in these ranges, one range after the other."""
    found = array(ids.typecode)
    for each in ranges:
        found.extend(ids[each.start : each.stop])
    return found


def with_first(ids: array[int], first: int | None) -> array[int]:
    """Return the same ids with this one in front, where it is among them."""
    place = place_of(ids, first) if first is not None else None
    if not place:
        return ids
    return array(ids.typecode, [ids[place]]) + ids[:place] + ids[place + 1 :]
