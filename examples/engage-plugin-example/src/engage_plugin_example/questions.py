"""What people asked: every piece of feedback with a question in it, to be answered."""

from __future__ import annotations

from dataclasses import replace

from engage.services.summaries.closing import closing
from engage.services.summaries.document import Block, Document, Figure, Heading, Paragraph, Tone
from engage.services.summaries.passages import document, quote
from engage.services.summaries.registry import Summary
from engage.services.summaries.scope import Scope
from engage.services.summaries.wording import counted


def build(scope: Scope) -> Document:
    """Return the questions of what the filter selects, oldest first, as the audience may read them.

    `scope.pieces` are that feedback as the audience may read it: `text` is empty where it may not be quoted,
    and `quote` puts it down to whoever may be named. A `Figure` knows the feedback that it counts.
    """
    asked = [piece for piece in scope.pieces.values() if "?" in piece.text]
    number = Figure(len(asked), tuple(piece.id for piece in asked))
    blocks: list[Block] = [Paragraph((*counted(number, "question"), "."), Tone.LEAD)]
    if asked:
        blocks += [Heading(1, "Asked"), *(quote(piece) for piece in asked)]
    return replace(
        document(
            scope, "Questions", scope.voices, (), [*blocks, *closing(scope, scope.voices, printed=asked)]
        ),
        named=frozenset().union(*(piece.named for piece in asked)),
    )


QUESTIONS = Summary("questions", "What people asked, to be answered", build)
