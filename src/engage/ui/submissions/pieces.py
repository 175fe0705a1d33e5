"""A text as it stands in a document of Qt: its longest lines are parted, and places are in UTF-16 units."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from engage.domain.submissions import Utf16
from engage.domain.text import is_right_to_left

LONGEST = 4_000
"""Characters of one line: Qt lays a line out as a whole, and more of them hold the window up."""
_WIDE_COUNT = 4
"""For so many characters counts one beyond U+FFFF, such as an emoji, for which Qt looks in many fonts."""

_SENTENCE_ENDS = re.compile(r"[.!?…。؟।][\"'”’»)\]]*\s+")
_BLANKS = re.compile(r"\s+")
_MOST_MARKS = 64
"""Characters that are gone back over so that a letter stays with what stands above and below it."""
_JOINER = "\u200d"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


class Pieces:
    """Knows where each place of a text stands in the document that holds `text`, and the other way round."""

    def __init__(self, text: str, longest: int = LONGEST) -> None:
        self._breaks = list(_breaks(text, longest))
        """Before which characters a line is parted."""
        self._utf16 = Utf16(text)
        self._positions = [self._utf16.units(place) + number for number, place in enumerate(self._breaks)]
        self.whole = text
        self.is_right_to_left = is_right_to_left(text[:LONGEST])
        shown = "\n".join(text[one:other] for one, other in pairwise((0, *self._breaks, len(text))))
        # At the beginning, Qt would take this mark away, and all places would be one too far.
        self.text = f"\u2060{shown[1:]}" if shown.startswith("\ufeff") else shown

    def position(self, offset: int, *, is_end: bool = False) -> int:
        """Return where a place of the text stands; the end of a passage stands before a parting."""
        parted = bisect_left(self._breaks, offset) if is_end else bisect_right(self._breaks, offset)
        return self._utf16.units(offset) + parted

    def offset(self, position: int) -> int:
        """Return the place of the text that stands there."""
        return self._utf16.offset(position - bisect_left(self._positions, position))


def _breaks(text: str, longest: int) -> Iterator[int]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if len(line) > longest:
            wide = len(line.encode("utf-16-le")) // 2 - len(line)
            most = max(1, longest * len(line) // (len(line) + (_WIDE_COUNT - 1) * wide))
            while end - start > most:
                start = _cut(text, start + most // 2 + 1, start + most)
                yield start
        start = end + 1


def _cut(text: str, first: int, last: int) -> int:
    """Return where a line is parted: behind a sentence, else behind a word, else between two letters."""
    for ends in (_SENTENCE_ENDS, _BLANKS):
        places = [found.end() for found in ends.finditer(text, first, last)]
        if places:
            return places[-1]
    nearest = range(last, max(first, last - _MOST_MARKS), -1)
    return next((place for place in nearest if _begins(text, place)), last)


def _begins(text: str, place: int) -> bool:
    """Whether a letter begins there, rather than something that belongs to the one before it."""
    here = text[place]
    is_added = unicodedata.category(here).startswith("M") or here in _SKIN_TONES or here == _JOINER
    return not is_added and text[place - 1] != _JOINER
