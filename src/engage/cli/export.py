"""`engage export`: the data itself, for spreadsheets and other programs."""

from __future__ import annotations

import argparse

from engage.cli.arguments import noun, opened, opened_to_write, output_argument, project_argument
from engage.cli.columns import counted
from engage.cli.leaving import leaks_listed, leaving_arguments
from engage.cli.output import Output
from engage.domain.disclosure import Audience
from engage.domain.records import Noun
from engage.services.exporting.data import export
from engage.services.exporting.exchange.registry import FORMATS

EXAMPLES = (
    "engage export green.engage -o everything.json",
    "engage export green.engage -o organisations.csv organisations",
    "engage export green.engage -o unions.csv feedback --filter 'kind:union after:2020-01-01'",
    "engage export green.engage -o address-book.vcf --vcard 4.0",
    "engage export green.engage -o meetings.ics engagements --filter channel:roundtable",
    "engage export green.engage -o coded.qdpx --audience shared",
)

FOR_WHOM = "Nothing is held back in it, whatever was agreed: it is for ourselves. Others may have a summary."
"""Said of what is written without regard to disclosure."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    output_argument(parser)
    parser.add_argument(
        "noun",
        metavar="NOUN",
        nargs="?",
        type=noun,
        help=f"one of {', '.join(noun.plural for noun in Noun)}; all that the format holds without",
    )
    parser.add_argument(
        "--filter", metavar="FILTER", default="", help="which of them; all without, archived ones too"
    )
    parser.add_argument(
        "--as",
        dest="format",
        metavar="FORMAT",
        default="",
        help=f"one of {', '.join(one.name for one in FORMATS)}; what the file's name says without",
    )
    versions = next(one.versions for one in FORMATS if one.name == "cards")
    parser.add_argument(
        "--vcard", choices=versions, default="", help=f"the version of cards; {versions[0]} without"
    )
    leaving_arguments(parser)


def run(options: argparse.Namespace, out: Output) -> None:
    """Write the file, and say how much is in it, and what is not."""
    open_it = opened_to_write if options.despite_leaks else opened
    with open_it(options) as project, leaks_listed(out), out.progress() as progress:
        done = export(
            project,
            options.output,
            options.noun,
            options.filter,
            progress,
            name=options.format,
            version=options.vcard,
            audience=Audience(options.audience),
            despite=options.despite_leaks,
        )
    if out.is_json:
        out.document(
            {
                "path": str(options.output.absolute()),
                "format": done.format.name,
                "counts": {noun.plural: count for noun, count in done.counts.items()},
                "not_carried": list(done.not_carried),
            }
        )
    else:
        what = ", ".join(counted(noun, count, count) for noun, count in done.counts.items())
        out.line(f"Wrote {what} to {options.output}")
        for sentence in done.not_carried:
            out.note(sentence)
        if done.format.has_everything:
            out.note(FOR_WHOM)
