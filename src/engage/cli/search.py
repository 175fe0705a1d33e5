"""`engage search`: anything by its words, across all nouns."""

from __future__ import annotations

import argparse

from engage.cli.arguments import limit_argument, opened, project_argument
from engage.cli.output import Output
from engage.cli.table import Table
from engage.domain.choices import excerpt
from engage.domain.records import Noun
from engage.services import records, search
from engage.services.short_ids import short_ids

EXAMPLES = (
    "engage search green.engage furnace",
    "engage search green.engage 'example steel' --limit 5 --json",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument("query", metavar="QUERY", help="words, or beginnings of words, that it has all of")
    limit_argument(parser, "so many, 50 where nothing is said", default=50)


def run(options: argparse.Namespace, out: Output) -> None:
    """Print what was found, best first."""
    with opened(options) as project:
        hits = search.search(project, options.query, limit=options.limit)
        if out.is_json:
            out.document(
                [
                    {"noun": hit.noun, "id": hit.uid, "title": hit.title, "snippet": hit.snippet}
                    for hit in hits
                ]
            )
            return
        short: dict[tuple[Noun, int], str] = {}
        for noun in {hit.noun for hit in hits}:
            ids = [hit.id for hit in hits if hit.noun is noun]
            found = short_ids(project, records.CLASSES[noun], ids)
            short |= {(noun, id): uid for id, uid in found.items()}
    rows = [[hit.noun.label, short.get((hit.noun, hit.id), hit.uid), hit.title, hit.snippet] for hit in hits]
    for line in Table(["noun", "id", "title", "found"]).lines(rows):
        out.line(line)
    out.line(f"{len(hits):,} found" if hits else f"Nothing has the words “{excerpt(options.query)}”.")
