"""Finding anything by its words, across all nouns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.domain.text import fold, words
from engage.services.records import cut_name
from engage.storage import findings
from engage.storage import search as index
from engage.storage.findings import Found
from engage.storage.project import Project
from engage.storage.shapes import SHAPES
from engage.storage.types import uid_text

_MOST = 200
"""Newest matches of each noun that are looked at: to rank all those of a common word would take too long."""

_ORDER = (
    *(Noun.ORGANISATION, Noun.CONTACT, Noun.ENGAGEMENT, Noun.THEME, Noun.AGENDA, Noun.CONSULTATION),
    *(Noun.SUBMISSION, Noun.BRIEFING, Noun.COMMITMENT, Noun.FEEDBACK),
)
"""Of records that fit alike, those of the first noun come first."""

_LONGEST = 120
"""Characters of a passage."""

_CALLED_BY_TEXT = (Noun.COMMITMENT, Noun.FEEDBACK)
"""Nouns that have no name: what is said in them is no more than that."""


class Hit(NamedTuple):
    """One record that was found."""

    noun: Noun
    id: int
    uid: str
    title: str
    snippet: str


def search(project: Project, query: str, *, limit: int = 50, each: int = _MOST) -> list[Hit]:
    """Return the records that hold every word of the query, or one that begins with it, best first.

    First come those that are called so, then those that say so elsewhere: the newest first, and of one noun
    and another in turn. Of one noun there are no more than `each`.
    """
    wanted = words(query)
    most = min(limit, each, _MOST)
    if not wanted or most < 1:
        return []
    with project.reading() as reading:
        connection = reading.connection.driver_connection
        ranked: list[tuple[bool, int, int, int]] = []
        for noun, ids in index.newest(connection, wanted, most).items():
            called = _called(connection, noun, wanted, most)
            in_order = list(dict.fromkeys((*called, *ids)))[:most]
            turn = _ORDER.index(noun)
            ranked += [(place >= len(called), place, turn, id) for place, id in enumerate(in_order)]
        best = [(turn, id) for *_, turn, id in sorted(ranked)[:limit]]
        found = {
            (turn, record.id): record
            for turn in dict(best)
            for record in findings.read(connection, _ORDER[turn], [id for of, id in best if of == turn])
        }
        shown = [found[key] for key in best if key in found]
        passages = [_passage(record.texts, wanted) for record in shown]
        unseen = [record for record, passage in zip(shown, passages, strict=True) if passage is None]
        reached = findings.reached_by(connection, unseen) if unseen else {}
    return [
        _hit(record, passage or snippet((*record.texts, *reached.get((record.noun, record.id), ())), wanted))
        for record, passage in zip(shown, passages, strict=True)
    ]


def _called(connection: Any, noun: Noun, wanted: Sequence[str], most: int) -> list[int]:
    """Return the newest records that are called so, however many newer ones say so elsewhere."""
    return [] if noun in _CALLED_BY_TEXT else index.newest_by_title(connection, noun, wanted, most)


def _hit(found: Found, passage: str) -> Hit:
    return Hit(found.noun, found.id, uid_text(found.uid), cut_name(found.name), passage)


def snippet(texts: Sequence[str], wanted: Sequence[str]) -> str:
    """Return the passage of some texts around the first word that was looked for, or else their beginning."""
    passage = _passage(texts, wanted)
    if passage is not None:
        return passage
    return " ".join(texts[0].split())[:_LONGEST] if texts else ""


def _passage(texts: Sequence[str], wanted: Sequence[str]) -> str | None:
    """Return the passage around the first word in the first text that has one; None where none has."""
    for text in texts:
        line = " ".join(text.split())
        folded = fold(line)
        places = [place for word in wanted if (place := folded.find(word)) >= 0]
        if places:
            start = max(0, _place(line, min(places)) - _LONGEST // 3)
            passage = line[start : start + _LONGEST].strip()
            return f"{'…' if start else ''}{passage}{'…' if start + _LONGEST < len(line) else ''}"
    return None


def _place(text: str, folded: int) -> int:
    """Return where in a text stands what stands at a place of its folded form, which may differ in length."""
    if text.isascii():
        return folded
    return bisect_right(list(accumulate(len(fold(character)) for character in text)), folded)


def counts(project: Project) -> dict[Noun, int]:
    """Return how many records of each noun there are, archived ones included."""
    with project.reading() as connection:
        return {
            noun: int(connection.execute(sa.select(sa.func.count()).select_from(shape.table)).scalar_one())
            for noun, shape in SHAPES.items()
        }
