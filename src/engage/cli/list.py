"""`engage list`: the records that a filter asks for."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from engage.cli.arguments import limit_argument, listed, noun, opened, project_argument, whole_number
from engage.cli.columns import counted, headings, rows
from engage.cli.output import Output
from engage.cli.table import Table
from engage.domain.filters import FIELDS
from engage.domain.records import Noun, Record
from engage.services import records
from engage.services.plain_values import as_object
from engage.services.projects import Project

EXAMPLES = (
    "engage list green.engage organisations",
    "engage list green.engage feedback 'kind:union theme:2 stance:support'",
    "engage list green.engage commitments is:overdue --sort -due_on --limit 10",
    "engage list green.engage contacts 'region:wales -tag:press' --json",
)

_PAGE = 500
"""Records that are read at a time: a list may have a million."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "noun", metavar="NOUN", type=noun, help=f"one of {', '.join(noun.plural for noun in Noun)}"
    )
    parser.add_argument("filter", metavar="FILTER", nargs="?", default="", help="which of them; all without")
    parser.add_argument(
        "--sort", metavar="FIELD", default="", help="the order, with - in front from the last to the first"
    )
    limit_argument(parser, "so many")
    parser.add_argument(
        "--offset", metavar="N", type=whole_number, default=0, help="leave so many out at the beginning"
    )
    by_noun = {noun.plural: ", ".join(FIELDS[noun]) or "words only" for noun in Noun}
    parser.epilog = f"{parser.epilog}\n\n{listed('filter fields, beside words of the text:', by_noun)}"
    orders = {noun.plural: ", ".join(orders) for noun, orders in records.SORTS.items()}
    parser.epilog += f"\n\n{listed('orders:', orders)}"


def run(options: argparse.Namespace, out: Output) -> None:
    """Print the records a page at a time."""
    with opened(options) as project:
        record = records.CLASSES[options.noun]
        ids = records.ids(project, record, options.filter, options.sort)
        end = len(ids) if options.limit is None else options.offset + options.limit
        pages = _pages(project, record, ids[options.offset : end])
        if out.is_json:
            with out.array() as add:
                for page in pages:
                    for found in page:
                        add(as_object(found))
            return
        printed = 0
        table = Table(headings(options.noun))
        for page in pages:
            for line in table.lines(rows(project, options.noun, page)):
                out.line(line)
            printed += len(page)
        out.line(counted(options.noun, printed, len(ids)))


def _pages(project: Project, record: type[Record], ids: Sequence[int]) -> Iterator[list[Record]]:
    for start in range(0, len(ids), _PAGE):
        yield records.rows(project, record, ids[start : start + _PAGE])
