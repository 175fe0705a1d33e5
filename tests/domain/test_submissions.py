"""Places in a submission's text: counted in code points, as Qt counts them, and by the paragraph."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.submissions import Utf16, covered, next_after, paragraphs, trimmed, uncoded
from engage.domain.text import clean
from tests.builders import ODD_TEXTS, SCRIPTS

ANY_TEXT = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            [*SCRIPTS, *ODD_TEXTS[:2], "👩🏽\u200d🏭", "🏴\U000e0067", "\r\n", "\n", "\n \n", "e\u0301", " "]
        ),
    ),
    max_size=12,
).map(lambda parts: clean("".join(parts)))
"""Text of any script as it is kept, with emoji, marks that combine, and lines of all systems."""


@given(ANY_TEXT, st.data())
def test_a_place_is_the_same_for_qt_and_back(text: str, data: st.DataObject):
    place = data.draw(st.integers(0, len(text)))
    counted = Utf16(text)
    assert counted.units(place) == len(text[:place].encode("utf-16-le")) // 2
    assert counted.offset(counted.units(place)) == place


@given(ANY_TEXT, st.data())
def test_the_middle_of_a_character_is_its_start(text: str, data: st.DataObject):
    units = data.draw(st.integers(0, len(text.encode("utf-16-le")) // 2 + 3))
    whole = text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
    assert Utf16(text).offset(units) == len(whole)


@given(ANY_TEXT, st.data())
def test_a_passage_loses_the_white_space_around_it_alone(text: str, data: st.DataObject):
    start = data.draw(st.integers(-2, len(text)))
    end = data.draw(st.integers(max(start, 0), len(text) + 2))
    first, last = trimmed(text, start, end)
    assert text[first:last] == text[max(start, 0) : end].strip()
    assert max(start, 0) <= first <= last


@given(ANY_TEXT)
def test_paragraphs_hold_all_that_is_said_in_order(text: str):
    found = list(paragraphs(text))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(start < end for start, end in found)
    assert all(one[1] < other[0] for one, other in itertools.pairwise(found))
    assert all("\n\n" not in text[start:end] for start, end in found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One.\n\nTwo,\nstill two.\n \nThree.\n", ["One.", "Two,\nstill two.", "Three."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("\n\n  One.  \n", ["One."]),
        (" \n\n", []),
        ("", []),
    ],
)
def test_blank_lines_part_paragraphs_and_else_all_lines_do(text: str, parts: list[str]):
    assert [text[start:end] for start, end in paragraphs(text)] == parts


TEXT = "One.\n\nTwo and two.\n\nThree."


@pytest.mark.parametrize(
    ("passages", "after", "part"),
    [
        ([], 0, "One."),
        ([], 1, "Two and two."),
        ([(0, 4)], 0, "Two and two."),
        ([(2, 3)], 0, "Two and two."),
        ([(10, 13)], 4, "Three."),
        ([(3, 8)], 0, "Three."),
        ([(0, 4), (20, 26)], 19, "Two and two."),
        ([(0, len(TEXT)), (7, 8)], 0, None),
        ([(0, 4), (6, 18), (20, 21)], 0, None),
    ],
)
def test_the_next_paragraph_of_which_nothing_is_a_passage(
    passages: list[tuple[int, int]], after: int, part: str | None
):
    found = next_after(uncoded(TEXT, passages), after)
    assert (TEXT[slice(*found)] if found else None) == part


@given(ANY_TEXT, st.data())
def test_coding_one_paragraph_after_the_other_passes_all(text: str, data: st.DataObject):
    done: list[tuple[int, int]] = []
    at = data.draw(st.integers(0, len(text)))
    while (found := next_after(uncoded(text, done), at)) is not None:
        assert found not in done
        done.append(found)
        at = found[1]
    assert sorted(done) == list(paragraphs(text))


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=8))
def test_what_lies_in_several_passages_counts_once(given: list[tuple[int, int]]):
    places = [(start, start + length) for start, length in given]
    assert covered(places) == len({place for start, end in places for place in range(start, end)})
