"""`engage show`: one record with everything known about it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from typing import Any

from engage.cli.arguments import noun, opened, project_argument
from engage.cli.columns import counted, headings, rows
from engage.cli.output import Output
from engage.cli.table import Table
from engage.domain.records import Noun, Record
from engage.services import records
from engage.services.coverage import codings
from engage.services.plain_values import as_object
from engage.services.projects import Project
from engage.services.related import feedback_count, related

EXAMPLES = (
    "engage show green.engage organisation 'Example Steelworkers’ Union'",
    "engage show green.engage theme 2.1 --json",
)

_MOST = 20
"""Related records of one noun that are printed for people."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument("noun", metavar="NOUN", type=noun, help="organisation, contact, theme, ...")
    parser.add_argument(
        "id", metavar="ID", help="its id, the first 4 or more characters of it, or its exact name"
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Print the record, then what belongs to it."""
    with opened(options) as project:
        record = records.CLASSES[options.noun]
        found = records.get(project, record, records.find(project, record, options.id))
        values = as_object(found)
        if options.noun is Noun.THEME:
            values["feedback_count"] = feedback_count(project, found.id)
            values["said"] = [
                {"kind": each.kind, "stance": each.stance, "codings": each.number}
                for each in codings(project)
                if each.theme == found.id
            ]
        belonging = related(project, found)
        if out.is_json:
            for noun, ids in belonging.items():
                values[noun.plural] = [
                    as_object(other) for other in records.rows(project, records.CLASSES[noun], ids)
                ]
            out.document(values)
            return
        for line in described(values):
            out.line(line)
        for noun, ids in belonging.items():
            _print_related(project, out, noun, ids)


def described(values: Mapping[str, Any]) -> list[str]:
    """Return a plain object as lines for people, without what is not filled in."""
    lines: list[str] = []
    for name, value in values.items():
        label = f"{name.replace('_', ' ')}:"
        match value:
            case None | "" | [] | False:
                continue
            case {"name": mentioned}:
                lines.append(f"{label} {mentioned}")
            case [{}, *_]:
                lines.append(label)
                lines += [f"  {_in_one_line(part)}" for part in value]
            case list():
                lines.append(f"{label} {', '.join(value)}")
            case str() if "\n" in value:
                lines.append(label)
                lines += [f"  {line}" for line in value.splitlines()]
            case _:
                lines.append(f"{label} {'yes' if value is True else value}")
    return lines


def _in_one_line(part: Mapping[str, Any]) -> str:
    return ", ".join(_brief(name, value) for name, value in part.items() if value and name != "id")


def _brief(name: str, value: Any) -> str:
    match value:
        case {"name": mentioned}:
            return f"{value['code']} {mentioned}" if "code" in value else str(mentioned)
        case int() if name == "minutes":
            return f"{value} min"
        case int() if name == "codings":
            return f"{value:,} {'coding' if value == 1 else 'codings'}"
        case True:
            return name.removeprefix("is_").replace("_", " ")
        case _:
            return str(value)


def _print_related(project: Project, out: Output, noun: Noun, ids: Sequence[int]) -> None:
    if not ids:
        return
    found: list[Record] = records.rows(project, records.CLASSES[noun], ids[:_MOST])
    out.line()
    out.line(counted(noun, len(found), len(ids)))
    for line in Table(headings(noun)).lines(rows(project, noun, found)):
        out.line(f"  {line}")
