"""What people have added to a record that another program knows too: a later file of it leaves that alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.services.importing.matching.known import Given, chunks
from engage.services.importing.matching.merging import filled
from engage.services.importing.work import Work
from engage.services.records import noun_of
from engage.storage import records

K = TypeVar("K", Organisation, Contact)

_NAMES = ("given_name", "family_name")
_LISTS = ("tags", "objections", "emails", "phones", "addresses", "relations")


def with_additions(work: Work, record: type[K], givens: Iterable[Given]) -> Iterator[Given]:
    """Yield the rows so that those with a known id take nothing away from notes and lists.

    A table that names our own ids says what is to stand there. A file of another program cannot know what was
    added here, so its notes and its lists are only joined to those that there are.
    """
    for rows in chunks(givens):
        uids = sorted({given.row.uid for given in rows} - {""})
        ids = records.ids_of(work.connection, noun_of(record), uids)
        there = {each.uid: each for each in records.fetch(work.connection, record, ids)}
        for given in rows:
            before = there.get(given.row.uid)
            yield given if before is None else replace(given, values=_joined(before, given.values))


def _joined(before: Any, values: Any) -> dict[str, Any]:
    lists = {name: value for name, value in values.items() if name in _LISTS}
    after, _ = filled(before, lists)
    joined = dict(values) | {name: getattr(after, name) for name in lists}
    if isinstance(before, Contact) and _whole_name(values) == before.name.split():
        # Where the given name ends, nobody but a person knows.
        joined |= {name: getattr(before, name) for name in _NAMES if name in values}
    if affiliations := values.get("affiliations"):
        ended = {role.organisation.id: role.ended for role in before.affiliations if role.ended}
        joined["affiliations"] = tuple(
            replace(role, ended=ended.get(role.organisation.id, role.ended)) for role in affiliations
        )
    if notes := values.get("notes"):
        joined["notes"] = joined_notes(before.notes, notes)
    return joined


def _whole_name(values: Any) -> list[str]:
    return " ".join(values.get(name, "") for name in _NAMES).split()


def joined_notes(there: str, said: str) -> str:
    """Return notes with the lines behind them that another program has, and they have not."""
    known = {line.strip() for line in there.split("\n")}
    missing = [line for line in said.split("\n") if line.strip() and line.strip() not in known]
    return "\n".join(filter(None, (there, *missing))) if missing else there
