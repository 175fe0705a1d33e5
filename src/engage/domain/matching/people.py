"""Whether two contacts are one person."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from engage.domain.given_names import forms
from engage.domain.matching.index import Index, IsTelling, Likeness, Reason, certainty
from engage.domain.matching.keys import email_key, is_mailbox, is_misspelt, phone_key
from engage.domain.matching.reached import shares_phone
from engage.domain.text import words

_WEIGHTS: Mapping[Reason, float] = {
    Reason.NAME: 0.5,
    Reason.SHORT_FORM: 0.4,
    Reason.MISSPELT: 0.4,
    Reason.INITIAL: 0.3,
    Reason.FAMILY_NAME: 0.2,
    Reason.FAMILY_PART: 0.2,
    Reason.GIVEN_NAME: 0.1,
    Reason.ORGANISATION: 0.6,
    Reason.EMAIL: 0.8,
    Reason.MAILBOX: 0.4,
    Reason.PHONE: 0.5,
    Reason.ADDRESS: 0.5,
}
_WHOLE = frozenset((Reason.NAME, Reason.SHORT_FORM, Reason.MISSPELT))
_SETTLES: Mapping[Reason, AbstractSet[Reason]] = {
    Reason.EMAIL: _WHOLE | {Reason.INITIAL, Reason.FAMILY_NAME},
    Reason.PHONE: _WHOLE,
    Reason.ADDRESS: _WHOLE,
    Reason.ORGANISATION: _WHOLE,
    Reason.MAILBOX: _WHOLE - {Reason.MISSPELT},
}
"""Which likeness of names is settled by what else two have in common."""
_COLLEAGUES = frozenset((Reason.ORGANISATION, Reason.MAILBOX))
"""What two people of one name may have in common at work, each with an e-mail address of their own."""

_ADDRESSED = """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev revd reverend rt hon
    cllr councillor
"""
_TITLES = frozenset(_ADDRESSED.split())
_LETTERS_BEHIND = "mp msp ms ml mla obe cbe mbe kbe dbe kc qc phd frs jp"
_LETTERS = frozenset(_LETTERS_BEHIND.split())


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
class _Facts:
    """What of a contact is compared, worked out once."""

    id: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    organisations: AbstractSet[int]
    emails: AbstractSet[str]
    phones: Mapping[str, str]
    """As they were given, by what they are compared by."""

    @property
    def shared(self) -> Iterator[str]:
        yield from self.emails
        yield from self.phones

    def keys(self) -> Iterator[Hashable]:
        given, family = "".join(self.given), "".join(self.family)
        if given or family:
            yield (given, family) if given < family else (family, given)
        for body in self.organisations:
            if family:
                yield body, family
            for name in forms(self.given[0]) if self.given else ():
                yield body, name, "given"  # the family name may be misspelt, or of a marriage


def facts(person: Person) -> _Facts:
    """Return what of a contact is compared."""
    given, family = words(person.given_name), words(person.family_name)
    while given and (given[0] in _TITLES) and (len(given) > 1 or family):
        del given[0]
    while family and family[-1] in _LETTERS and (len(family) > 1 or len(given) > 1):
        family.pop()
        if not family:
            family.append(given.pop())
    phones = {phone_key(number): number for number in person.phones}
    phones.pop("", None)
    return _Facts(
        id=person.id,
        given=tuple(given),
        family=tuple(family),
        organisations=frozenset(person.organisations),
        emails={email_key(email) for email in person.emails} - {""},
        phones=phones,
    )


def index() -> Index[_Facts]:
    """Return an index of contacts."""
    return Index(_compare)


def _compare(one: _Facts, other: _Facts, is_telling: IsTelling) -> Likeness | None:
    """Two whose names cannot be one's are two, whatever else they share."""
    name = name_in_common((one.given, one.family), (other.given, other.family))
    if name is None:
        return None
    addresses = [email for email in one.emails & other.emails if is_telling(email)]
    has_email = any(not is_mailbox(address) for address in addresses)
    is_at_one_body = not one.organisations.isdisjoint(other.organisations)
    if not has_email and (name is Reason.GIVEN_NAME or (name is Reason.FAMILY_PART and not is_at_one_body)):
        return None  # colleagues often have a name, and always a switchboard, in common
    reasons = [name]
    if has_email:
        reasons.append(Reason.EMAIL)
    elif addresses:
        reasons.append(Reason.MAILBOX)
    if is_at_one_body:
        reasons.append(Reason.ORGANISATION)
    if shares_phone(one.phones, other.phones, is_telling):
        reasons.append(Reason.PHONE)
    settled = {reason for reason in reasons if name in _SETTLES.get(reason, ())}
    if not has_email and _own_addresses(one) and _own_addresses(other):
        settled -= _COLLEAGUES
    reasons.sort(key=lambda reason: -_WEIGHTS[reason])
    return Likeness(certainty(_WEIGHTS[reason] for reason in reasons), tuple(reasons), bool(settled))


def _own_addresses(person: _Facts) -> list[str]:
    return [email for email in person.emails if not is_mailbox(email)]


Name = tuple[tuple[str, ...], tuple[str, ...]]
"""The folded words of a given and of a family name."""


def name_in_common(one: Name, other: Name) -> Reason | None:
    """Return how two names are alike; None where they cannot be one person's."""
    (given, family), (other_given, other_family) = one, other
    first, second = "".join(given), "".join(other_given)
    whole, other_whole = "".join(family), "".join(other_family)
    if (first, whole) in ((second, other_whole), (other_whole, second)):
        return Reason.NAME if first or whole else None
    if whole == other_whole:
        return _given_in_common(given, other_given)
    is_given_alike = bool(given and other_given) and _given_in_common(given, other_given) in _ALIKE
    if is_given_alike and min(len(given[0]), len(other_given[0])) > 1:
        if is_misspelt(whole, other_whole):
            return Reason.MISSPELT
        if family and other_family and not {family[0], family[-1]}.isdisjoint(other_family):
            return Reason.FAMILY_PART
    return Reason.GIVEN_NAME if given and given == other_given else None


_ALIKE = frozenset((Reason.NAME, Reason.SHORT_FORM))


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
    if forms(short) & forms(long):
        return Reason.SHORT_FORM if len(short) > 1 else Reason.INITIAL
    return Reason.MISSPELT if is_misspelt(short, long) else None
