"""Rows about bodies and people: new ones are added, and none that is there already is added again."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice
from typing import TypeVar

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services.importing.matching.taking import Given, Taking
from engage.services.importing.tables.rows import Row, read_row, refuse
from engage.services.importing.work import Work

__all__ = ["Given", "chunks", "parsed", "take"]

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
    """Yield the rows that can be used; each of the others is a problem, and so is what one goes without.

    A row whose uid is `known`, or where nothing is said of that any row with a uid, need not give what a new
    record needs.
    """
    for row in rows:
        is_new = not row.uid if known is None else row.uid not in known
        try:
            yield Given(row, read_row(work, noun, row, row.texts, is_new=is_new))
        except EngageError as error:
            refuse(work, noun, row, error)


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
    taking.finish()
    return taking.ids
