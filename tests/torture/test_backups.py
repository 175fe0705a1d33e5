"""Backups under load, of damaged projects, and by a clock that is wrong: none is lost to a bad one."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from engage.domain.backups import Backup, State, Why, kept
from engage.errors import StorageFailed
from engage.services import backups, projects
from engage.services.projects import Project
from engage.storage import backup_folder
from engage.storage.keys import Key
from tests.torture import rounds
from tests.torture.deeds import any_deed, fill
from tests.torture.figures import Report, kind
from tests.torture.wholeness import faults

PAGE = 4096


@contextmanager
def at_work(project: Project, chance: Random) -> Iterator[None]:
    """Somebody works meanwhile, without a pause."""
    is_over, seeds = threading.Event(), chance.random()

    def work() -> None:
        own = Random(seeds)
        while not is_over.is_set():
            any_deed(project, own)

    worker = threading.Thread(target=work)
    worker.start()
    try:
        yield
    finally:
        is_over.set()
        worker.join()


@pytest.mark.parametrize("part", range(rounds(1, 3)))
def test_under_load(path: Path, key: Key | None, chance: Random, report: Report, part: int) -> None:
    times = rounds(5, 50)
    with projects.create(path, name="Example", who="AB", key=key) as project:
        fill(project)
        with at_work(project, chance):
            made = [backups.back_up(project) for _ in range(times)]
        there = backups.verify(backups.listed(project))
    never = {
        "not verified": sum(backup.state is not State.GOOD for backup in there),
        "not whole": sum(bool(faults_of(backup, key, path.with_name("copy.engage"))) for backup in there),
        "newest lost": int(made[-1] not in there),
    }
    report("backups under load", kind(key), times, "backups", never=never)


def faults_of(backup: Backup, key: Key | None, copy: Path) -> list[str]:
    """What is wrong with what a backup holds, looked for in a copy."""
    copy.write_bytes(backup.path.read_bytes())
    with Project(copy, "AB", key=key) as project:
        return faults(project)


@pytest.mark.parametrize("part", range(rounds(1, 2)))
def test_of_damaged_projects(path: Path, key: Key | None, chance: Random, report: Report, part: int) -> None:
    times = rounds(3, 50)
    seen = {"refused": 0, "whole all the same": 0}
    never = {"accepted": 0, "good ones thinned out": 0}
    with projects.create(path, name="Example", who="AB", key=key) as project:
        fill(project)
        for _ in range(rounds(11, 14)):
            any_deed(project, chance)
            wanted = backups.back_up(project).content
    whole = path.read_bytes()
    for _ in range(times):
        path.write_bytes(damaged(whole, chance, is_encrypted=key is not None))
        before = _sound()
        try:
            with Project(path, "AB", key=key) as project:
                made = backups.back_up(project)
        except StorageFailed:
            seen["refused"] += 1
            never["good ones thinned out"] += _sound() != before
        else:
            # An index is made anew in a copy, and nothing stands on a free page.
            seen["whole all the same"] += made.content == wanted
            never["accepted"] += made.content != wanted
    report("backups of damaged projects", kind(key), times, "projects", never=never, seen=seen)


def damaged(whole: bytes, chance: Random, *, is_encrypted: bool) -> bytes:
    """A bit is flipped; what is not encrypted does not notice that, so there a page is another one."""
    changed = bytearray(whole)
    page = chance.randrange(1, len(whole) // PAGE)
    if is_encrypted:
        changed[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    else:
        changed[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    return bytes(changed)


def _sound() -> list[Path]:
    """The backups that are what was written."""
    (folder,) = (each for each in backup_folder.backup_folder().iterdir() if each.is_dir())
    found = backups.verify(backup_folder.listed(folder))
    return [backup.path for backup in found if backup.state is State.GOOD]


def test_by_a_wrong_clock(path: Path, chance: Random, report: Report) -> None:
    times, never = rounds(40, 400), {"newest lost": 0, "good ones thinned out for bad ones": 0}
    there: list[Backup] = []
    now = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)
    jumps = (dt.timedelta(days=-1), dt.timedelta(days=365), dt.timedelta(hours=-1), dt.timedelta(hours=1))
    for sequence in range(1, times + 1):
        now += dt.timedelta(hours=chance.randint(1, 30))
        shown = now + chance.choice((dt.timedelta(), dt.timedelta(), *jumps))
        if chance.random() < 0.05:
            shown = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
        state = State.DAMAGED if chance.random() < 0.1 else State.GOOD
        there.append(Backup(path=path, sequence=sequence, made_at=shown, why=Why.WORKING, state=state))
        good = [backup for backup in there if backup.state is State.GOOD]
        stay = kept(there)
        never["newest lost"] += bool(good) and good[-1].sequence not in stay
        never["good ones thinned out for bad ones"] += bool(kept(good) - stay)
        there = [backup for backup in there if backup.sequence in stay]
        if chance.random() < 0.1:
            chosen = chance.randrange(len(there))
            there[chosen] = replace(there[chosen], state=State.DAMAGED)
    report("backups by a wrong clock", "", times, "backups", never=never)
