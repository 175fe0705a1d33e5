"""Words of an encrypted project stand in clear in no file: of its own, its backups, or the person's."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from engage.services import projects, search
from engage.storage.keys import SALT_BYTES, SECRET_BYTES, Key
from tests.torture import rounds
from tests.torture.alone import ROOT
from tests.torture.canary_session import WAYS
from tests.torture.figures import Report

_PROGRAM = """
import pickle, sys
from engage import bugs
from engage.services.temporary_files import private_files
from tests.torture.canary_session import session
bugs.watch_for_crashes()
with private_files():
    session(*pickle.load(sys.stdin.buffer))
"""
_LETTERS = "bcdfghjklmnpqrstvwxz"


@pytest.mark.parametrize("way", WAYS)
def test_canaries(tmp_path: Path, chance: Random, report: Report, way: str) -> None:
    canaries = made_up(chance, rounds(10, 100))
    key = Key(chance.randbytes(SECRET_BYTES), chance.randbytes(SALT_BYTES - 1) + b"\1")
    path, home = after_a_session(tmp_path, key, canaries, way)
    log = home / "engage" / "logs" / "engage.log"
    kinds = {"a bug": "builtins.KeyError", "a bug in a thread": "builtins.LookupError"}
    assert kinds.get(way, "") in (log.read_text(encoding="utf-8") if log.exists() else "")
    files = files_below(path.parent, home)
    found = in_clear(files, canaries)
    with projects.open_project(path, who="Test", key=key) as project:  # whoever has the key finds them
        unread = sum(not search.search(project, canary) for canary in canaries)
    never = {"words in clear": len(found), "words lost": unread}
    report("canaries", f"encrypted, {way}", len(canaries), "words", never=never, seen={"files": len(files)})


def test_canaries_of_a_project_in_clear(tmp_path: Path, chance: Random, report: Report) -> None:
    """They stand in it and in its backups; what is kept of a person knows its name and nothing else of it."""
    name, *canaries = made_up(chance, rounds(10, 100))
    path, home = after_a_session(tmp_path, None, [name, *canaries], "closed")
    assert in_clear([path], canaries)
    own = files_below(*(home / "engage" / folder for folder in ("config", "logs", "temporary")), home / "tmp")
    assert home / "engage" / "config" / "settings.json" in own
    never = {"words in settings and logs": len(in_clear(own, canaries))}
    report("canaries", "in clear, closed", len(canaries), "words", never=never, seen={"files": len(own)})


def made_up(chance: Random, count: int) -> list[str]:
    return ["Canary" + "".join(chance.choices(_LETTERS, k=12)) for _ in range(count)]


def after_a_session(folder: Path, key: Key | None, canaries: list[str], way: str) -> tuple[Path, Path]:
    """Have a session in a process of its own; return the project and the home of whoever worked there."""
    home, outside, beside = (folder / name for name in ("home", "outside", "project"))
    for made in (home, home / "tmp", outside, beside):
        made.mkdir()
    places = {"HOME": home, "ENGAGE_HOME": home / "engage", "TMPDIR": home / "tmp"}
    places |= {f"XDG_{name}_HOME": home / name.lower() for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    path = beside / "Example.engage"
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        input=pickle.dumps((path, key, canaries, way, outside)),
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {name: str(place) for name, place in places.items()},
        check=False,
    )
    assert done.returncode <= 0, done.stderr.decode(errors="replace")[-3000:]
    return path, home


def files_below(*folders: Path) -> list[Path]:
    return [file for folder in folders for file in folder.rglob("*") if file.is_file()]


def in_clear(files: list[Path], canaries: list[str]) -> set[tuple[str, str]]:
    """Which of the words stand in which of these files."""
    return {
        (canary, file.name)
        for file in files
        for content in [file.read_bytes()]
        for canary in canaries
        for form in (canary, canary.lower())
        if form.encode() in content or form.encode("utf-16-le") in content
    }
