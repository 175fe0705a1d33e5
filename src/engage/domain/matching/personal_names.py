"""Whether two names may be one person's."""

from __future__ import annotations

from engage.domain.given_names import are_two, known_as
from engage.domain.matching.index import Reason
from engage.domain.matching.keys import is_misspelt, is_near

Name = tuple[tuple[str, ...], tuple[str, ...]]
"""The folded words of a given and of a family name."""


def name_in_common(one: Name, other: Name) -> Reason | None:
    """Return how two names are alike, whichever part stands first; None where they cannot be one person's."""
    alike = _name_in_order(one, other)
    if alike is None or alike is Reason.GIVEN_NAME:
        turned = _name_in_order(one, (other[1], other[0]))
        if turned in _MAY_BE_SAME:
            return turned
    return alike


def _name_in_order(one: Name, other: Name) -> Reason | None:
    (given, family), (other_given, other_family) = one, other
    whole, other_whole = "".join(family), "".join(other_family)
    has_none = not given and not other_given
    if whole == other_whole:
        return (Reason.NAME if whole else None) if has_none else _given_in_common(given, other_given)
    alike = Reason.NAME if has_none else _given_in_common(given, other_given)
    if alike in _SAME and is_misspelt(whole, other_whole):
        return Reason.MISSPELT
    if alike in _MAY_BE_SAME and is_near(whole, other_whole):
        return Reason.SIMILAR
    if alike not in _SAME or has_none:
        return None
    if family and other_family and not {family[0], family[-1]}.isdisjoint(other_family):
        return Reason.FAMILY_PART
    return Reason.GIVEN_NAME if given == other_given else None


_SAME = frozenset((Reason.NAME, Reason.SHORT_FORM))
_MAY_BE_SAME = _SAME | {Reason.MISSPELT, Reason.SIMILAR}


def _given_in_common(given: tuple[str, ...], other: tuple[str, ...]) -> Reason | None:
    """Return how two given names are alike beside one family name."""
    if not given or not other:
        return Reason.FAMILY_NAME
    if "".join(given) == "".join(other):
        return Reason.NAME
    short, long = sorted((given[0], other[0]), key=len)
    is_initial = len(short) == 1 and long.startswith(short)
    if given[1:] and other[1:] and given[1][0] != other[1][0]:
        return Reason.INITIAL if is_initial or short == long else None  # a second name tells them apart
    if is_initial and short != long:
        return Reason.INITIAL
    if not known_as(short).isdisjoint(known_as(long)):
        return Reason.SHORT_FORM if len(short) > 1 else Reason.INITIAL
    if are_two(short, long):
        return None
    first, second = "".join(given), "".join(other)
    if is_misspelt(first, second):
        return Reason.MISSPELT
    return Reason.SIMILAR if is_near(first, second) else None
