"""Projects to measure on, the same on every machine: all is drawn from a fixed seed.

Whatever is chosen is chosen unevenly, by Zipf's law, as it is in life: a few words make up most of what is
said, a few bodies say most of it, and most of it is about a few themes.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import accumulate, groupby, islice
from pathlib import Path
from typing import TypeVar

from benchmarks.bench import WHO, Bench
from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement
from engage.domain.feedback import Capacity, Coding, Feedback, Stance
from engage.domain.organisations import Email, Organisation, OrganisationKind
from engage.domain.projects import ProjectDetails
from engage.domain.records import Record, Reference
from engage.storage import keys, records, rekeying, schema
from engage.storage import project as storage
from engage.storage.project_file import SUFFIX

SEED = 20200325
BATCH = 20_000
"""Records that one operation adds."""

PASSPHRASE = "correct horse battery staple"  # noqa: S105  it is a secret to nobody
"""Of the encrypted projects."""
_SALT = b"benchmarks only\x01"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Size:
    """How much a project holds."""

    organisations: int
    contacts: int
    engagements: int
    feedback: int
    themes: int = 60
    words: int = 40
    """In a piece of feedback."""


SIZES = {
    "S": Size(organisations=200, contacts=1_000, engagements=50, feedback=10_000),
    "M": Size(organisations=2_000, contacts=10_000, engagements=500, feedback=100_000),
    "N": Size(organisations=10_000, contacts=50_000, engagements=500, feedback=10_000),
    "W": Size(organisations=20_000, contacts=100_000, engagements=50, feedback=100_000),
    "L": Size(organisations=20_000, contacts=100_000, engagements=5_000, feedback=1_000_000),
}


GROWING = ("S", "M", "L")
"""Those of which each is ten times the one before, in everything."""


def project(size: str, folder: Path, *, encrypted: bool = False) -> Bench:
    """A project of a size; made where it is not there yet.

    Its file's name tells the version of its tables and the recipe of its content, so that none that was made
    otherwise is taken for it.
    """
    name = f"{size}-{schema.VERSION}-{recipe(SIZES[size])}"
    plain, sealed = folder / f"{name}{SUFFIX}", folder / f"{name}-encrypted{SUFFIX}"
    if not plain.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _make(plain, size)
    if not encrypted:
        return Bench(plain)
    key = _key()
    if not sealed.exists():
        _seal(plain, sealed, key)
    return Bench(sealed, key)


def words() -> list[str]:
    """The words of all feedback, the commonest first."""
    return _vocabulary(random.Random(SEED))


def name(chance: random.Random) -> str:
    """A name that is no word, as most names are."""
    return f"{''.join(chance.choices(_SYLLABLES, k=2))}{chance.choice(_ENDINGS)}".capitalize()


# Files


def _make(path: Path, size: str) -> None:
    beside = _unfinished(path)
    with storage.create(beside, ProjectDetails(name=f"Example {size}"), who=WHO) as made:
        for batch in _batches(content(SIZES[size])):
            with made.transaction("Add records to measure on") as tx:
                records.add(tx.connection, batch)
        made.copy(path)
    _unfinished(path)


def _seal(plain: Path, path: Path, key: keys.Key) -> None:
    beside = _unfinished(path)
    shutil.copy(plain, beside)
    with storage.open_project(beside, who=WHO) as made:
        rekeying.rekey(made, key)
    beside.replace(path)
    _unfinished(path)


def _unfinished(path: Path) -> Path:
    """Where a file is made, with nothing there that was left by one that was not finished."""
    beside = path.with_name(f"unfinished-{path.name}")
    for left in path.parent.glob(f"{beside.name}*"):
        left.unlink()
    return beside


@cache
def _key() -> keys.Key:
    return keys.derive(PASSPHRASE, _SALT)


@cache
def recipe(size: Size) -> str:
    """A few letters that are others when anything else is drawn."""
    drawn = repr([size, *content(Size(5, 10, 5, 100))])
    return blake2b(re.sub(r"uid='[^']+'", "", drawn).encode(), digest_size=4).hexdigest()


def _batches(given: Iterable[Record]) -> Iterator[list[Record]]:
    for _, of_a_kind in groupby(given, type):
        while batch := list(islice(of_a_kind, BATCH)):
            yield batch


# What is in them

_ENDINGS = ("son", "ley", "wick", "ton", "ski", "ez", "ers", "ovic")
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
_GIVEN = ("an", "el", "ina", "wyn")
_REGIONS = ("north", "south", "wales", "scotland")
_TAGS = ("urgent", "follow up", "steel", "press", "quoted", "answered")
_FIRST_DAY = dt.date(2020, 1, 1)
_ROUNDS, _DAYS_OF_ROUND = 12, 150
_OF_PEOPLE = 100
"""From which rank on people are taken: nobody speaks as much more than others as bodies and themes do."""


def content(size: Size) -> Iterator[Record]:
    """All records of a project, each noun after those that it mentions, in the order of their ids."""
    chance = random.Random(SEED)
    known = _vocabulary(chance)

    def said(count: int) -> str:
        return " ".join(chance.choices(known, cum_weights=_zipf(len(known)), k=count))

    def often(share: float) -> bool:
        return chance.random() < share

    yield Agenda(title="Example agenda")
    for number in range(size.themes):
        yield Theme(agenda=Reference(1), position=number, code=str(number + 1), title=said(4))
    for number in range(size.organisations):
        yield Organisation(
            name=f"Example {said(2)} {number}",
            kind=_one(chance, _KINDS),
            region=_one(chance, _REGIONS),
            tags=_tags(chance),
        )
    bodies = [_id(chance, size.organisations) for _ in range(size.contacts)]
    for number, body in enumerate(bodies):
        yield Contact(
            given_name=f"{''.join(chance.choices(_SYLLABLES, k=2))}{chance.choice(_GIVEN)}".capitalize(),
            family_name=said(1).capitalize() if often(0.1) else name(chance),
            emails=(Email(address=f"c{number}@body.example"),),
            affiliations=(Affiliation(organisation=Reference(body), is_primary=True),),
            notes=said(12) if often(0.05) else "",
            tags=_tags(chance),
        )
    days = [_day_of_round(chance) for _ in range(size.engagements)]
    for day in days:
        there = chance.sample(range(size.contacts), min(size.contacts, chance.randint(4, 16)))
        yield Engagement(
            title=f"Example {said(3)}",
            channel=_one(chance, _CHANNELS),
            held_on=day,
            rule=_one(chance, _RULES),
            attendance=tuple(
                Attendance(
                    contact=Reference(each + 1),
                    organisation=Reference(bodies[each]),
                    status=AttendanceStatus.ATTENDED,
                )
                for each in there
            ),
        )
    for _ in range(size.feedback):
        who = _id(chance, size.contacts, _OF_PEOPLE)
        where = 0 if often(0.05) else _id(chance, size.engagements, 20)
        about = {_id(chance, size.themes) for _ in range(_one(chance, (1, 2, 0, 3)))}
        yield Feedback(
            engagement=Reference(where) if where else None,
            contact=None if often(0.1) else Reference(who),
            organisation=None if often(0.02) else Reference(bodies[who - 1]),
            said_on=days[where - 1] if where else _any_day(chance),
            text=said(size.words),
            is_verbatim=often(0.2),
            capacity=_one(chance, _CAPACITIES),
            disclosure=Level.WITHHELD if often(0.03) else None,
            has_evidence=often(0.1),
            is_key_point=often(0.05),
            notes=said(12) if often(0.03) else "",
            tags=_tags(chance),
            codings=tuple(Coding(theme=Reference(id), stance=_one(chance, _STANCES)) for id in sorted(about)),
        )


_KINDS, _CHANNELS, _RULES = tuple(OrganisationKind), tuple(Channel), tuple(Rule)
_CAPACITIES, _STANCES = tuple(Capacity), tuple(Stance)


def _vocabulary(chance: random.Random) -> list[str]:
    """Invented words, the commonest first."""
    known: dict[str, None] = {}
    while len(known) < 20_000:
        known["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5)))] = None
    return list(known)


@cache
def _zipf(count: int, first: int = 1) -> list[float]:
    """How often each of so many is chosen, summed up: each as its rank says, from the first rank on."""
    return list(accumulate(1 / rank for rank in range(first, first + count)))


def _one(chance: random.Random, of: Sequence[T]) -> T:
    return chance.choices(of, cum_weights=_zipf(len(of)))[0]


def _id(chance: random.Random, count: int, first: int = 1) -> int:
    return chance.choices(range(1, count + 1), cum_weights=_zipf(count, first))[0]


def _tags(chance: random.Random) -> tuple[str, ...]:
    return (_one(chance, _TAGS),) if chance.random() < 0.1 else ()


def _day_of_round(chance: random.Random) -> dt.date:
    """A day on which people met: they meet in rounds, with few meetings between them."""
    middle = chance.randrange(_ROUNDS) * _DAYS_OF_ROUND + _DAYS_OF_ROUND / 2
    return _FIRST_DAY + dt.timedelta(days=int(chance.gauss(middle, 12)))


def _any_day(chance: random.Random) -> dt.date:
    return _FIRST_DAY + dt.timedelta(days=chance.randrange(_ROUNDS * _DAYS_OF_ROUND))
