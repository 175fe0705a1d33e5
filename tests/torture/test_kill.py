"""A program that is killed loses nothing that it has answered to, and leaves nothing half done."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from engage.domain.backups import RECENT, State
from engage.services import backups
from engage.services.projects import Project
from engage.storage.keys import Key
from tests.torture import IS_FULL, rounds
from tests.torture.alone import alone
from tests.torture.deeds import DEEDS, Deed, log, new, open_again
from tests.torture.figures import Report, kind
from tests.torture.killing import Say, killed
from tests.torture.wholeness import faults, last_operation, state, turned_back

STEPS = {"logging": 300, "importing": 1_500, "undoing and redoing": 600, "revising": 400, "all sorts": 800}
"""Of writing to the disk, in a few such deeds."""
THOROUGH = 0.2
"""Of the projects are looked at in every way that there is."""
LONGEST = 30
"""Kills after which a new project is begun, so that none grows without end."""


@pytest.mark.parametrize("deed", DEEDS if IS_FULL else ["all sorts"])
def test_killed(tmp_path: Path, key: Key | None, chance: Random, report: Report, deed: str) -> None:
    times = rounds(10, 160)
    seen = alone(kill_again_and_again, tmp_path, key, deed, times, chance.getrandbits(64))
    never = {name: seen.pop(name, 0) for name in ("answered deeds lost", "half done", "not whole")}
    report("kill -9", f"{deed}, {kind(key)}", times, "kills", never=never, seen=seen)


def kill_again_and_again(folder: Path, key: Key | None, deed: str, times: int, seed: int) -> Counter[str]:
    """Kill whoever does a deed over and over, and look what is there after each kill."""
    chance, seen = Random(seed), Counter[str]()
    for kill in range(times):
        path = folder / f"{kill // LONGEST}.engage"
        if not path.exists():
            with new(path, key) as project:
                before = _answer(project)
        said = killed(
            lambda say, path=path: _do_on(path, key, DEEDS[deed], say, Random(chance.random())),
            chance,
            seconds=0.1,
            steps=STEPS[deed],
        )
        seen["answered"] += len(said)
        last_said = said[-1] if said else before
        with open_again(path, key) as project:
            found = _after(project, last_said)
            if found:
                seen[found] += 1
            seen["not whole"] += bool(faults(project, is_thorough=chance.random() < THOROUGH))
            before = _answer(project)
    return seen


def test_killed_backing_up(
    tmp_path: Path, key: Key | None, chance: Random, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGAGE_HOME", str(tmp_path / "home"))
    times = rounds(3, 100)
    seen = alone(kill_while_backing_up, tmp_path, key, times, chance.getrandbits(64))
    never = {
        name: seen.pop(name, 0) for name in ("answered backups lost", "damaged", "left behind", "not whole")
    }
    report("kill -9", f"backing up, {kind(key)}", times, "kills", never=never, seen=seen)


def kill_while_backing_up(folder: Path, key: Key | None, times: int, seed: int) -> Counter[str]:
    """Kill whoever makes backups, and look which there are, and what the next one leaves."""
    chance, seen, path = Random(seed), Counter[str](), folder / "Example.engage"
    new(path, key).close()
    for _ in range(times):
        said = killed(
            lambda say: _back_up(path, key, say, Random(chance.random())), chance, seconds=0.4, steps=900
        )
        seen["answered"] += len(said)
        with open_again(path, key) as project:
            there = backups.verify(backups.listed(project))
            good = {str(backup.sequence) for backup in there if backup.state is State.GOOD}
            seen["answered backups lost"] += not good.issuperset(said[-RECENT:])
            seen["damaged"] += sum(backup.state is State.DAMAGED for backup in there)
            made = backups.back_up(project)
            listed = backups.listed(project)
            names = {each for backup in listed for each in (backup.path.name, f"{backup.path.stem}.json")}
            lies = {
                file.name
                for file in made.path.parent.iterdir()
                if file.suffix in (".engage", ".json", ".part")
            }
            seen["left behind"] += len(lies - names)
            seen["not whole"] += bool(faults(project))
    return seen


def _back_up(path: Path, key: Key | None, say: Say, chance: Random) -> None:
    with open_again(path, key) as project:
        while True:
            log(project, chance)
            say(str(backups.back_up(project).sequence))


def _do_on(path: Path, key: Key | None, deed: Deed, say: Say, chance: Random) -> None:
    with open_again(path, key) as project:
        while True:
            deed(project, chance)
            say(_answer(project))


def _answer(project: Project) -> str:
    return f"{last_operation(project)} {state(project)}"


def _after(project: Project, said: str) -> str:
    """Hold what is there against what was said last: that, or one deed more, whole."""
    operation, was = said.split()
    done = last_operation(project) - int(operation)
    if done < 0 or (not done and state(project) != was):
        return "answered deeds lost"
    if done:
        turned_back(project)
        return "done and not answered" if state(project) == was else "half done"
    return ""
