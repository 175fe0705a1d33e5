"""`engage import`: everything that people have in files already."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engage.cli.arguments import listed, opened_to_write, project_argument, tell_of_backups
from engage.cli.output import Output
from engage.domain.choices import nearest
from engage.domain.engagements import Engagement
from engage.domain.fields import FIELDS, ValueType
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import records
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.registry import importers
from engage.services.importing.tables.values import takes_fixed
from engage.services.importing.troubles import Trouble, troubles
from engage.services.importing.work import Outcome, Problem

EXAMPLES = (
    "engage import green.engage agenda.md --as agenda",
    "engage import green.engage note.txt --as notes --map year=2020",
    "engage import green.engage organisations.csv contacts.csv",
    "engage import green.engage people.csv --as contacts --map Surname=family_name --dry-run --json",
    "engage import green.engage members.xlsx --sheet Members --header 3 --value kind:Partner=trade_body",
)

_COUNTS = ("read", "added", "updated", "merged", "skipped", "same", "without")
_WORDS = {
    Outcome.ADDED: "new",
    Outcome.MERGED: "filled in",
    Outcome.UPDATED: "replaced",
    Outcome.SAME: "the same",
    Outcome.SKIPPED: "left out",
}
"""What becomes of a row, as the window says it too."""
_ALTERING = (Outcome.ADDED, Outcome.UPDATED, Outcome.MERGED)
_EXAMPLES: Mapping[ValueType, Sequence[str]] = {ValueType.YES_NO: ("yes",), ValueType.RATING: ("3",)}
_SPECIAL = re.compile(r'["$`\\\\!%]')
"""What a shell would read within quotation marks."""
_SHOWN = 100
"""Rows of which it is said what would become of them."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path, help="what is brought in, a deed each")
    parser.add_argument(
        "--as",
        dest="as_format",
        metavar="FORMAT",
        default="",
        help="what the files hold, if they do not show it",
    )
    parser.add_argument(
        "--engagement",
        metavar="ID",
        help="to which engagement the files belong, where they do not show it: an id or an exact title",
    )
    parser.add_argument(
        "--map",
        dest="mapping",
        metavar="COLUMN=FIELD",
        action="append",
        default=[],
        type=_mapped,
        help="which field a column of a table is; for a text, FIELD=VALUE, such as the year of a note",
    )
    parser.add_argument(
        "--value",
        dest="values",
        metavar="FIELD:THEIRS=OURS",
        action="append",
        default=[],
        type=_meant,
        help="what a value of a table means: kind:Partner=trade_body",
    )
    parser.add_argument("--sheet", metavar="NAME", default="", help="which sheet of a workbook")
    parser.add_argument(
        "--header", metavar="ROW", type=_row, help="in which row the columns are named; 0: in none"
    )
    order = parser.add_mutually_exclusive_group()
    order.add_argument(
        "--day-first",
        action="store_const",
        const=True,
        dest="day_first",
        help="3/4 is the third of April, as where nothing tells",
    )
    order.add_argument(
        "--month-first",
        action="store_const",
        const=False,
        dest="day_first",
        help="3/4 is the fourth of March",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would come of it, and alter nothing")
    formats = {one.name: one.summary for one in importers()}
    parser.epilog = f"{parser.epilog}\n\n{listed('formats:', formats)}"


def run(options: argparse.Namespace, out: Output) -> None:
    """Bring in one file after the other, up to the first that cannot be used."""
    reports: list[ImportReport] = []
    try:
        with opened_to_write(options) as project, out.progress() as progress:
            engagement = options.engagement and records.find(project, Engagement, options.engagement)
            choices = _choices(options, engagement or None)
            for file in options.files:
                report = import_file(
                    project,
                    file,
                    as_format=options.as_format,
                    choices=choices,
                    dry_run=options.dry_run,
                    progress=progress,
                )
                reports.append(report)
                tell_of_backups(project)
                if not out.is_json:
                    _print(report, file, out)
                    if options.dry_run:
                        _print_entries(report, out)
                if report.is_useless:
                    raise Invalid(
                        f"Nothing of {file.name} can be used",
                        "there is a problem with all that was read",
                        "Put right what is listed, and import it again",
                    )
    finally:
        if out.is_json and reports:
            out.document(_together(reports))


def _choices(options: argparse.Namespace, engagement: int | None) -> Choices:
    values: dict[str, dict[str, str]] = {}
    for field, theirs, ours in options.values:
        values.setdefault(field, {})[theirs] = ours
    return Choices(
        mapping=dict(options.mapping),
        values=values,
        day_first=options.day_first,
        sheet=options.sheet,
        header_row=options.header,
        engagement=engagement,
    )


def _print_entries(report: ImportReport, out: Output) -> None:
    """Say what would become of each row that alters something."""
    altering = [entry for entry in report.entries if entry.outcome in _ALTERING]
    for entry in altering[:_SHOWN]:
        place = f"{_unit(report)} {entry.row}: " if entry.row else ""
        what = f"{entry.noun.label} {entry.name}: {_WORDS[entry.outcome]}"
        changes = ", ".join(f"{change.field} “{change.after}”" for change in entry.changes)
        unsure = " or ".join(candidate.name for candidate in entry.candidates)
        without = ", ".join(entry.without)
        said = [
            place + what,
            changes,
            without and f"without {without}",
            unsure and f"it may be {unsure}, who is there already",
        ]
        out.line(f"  {_in_one_line('; '.join(filter(None, said)))}")
    if len(altering) > _SHOWN:
        out.line(f"  and {len(altering) - _SHOWN:,} more")


def _print(report: ImportReport, file: Path, out: Output) -> None:
    """Say how much there was of what, and what is wrong: once for all the rows in which it is."""
    found = {
        Outcome.ADDED: report.added,
        Outcome.MERGED: report.merged,
        Outcome.UPDATED: report.updated,
        Outcome.SAME: report.same,
        Outcome.SKIPPED: report.stays_out,
    }
    counts = [f"{count:,} {_WORDS[outcome]}" for outcome, count in found.items() if count]
    without = [f"{report.without:,} without a value"] if report.without else []
    out.line(f"{file.name}, as {report.format}: {', '.join([f'{report.read:,} read', *counts, *without])}")
    nouns = {entry.noun for entry in report.entries}
    for trouble in troubles(report.problems):
        out.line(f"  {_in_one_line(_said(trouble, nouns, _unit(report)))}")
    for note in report.notes:
        out.line(f"  {note}")


def _unit(report: ImportReport) -> str:
    return "line" if report.counts_lines else "row"


def _said(trouble: Trouble, nouns: Collection[Noun], unit: str) -> str:
    """A problem, what becomes of its rows, and how it is answered where it is one of a value."""
    problem, where = trouble.problem, trouble.where(unit)
    if problem.keeps_out:
        where = f"left out: {where}"
    elif problem.leaves_empty:
        where = f"without it: {where}"
    if not where:
        return problem.message
    answer = _answer(problem, nouns)
    ending = f"; answer with {answer}" if answer else "."
    return f"{problem.message} {where[:1].upper()}{where[1:]}{ending}"


def _answer(problem: Problem, nouns: Collection[Noun]) -> str:
    """The option that says what a value means, with the nearest that there is."""
    fields = (FIELDS[noun].get(problem.column) for noun in nouns)
    field = next(filter(None, fields), None)
    if not problem.value or field is None or not takes_fixed(field):
        return ""
    known = [choice.value for choice in field.choices] or _EXAMPLES[field.type]
    meant = nearest(problem.value, known) or known[0]
    said = f"{problem.column}:{_in_one_line(problem.value)}={meant}"
    return f"--value {shlex.quote(said)}" if _SPECIAL.search(said) else f'--value "{said}"'


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _together(reports: Sequence[ImportReport]) -> dict[str, Any]:
    """Return the one object that says what came of all files; of several, `files` says it of each."""
    objects = [_object(report) for report in reports]
    if len(objects) == 1:
        return objects[0]
    formats = {report.format for report in reports}
    return {
        "format": formats.pop() if len(formats) == 1 else None,
        **{name: sum(one[name] for one in objects) for name in _COUNTS},
        "problems": [problem for one in objects for problem in one["problems"]],
        "notes": [note for one in objects for note in one["notes"]],
        "operation": next((one["operation"] for one in reversed(objects) if one["operation"]), None),
        "files": objects,
    }


def _object(report: ImportReport) -> dict[str, Any]:
    return {
        "format": report.format,
        **{name: getattr(report, name) for name in _COUNTS},
        "problems": [asdict(problem) for problem in report.problems],
        "notes": list(report.notes),
        "operation": report.operation.uid if report.operation else None,
    }


def _mapped(text: str) -> tuple[str, str]:
    column, equals, field = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"“{text}” is not written as COLUMN=FIELD")
    return column.strip(), field.strip()


def _meant(text: str) -> tuple[str, str, str]:
    field, colon, rest = text.partition(":")
    theirs, equals, ours = rest.rpartition("=")
    if not (colon and equals and theirs.strip()):
        raise argparse.ArgumentTypeError(f"“{text}” is not written as FIELD:THEIRS=OURS")
    return field.strip(), theirs.strip(), ours.strip()


def _row(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 8):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of a row")
    return int(text)
