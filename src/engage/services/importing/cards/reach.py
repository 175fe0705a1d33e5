"""How somebody is reached, as a card says it: e-mail addresses, telephone numbers, postal addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from engage.domain.choices import excerpt
from engage.domain.organisations import Address, Email, Phone, Reach
from engage.domain.text import compact, fold, words
from engage.services.importing.cards.card import Card, ReportProblem
from engage.services.importing.content_lines import ContentLine

_REACHES: Mapping[str, Reach] = {
    "fax": Reach.OTHER,
    "pager": Reach.OTHER,
    "assistant": Reach.ASSISTANT,
    "secretary": Reach.ASSISTANT,
    "diary": Reach.ASSISTANT,
    "press": Reach.PRESS,
    "media": Reach.PRESS,
    "billing": Reach.BILLING,
    "invoices": Reach.BILLING,
    "accounts": Reach.BILLING,
    "cell": Reach.MOBILE,
    "mobile": Reach.MOBILE,
    "iphone": Reach.MOBILE,
    "home": Reach.HOME,
    "office": Reach.OFFICE,
    "main": Reach.OFFICE,
    "work": Reach.WORK,
    "other": Reach.OTHER,
}
"""By the words of types and labels, the more telling first: a fax at work is a fax."""

_ANGLED = re.compile(r"<([^<>\s]+@[^<>\s]+)>\s*$")
_EMAIL = re.compile(r"[^@\s:<>]+@[^@\s:<>]+")


def reached_by(card: Card, problem: ReportProblem) -> dict[str, Any]:
    """Return the values of a contact, or of an organisation, that say how to reach it."""
    emails = [Email(address=address, kind=_reach(card, line)) for line, address in _emails(card, problem)]
    phones = [Phone(number=number, kind=_reach(card, line)) for line, number in _phones(card, problem)]
    phones.sort(key=lambda phone: phone.kind is Reach.OTHER)  # a fax is not the number to ring
    values: dict[str, tuple[Any, ...]] = {
        "emails": _once(emails, lambda email: fold(email.address)),
        "phones": _once(phones, lambda phone: compact(phone.number)),
        "addresses": _once(_addresses(card), lambda at: compact(f"{at.street} {at.locality} {at.postcode}")),
    }
    return {name: value for name, value in values.items() if value}


def _once(parts: Iterable[Any], key: Callable[[Any], str]) -> tuple[Any, ...]:
    found: dict[str, Any] = {}
    for part in parts:
        found.setdefault(key(part), part)
    return tuple(found.values())


def _reach(card: Card, line: ContentLine) -> Reach:
    """What a number or address is for: a person's own label tells more than the type."""
    label = card.label(line)
    said = set(words(label)) if label else set(line.types)
    unknown = Reach.OTHER if label else Reach.WORK
    return next((reach for word, reach in _REACHES.items() if word in said), unknown)


def _emails(card: Card, problem: ReportProblem) -> Iterable[tuple[ContentLine, str]]:
    for line in card.all("EMAIL"):
        text = card.plain(line)
        address = re.sub(r"^mailto:", "", text, flags=re.IGNORECASE)
        if angled := _ANGLED.search(address[-400:]):
            address = angled[1]
        if _EMAIL.fullmatch(address):
            yield line, address
        elif address:
            problem(line.number, f"“{excerpt(text)}” is no e-mail address and was left out.")


def _phones(card: Card, problem: ReportProblem) -> Iterable[tuple[ContentLine, str]]:
    for line in card.all("TEL"):
        text = " ".join(card.plain(line).split())
        number = re.sub(r"^tel:", "", text, flags=re.IGNORECASE).replace(";ext=", " ext. ")
        if any(map(str.isdecimal, number)):
            yield line, number
        elif number:
            problem(line.number, f"“{excerpt(text)}” is no telephone number and was left out.")


def _addresses(card: Card) -> Iterable[Address]:
    for line in card.all("ADR"):
        parts = [_on_one_line(part) for part in card.parts(line.value)]
        box, further, street, locality, region, postcode, country = (*parts, *[""] * 7)[:7]
        if any(parts):
            yield Address(
                kind=_reach(card, line),
                street=", ".join(filter(None, (box, further, street))),
                locality=locality,
                region=region,
                postcode=postcode,
                country=country,
            )
    if not card.all("ADR"):
        for line in card.all("LABEL"):
            if whole := _on_one_line(card.plain(line)):
                yield Address(kind=_reach(card, line), street=whole)


def _on_one_line(text: str) -> str:
    lines = (" ".join(line.split()).strip(",") for line in text.splitlines())
    return ", ".join(filter(None, lines))
