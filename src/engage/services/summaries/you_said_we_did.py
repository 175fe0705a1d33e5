"""What was said, and what became of it: the loop closed for those who spoke."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from engage.domain.agendas import Theme
from engage.domain.commitments import CommitmentState
from engage.domain.counting import Voice
from engage.domain.feedback import Stance
from engage.domain.leaks.search import Owner
from engage.services.summaries.closing import closing
from engage.services.summaries.commitments import Promise, held_promises, read_promises
from engage.services.summaries.document import (
    Block,
    BulletList,
    Chart,
    ChartRow,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Span,
    Strong,
    Text,
    Tone,
)
from engage.services.summaries.passages import document, opening, quote
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import pieces_of
from engage.services.summaries.themes import NO_THEME, Themes, by_theme, read_agendas, read_themes, title_of
from engage.services.summaries.wording import counted, day, pieces, plural

WITH_OUTCOMES = "with"
OUTCOMES = ("without", WITH_OUTCOMES)
"""Whether readers outside learn what came of a commitment, in our words."""

_STATES = {
    CommitmentState.KEPT: ("Done", "We did"),
    CommitmentState.OPEN: ("To be done", "We will"),
    CommitmentState.BROKEN: ("Not done", "We did not"),
    CommitmentState.WITHDRAWN: ("No longer asked for", "No longer asked for"),
}
"""How a commitment stands, where it is counted and where it is told, in this order."""
_ENOUGH = 8
"""So many commitments are worth a chart."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A theme, with the feedback of which it is the first theme."""

    theme: Theme | None
    pieces: list[Piece] = field(default_factory=list)


def build(scope: Scope) -> Document:
    """Return each piece of feedback from which commitments follow, theme by theme, with what became of them.

    What nothing follows from is counted at the end, and among ourselves printed.
    """
    themes = read_themes(scope)
    voices = list(scope.voices)
    selected = dict.fromkeys(voice.feedback for voice in voices)
    promises = _read(scope, selected)
    followed: dict[int, list[Promise]] = {id: [] for id in selected}
    for promise in promises:
        if promise.commitment.feedback:
            followed[promise.commitment.feedback.id].append(promise)
    groups = _groups(scope, themes, voices)
    stances = _stances(voices)
    blocks: list[Block] = [
        Heading(1, "In short"),
        opening(scope, voices),
        *_reckoning(followed),
        *_chart(groups, followed),
    ]
    for group in groups:
        answers = [
            block
            for piece in group.pieces
            for block in _answer(scope, piece, stances.get(piece.id), followed[piece.id])
        ]
        blocks += [_heading(group.theme), *answers] if answers else []
    others = [each for each in promises if each.is_printed and not each.commitment.feedback]
    if others:
        blocks += [Heading(1, "We also promised"), _deeds(scope, others)]
    blocks += _unanswered(scope, groups, followed, stances)
    quoted = [scope.pieces[id] for id in selected if followed[id] or scope.is_internal]
    blocks += closing(scope, voices, held=tuple(_held(scope, promises)), printed=quoted)
    made = document(scope, "You said, we did", voices, read_agendas(scope, themes, voices), blocks)
    owners = [promise.named for promise in promises if promise.is_printed]
    owners += [piece.named for piece in quoted if piece.is_quoted]
    return replace(made, named=frozenset[Owner]().union(*owners))


def _read(scope: Scope, selected: Collection[int]) -> list[Promise]:
    """Return the commitments that follow from this feedback, or that were made where it was said."""
    heard_at = {at.id for id in selected if (at := scope.pieces[id].feedback.engagement)}

    def is_wanted(at: int | None, said: int | None) -> bool:
        return said in selected if said else scope.is_whole or at in heard_at

    return read_promises(scope, is_wanted)


def _groups(scope: Scope, themes: Themes, voices: Iterable[Voice]) -> list[_Group]:
    """Return each piece of feedback once, under the first of its themes."""
    settled: set[int] = set()
    groups = []
    for theme, said in by_theme(themes, voices):
        here = [id for id in dict.fromkeys(voice.feedback for voice in said) if id not in settled]
        settled.update(here)
        groups.append(_Group(theme, [scope.pieces[id] for id in here]))
    return groups


def _stances(voices: Iterable[Voice]) -> dict[int, Stance]:
    """Return the stance of each piece of feedback that takes the same one on all of its themes."""
    taken: dict[int, set[Stance]] = {}
    for voice in voices:
        taken.setdefault(voice.feedback, set()).add(voice.stance)
    return {id: next(iter(of)) for id, of in taken.items() if len(of) == 1}


# In short


def _reckoning(followed: Mapping[int, Sequence[Promise]]) -> Iterator[Block]:
    """Say how many commitments there are, how they stand, and from how much nothing follows."""
    behind = {id: promises for id, promises in followed.items() if promises}
    if behind:
        every = [promise for promises in behind.values() for promise in promises]
        text: list[Span] = [*counted(_figure(every), "follow-up")]
        text += [plural(len(every), " comes", " come"), " from ", *pieces(pieces_of(behind)), ": "]
        told = [(state, found) for state in _STATES if (found := _of(every, state))]
        for number, (state, found) in enumerate(told):
            text += [", " if number else "", _figure(found), f" {_STATES[state][0].lower()}"]
        yield Paragraph((*text, "."))
    elif followed:
        yield Paragraph("No follow-up comes from it.")


def _chart(groups: Sequence[_Group], followed: Mapping[int, Sequence[Promise]]) -> Iterator[Block]:
    """What became of the commitments, theme by theme."""
    rows = [(g.theme, [p for piece in g.pieces for p in followed[piece.id]]) for g in groups]
    rows = [(theme, promises) for theme, promises in rows if promises]
    states = [state for state in _STATES if any(_of(promises, state) for _, promises in rows)]
    if len(rows) > 1 and sum(len(promises) for _, promises in rows) >= _ENOUGH:
        yield Chart(
            "What became of what we promised",
            "Theme",
            "follow-ups",
            tuple(_STATES[state][0] for state in states),
            tuple(
                ChartRow(title_of(theme), tuple(_figure(_of(promises, state)) for state in states))
                for theme, promises in rows
            ),
        )


def _of(promises: Iterable[Promise], state: CommitmentState) -> list[Promise]:
    return [promise for promise in promises if promise.commitment.state is state]


def _figure(promises: Sequence[Promise]) -> Figure:
    """How many commitments there are, with the feedback from which they follow."""
    behind = (p.commitment.feedback.id for p in promises if p.commitment.feedback)
    return Figure(len(promises), pieces_of(behind).feedback)


# What was said, and what was done


def _heading(theme: Theme | None) -> Heading:
    return Heading(1, theme.title if theme else NO_THEME, theme.code if theme else "")


def _answer(
    scope: Scope, piece: Piece, stance: Stance | None, promises: Sequence[Promise]
) -> Iterator[Block]:
    """A piece of feedback with what follows from it; nothing where neither may be printed."""
    printed = [promise for promise in promises if promise.is_printed]
    if not promises or not (printed or piece.is_quoted):
        return
    yield Paragraph(Strong("You said"))
    yield quote(piece, stance) if piece.is_quoted else Paragraph("Not quoted here.", Tone.QUIET)
    yield _deeds(scope, printed) if printed else Paragraph("What follows is not printed here.", Tone.QUIET)


def _deeds(scope: Scope, promises: Iterable[Promise]) -> BulletList:
    order = list(_STATES)
    ranked = sorted(promises, key=lambda promise: order.index(promise.commitment.state))
    return BulletList(tuple(Item(_deed(scope, promise)) for promise in ranked))


def _deed(scope: Scope, promise: Promise) -> Text:
    """A commitment: how it stands, what it is, to whom and when it was made, and what came of it."""
    commitment = promise.commitment
    _, state = _STATES[commitment.state]
    asides = [f"to {promise.to_whom}" if promise.to_whom else ""]
    asides += [f"by {commitment.owner}" if scope.is_internal and commitment.owner else ""]
    asides += [f"promised {day(commitment.made_on)}" if commitment.made_on else ""]
    if commitment.due_on and commitment.state is CommitmentState.OPEN:
        is_late = scope.is_internal and commitment.is_overdue(scope.made_on)
        asides.append(f"{'overdue since' if is_late else 'due'} {day(commitment.due_on)}")
    told = "; ".join(filter(None, asides))
    text: list[Span] = [Strong(f"{state}: "), commitment.text, f" ({told})" if told else ""]
    if commitment.outcome and _tells_outcomes(scope):
        is_ended = not told and commitment.text.endswith((".", "!", "?"))
        text += [" " if is_ended else ". ", commitment.outcome]
    return tuple(span for span in text if span)


def _tells_outcomes(scope: Scope) -> bool:
    return scope.is_internal or scope.options["outcomes"] == WITH_OUTCOMES


def _held(scope: Scope, promises: Sequence[Promise]) -> Iterator[Text]:
    """Say what of the commitments is not printed."""
    yield from held_promises(promises)
    kept = [promise for promise in promises if promise.is_printed and promise.commitment.outcome]
    if kept and not _tells_outcomes(scope):
        number = len(kept)
        yield (f"What came of {number} {plural(number, 'follow-up')}, in our own words, is not printed.")


# Nothing yet


def _unanswered(
    scope: Scope,
    groups: Sequence[_Group],
    followed: Mapping[int, Sequence[Promise]],
    stances: Mapping[int, Stance],
) -> Iterator[Block]:
    """Count the feedback from which nothing follows; among ourselves, print it."""
    waiting = pieces_of(id for id, promises in followed.items() if not promises)
    if not waiting.value:
        return
    yield Heading(1, "Nothing has followed yet")
    yield Paragraph(("No follow-up comes from ", *pieces(waiting), "."))
    if not scope.is_internal:
        return
    for group in groups:
        silent = [piece for piece in group.pieces if not followed[piece.id]]
        if silent:
            yield Paragraph(Strong(title_of(group.theme)))
        for piece in silent:
            yield quote(piece, stances.get(piece.id))
