"""Where a text gives away a person, a body, or how to reach them, though it may not.

Case, accents, hyphens, possessives, invisible characters and line breaks hide nothing. Ordinary words that
are also a name are told from it by capitals and by what stands beside them, as a reader would.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from itertools import chain, pairwise
from typing import NamedTuple

from engage.domain.leaks.callings import (
    TITLES,
    Body,
    Form,
    Person,
    Sureness,
    may_name,
    of_body,
    of_person,
    said,
)
from engage.domain.leaks.meaning import is_meant
from engage.domain.leaks.reaches import Reaches, reaches
from engage.domain.leaks.readings import WORD, Plain, Reading, plain, plainly, rejoined
from engage.domain.progress import Progress, silent, steps
from engage.domain.records import Noun

Owner = tuple[Noun, int]
"""Whose name it is: a contact's or an organisation's id."""


class Sort(Enum):
    """What a leak gives away."""

    PERSON = "person"
    BODY = "body"
    EMAIL = "email"
    PHONE = "phone"
    SITE = "site"
    CELL = "cell"
    """One of too few of a kind."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text that readers outside will see."""

    text: str
    is_unnamed: bool = False
    """Words of someone who may not be named: nobody's name may stand in them."""


@dataclass(frozen=True, slots=True)
class Known:
    """The people and bodies of a project, and how they are reached."""

    people: Sequence[Person] = ()
    bodies: Sequence[Body] = ()
    emails: Sequence[tuple[str, Owner]] = ()
    phones: Sequence[tuple[str, Owner]] = ()
    sites: Sequence[tuple[str, Owner]] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in one of the texts that gives away what it may not."""

    index: int
    """Which of the texts."""
    start: int
    end: int
    """Where in it, as a slice."""
    sort: Sort
    owners: frozenset[Owner]
    """Whom it may mean: all who are called so."""


class _Calling(NamedTuple):
    """One form of one name, looked for by the rarest two of its words that stand side by side."""

    form: Form
    anchor: int
    """Which of its words is the first of the two."""
    sureness: Sureness
    sort: Sort
    owners: AbstractSet[Owner]
    """All who are called so."""


_Callings = Mapping[str, Mapping[str, Sequence[_Calling]]]
"""By the first of those words, then by the second; by "" where there is but one."""
_Span = tuple[int, int]
_Found = tuple[_Span, Sort, AbstractSet[Owner]]

_BETWEEN = re.compile(
    r"[\s'\u2019\u02bc\-\u2010-\u2015_./+,&()\"\u201c\u201d\u00ad\u200b-\u200d\u2060|]{1,6}|\s+"
)
_IN_CAPITALS = frozenset({Sureness.LOGGED, Sureness.ALONE})
"""What begins with a capital or is no name."""
_MIDDLE = 2
"""So many more names or initials may stand between a person's."""
_LONGEST_END = 100
"""Letters of a name that is written in one with words before it; where nothing stands there, any number."""
_SENTENCE_END = re.compile(r"[.!?;:]\s")


def find(
    texts: Sequence[Words],
    known: Known,
    may_stand: AbstractSet[Owner] = frozenset(),
    progress: Progress = silent,
) -> list[Spot]:
    """Return where `texts` give away what they may not, in their order.

    `may_stand`: whose names may be told in these texts, though not within the words of those who are unnamed.
    Ways to reach someone may stand nowhere.
    """
    read = [plainly(words.text) for words in texts]
    rejoint = {index: again for index, found in enumerate(read) if (again := rejoined(found))}
    words = [frozenset(text.words()) for text in read]
    count = Counter(chain.from_iterable((*words, *(text.words() for text in rejoint.values()))))
    callings = _callings(known, count)
    reach = reaches(known.emails, known.phones, known.sites)
    unspaced = _unspaced(known)
    names = _names(known, may_stand)
    spots = []
    for index, text in enumerate(steps(read, progress)):
        is_but_names = not texts[index].is_unnamed and names.issuperset(text.text.split(", "))
        found = [] if is_but_names else list(_named(text, words[index], callings))
        if again := rejoint.get(index):
            found += _named(again, frozenset(again.words()), callings)
        found += _reached(text, reach)
        found += _without_spaces(text, unspaced)
        if found:
            spots += _spots(index, found, frozenset() if texts[index].is_unnamed else may_stand)
    return spots


def _names(known: Known, owners: AbstractSet[Owner]) -> frozenset[str]:
    """Return the names of those people and bodies: a text that is made of them alone tells nobody else."""
    people = (p for p in known.people if (Noun.CONTACT, p.id) in owners)
    bodies = (body.name for body in known.bodies if (Noun.ORGANISATION, body.id) in owners)
    return frozenset((*(f"{p.given_name} {p.family_name}".strip() for p in people), *bodies))


def _spots(index: int, found: Iterable[_Found], may_stand: AbstractSet[Owner]) -> list[Spot]:
    """Say which of the names found may not stand; a longer name is what a shorter one within it means."""
    owners: dict[tuple[_Span, Sort], set[Owner]] = {}
    for span, sort, whose in found:
        owners.setdefault((span, sort), set()).update(whose)
    spots: list[Spot] = []
    furthest = -1
    for (start, end), sort in sorted(owners, key=lambda key: (key[0][0], -key[0][1], key[1].value)):
        if end <= furthest:
            continue
        furthest = end
        meant = owners[(start, end), sort]
        if sort in (Sort.EMAIL, Sort.PHONE) or meant.isdisjoint(may_stand):
            spots.append(Spot(index, start, end, sort, frozenset(meant)))
    return spots


# Names


def _callings(known: Known, count: Mapping[str, int]) -> _Callings:
    """Return the forms that could stand in a text with so many of each word."""
    callings: dict[str, dict[str, list[_Calling]]] = {}
    for (form, sureness, sort), owners in _called(known, count).items():
        if len(form) == 1:
            anchor, one, other = 0, form[0], ""
        elif len(form) == 2:
            anchor, one, other = 0, *form
        else:
            rarity = [min(map(count.__getitem__, pair)) for pair in pairwise(form)]
            anchor = rarity.index(min(rarity))
            one, other = form[anchor : anchor + 2]
        calling = _Calling(form, anchor, sureness, sort, owners)
        callings.setdefault(one, {}).setdefault(other, []).append(calling)
    return callings


def _called(known: Known, count: Mapping[str, int]) -> Mapping[tuple[Form, Sureness, Sort], set[Owner]]:
    """Return who is called by each form that could stand there: many people have one name."""
    there = count.__contains__
    beginnings = ((word, range(max(0, len(word) - _LONGEST_END), len(word) - 2)) for word in count)
    ends = {word[start:] for word, starts in beginnings for start in starts} | count.keys()
    words = said(there)
    people: dict[tuple[str, str, bool], list[Person]] = {}
    for person in known.people:
        if person.is_speaker or _may_be_there(person, ends):
            name = person.given_name, person.family_name, person.is_speaker
            people.setdefault(name, []).append(person)
    called: dict[tuple[Form, Sureness, Sort], set[Owner]] = {}

    def keep(forms: Iterable[tuple[Form, Sureness]], sort: Sort, owners: Iterable[Owner]) -> None:
        for form, sureness in forms:
            if form and all(map(there, form)):
                key = form, sureness, sort
                if key in called:
                    called[key].update(owners)
                else:
                    called[key] = set(owners)

    for alike in people.values():
        keep(of_person(alike[0], words), Sort.PERSON, [(Noun.CONTACT, person.id) for person in alike])
    for body in known.bodies:
        if may_name(body, there, ends):
            keep(of_body(body, there), Sort.BODY, [(Noun.ORGANISATION, body.id)])
    return called


def _may_be_there(person: Person, ends: AbstractSet[str]) -> bool:
    """Return at little cost whether any form of a name could stand in a text: most names of a project do not.

    `ends`: what the words of the text end in, as a name may be written in one.
    """
    name = person.family_name or person.given_name
    name = name.lower() if name.isascii() else plain(name)
    return name in ends if name.isalpha() else any(word in ends for word in WORD.findall(name))


def _named(text: Plain, words: AbstractSet[str], callings: _Callings) -> Iterator[_Found]:
    begun = {word for word in words & callings.keys() if _may_stand(word, words, callings[word], text.text)}
    if not begun:
        return
    reading = text.reading()
    tokens = reading.tokens
    for place, token in enumerate(tokens):
        for word in token.words:
            if word not in begun:
                continue
            following = callings[word]
            is_capital = text.text[token.start].isupper()
            near = tokens[place + 1 : place + 2 + _MIDDLE]
            for second in {"", *(other for beside in near for other in beside.words)} & following.keys():
                for calling in following[second]:
                    if not is_capital and calling.sureness in _IN_CAPITALS:
                        continue
                    span = _matched(reading, place, calling)
                    if span and is_meant(reading, calling.sureness, calling.sort is Sort.PERSON, *span):
                        yield (tokens[span[0]].start, tokens[span[1]].end), calling.sort, calling.owners


def _may_stand(
    word: str, words: AbstractSet[str], following: Mapping[str, Sequence[_Calling]], text: str
) -> bool:
    """Return at little cost whether a text may have one of the names: some have to have capitals there."""
    if not following.keys().isdisjoint(words):
        return True
    if "" not in following:
        return False
    if not text.isascii() or any(calling.sureness not in _IN_CAPITALS for calling in following[""]):
        return True
    return word.capitalize() in text or word.upper() in text


def _matched(reading: Reading, place: int, calling: _Calling) -> _Span | None:
    """Return the first and the last of the words of a name that has its anchor at a place."""
    first = _walk(reading, place, calling.form[: calling.anchor][::-1], -1, calling.sort)
    last = _walk(reading, place, calling.form[calling.anchor + 1 :], 1, calling.sort)
    return None if first is None or last is None else (first, last)


def _walk(reading: Reading, place: int, form: Form, step: int, sort: Sort) -> int | None:
    """Follow the words of a form from a place; more names or initials may stand between a person's."""
    tokens = reading.tokens
    may_skip = _MIDDLE if sort is Sort.PERSON else 0
    for word in form:
        beside = place + step
        if not _is_beside(reading, place, beside):
            return None
        if word not in tokens[beside].words:
            beside = _behind_middle_names(reading, beside, word, step, may_skip)
            if beside < 0:
                return None
            may_skip = 0
        place = beside
    return place


def _behind_middle_names(reading: Reading, place: int, word: str, step: int, most: int) -> int:
    """Return where a word stands behind so many other names or initials; below 0 where it does not."""
    for _ in range(most if word not in TITLES else 0):
        if not reading.original(place)[:1].isupper() or not _is_beside(reading, place, place + step):
            return -1
        place += step
        if word in reading.tokens[place].words:
            return place
    return -1


def _is_beside(reading: Reading, one: int, other: int) -> bool:
    """Return whether two words stand side by side as parts of one name do."""
    left, right = sorted((one, other))
    if left < 0 or right >= len(reading.tokens):
        return False
    between = reading.between(left, right)
    if between == " ":
        return True
    word = reading.tokens[left].words[0]
    if between and not _BETWEEN.fullmatch(between):
        return False
    return not _SENTENCE_END.search(between) or len(word) == 1 or word in TITLES


# Ways to reach someone, and names in scripts that put no spaces between words


def _reached(text: Plain, reach: Reaches[Owner]) -> Iterator[_Found]:
    for sort, found in (
        (Sort.EMAIL, reach.emails_in(text.form)),
        (Sort.PHONE, reach.phones_in(text.form)),
        (Sort.SITE, reach.sites_in(text.form)),
    ):
        for start, end, owner in found:
            yield text.span(start, end), sort, frozenset({owner})


_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def _unspaced(known: Known) -> tuple[re.Pattern[str] | None, Mapping[str, Sequence[tuple[Sort, Owner]]]]:
    """Return what finds the names in such scripts, and whose each is."""
    names: dict[str, list[tuple[Sort, Owner]]] = {}
    for person in known.people:
        given, family = person.given_name, person.family_name
        if _UNSPACED.search(given + family):
            for name in {given + family, family + given}:
                names.setdefault(_letters(name), []).append((Sort.PERSON, (Noun.CONTACT, person.id)))
    for body in known.bodies:
        for name in {body.name, body.short_name}:
            if _UNSPACED.search(name):
                names.setdefault(_letters(name), []).append((Sort.BODY, (Noun.ORGANISATION, body.id)))
    names.pop("", None)
    any_of = "|".join(r"\W*".join(map(re.escape, name)) for name in sorted(names, key=len, reverse=True))
    return (re.compile(any_of) if names else None), names


def _letters(text: str) -> str:
    return "".join(WORD.findall(plain(text)))


def _without_spaces(
    text: Plain, unspaced: tuple[re.Pattern[str] | None, Mapping[str, Sequence[tuple[Sort, Owner]]]]
) -> Iterator[_Found]:
    pattern, names = unspaced
    if pattern is None or not _UNSPACED.search(text.text):
        return
    for match in pattern.finditer(text.form):
        for sort, owner in names.get(_letters(match[0]), ()):
            yield text.span(*match.span()), sort, frozenset({owner})
