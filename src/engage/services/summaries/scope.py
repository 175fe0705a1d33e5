"""What a summary is made from: what a filter selects, read once, as its audience may read it."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import sqlalchemy as sa

from engage.domain.counting import Tie, Voice, counted
from engage.domain.disclosure import Audience, Level, in_words, is_more_open
from engage.domain.feedback import Feedback, Stance
from engage.domain.filters import Filter, Term
from engage.domain.objections import Objection
from engage.domain.projects import ProjectDetails
from engage.domain.records import Noun
from engage.services.summaries import heeding
from engage.services.summaries.pieces import Piece, as_read_by
from engage.storage import filters, records, summaries

_TOLD_BY = {
    "contact": Level.NAMED,
    "who": Level.NAMED,
    "organisation": Level.ORGANISATION,
    "region": Level.ORGANISATION,
    "country": Level.ORGANISATION,
    "sector": Level.ORGANISATION,
    "size": Level.ORGANISATION,
    "kind": Level.KIND,
}
"""What a reader learns of every speaker from a filter that asks for it: few of a kind are in one region."""

_TELLING = (Noun.FEEDBACK, Noun.COMMITMENT)
"""Of these, a filter may tell whose they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Everything that the making of one summary starts from, as it was at one moment."""

    connection: sa.Connection
    """For what one summary alone needs; it sees the same moment."""
    details: ProjectDetails
    wanted: Filter
    audience: Audience
    made_on: dt.date
    ties: tuple[Tie, ...]
    told: Level | None
    """So much the filter tells a reader outside of who spoke, or was promised something.

    Feedback that may not be told so far is not in here.
    """
    pieces: dict[int, Piece]
    """The selected feedback by id, oldest first."""
    voices: tuple[Voice, ...]
    """The selected feedback, theme by theme: where the filter asks for themes or agendas, on those alone."""
    counted: frozenset[Voice]
    """The voices for which their organisations count."""
    selected: array[int]
    """The ids that the filter selects, of whichever noun the summary is about."""
    options: Mapping[str, str]
    """What was chosen of the summary's options, by name; every one of them is there."""
    withheld: dict[int, Objection]
    """The feedback that readers outside are not told for what its speakers ask of us, each with why."""

    @property
    def is_internal(self) -> bool:
        """Whether everything is shown."""
        return self.audience is Audience.INTERNAL

    @property
    def is_whole(self) -> bool:
        """Whether the filter asks for nothing, so that everything is selected."""
        return not self.wanted.terms

    @property
    def filter(self) -> str:
        """What was asked for, as the first page says it: outside, it names nobody."""
        return " ".join(str(term) if self.is_internal else _unnamed(term) for term in self.wanted.terms)

    def narrowed(self, pieces: Iterable[Piece]) -> Scope:
        """Return the same for some of its pieces only, counted by themselves."""
        chosen = {piece.id: piece for piece in pieces}
        voices = tuple(voice for voice in self.voices if voice.feedback in chosen)
        return replace(self, pieces=chosen, voices=voices, counted=frozenset(counted(voices, self.ties)))

    def let_go(self) -> None:
        """Forget what was said once the summary is made, bit by bit.

        A hundred thousand pieces that go in one go keep everybody else from Python's lock meanwhile.
        """
        while self.pieces:
            self.pieces.popitem()


def read_scope(
    connection: sa.Connection,
    wanted: Filter,
    audience: Audience,
    made_on: dt.date,
    options: Mapping[str, str] = MappingProxyType({}),
    known: dict[int, Piece] | None = None,
) -> Scope:
    """Read what a summary starts from: the ids that are selected, and of feedback what was said.

    `known` is what others have read of the same moment for the same audience: it is not read again, and what
    is read goes in. Raises `Invalid` where the filter names a theme that is not there.
    """
    is_said = wanted.noun is Noun.FEEDBACK
    scope = Scope(
        connection=connection,
        details=summaries.details(connection),
        wanted=wanted,
        audience=audience,
        made_on=made_on,
        ties=tuple(summaries.ties(connection)),
        told=_told_by(wanted) if wanted.noun in _TELLING and audience is not Audience.INTERNAL else None,
        pieces={},
        voices=(),
        counted=frozenset(),
        selected=filters.ids(connection, wanted, "said_on" if is_said else ""),
        options=options,
        withheld={},
    )
    return with_feedback(scope, scope.selected, known) if is_said else scope


def with_feedback(scope: Scope, ids: Sequence[int], known: dict[int, Piece] | None = None) -> Scope:
    """Return the scope with this feedback as its audience may read it, in the order of the ids.

    `known` is as for `read_scope`.
    """
    found = {} if known is None else known
    cells = summaries.cells(scope.connection)
    smallest = scope.details.smallest_cell
    new = records.fetch(scope.connection, Feedback, [id for id in ids if id not in found])
    for feedback in heeding.feedback(scope.connection, scope.audience, new):
        found[feedback.id] = as_read_by(scope.audience, feedback, cells, smallest)
    pieces = [found[id] for id in ids if id in found]
    if not scope.is_internal:
        scope.withheld.update(heeding.withheld(scope.connection, [piece.feedback for piece in pieces]))
    if scope.told:
        pieces = [piece for piece in pieces if not is_more_open(scope.told, piece.level)]
    voices = _asked_for(scope, [voice for piece in pieces for voice in _voices(piece.feedback)])
    return replace(
        scope,
        pieces={piece.id: piece for piece in pieces},
        voices=voices,
        counted=frozenset(counted(voices, scope.ties)),
    )


def _asked_for(scope: Scope, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the voices on themes for which the filter asks: who counts on another one is not told."""
    asks = any(term.field in ("theme", "agenda") for term in scope.wanted.terms)
    if not asks or scope.wanted.noun is not Noun.FEEDBACK:
        return tuple(voices)
    themes = {None, *summaries.theme_ids(scope.connection, scope.wanted)}
    return tuple(voice for voice in voices if voice.theme in themes)


_UNNAMED = {
    "contact": ("one contact", "{} contacts"),
    "organisation": ("one organisation", "{} organisations"),
    "who": ("one stakeholder", "{} stakeholders"),
    "by": ("one of us", "{} of us"),
    "owner": ("one of us", "{} of us"),
    "name": ("one name", "{} names"),
}
"""How a filter that names somebody is told to readers outside: for one and for several."""


def _unnamed(term: Term) -> str:
    if term.field not in _UNNAMED:
        return str(term)
    one, several = _UNNAMED[term.field]
    count = len(term.values)
    words = one if count == 1 else several.format(in_words(count))
    return f"{'-' if term.is_negated else ''}{term.field}:({words})"


def _told_by(wanted: Filter) -> Level | None:
    told = [_TOLD_BY[term.field] for term in wanted.terms if term.field in _TOLD_BY]
    return min(told, key=list(Level).index, default=None)


def _voices(feedback: Feedback) -> list[Voice]:
    organisation = feedback.organisation.id if feedback.organisation else None
    said: list[tuple[int | None, Stance]] = [(c.theme.id, c.stance) for c in feedback.codings]
    return [
        Voice(feedback.id, theme, organisation, stance, feedback.capacity, feedback.said_on)
        for theme, stance in said or [(None, feedback.stance or Stance.UNCLEAR)]
    ]
