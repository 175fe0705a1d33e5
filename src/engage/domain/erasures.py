"""Erasing a person for good: what is chosen, what is remembered of it, and where texts tell of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from engage.domain.backups import Backup, State, kept
from engage.domain.leaks.callings import Body, Person
from engage.domain.leaks.ordinary_words import ORDINARY
from engage.domain.leaks.readings import plain, plain_words
from engage.domain.leaks.search import Known, Sort, Words, find
from engage.domain.records import Choice, Noun

MARK = "[erased]"
"""Stands where a text named somebody who was erased."""
_BLACK = "█"
_FEWEST_DIGITS = 7
_TAIL = 4
_FEWEST_LETTERS = 3
_MOST_MONTHS = 15


class ErasedWords(Choice):
    """What becomes of what an erased person has said."""

    ERASE = "erase"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Erased:
    """That somebody was erased, and how: it names nobody."""

    uid: str
    noun: Noun
    erased_at: dt.datetime
    certificate: str
    words: ErasedWords = ErasedWords.ERASE
    spared: tuple[str, ...] = ()
    """The uids of records that go on naming them."""

    @property
    def is_file(self) -> bool:
        """Whether it is a kept file alone, that named somebody: a submission's, or else a document's."""
        return self.noun in (Noun.SUBMISSION, Noun.ENGAGEMENT) and self.words is ErasedWords.KEEP


@dataclass(frozen=True, slots=True)
class Traces:
    """What somebody is called and how they are reached, now and earlier, to be looked for in texts."""

    noun: Noun
    names: tuple[tuple[str, str], ...] = ()
    """Given and family name of a person; name and short name of a body."""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    """Streets of their own postal addresses."""
    has_namesake: bool = False
    """Somebody else of the project has the same name: a text may mean them."""
    shares_family_name: bool = False
    _words: frozenset[str] = field(init=False, default=frozenset())
    _tails: frozenset[str] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        names = [name for pair in self.names for name in (pair[1] or pair[0], pair[0])[: self._looked_for]]
        rarest = (max(words, key=len) for name in names if (words := plain_words(name)))
        streets = (max(plain_words(street), key=len, default="") for street in self.streets)
        # The longest part of a domain stands in an address however it is spelt out.
        domains = (max(plain_words(email.rpartition("@")[2]), key=len, default="") for email in self.emails)
        found = {*rarest, *filter(None, (*streets, *domains))}
        object.__setattr__(self, "_words", frozenset(found))
        digits = ("".join(filter(str.isdecimal, phone)) for phone in self.phones)
        tails = frozenset(each[-_TAIL:] for each in digits if len(each) >= _FEWEST_DIGITS)
        object.__setattr__(self, "_tails", tails)

    @property
    def _looked_for(self) -> int:
        """A person is looked for by the family name; a body by its name and by its short name."""
        return 1 if self.noun is Noun.CONTACT else 2

    def may_stand_in(self, text: str | None) -> bool:
        """Return at little cost whether a text may tell of them."""
        if not text:
            return False
        form = plain(text)
        if any(word in form for word in self._words):
            return True
        if "\n" in form and any(word in re.sub(r"-?\s*\n\s*", "", form) for word in self._words):
            return True
        if not self._tails:
            return False
        digits = "".join(filter(str.isdecimal, text))
        return len(digits) >= _FEWEST_DIGITS and any(tail in digits for tail in self._tails)

    def spots(self, texts: Sequence[str]) -> list[list[Spot]]:
        """Return where each of some texts tells of them, in order and apart from one another."""
        found: list[list[Spot]] = [[] for _ in texts]
        for spot in find([Words(text) for text in texts], self._known()):
            is_name = spot.sort in (Sort.PERSON, Sort.BODY)
            words = texts[spot.index][spot.start : spot.end]
            start = spot.start + (words.startswith("(") and words.count("(") > words.count(")"))
            found[spot.index].append(Spot(start, spot.end, not (is_name and self.has_namesake)))
        for index, text in enumerate(texts):
            found[index] += self._family_name_in(text)
            for street in self._streets():
                found[index] += (Spot(*hit.span()) for hit in street.finditer(text))
            found[index] = _apart(found[index])
        return found

    def is_theirs(self, email: str) -> bool:
        """Whether an address that others have as well is made of their own name."""
        local = plain(email.rpartition("@")[0])
        return any(
            len(word) >= _FEWEST_LETTERS and word in local
            for name in self.names
            for part in name
            for word in plain_words(part)
        )

    def _known(self) -> Known:
        owner = (self.noun, 1)
        people = [Person(1, *name) for name in self.names] if self.noun is Noun.CONTACT else []
        return Known(
            people=people,
            bodies=[] if people else [Body(1, *name) for name in self.names],
            emails=[(email, owner) for email in self.emails],
            phones=[(phone, owner) for phone in self.phones],
        )

    def _family_name_in(self, text: str) -> Iterable[Spot]:
        """The family name alone, where it is written as a name: less sure where others share it."""
        if self.noun is not Noun.CONTACT:
            return
        for family in {name[1].strip() for name in self.names} - {""}:
            is_sure = not self.shares_family_name and not ORDINARY.issuperset(plain_words(family))
            for hit in re.finditer(rf"(?<!\w){re.escape(family)}(?!\w)", text, re.IGNORECASE):
                if not hit[0][0].islower():
                    yield Spot(*hit.span(), is_sure and not self.has_namesake)

    def _streets(self) -> list[re.Pattern[str]]:
        parted = [re.findall(r"\w+", street) for street in self.streets]
        return [
            re.compile(r"(?<!\w)" + r"\W+".join(map(re.escape, words)) + r"(?!\w)", re.IGNORECASE)
            for words in parted
            if len(words) > 1
        ]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text that tells of somebody, as a slice."""

    start: int
    end: int
    is_sure: bool = True
    """Whether it can mean nobody else."""


def _apart(spots: Iterable[Spot]) -> list[Spot]:
    """Return spots in order with those that overlap put together."""
    joined: list[Spot] = []
    for spot in sorted(spots, key=lambda each: (each.start, each.end)):
        if joined and spot.start < joined[-1].end:
            last = joined.pop()
            spot = Spot(last.start, max(last.end, spot.end), last.is_sure or spot.is_sure)
        joined.append(spot)
    return joined


def blacked_out(text: str, spots: Iterable[Spot], *, keeps_length: bool = False) -> str:
    """Return a text without these places; where others know places in it, it stays as long as it was."""
    kept_text: list[str] = []
    reached = 0
    for spot in spots:
        instead = _BLACK * (spot.end - spot.start) if keeps_length else MARK
        kept_text += (text[reached : spot.start], instead)
        reached = spot.end
    return "".join((*kept_text, text[reached:]))


def gone_by(backup: Backup, backups: Sequence[Backup], today: dt.date) -> dt.date | None:
    """Return the day by which a backup will have been thinned out, if one is made in each month from now on.

    None: it stays until somebody deletes it.
    """
    there = list(backups)
    newest = max(there, key=lambda each: each.sequence)
    day = today
    for number in range(1, _MOST_MONTHS + 1):
        stay = kept(there)
        if backup.sequence not in stay:
            return day
        month = today.year * 12 + today.month - 1 + number
        day = dt.date(month // 12 + (month % 12 == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)
        made_at = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
        there = [each for each in there if each.sequence in stay]
        there.append(replace(newest, sequence=newest.sequence + number, made_at=made_at, state=State.GOOD))
    return None
