"""Recovery sheets in words: what is printed is read back, and slips of the hand are named."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain import recovery_words
from engage.domain.recovery_word_list import WORDS
from engage.errors import Invalid

SECRETS = st.binary(min_size=48, max_size=48)
SECRET = bytes(range(7, 55))
FIRST = "apology caramel mellow lettuce avenue curious throat 24"
CODE = "ENGAGE1-A4EASCQLBQGQ4DYQCEJBGFAVCYLRQGI2DMOB2HQ7EAQSEIZEEUTCOKBJFIVSYLJOF4YDCMRTGQ2TMX6M"


def typed(secret: bytes = SECRET) -> list[list[str]]:
    return [line.split() for line in recovery_words.lines(secret)]


def joined(sheet: list[list[str]]) -> str:
    return "\n".join(" ".join(line) for line in sheet)


def refusal(sheet: list[list[str]]) -> str:
    with pytest.raises(Invalid) as refused:
        recovery_words.read(joined(sheet))
    return str(refused.value)


def slip(word: str, chance: random.Random) -> str:
    """A word as a hurried hand types it: a letter too many, too few, wrong, or two the wrong way round."""
    place, letter = chance.randrange(len(word)), chance.choice("abcdefghijklmnopqrstuvwxyz")
    end = word[place + 1 :]
    return chance.choice(
        (
            word[:place] + end,
            word[:place] + letter + end,
            word[:place] + letter + word[place:],
            word[:place] + end[:1] + word[place] + end[1:],
        )
    )


def test_the_words_are_hard_to_take_for_one_another():
    assert len(WORDS) == len(set(WORDS)) == 1_024
    assert list(WORDS) == sorted(WORDS)
    assert {word for word in WORDS if not re.fullmatch("[a-z]{4,7}", word)} == set()
    assert len({word[:4] for word in WORDS}) == len(WORDS)
    chance = random.Random(1)
    slips = {(word, slip(word, chance)) for word in WORDS for _ in range(60)}
    assert [(word, other) for word, other in slips if other != word and other in WORDS] == []


def test_a_sheet_that_was_printed_once_is_read_for_ever():
    assert recovery_words.lines(SECRET)[0] == FIRST
    assert recovery_words.scanned(SECRET) == CODE


@given(SECRETS)
def test_what_is_printed_is_read_back(secret: bytes):
    lines = recovery_words.lines(secret)
    assert len(lines) == 6
    assert recovery_words.read("\n".join(lines)) == secret
    numbered = "\r\n".join(f"{number}.  {line.upper()} ;" for number, line in enumerate(lines, 1))
    assert recovery_words.read(numbered) == secret
    assert recovery_words.read(" ".join(lines).replace(" ", ", ")) == secret
    assert recovery_words.read(recovery_words.scanned(secret)) == secret
    assert recovery_words.read(f" {recovery_words.scanned(secret).lower()}\n") == secret


@given(SECRETS, st.integers(0, 5), st.integers(0, 6), st.randoms())
def test_a_slip_is_named(secret: bytes, line: int, place: int, chance: random.Random):
    sheet = typed(secret)
    right = sheet[line][place]
    sheet[line][place] = wrong = slip(right, chance)
    if wrong != right:
        said = refusal(sheet)
        assert f"Word {place + 1} of line {line + 1}, “{wrong}”, is on no sheet" in said
        if len(right) > 4:
            assert f"it may be “{right}”" in said


@given(SECRETS, st.integers(0, 5), st.integers(0, 6), st.sampled_from(WORDS))
def test_another_word_of_the_list_is_noticed(secret: bytes, line: int, place: int, word: str):
    sheet = typed(secret)
    if sheet[line][place] != word:
        sheet[line][place] = word
        # One wrong word in some thousands fits by chance; then the sheet opens nothing.
        try:
            said = str(recovery_words.read(joined(sheet)) != secret)
        except Invalid as error:
            said = str(error)
        assert said == "True" or said.startswith(f"Line {line + 1} cannot be right")


def test_a_wrong_word_of_the_list_is_found_where_it_is_like_the_right_one():
    sheet = typed()
    place = sheet[2].index(next(word for word in sheet[2][:-1]))
    right = sheet[2][place]
    wrong = next(word for word in WORDS if word != right and word[:2] == right[:2])
    sheet[2][place] = wrong
    assert refusal(sheet).startswith("Line 3 cannot be right:")


def test_what_is_missing_or_in_the_wrong_place_is_named():
    sheet = typed()
    assert "Line 3 has 6 words" in refusal([*sheet[:2], sheet[2][1:], *sheet[3:]])
    assert "Line 3 has 8 words" in refusal([*sheet[:2], ["apple", *sheet[2]], *sheet[3:]])
    assert "Line 3 has 14 words" in refusal([*sheet[:2], sheet[2][:-1], *sheet[3:]])
    assert "Line 6 does not end in two digits" in refusal([*sheet[:5], sheet[5][:-1]])
    assert "Line 3 does not end in two digits" in refusal([*sheet[:2], [*sheet[2][:-1], "123"], *sheet[3:]])
    assert "5 were typed" in refusal(sheet[:5])
    assert "7 were typed" in refusal([*sheet, sheet[0]])
    assert "Line 2 cannot be right: it is line 3" in refusal([sheet[0], sheet[2], sheet[1], *sheet[3:]])
    other = f"{(int(sheet[3][-1]) + 1) % 100:02d}"
    assert "Line 4 cannot be right" in refusal([*sheet[:3], [*sheet[3][:-1], other], *sheet[4:]])
    first, second, *rest = sheet[4]
    assert "words 1 and 2 may have changed places" in refusal([*sheet[:4], [second, first, *rest], sheet[5]])


@pytest.mark.parametrize("text", ["", " \n", "ENGAGE1-", "ENGAGE1-AAAA", "1 2 3", "é", "\0", "x" * 100_000])
def test_what_is_no_sheet_is_refused(text: str):
    with pytest.raises(Invalid):
        recovery_words.read(text)


@given(st.text())
def test_no_text_is_too_odd(text: str):
    with pytest.raises(Invalid):
        recovery_words.read(text)


def test_a_scanned_code_with_a_wrong_character_is_refused():
    code = recovery_words.scanned(SECRET)
    for place in range(len("ENGAGE1-"), len(code)):
        other = "A" if code[place] != "A" else "B"
        with pytest.raises(Invalid, match="not whole"):
            recovery_words.read(code[:place] + other + code[place + 1 :])
