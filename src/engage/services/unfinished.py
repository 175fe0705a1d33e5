"""What was typed and not yet logged when a project was closed: kept beside it until it is opened again."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from engage.paths import user_data


def keep(project: Path, line: str) -> None:
    """Keep a line that belongs to the project at this path; a blank one is nothing to keep.

    It is no part of the project yet, and no preference: it lies in a file of its own, open to its owner only.
    """
    file = _file(project)
    if not line.strip():
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(os.open(file, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as out:
        out.write(line)


def take(project: Path) -> str:
    """Return what was kept for the project at this path, and keep it no longer; blank where nothing was."""
    file = _file(project)
    try:
        line = file.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""
    file.unlink()
    return line


def _file(project: Path) -> Path:
    """The file of a project, by a name that does not tell the project's own."""
    name = hashlib.sha256(os.fsencode(project.absolute())).hexdigest()[:32]
    return user_data() / "unfinished" / f"{name}.txt"
