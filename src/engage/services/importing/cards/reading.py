"""What a card says of a person or a body, as the values of a contact or an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from engage.domain.text import fold
from engage.errors import Invalid
from engage.services.importing.cards.card import Card, ReportProblem
from engage.services.importing.cards.reach import reached_by
from engage.services.importing.content_lines import split
from engage.services.importing.personal_names import PersonalName, taken_apart

_NO_TAGS = frozenset({"mycontacts", "* mycontacts", "starred", "* starred"})
"""What Google puts on every card."""


def is_body(card: Card) -> bool:
    """Return whether a card is about an organisation, and not about a person who works there."""
    if card.kind in ("org", "organization", "organisation"):
        return True
    if card.text("X-ABSHOWAS").upper() == "COMPANY":
        return True
    body = _organisation(card)[:1]
    return bool(body) and not any(_name_parts(card)) and fold(card.text("FN")) in ("", fold(body[0]))


def body(card: Card, problem: ReportProblem) -> dict[str, Any]:
    """Return the values of the organisation that a card is about; raises `Invalid` where it has no name."""
    name = _on_one_line(card.text("FN")) or next(iter(_organisation(card)), "")
    if not name:
        raise _nameless()
    websites = card.texts("URL")
    values = {
        "name": name,
        "short_name": _on_one_line(card.text("NICKNAME")),
        "website": _on_one_line(next(iter(websites), "")),
        "notes": _notes([*card.texts("NOTE"), *(f"Website: {url}" for url in websites[1:])]),
        "tags": tags(card),
    }
    return _given(values) | reached_by(card, problem)


def person(card: Card, problem: ReportProblem) -> dict[str, Any]:
    """Return the values of the contact whom a card is about; raises `Invalid` where it has no name.

    `organisation` and `role` are texts, as a table has them.
    """
    name = _name(card)
    if not (name.given_name or name.family_name):
        raise _nameless()
    organisation, *units = _organisation(card) or [""]
    titles = {fold(text): _on_one_line(text) for text in (*card.texts("TITLE"), *card.texts("ROLE"), *units)}
    role = ", ".join(titles.values())
    nicknames = [each for line in card.all("NICKNAME") for each in card.parts(line.value, ",")]
    known_as = [each for each in nicknames if fold(each) not in ("", fold(name.given_name))]
    values = {
        "title": name.title,
        "given_name": name.given_name,
        "family_name": name.family_name,
        "organisation": organisation,
        "role": role if organisation else "",
        "notes": _notes([
            *card.texts("NOTE"),
            *([f"Role: {role}"] if role and not organisation else []),
            *(f"Known as: {text}" for text in known_as),
            *([f"Letters after the name: {name.letters}"] if name.letters else []),
            *(f"Website: {url}" for url in card.texts("URL")),
        ]),
        "tags": tags(card),
    }  # fmt: skip
    return _given(values) | reached_by(card, problem)


def tags(card: Card) -> tuple[str, ...]:
    """Return the categories of a card, each once."""
    named = (_on_one_line(tag) for line in card.all("CATEGORIES") for tag in card.parts(line.value, ","))
    found = {fold(tag): tag for tag in named if tag and fold(tag) not in _NO_TAGS}
    return tuple(found.values())


def members(card: Card) -> list[str]:
    """Return the ids of the cards that a group's card puts together."""
    return [*card.texts("MEMBER"), *card.texts("X-ADDRESSBOOKSERVER-MEMBER")]


def _name(card: Card) -> PersonalName:
    """The name in its parts; where the card has it in one only, or only a nickname, that is taken apart."""
    family, given, further, title, letters = _name_parts(card)
    whole = given or card.text("FN") or card.text("NICKNAME")
    if family or (given and " " not in given):
        return PersonalName(title, " ".join(filter(None, (given, further))), family, letters)
    apart = taken_apart(whole)
    return replace(apart, title=title or apart.title, letters=letters or apart.letters)


def _name_parts(card: Card) -> Sequence[str]:
    """Family name, given name, further names, what stands before and what stands behind."""
    for line in card.all("N")[:1]:
        parts = [
            " ".join(_on_one_line(name) for name in card.parts(part, ",")).strip()
            for part in split(line.value, ";")
        ]
        return (*parts, *[""] * 5)[:5]
    return [""] * 5


def _organisation(card: Card) -> list[str]:
    """The body, and the units within it."""
    for line in card.all("ORG")[:1]:
        return [part for part in map(_on_one_line, card.parts(line.value)) if part]
    return []


def _notes(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(texts))


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _nameless() -> Invalid:
    return Invalid("The card has no name", "", "Give it one in the program that made it", field="name")
