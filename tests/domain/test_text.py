"""Text as it is kept, and words as they are compared."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.text import begin_words, clean, compact, fold, words

any_text = st.text(st.characters())  # lone surrogates included


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("tab\tand\nline", "tab\tand\nline"),
        ("Windows\r\nMac\rWord\vpage\fnext\x85end", "Windows\nMac\nWord\npage\nnext\nend"),
        ("a\x00b\x1bc\x7fd\x9fe\x08f", "abcdef"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("\udc00", "\ufffd"),
        ("a pair \ud83d\ude00 in two halves", "a pair 😀 in two halves"),
        ("\ud83d😀", "\ufffd😀"),
        ("łódź 👩🏽‍🔬 \u202eabc\u202c \ufeff\ufffe", "łódź 👩🏽‍🔬 \u202eabc\u202c \ufeff\ufffe"),
    ],
)
def test_clean(text: str, kept: str) -> None:
    assert clean(text) == kept


@given(any_text)
def test_clean_text_can_be_kept_anywhere_and_is_left_alone(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert json.loads(json.dumps(kept, ensure_ascii=False).encode()) == kept
    assert all(character in "\n\t" for character in kept if unicodedata.category(character) == "Cc")
    with sqlcipher3.connect(":memory:") as connection:
        assert connection.execute("SELECT ?", (kept,)).fetchone() == (kept,)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_clean_changes_nothing_but_controls_and_halves(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Châtham", "chatham"),
        ("CHATHAM", "chatham"),
        ("Straße", "STRASSE"),
        ("ﬁrm", "firm"),
        ("Ｆｏｒｇｅ", "forge"),
        ("e\u0301tude", "étude"),
        ("Tŷ Ŵylfa", "ty wylfa"),
        ("co\u00adoperate", "cooperate"),
        ("\u200fEx\u2060ample\ufeff", "example"),
        ("İstanbul", "istanbul"),
    ],
)
def test_fold_makes_one_of(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Łódź", "Lodz"), ("a b", "ab"), ("C#", "C"), ("ø", "o")])
def test_fold_keeps_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_folded_text_is_left_alone() -> None:
    for number in range(sys.maxunicode + 1):
        folded = fold(chr(number))
        assert fold(folded) == folded, hex(number)


@given(any_text)
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text, any_text)
def test_fold_works_character_by_character(one: str, other: str) -> None:
    # Whatever is contained in a text is contained in its folded form.
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  …  ", []),
        ("Energy-intensive industries", ["energy", "intensive", "industries"]),
        ("C# and C++, e.g. snake_case", ["c", "and", "c", "e", "g", "snake", "case"]),
        ("the body's £3.50 (2020)", ["the", "body", "s", "3", "50", "2020"]),
        ("Tŷ\u200bŴylfa", ["ty", "wylfa"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def _known_in_unicode_6_1(character: str) -> bool:
    # The database's tokenizer was made for Unicode 6.1; Python carries a table of 3.2, which lies within.
    return unicodedata.ucd_3_2_0.category(character) not in {"Cn", "Co", "Cs"} and ord(character) != 0


@given(st.text(st.characters(exclude_categories=["Cs"]).filter(_known_in_unicode_6_1)))
def test_words_are_those_of_the_full_text_index(text: str) -> None:
    with sqlcipher3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, 'instance')")
        connection.execute("INSERT INTO t VALUES (?)", (fold(text),))
        terms = [term for (term,) in connection.execute("SELECT term FROM v ORDER BY offset")]
    assert words(text) == terms


@pytest.mark.parametrize(
    ("starts", "begin"),
    [
        ("ex", True),
        ("forge ex", True),
        ("Example Forge Union", True),
        ("ex steel", False),
        ("orge", False),
        ("", False),
    ],
)
def test_words_that_begin_others(starts: str, begin: bool) -> None:
    assert begin_words(words(starts), words("Example Forge Union")) is begin


@pytest.mark.parametrize("text", ["Trade body", "trade-body", "TRADE_BODY", " trade  bödy! "])
def test_compact(text: str) -> None:
    assert compact(text) == "tradebody"
