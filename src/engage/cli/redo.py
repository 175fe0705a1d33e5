"""`engage redo`: bring back the deed that was taken back last."""

from __future__ import annotations

import argparse

from engage.cli.arguments import opened_to_write, project_argument
from engage.cli.output import Output
from engage.cli.undo import print_turn
from engage.services import undo

EXAMPLES = ("engage redo green.engage",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)


def run(options: argparse.Namespace, out: Output) -> None:
    """Bring it back, and say what it was."""
    with opened_to_write(options) as project:
        print_turn(out, undo.redo(project))
