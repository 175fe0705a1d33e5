"""How strong a passphrase is said to be, and why."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.passphrases import Strength, Weakness, estimate

CASES = [
    ("", Strength.WEAK, Weakness.EMPTY),
    ("password", Strength.WEAK, Weakness.COMMON),
    ("P@ssw0rd", Strength.WEAK, Weakness.COMMON),
    ("Passwort2026", Strength.WEAK, Weakness.COMMON),
    ("parliament", Strength.WEAK, Weakness.COMMON),
    ("qwertzuiop", Strength.WEAK, Weakness.ROW),
    ("abcdefghijkl", Strength.WEAK, Weakness.ROW),
    ("987654321", Strength.WEAK, Weakness.ROW),
    ("aaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK, Weakness.REPEATED),
    ("heron heron heron heron", Strength.WEAK, Weakness.REPEATED),
    ("03042019", Strength.WEAK, Weakness.YEAR),
    ("Zinnwald", Strength.WEAK, Weakness.ONE_WORD),
    ("kettle7", Strength.WEAK, Weakness.ONE_WORD),
    ("x7!q", Strength.WEAK, Weakness.SHORT),
    ("Green manufacturing 24", Strength.WEAK, Weakness.OWN),
    ("teapot umbrella quarry", Strength.FAIR, Weakness.FEW_WORDS),
    ("teapot umbrella noodle quarry", Strength.GOOD, Weakness.NONE),
    ("solder teapot umbrella noodle quartet", Strength.STRONG, Weakness.NONE),
    ("the ferry to Anglesey sold no tickets on Fridays", Strength.STRONG, Weakness.NONE),
    ("xkqzvjwpahtbnmcd", Strength.STRONG, Weakness.NONE),
    ("k8#Vq!2zR9&m", Strength.GOOD, Weakness.NONE),
    ("Größere Öfen brauchen länger", Strength.STRONG, Weakness.NONE),
]


@pytest.mark.parametrize(("passphrase", "strength", "weakness"), CASES, ids=[case[0] for case in CASES])
def test_the_estimate_and_its_reason(passphrase: str, strength: Strength, weakness: Weakness):
    found = estimate(passphrase, ["Green manufacturing", "Gwen Sample"])
    assert (found.strength, found.weakness) == (strength, weakness), found


def test_every_weakness_is_a_sentence():
    for weakness in Weakness:
        assert weakness.label[:1].isupper()
        assert weakness.label.endswith(".")


def test_names_that_are_known_count_for_little():
    assert estimate("Trawsfynydd heather", ["Trawsfynydd"]).bits < estimate("Trawsfynydd heather").bits


@given(st.text(max_size=40), st.text(max_size=8))
def test_more_is_never_weaker_by_much(text: str, more: str):
    assert estimate(text + more).bits >= estimate(text).bits - 16


@given(st.text())
def test_any_text_has_a_estimate(text: str):
    assert estimate(text).bits >= 0


def test_a_megabyte_takes_no_time():
    began = time.perf_counter()
    assert estimate("kettle heron " * 80_000).weakness is not Weakness.EMPTY
    assert time.perf_counter() - began < 1
