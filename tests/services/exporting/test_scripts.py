"""Writing systems: joined letters, order on the line, places to break."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.text import is_right_to_left
from engage.services.exporting.pdf.scripts import (
    ZERO_WIDTH_SPACE,
    breakable,
    mirrored,
    shaped,
    spoken,
    visual_runs,
)


def as_seen(text: str, is_rtl: bool) -> str:
    """The characters of a line from left to right."""
    runs = visual_runs(text, is_rtl)
    return "".join(mirrored(text[start:end]) if is_left else text[start:end] for start, end, is_left in runs)


@pytest.mark.parametrize(
    ("text", "is_rtl", "seen"),
    [
        ("plain words", False, "plain words"),
        ("אבג", True, "גבא"),
        ("אב gd", True, "gd בא"),
        ("ab אב cd", False, "ab בא cd"),
        ("ab אב (גד) cd", False, "ab (דג) בא cd"),
        ("אב 12 גד", True, "דג 12 בא"),
        ("אב 1.5% גד", True, "דג 1.5% בא"),
        ("ab 12 אב", False, "ab 12 בא"),
        ("אב, 12", False, "12 ,בא"),
        ("אב!", True, "!בא"),
        ("אב!", False, "בא!"),
        ("سعر 12 ليرة", True, "ةريل 12 رعس"),
        ("سعر 1.2-3", True, "3-1.2 رعس"),
        ("אב (cd) ה", True, "ה (cd) בא"),
        ("אב (cd) ה", False, "בא (cd) ה"),
        ("ab (אב cd", False, "ab (בא cd"),
        ("אב [ג) cd]", True, "[cd (ג] בא"),
        ("", True, ""),
    ],
)
def test_the_order_of_a_line(text: str, is_rtl: bool, seen: str) -> None:
    assert as_seen(text, is_rtl) == seen


@given(st.text(st.sampled_from("ab 12.,-+%()אבגسعر٣\u0301\u05b0"), max_size=30), st.booleans())
def test_a_line_keeps_all_its_characters(text: str, is_rtl: bool) -> None:
    runs = visual_runs(text, is_rtl)
    places = sorted(place for start, end, _ in runs for place in range(start, end))
    assert places == list(range(len(text)))


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F)))
def test_text_from_left_to_right_stays_as_it_is(text: str) -> None:
    assert as_seen(text, is_rtl=False) == text


def test_the_first_letter_says_which_way_a_paragraph_runs() -> None:
    assert is_right_to_left("12 (אב) ab")
    assert not is_right_to_left("12 (ab) אב")
    assert not is_right_to_left("12.5 %")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("لا", "\ufefb"),
        ("بلا", "\ufe91\ufefc"),
        ("ب", "\ufe8f"),
        ("بِت", "\ufe91\u0650\ufe96"),
        ("ب\u200cت", "\ufe8f\u200c\ufe95"),
        ("ب\u200d", "\ufe91\u200d"),
        ("گپ", "\ufb94\ufb57"),
        ("ab ب", "ab \ufe8f"),
    ],
)
def test_arabic_letters_join(text: str, forms: str) -> None:
    assert shaped(text) == forms


@given(st.text(st.sampled_from("ابتثجلمنهوية ءآأإ\u064b\u0651\u0640گپچ a1")))
def test_joined_letters_are_the_same_letters(text: str) -> None:
    assert unicodedata.normalize("NFKC", shaped(text)) == unicodedata.normalize("NFKC", text)


def test_vowels_stand_where_they_are_written_and_are_read_where_they_are_said() -> None:
    assert shaped("कि") == "\u093f\u0915"
    assert shaped("কো") == "\u09c7\u0995\u09be"
    for text in ("हिन्दी में किताब", "কোনো কিছু", "ਲਿਖਤ", "મિત્ર", "மொழி"):
        assert shaped(text) != text
        assert spoken(shaped(text)) == text


def test_what_a_reader_cannot_tell_from_the_glyphs_is_said() -> None:
    assert spoken("plain") == spoken("Łódź") == spoken("שלום") == ""
    assert spoken("a 😀") == "a 😀"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("energy-intensive", ["energy-", "intensive"]),
        ("and/or", ["and/", "or"]),
        ("-5", ["-5"]),
        ("2020-03-25", ["2020-03-25"]),
        ("https://example.org/agenda", ["https://", "example.", "org/", "agenda"]),
        ("中文。文", ["中", "文。", "文"]),
        ("日本で", ["日", "本", "で"]),
        ("한국어", ["한국어"]),
        ("ภาษาไทยเก่า", ["ภาษา", "ไทย", "เก่า"]),
        ("1.234 e.g. a@b", ["1.234 e.g. a@b"]),
    ],
)
def test_where_a_line_may_break(text: str, parts: list[str]) -> None:
    assert breakable(text).split(ZERO_WIDTH_SPACE) == parts
