"""How text is kept, and how words are compared: without regard to case, accents and invisible characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_UNCLEAN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAK = re.compile(r"\r\n|[\r\v\f\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_ZERO_WIDTH_SPACE = "\u200b"
_LONGEST_FILE_NAME = 120
"""Bytes: with what comes before and behind, every system takes so many."""


def clean(text: str) -> str:
    """Return the text as it can be kept and printed anywhere.

    Every line break becomes a line feed, other control characters but the tab go, and half a surrogate
    pair, which no encoding can hold, becomes U+FFFD. Clean text comes back as it is.
    """
    if not _UNCLEAN.search(text):
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub("", _BREAK.sub("\n", text))


def fold(text: str) -> str:
    """Return the form by which words are compared: "Châtham" and "chatham" are one.

    Compatibility forms are taken apart (NFKD), then marks and invisible format characters go and case is
    folded. A zero-width space stays: it parts words. Folded text comes back as it is.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).translate(_SEEN).casefold()


class _Seen(dict[int, int | None]):
    """Of each character that was met what stays of it: a mark, and what is invisible, goes."""

    def __missing__(self, point: int) -> int | None:
        character = chr(point)
        category = unicodedata.category(character)
        is_seen = category[0] != "M" and (category != "Cf" or character == _ZERO_WIDTH_SPACE)
        kept = self[point] = point if is_seen else None
        return kept


_SEEN = _Seen()


def words(text: str) -> list[str]:
    """Return the folded words: runs of letters and digits.

    The borders are those of SQLite's FTS5 tokenizer `unicode61 remove_diacritics 2` over folded text, for
    the characters of Unicode 6.1 that it knows.
    """
    return _WORD.findall(fold(text))


def natural(code: str) -> str:
    """Return a code in a form that sorts as people count: "2.10" after "2.9"."""
    return _NUMBER.sub(lambda match: match[0].zfill(20), fold(code))


def begin_words(starts: Collection[str], among: Collection[str]) -> bool:
    """Return whether each of some folded words is, or begins, one of others; nothing begins none."""
    return bool(starts) and all(any(word.startswith(start) for word in among) for start in starts)


def compact(text: str) -> str:
    """Return the folded letters and digits alone: "Trade body", "trade-body" and "trade_body" are one."""
    return "".join(words(text))


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter says (UAX #9, rules P2 and P3)."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def file_name(name: str) -> str:
    """A name as a file may be called on every system: "Green manufacturing" makes "green-manufacturing".

    Blank where it has neither letters nor digits.
    """
    joined = "-".join(words(name))
    return joined.encode()[:_LONGEST_FILE_NAME].decode(errors="ignore").strip("-")
