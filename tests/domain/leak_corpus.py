"""Texts to measure the leak check by: 2,000 that give somebody away, 2,000 that only look as if."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from engage.domain.leaks.callings import Body, Person
from engage.domain.leaks.search import Known, Owner
from engage.domain.records import Noun

SIZE = 2_000
"""How many texts there are of either sort."""

PEOPLE = (
    Person(1, "William", "Green", "Mr", is_speaker=True),
    Person(2, "Siân", "O’Brien", "Dr", is_speaker=True),
    Person(3, "Søren", "Müller-Lund"),
    Person(4, "Łukasz", "Wiśniewski", is_speaker=True),
    Person(5, "Anne-Marie", "van der Berg", "Professor"),
    Person(6, "María José", "García Márquez"),
    Person(7, "Grace", "Hill", "Baroness"),
    Person(8, "Mark", "Price", is_speaker=True),
    Person(9, "Thị Hồng", "Nguyễn"),
    Person(10, "Ffion", "Specimen", is_speaker=True),
    Person(11, "Margaret", "Sample", "Lady"),
    Person(12, "Dafydd", "ap Example"),
    Person(13, "Ανδρέας", "Παράδειγμα"),
    Person(14, "Наталья", "Примерова"),
    Person(15, "J. R.", "Wood", "Sir"),
    Person(16, "Björk", "Þórsdóttir"),
    Person(17, "Zoë", "D’Souza"),
    Person(18, "Robert", "King", is_speaker=True),
)
BODIES = (
    Body(1, "Example Forge & Foundry Union", "Unite"),
    Body(2, "Example Fasteners Ltd"),
    Body(3, "The Example Institute for Industrial Heat", "EIIH"),
    Body(4, "Example Kilns (Wales) plc"),
    Body(5, "Example Castings Federation", "Make UK"),
    Body(6, "Example Ynni Môn Cyf", "Ynni Môn"),
    Body(7, "Example Trades Council", "Prospect"),
    Body(8, "Example Glass and Ceramics Council", "EGCC"),
    Body(9, "Hüttenwerk Example GmbH", "Hüttenwerk"),
    Body(10, "Example Cooperative of Growers", "Community"),
)
EMAILS = (
    ("william.green@fasteners.example", (Noun.CONTACT, 1)),
    ("sian@kilns.example", (Noun.CONTACT, 2)),
    ("s.mueller-lund@forge-union.example", (Noun.CONTACT, 3)),
    ("office@castings.example", (Noun.ORGANISATION, 5)),
)
PHONES = (
    ("020 7946 0100", (Noun.ORGANISATION, 1)),
    ("+44 29 2018 0012", (Noun.CONTACT, 2)),
    ("01632 960 555", (Noun.CONTACT, 4)),
    ("+353 1 555 0199", (Noun.CONTACT, 8)),
)
SITES = (("https://www.castings.example/", (Noun.ORGANISATION, 5)),)
KNOWN = Known(PEOPLE, BODIES, EMAILS, PHONES, SITES)


@dataclass(frozen=True, slots=True)
class Planted:
    """A text that gives somebody away."""

    text: str
    owner: Owner
    disguise: str
    is_plain: bool
    """A name in full, an address or a number: none of these may be missed."""


# Disguises

_ABOUT_PEOPLE = (
    "It was {} who asked for a guarantee.",
    "{} said the grid comes first.",
    "As {} told us, apprentices leave for other sectors.",
    "A grant would help ({}).",
    "The point was made by {}, and nobody spoke against it.",
    "“We cannot pay twice,” said {}.",
    "Energy costs, {}, skills and the price of carbon.",
    "Thanks to {} for the figures on heat.",
    "Contact {} before the end of the month",
    "{}",
    "The plant can be electrified; see the letter from {} of 3 May.",
    "No one disagreed with {} on the levy!",
)
_ABOUT_BODIES = (
    "At {} they have waited four years for a connection.",
    "{} said the levy falls on the wrong plants.",
    "We heard from {} that the order book is empty.",
    "The figures come from {}, which surveyed its members.",
    "A works that belongs to {} closes in spring.",
    "It was put to us (by {}) that a loan would do.",
    "The chair of {} promised a reply.",
    "One of them works for {}; the other does not.",
)


def _upper(name: str) -> str:
    return name.upper()


def _lower(name: str) -> str:
    return name.lower()


def _without_accents(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _apart(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def _wide(name: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)


def _hyphenated(name: str) -> str:
    """Parted at the end of a line, within its longest word."""
    longest = max(name.replace("-", " ").split(), key=len)
    middle = len(longest) // 2
    return name.replace(longest, f"{longest[:middle]}-\n{longest[middle:]}")


_IN_FULL: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": _upper,
    "small letters": _lower,
    "without accents": _without_accents,
    "accents apart": _apart,
    "possessive": lambda name: f"{name}’s",
    "straight possessive": lambda name: f"{name}'s",
    "hyphens": lambda name: name.replace(" ", "-"),
    "line break": lambda name: name.replace(" ", "\n", 1),
    "indented line": lambda name: name.replace(" ", "\n    "),
    "hyphen and line break": _hyphenated,
    "hard spaces": lambda name: name.replace(" ", "\u00a0"),
    "two spaces": lambda name: name.replace(" ", "  "),
    "soft hyphens": lambda name: f"{name[:3]}\u00ad{name[3:]}",
    "zero width": lambda name: f"{name[:2]}\u200b{name[2:]}",
    "wide letters": _wide,
    "two cells": lambda name: name.replace(" ", "\n", 1),
    "bold": lambda name: f"**{name}**",
    "underscores": lambda name: name.replace(" ", "_"),
}


def _given_and_family(person: Person) -> tuple[str, str]:
    return person.given_name, person.family_name


def _other_callings(person: Person) -> Iterator[tuple[str, str]]:
    given, family = _given_and_family(person)
    first = given.split()[0].split("-")[0]
    yield "family name first", f"{family}, {given}"
    yield "family name first in capitals", f"{family.upper()}, {given}"
    yield "initial", f"{given[0]}. {family}"
    yield (
        "initial without a stop",
        f"{given[0]} {family}" if given[0] not in "AI" else f"{given[0]}. {family}",
    )
    yield "initial of a second name", f"{given} T. {family}"
    yield "title", f"{person.title or 'Ms'} {family}"
    yield "title and stop", f"Dr. {family}"
    yield "title, possessive", f"{person.title or 'Mr'} {family}’s"
    yield "first of given names", f"{first} {family}"
    yield "in one", f"{given}{family}".replace(" ", "").replace("-", "").replace("’", "")
    if person.given_name == "William":
        yield "short form", f"Bill {family}"
    if person.given_name == "Robert":
        yield "short form", f"Bob {family}"
    if person.given_name == "Margaret":
        yield "short form", f"Peggy {family}"


def _logged(person: Person) -> Iterator[str]:
    letters = person.given_name[0] + person.family_name.upper()[0]
    yield f"{letters}: a grant would help"
    yield f"A grant would help ({letters})"
    yield f"{letters[0]}.{letters[1]}. asked for a grant"


_NUMBERS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "no spaces": lambda number: number.replace(" ", ""),
    "hyphens": lambda number: number.replace(" ", "-"),
    "stops": lambda number: number.replace(" ", "."),
    "brackets": lambda number: "({}) {}".format(*number.split(" ", 1)),
    "line break": lambda number: number.replace(" ", "\n", 1),
    "hard spaces": lambda number: number.replace(" ", "\u00a0"),
    "wide digits": _wide,
    "abroad": lambda number: number if number.startswith("+") else f"+44 {number[1:]}",
    "abroad, with its nought": lambda number: number if number.startswith("+") else f"+44 (0){number[1:]}",
    "abroad, dialled": lambda number: (
        number.replace("+", "00") if number.startswith("+") else f"0044 {number[1:]}"
    ),
    "with an extension": lambda number: f"{number} ext. 12",
    "grown together": lambda number: f"tel{number.replace(' ', '')}or",
}
_ADDRESSES: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": _upper,
    "in brackets": lambda address: f"<{address}>",
    "mailto": lambda address: f"mailto:{address}?subject=x",
    "grown together": lambda address: f"write{address}today",
    "end of a sentence": lambda address: f"{address}.",
    "line break": lambda address: address.replace("@", "@\n"),
    "line break before": lambda address: address.replace("@", "\n@"),
    "spelt out": lambda address: address.replace("@", " at ").replace(".", " dot "),
    "spelt in brackets": lambda address: address.replace("@", " (at) ").replace(".", " [dot] "),
    "wide letters": _wide,
    "possessive": lambda address: f"{address}’s",
}
_REACHED = (
    "Write to {} for the rest.",
    "The figures ({}) are not public.",
    "Ask {}",
    "See {}, or the note of 25 March.",
)


def planted() -> list[Planted]:
    """Return the texts that give somebody away, each with whom and how."""
    everything = [
        *_people_in_full(),
        *_people_otherwise(),
        *_bodies(),
        *_ways_to_reach(),
    ]
    return random.Random(5).sample(everything, SIZE)


def _people_in_full() -> Iterator[Planted]:
    for person in PEOPLE:
        for disguise, disguised in _IN_FULL.items():
            for frame in _ABOUT_PEOPLE:
                text = frame.format(disguised(person.given_name + " " + person.family_name))
                yield Planted(text, (Noun.CONTACT, person.id), disguise, True)


def _people_otherwise() -> Iterator[Planted]:
    for person in PEOPLE:
        for disguise, name in _other_callings(person):
            for frame in _ABOUT_PEOPLE[:4]:
                yield Planted(frame.format(name), (Noun.CONTACT, person.id), disguise, False)
        if person.is_speaker:
            for text in _logged(person):
                yield Planted(text, (Noun.CONTACT, person.id), "initials as logged", False)


def _bodies() -> Iterator[Planted]:
    for body in BODIES:
        for disguise, disguised in _IN_FULL.items():
            for frame in _ABOUT_BODIES[:4]:
                text = frame.format(disguised(body.name))
                yield Planted(text, (Noun.ORGANISATION, body.id), disguise, True)
        for frame in _ABOUT_BODIES:
            if body.short_name:
                for name in (body.short_name, f"{body.short_name}’s own office", body.short_name.upper()):
                    text = frame.format(name)
                    yield Planted(text, (Noun.ORGANISATION, body.id), "short name", False)


def _ways_to_reach() -> Iterator[Planted]:
    for ways, disguises in ((EMAILS, _ADDRESSES), (PHONES, _NUMBERS)):
        for way, owner in ways:
            for disguise, disguised in disguises.items():
                for frame in _REACHED:
                    yield Planted(frame.format(disguised(way)), owner, disguise, True)
    for site, owner in SITES:
        for written in ("castings.example", "www.castings.example/about", site, "press@castings.example"):
            yield Planted(f"There is more on {written} today.", owner, "site", False)


# What only looks like it

_NEAR_PEOPLE = (
    "Alice Green said the grid comes first.",
    "Ms Greene asked for a guarantee.",
    "A green deal needs a grid.",
    "Green growth will be built by welders.",
    "We will, green or not, need the grid.",
    "It’s green because the power is.",
    "William the Conqueror had no carbon price.",
    "The William Morris works closed.",
    "Green steel and white goods: a hill to climb.",
    "Nobody marks price rises like a foundry does.",
    "The king of metals is still iron.",
    "King coal is gone, and Robert Owen would be glad.",
    "With good grace, Hill Street was closed.",
    "A grace period; uphill work.",
    "Wood J. and Wood K. are grades of pellet.",
    "We saw wood burnt for heat.",
    "A sample was taken at the furnace.",
    "Lady luck has no part in a tender.",
    "See section B, green annex.",
    "Plan B. Green hydrogen comes later.",
    "Vitamin C, green tea and a night shift.",
    "Van drivers from Berg Street waited.",
    "Anne Berger and Marie Lund came by train.",
    "García spoke of exports; Marques of imports.",
    "Thanks to Mark. Price rises are another thing.",
    "For Grace, hill farms matter most.",
    "MP for the seat, price unknown.",
    "He asked: will green bonds do?",
    "The specimen broke under load.",
    "Zoe and Dee Souza-Smith left early.",
)
_NEAR_BODIES = (
    "Unite the sector behind one plan.",
    "We have to unite behind one plan.",
    "They unite where it matters.",
    "A prospect of work keeps people.",
    "Prospect for lithium where the rock allows it.",
    "The community said it wants jobs.",
    "A community of makers grew up there.",
    "Community benefit funds are slow.",
    "Make UK industry cleaner and it will stay.",
    "To make UK steel you need power.",
    "We make, UK or not, what sells.",
    "An example: forge owners pay twice.",
    "For example, castings, federation rules and fasteners.",
    "Example of kilns in Wales that closed.",
    "Glass and ceramics councils meet in May.",
    "An institute for industrial heat would help.",
    "Trades councils are an example.",
    "Growers formed a cooperative, for example.",
    "Fasteners, for example, are imported.",
    "The union of foundry and forge workers spoke.",
)
_NEAR_REACHES = (
    "Between 2019 and 2020 it fell by 7.9 per cent, 46,010 jobs.",
    "£20,794,601 of 2,079,460,100 was spent.",
    "Write to hello@elsewhere.example for the form.",
    "Call 020 7946 0999 for the press office.",
    "The standard is ISO 50001:2018, clause 4.1.",
    "It costs 0.16 to 0.29 per kWh at 400 V.",
    "Arrive at 10.30 at the dot on the map.",
    "Meet at kilns, not at the office.",
    "Reference 01632-96 was withdrawn.",
    "https://elsewhere.example/castings has the text.",
)
_FILL = (
    "Energy is a third of the cost.",
    "Nobody trains people for the work that is coming.",
    "A levy that a foundry pays and cannot draw on is a tax.",
    "The grid connection takes longer than the furnace.",
    "A loan of two years would not pay for itself.",
    "Standards move a market sooner than grants.",
    "Skills, heat and scrap were named by most.",
    "Orders come late and in one go.",
)


def innocent() -> list[str]:
    """Return texts that give nobody away."""
    near = (*_NEAR_PEOPLE, *_NEAR_BODIES, *_NEAR_REACHES)
    found = [*near]
    found += [f"{first} {text}" for first in _FILL for text in near]
    found += [f"{text} {last}" for last in _FILL for text in near]
    found += [f"{text}\n{other}" for text, other in zip(near, near[7:], strict=False)]
    found += [f"{one} {text} {two}" for one in _FILL for two in _FILL if one != two for text in near]
    return found[:SIZE]
