"""Groups of the register into a project: as organisations, with their officers and those who pay for them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, TypeVar

from engage.domain.choices import excerpt
from engage.domain.contacts import Affiliation, Contact
from engage.domain.organisations import Address, Email, Organisation, Relation, RelationKind
from engage.domain.records import Noun, Reference
from engage.domain.text import compact, fold
from engage.errors import EngageError, Invalid
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.groups_register.reading import Group, Officer, read_group
from engage.services.importing.left_out import said_of
from engage.services.importing.limits import MAX_REGISTER_BYTES
from engage.services.importing.matching.additions import with_additions
from engage.services.importing.matching.known import Given, take
from engage.services.importing.personal_names import taken_apart
from engage.services.importing.source import Source
from engage.services.importing.tables.rows import Row
from engage.services.importing.work import UNLIKE, Importer, Likeness, Work

_SAMPLE = 100_000
_NAMED = (b'"officers"', b'"title"')
_TELLING = (b'"contact_details"', b'"detailed_benefits"', b'"registrable_benefits"')
_LEFT_OUT = {
    "members": ("name on the lists of members", "names on the lists of members"),
    "removed": ("officer who has gone, nobody says when", "officers who have gone, nobody says when"),
}

R = TypeVar("R", Contact, Organisation)
_Groups = Sequence[tuple[Reference, Group]]
"""The groups, each with the organisation that it has become."""


@dataclass(slots=True)
class _Person:
    """An officer, or a registered contact, of one group or of several."""

    officer: Officer
    roles: dict[int, Affiliation] = field(default_factory=dict)
    """By the id of the group."""


def _likeness(source: Source) -> Likeness:
    """Nearly certain, where it is JSON with the names that the register has."""
    sample = source.data[:_SAMPLE]
    if not sample.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return UNLIKE
    if all(name in sample for name in _NAMED) and any(name in sample for name in _TELLING):
        return Likeness(1, "it has groups with officers, and what the register says of them")
    return UNLIKE


def _put_in(work: Work) -> None:
    """Add, update or fill in the groups, then those who pay for them, then their officers.

    JSON has no rows: what is made of it is numbered in that order.
    """
    rows = count(1)
    read = dict(_read(work, rows))
    given = (Given(Row(row, group.uid, {}), group.values) for row, group in read.items())
    ids = _take(work, Organisation, given)
    groups = [(Reference(id, name=read[row].values["name"]), read[row]) for row, id in ids.items()]
    left_out = Counter(members=sum(group.members for _, group in groups))
    bodies = [(next(rows), values) for values in _bodies(groups)]
    _take(work, Organisation, (Given(Row(row, "", {}), values) for row, values in bodies))
    people = [(next(rows), person) for person in _people(groups, left_out)]
    _take(
        work,
        Contact,
        (
            Given(Row(row, own_uid(Noun.CONTACT, person.officer.id), {}), _values(person))
            for row, person in people
        ),
    )
    work.read += len(bodies) + len(people)
    if left_out := +left_out:
        work.notes.append(said_of(left_out, _LEFT_OUT))


def _take(work: Work, record: type[R], givens: Iterable[Given]) -> Mapping[int, int]:
    return take(work, record, with_additions(work, record, givens))


def _read(work: Work, rows: Iterator[int]) -> Iterator[tuple[int, Group]]:
    """The groups of the file with their numbers; whatever is none is a problem."""
    for said in _entries(work.source):
        row = next(rows)
        work.read += 1
        work.progress(row, row, work.source.name)
        try:
            yield row, read_group(said)
        except EngageError as error:
            work.leave_out(row, error, Noun.ORGANISATION, _called(said))


def _called(said: Any) -> str:
    """What a group is called of which nothing else can be read."""
    title = said.get("title") or said.get("name") if isinstance(said, dict) else ""
    return excerpt(title) if isinstance(title, str) else ""


def _entries(source: Source) -> list[Any]:
    if len(source.data) > MAX_REGISTER_BYTES:
        raise Invalid(
            f"{source.name} is too large for a register",
            f"of one, {MAX_REGISTER_BYTES // (1024 * 1024)} MB are read",
            "Split it, and import the parts",
        )
    text = source.text
    with source.readable("the register of groups"):
        said = json.loads(text.lstrip("\ufeff"))
    entries = said if isinstance(said, list) else [said]
    if not any(isinstance(entry, dict) for entry in entries):
        raise Invalid(f"{source.name} has no groups", "", "Check that it is the right file")
    return entries


# Bodies


def _bodies(groups: _Groups) -> Iterator[dict[str, Any]]:
    """Those who pay for groups, or run their offices, each once."""
    names: dict[str, str] = {}
    relations: dict[str, dict[tuple[int, RelationKind], Relation]] = {}
    for reference, group in groups:
        said = [(benefit.source, RelationKind.FUNDS, benefit.received) for benefit in group.benefits]
        if group.secretariat:
            said.append((group.secretariat, RelationKind.AFFILIATED_TO, None))
        for name, kind, started in said:
            key = fold(name)
            names.setdefault(key, name)
            there = relations.setdefault(key, {})
            before = there.get((reference.id, kind))
            first = min((day for day in (started, before and before.started) if day), default=None)
            there[reference.id, kind] = replace(before or Relation(other=reference, kind=kind), started=first)
    for key, name in names.items():
        yield {"name": name, "relations": tuple(relations[key].values())}


# People


def _people(groups: _Groups, left_out: Counter[str]) -> Iterator[_Person]:
    """The officers and registered contacts of all groups, each once."""
    people: dict[object, _Person] = {}
    for reference, group in groups:
        contact = group.registered_contact
        officers = []
        for officer in group.officers:
            if contact is not None and _spoken(contact) == _spoken(officer):
                officer = replace(officer, email=contact.email, address=contact.address)
                contact = None
            officers.append(officer)
        for officer in (*officers, *([contact] if contact else [])):
            if officer.is_removed and group.as_of is None:
                left_out["removed"] += 1
                continue
            key = officer.id or officer.email or (_spoken(officer), reference.id)
            person = people.setdefault(key, _Person(officer))
            if officer.email and not person.officer.email:
                person.officer = replace(person.officer, email=officer.email, address=officer.address)
            _add_role(person, reference, officer, group)
    yield from people.values()


def _spoken(officer: Officer) -> str:
    name = taken_apart(officer.name)
    return compact(f"{name.given_name} {name.family_name}")


def _add_role(person: _Person, group: Reference, officer: Officer, said: Group) -> None:
    ended = said.as_of if officer.is_removed else None
    before = person.roles.get(group.id)
    if before is None:
        # None of them is the primary one: a member of parliament is that first.
        person.roles[group.id] = Affiliation(organisation=group, role=officer.role, ended=ended)
    elif officer.role and officer.role not in before.role:
        role = ", ".join(filter(None, (before.role, officer.role)))
        person.roles[group.id] = replace(before, role=role, ended=before.ended and ended)


def _values(person: _Person) -> dict[str, Any]:
    officer = person.officer
    name = taken_apart(officer.name)
    values = {
        "title": name.title,
        "given_name": name.given_name,
        "family_name": name.family_name,
        "emails": (Email(address=officer.email),) if officer.email else (),
        "addresses": (Address(street=officer.address),) if officer.address else (),
        "notes": f"Party: {officer.party}" if officer.party else "",
        "affiliations": tuple(person.roles.values()),
    }
    return {field: value for field, value in values.items() if value}


IMPORTER = Importer(
    name="groups",
    summary="The register of parliamentary groups (JSON), with their officers and those who pay for them",
    counts=("organisation or contact", "organisations and contacts"),
    suffixes=(".json",),
    likeness=_likeness,
    put_in=_put_in,
)
