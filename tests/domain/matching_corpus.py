"""A project's people and a file about them, with who is who: drawn from a fixed seed, every name invented."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engage.domain.given_names import short_forms

_FULL = [
    "abigail",
    "alexander",
    "alison",
    "amanda",
    "andrew",
    "angela",
    "anthony",
    "benjamin",
    "bethan",
    "caroline",
    "catherine",
    "charles",
    "charlotte",
    "christopher",
    "daniel",
    "david",
    "deborah",
    "edward",
    "elizabeth",
    "emily",
    "gareth",
    "geoffrey",
    "gregory",
    "helen",
    "jacqueline",
    "james",
    "jennifer",
    "jonathan",
    "joseph",
    "katherine",
    "kenneth",
    "leonard",
    "margaret",
    "matthew",
    "michael",
    "mohammed",
    "nicholas",
    "nicola",
    "oliver",
    "pamela",
    "patricia",
    "peter",
    "philip",
    "rachel",
    "rebecca",
    "richard",
    "robert",
    "rosemary",
    "samuel",
    "sebastian",
    "stephen",
    "susan",
    "thomas",
    "timothy",
    "victoria",
    "william",
]
_SYLLABLES = [
    start + vowel
    for start in [
        "b",
        "br",
        "d",
        "f",
        "g",
        "gr",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "st",
        "t",
        "tr",
        "v",
        "w",
    ]
    for vowel in "aeiou"
]
_ENDS = ["son", "ley", "wick", "ton", "ski", "ers", "by", "man", "well", "cote", "more", "shaw"]
_TRADES = [
    "Steel",
    "Glass",
    "Paper",
    "Care",
    "Rail",
    "Water",
    "Timber",
    "Cement",
    "Energy",
    "Retail",
    "Fishing",
    "Textile",
    "Hydrogen",
    "Ceramics",
]
_SORTS = [
    "Union",
    "Association",
    "Federation",
    "Group",
    "Ltd",
    "Limited",
    "plc",
    "LLP",
    "CIC",
    "Trust",
    "Partnership",
    "Institute",
]


@dataclass(frozen=True)
class Card:
    """What is known of a person."""

    who: int
    given_name: str
    family_name: str
    body: str = ""
    email: str = ""
    phone: str = ""
    place: tuple[str, str, str] = ("", "", "")


class Corpus:
    """`there` is what the project knows, `rows` what the file says; `who` is the same for one person."""

    def __init__(self, people: int = 4_000, seed: int = 20200325) -> None:
        self._chance = random.Random(seed)
        self._number = 0
        self._families = [self._family() for _ in range(people // 3)]
        self._invented = [self._family()[:6] for _ in range(150)]
        self.bodies = [self._body(number) for number in range(people // 12)]
        self._boards = {body: self._phone("020") for body in self.bodies}
        persons = [self._person() for _ in range(people)]
        persons += list(self._related(persons))
        self._chance.shuffle(persons)
        half = len(persons) // 2
        self.there = persons[:half]
        again = self._chance.sample(self.there, k=half * 6 // 10)
        self.rows = [*map(self._noisy, [*again, *persons[half : half + half * 4 // 10]])]
        self._chance.shuffle(self.rows)

    def _body(self, number: int) -> str:
        words = [self._family(), self._chance.choice(_TRADES)]
        return f"Example {' '.join(words)} {self._chance.choice(_SORTS)}"

    def _family(self) -> str:
        return ("".join(self._chance.choices(_SYLLABLES, k=2)) + self._chance.choice(_ENDS)).capitalize()

    def _phone(self, start: str = "07") -> str:
        return f"{start}{self._chance.randrange(10 ** (11 - len(start))):0{11 - len(start)}}"

    def _happens(self, share: float) -> bool:
        return self._chance.random() < share

    def _person(self) -> Card:
        self._number += 1
        given = self._chance.choice(_FULL if self._happens(0.7) else self._invented).capitalize()
        # Some family names are common, most are not.
        family = self._families[int(len(self._families) * self._chance.random() ** 2)]
        card = Card(self._number, given, family, self._chance.choice(self.bodies))
        return replace(card, **self._reached(card))

    def _reached(self, card: Card) -> dict[str, object]:
        reached: dict[str, object] = {}
        if self._happens(0.85):
            reached["email"] = self._email(card) if self._happens(0.94) else f"info@{_domain(card.body)}"
        if self._happens(0.6):
            reached["phone"] = self._boards[card.body] if self._happens(0.4) else self._phone()
        if self._happens(0.3):
            reached["place"] = (
                self._home() if self._happens(0.5) else (f"1 {card.body} House", "Exampleton", "EX1 1AA")
            )
        return reached

    def _email(self, card: Card) -> str:
        if self._happens(0.1):
            return f"{card.given_name}{card.family_name}{self._number}@post.example".lower()
        return f"{card.given_name}.{card.family_name}{self._number % 7 or ''}@{_domain(card.body)}".lower()

    def _home(self) -> tuple[str, str, str]:
        house, code = self._chance.randrange(1, 200), self._chance.randrange(1, 100)
        return f"{house} {self._family()} Street", self._family(), f"EX{code} {self._chance.randrange(10)}XY"

    def _related(self, persons: Sequence[Card]) -> Iterator[Card]:
        """Those who are easily taken for another one: of one household, of one name, with one address."""
        for card in self._chance.sample(persons, k=len(persons) // 8):
            self._number += 1
            other = replace(self._person(), who=self._number)
            sort = self._chance.random()
            if sort < 0.5:  # a household
                place = card.place if card.place[0] else self._home()
                phone = card.phone if self._happens(0.5) else other.phone
                yield replace(other, family_name=card.family_name, place=place, phone=phone)
            elif sort < 0.75:  # a namesake in another body
                named = replace(other, given_name=card.given_name, family_name=card.family_name)
                yield replace(named, email=self._email(named) if named.email else "")
            elif sort < 0.78:  # a namesake in the same one, who needs an address of their own
                named = replace(card, who=self._number, phone="", place=("", "", ""))
                yield replace(named, email=f"{card.given_name}.{self._number}@{_domain(card.body)}".lower())
            elif sort < 0.9:  # whoever has the post of another
                yield replace(other, body=card.body, email=card.email, phone=self._boards[card.body])
            else:  # a colleague with the same family name and telephone
                yield replace(other, body=card.body, family_name=card.family_name, phone=card.phone)

    def _noisy(self, card: Card) -> Card:
        """The same person, as another office has written them down."""
        happens = self._happens
        if happens(0.04):  # moved to another body
            card = replace(card, body=self._chance.choice(self.bodies))
            card = replace(card, email=self._email(card) if card.email else "")
            if card.phone in self._boards.values():
                card = replace(card, phone=self._boards[card.body])
        elif happens(0.12):
            card = replace(card, email="")
        elif happens(0.02):
            card = replace(card, email=_slip(self._chance, card.email))
        if happens(0.1):
            card = replace(card, phone=card.phone.replace("0", "+44 (0)", 1))
        elif happens(0.3):
            card = replace(card, phone="")
        if happens(0.3):
            card = replace(card, place=("", "", ""))
        if happens(0.1):
            card = replace(card, body="")
        elif happens(0.3):
            card = replace(card, body=self.written(card.body))
        short = short_forms(card.given_name.lower())
        if short and happens(0.12):
            card = replace(card, given_name=self._chance.choice(list(short)).capitalize())
        elif happens(0.03):
            card = replace(card, given_name=f"{card.given_name[0]}.")
        elif happens(0.02):
            card = replace(card, given_name=_slip(self._chance, card.given_name))
        if happens(0.03):
            card = replace(card, family_name=_slip(self._chance, card.family_name))
        elif happens(0.01):
            card = replace(card, family_name=self._family())  # married
        elif happens(0.01):
            card = replace(card, family_name=f"{card.family_name}-{self._family()}")
        if happens(0.02):
            card = replace(card, given_name=card.family_name, family_name=card.given_name)
        if happens(0.05):
            card = replace(card, given_name=card.given_name.upper(), family_name=card.family_name.upper())
        return card

    def written(self, body: str) -> str:
        """A body's name as others write it."""
        name, _, sort = body.rpartition(" ")
        ways = [f"The {body}", body.upper(), f"{body} (UK)", body.replace("e", "é", 1)]
        if sort in ("Ltd", "Limited"):
            ways += [name, f"{name} Ltd.", f"{name} LIMITED"]
        elif sort in ("plc", "LLP", "CIC"):
            ways += [name, f"{name} {'.'.join(sort)}."]
        return self._chance.choice(ways)


def _domain(body: str) -> str:
    return f"{''.join(body.split()[1:3]).lower()}.example"


def _slip(chance: random.Random, text: str) -> str:
    """A slip of the hand behind the first letter."""
    if len(text) < 4:
        return text
    place = chance.randrange(1, len(text) - 1)
    before, letter, behind = text[:place], text[place], text[place + 1 :]
    return chance.choice(
        (
            before + behind,
            before + letter + letter + behind,
            before + chance.choice("aeiourstln") + behind,
            before + behind[0] + letter + behind[1:],
        )
    )
