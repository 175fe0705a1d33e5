"""Whether two contacts are one person."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from engage.domain.given_names import known_as
from engage.domain.matching.index import Index, IsTelling, Likeness, Reason, certainty
from engage.domain.matching.keys import email_key, is_mailbox, is_near, phone_key
from engage.domain.matching.personal_names import name_in_common
from engage.domain.matching.reached import FIGURES, Place, place_in_common, shares_phone
from engage.domain.text import compact, words

_WEIGHTS: Mapping[Reason, float] = {
    Reason.NAME: 0.5,
    Reason.SHORT_FORM: 0.4,
    Reason.MISSPELT: 0.4,
    Reason.SIMILAR: 0.3,
    Reason.INITIAL: 0.3,
    Reason.FAMILY_NAME: 0.2,
    Reason.FAMILY_PART: 0.2,
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
_SETTLES: Mapping[Reason, AbstractSet[Reason]] = {
    Reason.EMAIL: _NEARLY | {Reason.INITIAL, Reason.FAMILY_NAME},
    Reason.PHONE: _NEARLY,
    Reason.ADDRESS: _NEARLY,
    Reason.STREET: _WHOLE,
    Reason.ORGANISATION: _WHOLE,
    Reason.MAILBOX: _WHOLE - {Reason.MISSPELT},
}
"""Which likeness of names is settled by what else two have in common."""
_WITH_PHONE = frozenset((Reason.ORGANISATION, Reason.ADDRESS))
"""What settles, together with a telephone number, whose given name an initial stands for."""

_STREET = 8
"""Letters and figures that a house and street have at least: fewer tell nobody apart."""

_ADDRESSED = """
    mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron rev revd reverend rt hon
    cllr councillor
"""
TITLES = frozenset(_ADDRESSED.split())
"""What stands before a name, and is no part of it."""
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
    places: Collection[Place] = ()


@dataclass(frozen=True, slots=True)
class Facts:
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
            yield (given, family) if given < family else (family, given)
        for body in self.organisations:
            if family:
                yield body, family
            for name in known_as(self.given[0]) if self.given else ():
                yield body, name, "given"  # the family name may be misspelt, or of a marriage
        for street, _, postcode in self.places:
            if len(street) >= _STREET:
                yield street, "street"
            if postcode:
                yield postcode, given
                yield postcode, family
                yield postcode, *FIGURES.findall(street)


def facts(person: Person) -> Facts:
    """Return what of a contact is compared."""
    given, family = words(person.given_name), words(person.family_name)
    while given and (given[0] in TITLES) and (len(given) > 1 or family):
        del given[0]
    while family and family[-1] in _LETTERS and (len(family) > 1 or len(given) > 1):
        family.pop()
        if not family:
            family.append(given.pop())
    phones = {phone_key(number): number for number in person.phones}
    phones.pop("", None)
    return Facts(
        id=person.id,
        given=tuple(given),
        family=tuple(family),
        organisations=frozenset(person.organisations),
        emails={email_key(email) for email in person.emails} - {""},
        phones=phones,
        places=tuple(
            (" ".join(words(street)), compact(town), compact(code)) for street, town, code in person.places
        ),
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
    if name is Reason.GIVEN_NAME and Reason.EMAIL not in shared and not is_private:
        return None  # colleagues often have a name, and always a switchboard, in common
    reasons = sorted((name, *shared), key=lambda reason: (-_WEIGHTS[reason], reason.value))
    return Likeness(
        certainty(_WEIGHTS[reason] for reason in reasons),
        tuple(reasons),
        any(name in _SETTLES.get(reason, ()) for reason in shared - _doubtful(one, other, name, shared))
        or (name is Reason.INITIAL and Reason.PHONE in shared and not shared.isdisjoint(_WITH_PHONE)),
    )


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
