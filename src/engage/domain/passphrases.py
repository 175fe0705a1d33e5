"""How hard a passphrase is to guess: an estimate with its reason, made from the passphrase alone.

It is taken apart into what those who guess try first: known passphrases, words, years, rows of keys,
repetitions; the cheapest way of putting it together counts. The estimate rather errs to the low side.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from engage.domain.common_passphrases import COMMON, KEY_ROWS
from engage.domain.records import Choice
from engage.domain.recovery_word_list import WORDS
from engage.domain.text import fold, words

_LOOKED_AT = 100
"""Characters from the beginning: nothing that is longer is guessed."""

_IN_LIST = math.log2(len(WORDS))
_COMMON = 7.0
_OWN = 3.0
_WORD = 15.5
"""A word of the language, out of some fifty thousand."""
_LETTER, _DIGIT, _SIGN, _OTHER = math.log2(26), math.log2(10), 5.0, 9.0
_CAPITAL = 1.0
_AGAIN = 2.0
_YEAR = math.log2(200)
_LONGEST_WORD = 9
_LEET = str.maketrans("013457@$", "oieastas")


class Strength(Choice):
    """How long a passphrase would stand."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"
    STRONG = "strong"


_LEAST = {Strength.STRONG: 60, Strength.GOOD: 46, Strength.FAIR: 34, Strength.WEAK: 0}
"""Bits. A room full of machines tries some ten thousand a second of ours: for ever, for decades, for days."""


class Weakness(Choice):
    """What decides it, as a sentence with what would help."""

    EMPTY = "empty"
    COMMON = "common"
    OWN = "own"
    ROW = "row"
    REPEATED = "repeated"
    YEAR = "year"
    ONE_WORD = "one_word"
    SHORT = "short"
    FEW_WORDS = "few_words"
    NONE = "none"

    @property
    def label(self) -> str:
        """The sentence that a person reads."""
        return _SENTENCES[self]


_SENTENCES = {
    Weakness.EMPTY: "Without a passphrase, whoever has the file can read all of it.",
    Weakness.COMMON: "It is among those that are tried first. Choose four words that have nothing in common.",
    Weakness.OWN: "It holds a name that belongs to the project or to you, which is tried first.",
    Weakness.ROW: "Neighbouring keys and letters in a row are tried early. Words are better.",
    Weakness.REPEATED: "What is repeated adds next to nothing. Another word would.",
    Weakness.YEAR: "Years and dates are tried early. Another word would add more.",
    Weakness.ONE_WORD: "A single word is found quickly, also with figures behind it. Add three more.",
    Weakness.SHORT: "It is short. Two or three more words make it safe.",
    Weakness.FEW_WORDS: "Another word that has nothing to do with the others would make it safe.",
    Weakness.NONE: "It would take longer to guess than anybody has.",
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """How hard a passphrase is to guess."""

    strength: Strength
    weakness: Weakness
    bits: int
    """As many as there are in the number of tries it takes."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a passphrase as somebody guesses it."""

    start: int
    end: int
    bits: float
    weakness: Weakness | None = None


def estimate(passphrase: str, known: Iterable[str] = ()) -> Estimate:
    """Estimate how hard a passphrase is to guess, for somebody who knows these names."""
    text = unicodedata.normalize("NFC", passphrase)[:_LOOKED_AT]
    if not text:
        return Estimate(Strength.WEAK, Weakness.EMPTY, 0)
    pieces = _cheapest(text, frozenset(word for name in known for word in words(name) if len(word) > 2))
    bits = sum(piece.bits for piece in pieces)
    found = next(strength for strength, least in _LEAST.items() if bits >= least)
    return Estimate(found, _weakness(text, found, pieces), int(bits))


def _weakness(text: str, found: Strength, pieces: list[_Piece]) -> Weakness:
    if found in (Strength.GOOD, Strength.STRONG):
        return Weakness.NONE
    whole = len(text)
    seen = {piece.weakness: piece.end - piece.start for piece in pieces if piece.weakness is not None}
    for weakness in (Weakness.COMMON, Weakness.OWN, Weakness.ROW, Weakness.REPEATED, Weakness.YEAR):
        if seen.get(weakness, 0) * 3 >= whole:
            return weakness
    if seen.get(Weakness.ONE_WORD) and len(words(text)) == 1:
        return Weakness.ONE_WORD
    if Weakness.YEAR in seen:
        return Weakness.YEAR
    return Weakness.FEW_WORDS if found is Strength.FAIR else Weakness.SHORT


def _cheapest(text: str, own: frozenset[str]) -> list[_Piece]:
    """Return the pieces by which the text costs least to guess."""
    folded = "".join(fold(letter)[:1] or letter for letter in text)
    best: list[tuple[float, _Piece | None]] = [(0.0, None)]
    for end in range(1, len(text) + 1):
        tries = _ending_at(text, folded, end, own)
        best.append(
            min(((best[piece.start][0] + piece.bits, piece) for piece in tries), key=lambda each: each[0])
        )
    pieces: list[_Piece] = []
    piece = best[-1][1]
    while piece is not None:
        pieces.append(piece)
        piece = best[piece.start][1]
    return pieces[::-1]


def _ending_at(text: str, folded: str, end: int, own: frozenset[str]) -> Iterable[_Piece]:
    yield _Piece(end - 1, end, _single(text[end - 1]))
    for start in range(max(0, end - 24), end - 1):
        part = folded[start:end]
        capitals = _capitals(text[start:end])
        plain = part.translate(_LEET)
        leet = _CAPITAL if plain != part else 0.0
        length = end - start
        if part in own or plain in own:
            yield _Piece(start, end, _OWN + capitals + leet, Weakness.OWN)
        if part in COMMON or plain in COMMON:
            yield _Piece(start, end, _COMMON + capitals + leet, Weakness.COMMON)
        if plain in _in_list():
            yield _Piece(start, end, _IN_LIST + capitals + leet, Weakness.ONE_WORD)
        elif 3 <= length <= _LONGEST_WORD and _could_be_a_word(plain):
            yield _Piece(start, end, _WORD + capitals + leet, Weakness.ONE_WORD)
        if length >= 3 and len(set(part)) == 1:
            yield _Piece(start, end, _single(text[start]) + math.log2(length), Weakness.REPEATED)
        if length >= 3 and (part in folded[:start]):
            yield _Piece(start, end, _AGAIN + capitals, Weakness.REPEATED)
        if length >= 3 and _is_row(part):
            yield _Piece(start, end, 6 + math.log2(length) + capitals, Weakness.ROW)
        if length == 4 and part.isascii() and part.isdigit() and 1900 <= int(part) < 2100:
            yield _Piece(start, end, _YEAR, Weakness.YEAR)


@cache
def _in_list() -> frozenset[str]:
    return frozenset(WORDS)


def _single(letter: str) -> float:
    if letter.isascii():
        if letter.isdigit():
            return _DIGIT
        if letter.isalpha():
            return _LETTER + (_CAPITAL if letter.isupper() else 0.0)
        return 1.0 if letter == " " else _SIGN
    return _OTHER


def _capitals(part: str) -> float:
    """What capitals add: next to nothing in front or throughout."""
    raised = sum(letter.isupper() for letter in part)
    if not raised or raised == len(part) or (raised == 1 and part[0].isupper()):
        return 0.0 if not raised else _CAPITAL
    return _CAPITAL * raised


def _is_row(part: str) -> bool:
    """Whether the keys lie in a row, or the letters follow one another in the alphabet."""
    steps = {ord(second) - ord(first) for first, second in pairwise(part)}
    return steps in ({1}, {-1}) or any(part in row or part[::-1] in row for row in KEY_ROWS)


def _could_be_a_word(part: str) -> bool:
    """Whether it could be a word of a language: letters, with a vowel now and then."""
    if not (part.isascii() and part.isalpha()):
        return False
    vowels = [letter in "aeiouy" for letter in part]
    runs = "".join("v" if vowel else "c" for vowel in vowels)
    return 0.2 <= sum(vowels) / len(vowels) <= 0.7 and "cccc" not in runs and "vvv" not in runs
