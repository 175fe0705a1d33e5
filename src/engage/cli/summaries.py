"""`engage summaries`: the summaries that there are."""

from __future__ import annotations

import argparse

from engage.cli.output import Output
from engage.cli.table import Table
from engage.services.summaries import registry

EXAMPLES = ("engage summaries", "engage summaries --json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes no words."""


def run(options: argparse.Namespace, out: Output) -> None:
    """Print each with a line about it."""
    summaries = registry.summaries()
    if out.is_json:
        out.document([{"name": one.name, "description": one.description} for one in summaries])
        return
    for line in Table(["name", "what it says"]).lines([[one.name, one.description] for one in summaries]):
        out.line(line)
