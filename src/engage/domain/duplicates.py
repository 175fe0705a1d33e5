"""Which organisations, and which contacts, are likely to be one.

Only records that share a key are compared (an e-mail address, a telephone number, a name in its plainest
form), so the work grows with their number and not with its square. What two have in common adds up: where two
things tell with the weights a and b, the records are one with the certainty 1 - (1 - a)(1 - b).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from itertools import combinations, pairwise
from math import prod

from engage.domain.given_names import forms
from engage.domain.text import compact, fold, words

CROWD = 20
"""An address or a number that more than so many share is a switchboard's, and says nothing.

Of records that share a name, when they are more, each is compared with the next alone.
"""

LEAST = 0.5
"""Below this certainty nobody need look at two records."""


class Reason(Enum):
    """What two records have in common."""

    NAME = "the same name"
    SHORT_NAME = "the same short name"
    INITIALS = "the initials of the other's name"
    SHORT_FORM = "a short form of the same given name"
    INITIAL = "the same family name and initial"
    FAMILY_NAME = "the same family name"
    GIVEN_NAME = "the same given name"
    ORGANISATION = "the same organisation"
    EMAIL = "the same e-mail address"
    PHONE = "the same telephone number"


_BODIES: Mapping[Reason, float] = {
    Reason.NAME: 0.8,
    Reason.SHORT_NAME: 0.6,
    Reason.INITIALS: 0.5,
    Reason.EMAIL: 0.6,
    Reason.PHONE: 0.5,
}
_PEOPLE: Mapping[Reason, float] = {
    Reason.NAME: 0.5,
    Reason.SHORT_FORM: 0.4,
    Reason.INITIAL: 0.3,
    Reason.FAMILY_NAME: 0.2,
    Reason.GIVEN_NAME: 0.1,
    Reason.ORGANISATION: 0.6,
    Reason.EMAIL: 0.8,
    Reason.PHONE: 0.4,
}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as it is compared."""

    id: int
    name: str
    short_name: str = ""
    emails: Collection[str] = ()
    phones: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A contact as it is compared."""

    id: int
    given_name: str
    family_name: str
    organisations: Collection[int] = ()
    emails: Collection[str] = ()
    phones: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that are likely to be one; `one` was there first."""

    one: int
    other: int
    certainty: float
    """From 0 to 1."""
    reasons: tuple[Reason, ...]
    """The most telling first."""


_Pairs = set[tuple[int, int]]
_Keys = Mapping[int, AbstractSet[Hashable]]


def organisations(bodies: Iterable[Body]) -> list[Pair]:
    """Return the organisations that are likely to be one, the most certain first."""
    bodies = list(bodies)
    plain = {body.id: plain_name(body.name) for body in bodies}
    called = {body.id: {plain[body.id], *_short_names(body)} - {""} for body in bodies}
    initials = {body.id: _initials(body.name) for body in bodies}
    emails, phones = _emails(bodies), _phones(bodies)

    def in_common(one: int, other: int) -> Iterator[Reason]:
        if plain[one] and plain[one] == plain[other]:
            yield Reason.NAME
        elif called[one] & called[other]:
            yield Reason.SHORT_NAME
        elif initials[one] in called[other] or initials[other] in called[one]:
            yield Reason.INITIALS
        if emails[one] & emails[other]:
            yield Reason.EMAIL
        if phones[one] & phones[other]:
            yield Reason.PHONE

    pairs = _sharing(called, emails, phones) | _called_by_initials(initials, called)
    return _likely(pairs, in_common, _BODIES)


def contacts(people: Iterable[Person]) -> list[Pair]:
    """Return the contacts who are likely to be one, the most certain first.

    Two whose names cannot be one's are two, whatever else they share.
    """
    known = {person.id: person for person in people}
    given = {id: words(person.given_name) for id, person in known.items()}
    family = {id: compact(person.family_name) for id, person in known.items()}
    whole = {id: _whole("".join(given[id]), family[id]) for id in known}
    at_work = {
        id: {(family[id], body) for body in person.organisations if family[id]}
        for id, person in known.items()
    }
    emails, phones = _emails(known.values()), _phones(known.values())

    def in_common(one: int, other: int) -> Iterator[Reason]:
        name = _name_in_common((given[one], family[one]), (given[other], family[other]))
        share_email = bool(emails[one] & emails[other])
        if name is None or (name is Reason.GIVEN_NAME and not share_email):
            return  # colleagues often have a name, and always a switchboard, in common
        yield name
        if not set(known[one].organisations).isdisjoint(known[other].organisations):
            yield Reason.ORGANISATION
        if share_email:
            yield Reason.EMAIL
        if phones[one] & phones[other]:
            yield Reason.PHONE

    return _likely(_sharing(whole, at_work, emails, phones), in_common, _PEOPLE)


def _whole(given: str, family: str) -> set[Hashable]:
    """Return a whole name, whichever of its parts stands first."""
    return {(min(given, family), max(given, family))} if given or family else set()


def _name_in_common(one: tuple[list[str], str], other: tuple[list[str], str]) -> Reason | None:
    (given, family), (other_given, other_family) = one, other
    if family != other_family:
        is_turned = ("".join(given), family) == (other_family, "".join(other_given))
        is_one = bool(given) and given == other_given
        return Reason.NAME if is_turned else Reason.GIVEN_NAME if is_one else None
    if "".join(given) == "".join(other_given):
        return Reason.NAME if given or family else None
    if not given or not other_given:
        return Reason.FAMILY_NAME
    first, second = sorted((given[0], other_given[0]), key=len)
    if forms(first) & forms(second):
        return Reason.SHORT_FORM
    return Reason.INITIAL if len(first) == 1 and second.startswith(first) else None


# Names in their plainest form

_ENGLISH = "ltd limited plc llp lp llc inc incorporated cic cio co company corp corporation"
_WELSH = "cyf cyfyngedig ccc cbc"
_OTHERS = "ab ag aps as asa bv gmbh kg nv oy sa sarl sas se spa srl"
LEGAL_FORMS = frozenset(f"{_ENGLISH} {_WELSH} {_OTHERS}".split())
_SMALL_WORDS = frozenset(("the", "and", "of", "for"))
_IN_BRACKETS = re.compile(r"[(\[](.*?)[)\]]")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc]")
_BEFORE_EXTENSION = re.compile(r"[^a-z#;]*")


def plain_name(name: str) -> str:
    """Return what a body is called without case, accents, small words, brackets and its legal form.

    "The Example & Sons (Steel) Ltd." and "Example and Sons plc" are one.
    """
    parts = [word for word in _name_words(name) if word not in _SMALL_WORDS]
    while len(parts) > 1 and parts[-1] in LEGAL_FORMS:
        parts.pop()
    return "".join(parts)


def _name_words(name: str) -> list[str]:
    """Return the words of a name outside brackets; letters side by side make one ("p.l.c.")."""
    outside = _IN_BRACKETS.sub(" ", _APOSTROPHES.sub("", name))
    found: list[str] = []
    was_letter = False
    for word in words(outside) or words(name):
        is_letter = len(word) == 1
        if is_letter and was_letter:
            found[-1] += word
        else:
            found.append(word)
        was_letter = is_letter
    return found


def _short_names(body: Body) -> Iterator[str]:
    yield compact(body.short_name)
    yield from (compact(name) for name in _IN_BRACKETS.findall(body.name) if len(words(name)) == 1)


def _initials(name: str) -> str:
    """Return the first letters of a name that has three or more; of others they say nothing."""
    parts = [word for word in _name_words(name) if word not in _SMALL_WORDS]
    while parts and parts[-1] in LEGAL_FORMS:
        parts.pop()
    return "".join(word[0] for word in parts) if len(parts) >= 3 else ""


def email_key(address: str) -> str:
    """Return an e-mail address as it is compared."""
    return fold(address).strip()


def phone_key(number: str) -> str:
    """Return the last nine digits of a number, which are the same with and without the code of the country.

    What follows the number, as an extension, does not count; too few digits are no number.
    """
    before = _BEFORE_EXTENSION.match(fold(number))
    digits = "".join(character for character in (before[0] if before else "") if character.isdecimal())
    return digits[-9:] if len(digits) >= 7 else ""


# Pairs


def _emails(records: Iterable[Body | Person]) -> Mapping[int, set[str]]:
    return _telling({record.id: {email_key(email) for email in record.emails} for record in records})


def _phones(records: Iterable[Body | Person]) -> Mapping[int, set[str]]:
    return _telling({record.id: {phone_key(phone) for phone in record.phones} for record in records})


def _telling(keys: Mapping[int, set[str]]) -> Mapping[int, set[str]]:
    """Leave out what one record has alone, and what so many have that it says nothing."""
    shared = Counter(key for own in keys.values() for key in own)
    return {id: {key for key in own if key and 1 < shared[key] <= CROWD} for id, own in keys.items()}


def _sharing(*keys: _Keys) -> _Pairs:
    """Return the pairs of records that share a key."""
    pairs: _Pairs = set()
    for by_id in keys:
        together: dict[Hashable, list[int]] = {}
        for id, own in by_id.items():
            for key in own:
                together.setdefault(key, []).append(id)
        for ids in together.values():
            ids.sort()
            pairs.update(combinations(ids, 2) if len(ids) <= CROWD else pairwise(ids))
    return pairs


def _called_by_initials(initials: Mapping[int, str], called: Mapping[int, set[str]]) -> _Pairs:
    """Return the pairs of which one is called by the initials of the other."""
    full: dict[str, list[int]] = {}
    for id, letters in initials.items():
        if letters:
            full.setdefault(letters, []).append(id)
    return {
        (min(id, other), max(id, other))
        for id, names in called.items()
        for name in names
        for other in full.get(name, ())
        if other != id and len(full[name]) <= CROWD
    }


def _likely(
    pairs: _Pairs, in_common: Callable[[int, int], Iterator[Reason]], weights: Mapping[Reason, float]
) -> list[Pair]:
    found = []
    for one, other in pairs:
        reasons = sorted(in_common(one, other), key=lambda reason: -weights[reason])
        certainty = 1 - prod(1 - weights[reason] for reason in reasons)
        if certainty >= LEAST:
            found.append(Pair(one, other, round(certainty, 2), tuple(reasons)))
    return sorted(found, key=lambda pair: (-pair.certainty, pair.one, pair.other))
