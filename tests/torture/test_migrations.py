"""A program that is killed while it brings an old project up to date leaves it old or new, never between."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from engage.services import projects
from engage.services.checking import check
from engage.storage import schema
from engage.storage.keys import Key
from engage.storage.migrations import upgrade
from tests.projects import make
from tests.torture import IS_FULL, rounds
from tests.torture.alone import alone
from tests.torture.figures import Report, kind
from tests.torture.killing import Say, killed

EARLIER = [f"{version:04}" for version in range(1, int(schema.VERSION))]
SECONDS = 0.3
"""That it takes to bring one up to date, with a backup before."""
STEPS = 650
"""Of writing to the disk meanwhile."""


@pytest.mark.parametrize("version", EARLIER if IS_FULL else [EARLIER[0], EARLIER[-1]])
def test_killed(tmp_path: Path, key: Key | None, chance: Random, report: Report, version: str) -> None:
    times = rounds(3, 50)
    seen = alone(kill_again_and_again, tmp_path, key, version, times, chance.getrandbits(64))
    never = {name: seen.pop(name, 0) for name in ("half done", "not whole", "lost")}
    report("killed migrations", f"from schema {version}, {kind(key)}", times, "kills", never=never, seen=seen)


def kill_again_and_again(folder: Path, key: Key | None, version: str, times: int, seed: int) -> Counter[str]:
    """Kill whoever opens an old project, each time a fresh copy, and look what is there."""
    upgrade.scripts()  # what is loaded here need not be loaded by each that is killed
    chance, seen = Random(seed), Counter[str]()
    old = make.copied(version, folder / "old.engage", key)
    before = make.held(old, key)
    new = Path(shutil.copy(old, folder / "new.engage"))
    projects.open_project(new, who="CD", key=key).close()
    after = make.held(new, key)
    for kill in range(times):
        path = Path(shutil.copy(old, folder / f"{kill}.engage"))
        killed(lambda say, path=path: _open(path, key, say), chance, seconds=SECONDS, steps=STEPS)
        there = make.held(path, key)
        seen["left as it was" if there == before else "done" if there == after else "half done"] += 1
        projects.open_project(path, who="CD", key=key).close()
        seen["lost"] += make.held(path, key) != after
        seen["not whole"] += not check(path, key=key).is_whole
    return seen


def _open(path: Path, key: Key | None, say: Say) -> None:
    projects.open_project(path, who="CD", key=key).close()
    say("done")
