"""`engage undo`: take back the last deed."""

from __future__ import annotations

import argparse

from engage.cli.arguments import opened_to_write, project_argument
from engage.cli.output import Output
from engage.domain.changes import Changes
from engage.services import undo
from engage.services.plain_values import operation_object

EXAMPLES = ("engage undo green.engage",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)


def run(options: argparse.Namespace, out: Output) -> None:
    """Take it back, and say what it was."""
    with opened_to_write(options) as project:
        print_turn(out, undo.undo(project))


def print_turn(out: Output, changes: Changes) -> None:
    """Say which deed was turned."""
    if changes.operation is None:
        return
    if out.is_json:
        out.document(operation_object(changes.operation))
    else:
        out.line(changes.operation.label)
