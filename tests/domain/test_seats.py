"""Seat keys: short, unique, and the same whenever they are asked for."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.engagements import Attendance
from engage.domain.quick_log import MarkKind, as_typed, parse, resolve_who
from engage.domain.records import Reference
from engage.domain.seats import suggested
from engage.domain.text import fold
from tests.builders import ODD_TEXTS, SCRIPTS


def at(number: int, name: str, seat: str = "") -> Attendance:
    return Attendance(contact=Reference(number, str(number), name), seat=seat)


def keys(*names: str) -> list[str]:
    return list(suggested([at(number, name) for number, name in enumerate(names)]).values())


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["Ana Sample", "Example Fasteners", "Unison"], ["as", "ef", "un"]),
        (["Ana Maria Sample"], ["as"]),
        (["The Union of Example Makers"], ["um"]),
        (["Ana Sample", "Abe Stone", "Amy Short", "Al Shaw"], ["as", "ab", "am", "al"]),
        (["Ana", "Ana", "Ana", "Ana"], ["an", "aa", "a", "ab"]),
        (["Élan Ŵyn", "3M"], ["ew", "3m"]),
        (["한국어", "中文", "Київ"], ["한국", "中文", "ки"]),
        (["🌞", "", "The"], ["a", "b", "th"]),
    ],
)
def test_keys_come_from_the_names(names: list[str], wanted: list[str]) -> None:
    assert keys(*names) == wanted


NAMES = st.lists(st.one_of(st.sampled_from([*SCRIPTS, *ODD_TEXTS, "Ana Sample", "Unison"]), st.text()))


@given(NAMES, st.lists(st.sampled_from(["", "", "as", "UN", "한국", "a."])))
def test_keys_are_unique_and_can_be_typed(names: list[str], seats: list[str]) -> None:
    table = [
        at(number, name, seat)
        for number, (name, seat) in enumerate(zip(names, [*seats, *[""] * len(names)], strict=False))
    ]
    found = suggested(table)
    assert list(found) == [seat.uid for seat in table if not seat.seat]
    filled = [
        Attendance(uid=seat.uid, contact=seat.contact, seat=seat.seat or found[seat.uid]) for seat in table
    ]
    for seat in filled:
        if seat.uid in found:
            assert len(seat.seat) <= 2
            assert unicodedata.is_normalized("NFC", seat.seat)
            line = parse(f"{as_typed(MarkKind.WHO, seat.seat)} said it")
            assert line.who == seat.seat
            assert resolve_who(seat.seat, filled) == seat


@given(NAMES, NAMES)
def test_whoever_comes_later_alters_no_key(names: list[str], more: list[str]) -> None:
    table = [at(number, name) for number, name in enumerate([*names, *more])]
    before = suggested(table[: len(names)])
    after = suggested(table)
    assert {uid: after[uid] for uid in before} == before


def test_a_crowd_gets_keys_as_long_as_there_are_any() -> None:
    found = keys(*["Ana Sample"] * 5_000)
    assert len({fold(key) for key in found}) == len(found) == 26 + 26 * 26
