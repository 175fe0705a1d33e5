"""What the register says of a group: its officers, who runs its office, and who pays for it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engage.domain.organisations import Email, OrganisationKind, Phone, Reach
from engage.domain.records import Noun
from engage.domain.text import clean, fold
from engage.errors import Invalid
from engage.services.importing.dates import in_words, only_date
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.limits import MAX_COLUMNS

_EMAIL = re.compile(r"[^@\s:<>]+@[^@\s:<>]+")
_PHONE = re.compile(r"\b(?:tel|telephone|phone)[.:]?\s*(\+?[\d ()-]{7,25}\d)", re.IGNORECASE)
_STAMP = re.compile(r"(\d\d)(\d\d)(\d\d)")
_RUNS = (
    re.compile(
        r"\s*(?P<name>.{3,200}?)\s+(?:acts?|serves?|provides?|is|are)\s+(?:[^\s.]+\s+){0,12}?secretariat",
        re.IGNORECASE,
    ),
    re.compile(r"secretariat\b.{0,40}?\b(?:provided|run|staffed) by (?P<name>[^.,;:]{3,200})", re.IGNORECASE),
)
"""As in "The Example Centre acts as the group's secretariat", and the other way round."""
_SENTENCE = re.compile(
    r"[.:;@]|https?|\b(?:secretariat|is|are|acts?|provide[sd]?|funded|paid)\b", re.IGNORECASE
)
_LONGEST_NAME = 200
_LONGEST_ALONE = 80


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody with a role in a group."""

    id: str
    """By which the parliament's own lists know them."""
    name: str
    role: str
    party: str = ""
    is_removed: bool = False
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Benefit:
    """What somebody has paid, or done, for a group."""

    source: str
    received: dt.date | None


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the register has it."""

    uid: str
    values: Mapping[str, Any]
    """Of the organisation that it is."""
    officers: tuple[Officer, ...]
    registered_contact: Officer | None
    benefits: tuple[Benefit, ...]
    secretariat: str
    """The body that runs its office; "" where that cannot be told from the words."""
    as_of: dt.date | None
    """The day of the register."""
    members: int
    """How many members it lists."""


def read_group(said: Any) -> Group:
    """Return what an entry of the register says; raises `Invalid` where it is none."""
    entry = _object(said)
    title = _line(entry.get("title"))
    if not title:
        raise Invalid("The entry has no title", field="title")
    details = _object(entry.get("contact_details"))
    slug = _line(entry.get("slug"))
    benefits = _list(entry.get("detailed_benefits"))
    enquiries = _line(details.get("public_enquiry_point_name"))
    values = {
        "name": title,
        "kind": OrganisationKind.PARLIAMENT,
        "website": _line(_object(details.get("website")).get("url") or details.get("website")),
        "emails": tuple(
            Email(address=address, kind=Reach.OFFICE)
            for address in [_line(details.get("public_enquiry_point_email"))]
            if _EMAIL.fullmatch(address)
        ),
        "phones": tuple(
            Phone(number=found[1].strip(), kind=Reach.OFFICE) for found in [_PHONE.search(enquiries)] if found
        ),
        "tags": tuple({fold(tag): tag for tag in _tags(entry)}.values()),
        "notes": "\n".join(_notes(entry, details, benefits)),
    }
    contact = _registered_contact(details)
    return Group(
        uid=own_uid(Noun.ORGANISATION, f"group:{_line(entry.get('parliament')) or 'uk'}:{slug}")
        if slug
        else "",
        values={name: value for name, value in values.items() if value},
        officers=tuple(_officers(entry)),
        registered_contact=contact,
        benefits=tuple(_paid(benefits)),
        secretariat=_runs(_line(details.get("secretariat"))),
        as_of=_stamp(_line(entry.get("index_date")))
        or _day(_object(entry.get("agm")), "date_of_most_recent_agm"),
        members=len(_list(_object(entry.get("members_list")).get("members"))),
    )


# People


def _officers(entry: Mapping[str, Any]) -> Iterator[Officer]:
    for said in _list(entry.get("officers")):
        officer = _object(said)
        if name := _line(officer.get("name")):
            number = _id(officer.get("mnis_id"))
            yield Officer(
                id=_id(officer.get("twfy_id")) or (f"mnis:{number}" if number else ""),
                name=name,
                role=_line(officer.get("role")),
                party=_line(officer.get("party")),
                is_removed=officer.get("removed") is True,
            )


def _registered_contact(details: Mapping[str, Any]) -> Officer | None:
    """Whom the register names as answerable: often an officer, who then has an address too."""
    name = _line(details.get("registered_contact_name"))
    email = _line(details.get("registered_contact_email"))
    if not name or len(name) > _LONGEST_NAME:
        return None
    return Officer(
        id="",
        name=name.partition(",")[0],
        role="Registered contact",
        email=email if _EMAIL.fullmatch(email) else "",
        address=_line(details.get("registered_contact_address")).rstrip("."),
    )


# Bodies


def _paid(benefits: list[Any]) -> Iterator[Benefit]:
    for said in benefits:
        benefit = _object(said)
        source = _line(benefit.get("Source"))
        if source and len(source) <= _LONGEST_NAME:
            yield Benefit(source, _day(benefit, "Received"))


def _runs(text: str) -> str:
    """The body that runs the office: named in a sentence, or standing there alone."""
    for pattern in _RUNS:
        if found := pattern.search(text[:1_000]):
            return " ".join(found["name"].split())
    return text if len(text) <= _LONGEST_ALONE and not _SENTENCE.search(text) else ""


# Words


def _notes(entry: Mapping[str, Any], details: Mapping[str, Any], benefits: list[Any]) -> Iterator[str]:
    if purpose := _text(entry.get("purpose")):
        yield f"Purpose: {purpose}"
    agm = _object(entry.get("agm"))
    if held_on := _day(agm, "date_of_most_recent_agm"):
        yield f"Annual general meeting: {in_words(held_on)}"
    if year := _line(agm.get("reporting_year")):
        yield f"Reporting year: {year}"
    if due_on := _day(agm, "next_reporting_deadline"):
        yield f"Next reporting deadline: {in_words(due_on)}"
    published = agm.get("published_income_expenditure_statement")
    if isinstance(published, bool):
        yield f"Income and expenditure statement: {'published' if published else 'not published'}"
    if secretariat := _line(details.get("secretariat")):
        yield f"Secretariat: {secretariat}"
    if enquiries := _line(details.get("public_enquiry_point_name")):
        yield f"Public enquiry point: {enquiries}"
    for benefit in map(_object, benefits):
        facts = (
            _line(benefit.get("Source")),
            _line(benefit.get("benefit_type")).lower(),
            _worth(benefit),
            f"received {received}" if (received := _line(benefit.get("Received"))) else "",
            f"registered {registered}" if (registered := _line(benefit.get("Registered"))) else "",
        )
        description = _line(benefit.get("Description"))
        if any(facts) or description:
            yield f"Benefit: {', '.join(filter(None, facts))}{f' ({description})' if description else ''}"
    if not benefits and (registrable := _line(entry.get("registrable_benefits"))):
        yield f"Registrable benefits: {registrable}"


def _worth(benefit: Mapping[str, Any]) -> str:
    worth = next((_line(value) for name, value in benefit.items() if "£" in name), "")
    return f"£{worth}" if worth and "£" not in worth else worth


def _tags(entry: Mapping[str, Any]) -> Iterator[str]:
    for tag in (entry.get("category"), *_list(entry.get("categories"))):
        if line := _line(tag):
            yield line


# What may stand in JSON instead


def _object(said: Any) -> Mapping[str, Any]:
    return said if isinstance(said, dict) else {}


def _list(said: Any) -> list[Any]:
    """The first of a list; nothing that the register lists for a group comes anywhere near as many."""
    return said[:MAX_COLUMNS] if isinstance(said, list) else []


def _text(said: Any) -> str:
    return clean(said).strip() if isinstance(said, str) else ""


def _line(said: Any) -> str:
    return " ".join(_text(said).split())


def _id(said: Any) -> str:
    return _line(str(said) if type(said) is int and abs(said) < 10**18 else said)


def _day(said: Mapping[str, Any], name: str) -> dt.date | None:
    text = _line(said.get(name))
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return only_date(text)


def _stamp(text: str) -> dt.date | None:
    """The day of an issue of the register: "260413"."""
    found = _STAMP.fullmatch(text)
    try:
        return dt.date(2000 + int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
