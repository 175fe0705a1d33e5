"""`engage backup`: a verified backup of a project, and the list of those there are."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engage import settings
from engage.cli.arguments import opened, project_argument
from engage.cli.output import Output, say
from engage.cli.table import Table
from engage.domain.backups import Backup, State
from engage.services import backups

EXAMPLES = (
    "engage backup green.engage",
    "engage backup green.engage -o copy.engage",
    "engage backup green.engage --list",
)

_STATES: Mapping[State, str] = {
    State.GOOD: "verified",
    State.UNKNOWN: "not verified",
    State.DAMAGED: "damaged",
    State.MISSING: "its file has gone",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="write the backup to this file, which is not there yet, and not among the others",
    )
    parser.add_argument(
        "--list", action="store_true", help="make none; read those there are through, and list them"
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Make a backup, or list those there are."""
    with opened(options) as project, out.progress() as progress:
        if options.list:
            found = backups.verify(backups.listed(project), progress=progress)
            _list(found, backups.own(project, found), out)
        elif options.output is not None:
            size = backups.write_copy(project, options.output, progress=progress)
            _say(out, {"path": str(options.output.absolute()), "size": size}, options.output, size)
        else:
            made = backups.back_up(project, progress=progress)
            _say(out, backup_object(made), made.path, made.size)
            folder = settings.load().backup_folder
            if folder and not backups.copy_to(made, Path(folder), progress=progress):
                say(f"{folder} is not at hand: the backup was not put there too")


def _say(out: Output, document: dict[str, Any], path: Path, size: int) -> None:
    if out.is_json:
        out.document(document)
    else:
        out.line(f"Backed up and verified: {path} ({size:,} bytes)")


def _list(found: list[Backup], own: list[Backup], out: Output) -> None:
    if out.is_json:
        out.document([backup_object(backup) for backup in found])
        return
    rows = [
        [
            f"{backup.made_at:%Y-%m-%d %H:%M}" if backup.made_at else "",
            (backup.why.label if backup.why else "") + ("" if backup in own else ", of another copy"),
            f"{backup.size:,}",
            f"{sum(backup.counts.values()):,}" if backup.counts else "",
            _STATES[backup.state],
            str(backup.path),
        ]
        for backup in found
    ]
    for line in Table(["when", "why", "bytes", "records", "state", "file"]).lines(rows):
        out.line(line)


def backup_object(backup: Backup) -> dict[str, Any]:
    """Return a backup as a plain object."""
    return {
        "path": str(backup.path.absolute()),
        "sequence": backup.sequence,
        "made_at": backup.made_at.isoformat() if backup.made_at else None,
        "why": backup.why,
        "schema": backup.schema,
        "size": backup.size,
        "counts": dict(backup.counts),
        "encrypted": backup.is_encrypted,
        "state": backup.state,
    }
