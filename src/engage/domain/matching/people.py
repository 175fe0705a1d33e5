"""Whether two contacts are one person."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from engage.domain.given_names import known_as
from engage.domain.matching.index import Index, IsTelling, Likeness, Reason, certainty
from engage.domain.matching.keys import email_key, is_mailbox, is_near, phone_key
from engage.domain.matching.personal_names import name_in_common, name_key, name_of, surnames
from engage.domain.matching.reached import (
    FIGURES,
    Place,
    named_lines,
    place_in_common,
    place_of,
    shares_phone,
)
from engage.domain.text import compact

_WEIGHTS: Mapping[Reason, float] = {
    Reason.NAME: 0.5,
    Reason.SHORT_FORM: 0.4,
    Reason.MISSPELT: 0.4,
    Reason.SIMILAR: 0.3,
    Reason.INITIAL: 0.3,
    Reason.SIMILAR_INITIAL: 0.2,
    Reason.ALIKE: 0.2,
    Reason.FAMILY_NAME: 0.2,
    Reason.FAMILY_PART: 0.2,
    Reason.GIVEN_ALONE: 0.1,
    Reason.GIVEN_NAME: 0.1,
    Reason.ORGANISATION: 0.6,
    Reason.EMAIL: 0.8,
    Reason.MAILBOX: 0.4,
    Reason.PHONE: 0.5,
    Reason.ADDRESS: 0.5,
    Reason.STREET: 0.3,
}
_WHOLE = frozenset((Reason.NAME, Reason.SHORT_FORM, Reason.MISSPELT))
_NEARLY = _WHOLE | {Reason.SIMILAR}
_IN_A_HOUSE = frozenset((Reason.GIVEN_ALONE, Reason.ALIKE))
"""Likeness of names that is a slip where two live in one house: its people have different given names."""
_OF_COLLEAGUES = _IN_A_HOUSE | {Reason.GIVEN_NAME}
"""Likeness of names that says nothing of two who work at one place, for it is a usual name."""
_LESS = frozenset((Reason.INITIAL, Reason.SIMILAR_INITIAL, Reason.FAMILY_NAME, Reason.FAMILY_PART))
_SETTLES: Mapping[Reason, AbstractSet[Reason]] = {
    Reason.EMAIL: _NEARLY | _LESS | _IN_A_HOUSE,
    Reason.PHONE: _NEARLY,
    Reason.ADDRESS: _NEARLY,
    Reason.STREET: _WHOLE,
    Reason.ORGANISATION: _WHOLE,
    Reason.MAILBOX: _WHOLE - {Reason.MISSPELT},
}
"""Which likeness of names is settled by what else two have in common."""
_WITH_PHONE: Mapping[Reason, AbstractSet[Reason]] = {
    Reason.INITIAL: frozenset((Reason.ORGANISATION, Reason.ADDRESS, Reason.MAILBOX)),
    Reason.FAMILY_PART: frozenset((Reason.ORGANISATION,)),
}
"""What settles a likeness of names together with a telephone number."""

_STREET = 8
"""Letters and figures that a house and street have at least: fewer tell nobody apart."""


class Person(NamedTuple):
    """A contact as it is compared."""

    id: int
    given_name: str
    family_name: str
    organisations: Collection[int] = ()
    emails: Collection[str] = ()
    phones: Collection[str] = ()
    places: Collection[Place] = ()


class Facts(NamedTuple):
    """What of a contact is compared, worked out once."""

    id: int
    given: tuple[str, ...]
    family: tuple[str, ...]
    organisations: AbstractSet[int]
    emails: AbstractSet[str]
    phones: Mapping[str, str]
    """As they were given, by what they are compared by."""
    places: tuple[Place, ...]
    """As they are compared."""

    @property
    def shared(self) -> Iterator[str]:
        yield from self.emails
        yield from self.phones

    def keys(self) -> Iterator[Hashable]:
        given, family = "".join(self.given), "".join(self.family)
        if given or family:
            yield name_key((self.given, self.family))
        for body in self.organisations:
            if family:
                yield body, family
            for name in known_as(self.given[0]) if self.given else ():
                yield body, name, "given"  # the family name may be misspelt, or of a marriage
        for street, _, postcode in self.places:
            if len(street) >= _STREET:
                yield street, "street"
            for line in named_lines(street):
                yield line, given
                yield line, family
            if postcode:
                yield postcode, given
                yield postcode, family
                yield postcode, *FIGURES.findall(street)


def facts(person: Person) -> Facts:
    """Return what of a contact is compared."""
    given, family = name_of(person.given_name, person.family_name)
    phones = {key: number for number in person.phones if (key := phone_key(number))}
    return Facts(
        id=person.id,
        given=given,
        family=family,
        organisations=frozenset(person.organisations),
        emails=frozenset(key for email in person.emails if (key := email_key(email))),
        phones=phones,
        places=tuple(place_of(*place) for place in person.places),
    )


def index() -> Index[Facts]:
    """Return an index of contacts."""
    return Index(_compare)


def _compare(one: Facts, other: Facts, is_telling: IsTelling) -> Likeness | None:
    """Two whose names cannot be one's are two, whatever else they share."""
    name = name_in_common((one.given, one.family), (other.given, other.family))
    if name is None:
        return None
    shared = frozenset(_shared(one, other, is_telling))
    is_private = Reason.ADDRESS in shared and not one.organisations and not other.organisations
    if name in _OF_COLLEAGUES and Reason.EMAIL not in shared and not is_private:
        return None  # colleagues often have a name, and always a switchboard, in common
    reasons = sorted((name, *shared), key=lambda reason: (-_WEIGHTS[reason], reason.value))
    return Likeness(
        certainty(_WEIGHTS[reason] for reason in reasons),
        tuple(reasons),
        any(name in _SETTLES.get(reason, ()) for reason in shared - _doubtful(one, other, name, shared))
        or (Reason.PHONE in shared and not shared.isdisjoint(_WITH_PHONE.get(name, ())))
        or (is_private and name in _IN_A_HOUSE)
        or (name is Reason.GIVEN_NAME and _bears_name(one, other, is_telling)),
    )


def _bears_name(one: Facts, other: Facts, is_telling: IsTelling) -> bool:
    """Whether two have an address made of the name of one of them, and work at no two places.

    Somebody has married since: no namesake is given an address with another one's family name.
    """
    if one.organisations and other.organisations and one.organisations.isdisjoint(other.organisations):
        return False
    given = [name for person in (one, other) for name in known_as(person.given[0])]
    families = {name for person in (one, other) for name in surnames(person.family) if len(name) > 2}
    return any(
        name in box and any(family in box.replace(name, " ", 1) for family in families)
        for box in _boxes(one.emails & other.emails, is_telling)
        for name in given
    )


def _boxes(emails: AbstractSet[str], is_telling: IsTelling) -> Iterator[str]:
    """Yield the letters before the @ of addresses that few have."""
    yield from (compact(email.partition("@")[0]) for email in emails if is_telling(email))


def _shared(one: Facts, other: Facts, is_telling: IsTelling) -> Iterator[Reason]:
    """Yield what two have in common besides their names."""
    addresses = [email for email in one.emails & other.emails if is_telling(email)]
    if addresses:
        yield Reason.MAILBOX if all(map(is_mailbox, addresses)) else Reason.EMAIL
    if not one.organisations.isdisjoint(other.organisations):
        yield Reason.ORGANISATION
    if shares_phone(one.phones, other.phones, is_telling):
        yield Reason.PHONE
    if place := place_in_common(one.places, other.places):
        yield place


def _doubtful(one: Facts, other: Facts, name: Reason, shared: AbstractSet[Reason]) -> set[Reason]:
    """Return what settles nothing, for two colleagues of one name have it too."""
    own, others = ([email for email in person.emails if not is_mailbox(email)] for person in (one, other))
    doubtful = {Reason.STREET} if one.organisations and other.organisations else set()
    if Reason.EMAIL in shared or not own or not others:
        return doubtful
    if any(is_near(email, beside) for email in own for beside in others):
        return doubtful  # one of the addresses is misspelt
    doubtful |= {Reason.ORGANISATION, Reason.MAILBOX}
    if Reason.ORGANISATION in shared:
        doubtful |= {Reason.ADDRESS, Reason.STREET}
        if name not in (Reason.NAME, Reason.SHORT_FORM):
            doubtful.add(Reason.PHONE)
    return doubtful
