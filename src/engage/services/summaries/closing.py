"""How a summary ends: how its numbers are to be read, and what was held back from its audience and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from engage.domain.counting import Voice
from engage.domain.disclosure import Audience, Level
from engage.domain.feedback import Capacity
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Document,
    Figure,
    Heading,
    Item,
    Text,
)
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import pieces_of
from engage.services.summaries.wording import counted, pieces, plural


def closing(
    scope: Scope,
    voices: Sequence[Voice],
    how: Sequence[Text] = (),
    held: Sequence[Text] = (),
    *,
    printed: Iterable[Piece] | None = None,
) -> list[Block]:
    """Return the last section; `how` and `held` are what one summary has to add.

    `printed` are the pieces that it would quote to anybody: all that are selected, unless given.
    """
    quoted = scope if printed is None else scope.narrowed(printed)
    notes: list[Text] = [
        "An organisation is counted once, however often it spoke; each thing said is a piece of feedback.",
        *how,
        *_not_counted(scope, voices),
    ]
    if not scope.is_internal:
        smallest = scope.details.smallest_cell
        notes.append(
            f"Kinds with fewer than {smallest} organisations are shown together, so that none can be told."
        )
    blocks: list[Block] = [Heading(1, _TITLE), BulletList(tuple(Item(note) for note in notes))]
    if not scope.is_internal:
        blocks.append(held_notice(scope, (*held_back(quoted), *held)))
    return blocks


def held_notice(scope: Scope, lines: Sequence[Text]) -> Callout:
    """Return the box that tells readers outside what they are not told."""
    return Callout(_TITLES[scope.audience], tuple(lines) or ("Nothing was held back.",))


_TITLE = "How to read this"
_TITLES = {
    Audience.SHARED: "Held back from partners",
    Audience.PUBLIC: "Held back from the public",
}


def held_in(document: Document) -> tuple[Text, ...]:
    """Return the lines in which a summary says what it holds back; none where it is for ourselves."""
    return tuple(
        line
        for block in document.blocks
        if isinstance(block, Callout) and block.title in _TITLES.values()
        for line in block.paragraphs
    )


def parted(document: Document) -> tuple[tuple[Block, ...], tuple[Text, ...]]:
    """Return what a summary says before its last section, and the notes on how to read it."""
    blocks = document.blocks
    starts = [n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.text == _TITLE]
    if not starts:
        return blocks, ()
    items = [block.items for block in blocks[starts[-1] :] if isinstance(block, BulletList)]
    return blocks[: starts[-1]], tuple(item.text for of_list in items for item in of_list)


def _not_counted(scope: Scope, voices: Sequence[Voice]) -> Iterator[Text]:
    spoken_for = [
        voice
        for voice in voices
        if voice.organisation and voice.capacity is not Capacity.PERSONAL and voice not in scope.counted
    ]
    if spoken_for:
        organisations = Figure(
            len({voice.organisation for voice in spoken_for}),
            pieces_of(voice.feedback for voice in spoken_for).feedback,
        )
        yield (
            *counted(organisations, "organisation"),
            plural(organisations.value, " is", " are"),
            " not counted on a theme where a body above",
            plural(organisations.value, " it", " them"),
            " said the same for its members.",
        )
    personal = pieces_of(voice.feedback for voice in voices if voice.capacity is Capacity.PERSONAL)
    if personal.value:
        yield (
            *pieces(personal),
            plural(personal.value, " was", " were"),
            " said in a personal capacity, for no organisation.",
        )
    unknown = pieces_of(p.id for p in scope.pieces.values() if not p.feedback.who)
    if unknown.value:
        yield "It is not recorded who said ", *pieces(unknown), "."


# What was held back

_REASONS: tuple[tuple[Callable[[Piece], bool], str, str], ...] = (
    (
        lambda piece: piece.level is Level.WITHHELD,
        "is withheld: counted, never quoted",
        "are withheld: counted, never quoted",
    ),
    (
        lambda piece: piece.level is not Level.WITHHELD and not piece.is_quoted,
        "is not quoted: marks in it are still to be resolved",
        "are not quoted: marks in them are still to be resolved",
    ),
    (
        lambda piece: piece.is_quoted and _is_too_rare(piece),
        "stands as “a participant”: the kind of organisation would give it away",
        "stand as “a participant”: the kind of organisation would give them away",
    ),
    (
        lambda piece: _is_told(piece, Level.ANONYMOUS) and not _is_too_rare(piece),
        "stands as “a participant”: neither the person nor the organisation may be told",
        "stand as “a participant”: neither the person nor the organisation may be told",
    ),
    (
        lambda piece: _is_told(piece, Level.KIND),
        "shows the kind of organisation, not its name",
        "show the kind of organisation, not its name",
    ),
    (
        lambda piece: _is_told(piece, Level.ORGANISATION) and piece.feedback.contact is not None,
        "shows the organisation, not the person who spoke",
        "show the organisation, not the person who spoke",
    ),
    (
        lambda piece: piece.is_quoted and bool(piece.feedback.paraphrase),
        "stands in other words than the speaker’s own",
        "stand in other words than the speaker’s own",
    ),
    (
        lambda piece: piece.is_quoted and piece.unnamed_agreements > 0,
        "does not name all who agreed",
        "do not name all who agreed",
    ),
)
"""What may have been held back of a piece of feedback, and how that is said of one and of several."""


def held_back(scope: Scope) -> Iterator[Text]:
    """Say what was held back from readers outside, and why: a line for each reason."""
    for is_so, one, several in _REASONS:
        found = pieces_of(piece.id for piece in scope.pieces.values() if is_so(piece))
        if found.value:
            yield *pieces(found), f" {plural(found.value, one, several)}."
    if scope.told:
        yield "The filter says who spoke. What may not be attributed so far is left out, and not counted."


def _is_told(piece: Piece, level: Level) -> bool:
    return piece.is_quoted and piece.level is level and bool(piece.feedback.who)


def _is_too_rare(piece: Piece) -> bool:
    return (
        piece.level is Level.ANONYMOUS
        and piece.allowed is Level.KIND
        and piece.feedback.organisation is not None
    )
