"""What a disk holds when its power is cut: what was brought to it for certain, and what only perhaps.

What was synced is there. Of what was written since, all, nothing, or any sectors may be there, and a sector
that was being written may hold anything. Names that were given, changed or taken since their folder was
synced may be as they were or as they are. `Recording` notes what is done, and `images` gives what may be
found on the disk afterwards.
"""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.torture.steps import Kind, Step, watched

_SECTORS = (512, 4096)


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody was told that something is done: from then on it must not be lost."""

    what: object


class Recording:
    """All that was done below a folder, in its order, with what was said to be done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events: list[Step | Said] = []

    def said(self, what: object) -> None:
        """Note that somebody was told."""
        self.events.append(Said(what))

    @contextmanager
    def recorded(self) -> Iterator[None]:
        """Note what is done within."""
        with watched(self._note):
            yield

    def _note(self, step: Step) -> None:
        if step.path != self.folder and self.folder not in step.path.parents:
            return
        if step.kind in (Kind.SYNC, Kind.RENAME) and not step.is_by_sqlite and step.path.is_file():
            # What Python has written is not told: it is looked up when something is done about it.
            self.events.append(Step(Kind.WRITE, step.path, 0, step.path.read_bytes()))
        self.events.append(step)


_Name = tuple[Path, "_File | None"]


@dataclass(eq=False)
class _File:
    """What a file holds for certain, and what was done to it since."""

    held: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)

    def now(self) -> bytearray:
        """What whoever is at work reads."""
        held = copy.copy(self.held)
        for step in self.since:
            _apply(held, step)
        return held

    def sync(self) -> None:
        self.held = self.now()
        self.since.clear()


@dataclass
class _Disk:
    names: dict[Path, _File] = field(default_factory=dict)
    """As they are for whoever is at work."""
    kept: dict[Path, _File] = field(default_factory=dict)
    """As they are on the disk for certain."""
    since: list[list[_Name]] = field(default_factory=list)
    """What was done to names since: each a deed of the system, whole or not at all."""

    def do(self, step: Step) -> None:
        if step.kind is Kind.MAKE:
            self._name([(step.path, _File())])
        elif step.kind is Kind.DELETE:
            self._name([(step.path, None)])
        elif step.kind is Kind.RENAME and step.target:
            self._name([(step.target, self.names.get(step.path)), (step.path, None)])
        elif step.kind is Kind.SYNC_FOLDER:
            for deed in self.since:
                _rename(self.kept, [(path, file) for path, file in deed if path.parent == step.path])
            self.since = [
                left
                for deed in self.since
                if (left := [(path, file) for path, file in deed if path.parent != step.path])
            ]
        elif step.path in self.names:
            file = self.names[step.path]
            if step.kind is Kind.SYNC:
                file.sync()
            elif step.is_by_sqlite or file.now() != step.data:
                file.since.append(step)

    def _name(self, deed: list[_Name]) -> None:
        _rename(self.names, deed)
        self.since.append(deed)

    def found(self, chance: Random) -> dict[Path, bytes]:
        """What may be there after a cut."""
        choose, is_torn = _chooser(chance), chance.random() < 0.3
        names = dict(self.kept)
        # Most file systems keep the order of what is done to names, but need not.
        deeds = self.since[: chance.randint(0, len(self.since))] if chance.random() < 0.5 else self.since
        for deed in deeds:
            if deeds is not self.since or choose():
                _rename(names, deed)
        found = {path: _found(file, choose, chance.choice(_SECTORS)) for path, file in names.items()}
        if is_torn and names:
            path = chance.choice(sorted(names))
            _tear(found[path], names[path].since, chance)
        return {path: bytes(held) for path, held in found.items()}


def _rename(names: dict[Path, _File], deed: Sequence[_Name]) -> None:
    for path, file in deed:
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


def _chooser(chance: Random) -> Callable[[], bool]:
    """How it is settled what was kept: all, nothing, about half, most, or little."""
    share = chance.choice((0.0, 1.0, 0.5, 0.9, 0.1))
    return lambda: chance.random() < share


def _found(file: _File, choose: Callable[[], bool], sector: int) -> bytearray:
    held = copy.copy(file.held)
    for step in file.since:
        if step.kind is Kind.CUT:
            if choose():
                _apply(held, step)
            continue
        end = step.offset + len(step.data)
        start = step.offset
        while start < end:
            stop = min(end, (start // sector + 1) * sector)
            if choose():
                part = step.data[start - step.offset : stop - step.offset]
                _apply(held, Step(Kind.WRITE, step.path, start, part))
            start = stop
    return held


def _tear(held: bytearray, since: Sequence[Step], chance: Random) -> None:
    """Put nonsense into a sector that was being written: of what is on the disk already nothing is harmed."""
    writes = [step for step in since if step.kind is Kind.WRITE and step.data]
    if not writes:
        return
    beginnings = [step for step in writes if step.offset == 0]  # where a file says what it is
    step = chance.choice(beginnings if beginnings and chance.random() < 0.5 else writes)
    sector = chance.choice(_SECTORS)
    start = step.offset + chance.randrange(0, len(step.data), sector)
    stop = min(step.offset + len(step.data), start + sector)
    _apply(held, Step(Kind.WRITE, step.path, start, chance.randbytes(stop - start)))


def _apply(held: bytearray, step: Step) -> None:
    if step.kind is Kind.CUT:
        del held[step.offset :]
        return
    if step.offset > len(held):
        held.extend(bytes(step.offset - len(held)))
    held[step.offset : step.offset + len(step.data)] = step.data


@dataclass(frozen=True)
class Image:
    """What may be found on the disk after a cut, and what had been said to be done by then."""

    files: dict[Path, bytes]
    said: Sequence[object]
    at: int
    """How many events had been seen."""

    def put(self, folder: Path) -> None:
        """Lay the files where they were, and nothing else below the folder that was recorded."""
        shutil.rmtree(folder)
        for path, held in self.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(held)


def images(events: Sequence[Step | Said], count: int, chance: Random) -> Iterator[Image]:
    """Cut the power at so many moments: half of them at any, half right before or after more than a write."""
    disk, said, done = _Disk(), list[object](), 0
    turns = [at for at, event in enumerate(events) if isinstance(event, Said) or event.kind is not Kind.WRITE]
    cuts = [chance.randint(0, len(events)) for _ in range(count - count // 2)]
    cuts += [chance.choice(turns) + chance.randint(0, 1) for _ in range(count // 2)]
    for at in sorted(cuts):
        for event in events[done:at]:
            if isinstance(event, Said):
                said.append(event.what)
            else:
                disk.do(event)
        done = at
        yield Image(disk.found(chance), tuple(said), at)
