"""`engage import`: agendas, notes, organisations, contacts and feedback from files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engage.cli.arguments import listed, opened_to_write, project_argument
from engage.cli.output import Output
from engage.domain.engagements import Engagement
from engage.services import records
from engage.services.importing.imports import Choices, ImportReport, import_file
from engage.services.importing.registry import importers

EXAMPLES = (
    "engage import green.engage agenda.md --as agenda",
    "engage import green.engage note.txt --as notes --map year=2020",
    "engage import green.engage organisations.csv contacts.csv",
    "engage import green.engage people.csv --as contacts --map Surname=family_name --dry-run --json",
)

_COUNTS = ("read", "added", "updated", "merged", "skipped")


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
        help="where it was said: an id or an exact title, for notes and feedback",
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
    parser.add_argument("--dry-run", action="store_true", help="say what would come of it, and alter nothing")
    formats = {one.name: one.summary for one in importers()}
    parser.epilog = f"{parser.epilog}\n\n{listed('formats:', formats)}"


def run(options: argparse.Namespace, out: Output) -> None:
    """Bring in one file after the other, up to the first that cannot be used."""
    reports: list[ImportReport] = []
    try:
        with opened_to_write(options.project) as project, out.progress() as progress:
            engagement = options.engagement and records.find(project, Engagement, options.engagement)
            for file in options.files:
                report = import_file(
                    project,
                    file,
                    as_format=options.as_format,
                    choices=Choices(engagement=engagement or None, mapping=dict(options.mapping)),
                    dry_run=options.dry_run,
                    progress=progress,
                )
                reports.append(report)
                if not out.is_json:
                    _print(report, file, out)
    finally:
        if out.is_json and reports:
            out.document(_together(reports))


def _print(report: ImportReport, file: Path, out: Output) -> None:
    counts = ", ".join(f"{getattr(report, name):,} {name}" for name in _COUNTS)
    out.line(f"{file.name}, as {report.format}: {counts}")
    for problem in report.problems:
        row = f"row {problem.row}" if problem.row else ""
        place = ", ".join(part for part in (problem.file, row, problem.column) if part)
        out.line(f"  {place}: {problem.message}")
    for note in report.notes:
        out.line(f"  {note}")


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
