"""A briefing put together: what was written in it, and what the data say, as its audience may read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from engage.domain import clock
from engage.domain.briefings import Briefing, BriefingPart, PartKind
from engage.domain.filters import Filter
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services.briefings.parts import MAKERS, Made, Reader
from engage.services.summaries.closing import closing
from engage.services.summaries.document import Block, BulletList, Callout, Document, Fact, Heading
from engage.services.summaries.nesting import nested
from engage.services.summaries.passages import counts
from engage.services.summaries.scope import Scope, read_scope, with_feedback
from engage.services.summaries.tally import tally
from engage.services.summaries.wording import period
from engage.storage.project import Project


def build(project: Project, briefing: Briefing, *, made_on: dt.date | None = None) -> Document:
    """Return a briefing as its audience may read it, with what the data say today.

    `made_on` is today unless given. Raises `Invalid`, with the number of the part, where one cannot be made.
    """
    document, problems = _put_together(project, briefing, made_on)
    if problems:
        raise problems[0]
    return document


def draft(
    project: Project, briefing: Briefing, *, made_on: dt.date | None = None
) -> tuple[Document, tuple[str, ...]]:
    """The same for whoever still writes: in place of a part that cannot be made it says why.

    Return with the document these reasons, a sentence for each such part.
    """
    document, problems = _put_together(project, briefing, made_on)
    return document, tuple(map(str, problems))


def _put_together(
    project: Project, briefing: Briefing, made_on: dt.date | None
) -> tuple[Document, list[Invalid]]:
    today = made_on or clock.today()
    with project.reading() as connection:
        # What is selected of another noun is no feedback: a scope to begin with.
        nothing = read_scope(connection, Filter(Noun.AGENDA), briefing.audience, today)
        reader = Reader(connection, briefing.audience, today, project.who, nothing)
        tried = [_tried(reader, number, part) for number, part in enumerate(briefing.parts, 1)]
        made = [each for each in tried if isinstance(each, Made)]
        counted = frozenset[int]().union(*(each.counted for each in made))
        scope = with_feedback(nothing, sorted(counted), reader.known)
        document = Document(
            title=briefing.title,
            subtitle=briefing.subtitle,
            audience=briefing.audience,
            language=briefing.language,
            made_on=today,
            project=scope.details.name,
            controller=scope.details.controller,
            facts=tuple(_facts(scope)),
            blocks=(*_blocks(briefing.parts, tried), *(_closing(scope, made) if counted else ())),
            named=frozenset().union(*(each.named for each in made)),
        )
    scope.let_go()
    while reader.known:
        reader.known.popitem()
    return document, [each for each in tried if isinstance(each, Invalid)]


def _tried(reader: Reader, number: int, part: BriefingPart) -> Made | Invalid:
    """What a part came to, or why it cannot be made."""
    try:
        return MAKERS[part.kind](reader, part)
    except EngageError as error:
        words = " ".join(part.text.split()) if part.kind is not PartKind.TEXT else ""
        called = f"the {part.kind.label} “{words}”" if words else f"the {part.kind.label}"
        return Invalid(f"Part {number}, {called}, cannot be made", str(error), field="parts")


def _blocks(parts: Sequence[BriefingPart], tried: Sequence[Made | Invalid]) -> Iterator[Block]:
    """Yield the blocks of all parts; what is made from the data stands below the heading before it."""
    level = 0
    for number, (part, made) in enumerate(zip(parts, tried, strict=True), 1):
        if isinstance(made, Invalid):
            yield Callout(f"{made.what} yet", (made.why,))
            continue
        if made.title:
            yield Heading(1 if level == 0 else 2 if level == 1 else 3, made.title)
        down = level + bool(made.title) if part.kind is PartKind.SUMMARY else 0
        for block in nested(made.blocks, down, f"part-{number}"):
            if isinstance(block, Heading) and part.kind is PartKind.TEXT:
                level = block.level
            yield block


def _facts(scope: Scope) -> Iterator[Fact]:
    """Say on the first page how much the briefing counts or quotes, and when it was said."""
    days = [piece.feedback.said_on for piece in scope.pieces.values()]
    if days:
        yield Fact("Counts", counts(tally(scope.voices, scope.counted)).text)
        yield Fact("Said", period(min(days), max(days)))


def _closing(scope: Scope, made: Sequence[Made]) -> list[Block]:
    """Return the last section, once for all parts: how they are to be read, and what was held back."""
    notes = dict.fromkeys(note for each in made for note in each.notes)
    held = dict.fromkeys(line for each in made for line in each.held)
    printed = frozenset[int]().union(*(each.printed for each in made))
    usual = closing(scope, scope.voices, printed=())
    known = {item.text for block in usual if isinstance(block, BulletList) for item in block.items}
    return closing(
        scope,
        scope.voices,
        tuple(note for note in notes if note not in known),
        tuple(held),
        printed=[piece for id, piece in scope.pieces.items() if id in printed],
    )
