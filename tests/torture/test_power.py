"""Whenever the power is cut, a project opens, and has all that was said to be done and nothing half done."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from engage.errors import EngageError
from engage.storage.keys import Key
from tests.torture import rounds
from tests.torture.deeds import any_deed, new, open_again
from tests.torture.figures import Report, kind
from tests.torture.power import Image, Recording, images
from tests.torture.wholeness import faults, state

SESSIONS, DEEDS = rounds(2, 4), rounds(6, 12)
"""How often the project is opened in what is recorded, and how much is done each time."""
LOST = "acknowledged rows lost"


def test_power_cuts(tmp_path: Path, key: Key | None, chance: Random, report: Report) -> None:
    seen: Counter[str] = Counter()
    count, left = rounds(30, 2_500), rounds(30, 2_500)
    while left > 0:
        folder = tmp_path / f"recorded {left}"
        folder.mkdir()
        recording, states = _recorded(folder, key, chance)
        for image in images(recording.events, min(left, 250), chance):
            seen[_found(image, folder, tmp_path / "found", key, states)] += 1
        left -= 250
    never = {name: seen.pop(name, 0) for name in ("unopenable", LOST, "half done", "not whole")}
    report("power cuts", kind(key), count, "images", never=never, seen=seen)


def _recorded(folder: Path, key: Key | None, chance: Random) -> tuple[Recording, Sequence[str]]:
    """Record some work, and the state after each deed; the number of the last one is said."""
    path = folder / "Example.engage"
    recording, states = Recording(folder), list[str]()

    def said() -> None:
        states.append(state(project))
        recording.said(len(states) - 1)

    with recording.recorded():
        with new(path, key) as project:
            said()
        for _ in range(SESSIONS):
            with open_again(path, key) as project:
                for _ in range(DEEDS):
                    any_deed(project, chance)
                    said()
    return recording, states


def _found(image: Image, recorded: Path, folder: Path, key: Key | None, states: Sequence[str]) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    image.put(recorded, folder)
    path = folder / "Example.engage"
    last = image.said[-1] if image.said else None
    try:
        with open_again(path, key) as project:
            now = state(project)
            if faults(project):
                return "not whole"
    except EngageError:
        # Of a project that was still being made nobody was told; what is left of it says so in a sentence.
        return "unopenable" if image.said else "not made yet"
    if last is None:
        return "not made yet"
    assert isinstance(last, int)
    if now not in states:
        return "half done"
    if now not in states[last : last + 2]:
        return LOST
    return "kept" if now == states[last] else "kept, and the deed in progress"
