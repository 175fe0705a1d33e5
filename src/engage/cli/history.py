"""`engage history`: what was done, newest first."""

from __future__ import annotations

import argparse

from engage.cli.arguments import limit_argument, opened, project_argument
from engage.cli.output import Output
from engage.cli.table import Table
from engage.services import undo
from engage.services.plain_values import operation_object

EXAMPLES = ("engage history green.engage --limit 5", "engage history green.engage --json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    limit_argument(parser, "so many deeds, 50 where nothing is said", default=50)


def run(options: argparse.Namespace, out: Output) -> None:
    """Print the deeds of the journal."""
    with opened(options) as project:
        deeds = undo.history(project, limit=options.limit)
    if out.is_json:
        out.document([operation_object(deed) for deed in deeds])
        return
    rows = [
        [f"{deed.at.astimezone():%Y-%m-%d %H:%M}", deed.who, deed.label, "undone" if deed.is_undone else ""]
        for deed in deeds
    ]
    for line in Table(["when", "who", "what", ""]).lines(rows):
        out.line(line)
