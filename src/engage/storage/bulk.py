"""The same said of many records, by statements over sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from engage.domain.commitments import CommitmentState
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.storage import records, schema
from engage.storage.shapes import SHAPES


def edit(connection: sa.Connection, noun: Noun, ids: Sequence[int], values: Mapping[str, Any]) -> None:
    """Give fields of records the same values."""
    table = SHAPES[noun].table
    for batch in records.batches(ids):
        connection.execute(table.update().where(table.c.id.in_(batch)).values(**values))


def add_tag(connection: sa.Connection, noun: Noun, ids: Sequence[int], name: str) -> None:
    """Give records a tag; one that has it, in whatever case, keeps it as it is."""
    table, tag = SHAPES[noun].table, schema.tags[noun]
    owner = tag.c[f"{noun}_id"]
    for batch in records.batches(ids):
        tagged = sa.select(owner).where(owner.in_(batch), sa.func.fold(tag.c.name) == fold(name))
        wanted = sa.select(sa.func.new_uid(), table.c.id, sa.literal(name, tag.c.name.type)).where(
            table.c.id.in_(batch), table.c.id.not_in(tagged)
        )
        connection.execute(tag.insert().from_select(["uid", owner.name, "name"], wanted))


def remove_tag(connection: sa.Connection, noun: Noun, ids: Sequence[int], name: str) -> None:
    """Take a tag, in whatever case, off records."""
    tag = schema.tags[noun]
    for batch in records.batches(ids):
        is_theirs = tag.c[f"{noun}_id"].in_(batch)
        connection.execute(tag.delete().where(is_theirs, sa.func.fold(tag.c.name) == fold(name)))


def owners(connection: sa.Connection) -> list[tuple[Noun, str, int]]:
    """Return how many records of each noun each of us keeps, by the name as it is written."""
    found: list[tuple[Noun, str, int]] = []
    for noun in _KEPT:
        owner = SHAPES[noun].table.c.owner
        counted = sa.select(owner, sa.func.count()).where(owner != "", *_to_do(noun)).group_by(owner)
        found += [(noun, row[0], row[1]) for row in connection.execute(counted)]
    return found


def hand_over(connection: sa.Connection, leaver: str, successor: str, *, with_follow_ups: bool) -> None:
    """Give what one of us keeps, by the folded name, to another."""
    for noun in _KEPT:
        if noun is not Noun.COMMITMENT or with_follow_ups:
            table = SHAPES[noun].table
            is_theirs = sa.func.fold(sa.func.trim(table.c.owner)) == leaver
            connection.execute(table.update().where(is_theirs, *_to_do(noun)).values(owner=successor))


_KEPT = (Noun.ORGANISATION, Noun.CONTACT, Noun.COMMITMENT)


def _to_do(noun: Noun) -> list[sa.ColumnElement[bool]]:
    """What is done is not handed over."""
    return [schema.commitment.c.state == CommitmentState.OPEN] if noun is Noun.COMMITMENT else []
