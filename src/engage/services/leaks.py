"""What a document would give away to readers outside, found before a byte of it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from engage.domain.choices import excerpt
from engage.domain.disclosure import Audience, Level, in_words
from engage.domain.leaks.reaches import may_hold_address, may_hold_number
from engage.domain.leaks.search import Known, Owner, Sort, Spot, Words, find
from engage.domain.leaks.small_cells import small_cells_in
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun
from engage.errors import LeakFound
from engage.services.summaries.document import Document
from engage.services.summaries.reading_through import Passage, plain_text
from engage.storage import summaries
from engage.storage.leaks import known, speakers
from engage.storage.project import Project

_OWN = frozenset({"controller", "rubric"})
"""Parts in which whoever publishes the document speaks of themselves."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A place in a document that gives away what it may not."""

    place: str
    """For a person: "section 1.2, quote 3"."""
    text: str
    """The whole passage."""
    start: int
    end: int
    """What of it gives somebody away, as a slice."""
    sort: Sort
    whom: tuple[tuple[Owner, str], ...]
    """Whom it may mean, with the name that we keep of each."""
    feedback: int | None
    """The piece of feedback in which, or beside which, it stands."""
    is_words: bool
    """Whether it stands in what was said."""

    @property
    def words(self) -> str:
        """The very words, on one line."""
        return " ".join(self.text[self.start : self.end].split())

    @property
    def closes_at(self) -> Level | None:
        """The level of disclosure at which it is gone; None: it stands in no feedback.

        What was said is printed at every level but the last, with whatever it says.
        """
        if self.feedback is None:
            return None
        return Level.WITHHELD if self.is_words else Level.ANONYMOUS

    @property
    def key(self) -> Key:
        """What it is known by, also where what stands before it in the document goes."""
        return (
            self.feedback,
            self.is_words,
            self.words,
            self.sort,
            frozenset(owner for owner, _ in self.whom),
        )

    @property
    def sentence(self) -> str:
        """What is wrong, as a sentence."""
        names = " or ".join(name for _, name in self.whom[:2])
        return f"“{self.words}” {_GIVES_AWAY[self.sort].format(names)}: {self.place}"


Key: TypeAlias = tuple[int | None, bool, str, Sort, frozenset[Owner]]


class Leaking(LeakFound):
    """A document for outside would give somebody away; `leaks` says where."""

    def __init__(self, title: str, found: Sequence[Leak]) -> None:
        places = "one place" if len(found) == 1 else f"{in_words(len(found))} places"
        super().__init__(
            f"“{excerpt(title)}” gives away in {places} what it may not",
            found[0].sentence,
            "Close the disclosure, edit the paraphrase, or give a reason to go on"
            if any(leak.feedback for leak in found)
            else "Put it right where it was written, be that the filter, or give a reason to go on",
        )
        self.leaks = tuple(found)


_GIVES_AWAY = {
    Sort.PERSON: "is {}, who may not be named here",
    Sort.BODY: "is {}, which may not be named here",
    Sort.EMAIL: "is how {} is reached",
    Sort.PHONE: "is how {} is reached",
    Sort.SITE: "is the site of {}, which may not be named here",
    Sort.CELL: "tells one of too few",
}


def check(project: Project, document: Document, progress: Progress = silent) -> list[Leak]:
    """Return every place of a document at which readers outside would learn what they may not.

    Names of the project's people and bodies stand only where what is said is put down to them or a list names
    them; within the words of someone who is not named, nobody's do. E-mail addresses and telephone numbers
    stand nowhere. A document for ourselves has no leaks.
    """
    if document.audience is Audience.INTERNAL:
        return []
    passages = list(_passages(document))
    said = {passage.said.feedback for passage in passages if passage.said and passage.said.feedback}
    with project.reading() as connection:
        everybody = known(
            connection,
            speakers(connection, said),
            with_emails=any(may_hold_address(passage.text) for passage in passages),
            with_phones=any(may_hold_number(passage.text) for passage in passages),
        )
        smallest = summaries.details(connection).smallest_cell
    words = [Words(passage.text, is_unnamed=_is_unnamed(passage)) for passage in passages]
    found = find(words, everybody, document.named, progress)
    found += [
        Spot(index, start, end, Sort.CELL, frozenset())
        for index, passage in enumerate(passages)
        if not (passage.is_words and passage.said and passage.said.is_named)
        for start, end in small_cells_in(passage.text, smallest)
    ]
    found.sort(key=lambda spot: (spot.index, spot.start))
    names = _names(everybody, {owner for spot in found for owner in spot.owners})
    return [_leak(passages[spot.index], spot, names) for spot in found]


def _passages(document: Document) -> Iterator[Passage]:
    """Give what a reader sees, each row of a table in one: a name may stand in two cells."""
    rows = groupby(
        plain_text(document), key=lambda p: (p.part, p.place.rpartition(", ")[0]) if p.part == "cell" else p
    )
    for _, group in rows:
        first, *others = group
        if first.part in _OWN:
            continue
        if others:
            text = "\n".join((first.text, *(passage.text for passage in others)))
            yield Passage(first.place.rpartition(", ")[0], text, first.part, first.block)
        else:
            yield first


def _is_unnamed(passage: Passage) -> bool:
    return passage.is_words and passage.said is not None and not passage.said.is_named


def _names(everybody: Known, wanted: AbstractSet[Owner]) -> dict[Owner, str]:
    people = (((Noun.CONTACT, p.id), f"{p.given_name} {p.family_name}".strip()) for p in everybody.people)
    bodies = (((Noun.ORGANISATION, body.id), body.name) for body in everybody.bodies)
    return {owner: name for named in (people, bodies) for owner, name in named if owner in wanted}


def _leak(passage: Passage, spot: Spot, names: Mapping[Owner, str]) -> Leak:
    whom = sorted(((owner, names[owner]) for owner in spot.owners), key=lambda one: (one[1], one[0][1]))
    said = passage.said.feedback if passage.said else None
    return Leak(
        passage.place, passage.text, spot.start, spot.end, spot.sort, tuple(whom), said, passage.is_words
    )
