"""People and bodies as vCards: 3.0 (RFC 2426), which every address book reads, or 4.0 (RFC 6350).

A card goes to telephones and to strangers. So it has what says who somebody is and how they are reached, and
nothing that we think of them or hold of them besides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from engage.domain.contacts import Contact
from engage.domain.objections import Use, against
from engage.domain.organisations import Address, Email, Organisation, Phone, Reach
from engage.errors import Invalid
from engage.services.exporting.exchange.content_lines import (
    PROGRAM,
    escaped,
    line,
    moment,
    several,
    structured,
    write,
)
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.importing.left_out import said_of
from engage.storage.last_changes import Altered, altered

_TYPES: Mapping[Reach, str] = {
    Reach.WORK: "WORK",
    Reach.MOBILE: "CELL",
    Reach.HOME: "HOME",
}
"""What an address or a number is for, where there is a word for it that all programs know."""
_LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "note": ("note", "notes"),
    "role": ("second role", "second roles"),
    "asked": ("contact whose details may not be passed on", "contacts whose details may not be passed on"),
}


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write a card for each organisation and each contact; return what of them is not in it."""
    if not wanted.count:
        raise Invalid("There are no contacts and no organisations to make cards of", "", "Choose others")
    left_out: Counter[str] = Counter()
    for bodies in wanted.pages(Organisation):
        known = altered(wanted.connection, Organisation, bodies)
        for body in bodies:
            write(file, _card(wanted.version, body, _of_body(wanted.version, body), known.get(body.id)))
            _count(left_out, body)
    for people in wanted.pages(Contact):
        known = altered(wanted.connection, Contact, people)
        for person in people:
            if against(person.objections, Use.TELL):
                left_out["asked"] += 1
                continue
            write(file, _card(wanted.version, person, _of_person(person), known.get(person.id)))
            _count(left_out, person)
            left_out["role"] += len(_roles(person)[1:])
    return [said_of(+left_out, _LEFT_OUT)] if left_out.total() else []


def _count(left_out: Counter[str], record: Contact | Organisation) -> None:
    left_out["note"] += bool(record.notes)


def _card(
    version: str, record: Contact | Organisation, named: Iterable[str], known: Altered | None
) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield line("PRODID", PROGRAM)
    yield line("UID", record.uid if version == "3.0" else f"urn:uuid:{record.uid}")
    yield from named
    yield from _reached(version, record)
    asked = record.objections if isinstance(record, Contact) else ()
    if categories := (*record.tags, *(objection.label for objection in asked)):
        yield line("CATEGORIES", several(categories))
    if known:
        yield line("REV", moment(known.last))
    yield "END:VCARD"


def _of_body(version: str, body: Organisation) -> Iterator[str]:
    yield from ("N:;;;;", "X-ABShowAs:COMPANY") if version == "3.0" else ("KIND:org",)
    yield line("FN", escaped(body.name))
    yield line("ORG", escaped(body.name))
    if body.short_name:
        yield line("NICKNAME", escaped(body.short_name))
    if body.website:
        yield line("URL", body.website.replace("\n", " ").replace("\\", "%5C"))


def _of_person(person: Contact) -> Iterator[str]:
    yield line("N", structured([person.family_name, person.given_name, "", person.title, ""]))
    yield line("FN", escaped(person.name))
    for organisation, role in _roles(person)[:1]:
        yield line("ORG", escaped(organisation))
        if role:
            yield line("TITLE", escaped(role))


def _roles(person: Contact) -> list[tuple[str, str]]:
    """The organisations for which somebody works now, and as what; the one to print first."""
    first = person.primary_affiliation
    current = [role for role in person.affiliations if role.ended is None and role != first]
    return [(role.organisation.name, role.role) for role in ([first] if first else []) + current]


def _reached(version: str, record: Contact | Organisation) -> Iterator[str]:
    group = 0
    parts: list[Email | Phone | Address] = [*record.emails, *record.phones, *record.addresses]
    for place, part in enumerate(parts):
        is_first = place in (0, len(record.emails), len(record.emails) + len(record.phones))
        types = [_TYPES[part.kind]] if part.kind in _TYPES else []
        label = "" if types else part.kind.label.capitalize()
        if isinstance(part, Email) and version == "3.0":
            types.insert(0, "INTERNET")
        parameters = {}
        if is_first and version == "3.0":
            types.append("PREF")
        if types:
            parameters["TYPE"] = types
        if is_first and version != "3.0":
            parameters["PREF"] = ["1"]
        group += bool(label)
        yield (f"item{group}." if label else "") + _way(part, parameters)
        if label:
            yield line(f"item{group}.X-ABLabel", escaped(label))


def _way(part: Email | Phone | Address, parameters: Mapping[str, list[str]]) -> str:
    given = "".join(f";{name}={value}" for name, values in parameters.items() for value in values)
    match part:
        case Email():
            return line(f"EMAIL{given}", escaped(part.address))
        case Phone():
            return line(f"TEL{given}", escaped(part.number))
        case Address():
            place = (part.street, part.locality, part.region, part.postcode, part.country)
            return line(f"ADR{given}", structured(["", "", *place]))
