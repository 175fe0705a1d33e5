"""The lists of Zoom, Teams and Eventbrite as rows in their own words, whatever stands above and between them.

Columns are known by their headings (`headings`), not by their place. A row of headings begins a table; a file
may have several, each with a title above it. What stands above the first may tell what the call was about and
when it began.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice, zip_longest

from engage.domain.choices import excerpt, what_there_is
from engage.domain.progress import Progress, silent
from engage.domain.text import compact, fold
from engage.errors import Invalid
from engage.services.importing.calls.headings import BLOCKS, FIELDS, LEAVING, WHEN, YES
from engage.services.importing.calls.moments import Written, read_moment
from engage.services.importing.source import Source
from engage.services.importing.tables.delimited import text_tables
from engage.services.importing.tables.totals import without_totals
from engage.services.importing.work import Choices

_Rows = Callable[[], Iterator[tuple[int, list[str]]]]

_LOOKED_AT = 80
"""Rows that are looked at to tell what a file is."""
_REPORT_EVERY = 500
_SUMMARY, _PARTICIPANTS, _ACTIVITIES = 1, 2, 3
"""The sections of a report of Teams; the third says again, join by join, what the second says."""
_SECTION = re.compile(r"(\d)\. \S")
_ABOUT = ("topic", "start", "end")
_NOTHING = frozenset(("", "--", "-", "n/a"))
_PEOPLE = ("name", "given_name", "family_name", "email", "upn")
_BY_PLACE = ("name", "joined", "left", "duration", "email", "upn", "role")
"""What the columns of the people in Teams give, whatever the language of their headings."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One row about somebody, in the words of the file."""

    row: int
    texts: Mapping[str, str]
    """By what the column gives (see `headings`); nothing that is empty."""
    role: str = ""
    is_utc: bool = False

    def moment(self, field: str) -> Written | None:
        """When they came or went."""
        return read_moment(self.texts.get(field, ""), is_utc=self.is_utc)


@dataclass(frozen=True, slots=True)
class CallList:
    """What a file tells of one call or event."""

    topic: str = ""
    starts: Written | None = None
    ends: Written | None = None
    is_webinar: bool = False
    seen: tuple[Seen, ...] = ()
    days: tuple[Written, ...] = ()
    """All the days in the file, which together may tell how they are written."""
    unread: tuple[str, ...] = ()
    """The columns that are not known."""
    is_by_place: bool = False
    """Whether the columns are in a language that is not known, and were taken in their usual order."""
    totals: tuple[int, ...] = ()
    """The rows at the end that sum the others up."""


@dataclass(slots=True)
class _Reading:
    """A file half read."""

    wishes: Mapping[str, str]
    unmet: dict[str, str] = field(default_factory=dict)
    """The columns that a person speaks of and that were not met yet."""
    about: dict[str, str] = field(default_factory=dict)
    """What stands above the tables: the topic, when it began and ended."""
    columns: Sequence[str] = ()
    headings: Sequence[str] = ()
    given: set[str] = field(default_factory=set)
    """All that any column has given so far."""
    is_preamble: bool = False
    is_utc: bool = False
    section: int = 0
    block: str = ""
    seen: list[Seen] = field(default_factory=list)
    days: set[Written] = field(default_factory=set)
    unread: dict[str, None] = field(default_factory=dict)
    is_by_place: bool = False


def _rows_of(source: Source, sheet: str = "") -> _Rows:
    """Return the rows of a file, parted as its headings are, or those of the sheet that has most of them.

    Raises `Invalid`.
    """
    book = source.workbook
    if book is None:
        tables: list[_Rows] = [table.rows for table in text_tables(source.text, source.name)]
    else:
        tables = [partial(book.rows, name) for name in book.sheets if not sheet or fold(name) == fold(sheet)]
    if not tables:
        raise Invalid(f"{source.name} has no sheet “{excerpt(sheet)}”", field="sheet")
    return max(tables, key=_width)


def _width(rows: _Rows) -> tuple[int, int]:
    """How many known headings stand side by side, and how many cells of any sort."""
    known = cells_there = -1
    try:
        for _, cells in islice(rows(), _LOOKED_AT):
            known = max(known, len(set(fields_of(cells)) - {""}))
            cells_there = max(cells_there, len(cells))
    except Invalid:
        return -1, -1
    return known, cells_there


@dataclass(frozen=True, slots=True)
class Top:
    """The row that heads the first table of people."""

    row: int
    cells: Sequence[str]
    columns: Sequence[str]
    """What they give."""
    is_by_place: bool
    """Whether their language is not known, and they were taken in their usual order."""


def top_of(source: Source, choices: Choices) -> Top | None:
    """Return the row that heads the people, as `read_list` finds it; None where there is none."""
    reading = _Reading({compact(column): name for column, name in choices.mapping.items()})
    try:
        for number, cells in islice(_rows_of(source, choices.sheet)(), _LOOKED_AT):
            _take_in(reading, number, cells, choices)
            if reading.headings:
                return Top(number, reading.headings, reading.columns, reading.is_by_place)
    except Invalid:
        pass
    return None


def header_of(source: Source) -> tuple[Sequence[str], Sequence[str]]:
    """Return the headings of the first table about people, and what their columns give; empty for none."""
    try:
        for _, cells in islice(_rows_of(source)(), _LOOKED_AT):
            columns = fields_of(cells)
            if _is_header(columns):
                return cells, columns
    except Invalid:
        pass
    return (), ()


def fields_of(cells: Sequence[str], wishes: Mapping[str, str] | None = None) -> list[str]:
    """Return what each column gives; "" what is not known, and what another column gives already.

    `wishes` goes from the compact heading to the field that a person wants it to give.
    """
    columns: list[str] = []
    for cell in cells:
        name = (wishes or {}).get(compact(cell), FIELDS.get(compact(cell), ""))
        columns.append("" if name in columns else name)
    return columns


def _is_header(columns: Sequence[str]) -> bool:
    """Whether it heads a table about people: it has a name or an e-mail address, and something else."""
    return (
        any(name in columns for name in _PEOPLE) and len(set(columns) - {""}) > 1 and not _is_about(columns)
    )


def _is_about(columns: Sequence[str]) -> bool:
    """Whether it heads the one row about the call itself."""
    is_about = "topic" in columns and ("start" in columns or "call_id" in columns)
    return is_about and not {"name", "given_name", "family_name"}.intersection(columns)


def read_list(source: Source, choices: Choices, progress: Progress = silent) -> CallList:
    """Return what a file tells; its columns give what a person wishes. Raises `Invalid`."""
    for name in choices.mapping.values():
        if name and name not in FIELDS.values():
            known = sorted(set(FIELDS.values()) - {""})
            raise Invalid(f"A list of people has no field “{excerpt(name)}”", what_there_is(name, known))
    reading = _Reading({compact(column): name for column, name in choices.mapping.items()})
    reading.unmet = {compact(column): column for column, name in choices.mapping.items() if name}
    totals: list[int] = []
    for number, cells in without_totals(_rows_of(source, choices.sheet)(), totals.append):
        if number % _REPORT_EVERY == 0:
            progress(number, number, source.name)
        _take_in(reading, number, cells, choices)
    if not reading.headings:
        raise Invalid(
            f"{source.name} has no table of people",
            "no row has headings such as Name, Email and Join Time",
            "Name the columns with --map COLUMN=name, COLUMN=email, COLUMN=joined",
        )
    for column in reading.unmet.values():
        raise Invalid(f"{source.name} has no column “{excerpt(column)}”")
    starts, ends = read_moment(reading.about.get("start", "")), read_moment(reading.about.get("end", ""))
    return CallList(
        topic=reading.about.get("topic", ""),
        starts=starts,
        ends=ends,
        is_webinar=reading.block != "" or "registration_email" in reading.given,
        seen=tuple(reading.seen),
        days=(*filter(None, (starts, ends)), *reading.days),
        unread=() if reading.is_by_place else tuple(reading.unread),
        is_by_place=reading.is_by_place,
        totals=tuple(totals),
    )


def _take_in(reading: _Reading, number: int, cells: Sequence[str], choices: Choices) -> None:
    if number == choices.header_row:
        _begin(reading, fields_of(cells, reading.wishes), cells)
    else:
        _take(reading, number, cells)


def _take(reading: _Reading, number: int, cells: Sequence[str]) -> None:
    first, is_title = cells[0].strip(), not any(map(str.strip, cells[1:]))
    if is_title and compact(first) in BLOCKS:
        reading.block = BLOCKS[compact(first)]
    elif is_title and (match := _SECTION.match(first)):
        reading.section, reading.columns = int(match[1]), ()
    elif reading.section == _SUMMARY:
        _tell(reading, first, cells[1].strip() if len(cells) > 1 else "")
    elif (
        not reading.headings
        and len(cells) > 1
        and FIELDS.get(compact(first)) in _ABOUT
        and not any(cells[2:])
    ):
        reading.about.setdefault(FIELDS[compact(first)], cells[1].strip())
    elif _is_about(columns := _headings_in(reading, cells)):
        reading.columns, reading.is_preamble = columns, True
    elif reading.section == _PARTICIPANTS and not reading.columns and len(cells) >= len(_BY_PLACE):
        reading.is_by_place = len(set(columns) - {""}) < len(_BY_PLACE) - 1
        _begin(reading, _in_order(cells) if reading.is_by_place else columns, cells)
    elif _is_header(columns):
        _begin(reading, columns, cells)
    elif reading.is_preamble:
        reading.about |= _texts(reading.columns, cells)
        reading.columns, reading.is_preamble = (), False
    elif not reading.columns:
        reading.days.update(filter(None, map(read_moment, cells)))
    elif reading.section < _ACTIVITIES:
        _see(reading, number, cells)


def _headings_in(reading: _Reading, cells: Sequence[str]) -> list[str]:
    """What the columns give where the row may be one of headings; most are not, and cost no time."""
    is_heading = not reading.columns or compact(cells[0]) in FIELDS or compact(cells[0]) in reading.wishes
    return fields_of(cells, reading.wishes) if is_heading else []


def _tell(reading: _Reading, what: str, value: str) -> None:
    """Take one line of Teams' summary: the first tells the title, the first two moments when it was."""
    moment = read_moment(value)
    if not reading.about and value and moment is None:
        reading.about["topic"] = value
    elif moment is not None and "end" not in reading.about:
        clock = " UTC" if "utc" in compact(what) else ""
        reading.about["end" if "start" in reading.about else "start"] = f"{value}{clock}"


def _in_order(cells: Sequence[str]) -> list[str]:
    return [name for name, _ in zip_longest(_BY_PLACE, cells, fillvalue="")]


def _begin(reading: _Reading, columns: Sequence[str], cells: Sequence[str]) -> None:
    reading.columns, reading.headings, reading.is_preamble = columns, cells, False
    reading.given.update(columns)
    reading.is_utc = any("utc" in compact(cell) for cell in cells)
    for cell, name in zip(cells, columns, strict=True):
        reading.unmet.pop(compact(cell), None)
        if not name and cell.strip() and compact(cell) not in FIELDS:
            reading.unread.setdefault(" ".join(cell.split()))


def _see(reading: _Reading, number: int, cells: Sequence[str]) -> None:
    texts = _texts(reading.columns, cells)
    if not any(name in texts for name in _PEOPLE):
        return
    row = Seen(number, texts, reading.block, reading.is_utc)
    reading.seen.append(row)
    for name in WHEN:
        if (moment := row.moment(name)) is not None:
            reading.days.add(moment)
    if not reading.about.get("topic") and texts.get("topic"):
        reading.about |= {name: texts[name] for name in ("topic", "start", "end") if name in texts}


def _texts(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    given = ((name, " ".join(cell.split())) for name, cell in zip(columns, cells, strict=False) if name)
    return {name: text for name, text in given if text.lower() not in _NOTHING}


def with_stamps(seen: Sequence[Seen]) -> Iterator[Seen]:
    """Yield the rows with when somebody came or went, for an older list of Teams that has a row for each."""
    for row in seen:
        if "stamp" in row.texts:
            name = "left" if compact(row.texts.get("action", "")) in LEAVING else "joined"
            yield replace(row, texts={**row.texts, name: row.texts["stamp"]})
        else:
            yield row


def has_waited(row: Seen) -> bool:
    """Whether the row is about the time in the waiting room only."""
    return compact(row.texts.get("waiting", "")) in YES
