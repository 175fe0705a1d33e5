"""What in a document leads up to what follows it, and so is not left behind at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage.services.summaries.document import (
    Block,
    Counts,
    Heading,
    Paragraph,
    StanceBar,
    Strong,
    Tone,
    plain,
    spans,
)


def openings(blocks: Sequence[Block]) -> Iterator[bool]:
    """Of each block, whether it stays with the one that follows.

    The counts and the bar under a heading belong to it, and all stay with what they lead up to.
    """
    is_opening = False
    for block in blocks:
        is_opening = _begins(block) or (is_opening and _goes_on(block))
        yield is_opening


def _begins(block: Block) -> bool:
    """Whether it means nothing without what follows: a heading, words in bold or with a colon."""
    if isinstance(block, Heading):
        return True
    if not isinstance(block, Paragraph):
        return False
    words = [span for span in spans(block.text) if plain(span).strip()]
    return bool(words) and (
        all(isinstance(span, Strong) for span in words) or plain(words[-1]).rstrip().endswith(":")
    )


def _goes_on(block: Block) -> bool:
    return isinstance(block, (Counts, StanceBar)) or (
        isinstance(block, Paragraph) and block.tone is Tone.QUIET
    )
