"""A project in numbers: who was heard, when, where and how, which themes were spoken to, what is coded."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from engage.domain.agendas import Agenda
from engage.domain.counting import Voice, small_cells
from engage.domain.engagements import AttendanceStatus, Channel, Engagement
from engage.domain.feedback import Capacity, CodingSource
from engage.domain.filters import parse
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.services.summaries.closing import closing
from engage.services.summaries.document import (
    Alignment,
    Block,
    BulletList,
    Chart,
    ChartRow,
    Column,
    Document,
    Figure,
    Heading,
    Item,
    Paragraph,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.kinds import kinds_table
from engage.services.summaries.passages import document, opening
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import pieces_of, tally
from engage.services.summaries.themes import Themes, by_theme, read_themes, title_of
from engage.services.summaries.wording import capital, day, plural
from engage.storage import filters, listings, records

_MONTHS = 36
"""A chart of more is drawn by the year."""
_SILENT = 40
"""How many themes that nobody spoke to are listed."""

COUNTED = (
    Noun.ORGANISATION,
    Noun.CONTACT,
    Noun.ENGAGEMENT,
    Noun.CONSULTATION,
    Noun.SUBMISSION,
    Noun.FEEDBACK,
    Noun.COMMITMENT,
)


def build(scope: Scope) -> Document:
    """Return the numbers of the selected feedback; of the whole project also what else there is."""
    themes = read_themes(scope)
    voices = list(scope.voices)
    ids = sorted({theme.agenda.id for theme in themes.values() if theme})
    agendas = records.fetch(scope.connection, Agenda, ids)
    pieces = list(scope.pieces.values())
    sections: tuple[tuple[str, Sequence[Block]], ...] = (
        ("In short", [opening(scope, voices), *_all_there_is(scope)]),
        ("Who spoke", _kinds(scope, voices)),
        ("From where", _regions(scope, voices)),
        ("When", _months(pieces)),
        ("How", _channels(scope, pieces)),
        ("Themes", list(_themes(scope, themes, agendas, voices))),
        ("Coding", _coding(pieces)),
        ("Who was invited, and who came", _turnout(scope)),
    )
    blocks: list[Block] = []
    for title, found in sections:
        if found:
            blocks += [Heading(1, title), *found]
    blocks += closing(scope, voices, printed=())
    made = document(scope, "Statistics", voices, (), blocks)
    # It counts and puts nothing down to anybody.
    return replace(made, named=frozenset())


def _all_there_is(scope: Scope) -> list[Block]:
    """How many records there are, as the lists of the window count them."""
    if not scope.is_whole:
        return []
    numbers = [(noun, filters.count(scope.connection, parse("", noun))) for noun in COUNTED]
    rows = tuple((called(noun), f"{number:,}") for noun, number in numbers if number)
    columns = (Column("What there is", width=3), Column("Number", Alignment.RIGHT))
    return [Table(columns, rows)] if rows else []


def called(noun: Noun) -> str:
    """Return what records of a noun are called among the numbers."""
    names = {Noun.FEEDBACK: "Pieces of feedback", Noun.COMMITMENT: "Follow-ups"}
    return names.get(noun, capital(noun.plural))


def _bars(title: str, header: str, unit: str, rows: Sequence[tuple[Text, Figure]]) -> list[Block]:
    drawn = tuple(ChartRow(label, (figure,)) for label, figure in rows)
    return [Chart(title, header, unit, (capital(unit),), drawn)] if drawn else []


def _kinds(scope: Scope, voices: Sequence[Voice]) -> list[Block]:
    """The table, and the same drawn; what the table does not tell is not drawn."""
    blocks = kinds_table(scope, voices)
    for block in list(blocks):
        if isinstance(block, Table):
            rows = [(row[0], row[1]) for row in block.rows]
            drawn = [(label, figure) for label, figure in rows if isinstance(figure, Figure) and figure.value]
            blocks += _bars("Organisations that spoke, by kind", "Kind", "organisations", drawn)
    return blocks


def _regions(scope: Scope, voices: Sequence[Voice]) -> list[Block]:
    """Organisations by region; outside, regions of too few stand together."""
    ids = sorted({voice.organisation for voice in voices if voice.organisation})
    places = {body.id: body.region.strip() for body in records.fetch(scope.connection, Organisation, ids)}
    names: dict[str, str] = {}
    said: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.organisation and voice.capacity is not Capacity.PERSONAL:
            place = places.get(voice.organisation, "")
            names.setdefault(fold(place), place)
            said[fold(place)].append(voice)
    numbers = {key: tally(of, scope.counted).organisations for key, of in said.items()}
    numbers = {key: number for key, number in numbers.items() if number.value}
    hidden: frozenset[str] = frozenset()
    if not scope.is_internal:
        sizes = {key: number.value for key, number in numbers.items()}
        hidden = small_cells(sizes, scope.details.smallest_cell)
    shown = sorted(numbers.keys() - hidden, key=lambda key: (not key, -numbers[key].value, key))
    rows: list[tuple[Text, Figure]] = [(names[key] or "No region", numbers[key]) for key in shown]
    if hidden and not rows:
        return [Paragraph("Too few organisations spoke for their regions to be shown.", Tone.QUIET)]
    if hidden:
        others = tally([voice for key in sorted(hidden) for voice in said[key]], scope.counted)
        rows.append(("Other regions", others.organisations))
    return _bars("Organisations that spoke, by region", "Region", "organisations", rows)


def _months(pieces: Sequence[Piece]) -> list[Block]:
    """Pieces by month, months of none too; by year where there are many."""
    days = [piece.feedback.said_on for piece in pieces]
    if not days:
        return []
    first, last = min(days), max(days)
    is_long = (last.year - first.year) * 12 + last.month - first.month >= _MONTHS
    named = _year if is_long else _month
    found: dict[str, list[int]] = {named(step): [] for step in _steps(first, last)}
    for piece in pieces:
        found[named(piece.feedback.said_on)].append(piece.id)
    rows = [(name, pieces_of(ids)) for name, ids in found.items()]
    by = "Year" if is_long else "Month"
    return _bars(f"What was said, by {by.lower()}", by, "pieces of feedback", rows)


def _steps(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The first days of all months from first to last."""
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield dt.date(month // 12, month % 12 + 1, 1)


def _month(date: dt.date) -> str:
    return day(date).partition(" ")[2]


def _year(date: dt.date) -> str:
    return f"{date.year}"


def _channels(scope: Scope, pieces: Sequence[Piece]) -> list[Block]:
    ids = sorted({piece.feedback.engagement.id for piece in pieces if piece.feedback.engagement})
    held = {each.id: each.channel for each in records.fetch(scope.connection, Engagement, ids)}
    said: dict[Channel | None, list[int]] = defaultdict(list)
    for piece in pieces:
        at = piece.feedback.engagement
        said[held.get(at.id) if at else None].append(piece.id)
    numbers = Counter(held.values())
    rows: list[tuple[Text, ...]] = [
        (capital(channel.label), f"{numbers[channel]:,}", pieces_of(said[channel]))
        for channel in Channel
        if channel in said
    ]
    if None in said:
        rows.append(("At no engagement", "", pieces_of(said[None])))
    columns = (
        Column("Channel", width=3),
        Column("Engagements", Alignment.RIGHT),
        Column("Pieces", Alignment.RIGHT),
    )
    return [Table(columns, tuple(rows))] if rows else []


def _themes(
    scope: Scope, themes: Themes, agendas: Sequence[Agenda], voices: Sequence[Voice]
) -> Iterator[Block]:
    """Of each agenda, how many themes were spoken to, how much, and which were not."""
    spoken = {theme.id: said for theme, said in by_theme(themes, voices) if theme}
    for agenda in agendas:
        own = [theme for theme in themes.values() if theme and theme.agenda.id == agenda.id]
        heard = [theme for theme in own if theme.id in spoken]
        figure = Figure(len(heard), pieces_of(v.feedback for t in heard for v in spoken[t.id]).feedback)
        share = f" ({round(100 * len(heard) / len(own))}%)"
        yield Heading(2, agenda.title)
        told = (figure, f" of {len(own):,} {plural(len(own), 'theme')} spoken to{share}.")
        yield Paragraph(told, Tone.QUIET)
        rows = [(title_of(theme), tally(spoken[theme.id], scope.counted).organisations) for theme in heard]
        yield from _bars("Organisations by theme", "Theme", "organisations", rows)
        silent = [theme for theme in own if theme.id not in spoken]
        if silent and voices:
            more = len(silent) - _SILENT
            items = [Item(title_of(theme)) for theme in silent[:_SILENT]]
            items += [Item(f"and {more:,} more")] if more > 0 else []
            yield Paragraph("Nobody has spoken to:", Tone.QUIET)
            yield BulletList(tuple(items))


def _coding(pieces: Sequence[Piece]) -> list[Block]:
    """How far the coding is, and how it came about."""
    if not pieces:
        return []
    by_source: Mapping[CodingSource, str] = {
        CodingSource.HAND: "Coded by hand",
        CodingSource.SUGGESTION: "Coded from a suggestion",
        CodingSource.IMPORT: "Coded by the file they came in",
    }
    tests: list[tuple[str, Callable[[Piece], bool]]] = [
        ("Coded to a theme", lambda piece: bool(piece.feedback.codings)),
        ("Not coded yet", lambda piece: not piece.feedback.codings),
        *((name, _is_coded_from(source)) for source, name in by_source.items()),
        ("With marks still to be resolved", lambda piece: bool(piece.feedback.unresolved)),
        ("Marked as a key point", lambda piece: piece.feedback.is_key_point),
        ("With evidence offered", lambda piece: piece.feedback.has_evidence),
        ("In the speaker’s own words", lambda piece: piece.feedback.is_verbatim),
    ]
    rows = []
    for name, is_so in tests:
        figure = pieces_of(piece.id for piece in pieces if is_so(piece))
        rows.append((name, figure, f"{round(100 * figure.value / len(pieces))}%"))
    columns = (
        Column("Pieces of feedback", width=3),
        Column("Number", Alignment.RIGHT),
        Column("Share", Alignment.RIGHT),
    )
    return [Table(columns, tuple(rows))]


def _is_coded_from(source: CodingSource) -> Callable[[Piece], bool]:
    return lambda piece: any(coding.source is source for coding in piece.feedback.codings)


def _turnout(scope: Scope) -> list[Block]:
    """What became of all invitations; of a selection of feedback there is no such number."""
    numbers = listings.seats_by_status(scope.connection) if scope.is_whole else {}
    asked = sum(numbers.values())
    rows = tuple(
        (capital(status.label), f"{numbers[status]:,}", f"{round(100 * numbers[status] / asked)}%")
        for status in AttendanceStatus
        if numbers.get(status)
    )
    columns = (Column("Seats", width=3), Column("Number", Alignment.RIGHT), Column("Share", Alignment.RIGHT))
    return [Table(columns, rows, total=("All", f"{asked:,}", ""))] if rows else []
