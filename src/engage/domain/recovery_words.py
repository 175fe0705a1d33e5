"""A secret as words on paper, and back again: what stands on a recovery sheet.

48 bytes are six lines of eight; each line is seven words and two digits. The digits, and a part of the last
word, are worked out from the rest and from which line it is, so that a slip is noticed and its line named.
"""

from __future__ import annotations

import base64
import binascii
import difflib
import hashlib
import re
from collections.abc import Iterator, Sequence

from engage.domain.choices import excerpt
from engage.domain.recovery_word_list import WORDS
from engage.errors import Invalid

BYTES = 48
LINES = 6
WORDS_IN_LINE = 7

_BYTES_IN_LINE = BYTES // LINES
_BITS = 10
"""That a word stands for."""
_SPARE = WORDS_IN_LINE * _BITS - _BYTES_IN_LINE * 8
_CHECKS = 100
"""As many as two digits tell apart."""
_LONGEST = 10_000
"""Characters of a text that are looked at, to tell a sheet from a passphrase."""
_CODE = "ENGAGE1-"
"""How what is scanned begins; the number is that of this way of writing."""
_SCANNED = re.compile(rf"{_CODE}([A-Z2-7]+)")
_TOKEN = re.compile(r"[a-z]+|[0-9]+")
_NUMBERS = {word: number for number, word in enumerate(WORDS)}
_HAS = f"a line of the sheet has {WORDS_IN_LINE}, then two digits"
_STEP = "Look at the sheet again"


def lines(secret: bytes) -> list[str]:
    """Return the lines of a sheet: seven words, then two digits."""
    return [_line(number, part) for number, part in enumerate(_parts(secret))]


def _parts(secret: bytes) -> Iterator[bytes]:
    if len(secret) != BYTES:
        raise ValueError(f"a sheet holds {BYTES} bytes")
    return (secret[start : start + _BYTES_IN_LINE] for start in range(0, BYTES, _BYTES_IN_LINE))


def _line(number: int, part: bytes) -> str:
    spare, digits = _check(number, part)
    value = int.from_bytes(part, "big") << _SPARE | spare
    places = range((WORDS_IN_LINE - 1) * _BITS, -1, -_BITS)
    return " ".join([*(WORDS[value >> place & len(WORDS) - 1] for place in places), f"{digits:02d}"])


def _check(number: int, part: bytes) -> tuple[int, int]:
    """Return what fills up the last word, and the two digits."""
    found = int.from_bytes(hashlib.blake2b(bytes([number]) + part, digest_size=8).digest(), "big")
    return found % (1 << _SPARE), found // (1 << _SPARE) % _CHECKS


def scanned(secret: bytes) -> str:
    """Return what the code on a sheet says to a scanner."""
    check = hashlib.blake2b(secret, digest_size=2).digest()
    return _CODE + base64.b32encode(secret + check).decode()


def is_sheet(text: str) -> bool:
    """Whether a text seems to be taken from a sheet, with whatever slips, and is no passphrase."""
    if _SCANNED.search(re.sub(r"\s", "", text[:_LONGEST].upper())):
        return True
    typed = re.findall(r"[a-z]+", text[:_LONGEST].lower())
    return len(typed) > 2 * WORDS_IN_LINE and sum(word in _NUMBERS for word in typed) * 2 > len(typed)


def read(text: str) -> bytes:
    """Return the secret that a sheet's words give, or what was scanned from it.

    Capitals, punctuation and line ends make no difference. Raises `Invalid`, which names the word or the line
    that cannot be right.
    """
    if found := _SCANNED.search(re.sub(r"\s", "", text.upper())):
        return _read_scanned(found[1])
    written = list(_written(text))
    if not written:
        raise Invalid("No words were typed", "", f"Type all {LINES} lines of the sheet")
    parts = [_read_line(number, line) for number, line in enumerate(written[:LINES])]
    if len(written) != LINES:
        raise Invalid(
            f"The sheet has {LINES} lines, each of which ends in two digits",
            f"{len(written)} were typed",
            f"Type all {LINES * WORDS_IN_LINE} words, and the digits after each line, in their order",
        )
    return b"".join(parts)


def _read_scanned(code: str) -> bytes:
    try:
        found = base64.b32decode(code)
    except binascii.Error:
        found = b""
    secret, check = found[:BYTES], found[BYTES:]
    if len(secret) != BYTES or hashlib.blake2b(secret, digest_size=2).digest() != check:
        raise Invalid("The scanned code is not whole", "a character is wrong or missing", "Scan it again")
    return secret


def _written(text: str) -> Iterator[list[str]]:
    """Yield what was typed, parted behind each number; a digit in front of a line is its number."""
    line: list[str] = []
    for token in _TOKEN.findall(text.lower()):
        if token.isdigit() and not line and len(token) == 1:
            continue
        line.append(token)
        if token.isdigit():
            yield line
            line = []
    if line:
        yield line


def _read_line(number: int, line: Sequence[str]) -> bytes:
    typed, digits = list(line), ""
    if line[-1].isdigit():
        *typed, digits = line
    called = f"line {number + 1}"
    if len(typed) > WORDS_IN_LINE:
        raise Invalid(f"{called.capitalize()} has {len(typed)} words", _HAS, _STEP)
    for place, word in enumerate(typed):
        if word not in _NUMBERS:
            meant = _meant(number, typed, place, digits)
            raise Invalid(
                f"Word {place + 1} of {called}, “{excerpt(word)}”, is on no sheet",
                f"it may be “{meant}”" if meant else "",
                _STEP,
            )
    if len(typed) < WORDS_IN_LINE:
        raise Invalid(f"{called.capitalize()} has {len(typed)} words", _HAS, _STEP)
    if len(digits) != 2:
        raise Invalid(f"{called.capitalize()} does not end in two digits", _HAS, _STEP)
    if not _is_right(number, typed, digits):
        raise Invalid(f"{called.capitalize()} cannot be right", _suspicion(number, typed, digits), _STEP)
    return _part(typed)


def _part(words: Sequence[str]) -> bytes:
    return (_value(words) >> _SPARE).to_bytes(_BYTES_IN_LINE, "big")


def _value(words: Sequence[str]) -> int:
    value = 0
    for word in words:
        value = value << _BITS | _NUMBERS[word]
    return value


def _is_right(number: int, words: Sequence[str], digits: str) -> bool:
    """Whether the digits, and what fills up the last word, are those of the line of this number."""
    return (_value(words) % (1 << _SPARE), int(digits)) == _check(number, _part(words))


def _meant(number: int, typed: Sequence[str], place: int, digits: str) -> str:
    """Return the word that was meant in a place: one much like it, and which fits where all others do."""
    alike = difflib.get_close_matches(typed[place], WORDS, n=8, cutoff=0.5)
    tries = [[*typed[:place], word, *typed[place + 1 :]] for word in alike]
    is_whole = len(typed) == WORDS_IN_LINE and len(digits) == 2
    if is_whole and all(word in _NUMBERS for each in tries for word in each):
        fitting = [word for word, each in zip(alike, tries, strict=True) if _is_right(number, each, digits)]
        return fitting[0] if fitting else ""
    return alike[0] if alike else ""


def _suspicion(number: int, typed: Sequence[str], digits: str) -> str:
    """Say what may be wrong with a line of words that are all on the list."""
    for other in range(LINES):
        if _is_right(other, typed, digits):
            return f"it is line {other + 1} of the sheet, or line {other + 1} of another"
    for place in range(WORDS_IN_LINE):
        if meant := _meant(number, typed, place, digits):
            return f"word {place + 1} may be “{meant}” and not “{typed[place]}”"
    for place in range(WORDS_IN_LINE - 1):
        swapped = [*typed[:place], typed[place + 1], typed[place], *typed[place + 2 :]]
        if _is_right(number, swapped, digits):
            return f"words {place + 1} and {place + 2} may have changed places"
    return "one of its words is another on the sheet, or the digits are"
