"""Texts that nobody writes are looked through as quickly as others, and what is in them is found."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engage.domain.leaks.callings import Body, Person, of_body
from engage.domain.leaks.reaches import hosts_in
from engage.domain.leaks.search import Known, Words, find
from engage.domain.leaks.small_cells import small_cells_in
from engage.domain.records import Noun

KNOWN = Known(
    people=[Person(1, "Will", "Green", is_speaker=True), Person(2, "Ana", "Example")],
    bodies=[Body(1, "Unite", "UU"), Body(2, "Example Works (Wales) Ltd"), Body(3, "Union of Example Makers")],
    emails=[("post@works.example", (Noun.CONTACT, 1))],
    phones=[("+44 20 7946 0100", (Noun.CONTACT, 1))],
    sites=[("https://works.example/", (Noun.ORGANISATION, 2))],
)
LENGTH = 100_000
PATIENCE = 20
"""Seconds: what is linear takes one, what is not takes minutes."""


@pytest.mark.parametrize(
    "unit",
    [
        *" a1.(@+_-\n\u0301",
        *("a-", "a.", "a_", "1 ", "( at ", "dot ", "-\n", "Green ", "WG: ", "one of the "),
    ],
)
def test_a_nasty_text_takes_no_longer_than_another(unit: str) -> None:
    # Around each @, some hundred characters are looked at.
    length = LENGTH // 20 if unit in ("@", "( at ") else LENGTH
    text = unit * (length // len(unit)) + " at @ dot . Will Green"
    start = time.process_time()
    spots = find([Words(text, is_unnamed=True)], KNOWN)
    small_cells_in(text, 3)
    assert time.process_time() - start < PATIENCE
    assert len(text) in {spot.end for spot in spots}


@pytest.mark.parametrize("unit", ["(", "[a", "(a)", "a'", "the ", "ltd ", "green "])
def test_a_nasty_name_of_a_body_takes_no_longer_than_another(unit: str) -> None:
    start = time.process_time()
    list(of_body(Body(1, unit * (LENGTH // len(unit))), lambda word: True))
    assert time.process_time() - start < PATIENCE


def test_what_a_body_is_called_stands_in_brackets() -> None:
    forms = {
        form for form, _ in of_body(Body(1, "Example (Kiln [EKU] Board) Union (Wales)"), lambda word: True)
    }
    assert {("eku",), ("example", "kiln", "eku", "board", "union", "wales")} <= forms


_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
"""What is looked for, in words of one pattern, which takes too long over long texts."""


@given(st.text(alphabet="aab1._- é", max_size=40))
@example("__works.example_2.b")
@example("a-.works.example2.1.2 works.example.a")
def test_hosts_are_found_wherever_they_stand(text: str) -> None:
    expected = [(match.start(), match.end(), match[0].split(".")) for match in _HOST.finditer(text)]
    assert [(start, end, list(labels)) for start, end, labels in hosts_in(text)] == expected
