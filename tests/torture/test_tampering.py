"""Files that were altered: of an encrypted one nothing false is ever read, and none brings Engage down."""

from __future__ import annotations

import signal
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from types import FrameType

import pytest

from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import checking, records, search, undo
from engage.services.projects import Project
from engage.services.summaries.registry import build
from engage.storage.keys import Key
from tests.builders import NOUNS
from tests.torture import rounds
from tests.torture.alone import alone
from tests.torture.deeds import any_deed, new, open_again
from tests.torture.figures import Report, kind

PAGE = 4096
PATIENCE = 30
"""Seconds after which somebody would take it for dead."""

Tamper = Callable[[bytearray, Random], None]


def _flip(held: bytearray, chance: Random) -> None:
    held[chance.randrange(len(held))] ^= 1 << chance.randrange(8)


def _overwrite(held: bytearray, chance: Random) -> None:
    start, size = chance.randrange(len(held)), chance.choice((1, 16, 200, PAGE))
    held[start : start + size] = chance.randbytes(min(size, len(held) - start))


def _blank(held: bytearray, chance: Random) -> None:
    start = chance.randrange(len(held)) // 512 * 512
    held[start : start + 512] = bytes(min(512, len(held) - start))


def _header(held: bytearray, chance: Random) -> None:
    held[chance.randrange(100)] = chance.randrange(256)


def _swap(held: bytearray, chance: Random) -> None:
    one, other = (chance.randrange(len(held) // PAGE) * PAGE for _ in range(2))
    held[one : one + PAGE], held[other : other + PAGE] = held[other : other + PAGE], held[one : one + PAGE]


def _repeat(held: bytearray, chance: Random) -> None:
    one, other = (chance.randrange(len(held) // PAGE) * PAGE for _ in range(2))
    held[one : one + PAGE] = held[other : other + PAGE]


def _cut(held: bytearray, chance: Random) -> None:
    del held[chance.randrange(len(held)) :]


def _append(held: bytearray, chance: Random) -> None:
    held += chance.randbytes(chance.choice((1, 100, PAGE, 5 * PAGE)))


TAMPERING: tuple[Tamper, ...] = (_flip, _flip, _overwrite, _blank, _header, _swap, _repeat, _cut, _append)


@pytest.mark.parametrize("share", range(rounds(1, 2)))
def test_tampered(tmp_path: Path, key: Key | None, chance: Random, report: Report, share: int) -> None:
    times = rounds(10, 750)
    seen = alone(tamper_again_and_again, tmp_path, key, times, chance.getrandbits(64))
    names = ["not said in a sentence", "waited for too long"]
    names += ["wrong values"] if key else []  # a plain file cannot be known to be as it was
    never = {name: seen.pop(name, 0) for name in names}
    report("tampered files", kind(key), times, "files", never=never, seen=seen)


def tamper_again_and_again(folder: Path, key: Key | None, times: int, seed: int) -> Counter[str]:
    """Alter the file or its log, and read all there is; a crash ends this process."""
    chance, seen = Random(seed), Counter[str]()
    path = folder / "Example.engage"
    log = path.with_name(f"{path.name}-wal")
    with new(path, key) as project:
        for _ in range(15):
            any_deed(project, chance)
    with open_again(path, key) as project:
        states = [_everything(project)]
        for _ in range(5):
            any_deed(project, chance)
            states.append(_everything(project))
        files = {path: path.read_bytes(), log: log.read_bytes()}
    signal.signal(signal.SIGALRM, _too_long)
    for _ in range(times):
        for left in folder.glob("Example.engage*"):
            left.unlink()
        altered = chance.choice(list(files)) if chance.random() < 0.3 else path
        for file, held in files.items():
            tampered = bytearray(held)
            if file is altered:
                chance.choice(TAMPERING)(tampered, chance)
            file.write_bytes(tampered)
        seen[_read(path, key, states, chance)] += 1
    return seen


def _read(path: Path, key: Key | None, states: Sequence[object], chance: Random) -> str:
    signal.alarm(PATIENCE)
    try:
        with open_again(path, key) as project:
            now = _everything(project)
            any_deed(project, chance)
        if chance.random() < 0.1:
            checking.check(path, key=key)
    except EngageError:
        return "said in a sentence"
    except TimeoutError:
        return "waited for too long"
    except Exception:  # noqa: BLE001 -- whatever it is, a person would see it as a bug
        traceback.print_exc()
        return "not said in a sentence"
    finally:
        signal.alarm(0)
    if now == states[-1]:
        return "read as it was"
    # Where the end of the log is altered it counts as not written, as after a cut of the power.
    return "read as it was some deeds before" if now in states else "wrong values"


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def _everything(project: Project) -> object:
    """All that a person can come to see."""
    return (
        [records.rows(project, NOUNS[noun], records.ids(project, NOUNS[noun])) for noun in Noun],
        search.search(project, "steel"),
        undo.history(project, limit=1000),
        build(project, "by-theme"),
    )
