"""Ids short enough to be typed: the first characters of a uid by which `records.find` knows the record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import sqlalchemy as sa

from engage.domain.records import Record
from engage.storage.project import Project
from engage.storage.shapes import shape_of

_FEWEST = 4
"""Characters that `records.find` takes at least, hyphens not counted."""


def short_ids(project: Project, record: type[Record], ids: Sequence[int]) -> dict[int, str]:
    """Return for each record the start of its uid that no other of its noun has.

    Uids are sorted by the moment at which they were made, so the two beside one have most in common with it.
    """
    table = shape_of(record).table
    other = table.alias()

    def beside(which: sa.Function[str], condition: sa.ColumnElement[bool]) -> sa.ScalarSelect[str]:
        return sa.select(which).where(condition).correlate(table).scalar_subquery()

    before = beside(sa.func.max(other.c.uid), other.c.uid < table.c.uid)
    after = beside(sa.func.min(other.c.uid), other.c.uid > table.c.uid)
    with project.reading() as connection:
        rows = connection.execute(
            sa.select(table.c.id, table.c.uid, before, after).where(table.c.id.in_(ids))
        ).all()
    return {
        id: uid[: max([_FEWEST, *(_alike(uid, next_to) + 1 for next_to in beside_it if next_to)])]
        for id, uid, *beside_it in rows
    }


def _alike(one: str, other: str) -> int:
    """Return how many first characters two uids share."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))
