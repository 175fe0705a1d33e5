"""Cards into a project: people and bodies, and the groups that they are put together in as tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engage.domain.choices import excerpt
from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.errors import EngageError, Invalid
from engage.services.importing.cards import reading
from engage.services.importing.cards.card import Card, ReportProblem, read_cards
from engage.services.importing.content_lines import likeness_to
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.left_out import said_of
from engage.services.importing.matching.additions import with_additions
from engage.services.importing.matching.known import Given, take
from engage.services.importing.source import Source
from engage.services.importing.tables.rows import Row
from engage.services.importing.work import Importer, Likeness, Work

_FIRST = "BEGIN:VCARD"
_REPORT_EVERY = 200
_THINGS = frozenset({"location", "thing", "application", "device"})
"""Cards that are about nobody."""
_LEFT_OUT: Mapping[str, tuple[str, str]] = {
    "BDAY": ("birthday", "birthdays"),
    "ANNIVERSARY": ("anniversary", "anniversaries"),
    "PHOTO": ("photo", "photos"),
    "LOGO": ("logo", "logos"),
    "SOUND": ("sound", "sounds"),
    "KEY": ("key", "keys"),
    "AGENT": ("card within a card", "cards within cards"),
    "RELATED": ("relative or colleague", "relatives and colleagues"),
    "X-ABRELATEDNAMES": ("relative or colleague", "relatives and colleagues"),
    "IMPP": ("chat name", "chat names"),
    "X-SOCIALPROFILE": ("social profile", "social profiles"),
    "GENDER": ("gender", "genders"),
    "GEO": ("place on the map", "places on the map"),
    "TZ": ("time zone", "time zones"),
    "location": ("card of a place", "cards of places"),
    "LANG": ("language", "languages"),
}


def _likeness(source: Source) -> Likeness:
    """Certain, where the first line begins a card."""
    return likeness_to(source, _FIRST, IMPORTER.suffixes)


@dataclass(slots=True)
class _Passage:
    """A file of cards on its way into a project."""

    work: Work
    groups: dict[str, dict[str, str]] = field(default_factory=dict)
    """The tags that groups become, by the uid of each card that is in one; tags by their folded form."""
    left_out: Counter[str] = field(default_factory=Counter)
    tagged: Counter[str] = field(default_factory=Counter)
    """How many records each group is a tag on."""


def _put_in(work: Work) -> None:
    """Add the people and bodies of the cards, update those with a known id, fill in the others there are."""
    passage = _Passage(work)
    # Bodies first: whoever works there finds them as their own cards have them.
    take(work, Organisation, with_additions(work, Organisation, list(_bodies(passage))))
    take(work, Contact, with_additions(work, Contact, _people(passage)))
    if not (work.read or passage.groups):
        raise Invalid(f"{work.source.name} has no cards", "", "Export it anew from the program that made it")
    if passage.left_out:
        work.notes.append(said_of(passage.left_out, _LEFT_OUT))
    named = Counter(tag for tags in passage.groups.values() for tag in tags.values())
    for tag, count in named.items():
        work.notes.append(_of_group(tag, passage.tagged[tag], count - passage.tagged[tag]))


def _of_group(tag: str, tagged: int, missing: int) -> str:
    said = f"The group “{excerpt(tag)}” is a tag now, on {tagged:,}"
    if missing <= 0:
        return f"{said}."
    return f"{said}; {missing:,} of its cards {'is' if missing == 1 else 'are'} not in the file."


def _bodies(passage: _Passage) -> Iterator[Given]:
    """The cards about bodies; with them the groups are found, which may stand behind their members."""
    found = []
    for card in _cards(passage.work, _say_nothing):
        if card.kind == "group":
            _take_group(passage, card)
        elif card.kind not in _THINGS and reading.is_body(card):
            found.append(card)
    for card in found:
        yield from _given(passage, card, Noun.ORGANISATION)


def _people(passage: _Passage) -> Iterator[Given]:
    """The cards about people; meanwhile it is said of all what is wrong with them, and what is left out."""
    for card in _cards(passage.work, passage.work.problem):
        passage.left_out.update(card.left_out)
        if card.kind in _THINGS:
            passage.left_out[card.kind] += 1
        elif card.kind != "group" and not reading.is_body(card):
            yield from _given(passage, card, Noun.CONTACT)


def _cards(work: Work, problem: ReportProblem) -> Iterator[Card]:
    total = work.source.data.count(b"\n") + 1
    for number, card in enumerate(read_cards(work.source.data, work.source.name, problem)):
        if number % _REPORT_EVERY == 0:
            work.progress(card.line, total, work.source.name)
        yield card


def _say_nothing(line: int, message: str) -> None:
    """Leave a problem to the other time that the file is read."""


def _take_group(passage: _Passage, card: Card) -> None:
    if tag := " ".join(card.text("FN").split()):
        for member in reading.members(card):
            passage.groups.setdefault(own_uid(Noun.CONTACT, member), {})[fold(tag)] = tag


def _given(passage: _Passage, card: Card, noun: Noun) -> Iterator[Given]:
    work = passage.work
    work.read += 1
    try:
        read = reading.body if noun is Noun.ORGANISATION else reading.person
        values = read(card, work.problem)
    except EngageError as error:
        work.leave_out(card.line, error, noun, card.text("FN"))
        return
    if tags := passage.groups.get(own_uid(Noun.CONTACT, card.text("UID"))):
        values["tags"] = tuple(({fold(tag): tag for tag in values.get("tags", ())} | tags).values())
        passage.tagged.update(tags.values())
    yield Given(Row(card.line, own_uid(noun, card.text("UID")), {}), values)


IMPORTER = Importer(
    name="cards",
    summary="Cards of people and organisations (vCard 2.1, 3.0 and 4.0), as address books write them",
    counts=("card", "cards"),
    suffixes=(".vcf", ".vcard"),
    likeness=_likeness,
    put_in=_put_in,
    is_of_lines=True,
)
