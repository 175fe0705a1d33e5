"""`engage check`: whether a project is whole, and a whole one made of one that is not."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from engage import settings
from engage.cli.arguments import WordsWrong, existing, project_argument, with_suffix
from engage.cli.output import Output
from engage.cli.unlocking import key_for
from engage.domain.progress import Progress
from engage.errors import StorageFailed
from engage.services import checking
from engage.services.checking import Checked, Finding, Mended
from engage.services.projects import Key

EXAMPLES = (
    "engage check green.engage",
    "engage check green.engage --json",
    "engage check green.engage --repair",
    "engage check green.engage --salvage -o green-salvaged.engage",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "--repair",
        action="store_true",
        help="put a whole project in the place of a damaged one, which is kept under another name",
    )
    parser.add_argument(
        "--salvage", action="store_true", help="write what can be read into a new project; needs -o"
    )
    parser.add_argument("-o", "--output", metavar="NEW", type=Path, help="the project that --salvage makes")


def run(options: argparse.Namespace, out: Output) -> None:
    """Look through the project, and repair or salvage it where that is wanted."""
    if options.salvage != (options.output is not None) or (options.salvage and options.repair):
        raise WordsWrong(
            "check: --salvage and -o NEW go together, and without --repair",
            "",
            "“engage check --help” says how it goes",
        )
    path, who = existing(options.project), settings.load().who
    key = key_for(path, options, even_damaged=True)
    with out.progress() as progress:
        if options.salvage:
            _salvage(path, with_suffix(options.output), who, key, out, progress)
            return
        checked = checking.check(path, key=key, progress=progress)
        if options.repair and not checked.is_whole:
            _repair(path, who, key, out, progress)
            return
    _say(path, checked, out)


def _say(path: Path, checked: Checked, out: Output) -> None:
    """Say what was found; raises `StorageFailed` where that is anything."""
    if out.is_json:
        out.document(
            {
                "whole": checked.is_whole,
                "findings": [asdict(finding) for finding in checked.findings],
                "left_out": list(checked.left_out),
            }
        )
    else:
        _list(checked.findings, out)
        for sentence in checked.left_out:
            out.line(f"{sentence}.")
        if checked.is_whole:
            out.line(f"{path.name} is whole")
    if not checked.is_whole:
        raise _damaged(
            path, checked.findings, "Keep the file as it is; “engage check --repair” works on a copy"
        )


def _repair(path: Path, who: str, key: Key | None, out: Output, progress: Progress) -> None:
    repaired = checking.repair(path, who=who, key=key, progress=progress)
    _tell(repaired.mended, out, {"project": str(path), "kept_as": str(repaired.kept_as)})
    if not out.is_json:
        out.line(f"Repaired {path}; the damaged file is kept as {repaired.kept_as}")
    if repaired.mended.left:
        raise _damaged(path, repaired.mended.left, "Look for a backup, or go on without it")


def _salvage(path: Path, target: Path, who: str, key: Key | None, out: Output, progress: Progress) -> None:
    mended = checking.salvage(path, target, who=who, key=key, progress=progress)
    _tell(mended, out, {"project": str(target), "kept_as": str(path)})
    if not out.is_json:
        out.line(f"Made {target} of what can be read of {path}")


def _tell(mended: Mended, out: Output, more: Mapping[str, str]) -> None:
    if out.is_json:
        parts = {"mended": mended.mended, "lost": mended.lost, "left": mended.left}
        told = {name: [asdict(one) for one in found] for name, found in parts.items()}
        out.document({"whole": not mended.left, **more, **told})
        return
    for heading, found in (
        ("Put right:", mended.mended),
        ("Not there any more, or not as it was:", mended.lost),
        ("Still wrong:", mended.left),
    ):
        if found:
            out.line(heading)
            _list(found, out)


def _list(found: Sequence[Finding], out: Output) -> None:
    for one in found:
        out.line(str(one))


def _damaged(path: Path, findings: Sequence[Finding], next_step: str) -> StorageFailed:
    count = len(findings)
    why = "1 thing is not as it should be" if count == 1 else f"{count:,} things are not as they should be"
    return StorageFailed(f"{path.name} is damaged", why, next_step)
