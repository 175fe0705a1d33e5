"""Other people in what one person is given to read: where that one is named, and nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from engage.domain.briefings import Briefing
from engage.domain.commitments import Commitment
from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.erasures import Traces
from engage.domain.feedback import Feedback
from engage.domain.filter_fields import Flag
from engage.domain.filters import FIELDS, parse, quoted
from engage.domain.leaks.search import Known, Owner, Sort, Words, find
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Record
from engage.domain.submissions import Submission
from engage.domain.text import words
from engage.services.privacy.identity import traces_of
from engage.storage import filters, records
from engage.storage.leaks import known

SOMEBODY = "[another person]"
_PERSONAL = (Sort.PERSON, Sort.EMAIL, Sort.PHONE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that names somebody."""

    where: str
    """What sort of words it stands in: "What somebody else said"."""
    text: str


_TEXTS: tuple[tuple[Noun, type[Record], str, Callable[[Record], tuple[str, ...]]], ...] = (
    (
        Noun.FEEDBACK,
        Feedback,
        "What somebody else said",
        lambda each: (each.text, each.paraphrase, each.notes) if isinstance(each, Feedback) else (),
    ),
    (
        Noun.SUBMISSION,
        Submission,
        "What somebody else sent in",
        lambda each: (
            (each.title, each.file_name, each.text, each.notes) if isinstance(each, Submission) else ()
        ),
    ),
    (
        Noun.ENGAGEMENT,
        Engagement,
        "Our note of an engagement",
        lambda each: (
            (each.title, each.place, each.summary, each.notes) if isinstance(each, Engagement) else ()
        ),
    ),
    (
        Noun.COMMITMENT,
        Commitment,
        "A follow-up",
        lambda each: (each.text, each.outcome, each.notes) if isinstance(each, Commitment) else (),
    ),
    (
        Noun.ORGANISATION,
        Organisation,
        "Our notes on an organisation",
        lambda each: (each.notes,) if isinstance(each, Organisation) else (),
    ),
    (
        Noun.CONTACT,
        Contact,
        "Our notes on somebody else",
        lambda each: (each.basis_source, each.access_needs, each.notes) if isinstance(each, Contact) else (),
    ),
    (
        Noun.BRIEFING,
        Briefing,
        "A briefing",
        lambda each: (
            (each.title, each.subtitle, each.notes, *(part.text for part in each.parts))
            if isinstance(each, Briefing)
            else ()
        ),
    ),
)
"""Where somebody may be named in words, and of each noun the words in which we look."""


@dataclass(frozen=True, slots=True)
class Others:
    """Everybody whom a project knows, seen from one contact."""

    contact: Contact
    everybody: Known

    @property
    def _owner(self) -> Owner:
        return Noun.CONTACT, self.contact.id

    def mentions(self, connection: sa.Connection) -> list[Mention]:
        """Return every paragraph that names the contact and is not their own, as the index finds it.

        By what they are called and how they are reached, now or earlier. Nothing that may be theirs is kept
        from them: the family name alone will do where it looks like one.
        """
        traces = traces_of(connection, *self._owner)
        found: list[Mention] = []
        for noun, record, where, texts in _TEXTS:
            for each in records.fetch(connection, record, _with_words(connection, noun, traces)):
                if not self._is_their_own(each):
                    found += (Mention(where, part) for text in texts(each) for part in text.split("\n"))
        spots = traces.spots([mention.text for mention in found])
        return [mention for mention, named in zip(found, spots, strict=True) if named]

    def masked(self, texts: Sequence[str]) -> Iterator[str]:
        """Yield texts in which no other contact is named or reached; bodies are."""
        people = replace(self.everybody, bodies=(), sites=())
        to_mask: dict[int, list[tuple[int, int]]] = {}
        for spot in find([Words(text) for text in texts], people, frozenset({self._owner})):
            if spot.sort in _PERSONAL and self._owner not in spot.owners:
                to_mask.setdefault(spot.index, []).append((spot.start, spot.end))
        for index, text in enumerate(texts):
            yield _without(text, to_mask.get(index, []))

    def _is_their_own(self, record: Record) -> bool:
        whose = getattr(record, "contact", None)
        return record.uid == self.contact.uid or (whose is not None and whose.id == self.contact.id)


def _with_words(connection: sa.Connection, noun: Noun, traces: Traces) -> list[int]:
    """Return the records of a noun among whose words a family name, an address or the end of a number is."""
    names = (words(family) or words(given) for given, family in traces.names)
    wanted = {name[-1] for name in names if name}
    wanted |= {" ".join(words(email)) for email in traces.emails}
    wanted |= {number[-1] for phone in traces.phones if (number := words(phone))}
    shown = f" is:{Flag.ANY}" if Flag.ANY in FIELDS[noun]["is"].choices else ""
    found = (filters.ids(connection, parse(f"{quoted(each)}{shown}", noun)) for each in sorted(wanted))
    return list(dict.fromkeys(id for ids in found for id in ids))


def _without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """A text with somebody in each of these places; of places that overlap only one."""
    kept: list[str] = []
    reached = 0
    for start, end in sorted(places):
        if start >= reached:
            kept += (text[reached:start], SOMEBODY)
        reached = max(reached, end)
    return "".join((*kept, text[reached:]))


def others(connection: sa.Connection, contact: Contact) -> Others:
    """Return everybody else, for what this contact is to read."""
    return Others(contact, known(connection, {contact.id}))
