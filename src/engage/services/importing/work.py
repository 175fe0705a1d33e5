"""What every importer is given, and what it says of what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

import sqlalchemy as sa

from engage.domain.changes import Changes, Operation
from engage.domain.progress import Progress
from engage.errors import EngageError, Invalid

TABLES = (".csv", ".tsv")
TEXTS = (".txt", ".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """What the file is called, for what is said of it."""
        return self.path.name

    @property
    def is_table(self) -> bool:
        """Whether its name says that it is a table."""
        return self.path.suffix.lower() in TABLES

    @property
    def title(self) -> str:
        """What its name says it is about, where it does not say so itself."""
        words = self.path.stem.replace("_", " ").replace("-", " ").split()
        return " ".join(words)[:1].upper() + " ".join(words)[1:]


class Outcome(Enum):
    """What became of a theme, a key point or a row."""

    ADDED = "added"
    UPDATED = "updated"
    """Known by its id: what the file gives replaced what was there."""
    MERGED = "merged"
    """Known by its name: what the file gives filled what was empty."""
    SKIPPED = "skipped"
    """Left out: there already, with a problem, or prose that belongs to no list."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that could not be taken as it stands."""

    file: str
    row: int | None
    """The row as a spreadsheet counts it, the line of a text; None: the whole file."""
    column: str
    message: str


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
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()
    """Line number and text of the prose that belongs to no list."""
    changes: Changes = field(default_factory=Changes)
    """What was altered; nothing where nothing was to be."""

    @property
    def operation(self) -> Operation | None:
        """The deed; None where nothing was altered."""
        return self.changes.operation


@dataclass(slots=True)
class Work:
    """A file on its way into a project, inside the one transaction that holds all of it."""

    source: Source
    connection: sa.Connection
    who: str
    """By whom feedback is coded."""
    progress: Progress
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Of a table: column to field. Of a text: field to value."""
    engagement: int | None = None
    """The id of the engagement that the file belongs to."""
    read: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    left_out: tuple[tuple[int, str], ...] = ()

    def problem(self, row: int | None, message: str, column: str = "") -> None:
        """Say that something cannot be taken as it stands."""
        self.problems.append(Problem(self.source.name, row, column, message))

    def leave_out(self, row: int, error: EngageError) -> None:
        """Skip a row, and say why."""
        self.outcomes[Outcome.SKIPPED] += 1
        self.problem(row, str(error), error.field if isinstance(error, Invalid) else "")


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
    likeness: Callable[[Source], float]
    """How much a file looks like this format: 0 not at all, 1 beyond doubt. Raises nothing."""
    put_in: Callable[[Work], None]
    """Writes what the file says; raises `EngageError` where nothing of it can be used."""
