"""`engage summary`: a summary written to a file."""

from __future__ import annotations

import argparse

from engage.cli.arguments import opened, output_argument, project_argument
from engage.cli.output import Output
from engage.domain.disclosure import Audience
from engage.services.exporting.registry import write
from engage.services.summaries import registry

EXAMPLES = (
    "engage summary green.engage by-theme -o themes.pdf",
    "engage summary green.engage by-theme -o unions.html --filter 'kind:union' --audience shared",
    "engage summary green.engage engagement-note -o note.pdf --filter 'engagement:\"Roundtable on heat\"'",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument("name", metavar="NAME", help="which one: “engage summaries” lists them")
    output_argument(parser)
    parser.add_argument("--filter", metavar="FILTER", default="", help="the feedback in it; all without")
    parser.add_argument(
        "--audience",
        choices=[audience.value for audience in Audience],
        default=Audience.INTERNAL.value,
        help="who will read it: ourselves, partners, anybody; internal without",
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Make the document, then the file."""
    audience = Audience(options.audience)
    with opened(options.project) as project:
        document = registry.build(project, options.name, filter=options.filter, audience=audience)
    with out.progress() as progress:
        write(document, options.output, progress)
    if out.is_json:
        out.document(
            {
                "summary": options.name,
                "title": document.title,
                "filter": options.filter,
                "audience": audience.value,
                "path": str(options.output.absolute()),
            }
        )
    else:
        out.line(f"Wrote {document.title} ({audience.label}) to {options.output}")
