"""Which kinds of organisation spoke to which themes, how each stood, and who they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engage.domain.agendas import Agenda
from engage.domain.counting import Voice, stances
from engage.domain.disclosure import plural as kinds_called
from engage.domain.feedback import Capacity
from engage.domain.leaks.search import Owner
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.services.summaries import kind_cells
from engage.services.summaries.branches import Branch, top_name, trees
from engage.services.summaries.closing import closing
from engage.services.summaries.document import (
    Alignment,
    Block,
    Chart,
    ChartForm,
    ChartRow,
    Column,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Table,
    Text,
    Tone,
    plain,
)
from engage.services.summaries.kind_cells import Row
from engage.services.summaries.passages import counts, document, opening, stance_chart, stance_table
from engage.services.summaries.pieces import kind
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import pieces_of, tally
from engage.services.summaries.themes import NO_THEME, by_theme, read_agendas, read_themes
from engage.services.summaries.wording import capital, counted, pieces, plural
from engage.storage import records

_ORGANISATIONS = (
    Column("Organisation", width=4),
    Column("Kind", width=2),
    Column("Stance", width=1.2),
    Column("Pieces", Alignment.RIGHT),
)

_MOST_KINDS = 6
"""Columns of kinds that a page has room for beside the themes; of more there are several tables."""


def build(scope: Scope) -> Document:
    """Return a table of themes and kinds of organisation, then theme by theme how each kind stood.

    The themes are the topmost ones or, where the filter leaves but one of these, those below it. Numbers of
    organisations that could be told stand in no cell, no chart and no difference (`domain.hiding`).
    """
    themes = read_themes(scope)
    grouped = by_theme(themes, scope.voices)
    voices = [voice for _, on_theme in grouped for voice in on_theme]
    grown = trees(themes, {theme.id if theme else None: on_theme for theme, on_theme in grouped})
    heard = {id: tree for id, tree in grown.items() if any(branch.all_voices for branch in tree)}
    agendas = records.fetch(scope.connection, Agenda, list(heard or grown))
    blocks: list[Block] = [Heading(1, "In short"), opening(scope, voices)]
    named: set[int] = set()
    for agenda in agendas:
        branches = _opened(grown[agenda.id])
        rows = [kind_cells.row(scope, title, said) for title, said in map(_labelled, branches)]
        is_only = len(agendas) == 1
        blocks += [] if is_only else [Heading(1, agenda.title)]
        blocks += _overview(scope, rows, top_name(agenda, branches))
        for branch, row in zip(branches, rows, strict=True):
            if row.voices:
                theme = branch.theme
                blocks.append(Heading(1 if is_only else 2, theme.title, theme.code, branch.anchor))
                blocks += _section(scope, row, named)
    uncoded = [voice for theme, said in grouped if theme is None for voice in said]
    if uncoded:
        blocks.append(Heading(1, NO_THEME))
        blocks += _section(scope, kind_cells.row(scope, NO_THEME, uncoded), named)
    blocks += closing(scope, voices, _how(scope), tuple(_held(scope, voices)), printed=())
    made = document(scope, "Who spoke to what, by kind", voices, read_agendas(scope, themes, voices), blocks)
    return replace(made, named=frozenset[Owner]((Noun.ORGANISATION, id) for id in named))


def _opened(tree: Sequence[Branch]) -> list[Branch]:
    """The topmost themes; of a single one, itself without those below it, and these."""
    if len(tree) != 1 or not tree[0].below:
        return list(tree)
    (top,) = tree
    own = [replace(top, below=(), all_voices=top.voices)] if top.voices else []
    return [*own, *top.below]


def _labelled(branch: Branch) -> tuple[Text, tuple[Voice, ...]]:
    title: Text = f"{branch.theme.code} {branch.theme.title}"
    if branch.all_voices:
        title = (f"{branch.theme.code} ", Link(branch.theme.title, f"#{branch.anchor}"))
    return title, branch.all_voices


# Themes by kinds


def _overview(scope: Scope, rows: Sequence[Row], level: str) -> Iterator[Block]:
    """The table of themes and kinds, and the same as a heat map."""
    total = kind_cells.total(scope, rows)
    if not total.voices:
        return
    shown = [
        kind
        for kind in OrganisationKind
        if any(kind in row.cells and kind not in row.hidden for row in (*rows, total))
    ]
    if all(value is None for row in rows for value in _cells(scope, row, shown)):
        stood = [(row.label, row.voices) for row in rows]
        yield from stance_table(scope, capital(level), stood, f"How organisations stood, by {level}")
        yield Paragraph("Too few organisations spoke for their kinds to be shown.", Tone.QUIET)
        return
    names = [capital(kinds_called(kind)) for kind in shown]
    if len(rows) > 1:
        yield Chart(
            f"Organisations by {level} and kind",
            capital(level),
            "organisations",
            tuple(names),
            tuple(ChartRow(plain(row.label), _cells(scope, row, shown)) for row in rows),
            form=ChartForm.HEAT,
        )
    yield from _tables(scope, (*rows, total), shown, level)


def _tables(
    scope: Scope, rows: Sequence[Row], shown: Sequence[OrganisationKind], level: str
) -> Iterator[Table]:
    """The numbers of each kind, with the sums in the last table; the last row is the total."""
    has_others = any(row.others(scope, shown).value for row in rows)
    parts = -(-len(shown) // _MOST_KINDS)
    size = -(-len(shown) // parts)
    for part in range(parts):
        kinds = shown[part * size : (part + 1) * size]
        is_last = part == parts - 1
        heads = [capital(kinds_called(kind)) for kind in kinds]
        heads += [*(["Others"] if has_others else []), "All"] if is_last else []
        cells: list[tuple[Text, ...]] = []
        for row in rows:
            sums = [*([row.others(scope, shown)] if has_others else []), row.all(scope)]
            told = ("–" if value is None else value for value in _cells(scope, row, kinds))
            cells.append((row.label, *told, *(sums if is_last else [])))
        caption = f"Organisations by {level} and kind"
        yield Table(
            (Column(capital(level), width=4), *(Column(head, Alignment.RIGHT) for head in heads)),
            tuple(cells[:-1]),
            f"{caption}, {part + 1} of {parts}" if parts > 1 else caption,
            cells[-1],
        )


def _cells(scope: Scope, row: Row, shown: Sequence[OrganisationKind]) -> tuple[Figure | None, ...]:
    return tuple(row.of(scope, kind) for kind in shown)


# One theme


def _section(scope: Scope, row: Row, named: set[int]) -> Iterator[Block]:
    """How the kinds stood on a theme, and the organisations that may be named, which are put into `named`."""
    numbers = tally(row.voices, scope.counted)
    yield counts(numbers)
    stood = row.stances(scope)
    if len(stood) > 1:
        rows = [(capital(kinds_called(of)) if of else "Others", so_many) for of, so_many in stood]
        yield stance_chart("How each kind stood", "Kind", rows)
    elif numbers.organisations.value:
        yield numbers.stances
    yield from _organisations(scope, row, named)


def _organisations(scope: Scope, row: Row, named: set[int]) -> Iterator[Block]:
    """The organisations that count and may be named: outside by what may be put down to them, and no more."""
    said = _said_by(scope, row)
    rows: list[tuple[int, str, tuple[Text, ...]]] = []
    for organisation, voices in said.items():
        piece = scope.pieces[voices[0].feedback]
        of_kind = kind(piece.feedback)
        if piece.feedback.organisation and of_kind:
            name, stance = piece.feedback.organisation.name, stances(voices)[organisation]
            number = pieces_of(voice.feedback for voice in voices)
            cells = (name, capital(of_kind.label), capital(stance.label), number)
            rows.append((list(OrganisationKind).index(of_kind), fold(name), cells))
    named.update(said)
    if rows:
        rows.sort(key=lambda each: each[:2])
        yield Table(_ORGANISATIONS, tuple(cells for *_, cells in rows))
    others = [v for v in row.voices if v.organisation not in said]
    unnamed = tally(others, scope.counted).organisations
    if unnamed.value:
        yield Paragraph((*counted(unnamed, "organisation"), " counted here, not named"), Tone.QUIET)


def _said_by(scope: Scope, row: Row) -> dict[int, list[Voice]]:
    """What each organisation said, as far as it may be put down to it."""
    told = [
        voice
        for voice in row.voices
        if voice.capacity is not Capacity.PERSONAL
        and (scope.is_internal or scope.pieces[voice.feedback].names_organisation)
    ]
    counting = {voice.organisation for voice in told if voice in scope.counted}
    said: dict[int, list[Voice]] = defaultdict(list)
    for voice in told:
        if voice.organisation and voice.organisation in counting:
            said[voice.organisation].append(voice)
    return said


# How to read it


def _how(scope: Scope) -> list[Text]:
    notes: list[Text] = [
        "A theme’s numbers include those of the themes below it.",
        "An organisation that took several stances towards a theme is counted once, as mixed.",
    ]
    if not scope.is_internal:
        notes.append(
            f"A dash stands for fewer than {scope.details.smallest_cell} organisations, for none, and for a"
            " number from which another could be worked out. Those organisations are among the others."
        )
    return notes


def _held(scope: Scope, voices: Sequence[Voice]) -> Iterator[Text]:
    """Say of how much it is not told which organisation said it."""
    found = (scope.pieces[voice.feedback] for voice in voices)
    closed = pieces_of(p.id for p in found if p.feedback.organisation and not p.names_organisation)
    if closed.value:
        are = plural(closed.value, "is", "are")
        yield *pieces(closed), f" {are} counted, but the organisation that said it is not named."
