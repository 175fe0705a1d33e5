"""What a list of results shows of the records that were found, without reading all that they are made of."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from engage.domain.records import Noun
from engage.storage.shapes import SHAPES

_TEXTS = ("name", "title", "text", "paraphrase", "description", "summary", "sector", "region", "notes")
"""Columns in which the passage to show is looked for, the first ones first."""

_LOOKED_THROUGH = 200_000
"""Characters of a text that are read: a submission may be a book."""


class Found(NamedTuple):
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


_WANTED = "IN (SELECT value FROM json_each(?))"
_STATEMENTS = {noun: f"SELECT {_columns(noun)} FROM {noun} WHERE id {_WANTED}" for noun in SHAPES}  # noqa: S608
_REACHED = {
    noun: f"SELECT {noun}_id, address FROM email WHERE {noun}_id {_WANTED} "  # noqa: S608
    f"UNION ALL SELECT {noun}_id, number FROM phone WHERE {noun}_id {_WANTED}"
    for noun in (Noun.ORGANISATION, Noun.CONTACT)
}


def read(connection: Any, noun: Noun, ids: Sequence[int]) -> list[Found]:
    """Return the records, in any order; one that is no longer there is left out.

    The connection is the driver's own, as SQLAlchemy takes longer for each row than it takes to find it.
    """
    rows = connection.execute(_STATEMENTS[noun], (json.dumps(ids),)).fetchall()
    return [Found(noun, id, uid, name, tuple(filter(None, texts))) for id, uid, name, *texts in rows]


def reached_by(connection: Any, found: Iterable[Found]) -> dict[tuple[Noun, int], list[str]]:
    """Return the addresses and numbers of those that have some, by noun and id."""
    reached: dict[tuple[Noun, int], list[str]] = {}
    for noun, statement in _REACHED.items():
        ids = json.dumps([each.id for each in found if each.noun is noun])
        for id, text in connection.execute(statement, (ids, ids)):
            reached.setdefault((noun, id), []).append(text)
    return reached
