"""Wrong passphrases open nothing; while a passphrase is changed, the old one opens the project or the new."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from engage.domain import recovery_words
from engage.errors import EngageError, WrongPassphrase
from engage.services import passphrases, projects
from engage.services.projects import Project
from engage.storage import keys, rekeying
from engage.storage.keys import SALT_BYTES, SECRET_BYTES, Key
from tests.torture import rounds
from tests.torture.alone import alone
from tests.torture.deeds import any_deed, fill, log, open_again
from tests.torture.figures import Report
from tests.torture.killing import Say, killed, left_behind
from tests.torture.power import Image, Recording, images
from tests.torture.wholeness import faults, state

RIGHT = "Größe 7: solder, teapot – Umbrella"
LONGEST = 20
"""Kills after which a new project is begun."""


@contextmanager
def quick() -> Iterator[None]:
    """Try passphrases in a millisecond, also in a process that is no test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "_KIB_IN_MIB", 1)
        patch.setattr(keys, "suitable_level", lambda: 1)
        yield


# Wrong passphrases

WRONG: list[Callable[[Random], str]] = [
    lambda chance: "",
    lambda chance: chance.choice("abc") * 1_000_000,
    lambda chance: RIGHT + chance.choice(["\0", " ", "\n", "\t", "\u200b", "\ufeff"]),
    lambda chance: chance.choice(["\0", " ", "\ufeff"]) + RIGHT,
    lambda chance: RIGHT.swapcase(),
    lambda chance: unicodedata.normalize("NFKC", RIGHT + "ﬁ"),
    lambda chance: RIGHT.encode().decode(chance.choice(["latin-1", "cp437"])),
    lambda chance: RIGHT.replace("ö", chance.choice(["o", "oe", "ø", "ö\u0308"])),
    lambda chance: RIGHT[: chance.randrange(len(RIGHT))],
    lambda chance: "".join(chance.sample(RIGHT, len(RIGHT))),
    lambda chance: "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, 40))),
    lambda chance: chance.choice(
        ["'; DROP TABLE project; --", "\"x'00'\"", "x'" + "0" * 96 + "'", "%s", "\ud800"]
    ),
    lambda chance: "\n".join(recovery_words.lines(chance.randbytes(recovery_words.BYTES))),
    lambda chance: recovery_words.scanned(chance.randbytes(recovery_words.BYTES)),
]


def test_wrong_passphrases(tmp_path: Path, chance: Random, report: Report) -> None:
    times = rounds(28, 280)
    seen: Counter[str] = Counter()
    path = tmp_path / "Example.engage"
    with quick():
        with projects.create(path, name="Example", who="AB", key=passphrases.new_key(RIGHT)) as project:
            fill(project)
            left = [(file, file.read_bytes()) for file in (path, path.with_name(f"{path.name}-wal"))]
        for number in range(times):
            _put(left if number % 2 else left[:1], path)
            before = _files(path)
            try:
                passphrases.unlock_by_either(path, WRONG[number % len(WRONG)](chance))
                seen["opened"] += 1
            except WrongPassphrase:
                seen["refused"] += 1
            seen["bytes changed"] += _files(path) != before
        form = unicodedata.normalize("NFD", RIGHT)
        seen["right ones refused"] += passphrases.unlock(path, form) != passphrases.unlock(path, RIGHT)
    never = {name: seen.pop(name, 0) for name in ("opened", "bytes changed", "right ones refused")}
    report(
        "wrong passphrases", "closed, and as a killed program left it", times, "tries", never=never, seen=seen
    )


def _put(left: list[tuple[Path, bytes]], path: Path) -> None:
    for other in path.parent.glob(f"{path.name}*"):
        other.unlink()
    for file, held in left:
        file.write_bytes(held)


def _files(path: Path) -> dict[str, bytes]:
    """What is there, but for the index of the log, which is made of it anew."""
    there = path.parent.glob(f"{path.name}*")
    return {file.name: file.read_bytes() for file in there if not file.name.endswith("-shm")}


# Killed while the passphrase is changed


@pytest.mark.parametrize("part", range(rounds(1, 4)))
def test_killed(tmp_path: Path, chance: Random, report: Report, part: int) -> None:
    times = rounds(5, 100)
    seen = alone(kill_again_and_again, tmp_path, times, chance.getrandbits(64))
    names = ("opened by neither", "answered changes lost", "not as it was", "not whole", "left behind")
    never = {name: seen.pop(name, 0) for name in names}
    report("kill -9", "setting, changing and removing passphrases", times, "kills", never=never, seen=seen)


def kill_again_and_again(folder: Path, times: int, seed: int) -> Counter[str]:
    """Kill whoever sets, changes or removes a passphrase, and look what opens the project after each kill."""
    chance, seen, now = Random(seed), Counter[str](), ""
    with quick():
        for kill in range(times):
            path = folder / f"{kill // LONGEST}.engage"
            if not path.exists():
                now = ""
                with projects.create(path, name="Example", who="AB") as project:
                    fill(project)
            with _opened(path, now) as project:
                log(project, chance)
                before = state(project)
            new = "" if now and chance.random() < 0.3 else f"passphrase {kill}"
            said = killed(
                lambda say, path=path, now=now, new=new: _change(path, now, new, say),
                chance,
                seconds=0.5,
                steps=600,
            )
            found = _by_what(path, [new, now])
            if found is None:
                seen["opened by neither"] += 1
                path.unlink()
                continue
            seen["opened by the new one" if found == new else "opened by the old one"] += 1
            seen["answered changes lost"] += bool(said) and found != new
            now = found
            with _opened(path, now) as project:
                seen["not as it was"] += state(project) != before
                seen["not whole"] += bool(faults(project))
            # A journal that had not begun in earnest is SQLite's to take away.
            seen["left behind"] += left_behind(path) not in ([], [f"{path.name}-journal"])
    return seen


def _opened(path: Path, passphrase: str) -> Project:
    return open_again(path, passphrases.unlock(path, passphrase) if passphrase else None)


def _change(path: Path, now: str, new: str, say: Say) -> None:
    with _opened(path, now) as project:
        if not new:
            passphrases.remove(project)
        elif now:
            passphrases.change(project, new)
        else:
            passphrases.encrypt(project, new)
        say("done")


def _by_what(path: Path, tried: list[str]) -> str | None:
    """By which of these passphrases the project opens; by none of them: None."""
    if not passphrases.is_encrypted(path):
        return "" if "" in tried else None
    for passphrase in filter(None, tried):
        try:
            passphrases.unlock(path, passphrase)
        except EngageError:
            continue
        return passphrase
    return None


# The power cut while the passphrase is changed


@pytest.mark.parametrize("kind", ["set", "changed", "removed"])
def test_power_cuts(tmp_path: Path, chance: Random, report: Report, kind: str) -> None:
    seen: Counter[str] = Counter()
    count = left = rounds(12, 400)
    while left > 0:
        folder = tmp_path / f"recorded {left}"
        folder.mkdir()
        old = None if kind == "set" else _some_key(chance)
        new = None if kind == "removed" else _some_key(chance)
        recording, states = _recorded(folder, old, new, chance)
        for image in images(recording.events, min(left, 50), chance):
            folder.mkdir(exist_ok=True)
            image.put(folder)
            seen[_found(image, folder / "Example.engage", old, new, states)] += 1
        left -= 50
    never = {name: seen.pop(name, 0) for name in ("opened by neither", "lost", "not whole")}
    report("power cuts", f"while a passphrase is {kind}", count, "images", never=never, seen=seen)


def _some_key(chance: Random) -> Key:
    return Key(chance.randbytes(SECRET_BYTES), chance.randbytes(SALT_BYTES - 1) + b"\1")


def _recorded(folder: Path, old: Key | None, new: Key | None, chance: Random) -> tuple[Recording, list[str]]:
    """Record some deeds, the change, and some deeds more; after each, its number is said."""
    recording, states = Recording(folder), list[str]()

    def said(project: Project) -> None:
        states.append(state(project))
        recording.said(len(states) - 1)

    with (
        recording.recorded(),
        projects.create(folder / "Example.engage", name="Example", who="AB", key=old) as project,
    ):
        fill(project)
        for step in range(4):
            if step == 2:
                rekeying.rekey(project, new)
            else:
                any_deed(project, chance)
            said(project)
    return recording, states


def _found(image: Image, path: Path, old: Key | None, new: Key | None, states: list[str]) -> str:
    last = image.said[-1] if image.said else None
    for key, name in ((new, "new"), (old, "old")):
        try:
            with open_again(path, key) as project:
                now, wrong = state(project), faults(project)
        except EngageError:
            continue
        if last is None:
            return "not made yet"
        assert isinstance(last, int)
        if wrong:
            return "not whole"
        if now not in states[last : last + 2] or (last >= 2 and name == "old"):
            return "lost"
        return f"opened by the {name} key"
    return "opened by neither" if last is not None else "not made yet"
