"""The key points, with how many organisations stand behind each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engage.domain.agendas import Theme
from engage.domain.counting import Voice
from engage.domain.feedback import Stance
from engage.services.summaries.branches import Branch, all_branches, trees
from engage.services.summaries.closing import closing
from engage.services.summaries.document import (
    Block,
    Document,
    Figure,
    Footnote,
    Heading,
    KeyPoint,
    KeyPoints,
    Paragraph,
    Span,
    Text,
    Tone,
    spans,
)
from engage.services.summaries.passages import document, key_point, opening, stance_chart
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope
from engage.services.summaries.sources import sources
from engage.services.summaries.tally import Tally, pieces_of, tally
from engage.services.summaries.themes import Themes, by_theme, read_agendas, read_themes, title_of
from engage.services.summaries.wording import counted, listed, pieces, plural

_AT_A_GLANCE = 12
"""Themes in the chart."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A key point with what is counted for it."""

    piece: Piece
    themes: tuple[Theme, ...]
    stance: Stance | None
    """Towards its themes; None where that differs, or it has none."""
    numbers: Tally
    """Of all that was said on its themes."""

    @property
    def side(self) -> Figure:
        """How many organisations took its stance towards its themes."""
        same = (c.organisations for c in self.numbers.stances.counts if c.stance is self.stance)
        return next(same, Figure(0)) if self.themes and self.stance is not Stance.UNCLEAR else Figure(0)

    @property
    def agreed(self) -> Figure:
        """How many agreed with it."""
        number = len(self.piece.feedback.agreements)
        return Figure(number, (self.piece.id,) if number else ())


def build(scope: Scope) -> Document:
    """Return the key points, those of most support first, each with its source.

    What is counted for each is all that the filter selects on its themes, key point or not.
    """
    themes = read_themes(scope)
    grouped = by_theme(themes, scope.voices)
    voices = [voice for _, on_theme in grouped for voice in on_theme]
    grown = trees(themes, {theme.id if theme else None: on_theme for theme, on_theme in grouped})
    branches = {branch.theme.id: branch for tree in grown.values() for branch in all_branches(tree)}
    points = _points(scope, themes, voices, branches)
    printed = [point for point in points if point.piece.is_quoted]
    blocks: list[Block] = [Heading(1, "In short"), opening(scope, voices), *_reach(scope, points)]
    if printed:
        blocks += [Heading(1, plural(len(printed), "Key point")), _box(scope, printed)]
        blocks += _at_a_glance(scope, printed, branches)
    how = (
        "How organisations stand is counted over all that was said on a key point’s themes and below them.",
        "Key points that more organisations side with come first; then those with which more agreed.",
        "An organisation that took several stances is counted once, as mixed.",
    )
    said = [point.piece for point in points]
    blocks += closing(scope, voices, how if points else (), printed=said)
    found = document(scope, "What we heard", voices, read_agendas(scope, themes, voices), blocks)
    return replace(found, named=frozenset().union(*(point.piece.named for point in printed)))


def _points(
    scope: Scope, themes: Themes, voices: Sequence[Voice], branches: Mapping[int, Branch]
) -> list[_Point]:
    """Return the key points, those of most support first."""
    found: dict[int, list[Voice]] = {}
    for voice in voices:
        if scope.pieces[voice.feedback].is_key_point:
            found.setdefault(voice.feedback, []).append(voice)
    counted_on: dict[tuple[int, ...], Tally] = {}
    points = []
    for id, said in found.items():
        on = tuple(theme for voice in said if (theme := themes[voice.theme]))
        key = tuple(theme.id for theme in on)
        if key not in counted_on:
            # Key points are many on few themes.
            around = dict.fromkeys(voice for theme in key for voice in branches[theme].all_voices)
            counted_on[key] = tally(tuple(around), scope.counted)
        stances = {voice.stance for voice in said}
        stance = stances.pop() if len(stances) == 1 else None
        points.append(_Point(scope.pieces[id], on, stance, counted_on[key]))
    return sorted(
        points,
        key=lambda p: (-p.side.value, -p.agreed.value, p.piece.feedback.said_on, p.piece.id),
    )


def _reach(scope: Scope, points: Sequence[_Point]) -> Iterator[Block]:
    """Say how much of it are key points, and how many of those may not be quoted."""
    if not points:
        if scope.pieces:
            yield Paragraph("None of it is marked as a key point.")
        return
    found = pieces_of(point.piece.id for point in points)
    closed = pieces_of(point.piece.id for point in points if not point.piece.is_quoted)
    agreed = [point for point in points if point.agreed.value]
    text: list[Span] = [*counted(found, "key point"), plural(found.value, " is", " are"), " marked"]
    if agreed:
        with_others = pieces_of(point.piece.id for point in agreed)
        text += ["; others agreed with ", with_others, " of them" if found.value > 1 else " of it"]
    yield Paragraph((*text, "."))
    if closed.value:
        yield Paragraph((*pieces(closed), " counted here, not quoted"), Tone.QUIET)


def _at_a_glance(scope: Scope, points: Sequence[_Point], branches: Mapping[int, Branch]) -> Iterator[Block]:
    """How organisations stood on the themes of the key points, those of most support first."""
    themes = dict.fromkeys(theme.id for point in points for theme in point.themes)
    rows = [(branches[id], tally(branches[id].all_voices, scope.counted)) for id in themes]
    rows = [(branch, numbers) for branch, numbers in rows if numbers.organisations.value]
    if len(rows) < 2:
        return
    rows.sort(key=lambda row: (-row[1].stances.counts[0].organisations.value, -row[1].organisations.value))
    yield stance_chart(
        "At a glance: how organisations stood",
        "Theme",
        [(title_of(branch.theme), numbers) for branch, numbers in rows[:_AT_A_GLANCE]],
    )


def _box(scope: Scope, points: Sequence[_Point]) -> KeyPoints:
    source = sources(scope, (point.piece for point in points))
    # “2.2” is a theme of one agenda and another of the next.
    says_agenda = len({theme.agenda.id for point in points for theme in point.themes}) > 1
    keyed = (_key_point(point, source(point.piece), says_agenda=says_agenda) for point in points)
    return KeyPoints(tuple(keyed), "Most support first")


def _key_point(point: _Point, source: str, *, says_agenda: bool) -> KeyPoint:
    """A key point with its numbers beside it, and its source at the foot."""
    found = key_point(point.piece, point.stance)
    note: list[Span] = [f"{point.piece.note} · "] if point.piece.note else []
    if not point.themes:
        note.append("coded to no theme")
    else:
        bar = spans(point.numbers.stances.text)
        note += [f"{_on(point.themes, says_agenda=says_agenda)} (", *bar, ")"]
    text: Text = (point.piece.text, Footnote(source))
    return replace(found, text=text, note=tuple(note))


def _on(themes: Sequence[Theme], *, says_agenda: bool) -> str:
    """Name themes by their codes, and by their agendas where there are several."""
    codes: dict[str, list[str]] = {}
    for theme in themes:
        codes.setdefault(theme.agenda.name if says_agenda else "", []).append(theme.code)
    return listed(
        [
            f"{plural(len(of), 'theme')} {listed(of)}" + (f" of {agenda}" if agenda else "")
            for agenda, of in codes.items()
        ]
    )
