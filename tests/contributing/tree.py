"""A copy of the program's source, changed as CONTRIBUTING.md says, and run in a process of its own.

So the lists there are tried as they stand: an example touches the files that its list names, and no others.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parents[2]

Edits: TypeAlias = Mapping[str, "str | Sequence[tuple[str, str]]"]
"""By file: the whole text of a new one; else what stands there once, and what is put in its place."""


def below(line: str, *new: str) -> list[tuple[str, str]]:
    """Return the edit that puts lines below one that is there, which is given without its end."""
    return [(f"{line}\n", "".join(f"{each}\n" for each in (line, *new)))]


def named_in(title: str) -> list[str]:
    """Return the files that the numbered list below a heading of CONTRIBUTING.md names, in its order."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    under = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert under, f"CONTRIBUTING.md has no section {title!r}"
    steps = re.findall(r"^\d+\. (.*?)(?=^\d+\. |^\S|\Z)", under[1], re.MULTILINE | re.DOTALL)
    assert steps
    return [path for step in steps for path in re.findall(r"`([\w<>./-]+/[\w<>.-]+)`", step)]


def is_named(path: str, names: list[str]) -> bool:
    """Whether a list names a file, by itself or as `<name>.py`."""
    return any(re.fullmatch(re.sub(r"<\w+>", r"[\\w-]+", re.escape(name)), path) for name in names)


def grown(folder: Path, title: str, edits: Edits, unneeded: Sequence[str] = ()) -> Path:
    """Return a copy of the source with these edits.

    They are in the files that the list has, in its order, and in all of them but for tests, documentation and
    those that this example does not need.
    """
    names = [
        name
        for name in named_in(title)
        if not name.startswith(("tests/", "docs/", "tools/", "domain/")) and name not in unneeded
    ]
    assert len(edits) == len(names), "the list and its example name other files"
    for path, name in zip(edits, names, strict=True):
        assert is_named(path, [name]), f"the list has {name} where its example has {path}"
    unneeded_files = shutil.ignore_patterns("fonts", "*.pyc.*")  # the latter are being written meanwhile
    for part in ("src", "ui", "resources"):
        shutil.copytree(ROOT / part, folder / part, ignore=unneeded_files)
    (folder / "resources" / "fonts").symlink_to(ROOT / "resources" / "fonts")
    for path, edit in edits.items():
        place = folder / path
        if isinstance(edit, str):
            assert not place.exists(), f"{path} is there already"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(edit, encoding="utf-8")
            continue
        text = place.read_text(encoding="utf-8")
        for before, after in edit:
            assert text.count(before) == 1, f"{path} has {before!r} {text.count(before)} times"
            text = text.replace(before, after)
        place.write_text(text, encoding="utf-8")
    return folder


_SEVERAL = """
import json, sys
from engage.cli.main import main

for words in json.loads(sys.argv[1]):
    code = main(words, None)
    if code:
        sys.exit(code)
    sys.stdout.write("\\x1e")
"""
"""Calls the command line again and again: to start it takes longer than most of what it is asked for."""


def run(folder: Path, source: Path, *words: str) -> str:
    """Run Python in a folder, with a source before all others, and return what it prints."""
    path = os.pathsep.join((str(source), str(ROOT), os.environ["PYTHONPATH"]))
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "1000"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def engage(folder: Path, source: Path, *calls: Sequence[str]) -> list[str]:
    """Call the command line of a source so many times, and return what each call prints."""
    return run(folder, source, "-c", _SEVERAL, json.dumps(calls)).split("\x1e")[:-1]
