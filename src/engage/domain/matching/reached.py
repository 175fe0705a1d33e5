"""How people and bodies are reached, compared."""

from __future__ import annotations

import re
from collections.abc import Mapping

from engage.domain.matching.index import IsTelling, Reason
from engage.domain.matching.keys import international, is_same_code
from engage.domain.text import compact, words

FIGURES = re.compile(r"\d+")
_SAME_STREET = 80
"""How alike two lines are that name one street, of 100."""
_SAME_LINE = 88
"""The same of one line of several."""
_LINE = 6
"""Letters that a line of an address has at least which is compared by itself."""
_LINES = re.compile("[\n,;]")
_OF_FEW = re.compile(r"[a-z]{1,2}\d[a-z\d]?\d[a-z]{2}")
"""A British postcode in full, which some fifteen houses have."""

Place = tuple[str, str, str]
"""Of a postal address: the street with the house, the town, the postcode."""


def place_of(street: str, town: str, postcode: str) -> Place:
    """Return a postal address as it is compared, the street with a line for each of its parts."""
    lines = (" ".join(words(line)) for line in _LINES.split(street))
    return "\n".join(filter(None, lines)), compact(town), compact(postcode)


def shares_phone(one: Mapping[str, str], other: Mapping[str, str], is_telling: IsTelling) -> bool:
    """Whether two have a number that few have, each given by its key.

    Numbers that end alike are told apart by the country where both say one.
    """
    return any(
        is_telling(key) and (number == other[key] or _is_one(number, other[key]))
        for key, number in one.items()
        if key in other
    )


def _is_one(number: str, other: str) -> bool:
    calls = {international(number), international(other)} - {""}
    return len(calls) < 2


def place_in_common(one: tuple[Place, ...], other: tuple[Place, ...]) -> Reason | None:
    """Return whether two live or work at one place, or in one street, give or take a slip of the hand."""
    found = None
    for street, town, postcode in one:
        for other_street, other_town, other_postcode in other:
            is_street = _is_street(street, other_street)
            is_town, is_code = is_same_code(town, other_town), is_same_code(postcode, other_postcode)
            figures, others = set(FIGURES.findall(street)), set(FIGURES.findall(other_street))
            is_house = not figures.isdisjoint(others) or not (figures or others)
            if is_street and is_house and (is_town or is_code):
                return Reason.ADDRESS
            is_near = (is_street and (is_town or is_code)) or (is_house and is_town and is_code)
            has_one_street = not (street and other_street)
            if is_near or (has_one_street and postcode == other_postcode and _OF_FEW.fullmatch(postcode)):
                found = Reason.STREET
    return found


def _is_street(one: str, other: str) -> bool:
    """Whether two texts name one street or house; of several lines some may be missing in the other."""
    from rapidfuzz import fuzz

    if not one or not other:
        return False
    score = max(fuzz.token_set_ratio(one, other), fuzz.ratio(_joined(one), _joined(other)))
    if score >= _SAME_STREET:
        return True
    return any(
        fuzz.ratio(line, beside) >= _SAME_LINE for line in named_lines(one) for beside in named_lines(other)
    )


def named_lines(street: str) -> list[str]:
    """Return the lines of an address that name something, without figures and blanks."""
    lines = (_joined(FIGURES.sub("", line)) for line in street.split("\n"))
    return [line for line in lines if len(line) >= _LINE]


def _joined(street: str) -> str:
    return "".join(street.split())
