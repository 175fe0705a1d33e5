"""What each kind of part of a briefing is made into."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from engage.domain.briefings import BriefingPart, PartKind
from engage.domain.disclosure import Audience
from engage.domain.filters import parse
from engage.domain.leaks.search import Owner
from engage.domain.records import Noun
from engage.errors import Invalid, NotFound
from engage.services.briefings.charts import CHARTS
from engage.services.briefings.fingerprints import quoted as quoted_in
from engage.services.summaries.closing import held_in, parted
from engage.services.summaries.document import (
    Block,
    Document,
    Figure,
    Paragraph,
    Span,
    Text,
    Tone,
    plain,
    spans,
)
from engage.services.summaries.passages import quote
from engage.services.summaries.pieces import Piece
from engage.services.summaries.prose import prose
from engage.services.summaries.reading_through import figures
from engage.services.summaries.registry import Option, chosen_of, put_together
from engage.services.summaries.scope import Scope, read_scope, with_feedback
from engage.services.summaries.tally import pieces_of, tally
from engage.services.summaries.wording import plural


@dataclass(frozen=True, slots=True)
class Reader:
    """What every part is made with: the project as it is at one moment, for whom, and on which day."""

    connection: sa.Connection
    audience: Audience
    made_on: dt.date
    me: str
    nothing: Scope
    """In which no feedback is selected."""
    known: dict[int, Piece] = field(default_factory=dict)
    """What parts have read so far, which no other reads again."""

    def scope(self, filter: str) -> Scope:
        """Return the feedback that a filter selects; raises `Invalid`."""
        wanted = parse(filter, Noun.FEEDBACK, today=self.made_on, me=self.me)
        return read_scope(self.connection, wanted, self.audience, self.made_on, known=self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What one part came to."""

    blocks: tuple[Block, ...]
    title: str = ""
    """The heading that it stands under."""
    counted: frozenset[int] = frozenset()
    """Ids of the feedback that it counts or quotes."""
    printed: frozenset[int] = frozenset()
    """Ids of the feedback that it would quote to anybody."""
    named: frozenset[Owner] = frozenset()
    notes: tuple[Text, ...] = ()
    """How it is to be read, besides what holds for all."""
    held: tuple[Text, ...] = ()
    """What it holds back, besides what is said of the feedback."""


OPTIONS: Mapping[PartKind, tuple[Option, ...]] = {
    PartKind.CHART: (Option("of", "What is drawn", "themes", tuple(CHARTS)),),
    PartKind.NUMBER: (Option("of", "What is counted", "organisations", ("organisations", "pieces", "days")),),
}
"""What may be chosen of a part besides its filter; of a summary, what that has."""

_OF_FEEDBACK = re.compile(r"[\d,]+ pieces? of feedback ")
"""How a line begins that is said once of all the feedback of a briefing, and not for each of its parts."""


def _text(reader: Reader, part: BriefingPart) -> Made:
    return Made(blocks=tuple(prose(part.text, has_sections=True)))


def _summary(reader: Reader, part: BriefingPart) -> Made:
    if not part.summary:
        raise Invalid("No summary is chosen", "", "Choose one")
    scope, document = put_together(
        reader.connection,
        part.summary,
        filter=part.filter,
        audience=reader.audience,
        made_on=reader.made_on,
        options=part.chosen,
        me=reader.me,
        known=reader.known,
    )
    blocks, notes = parted(document)
    quoted = frozenset(id for id, _ in quoted_in(blocks))
    # What is withheld stands in no block, and is held back from a summary that quotes.
    withheld = frozenset(piece.id for piece in scope.pieces.values() if quoted and not piece.is_quoted)
    made = Made(
        blocks=blocks,
        title=_line(part.text),
        counted=quoted | withheld | frozenset(id for each in figures(document) for id in each.feedback),
        printed=quoted | withheld,
        named=document.named,
        notes=(*_sources(document, scope), *(note for note in notes if not _has_figure(note))),
        held=tuple(line for line in held_in(document) if not _OF_FEEDBACK.match(plain(line))),
    )
    scope.let_go()
    return made


def _sources(document: Document, scope: Scope) -> Iterator[Text]:
    """Say of which feedback a part is made, where that is not all."""
    if scope.filter:
        yield f"“{document.title}”: what the filter {scope.filter} selects."


def _has_figure(line: Text) -> bool:
    """Whether a line counts something: what holds for all feedback is counted once for all parts."""
    return any(isinstance(span, Figure) for span in spans(line))


def _chart(reader: Reader, part: BriefingPart) -> Made:
    options = chosen_of("A chart", OPTIONS[PartKind.CHART], part.chosen)
    scope = reader.scope(part.filter)
    title = _line(part.text)
    blocks = CHARTS[options["of"]](scope, title)
    return _of_scope(scope, blocks or [Paragraph("No feedback is in this selection.", Tone.QUIET)], title)


def _number(reader: Reader, part: BriefingPart) -> Made:
    options = chosen_of("A number", OPTIONS[PartKind.NUMBER], part.chosen)
    scope = reader.scope(part.filter)
    pieces = pieces_of(scope.pieces)
    days = Figure(len({piece.feedback.said_on for piece in scope.pieces.values()}), pieces.feedback)
    counted, one, several = {
        "organisations": (tally(scope.voices, scope.counted).organisations, "organisation", "organisations"),
        "pieces": (pieces, "piece of feedback", "pieces of feedback"),
        "days": (days, "day", "days"),
    }[options["of"]]
    words = _line(part.text)
    gap = " " if words and (words[0].isalnum() or words[0] in "“‘(") else ""
    line: tuple[Span, ...] = (counted, f" {plural(counted.value, one, several)}{gap}{words}")
    return _of_scope(scope, [Paragraph(line, Tone.LEAD)], words)


def _of_scope(scope: Scope, blocks: Iterable[Block], title: str) -> Made:
    notes = (f"“{title}”: what the filter {scope.filter} selects.",) if scope.filter and title else ()
    told = ("What may not be attributed as far as a filter tells is left out, and not counted.",)
    made = Made(
        blocks=tuple(blocks), counted=frozenset(scope.pieces), notes=notes, held=told if scope.told else ()
    )
    scope.let_go()
    return made


def _quote(reader: Reader, part: BriefingPart) -> Made:
    if part.feedback is None:
        raise Invalid("No feedback is chosen, or it is no longer there", "", "Choose what is to be quoted")
    scope = with_feedback(reader.nothing, [part.feedback.id], reader.known)
    if not scope.pieces:
        raise NotFound("The feedback is no longer there", "", "Choose other feedback")
    piece = scope.pieces[part.feedback.id]
    stances = {coding.stance for coding in piece.feedback.codings}
    blocks = (quote(piece, stances.pop() if len(stances) == 1 else None),) if piece.is_quoted else ()
    of_it = frozenset([piece.id])
    return Made(
        blocks=blocks, counted=of_it, printed=of_it, named=piece.named if piece.is_quoted else frozenset()
    )


def _line(text: str) -> str:
    return " ".join(text.split())


MAKERS: Mapping[PartKind, Callable[[Reader, BriefingPart], Made]] = {
    PartKind.TEXT: _text,
    PartKind.SUMMARY: _summary,
    PartKind.CHART: _chart,
    PartKind.QUOTE: _quote,
    PartKind.NUMBER: _number,
}
"""How each kind of part is made; each raises an `EngageError` where it cannot be."""
