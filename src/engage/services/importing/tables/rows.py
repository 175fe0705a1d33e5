"""The rows of a table as texts for the fields of a noun."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from engage.domain.choices import excerpt
from engage.domain.fields import FIELDS, Field, parse_record
from engage.domain.records import Noun
from engage.domain.text import clean
from engage.errors import EngageError, Invalid
from engage.services.importing.source import Source
from engage.services.importing.tables.column_fields import ID
from engage.services.importing.tables.columns import STREET, How, is_known_anywhere, proposed
from engage.services.importing.tables.readings import Reading, check_needs, reading_of
from engage.services.importing.tables.table import Table, read_table, sheets_of
from engage.services.importing.tables.totals import totals_said
from engage.services.importing.tables.values import ERRORS, Reader, guesses_said, joined
from engage.services.importing.work import UNLIKE, Likeness, Work

_REPORT_EVERY = 500
_FIRST = 3
"""How many values tell which row is meant, where it has no name."""
_CALLED: Mapping[Noun, Sequence[str]] = {
    Noun.ORGANISATION: ("name",),
    Noun.CONTACT: ("name", "given_name", "family_name"),
    Noun.THEME: ("code", "title"),
    Noun.ENGAGEMENT: ("title",),
    Noun.FEEDBACK: ("text",),
    Noun.COMMITMENT: ("text",),
}
"""By what a row is called."""
_TOLD = 4
"""How many columns are named to say why a file is taken for a table."""
_WEIGHTS = {How.NAME: 1.0, How.SYNONYM: 0.9, How.CONTENT: 0.4}
"""How much a column speaks for a noun."""
_TELLING = 4
"""From how many known columns on others may be strange."""
_SHORT = 24
"""Characters of a name at most; what is longer is rather a question, as response sheets have them."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one row gives."""

    number: int
    uid: str
    """The identity that the file gives the record; empty where it gives none."""
    texts: Mapping[str, str]
    """Texts that are not empty, by field."""

    def called(self, noun: Noun) -> str:
        """Return by what a person knows the row in the file: the name in it, else what it says first."""
        named = [self.texts[name] for name in _CALLED[noun] if name in self.texts]
        return " ".join(named) or first_of(self.texts.values())


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that gives a field."""

    place: int
    field: str
    name: str
    read: Reader | None
    is_list: bool


def rows_of(work: Work, noun: Noun, needs: Sequence[str]) -> Iterator[Row]:
    """Return the rows of the table that is being imported, in the words of our fields.

    At least one of the fields `needs`, or an id, must have a column: else `Invalid` is raised at once. A
    column that is not known is a problem, and so is a row that is longer or shorter than the header. What was
    guessed is noted.
    """
    return rows_as(work, reading_of(read_table(work.source, work.choices), noun, work.choices), needs)


def rows_as(work: Work, reading: Reading, needs: Sequence[str]) -> Iterator[Row]:
    """Return the rows of a table that is read so; else as `rows_of`."""
    table = reading.table
    check_needs(reading, needs)
    for place, proposal in enumerate(reading.proposals):
        if proposal.field is None and proposal.column and not table.is_empty(place):
            why = f": {proposal.why}" if proposal.why else ""
            message = f"The column “{excerpt(proposal.column)}” is not known and was left out{why}."
            work.problem(table.header_row or None, message, proposal.column)
    work.notes += [*_place_notes(work, table), *reading.column_notes()]
    return _rows(work, reading)


def _place_notes(work: Work, table: Table) -> Iterator[str]:
    others = [sheet.name for sheet in sheets_of(work.source) if sheet.rows and sheet.name != table.sheet]
    if others and not work.choices.sheet:
        yield f"Sheet “{excerpt(table.sheet)}” was read; left out: {excerpt(', '.join(others))}."
    first, _ = next(table.source.rows(), (0, []))
    if first < table.header_row and work.choices.header_row is None:
        yield f"Row {table.header_row} was read as the one that names the columns."


def _rows(work: Work, reading: Reading) -> Iterator[Row]:
    columns = _columns(reading)
    width, total = len(reading.proposals), reading.table.size
    totals: list[int] = []
    for number, cells in reading.table.rows(totals.append):
        work.read += 1
        if work.read % _REPORT_EVERY == 0:
            work.progress(min(number, total), total, work.source.name)
        if len(cells) != width and (len(cells) < width or any(map(str.strip, cells[width:]))):
            work.leave_out(number, wrong_width(len(cells), width), reading.noun, first_of(cells))
            continue
        texts = _texts(work, reading.fields, columns, number, cells)
        uid = texts.pop(ID, "").strip().lower()
        if uid and not _is_uid(uid):
            work.problem(number, f"“{excerpt(uid)}” is no id of Engage; the row was read without it.", ID)
            uid = ""
        yield Row(number, uid, texts)
    if totals:
        work.notes.append(totals_said(totals))
    for place, values in reading.values.items():
        if said := guesses_said(reading.table.columns[place], values.guessed):
            work.notes.append(said)


def _columns(reading: Reading) -> list[_Column]:
    """The columns that give something, and how."""
    return [
        _Column(
            place,
            proposal.field,
            proposal.column,
            reading.values[place].reader() if place in reading.values else None,
            proposal.field in reading.several,
        )
        for place, proposal in enumerate(reading.proposals)
        if proposal.field
    ]


def _texts(
    work: Work,
    fields: Mapping[str, Field],
    columns: Sequence[_Column],
    number: int,
    cells: Sequence[str],
) -> dict[str, str]:
    """What the cells of a row say, by field; the row goes without an error that a formula came to."""
    texts: dict[str, str] = {}
    for column in columns:
        text = cells[column.place]
        if not text or text.isspace():
            continue
        if text[0] == "#" and text.strip() in ERRORS:
            what = f"{fields[column.field].label}: “{text.strip()}” is what a formula came to, an error"
            work.go_without(number, column.field, text.strip(), Invalid(what))
            continue
        if column.read:
            text = column.read(clean(text).strip())
            if not text:
                continue
        if column.is_list and column.field in texts:
            before = texts[column.field]
            text = f"{before}, {text}" if column.field == STREET else joined((before, text))
        texts[column.field] = text
    return texts


def first_of(cells: Iterable[str]) -> str:
    """Return what stands in the first cells in which there is something."""
    filled = (text for cell in cells if (text := " ".join(cell.split())))
    return excerpt(", ".join(islice(filled, _FIRST)))


def wrong_width(cells: int, width: int) -> Invalid:
    """Return what is wrong with a row that is shorter or longer than the header."""
    what = f"The row has {cells} cells, the header {width}"
    return Invalid(what, "", "Check its commas and quotation marks")


def refuse(work: Work, noun: Noun, row: Row, error: EngageError) -> None:
    """Skip a row that cannot be used, and say why."""
    value = row.texts.get(error.field, "") if isinstance(error, Invalid) else ""
    work.leave_out(row.number, error, noun, row.called(noun), value)


def read_row(work: Work, noun: Noun, row: Row, texts: Mapping[str, str], *, is_new: bool) -> dict[str, Any]:
    """Return the values that a row gives; what cannot be read and may stay empty it goes without.

    Raises `Invalid` where it cannot be used.
    """

    def unread(name: str, text: str, error: Invalid) -> None:
        work.go_without(row.number, name, text, error)

    own = {name: text for name, text in texts.items() if name in FIELDS[noun]}
    return parse_record(noun, own, is_new=is_new, unread=unread)


def _is_uid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def likeness_of(source: Source, noun: Noun, needs: Sequence[str], of_its_own: Sequence[str] = ()) -> Likeness:
    """Return how much a file looks like a table of a noun: what part of its columns are the noun's fields.

    One of the fields `needs`, or the id, must have a column. Where fields are named that no other noun's
    table has, `of_its_own`, one of these must have one too, and the id alone will not do.
    """
    try:
        table = read_table(source)
        proposals = proposed(noun, table.columns, table.sample, {}, table.name)
    except EngageError:
        return UNLIKE
    # Prose has commas too; but its lines do not all have the same number.
    first = table.sample[0] if table.sample else ()
    is_table = source.is_table or len(first) == len(table.columns) > 1
    named = [proposal for proposal in proposals if proposal.column]
    found = {proposal.field: proposal for proposal in named if proposal.field}
    if not is_table or found.keys().isdisjoint((*needs, ID)):
        return UNLIKE
    if of_its_own and (found.keys().isdisjoint(needs) or found.keys().isdisjoint(of_its_own)):
        return UNLIKE
    weight = sum(_WEIGHTS[proposal.how] for proposal in named if proposal.field)
    columns = ", ".join([proposal.column for proposal in found.values()][:_TOLD])
    known = [proposal for proposal in named if proposal.field]
    width = breadth(len(known), [proposal.column for proposal in named if not proposal.field])
    return Likeness(weight / width, f"it has the columns {excerpt(columns)}")


def breadth(known: int, others: Sequence[str]) -> float:
    """Return of how many columns those that are known are a part, where a table has `others` too.

    Where several are known, short names that mean nothing to any noun count but half: people's own lists are
    full of such.
    """
    if known < _TELLING:
        return known + len(others)
    strange = sum(1 for column in others if len(column) <= _SHORT and not is_known_anywhere(column))
    return known + len(others) - strange / 2
