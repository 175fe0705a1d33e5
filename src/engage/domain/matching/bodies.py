"""Whether two organisations are one."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from engage.domain.matching.index import Index, IsTelling, Likeness, Reason, certainty
from engage.domain.matching.keys import (
    branches,
    core,
    email_key,
    initials,
    is_apposed,
    is_misspelt,
    legal_form,
    phone_key,
    plain_words,
    short_names,
    site_key,
)
from engage.domain.matching.reached import shares_phone

_WEIGHTS: Mapping[Reason, float] = {
    Reason.NAME: 0.8,
    Reason.CORE: 0.6,
    Reason.SHORT_NAME: 0.6,
    Reason.INITIALS: 0.5,
    Reason.MISSPELT: 0.5,
    Reason.EMAIL: 0.6,
    Reason.WEBSITE: 0.6,
    Reason.PHONE: 0.5,
}
_REACHED = frozenset((Reason.EMAIL, Reason.WEBSITE, Reason.PHONE))
"""What settles it where two names are nearly the same."""


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as it is compared."""

    id: int
    name: str
    short_name: str = ""
    emails: Collection[str] = ()
    phones: Collection[str] = ()
    website: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What of an organisation is compared, worked out once."""

    id: int
    name: str
    words: tuple[str, ...]
    plain: str
    core: str
    called: AbstractSet[str]
    """Its plain name, and what it is called for short."""
    emails: AbstractSet[str]
    phones: Mapping[str, str]
    """As they were given, by what they are compared by."""
    website: str

    @property
    def shared(self) -> Iterator[str]:
        yield from self.emails
        yield from self.phones
        if self.website:
            yield self.website

    def keys(self) -> Iterator[Hashable]:
        yield from self.called
        if self.core:
            yield "core", self.core
        if letters := initials(self.words):
            yield letters
        # One word may be misspelt, but seldom in its first letter; of a single word, in one of its halves.
        for place, word in enumerate(self.words):
            if len(self.words) > 1:
                yield place, word[0], *self.words[:place], *self.words[place + 1 :]
            elif len(word) >= 6:
                yield "begins", word[: len(word) // 2]
                yield "ends", word[-(len(word) // 2) :]


def facts(body: Body) -> Facts:
    """Return what of an organisation is compared."""
    parts = plain_words(body.name)
    plain = "".join(parts)
    phones = {phone_key(number): number for number in body.phones}
    phones.pop("", None)
    return Facts(
        id=body.id,
        name=body.name,
        words=parts,
        plain=plain,
        core=core(parts),
        called={plain, *short_names(body.name, body.short_name)} - {""},
        emails={email_key(email) for email in body.emails} - {""},
        phones=phones,
        website=site_key(body.website),
    )


def index() -> Index[Facts]:
    """Return an index of organisations."""
    return Index(_compare)


def _compare(one: Facts, other: Facts, is_telling: IsTelling) -> Likeness | None:
    name = _name_in_common(one, other)
    reasons = [] if name is None else [name]
    if any(map(is_telling, one.emails & other.emails)):
        reasons.append(Reason.EMAIL)
    if one.website and one.website == other.website and is_telling(one.website):
        reasons.append(Reason.WEBSITE)
    if shares_phone(one.phones, other.phones, is_telling):
        reasons.append(Reason.PHONE)
    if not reasons:
        return None
    reasons.sort(key=lambda reason: -_WEIGHTS[reason])
    return Likeness(
        certainty(_WEIGHTS[reason] for reason in reasons),
        tuple(reasons),
        name is not None and _is_sure(one, other, name, not _REACHED.isdisjoint(reasons)),
    )


def _name_in_common(one: Facts, other: Facts) -> Reason | None:
    if one.plain and one.plain == other.plain:
        return Reason.NAME
    if one.called & other.called:
        return Reason.SHORT_NAME
    if one.core and one.core == other.core:
        return Reason.CORE
    if initials(one.words) in other.called or initials(other.words) in one.called:
        return Reason.INITIALS
    return Reason.MISSPELT if _is_misspelt(one.words, other.words) else None


def _is_misspelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names have the same words but for one that is nearly the same."""
    if len(one) != len(other):
        return False
    differing = [(word, beside) for word, beside in zip(one, other, strict=True) if word != beside]
    return len(differing) == 1 and is_misspelt(*differing[0])


def _is_sure(one: Facts, other: Facts, name: Reason, is_reached_alike: bool) -> bool:
    """Whether a name settles it: neither says what the other denies, or they are reached alike."""
    if one.website and other.website and one.website != other.website:
        return False
    forms = {legal_form(one.name), legal_form(other.name)} - {""}
    if len(forms) > 1 or branches(one.name) != branches(other.name):
        return False
    if name is Reason.NAME:
        return True
    if name is Reason.SHORT_NAME and (one.plain in other.called or other.plain in one.called):
        return True  # one is called by what the other is called for short
    if name is Reason.CORE and (is_apposed(one.name) or is_apposed(other.name)):
        return True
    return is_reached_alike
