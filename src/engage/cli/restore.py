"""`engage restore`: a project made of a backup again."""

from __future__ import annotations

import argparse
from pathlib import Path

from engage import settings
from engage.cli.arguments import with_suffix
from engage.cli.info import facts_object
from engage.cli.output import Output
from engage.cli.unlocking import key_for, passphrase_argument
from engage.services import projects, restoring
from engage.services.project_facts import facts

EXAMPLES = ("engage restore saved.engage -o restored.engage",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    parser.add_argument("backup", metavar="FILE", type=Path, help="the backup; it stays as it is")
    passphrase_argument(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="PROJECT",
        type=Path,
        required=True,
        help="the project to make, which is not there yet",
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Make it, and say what is in it."""
    target, who = with_suffix(options.output), settings.load().who
    key = key_for(options.backup, options)
    with out.progress() as progress:
        restoring.restore(options.backup, target, who=who, key=key, progress=progress)
    with projects.open_to_read(target, who=who, key=key) as project:
        made = facts(project)
    if out.is_json:
        out.document(facts_object(made))
    else:
        records = sum(made.counts.values())
        out.line(f"Restored {target}: {records:,} records, {made.operations:,} deeds")
