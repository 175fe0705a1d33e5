"""Ids are found in a list as they would be one by one, and come as ranges."""

from __future__ import annotations

from array import array
from itertools import chain, pairwise

import hypothesis.strategies as st
from hypothesis import given

from engage.ui.models.id_lists import as_ranges, joined, place_of, ranges_of, united, with_first

IDS = st.lists(st.integers(-3, 40), unique=True)


def places(ranges: list[range]) -> list[int]:
    return list(chain.from_iterable(ranges))


@given(IDS, st.integers(-300, 300))
def test_an_id_stands_where_it_would_be_found_by_going_through(ids: list[int], wanted: int) -> None:
    for near in (-1, 0, 5, 100):
        assert place_of(array("q", ids), wanted, near) == (ids.index(wanted) if wanted in ids else None)


@given(IDS, IDS)
def test_many_stand_where_each_does_and_in_as_few_ranges_as_can_be(ids: list[int], wanted: list[int]) -> None:
    found = ranges_of(array("q", ids), array("q", wanted))
    assert places(found) == [place for place, id in enumerate(ids) if id in wanted]
    assert all(one.stop < next_one.start for one, next_one in pairwise(found))
    assert all(found)


def test_all_are_one_range() -> None:
    ids = array("q", range(1, 1_000_001))
    assert ranges_of(ids, ids[:]) == [range(1_000_000)]
    assert ranges_of(ids, ids[1:]) == [range(1, 1_000_000)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9))))
def test_stretches_that_overlap_are_united(stretches: list[tuple[int, int]]) -> None:
    found = united((first, first + more) for first, more in stretches)
    expected = {place for first, more in stretches for place in range(first, first + more + 1)}
    assert places(found) == sorted(expected)


@given(st.sets(st.integers(0, 60)))
def test_places_come_as_ranges(given_places: set[int]) -> None:
    assert places([*as_ranges(sorted(given_places))]) == sorted(given_places)


@given(IDS, st.sets(st.integers(0, 40)), st.integers(-2, 300))
def test_what_stands_in_ranges_is_joined_with_one_in_front(
    ids: list[int], chosen: set[int], first: int
) -> None:
    ranges = [*as_ranges(sorted(place for place in chosen if place < len(ids)))]
    there = [ids[place] for place in places(ranges)]
    found = joined(array("q", ids), ranges)
    assert found.tolist() == there
    assert with_first(found, first).tolist() == sorted(there, key=lambda id: id != first)
    assert with_first(found, None) == found
