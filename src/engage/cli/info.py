"""`engage info`: what is in a project."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from engage.cli.arguments import opened, project_argument
from engage.cli.output import Output
from engage.services.project_facts import ProjectFacts, facts

EXAMPLES = ("engage info green.engage", "engage info green.engage --json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)


def run(options: argparse.Namespace, out: Output) -> None:
    """Print what the project says of itself and how much is in it."""
    with opened(options.project) as project:
        found = facts(project)
    if out.is_json:
        out.document(facts_object(found))
        return
    out.line(f"{found.details.name}: {found.path}")
    if found.details.controller:
        out.line(f"Controller of the personal data: {found.details.controller}")
    out.line(f"Schema {found.schema}, {found.size:,} bytes, {'' if found.is_encrypted else 'not '}encrypted")
    out.line()
    figures = {noun.plural: count for noun, count in found.counts.items()} | {"deeds": found.operations}
    wide = max(len(f"{count:,}") for count in figures.values())
    for name, count in figures.items():
        out.line(f"{count:>{wide},}  {name}")


def facts_object(found: ProjectFacts) -> dict[str, Any]:
    """Return a project in figures as a plain object."""
    return {
        "path": str(found.path.absolute()),
        **asdict(found.details),
        "schema": found.schema,
        "size": found.size,
        "encrypted": found.is_encrypted,
        "operations": found.operations,
        "counts": {noun.plural: count for noun, count in found.counts.items()},
    }
