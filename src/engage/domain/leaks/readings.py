"""Texts as the leak check reads them: word by word in the plain form by which names are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engage.domain.text import fold

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)
WORD = re.compile(r"[^\W_]+|&")
_HYPHENATED = re.compile(r"[-\u2010\u00ad]\s*\n\s*")


def plain(text: str) -> str:
    """Return the form by which names are compared: no case, no accents, nothing invisible, plain letters."""
    return text.lower() if text.isascii() else fold(text).translate(_LETTERS).replace("\u200b", "")


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a name in that form; "&" is "and"."""
    words = WORD.findall(plain(text))
    return tuple("and" if word == "&" else word for word in words) if "&" in words else tuple(words)


class Token(NamedTuple):
    """A word where it stands."""

    words: tuple[str, ...]
    """In its plain form; with an apostrophe after its s, also without that."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is looked through."""

    text: str
    tokens: Sequence[Token]

    def original(self, place: int) -> str:
        """Return a word as it is written."""
        return self.text[self.tokens[place].start : self.tokens[place].end]

    def between(self, left: int, right: int) -> str:
        """Return what parts two words."""
        found = self.text[self.tokens[left].end : self.tokens[right].start]
        return found if found.isascii() else plain(found)


class _Plainly(dict[int, str]):
    """The plain form of single characters, as `str.translate` asks for it."""

    STRANGE = "\ufffe"
    """Stands for what has no plain form of one character."""

    def __missing__(self, code: int) -> str:
        form = plain(chr(code))
        self[code] = found = form if len(form) == 1 else self.STRANGE
        return found


_PLAINLY = _Plainly()


@dataclass(frozen=True, slots=True)
class Plain:
    """A text, and its plain form."""

    text: str
    form: str
    places: Sequence[int] | None
    """Where each character of the form stands in the text; None: all stay in place."""

    def words(self) -> list[str]:
        """Return its words, also without an s at their end that may be a possessive's."""
        words = WORD.findall(self.form)
        if "s" in self.form:
            words += [word[:-1] for word in words if word[-1] == "s"]
        if "&" in self.form:
            words.append("and")
        return words

    def reading(self) -> Reading:
        """Return it word by word."""
        return Reading(self.text, list(_tokens(self)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text a slice of the form stands."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)


def plainly(text: str) -> Plain:
    """Return a text with its plain form."""
    if text.isascii():
        return Plain(text, text.lower(), None)
    form = text.translate(_PLAINLY)
    return _letter_by_letter(text) if _Plainly.STRANGE in form else Plain(text, form, None)


def _letter_by_letter(text: str) -> Plain:
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        form = plain(character)
        letters.append(form)
        places += [place] * len(form)
    return Plain(text, "".join(letters), places)


def rejoined(found: Plain) -> Plain | None:
    """Return a text with those words put together that the end of a line parts; None where there are none."""
    if "\n" not in found.form or not _HYPHENATED.search(found.form):
        return None
    form, places = found.form, list(found.places or range(len(found.form)))
    for match in reversed(list(_HYPHENATED.finditer(form))):
        form = form[: match.start()] + form[match.end() :]
        del places[match.start() : match.end()]
    return Plain(found.text, form, places)


def _tokens(found: Plain) -> Iterator[Token]:
    form, places, text = found.form, found.places, found.text
    for match in WORD.finditer(form):
        word = match[0]
        start, end = match.span()
        behind = form[end : end + 1]
        if places is not None:
            start, end = places[start], places[end - 1] + 1
        if word == "&":
            yield Token(("and",), start, end)
        elif (
            word[-1] == "s"
            and (
                behind in ("'", "\u2019", "\u02bc")
                # "EHPAs": whoever wrote that left out the apostrophe.
                or (text[end - 1] == "s" and text[start : end - 1].isupper())
            )
        ):
            yield Token((word, word[:-1]), start, end)
        else:
            yield Token((word,), start, end)
