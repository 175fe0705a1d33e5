"""Whether two names may be one person's."""

from __future__ import annotations

import re

from engage.domain.given_names import are_two, is_given_name, known_as
from engage.domain.matching.index import Reason
from engage.domain.matching.keys import is_alike, is_misspelt, is_near
from engage.domain.text import words

Name = tuple[tuple[str, ...], tuple[str, ...]]
"""The folded words of a given and of a family name."""

_ADDRESSED = """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev revd reverend rt hon
    cllr councillor
"""
TITLES = frozenset(_ADDRESSED.split())
"""What stands before a name, and is no part of it."""
_LETTERS_BEHIND = "mp msp ms ml mla obe cbe mbe kbe dbe kc qc phd frs jp"
_LETTERS = frozenset(_LETTERS_BEHIND.split())
_BEFORE_FAMILY = """
    o mc mac ap ab d de da do di du del della des dos das la le las los van von der den ten ter zu zur al el
    bin ibn bint ben abu st saint y e
"""
_PARTICLES = frozenset(_BEFORE_FAMILY.split())
"""What begins many a family name: that two have it in common says nothing."""
_APOSTROPHES = re.compile("['\u2018\u2019\u02bb\u02bc\uff07`\u00b4]")


def name_of(given_name: str, family_name: str) -> Name:
    """Return a name as it is compared, without titles, letters behind it and apostrophes.

    A hyphen is a blank: "Example-Price" and "Example Price" are one.
    """
    given, family = words(_APOSTROPHES.sub("", given_name)), words(_APOSTROPHES.sub("", family_name))
    while family and len(given) > 1 and _begins_family(given[-1]):
        family.insert(0, given.pop())
    while given and (given[0] in TITLES) and (len(given) > 1 or family):
        del given[0]
    while family and family[-1] in _LETTERS and (len(family) > 1 or len(given) > 1):
        family.pop()
        if not family:
            family.append(given.pop())
    return tuple(given), tuple(family)


def _begins_family(word: str) -> bool:
    """Whether a word behind a given name belongs to the family name: "Ana de la" Cruz."""
    return word in _PARTICLES and len(word) > 1 and not is_given_name(word)


def name_key(name: Name) -> str:
    """Return what is the same for one name however it is parted and turned: its letters in their order."""
    return "".join(sorted("".join((*name[0], *name[1]))))


def surnames(family: tuple[str, ...]) -> list[str]:
    """Return the names that make a family name, without "de la", "O" and the like before them."""
    return [word for word in family if word not in _PARTICLES] or list(family)


def name_in_common(one: Name, other: Name) -> Reason | None:
    """Return how two names are alike, whichever part stands first; None where they cannot be one person's."""
    (given, family), (other_given, other_family) = one, other
    if given and family and given + family == other_given + other_family:
        return Reason.NAME  # wherever the one was parted
    alike = _name_in_order(one, other)
    if alike is None or alike is Reason.GIVEN_NAME:
        turned = _turned_name_in_common(one, other)
        if turned and _stands_either_way(one) and _stands_either_way(other):
            return Reason.SIMILAR
        return turned or alike
    return alike


def _turned_name_in_common(one: Name, other: Name) -> Reason | None:
    """Return how two names are alike, of which one has the family name in front."""
    (given, family), (other_given, other_family) = one, other
    if (
        given
        and family
        and {given + family, family + given}
        & {
            other_given + other_family,
            other_family + other_given,
        }
    ):
        return Reason.NAME
    # What may be a short form is the given name, so it counts which of the two is turned.
    turned = {
        _name_in_order(straight, back)
        for straight, back in ((one, other[::-1]), (one[::-1], other))
        if _may_be_one_family("".join(straight[1]), "".join(back[1]))
    }
    return next((reason for reason in _EITHER_WAY if reason in turned), None)


def _may_be_one_family(one: str, other: str) -> bool:
    """Whether two family names are near enough to look at the given ones, which takes longer."""
    return one == other or not (one and other) or is_near(one, other)


def _stands_either_way(name: Name) -> bool:
    """Whether both parts of a name are given names: James Thomas and Thomas James may be two colleagues."""
    return all(part and is_given_name(part[0]) for part in name)


def _name_in_order(one: Name, other: Name) -> Reason | None:
    (given, family), (other_given, other_family) = one, other
    whole, other_whole = "".join(family), "".join(other_family)
    has_none = not given and not other_given
    alike = Reason.NAME if has_none else _given_in_common(given, other_given)
    if whole == other_whole:
        return alike if whole or (given and other_given) else None
    if alike in _SAME and is_misspelt(whole, other_whole):
        return Reason.MISSPELT
    if alike in _MAY_BE_SAME and is_near(whole, other_whole):
        return Reason.SIMILAR
    if alike is Reason.INITIAL and is_misspelt(whole, other_whole):
        return Reason.SIMILAR_INITIAL
    if has_none or alike not in _MAY_BE_SAME:
        return None
    if alike in _SAME and not (whole and other_whole):
        return Reason.GIVEN_ALONE
    if alike in _SAME and _share_surname(family, other_family):
        return Reason.FAMILY_PART
    if is_alike(whole, other_whole):
        return Reason.ALIKE
    return Reason.GIVEN_NAME if alike in _SAME else None


def _share_surname(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the first or last name of a double one is the other's."""
    names, others = surnames(one), surnames(other)
    return not {names[0], names[-1]}.isdisjoint((others[0], others[-1]))


_SAME = (Reason.NAME, Reason.SHORT_FORM)
_MAY_BE_SAME = (*_SAME, Reason.MISSPELT, Reason.SIMILAR)
_EITHER_WAY = (*_MAY_BE_SAME, Reason.INITIAL, Reason.FAMILY_NAME, Reason.GIVEN_ALONE)


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
