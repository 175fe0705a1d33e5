"""What a list of results shows of the records that were found, without reading all that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.storage import schema
from engage.storage.shapes import SHAPES

_TEXTS = ("name", "title", "text", "paraphrase", "description", "summary", "sector", "region", "notes")
"""Columns in which the passage to show is looked for, the first ones first."""

_LOOKED_THROUGH = 200_000
"""Characters of a text that are read: a submission may be a book."""


@dataclass(frozen=True, slots=True)
class Found:
    """One record that was found: what it is called, and its texts; its uid as it is stored."""

    noun: Noun
    id: int
    uid: bytes
    name: str
    texts: tuple[str, ...]


def _columns(noun: Noun) -> str:
    shape = SHAPES[noun]
    name = "concat_ws(' ', " + ", ".join(f"nullif({part}, '')" for part in shape.name) + ")"
    texts = [f"substr({text}, 1, {_LOOKED_THROUGH})" for text in _TEXTS if text in shape.table.c]
    if len(shape.name) > 1:
        texts.insert(0, name)
    return ", ".join(("id", "uid", name, *texts))


_STATEMENTS = {noun: f"SELECT {_columns(noun)} FROM {noun} WHERE id IN ({{}})" for noun in SHAPES}  # noqa: S608


def read(connection: sa.Connection, noun: Noun, ids: Sequence[int]) -> list[Found]:
    """Return the records in the order of `ids`; one that is no longer there is left out."""
    rows = connection.exec_driver_sql(_STATEMENTS[noun].format(", ".join(map(str, ids))))
    there = {id: Found(noun, id, uid, name, tuple(filter(None, texts))) for id, uid, name, *texts in rows}
    return [there[id] for id in ids if id in there]


def reached_by(connection: sa.Connection, found: Iterable[Found]) -> dict[tuple[Noun, int], list[str]]:
    """Return the addresses and numbers of those that have some, by noun and id."""
    reached: dict[tuple[Noun, int], list[str]] = {}
    for noun in (Noun.ORGANISATION, Noun.CONTACT):
        ids = [each.id for each in found if each.noun is noun]
        for column in (schema.email.c.address, schema.phone.c.number):
            owner = column.table.c[f"{noun}_id"]
            rows = connection.execute(sa.select(owner, column).where(owner.in_(ids))) if ids else ()
            for id, text in rows:
                reached.setdefault((noun, id), []).append(text)
    return reached
