"""`engage info`: what is in a project."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from engage.cli.arguments import opened, project_argument
from engage.cli.output import Output
from engage.services import backups, places
from engage.services.project_facts import ProjectFacts, facts

EXAMPLES = ("engage info green.engage", "engage info green.engage --json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)


def run(options: argparse.Namespace, out: Output) -> None:
    """Print what the project says of itself and how much is in it."""
    with opened(options) as project:
        found, last = facts(project), backups.newest(project)
    place = places.advice(found.path)
    made_at = last.made_at if last else None
    if out.is_json:
        moment = made_at.isoformat() if made_at else None
        out.document(facts_object(found) | {"backup": moment, "place": place.kind if place else None})
        return
    out.line(f"{found.details.name}: {found.path}")
    if found.details.controller:
        out.line(f"Controller of the personal data: {found.details.controller}")
    out.line(f"Schema {found.schema}, {found.size:,} bytes, {'' if found.is_encrypted else 'not '}encrypted")
    out.line(f"Last backup: {made_at:%Y-%m-%d %H:%M}" if made_at else "No backup yet")
    if place is not None:
        out.line(f"{place.what}. {place.instead}.")
    out.line()
    figures = {noun.plural: count for noun, count in found.counts.items()} | {"deeds": found.operations}
    wide = max(len(f"{count:,}") for count in figures.values())
    archived = {noun.plural: count for noun, count in found.archived.items()}
    for name, count in figures.items():
        away = f", {archived[name]:,} archived" if archived.get(name) else ""
        out.line(f"{count:>{wide},}  {name}{away}")


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
        "archived": {noun.plural: count for noun, count in found.archived.items()},
    }
