"""`engage check`: whether a project is whole."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from engage.cli.arguments import existing, project_argument
from engage.cli.output import Output
from engage.errors import StorageFailed
from engage.services import checking
from engage.services.checking import Checked

EXAMPLES = ("engage check green.engage", "engage check green.engage --json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)


def run(options: argparse.Namespace, out: Output) -> None:
    """Look through the project and say what was found; raises `StorageFailed` where that is anything."""
    path = existing(options.project)
    with out.progress() as progress:
        checked = checking.check(path, progress=progress)
    if out.is_json:
        out.document(checked_object(checked))
    else:
        for finding in checked.findings:
            out.line(str(finding))
        for sentence in checked.left_out:
            out.line(f"{sentence}.")
        if checked.is_whole:
            out.line(f"{path.name} is whole")
    if not checked.is_whole:
        count = len(checked.findings)
        raise StorageFailed(
            f"{path.name} is damaged",
            "1 thing is not as it should be" if count == 1 else f"{count:,} things are not as they should be",
            "Keep the file as it is, and look for a backup",
        )


def checked_object(checked: Checked) -> dict[str, object]:
    """Return what a check has found as a plain object."""
    return {
        "whole": checked.is_whole,
        "findings": [asdict(finding) for finding in checked.findings],
        "left_out": list(checked.left_out),
    }
