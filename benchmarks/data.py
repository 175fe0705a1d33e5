"""Projects to measure on, the same on every machine: all is drawn from a fixed seed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Channel, Engagement
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.organisations import Email, Organisation, OrganisationKind
from engage.domain.projects import ProjectDetails
from engage.domain.records import Record, Reference
from engage.storage import project as storage
from engage.storage import records, schema
from engage.storage.project import Project
from engage.storage.project_file import SUFFIX

SEED = 20200325
BATCH = 20_000
"""Records that one operation adds."""


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

_ENDINGS = ("son", "ley", "wick", "ton", "ski", "ez", "ers", "ovic")
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def vocabulary(chance: random.Random) -> tuple[list[str], list[float]]:
    """Invented words, the commonest first, and how often each is used (Zipf's law)."""
    known: dict[str, None] = {}
    while len(known) < 20_000:
        known["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5)))] = None
    return list(known), list(accumulate(1 / rank for rank in range(1, len(known) + 1)))


def words() -> list[str]:
    """The words of all feedback, the commonest first."""
    return vocabulary(random.Random(SEED))[0]


def project(size: str, folder: Path) -> Path:
    """The path of a project of a size; made where it is not there yet."""
    path = folder / f"{size}-{schema.VERSION}-{SEED}{SUFFIX}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"unfinished-{path.name}")
        for left in folder.glob(f"{beside.name}*"):
            left.unlink()
        with storage.create(beside, ProjectDetails(name=f"Example {size}"), who="benchmarks") as made:
            _fill(made, SIZES[size])
            made.copy(path)
        for left in folder.glob(f"{beside.name}*"):
            left.unlink()
    return path


def _fill(made: Project, size: Size) -> None:
    chance = random.Random(SEED)
    known, weights = vocabulary(chance)

    def said(count: int) -> str:
        return " ".join(chance.choices(known, cum_weights=weights, k=count))

    agendas = _add(made, [Agenda(title="Example agenda")])
    themes = _add(
        made,
        (
            Theme(agenda=agendas[0], position=number, code=str(number + 1), title=said(4))
            for number in range(size.themes)
        ),
    )
    organisations = _add(
        made,
        (
            Organisation(
                name=f"Example {said(2)} {number}",
                kind=chance.choice(list(OrganisationKind)),
                region=chance.choice(("north", "south", "wales", "scotland")),
            )
            for number in range(size.organisations)
        ),
    )
    contacts = _add(
        made,
        (
            Contact(
                given_name=name(chance, ("an", "el", "ina", "wyn")),
                family_name=said(1).capitalize() if chance.random() < 0.1 else name(chance, _ENDINGS),
                emails=(Email(address=f"c{number}@body.example"),),
                affiliations=(Affiliation(organisation=chance.choice(organisations), is_primary=True),),
            )
            for number in range(size.contacts)
        ),
    )
    engagements = _add(
        made,
        (
            Engagement(title=f"Example {said(3)}", channel=chance.choice(list(Channel)), held_on=_day(chance))
            for _ in range(size.engagements)
        ),
    )
    _add(
        made,
        (
            Feedback(
                engagement=chance.choice(engagements),
                contact=chance.choice(contacts),
                organisation=chance.choice(organisations),
                said_on=_day(chance),
                text=said(size.words),
                codings=(Coding(theme=chance.choice(themes), stance=chance.choice(list(Stance))),),
            )
            for _ in range(size.feedback)
        ),
    )


def name(chance: random.Random, endings: Sequence[str] = _ENDINGS) -> str:
    """A name that is no word, as most names are."""
    return f"{''.join(chance.choices(_SYLLABLES, k=2))}{chance.choice(endings)}".capitalize()


def _day(chance: random.Random) -> dt.date:
    return dt.date(2020, 1, 1) + dt.timedelta(days=chance.randrange(1_800))


def _add(made: Project, given: Iterable[Record]) -> list[Reference]:
    return [Reference(id) for batch in _batches(given) for id in _add_batch(made, batch)]


def _add_batch(made: Project, batch: list[Record]) -> Iterable[int]:
    with made.transaction("Add records to measure on") as tx:
        return records.add(tx.connection, batch).values()


def _batches(given: Iterable[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for record in given:
        batch.append(record)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
