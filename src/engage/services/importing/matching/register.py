"""The people or bodies of a project, and of the rows so far, by what a row may have in common with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from engage.domain.contacts import Contact
from engage.domain.matching import bodies, people
from engage.domain.matching.bodies import Body
from engage.domain.matching.index import Found, Likeness
from engage.domain.matching.people import Person
from engage.domain.organisations import Organisation
from engage.storage import duplicates as storage

K = TypeVar("K", Organisation, Contact)


_REACHED = ("emails", "phones")
_OF_CONTACTS = ("given_name", "family_name", "affiliations", "addresses", *_REACHED)
_OF_BODIES = ("name", "short_name", "website", *_REACHED)


class Register(Generic[K]):
    """Whom a row may be about.

    Rows of which nothing is stored yet go by negative numbers until `store` gives their ids.
    """

    def __init__(self, connection: sa.Connection, record: type[K]) -> None:
        self._is_contact = record is Contact
        self._compared = _OF_CONTACTS if self._is_contact else _OF_BODIES
        self._index: Any = people.index() if self._is_contact else bodies.index()
        there: list[Any] = (
            [people.facts(person) for person in storage.people(connection)]
            if self._is_contact
            else [bodies.facts(body) for body in storage.bodies(connection)]
        )
        self._index.count(there)
        for facts in there:
            self._index.add(facts)
        self._first = self._next = max((facts.id for facts in there), default=0) + 1
        self._became: dict[int, int] = {}
        self._unstored: list[int] = []

    def find(self, rows: Sequence[Mapping[str, Any]]) -> list[tuple[int, Found]]:
        """Return the number of each row, and the records and earlier rows that it may be about."""
        facts = [self._facts(self._next + place, values) for place, values in enumerate(rows)]
        self._next += len(rows)
        self._index.count(facts)
        return [(row.id, self._index.find_and_add(row)) for row in facts]

    def settle(self, number: int, became: int) -> None:
        """Remember which record the row with a number is; 0: none."""
        self._became[number] = became
        if became < 0:
            self._unstored.append(number)

    def store(self, ids: Mapping[int, int]) -> None:
        """Take in the ids of what was new, by the negative numbers of the rows."""
        for number in self._unstored:
            self._became[number] = ids[self._became[number]]
        self._unstored.clear()

    def resolved(self, number: int, found: Found, altered: Mapping[int, K]) -> Found:
        """Return what was found for a row, with the records that rows have become in place of these rows.

        Records that earlier rows have `altered` are compared as they are now, and not as these rows were.
        """
        best: dict[int, Likeness] = {}
        for other, was in found.items():
            likeness: Likeness | None = was
            id = self.record_of(other)
            if id in altered:
                likeness = self._index.likeness(self._index[number], self._facts_of(altered[id]))
            if id != 0 and likeness is not None and (id not in best or likeness.rank > best[id].rank):
                best[id] = likeness
        return best

    def record_of(self, number: int) -> int:
        """Return the id of what was found: of a record that was there, or that a row has become."""
        return self._became.get(number, number)

    def ids(self, found: Found) -> Iterator[int]:
        """Yield the ids of the stored records among what was found for a row."""
        yield from (id for id in map(self.record_of, found) if id > 0)

    def was_there(self, id: int) -> bool:
        """Whether a record was there before the file."""
        return 0 < id < self._first

    def are_likely(self, one: K, other: K) -> bool:
        """Whether two records are found as likely duplicates."""
        if one.archived and other.archived:
            return False
        are_likely: bool = self._index.are_likely(self._facts_of(one), self._facts_of(other))
        return are_likely

    def let_go(self) -> None:
        """Forget everybody, once nothing is looked up any more."""
        self._index.let_go()

    def _facts_of(self, record: K) -> Any:
        return self._facts(record.id, {name: getattr(record, name) for name in self._compared})

    def _facts(self, id: int, values: Mapping[str, Any]) -> Any:
        emails = [email.address for email in values.get("emails", ())]
        phones = [phone.number for phone in values.get("phones", ())]
        if not self._is_contact:
            name, short_name = values.get("name", ""), values.get("short_name", "")
            return bodies.facts(Body(id, name, short_name, emails, phones, values.get("website", "")))
        roles = [role.organisation.id for role in values.get("affiliations", ())]
        given_name, family_name = values.get("given_name", ""), values.get("family_name", "")
        places = [(at.street, at.locality, at.postcode) for at in values.get("addresses", ())]
        return people.facts(Person(id, given_name, family_name, roles, emails, phones, places))
