"""Whether words that read like a name are one: capitals, what stands beside them, how notes are taken."""

from __future__ import annotations

import re

from engage.domain.leaks.callings import Sureness, is_ordinary
from engage.domain.leaks.readings import Reading

_BEGINS = re.compile(r"(?:^|[.!?:;\u2022\n\u201c\"|>*\u2013\u2014])[-\s\d\u00b2\u00b3\u00b9\u2070-\u2079]*$")
"""Before the first word of a sentence, of a list's item, of a cell, of a line that answers an e-mail."""
_PARTS = re.compile(r"[.!?:;|\n\u2022]")
"""Parts a text into stretches, any of which may be a heading."""
_LETTERED = frozenset(
    [
        "annex",
        "appendix",
        "band",
        "bay",
        "block",
        "box",
        "building",
        "category",
        "class",
        "clause",
        "exhibit",
        "figure",
        "gate",
        "grade",
        "group",
        "hall",
        "hepatitis",
        "item",
        "level",
        "line",
        "lot",
        "model",
        "option",
        "page",
        "panel",
        "paragraph",
        "part",
        "phase",
        "plan",
        "plate",
        "point",
        "room",
        "row",
        "schedule",
        "section",
        "series",
        "stage",
        "step",
        "table",
        "tier",
        "type",
        "unit",
        "vitamin",
        "wing",
        "zone",
    ]
)
"""What is told apart by letters: "Plan B. Green hydrogen comes later" names no B. Green."""

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
        "colleague",
        "colleagues",
        "commented",
        "confirmed",
        "convenor",
        "convenors",
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
        "rep",
        "replied",
        "replies",
        "reported",
        "reports",
        "representative",
        "representatives",
        "represents",
        "reps",
        "requested",
        "said",
        "say",
        "saying",
        "says",
        "secretary",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "steward",
        "stewards",
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
_MOST = 0.7
"""A heading leaves small words small."""
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
            return not (
                _is_listed(reading, is_person, first, last)
                or (is_person and _begins_a_sentence(reading, first, last))
            )
        case Sureness.INITIAL:
            return _is_initial(reading, first, last)
        case Sureness.CAPITALS:
            return _is_told_by_capitals(reading, first, last)
        case Sureness.REVERSED:
            return _is_reversed(reading, first, last)
        case Sureness.LOGGED:
            return _is_logged(reading, first, last)
        case Sureness.ALONE:
            return _is_alone(reading, first, last)


def _is_listed(reading: Reading, is_person: bool, first: int, last: int) -> bool:
    """Return whether commas part the words: "for John, Smith agreed" speaks of two.

    The name of a body may have commas of its own, with capitals after them.
    """
    if not any("," in reading.between(place, place + 1) for place in range(first, last)):
        return False
    return is_person or not all(reading.original(place)[:1].isupper() for place in range(first, last + 1))


def _begins_a_sentence(reading: Reading, first: int, last: int) -> bool:
    """Return whether ordinary words have a capital for that alone: "May winter come late"."""
    written = [reading.original(place) for place in range(first, last + 1)]
    if not written[0][:1].isupper() or any(word[:1].isupper() for word in written[1:]) or first == last:
        return False
    return is_ordinary(tuple(reading.tokens[place].words[0] for place in range(first, last + 1)))


def _is_initial(reading: Reading, first: int, last: int) -> bool:
    start = reading.tokens[first].start
    if start and reading.text[start - 1] in "'\u2019\u02bc-":
        return False
    letter, after = reading.original(first), reading.between(first, first + 1)
    if after.startswith("."):
        before = reading.tokens[first - 1].words[0] if first else ""
        return before not in _LETTERED or not is_ordinary(reading.tokens[last].words)
    is_capital = letter.isupper() and reading.original(last)[:1].isupper()
    return is_capital and "," not in after and (letter not in ("A", "I") or last - first > 1)


def _is_told_by_capitals(reading: Reading, first: int, last: int) -> bool:
    written = [reading.original(place) for place in range(first, last + 1)]
    start, end = reading.tokens[first].start, reading.tokens[last].end
    after = reading.text[end : end + 2]
    following = reading.tokens[last + 1].words[0] if last + 1 < len(reading.tokens) else ""
    preceding = reading.tokens[first - 1].words[0] if first else ""
    speaks = (
        after in ("'s", "\u2019s")
        or (after in ("' ", "\u2019 ") and written[-1][-1:] in "sS")
        or (following in _SAYING and after[:1].isspace())
    )
    if not any(word[:1].isupper() for word in written):
        return speaks and preceding not in _DETERMINERS
    if not all(word[:1].isupper() or len(word) <= 3 for word in written):
        return False
    if speaks:
        return True
    if _has_only_capitals(reading, first, last):
        return False
    if not _BEGINS.search(reading.text[max(0, start - 4) : start]):
        return True
    others = [word for word in written[1:] if word[:1].isupper() and not word.isupper()]
    return bool(others) or not following or after[:1] in (",", ":", ")", "(", ";") or after == " ("


def _has_only_capitals(reading: Reading, first: int, last: int) -> bool:
    """Return whether a heading gives nearly every word a capital, so that none tells.

    A heading is what stands around the words without a break.
    """
    while first > 0 and not _PARTS.search(reading.between(first - 1, first)):
        first -= 1
    while last + 1 < len(reading.tokens) and not _PARTS.search(reading.between(last, last + 1)):
        last += 1
    capitals = sum(reading.original(place)[:1].isupper() for place in range(first, last + 1))
    count = last - first + 1
    return count > 2 and capitals >= _MOST * count


def _is_reversed(reading: Reading, first: int, last: int) -> bool:
    between = "".join(reading.between(place, place + 1) for place in range(first, last))
    written = [reading.original(place) for place in (first, last)]
    if len(written[1]) == 1:
        return _is_initial_behind(reading, between, first, last)
    if any(mark in between for mark in ",|\n\t"):
        return True
    return all(len(word) > 1 and word[0].isupper() for word in written)


def _is_initial_behind(reading: Reading, between: str, first: int, last: int) -> bool:
    """Return whether a name is cited as in a footnote: "Green, W."."""
    end = reading.tokens[last].end
    if "," not in between or not all(reading.original(place)[:1].isupper() for place in (first, last)):
        return False
    return reading.text[end : end + 1] == "." or reading.original(last) not in ("A", "I")


def _is_logged(reading: Reading, first: int, last: int) -> bool:
    written = [reading.original(place) for place in range(first, last + 1)]
    if not all(word.isupper() for word in written):
        return False
    if first < last:
        return all("." in reading.between(place, place + 1) for place in range(first, last))
    return len(written[0]) > 1 and _is_label(reading, first, last, _BEHIND_INITIALS)


def _is_alone(reading: Reading, first: int, last: int) -> bool:
    written = [reading.original(place) for place in range(first, last + 1)]
    if not all(word[:1].isupper() and len(word) > 1 for word in written):
        return False
    following = reading.tokens[last + 1].words[0] if last + 1 < len(reading.tokens) else ""
    is_word = is_ordinary(tuple(reading.tokens[place].words[0] for place in range(first, last + 1)))
    if following in _SAYING and reading.text[reading.tokens[last].end] == " ":
        return not is_word
    return _is_label(reading, first, last, _BEHIND_WORDS if is_word else _BEHIND_NAMES)


def _is_label(reading: Reading, first: int, last: int, behind: re.Pattern[str]) -> bool:
    """Return whether words stand before what was said, or in brackets behind it."""
    start, end = reading.tokens[first].start, reading.tokens[last].end
    before = reading.text[max(0, start - 2) : start].strip(" ")[-1:]
    return before in _BEFORE_LABELS and bool(behind.match(reading.text, end))


_BEFORE_LABELS = frozenset(["", "\n", "(", "[", "|", "\u2022", "\u2013", "\u2014"])
_BEHIND_WORDS = re.compile(r"[)\]]")
_BEHIND_NAMES = re.compile(r"\s?[:)\]\u2013\u2014]|\s-\s")
_BEHIND_INITIALS = re.compile(r"\s?[:)\].\u2013\u2014]|\s-\s")
