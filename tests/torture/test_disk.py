"""A disk that is full or broken, at any write, sync or name: a sentence, nothing lost, and it goes on."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from random import Random

import pytest

from engage import settings
from engage.errors import EngageError, StorageFailed
from engage.services import projects
from engage.services.exporting import data
from engage.services.outgoing import save
from engage.services.projects import Project
from engage.services.summaries.registry import build
from engage.storage.keys import Key
from tests.builders import limited_file_size
from tests.torture import rounds
from tests.torture.deeds import any_deed, fill, log_page, new, open_again
from tests.torture.figures import Report, kind
from tests.torture.steps import Kind, Step, watched
from tests.torture.wholeness import faults, state

STEPS = 400
"""By which files change in several deeds: one of them is the first that fails."""
REASONS = (errno.ENOSPC, errno.EIO)
NEVER = ("lost", "kept of what failed", "no sentence", "retry failed", "not whole")


@dataclass
class Disk:
    """Fails at one step after so many, or from there on until it is mended."""

    left: int
    reason: int = errno.ENOSPC
    is_lasting: bool = True
    has_failed: bool = False
    keeps_what_was_begun: bool = False
    """Whether something could not even be deleted."""

    def __call__(self, step: Step) -> None:
        self.left -= 1
        if step.kind is Kind.DELETE and self.reason == errno.ENOSPC:
            return  # there is always room for that
        if self.left == 0 or (self.left < 0 and self.is_lasting):
            self.has_failed = True
            self.keeps_what_was_begun |= step.kind is Kind.DELETE
            raise OSError(self.reason, "the disk of this test is broken", str(step.path))

    def mend(self) -> None:
        self.left = -1
        self.is_lasting = False


def _disk(chance: Random, steps: int) -> Disk:
    return Disk(chance.randint(1, steps), chance.choice(REASONS), chance.random() < 0.5)


def test_deeds(tmp_path: Path, key: Key | None, chance: Random, report: Report) -> None:
    seen, times = Counter[str](), rounds(10, 200)
    path = tmp_path / "Example.engage"
    new(path, key).close()
    for _ in range(times):
        seen.update(_worked_at(path, key, _disk(chance, STEPS), chance))
    report(
        "full or broken disk",
        f"deeds, {kind(key)}",
        times,
        "points",
        never={name: seen.pop(name, 0) for name in NEVER},
        seen=seen,
    )


def _worked_at(path: Path, key: Key | None, disk: Disk, chance: Random) -> list[str]:
    """Do deeds until the disk fails, and what can be done then and afterwards."""
    found = []
    with watched(disk), _opened(path, key, disk) as project:
        while not disk.has_failed:
            before, seed = state(project), chance.random()
            try:
                any_deed(project, Random(seed))
            except StorageFailed:
                found.append("said" if disk.has_failed else "no sentence")
                disk.mend()
                if state(project) != before:
                    found.append("kept of what failed")
                try:
                    any_deed(project, Random(seed))
                except EngageError:
                    found.append("retry failed")
        disk.mend()
        after = state(project)
    with open_again(path, key) as project:
        if state(project) != after:
            found.append("lost")
        if faults(project):
            found.append("not whole")
    return found


def _opened(path: Path, key: Key | None, disk: Disk) -> Project:
    try:
        return open_again(path, key)
    except StorageFailed:
        assert disk.has_failed
        disk.mend()
        return open_again(path, key)


MAKING = 450
"""Steps that making a project takes."""


def test_making(tmp_path: Path, key: Key | None, chance: Random, report: Report) -> None:
    """A project that cannot be made is not there, and can be made when the disk is mended."""
    path, times = tmp_path / "new" / "Example.engage", rounds(3, 30)
    path.parent.mkdir()
    seen: Counter[str] = Counter(dict.fromkeys(("partial files", "retry failed"), 0))
    for _ in range(times):
        disk = _disk(chance, MAKING)
        is_made = False
        with watched(disk), suppress(StorageFailed):
            projects.create(path, name="Example", who="AB", key=key).close()
            is_made = True
        if not is_made:
            seen["said"] += 1
            if disk.keeps_what_was_begun:
                path.unlink(missing_ok=True)
            else:
                seen["partial files"] += len(_names(path))
            projects.create(path, name="Example", who="AB", key=key).close()
        with open_again(path, key) as project:
            seen["retry failed"] += bool(faults(project))
        path.unlink()
    never = {name: seen.pop(name) for name in ("partial files", "retry failed")}
    report("full or broken disk", f"making a project, {kind(key)}", times, "points", never=never, seen=seen)


# Files that are put in the place of others

Write = Callable[[Project, Path], object]


def _settings(project: Project, path: Path) -> None:
    settings.save(replace(settings.load(), name=settings.load().name + "x"))


FILES: dict[str, tuple[str, Write]] = {
    "data": ("data.json", lambda project, path: data.export(project, path)),
    "summary": ("summary.html", lambda project, path: save(project, build(project, "by-theme"), path)),
    "preferences": ("settings.json", _settings),
}


@pytest.mark.parametrize("what", FILES)
def test_files(tmp_path: Path, project: Project, chance: Random, report: Report, what: str) -> None:
    fill(project)
    name, write = FILES[what]
    path = settings.settings_file() if what == "preferences" else tmp_path / "out" / name
    path.parent.mkdir(exist_ok=True)
    seen: Counter[str] = Counter(
        dict.fromkeys(("not said", "old file gone", "partial files", "retry failed"), 0)
    )
    # At each step that saving takes: a new file, its sync, its name; and while it is written.
    broken = [Disk(*each) for each in product((1, 2, 3), REASONS, (True, False))]
    points: list[Disk | None] = broken + [None] * rounds(3, 20)
    for disk in points:
        log_page(project, chance)
        write(project, path)
        before, there = path.read_bytes(), _names(path)
        log_page(project, chance)
        with suppress(StorageFailed), _in_place_of(disk, chance.randrange(len(before))):
            write(project, path)
            seen["not said"] += 1
        seen["old file gone"] += path.read_bytes() != before
        if not disk or not disk.keeps_what_was_begun:
            seen["partial files"] += len(_names(path) ^ there)
        write(project, path)
        seen["retry failed"] += path.read_bytes() == before
    report("full or broken disk", f"file of {what}", len(points), "points", never=seen)


def _in_place_of(disk: Disk | None, size: int) -> AbstractContextManager[None]:
    return watched(disk) if disk else limited_file_size(size)


def _names(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()}
