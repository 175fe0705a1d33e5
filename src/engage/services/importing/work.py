"""What every importer is given, and what it says of what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from engage.domain.changes import Changes, Operation
from engage.domain.progress import Progress
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services.importing.named_bodies import NamedBodies
from engage.services.importing.source import Source

if TYPE_CHECKING:
    from engage.domain.record_fields import Field
    from engage.services.importing.tables.readings import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person decides about a file; all that is left out the file settles itself."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    """Of a table: column to field, "" for none. Of a text: field to value, as in the year of a note."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By field: what the file says to what is meant, as in kind: "Trade Association" to "trade_body"."""
    day_first: bool | None = None
    """Whether 3/4 is the third of April, where the file leaves it open; None: it is."""
    sheet: str = ""
    """Which sheet of a workbook."""
    header_row: int | None = None
    """In which row the names of the columns stand."""
    engagement: int | None = None
    """The id of the engagement that the file belongs to."""
    matches: Mapping[int, str] = field(default_factory=dict)
    """By row: the uid of the record that it is; `NEW` for none; `LEAVE_OUT` for what is not wanted."""


NEW = "new"
LEAVE_OUT = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a file looks like a format."""

    certainty: float
    """0 not at all, 1 beyond doubt."""
    why: str = ""
    """What tells, for a person: "its first line is BEGIN:VCARD"."""


UNLIKE = Likeness(0)


class Outcome(Enum):
    """What became of a theme, a key point or a row."""

    ADDED = "added"
    UPDATED = "updated"
    """Known by its id: what the file gives replaced what was there."""
    MERGED = "merged"
    """Known by its name: what the file gives filled what was empty."""
    SAME = "same"
    """There already, just as the file has it."""
    SKIPPED = "skipped"
    """Left out: with a problem, unwanted, or prose that belongs to no list."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be taken as it stands."""

    file: str
    row: int | None
    """The row as a spreadsheet counts it, the line of a text; None: the whole file."""
    column: str
    message: str
    value: str = ""
    """What the file says there, where that is what cannot be taken."""
    keeps_out: bool = False
    """Whether the row was left out because of it."""
    leaves_empty: bool = False
    """Whether the row came in without that value."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What an import does to one field of a record that is there."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that a row may be about: nobody but a person can say."""

    uid: str
    name: str
    why: str
    """What the two have in common."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What becomes of one row, card or line."""

    row: int | None
    """As in `Problem`."""
    noun: Noun
    name: str
    """What it is about, as a person would call it."""
    outcome: Outcome
    uid: str = ""
    """Of the record that was there; empty where there was none."""
    changes: tuple[FieldChange, ...] = ()
    """To the record that was there; where it is not sure that there was none, all that the row says.

    So too of one that is new and stands in no row of a table.
    """
    candidates: tuple[Candidate, ...] = ()
    """Where not empty, it is not sure whether the row is new."""
    problem: str = ""
    without: tuple[str, ...] = ()
    """The fields of which the file gives values that cannot be taken: the rest of it came in."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of a file. Its themes, key points or rows are counted, not what was made around them.

    `Outcome` says what the counts mean.
    """

    format: str
    read: int
    added: int
    updated: int
    merged: int
    skipped: int
    """Those that are there already just as the file has them, and those that are left out."""
    same: int = 0
    """How many of those skipped are there already, just as the file has them."""
    refused: int = 0
    """How many of those skipped have a problem because of which they cannot be used."""
    without: int = 0
    """How many rows came in without a value that could not be taken."""
    problems: tuple[Problem, ...] = ()
    entries: tuple[Entry, ...] = ()
    """What became of each row, in the order of the file; formats that are no lists of records have none."""
    left_out: tuple[tuple[int, str], ...] = ()
    """Line number and text of the prose that belongs to no list."""
    notes: tuple[str, ...] = ()
    """What a person should know that is no problem: what the format has and Engage does not keep."""
    counts_lines: bool = False
    """Whether the places in it are lines of a text, and no rows of a table."""
    alters_more: bool = False
    """Whether organisations are filled in that rows about people name; the notes say which."""
    changes: Changes = field(default_factory=Changes)
    """What was altered; nothing where nothing was to be."""

    @property
    def operation(self) -> Operation | None:
        """The deed; None where nothing was altered."""
        return self.changes.operation

    @property
    def stays_out(self) -> int:
        """How many were left out."""
        return self.skipped - self.same

    @property
    def is_useless(self) -> bool:
        """Whether there is a problem with all that was read, so that nothing of it can be used."""
        return 0 < self.read <= self.refused


@dataclass(slots=True)
class Work:
    """A file on its way into a project, inside the one transaction that holds all of it."""

    source: Source
    connection: sa.Connection
    who: str
    """By whom feedback is coded."""
    progress: Progress
    choices: Choices = field(default_factory=Choices)
    read: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    refused: set[int] = field(default_factory=set)
    """Rows that cannot be used."""
    unread: dict[int, list[Problem]] = field(default_factory=dict)
    """By row: values that cannot be taken, without which the row comes in."""
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: tuple[tuple[int, str], ...] = ()
    notes: list[str] = field(default_factory=list)
    """As in `ImportReport`."""
    bodies: NamedBodies = field(default_factory=NamedBodies)
    """What became of the organisations that rows about people name."""

    def problem(self, row: int | None, message: str, column: str = "") -> None:
        """Say that something cannot be taken as it stands."""
        self.problems.append(Problem(self.source.name, row, column, message))

    def go_without(self, row: int, column: str, value: str, error: EngageError) -> None:
        """Take a row without a value that cannot be taken, and say why; before the row is entered."""
        problem = Problem(self.source.name, row, column, str(error), value, leaves_empty=True)
        self.unread.setdefault(row, []).append(problem)

    def enter(self, entry: Entry) -> None:
        """Count what became of a row, and keep it for whoever looks the import through."""
        self.outcomes[entry.outcome] += 1
        is_out = entry.outcome is Outcome.SKIPPED
        unread = self.unread.get(entry.row or 0, ())
        if is_out:
            self.unread.pop(entry.row or 0, None)
        elif unread:
            without = tuple(dict.fromkeys(problem.column for problem in unread))
            said = dict.fromkeys((entry.problem, *(problem.message for problem in unread)))
            entry = replace(entry, without=without, problem=" ".join(filter(None, said)))
        self.entries.append(entry)
        if entry.row is not None and is_out and entry.problem:
            self.refused.add(entry.row)

    def leave_out(self, row: int, error: EngageError, noun: Noun, name: str, value: str = "") -> None:
        """Skip a row that cannot be used, and say why; `value` is what the file says where it is wrong.

        What is missing because it could not be taken is not missing: then it is that which is said.
        """
        field = error.field if isinstance(error, Invalid) else ""
        problem = Problem(self.source.name, row, field, str(error), value, keeps_out=True)
        for unread in self.unread.pop(row, ()):
            if unread.column == field:
                problem = replace(unread, keeps_out=True, leaves_empty=False)
        self.enter(Entry(row, noun, name, Outcome.SKIPPED, problem=problem.message))
        self.problems.append(problem)


class Belongs(Enum):
    """Whether a person may say to which engagement what a file holds belongs."""

    NOWHERE = "nowhere"
    OR_SAYS_ITSELF = "or_says_itself"
    """It may be said, but mostly the file does."""
    TO_ONE = "to_one"
    """It is to be said, where no column does."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table may give, and what they are taken for."""

    fields: Mapping[str, Field]
    """By name, as `Choices.mapping` takes it."""
    read: Callable[[Source, Choices], Reading | None]
    """How the table is read with what was chosen; None of a file that is no table. Raises `Invalid`."""


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be read."""

    name: str
    """As `--as` takes it."""
    summary: str
    """What it reads, for a person."""
    counts: tuple[str, str]
    """What is counted, one and several: "key point", "key points"."""
    suffixes: tuple[str, ...]
    likeness: Callable[[Source], Likeness]
    """How much a file looks like this format. Raises nothing."""
    put_in: Callable[[Work], None]
    """Writes what the file says; raises `EngageError` where nothing of it can be used."""
    columns: Columns | None = None
    """Of a table whose columns a person may give another meaning."""
    belongs: Belongs = Belongs.NOWHERE
    is_of_lines: bool = False
    """Whether it reads texts, of which the lines are counted: those of tables have rows."""

    def counts_lines(self, source: Source) -> bool:
        """Whether the places in a file are lines of a text, and no rows of a table."""
        return self.is_of_lines and not source.is_table
