"""What would become of a file, line by line: what the preview lists, and by what it is narrowed down."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from engage.domain.records import Noun
from engage.services.importing.troubles import Trouble, troubles
from engage.services.importing.work import LEAVE_OUT, Candidate, Choices, Entry, ImportReport, Outcome
from engage.ui.translation import translated


class Fate(Enum):
    """What would become of a line, in the order in which a person looks at them."""

    UNSURE = auto()
    """New as far as anybody can tell; but it may be somebody who is there."""
    LEFT_OUT = auto()
    NEW = auto()
    FILLED = auto()
    REPLACED = auto()
    SAME = auto()


_FATES = {
    Outcome.ADDED: Fate.NEW,
    Outcome.UPDATED: Fate.REPLACED,
    Outcome.MERGED: Fate.FILLED,
    Outcome.SAME: Fate.SAME,
    Outcome.SKIPPED: Fate.LEFT_OUT,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row, card or line of a file; or what is wrong with one, or with the whole."""

    row: int | None
    text: str
    """What it is about; of prose that belongs to no list, the prose."""
    fate: Fate | None
    """None where it is only a problem of something that is taken all the same."""
    problem: str = ""
    """What a person should know of it, whether or not it is imported."""
    entry: Entry | None = None

    @property
    def without(self) -> tuple[str, ...]:
        """The fields of which the file gives values that cannot be taken."""
        return self.entry.without if self.entry is not None else ()


@dataclass
class Rehearsed:
    """What would come of a file, as its preview shows it."""

    report: ImportReport
    lines: list[Line] = field(default_factory=list)
    by_fate: dict[Fate, array[int]] = field(default_factory=dict)
    """The places of the lines of each fate that there is."""
    rows: array[int] = field(default_factory=lambda: array("q"))
    """The places of those that are of the file; the others are to know of the whole."""
    problems: array[int] = field(default_factory=lambda: array("q"))
    """The places of those with which something is wrong."""
    without: array[int] = field(default_factory=lambda: array("q"))
    """The places of those that come in without a value that cannot be taken."""
    troubles: Sequence[Trouble] = ()
    """What is left out, once for all the rows in which it is."""
    unsure: dict[int, Entry] = field(default_factory=dict)
    """By row: those of which it is not sure who they are."""

    def counts(self) -> Mapping[Fate, int]:
        """How many there are of each fate; also of formats that do not list them."""
        report, unsure = self.report, len(self.by_fate.get(Fate.UNSURE, ()))
        return {
            Fate.NEW: report.added - unsure,
            Fate.UNSURE: unsure,
            Fate.FILLED: report.merged,
            Fate.REPLACED: report.updated,
            Fate.SAME: report.same,
            Fate.LEFT_OUT: report.stays_out,
        }

    @property
    def alters_something(self) -> bool:
        """Whether there is anything to be imported."""
        report = self.report
        return bool(report.added or report.updated or report.merged or report.alters_more)


def rehearsed(report: ImportReport) -> Rehearsed:
    """Return a report as the preview shows it; on the worker, for there may be a million lines."""
    left_out = (problem for problem in report.problems if problem.keeps_out or problem.leaves_empty)
    found = Rehearsed(report, troubles=troubles(left_out))
    for place, line in enumerate(sorted(_lines(report), key=lambda line: line.row or 0)):
        found.lines.append(line)
        if line.fate is not None:
            found.rows.append(place)
            found.by_fate.setdefault(line.fate, array("q")).append(place)
        if line.problem:
            found.problems.append(place)
        if line.without:
            found.without.append(place)
        if line.fate is Fate.UNSURE and line.entry is not None and line.row is not None:
            found.unsure[line.row] = line.entry
    return found


def _lines(report: ImportReport) -> Iterator[Line]:
    """What is to know of the whole, the entries, the problems of which they say nothing, and loose prose."""
    told: defaultdict[int | None, str] = defaultdict(str)
    for entry in report.entries:
        if entry.problem:
            told[entry.row] += entry.problem
    for note in report.notes:
        yield Line(None, "", None, note)
    for entry in report.entries:
        if (
            entry.row is None
        ):  # to what the rows belong, which is not counted; where it was there, a note says it
            if entry.outcome is Outcome.ADDED:
                yield Line(None, entry.name, None, translated("It is not there yet: it is added too."), entry)
            continue
        fate = Fate.UNSURE if entry.candidates else _FATES[entry.outcome]
        yield Line(entry.row, entry.name, fate, entry.problem, entry)
    for problem in report.problems:
        if problem.row not in told or problem.message not in told[problem.row]:
            yield Line(problem.row, "", Fate.LEFT_OUT if problem.keeps_out else None, problem.message)
    for row, text in report.left_out:
        yield Line(row, text, Fate.LEFT_OUT)


def candidates_of(entry: Entry, asked: Mapping[int, Entry]) -> tuple[Candidate, ...]:
    """Return who a line may be about, also where a person has said it already."""
    if entry.candidates or entry.row is None or entry.row not in asked:
        return entry.candidates
    return asked[entry.row].candidates


def may_be_left_out(line: Line) -> bool:
    """Whether a line may be left out by itself; themes hang together."""
    entry = line.entry
    is_wanted = line.fate not in (Fate.LEFT_OUT, Fate.SAME)
    return entry is not None and entry.row is not None and entry.noun is not Noun.THEME and is_wanted


def is_left_out(line: Line, choices: Choices) -> bool:
    """Whether a person has said that a line is left out."""
    return line.row is not None and choices.matches.get(line.row) == LEAVE_OUT


def decision_on(entry: Entry, choices: Choices) -> str | None:
    """Return what a person has said of a line: a uid, `NEW` or `LEAVE_OUT`; None where nothing yet."""
    return choices.matches.get(entry.row) if entry.row is not None else None
