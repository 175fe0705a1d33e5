"""Passages that summaries share: how they were made, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from engage.domain.agendas import Agenda
from engage.domain.counting import Voice
from engage.domain.feedback import Stance
from engage.domain.leaks.search import Owner
from engage.services.summaries.document import (
    Alignment,
    Block,
    Chart,
    ChartRow,
    Column,
    Counts,
    Document,
    Fact,
    KeyPoint,
    KeyPoints,
    Link,
    Paragraph,
    Quote,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import STANCES, Tally, pieces_of, tally
from engage.services.summaries.wording import capital, counted, day, listed, period, pieces, plural

# The first page


def document(
    scope: Scope,
    title: str,
    voices: Sequence[Voice],
    agendas: Iterable[Agenda],
    blocks: Sequence[Block],
    *,
    subtitle: str = "",
    facts: Sequence[Fact] = (),
    named: Iterable[Owner] = (),
) -> Document:
    """Return a summary's document, whose first page says how it was made: filter, counts, days, sources.

    `named`: whom it names besides those to whom something said is put down.
    """
    days = [piece.feedback.said_on for piece in scope.pieces.values()]
    return Document(
        title=title,
        subtitle=subtitle,
        audience=scope.audience,
        made_on=scope.made_on,
        project=scope.details.name,
        controller=scope.details.controller,
        facts=(
            *facts,
            Fact("Filter", scope.filter or "None: all feedback"),
            Fact("Counts", counts(tally(voices, scope.counted)).text),
            *([Fact("Said", period(min(days), max(days)))] if days and not facts else []),
            *(Fact("Agenda", _source(agenda)) for agenda in agendas),
        ),
        blocks=tuple(blocks),
        named=frozenset(named).union(*(piece.named for piece in scope.pieces.values())),
    )


def _source(agenda: Agenda) -> Text:
    published = day(agenda.published_on) if agenda.published_on else ""
    said = ", ".join(filter(None, (agenda.title, agenda.version, agenda.publisher, published)))
    return (f"{said}, ", Link(agenda.url, agenda.url)) if agenda.url else said


# What was said


def opening(scope: Scope, voices: Sequence[Voice]) -> Paragraph:
    """Return the sentence that begins a summary: who said how much, and when."""
    numbers = tally(voices, scope.counted)
    days = [piece.feedback.said_on for piece in scope.pieces.values()]
    if not days:
        what = "No feedback has been logged yet." if scope.is_whole else "No feedback is in this selection."
        return Paragraph(what, Tone.LEAD)
    first, last = min(days), max(days)
    when = f" on {period(first, last)}." if first == last else f" from {period(first, last)}."
    if not numbers.organisations.value:
        return Paragraph(
            (*pieces(numbers.pieces), plural(numbers.pieces.value, " was", " were"), f" given{when}"),
            Tone.LEAD,
        )
    who = counted(numbers.organisations, "organisation")
    return Paragraph((*who, " gave ", *pieces(numbers.pieces), when), Tone.LEAD)


def counts(numbers: Tally) -> Counts:
    """Return the line under a heading."""
    return Counts(numbers.organisations, numbers.pieces)


def stance_table(
    scope: Scope, header: str, rows: Sequence[tuple[Text, Sequence[Voice]]], caption: str
) -> list[Block]:
    """Return a table of counts and stances, a row for each group of voices; none where nobody spoke."""
    if not any(voices for _, voices in rows):
        return []
    columns = (
        Column(header, width=8),
        Column("Organisations", Alignment.RIGHT, 1.7),
        Column("Pieces", Alignment.RIGHT),
        *(Column(capital(stance.label), Alignment.RIGHT) for stance in STANCES),
    )
    total = _stance_row(scope, "All", [voice for _, voices in rows for voice in voices])
    return [Table(columns, tuple(_stance_row(scope, *row) for row in rows), caption, total)]


def _stance_row(scope: Scope, label: Text, voices: Sequence[Voice]) -> tuple[Text, ...]:
    numbers = tally(voices, scope.counted)
    return (
        label,
        numbers.organisations,
        numbers.pieces,
        *(count.organisations for count in numbers.stances.counts),
    )


def stance_chart(title: str, header: str, rows: Sequence[tuple[Text, Tally]]) -> Chart:
    """Return how organisations stood as a chart, a bar for each row; stances that none took stand aside."""
    taken = [
        place
        for place in range(len(STANCES))
        if any(numbers.stances.counts[place].organisations.value for _, numbers in rows)
    ]
    return Chart(
        title,
        header,
        "organisations",
        tuple(capital(STANCES[place].label) for place in taken),
        tuple(
            ChartRow(label, tuple(numbers.stances.counts[place].organisations for place in taken))
            for label, numbers in rows
        ),
        stances=tuple(STANCES[place] for place in taken),
    )


def said(scope: Scope, voices: Sequence[Voice]) -> list[Block]:
    """Return what was said on one theme, or on none: key points, then everything else that may be quoted."""
    found = [(scope.pieces[voice.feedback], voice.stance) for voice in voices]
    return [*key_points([one for one in found if one[0].is_key_point]), *quotes(scope, voices)]


def quotes(scope: Scope, voices: Sequence[Voice]) -> list[Block]:
    """Return what was said but for the key points, and how much of it may not be quoted."""
    found = [(scope.pieces[voice.feedback], voice.stance) for voice in voices]
    closed = pieces_of(piece.id for piece, _ in found if not piece.is_quoted)
    blocks: list[Block] = [quote(p, stance) for p, stance in found if p.is_quoted and not p.is_key_point]
    if closed.value:
        blocks.append(Paragraph((*pieces(closed), " counted here, not quoted"), Tone.QUIET))
    return blocks


def key_points(
    points: Sequence[tuple[Piece, Stance | None]], codes: Mapping[int, Sequence[str]] = {}
) -> list[Block]:
    """Return the block of those key points, each with its stance, that may be quoted, or none.

    `codes` are those of the themes of each, for a block that stands under no theme.
    """
    found = tuple(
        key_point(piece, stance, codes.get(piece.id, ())) for piece, stance in points if piece.is_quoted
    )
    return [KeyPoints(found, plural(len(found), "Key point"))] if found else []


def key_point(piece: Piece, stance: Stance | None, codes: Sequence[str] = ()) -> KeyPoint:
    """Return a piece of feedback as a key point, with its stance where that is clear."""
    themes = f"{plural(len(codes), 'theme')} {listed(codes)}" if codes else ""
    note = " · ".join(filter(None, (piece.note, themes)))
    return KeyPoint(
        piece.text,
        attribution=piece.attribution,
        note=note,
        stance=_if_clear(stance),
        feedback=piece.id,
        is_named=piece.is_named,
    )


def quote(piece: Piece, stance: Stance | None = None) -> Quote:
    """Return a piece of feedback as a quote, with its stance where that is clear."""
    return Quote(
        piece.text,
        attribution=piece.attribution,
        note=piece.note,
        stance=_if_clear(stance),
        is_verbatim=piece.is_verbatim,
        feedback=piece.id,
        is_named=piece.is_named,
    )


def _if_clear(stance: Stance | None) -> Stance | None:
    return None if stance is Stance.UNCLEAR else stance
