"""Finding anything by its words, across all nouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import sqlalchemy as sa

from engage.domain.records import Noun, Record
from engage.domain.text import fold, words
from engage.services.records import name_of
from engage.storage import records
from engage.storage import search as index
from engage.storage.project import Project
from engage.storage.shapes import SHAPES

_LOOKED_THROUGH = 200_000
"""Characters of a text in which the passage to show is looked for: a submission may be a book."""

_RANKED = 200
"""Newest matches of each noun that are ranked: to rank all those of a common word would take too long."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found."""

    noun: Noun
    id: int
    uid: str
    title: str
    snippet: str


def search(project: Project, query: str, *, limit: int = 50, each: int = _RANKED) -> list[Hit]:
    """Return the records that hold every word of the query, or one that begins with it, best first.

    Of one noun there are no more than `each`.
    """
    expression = " ".join(index.match_expression(word, is_phrase=False) for word in words(query))
    if not expression:
        return []
    found: list[tuple[float, Noun, int]] = []
    with project.reading() as connection:
        for noun in index.INDEXED:
            newest = index.newest(connection, noun, expression, _RANKED)
            found += [(rank, noun, id) for id, rank in newest[:each]]
        best = sorted(found)[:limit]
        by_noun: dict[Noun, dict[int, Record]] = {}
        for noun in {noun for _, noun, _ in best}:
            wanted = [id for _, of, id in best if of is noun]
            fetched = records.fetch(connection, SHAPES[noun].record, wanted)
            by_noun[noun] = {record.id: record for record in fetched}
    return [
        Hit(noun, id, record.uid, name_of(record), snippet(record, words(query)))
        for _, noun, id in best
        if (record := by_noun[noun].get(id))
    ]


def snippet(record: Record, wanted: Sequence[str], *, longest: int = 120) -> str:
    """Return the passage of a record's texts around the first word that was looked for."""
    texts = [" ".join(value.split()) for value in _texts(record)]
    for text in texts:
        folded = fold(text)
        places = [place for word in wanted if (place := folded.find(word)) >= 0]
        if places:
            start = max(0, _place(text, min(places)) - longest // 3)
            passage = text[start : start + longest].strip()
            return f"{'…' if start else ''}{passage}{'…' if start + longest < len(text) else ''}"
    return texts[0][:longest] if texts else ""


def _place(text: str, folded: int) -> int:
    """Return where in a text stands what stands at a place of its folded form, which may differ in length."""
    if text.isascii():
        return folded
    return bisect_right(list(accumulate(len(fold(character)) for character in text)), folded)


def _texts(record: Record) -> list[str]:
    names = ("name", "title", "text", "paraphrase", "description", "summary", "sector", "region", "notes")
    texts = [str(getattr(record, name))[:_LOOKED_THROUGH] for name in names if getattr(record, name, "")]
    texts += [email.address for email in getattr(record, "emails", ())]
    texts += [phone.number for phone in getattr(record, "phones", ())]
    return texts


def counts(project: Project) -> dict[Noun, int]:
    """Return how many records of each noun there are, archived ones included."""
    with project.reading() as connection:
        return {
            noun: int(connection.execute(sa.select(sa.func.count()).select_from(shape.table)).scalar_one())
            for noun, shape in SHAPES.items()
        }
