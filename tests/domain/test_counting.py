"""How many have spoken: what is counted once, and that the numbers add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.counting import Tie, Voice, counted, small_cells, stances
from engage.domain.feedback import Capacity, Stance

DAY = dt.date(2020, 3, 25)
BODY, FIRM, OTHER_FIRM, FEDERATION = 1, 2, 3, 4
TIES = [Tie(FIRM, BODY), Tie(OTHER_FIRM, BODY), Tie(BODY, FEDERATION)]
SUPPORT, OPPOSE, MIXED, NEUTRAL, UNCLEAR = Stance
PERSONAL, ORGANISATION, MEMBERS = Capacity


def voice(
    organisation: int | None,
    capacity: Capacity = ORGANISATION,
    stance: Stance = SUPPORT,
    theme: int | None = 1,
    said_on: dt.date = DAY,
) -> Voice:
    return Voice(0, theme, organisation, stance, capacity, said_on)


def organisations(voices: Iterable[Voice], ties: Sequence[Tie] = TIES) -> set[int | None]:
    return {voice.organisation for voice in counted(list(voices), ties)}


def test_a_member_is_not_counted_beside_the_body_that_spoke_for_it() -> None:
    assert organisations([voice(BODY, MEMBERS), voice(FIRM), voice(OTHER_FIRM)]) == {BODY}
    assert organisations([voice(FEDERATION, MEMBERS), voice(BODY, MEMBERS), voice(FIRM)]) == {FEDERATION}


def test_a_member_is_not_counted_where_it_is_unclear_what_it_wants() -> None:
    assert organisations([voice(BODY, MEMBERS), voice(FIRM, stance=UNCLEAR)]) == {BODY}


@pytest.mark.parametrize(
    "voices",
    [
        [voice(BODY), voice(FIRM)],
        [voice(BODY, MEMBERS), voice(FIRM, stance=OPPOSE)],
        [voice(BODY, MEMBERS, UNCLEAR), voice(FIRM)],
        [voice(BODY, MEMBERS), voice(FIRM, theme=2)],
        [voice(BODY, MEMBERS, theme=None), voice(FIRM, theme=None)],
        [voice(BODY, ORGANISATION), voice(BODY, MEMBERS, OPPOSE), voice(FIRM)],
    ],
    ids=["for itself", "another stance", "clearer", "another theme", "no theme", "not so for its members"],
)
def test_who_says_something_of_their_own_counts(voices: list[Voice]) -> None:
    assert organisations(voices) == {BODY, FIRM}


def test_a_tie_holds_between_its_days() -> None:
    was_member = [Tie(FIRM, BODY, started=dt.date(2019, 1, 1), ended=dt.date(2020, 3, 24))]
    assert organisations([voice(BODY, MEMBERS), voice(FIRM)], was_member) == {BODY, FIRM}
    before = voice(FIRM, said_on=dt.date(2020, 3, 24))
    assert organisations([voice(BODY, MEMBERS), before], was_member) == {BODY}


def test_two_that_stand_under_each_other_are_both_counted() -> None:
    ties = [Tie(BODY, FIRM, ended=dt.date(2019, 1, 1)), Tie(FIRM, BODY)]
    assert organisations([voice(BODY, MEMBERS), voice(FIRM, MEMBERS)], ties) == {BODY, FIRM}


def test_a_personal_view_is_no_organisations() -> None:
    assert organisations([voice(FIRM, PERSONAL), voice(None)]) == set()
    assert stances([voice(FIRM, PERSONAL), voice(None)]) == {}


def test_several_stances_are_one_mixed_stance() -> None:
    assert stances([voice(FIRM, stance=SUPPORT), voice(FIRM, stance=OPPOSE)]) == {FIRM: MIXED}
    assert stances([voice(FIRM, stance=UNCLEAR), voice(FIRM, stance=OPPOSE)]) == {FIRM: OPPOSE}
    assert stances([voice(FIRM, stance=UNCLEAR), voice(BODY)]) == {FIRM: UNCLEAR, BODY: SUPPORT}


few = st.integers(1, 6)
days = st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 4))
voices = st.lists(
    st.builds(
        Voice,
        feedback=st.integers(1, 20),
        theme=st.none() | st.integers(1, 3),
        organisation=st.none() | few,
        stance=st.sampled_from(Stance),
        capacity=st.sampled_from(Capacity),
        said_on=days,
    ),
    max_size=15,
)
ties = st.lists(
    st.builds(Tie, organisation=few, other=few, started=st.none() | days, ended=st.none() | days), max_size=10
)


@given(voices, ties)
def test_wherever_an_organisation_spoke_one_is_counted(voices: list[Voice], ties: list[Tie]) -> None:
    own = counted(voices, ties)
    for theme in (None, 1, 2, 3):
        spoke = [v for v in voices if v.theme == theme and v.organisation and v.capacity is not PERSONAL]
        assert bool(spoke) == any(v.theme == theme for v in own)


@given(voices)
def test_without_ties_every_organisation_that_spoke_is_counted(voices: list[Voice]) -> None:
    spoke = {v.organisation for v in voices if v.organisation and v.capacity is not PERSONAL}
    assert organisations(voices, []) == spoke == set(stances(voices))


@given(voices, ties)
def test_themes_are_counted_each_for_itself(voices: list[Voice], ties: list[Tie]) -> None:
    by_theme = [counted([v for v in voices if v.theme == theme], ties) for theme in (None, 1, 2, 3)]
    own = counted(voices, ties)
    assert by_theme == [[v for v in own if v.theme == theme] for theme in (None, 1, 2, 3)]


@given(voices, ties)
def test_the_count_is_that_of_the_obvious_way(voices: list[Voice], ties: list[Tie]) -> None:
    def under(organisation: int, body: int, day: dt.date | None) -> bool:
        reached = {organisation}
        for _ in ties:
            for tie in ties:
                held = (tie.started or dt.date.min) <= (day or dt.date.max) and (
                    tie.ended or dt.date.max
                ) >= (day or dt.date.min)
                if tie.organisation in reached and (held or day is None):
                    reached.add(tie.other)
        return body in reached - {organisation}

    def is_said_for(v: Voice) -> bool:
        return any(
            b.theme == v.theme is not None
            and b.capacity is MEMBERS
            and b.organisation
            and v.organisation
            and (v.stance is UNCLEAR or b.stance is v.stance)
            and under(v.organisation, b.organisation, v.said_on)
            and not under(b.organisation, v.organisation, None)
            for b in voices
        )

    expected = [v for v in voices if v.organisation and v.capacity is not PERSONAL and not is_said_for(v)]
    assert counted(voices, ties) == expected


cells = st.dictionaries(st.text("abcdef", min_size=1, max_size=1), st.integers(0, 8))


@given(cells, st.integers(1, 5))
def test_no_number_below_the_smallest_is_printed_or_can_be_told(cells: dict[str, int], smallest: int) -> None:
    merged = small_cells(cells, smallest)
    assert all(number >= smallest for key, number in cells.items() if key not in merged)
    together = sum(cells[key] for key in merged)
    assert together == 0 or together >= smallest or set(merged) == set(cells)


@given(cells, st.integers(1, 5))
def test_no_more_is_merged_than_must_be(cells: dict[str, int], smallest: int) -> None:
    merged = small_cells(cells, smallest)
    small = {key for key, number in cells.items() if number < smallest}
    assert small <= merged
    assert len(merged - small) <= 1


def test_of_equal_cells_the_later_is_merged() -> None:
    assert small_cells({"a": 3, "b": 3, "c": 1}, 3) == {"b", "c"}
    assert small_cells({"a": 3, "b": 2, "c": 1}, 3) == {"b", "c"}
    assert small_cells({"a": 1, "b": 1}, 3) == {"a", "b"}
    assert small_cells({"a": 3}, 3) == frozenset()
