"""`engage log`: lines of feedback, typed as in the window."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator

from engage.cli.arguments import opened_to_write, project_argument
from engage.cli.columns import COLUMNS
from engage.cli.output import Output, flush
from engage.domain.commitments import Commitment
from engage.domain.engagements import Engagement
from engage.domain.feedback import Feedback
from engage.domain.text import clean
from engage.errors import Invalid
from engage.services import feedback, records
from engage.services.plain_values import as_object

EXAMPLES = (
    "engage log green.engage --engagement 'Roundtable on heat' '@ef #2.1 + Training comes first. * =esu'",
    "engage log green.engage --engagement 'Roundtable on heat' '> @esu send the trial results by 4 December'",
    "engage log green.engage --engagement 'Roundtable on heat' --json < lines.txt",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "--engagement", metavar="ID", required=True, help="where it was said: an id or an exact title"
    )
    parser.add_argument(
        "lines",
        metavar="LINE",
        nargs="*",
        help="what was said, with its marks; without any, lines are read from standard input as they come: "
        "@who #theme, one of + - ~ 0 ? for the stance, * a key point, ! evidence, =who agrees, "
        "> in front for something to be done",
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Keep each line, and answer to it when it is on disk."""
    if not all(map(_says_something, options.lines)):
        raise Invalid("A line is empty, so nothing was logged", "", "Leave it out")
    with opened_to_write(options) as project:
        engagement = records.find(project, Engagement, options.engagement)
        made = (feedback.log(project, engagement, line).record for line in options.lines or _typed())
        if out.is_json:
            with out.array() as add:
                for record in made:
                    add(as_object(record))
                    flush()
            return
        for record in made:
            out.line(_answer(record))
            flush()


def _answer(record: Feedback | Commitment) -> str:
    """Return in one line what was understood of a line, and what was not."""
    noun = records.noun_of(type(record))
    cells = [cell(record) for cell in COLUMNS[noun].values()]
    understood = f"Logged {noun.label}: {'; '.join(filter(None, cells))}"
    unresolved = f" (not known: {' '.join(record.unresolved)})" if record.unresolved else ""
    return " ".join(f"{understood}{unresolved}".split())


def _typed() -> Iterator[str]:
    """Yield the lines of standard input, each as soon as it is there; empty ones say nothing."""
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    return filter(_says_something, sys.stdin)


def _says_something(line: str) -> bool:
    return bool(clean(line).strip())
