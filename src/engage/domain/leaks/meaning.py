"""Whether words that read like a name are one: capitals, what stands beside them, how notes are taken."""

from __future__ import annotations

import re

from engage.domain.leaks.callings import Sureness
from engage.domain.leaks.readings import Reading

_BEGINS = re.compile(r"(?:^|[.!?:;\u2022\n\u201c\"(])\s*$")

_SAYING = frozenset(
    [
        "accepted",
        "added",
        "adds",
        "agreed",
        "agrees",
        "also",
        "announced",
        "argued",
        "argues",
        "asked",
        "asks",
        "believed",
        "believes",
        "called",
        "calls",
        "claimed",
        "claims",
        "commented",
        "confirmed",
        "delegate",
        "delegates",
        "described",
        "disagreed",
        "explained",
        "favoured",
        "favours",
        "felt",
        "general",
        "had",
        "has",
        "have",
        "himself",
        "herself",
        "insisted",
        "insists",
        "itself",
        "member",
        "members",
        "mentioned",
        "noted",
        "notes",
        "objected",
        "objects",
        "officer",
        "officers",
        "official",
        "officials",
        "opposed",
        "opposes",
        "organiser",
        "organisers",
        "pointed",
        "president",
        "promised",
        "proposed",
        "proposes",
        "rejected",
        "rejects",
        "replied",
        "replies",
        "reported",
        "reports",
        "representative",
        "representatives",
        "represents",
        "requested",
        "said",
        "say",
        "saying",
        "says",
        "secretary",
        "spokesperson",
        "stated",
        "states",
        "stressed",
        "submitted",
        "suggested",
        "suggests",
        "supported",
        "supports",
        "themselves",
        "thinks",
        "thought",
        "told",
        "urged",
        "urges",
        "wanted",
        "wants",
        "warned",
        "warns",
        "welcomed",
        "welcomes",
        "wished",
        "wishes",
        "wrote",
    ]
)
"""What stands after the name of someone who speaks."""
_DETERMINERS = frozenset(
    [
        "a",
        "all",
        "an",
        "and",
        "any",
        "each",
        "every",
        "for",
        "from",
        "her",
        "his",
        "in",
        "its",
        "local",
        "more",
        "no",
        "of",
        "or",
        "our",
        "some",
        "such",
        "that",
        "the",
        "their",
        "these",
        "this",
        "those",
        "to",
        "we",
        "which",
        "your",
    ]
)


def is_meant(reading: Reading, sureness: Sureness, is_person: bool, first: int, last: int) -> bool:
    """Return whether the words from `first` to `last` are the name that they read like."""
    match sureness:
        case Sureness.ALWAYS:
            return not _is_listed(reading, is_person, first, last)
        case Sureness.INITIAL:
            return _is_initial(reading, first, last)
        case Sureness.CAPITALS:
            return _is_told_by_capitals(reading, first, last)
        case Sureness.REVERSED:
            return _is_reversed(reading, first, last)
        case Sureness.LOGGED:
            return _is_logged(reading, first, last)


def _is_listed(reading: Reading, is_person: bool, first: int, last: int) -> bool:
    """Return whether commas part the words: "for John, Smith agreed" speaks of two.

    The name of a body may have commas of its own, with capitals after them.
    """
    if not any("," in reading.between(place, place + 1) for place in range(first, last)):
        return False
    return is_person or not all(reading.original(place)[:1].isupper() for place in range(first, last + 1))


def _is_initial(reading: Reading, first: int, last: int) -> bool:
    start = reading.tokens[first].start
    if start and reading.text[start - 1] in "'\u2019\u02bc-":
        return False
    letter, after = reading.original(first), reading.between(first, first + 1)
    if after.startswith("."):
        return True
    is_capital = letter.isupper() and reading.original(last)[:1].isupper()
    return is_capital and "," not in after and (letter not in ("A", "I") or last - first > 1)


def _is_told_by_capitals(reading: Reading, first: int, last: int) -> bool:
    written = [reading.original(place) for place in range(first, last + 1)]
    start, end = reading.tokens[first].start, reading.tokens[last].end
    after = reading.text[end : end + 2]
    following = reading.tokens[last + 1].words[0] if last + 1 < len(reading.tokens) else ""
    preceding = reading.tokens[first - 1].words[0] if first else ""
    speaks = after in ("'s", "\u2019s") or (following in _SAYING and after[:1].isspace())
    if not any(word[:1].isupper() for word in written):
        return speaks and preceding not in _DETERMINERS
    if not all(word[:1].isupper() or len(word) <= 3 for word in written):
        return False
    if speaks:
        return True
    if _has_only_capitals(reading):
        return False
    if not _BEGINS.search(reading.text[max(0, start - 4) : start]):
        return True
    others = [word for word in written[1:] if word[:1].isupper() and not word.isupper()]
    return bool(others) or not following or after[:1] in (",", ":", ")", "(", ";") or after == " ("


def _has_only_capitals(reading: Reading) -> bool:
    """Return whether a text, as a heading may, gives nearly every word a capital, so that none tells."""
    capitals = sum(reading.original(place)[:1].isupper() for place in range(len(reading.tokens)))
    return len(reading.tokens) > 2 and capitals >= 0.8 * len(reading.tokens)


def _is_reversed(reading: Reading, first: int, last: int) -> bool:
    between = "".join(reading.between(place, place + 1) for place in range(first, last))
    if any(mark in between for mark in ",|\n\t"):
        return True
    written = [reading.original(place) for place in (first, last)]
    return all(len(word) > 1 and word[0].isupper() for word in written)


def _is_logged(reading: Reading, first: int, last: int) -> bool:
    written = [reading.original(place) for place in range(first, last + 1)]
    if not all(word.isupper() for word in written):
        return False
    if first < last:
        return all("." in reading.between(place, place + 1) for place in range(first, last))
    start, end = reading.tokens[first].start, reading.tokens[last].end
    before = reading.text[max(0, start - 2) : start].strip(" ")[-1:]
    is_apart = before in ("", "\n", "(", "[", "\u2013", "\u2014")
    return len(written[0]) > 1 and is_apart and reading.text[end : end + 1] in (":", ")", "]")
