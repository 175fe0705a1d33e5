"""Organisations, and contacts, that stand there twice: found, told apart, or made one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from engage.domain import duplicates, merging
from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.duplicates import Pair
from engage.domain.merging import Side
from engage.domain.records import Noun
from engage.errors import Conflict, NotFound
from engage.services import backups
from engage.services.backups import Why
from engage.services.checks import checked
from engage.services.records import noun_of, spoken_of
from engage.services.stakeholders import Stakeholder
from engage.storage import duplicates as storage
from engage.storage import merging as moving
from engage.storage import records
from engage.storage.duplicates import Ids
from engage.storage.project import Project

__all__ = ["Pair", "Side", "Stakeholder", "dismiss", "find", "merge"]


def find(project: Project, record: Stakeholder) -> list[Pair]:
    """Return the pairs that are likely to be one, the most certain first.

    Those that a person has told apart, and those of which both are archived, are left out.
    """
    noun = noun_of(record)
    with project.reading() as connection:
        apart, archived = storage.kept_apart(connection, noun), storage.archived(connection, noun)
        if noun is Noun.ORGANISATION:
            found = duplicates.organisations(storage.bodies(connection))
        else:
            found = duplicates.contacts(storage.people(connection))
    return [
        pair
        for pair in found
        if (pair.one, pair.other) not in apart and not archived.issuperset((pair.one, pair.other))
    ]


def dismiss(project: Project, record: Stakeholder, pairs: Iterable[Ids]) -> Changes:
    """Remember that the records of each pair are two: `find` does not offer them again."""
    pairs = [(min(ids), max(ids)) for ids in pairs]
    noun = noun_of(record)
    several = f"{len(pairs):,} pairs of {noun.plural}"
    named = " and ".join(spoken_of(project, record, [id]) for id in pairs[0]) if len(pairs) == 1 else several
    with project.transaction(f"Keep apart {named}") as tx:
        storage.keep_apart(tx.connection, noun, pairs)
    return tx.changes


def merge(
    project: Project,
    record: Stakeholder,
    keep: int,
    other: int,
    fields: Mapping[str, Side] = MappingProxyType({}),
) -> Changes:
    """Make two records one: the first is kept, and all that mentions the other one then mentions it.

    `fields` says for each field whose value stands; `engage.domain.merging.merged` settles those that it
    leaves out. Of e-mail addresses, roles, seats and the like none stands there twice. Raises `NotFound`,
    `Invalid`, and `Conflict` where the two are the same.
    """
    if keep == other:
        raise Conflict("A record cannot be merged with itself", "", "Choose another one")
    label = f"Merge {spoken_of(project, record, [other])} into {spoken_of(project, record, [keep])}"
    noun = noun_of(record)
    backups.before(project, Why.MERGE)
    with project.transaction(label, source=Why.MERGE) as tx:
        there = {found.id: found for found in records.fetch(tx.connection, record, [keep, other])}
        if len(there) < 2:
            raise NotFound(f"One of the {noun.plural} is no longer there", "", "Look at the list again")
        one = merging.merged(there[keep], there[other], fields)
        moving.move(tx.connection, noun, keep, other)
        records.remove(tx.connection, record, [other])
        (now,) = records.fetch(tx.connection, record, [keep])
        names = (*merging.own_fields(one), *(["objections"] if isinstance(one, Contact) else []))
        values = {name: getattr(one, name) for name in names}
        records.save(tx.connection, checked(tx.connection, replace(now, **values), now), now)
    return tx.changes
