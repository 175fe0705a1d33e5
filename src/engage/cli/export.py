"""`engage export`: the data itself, for spreadsheets and other programs."""

from __future__ import annotations

import argparse

from engage.cli.arguments import noun, opened, output_argument, project_argument
from engage.cli.columns import counted
from engage.cli.output import Output
from engage.domain.records import Noun
from engage.services.exporting.data import export

EXAMPLES = (
    "engage export green.engage -o everything.json",
    "engage export green.engage -o organisations.csv organisations",
    "engage export green.engage -o unions.csv feedback --filter 'kind:union after:2020-01-01'",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    output_argument(parser)
    parser.add_argument(
        "noun",
        metavar="NOUN",
        nargs="?",
        type=noun,
        help=f"one of {', '.join(noun.plural for noun in Noun)}; everything without",
    )
    parser.add_argument(
        "--filter", metavar="FILTER", default="", help="which of them; all without, archived ones too"
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Write the file, and say how much is in it."""
    with opened(options.project) as project, out.progress() as progress:
        counts = export(project, options.output, options.noun, options.filter, progress)
    if out.is_json:
        out.document(
            {
                "path": str(options.output.absolute()),
                "counts": {noun.plural: count for noun, count in counts.items()},
            }
        )
    else:
        what = ", ".join(counted(noun, count, count) for noun, count in counts.items())
        out.line(f"Wrote {what} to {options.output}")
