"""Rows about bodies and people: new ones are added, and none that is there already is added again."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from engage.domain.contacts import Contact
from engage.domain.fields import FIELDS, parse_record
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.domain.uids import new_uid
from engage.errors import Conflict, EngageError
from engage.services.checks import checked
from engage.services.importing.merging import filled, replaced
from engage.services.importing.names import Names
from engage.services.importing.rows import Row
from engage.services.importing.taking import Given, Taking
from engage.services.importing.work import Outcome, Work
from engage.services.records import noun_of
from engage.storage import records

__all__ = ["Given", "chunks", "parsed", "store", "take"]

K = TypeVar("K", Organisation, Contact)
T = TypeVar("T")

_CHUNK = 1_000
"""Rows that are looked up and stored together."""


def chunks(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield the items by as many as are handled together."""
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def parsed(
    work: Work, noun: Noun, rows: Iterable[Row], known: Container[str] | None = None
) -> Iterator[Given]:
    """Yield the rows whose cells can be read; each of the others is a problem.

    A row whose uid is `known`, or where nothing is said of that any row with a uid, need not give what a new
    record needs.
    """
    for row in rows:
        is_new = not row.uid if known is None else row.uid not in known
        try:
            yield Given(row, parse_record(noun, row.texts, is_new=is_new))
        except EngageError as error:
            work.leave_out(row.number, error)


def take(work: Work, record: type[K], givens: Iterable[Given]) -> dict[int, int]:
    """Add, update or fill in what some rows say, and enter what becomes of each.

    The record with a row's uid takes its values. One that is the same beyond doubt gets what it lacks; where
    the two differ, it stays as it is, and that is a problem. A row of which it is not sure is added as new,
    with those whom it may be about. What a person has chosen for a row goes before all that.

    The values of a contact may hold `organisation` and `role` as texts; an organisation that the project does
    not know is added. Returns the id of the record that each row has become, by the number of the row; a row
    that was left out is missing.
    """
    taking = Taking(work, record)
    for rows in chunks(givens):
        taking.take(rows)
    return taking.ids


def store(
    work: Work,
    record: type[K],
    rows: Sequence[Given],
    names: Names,
    is_same: Callable[[K, K], bool] = lambda one, other: True,
) -> None:
    """Add, update or merge what some rows say.

    The record with a row's uid takes its values. The one of the same name, where `is_same` agrees, gets
    what it lacks; where the two differ, it stays as it is, and that is a problem.
    """
    ids = set[int]().union(*(names.ids(given.row.uid) | names.ids(_name(given.values)) for given in rows))
    there = {found.uid: found for found in records.fetch(work.connection, record, sorted(ids))}
    now = dict(there)
    by_name: dict[str, list[str]] = {}
    for found in there.values():
        by_name.setdefault(fold(found.name), []).append(found.uid)
    for given in rows:
        before = now.get(given.row.uid)
        differing: list[str] = []
        try:
            if before is not None:
                outcome, after = Outcome.UPDATED, replaced(before, given.values)
            else:
                outcome, after = Outcome.ADDED, record(**given.values, uid=given.row.uid or new_uid())
                alike = [now[uid] for uid in by_name.get(fold(after.name), ())]
                before = _only([found for found in alike if is_same(found, after)])
                if before is not None:
                    outcome = Outcome.MERGED
                    after, differing = filled(before, given.values)
            after = checked(work.connection, after, there.get(after.uid))
        except EngageError as error:
            work.leave_out(given.row.number, error)
            continue
        work.outcomes[outcome if after != before else Outcome.SKIPPED] += 1
        now[after.uid] = after
        if outcome is Outcome.ADDED:
            by_name.setdefault(fold(after.name), []).append(after.uid)
        if differing:
            labels = ", ".join(FIELDS[noun_of(record)][name].label for name in differing)
            work.problem(
                given.row.number,
                f"“{after.name}” is there already with another {labels.lower()}, which was kept. "
                "Give its id in a column to replace it.",
                differing[0],
            )
    added = [after for uid, after in now.items() if uid not in there]
    names.add(records.add(work.connection, added), added)
    for uid, before in there.items():
        if now[uid] != before:
            records.save(work.connection, now[uid], before)


def _name(values: Mapping[str, Any]) -> str:
    parts = (values.get(part, "") for part in ("name", "given_name", "family_name"))
    return " ".join(part for part in parts if part)


def _only(found: list[K]) -> K | None:
    if len(found) > 1:
        raise Conflict(
            f"There are {len(found)} of the name “{found[0].name}” in the project",
            "",
            "Merge them, or say which is meant by its id",
        )
    return found[0] if found else None
