"""`engage summaries`: the summaries that there are."""

from __future__ import annotations

import argparse

from engage.cli.output import Output
from engage.cli.table import Table
from engage.services.summaries import registry
from engage.services.summaries.registry import Summary

EXAMPLES = ("engage summaries", "engage summaries --json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes no words."""


def run(options: argparse.Namespace, out: Output) -> None:
    """Print each with a line about it."""
    summaries = registry.summaries()
    if out.is_json:
        out.document([_as_json(one) for one in summaries])
        return
    rows = [[one.name, one.noun.value, _options(one), one.description] for one in summaries]
    for line in Table(["name", "filter", "options", "what it says"]).lines(rows):
        out.line(line)


def _options(summary: Summary) -> str:
    """What may be chosen, as the command line takes it: "sheet=L7160"."""
    return " ".join(f"{option.name}={option.default}" for option in summary.options)


def _as_json(summary: Summary) -> dict[str, object]:
    return {
        "name": summary.name,
        "description": summary.description,
        "noun": summary.noun.value,
        "options": [
            {"name": one.name, "label": one.label, "default": one.default, "choices": list(one.choices)}
            for one in summary.options
        ],
    }
