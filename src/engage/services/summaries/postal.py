"""How people are written to: their postal addresses as lines, and how a letter begins."""

from __future__ import annotations

from collections.abc import Mapping

from engage.domain.contacts import Contact
from engage.domain.organisations import Address, Organisation, Reach
from engage.domain.text import fold

_HERE = frozenset(
    {"", "uk", "u.k.", "gb", "united kingdom", "great britain", "england", "scotland", "wales", "cymru"}
    | {"northern ireland"}
)
"""Countries that need not stand on a letter from here."""

_BY_GIVEN_NAME = frozenset({"sir", "dame"})


def address_of(
    contact: Contact | None, organisation: int | None, bodies: Mapping[int, Organisation]
) -> tuple[Address | None, Organisation | None]:
    """Return where somebody is written to, and the body that stands above the address.

    It is their own first address, else the first of the organisation; none stands above a home.
    """
    body = bodies.get(organisation) if organisation is not None else None
    own = next((each for each in contact.addresses if lines(each)), None) if contact else None
    if own:
        return own, None if own.kind is Reach.HOME else body
    return (next((each for each in body.addresses if lines(each)), None) if body else None), body


def lines(address: Address) -> tuple[str, ...]:
    """Return an address line by line, without a country where that is ours."""
    country = "" if fold(address.country).strip() in _HERE else address.country
    parts = (*address.street.split("\n"), address.locality, address.region, address.postcode, country)
    return tuple(line for part in parts if (line := part.strip(" ,\t")))


def salutation(contact: Contact | None) -> str:
    """Return how a letter to somebody begins."""
    if contact is None:
        return "Dear colleagues"
    title, given, family = contact.title.strip(), contact.given_name.strip(), contact.family_name.strip()
    if title and fold(title) in _BY_GIVEN_NAME and given:
        return f"Dear {title} {given}"
    if title and family:
        return f"Dear {title} {family}"
    return f"Dear {contact.name}" if contact.name else "Dear colleague"
