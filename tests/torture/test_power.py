"""Whenever the power is cut, a project opens, and has all that was said to be done and nothing half done."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from engage import settings
from engage.domain.backups import State
from engage.errors import EngageError, WrongPassphrase
from engage.services import backups, passphrases
from engage.services.exporting import data
from engage.services.projects import Project
from engage.storage import rekeying
from engage.storage.keys import Key
from tests.torture import PASSPHRASE, rounds
from tests.torture.deeds import any_deed, new, open_again
from tests.torture.figures import Report, kind
from tests.torture.power import Image, Recording, images
from tests.torture.wholeness import faults, state

SESSIONS, DEEDS = rounds(2, 4), rounds(5, 10)
"""How often the project is opened in what is recorded, and how much is done each time."""
NEVER = (
    "unopenable",
    "acknowledged rows lost",
    "half done",
    "not whole",
    "backups lost",
    "files half written",
)


@pytest.mark.parametrize("share", range(rounds(1, 4)))
def test_power_cuts(
    tmp_path: Path,
    key: Key | None,
    chance: Random,
    report: Report,
    monkeypatch: pytest.MonkeyPatch,
    share: int,
) -> None:
    monkeypatch.setenv("ENGAGE_HOME", str(tmp_path / "work" / "home"))
    seen: Counter[str] = Counter()
    for _ in range(rounds(1, 5)):
        shutil.rmtree(tmp_path / "work", ignore_errors=True)
        work = Work(tmp_path / "work", key)
        work.record(chance)
        for image in images(work.recording.events, rounds(40, 125), chance):
            image.put(work.folder)
            seen.update(work.found(image))
    never = {name: seen.pop(name, 0) for name in NEVER}
    report("power cut", kind(key), rounds(40, 625), "images", never=never, seen=seen)


class Work:
    """What is done in a folder that is recorded, and what came of each deed that somebody was told of."""

    def __init__(self, folder: Path, key: Key | None) -> None:
        self.folder = folder
        self.path = folder / "Example.engage"
        self.export = folder / "data.json"
        folder.mkdir()
        self.recording = Recording(folder)
        self.told: dict[str, list[object]] = defaultdict(list)
        """By what it is about: each state, export and passphrase that there was."""
        self._key = key
        self._passphrase = PASSPHRASE

    def record(self, chance: Random) -> None:
        with self.recording.recorded():
            with new(self.path, self._key) as project:
                self._tell("passphrase", self._passphrase)
                self._tell("state", state(project))
            days = range(SESSIONS)
            set_anew = chance.choice(days)
            for day in days:
                with open_again(self.path, self._key) as project:
                    for _ in range(DEEDS):
                        any_deed(project, chance)
                        self._tell("state", state(project))
                    self._close_the_day(project)
                    if day == set_anew and self._key is not None:
                        self._set_another_passphrase(project)

    def _tell(self, about: str, what: object) -> None:
        self.told[about].append(what)
        self.recording.said(about)

    def _close_the_day(self, project: Project) -> None:
        self._tell("backup", backups.back_up(project).sequence)
        data.export(project, self.export)
        self._tell("export", self.export.read_bytes())
        known = settings.load()
        settings.save(replace(known, name=known.name + "x"))

    def _set_another_passphrase(self, project: Project) -> None:
        self._passphrase += "x"
        self._key = passphrases.new_key(self._passphrase)
        rekeying.rekey(project, self._key)
        self._tell("passphrase", self._passphrase)

    def found(self, image: Image) -> Iterator[str]:
        """What is to be said of what is found on the disk."""
        said = Counter(image.said)
        if self.export.exists() or said["export"]:
            yield from self._held("export", said, self.export.read_bytes(), "files half written")
        settings.load()
        if settings.settings_file().with_suffix(".damaged.json").exists():
            yield "files half written"
        try:
            with open_again(self.path, self._opens_by(said["passphrase"])) as project:
                now = state(project)
                if faults(project):
                    yield "not whole"
                lost = self._lost_backups(project, said["backup"])
        except EngageError:
            # Of a project that was still being made nobody was told; what is left of it says so.
            yield "unopenable" if said["state"] else "not made yet"
            return
        yield from lost
        if said["state"]:
            yield from self._held("state", said, now, "half done")

    def _opens_by(self, said: int) -> Key | None:
        """By the passphrase that was told last, or by the one that was just being set."""
        if self._key is None:
            return None
        for passphrase in self.told["passphrase"][max(0, said - 1) : said + 1]:
            try:
                return passphrases.unlock(self.path, str(passphrase))
            except WrongPassphrase:
                continue
        return None

    def _held(self, about: str, said: Counter[object], now: object, half_done: str) -> Iterator[str]:
        """Hold what is there against what was told last: that, or what was being done when the power went."""
        first = max(0, said[about] - 1)
        if now in self.told[about][first : said[about] + 1]:
            yield f"{about} as told" if now == self.told[about][first] else f"{about} a deed further"
        else:
            yield "acknowledged rows lost" if now in self.told[about] else half_done

    def _lost_backups(self, project: Project, said: int) -> list[str]:
        there = backups.verify(backups.listed(project))
        good = {backup.sequence for backup in there if backup.state is State.GOOD}
        told = self.told["backup"][:said][-1:]  # older ones are thinned out: each import makes one as well
        damaged = [backup for backup in there if backup.state is State.DAMAGED]
        return ["backups lost"] * (bool(damaged) or not good.issuperset(told))
