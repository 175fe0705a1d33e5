"""What a document was made from, in so few bytes that what has become of it since can be told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from engage.domain.disclosure import Audience
from engage.domain.feedback import Feedback
from engage.domain.records import Noun, Reference
from engage.services.summaries import heeding
from engage.services.summaries.document import Block, Document, KeyPoints, Quote, Text
from engage.services.summaries.pieces import Piece, as_read_by
from engage.services.summaries.reading_through import figures
from engage.storage import records, summaries
from engage.storage.shapes import SHAPES

_DIGITS = 16
"""Hexadecimal digits of a digest: enough that no change of a text goes unseen by chance."""


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of feedback as it was when a document was made from it."""

    id: int
    uid: str
    words: str
    """Digest of what was said."""
    who: str
    """Digest of who said it and who agreed."""
    themes: str
    """Digest of its themes, by what they were called, with its stances."""
    level: str
    """How much of who said it the audience was told."""
    is_quoted: bool
    """Whether its words might be printed."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a body whom a document may name."""

    noun: Noun
    id: int
    uid: str
    name: str


def source_ids(document: Document) -> list[int]:
    """Return the ids of all feedback that a document counts, quotes or otherwise rests on."""
    found = {id for figure in figures(document) for id in figure.feedback}
    return sorted(found.union(id for id, _ in quoted(document.blocks)))


def quoted(blocks: Iterable[Block]) -> Iterator[tuple[int, Text]]:
    """Yield the ids of the feedback that blocks quote, each with its words."""
    for block in blocks:
        said = block.points if isinstance(block, KeyPoints) else (block,) if isinstance(block, Quote) else ()
        yield from ((each.feedback, each.text) for each in said if each.feedback is not None)


def sources(connection: sa.Connection, ids: Sequence[int], audience: Audience) -> list[Source]:
    """Return feedback as it is now, for an audience; what is no longer there is left out."""
    cells = summaries.cells(connection)
    smallest = summaries.details(connection).smallest_cell
    found = records.fetch(connection, Feedback, ids)
    return [
        _source(feedback, as_read_by(audience, told, cells, smallest))
        for feedback, told in zip(found, heeding.feedback(connection, audience, found), strict=True)
    ]


def _source(feedback: Feedback, piece: Piece) -> Source:
    agreed = [(_mentioned(a.contact), _mentioned(a.organisation)) for a in feedback.agreements]
    codings = [(_mentioned(c.theme), c.theme.kind, c.stance) for c in feedback.codings]
    return Source(
        feedback.id,
        feedback.uid,
        _digest(feedback.text, feedback.paraphrase, feedback.is_verbatim, feedback.said_on.isoformat()),
        _digest(
            _mentioned(feedback.contact),
            _mentioned(feedback.organisation),
            feedback.capacity,
            feedback.members_spoken_for,
            sorted(agreed),
        ),
        _digest(sorted(codings), feedback.stance, feedback.is_key_point, feedback.has_evidence),
        piece.level.value,
        piece.is_quoted,
    )


def _mentioned(reference: Reference | None) -> tuple[str, str]:
    return (reference.uid, reference.name) if reference else ("", "")


def _digest(*values: Any) -> str:
    plain = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("ascii")).hexdigest()[:_DIGITS]


def named(connection: sa.Connection, document: Document) -> list[Named]:
    """Return whom a document may name, with what they are called now."""
    found = []
    for noun in (Noun.CONTACT, Noun.ORGANISATION):
        ids = sorted(id for of, id in document.named if of is noun)
        known = records.references(connection, SHAPES[noun].table, ids)
        found += [Named(noun, id, known[id].uid, known[id].name) for id in ids if id in known]
    return found
