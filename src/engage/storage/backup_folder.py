"""The folder in which the backups of one project lie, each beside the manifest that says what it is.

A backup comes to be below another name and is renamed when it is verified, so whatever has its final name was
whole. Whoever adds or takes away holds the folder's lock; what a killed process left is swept up by the next.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import platform
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from engage.domain.backups import Backup, State, Why
from engage.domain.progress import Progress, silent
from engage.errors import StorageFailed
from engage.paths import backup_folder
from engage.storage import writer_lock
from engage.storage.project_file import SUFFIX
from engage.storage.writer_lock import WriterLock
from engage.whole_files import UNFINISHED, bring_folder_to_disk, write_whole

MANIFEST = ".json"

_COMING = ".coming"
_GOING = ".going"
_NAMED = re.compile(r"(\d{6,12}) ")
_LARGEST_MANIFEST = 100_000
_PATIENCE = 120.0
"""Seconds for which another process that is making a backup is waited for."""
_PIECE = 1 << 20
_READ_ONLY = 0o400


def folder_of(project: str, *, among: Path | None = None) -> Path:
    """Return the folder for the backups of the project with this uid, made where it is missing.

    It lies among those of other projects: in the person's own folder, where nothing else is said.
    """
    try:
        folder = (among or backup_folder()) / project
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise unwritable(Path(error.filename or among or ""), error) from error
    return folder


def marks_of(path: Path) -> tuple[str, str]:
    """Return marks of a project’s place and of its file there, which tell copies apart and name nothing."""
    place = os.path.realpath(path)
    try:
        file = _mark(str(Path(place).stat().st_ino))
    except OSError:  # it has gone, or cannot be reached
        file = ""
    return _mark(place), file


def _mark(what: str) -> str:
    import hashlib

    return hashlib.sha256(f"{platform.node()}\0{what}".encode("utf-8", "surrogateescape")).hexdigest()[:16]


def unwritable(folder: Path, error: OSError) -> StorageFailed:
    """Say that backups cannot be kept in a folder."""
    return StorageFailed(
        "No backup could be made",
        f"the system says “{error.strerror or 'no'}” of {folder}",
        "See that the disk is not full and that you may write there",
    )


@contextlib.contextmanager
def held(folder: Path, *, patience: float = _PATIENCE, progress: Progress = silent) -> Iterator[None]:
    """Be the only one who alters the folder; raises `StorageFailed` where another one does for too long.

    Whoever waits for that can be stopped by `progress`.
    """
    taken = writer_lock.take(folder, "", patience=patience, progress=progress)
    if not isinstance(taken, WriterLock):
        raise StorageFailed(
            "No backup could be made",
            "another Engage has been making one of this project for some minutes",
            "Try again when it has finished",
        )
    try:
        _sweep(folder)
        yield
    finally:
        taken.release()


def _sweep(folder: Path) -> None:
    """Finish what a process that was killed had begun: what was whole is kept, all else goes."""
    for left in list(folder.iterdir()):
        if left.suffix == _COMING:
            manifest = left.with_suffix("")
            if manifest.with_suffix(SUFFIX).exists():
                left.replace(manifest)
            else:
                left.unlink()
        elif left.suffix == _GOING:
            _delete(left.with_suffix("").with_suffix(SUFFIX))
            left.unlink()
        elif UNFINISHED in left.suffixes or f"{UNFINISHED}-" in left.suffix:
            left.unlink(missing_ok=True)


def listed(folder: Path) -> list[Backup]:
    """Return the backups in a folder, newest first, as far as the names and manifests tell."""
    found: dict[int, Backup] = {}
    try:
        names = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    for path in names:
        numbered = _NAMED.match(path.name)
        if numbered is None or path.suffix not in (MANIFEST, SUFFIX):
            continue
        sequence = int(numbered[1])
        if path.suffix == MANIFEST:
            found[sequence] = _described(path, sequence)
        elif sequence not in found or found[sequence].path != path:
            found[sequence] = Backup(path=path, sequence=sequence, size=_size(path), state=State.UNKNOWN)
    return sorted(found.values(), key=lambda backup: -backup.sequence)


def described(path: Path) -> Backup | None:
    """Return what the manifest beside a backup says of it; None where there is none that can be read."""
    numbered = _NAMED.match(path.name)
    backup = _described(path.with_suffix(MANIFEST), int(numbered[1]) if numbered else 0)
    return backup if backup.project else None


def _described(manifest: Path, sequence: int) -> Backup:
    path = manifest.with_suffix(SUFFIX)
    try:
        with manifest.open("rb") as file:
            said = json.loads(file.read(_LARGEST_MANIFEST))
        backup = Backup(
            path=path,
            sequence=sequence,
            project=str(said["project"]),
            replica=str(said["replica"]),
            made_at=dt.datetime.fromisoformat(said["made_at"]),
            why=Why(said["why"]),
            schema=str(said["schema"]),
            size=int(said["size"]),
            counts={str(noun): int(count) for noun, count in said["counts"].items()},
            content=str(said["content"]),
            sha256=str(said["sha256"]),
            operation=str(said["operation"]),
            salt=str(said["salt"]),
            check=str(said["check"]),
            place=str(said.get("place", "")),
            file=str(said.get("file", "")),
            state=State(said["state"]),
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Backup(path=path, sequence=sequence, size=_size(path), state=State.UNKNOWN)
    if not path.exists():
        return replace(backup, state=State.MISSING)
    return backup if _size(path) == backup.size else replace(backup, state=State.DAMAGED)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def next_sequence(folder: Path) -> int:
    """Return the number of the backup that is made next: greater than any there is."""
    numbers = (_NAMED.match(path.name) for path in folder.iterdir())
    return max((int(number[1]) for number in numbers if number), default=0) + 1


def unfinished(folder: Path, sequence: int) -> Path:
    """Return the name below which a backup comes to be."""
    return folder / f"{sequence:06}{UNFINISHED}{SUFFIX}"


def final(folder: Path, sequence: int, why: Why, made_at: dt.datetime) -> Path:
    """Return the name that a backup has once it is verified."""
    return folder / f"{sequence:06} {why.label} {made_at:%Y-%m-%d %H.%M}{SUFFIX}"


def keep(backup: Backup, unfinished: Path) -> None:
    """Give a verified backup its name and its manifest."""
    coming = write_manifest(backup, _COMING)
    with contextlib.suppress(OSError):  # a stick may know nothing of permissions
        unfinished.chmod(_READ_ONLY)  # opened as a project, it would not be what was verified any more
    unfinished.replace(backup.path)
    coming.replace(backup.path.with_suffix(MANIFEST))
    bring_folder_to_disk(backup.path.parent)


def write_manifest(backup: Backup, suffix: str = "") -> Path:
    """Write down what is known of a backup: below a name that ends in `suffix`, or for good."""
    manifest = backup.path.with_suffix(MANIFEST)
    target = manifest.with_name(manifest.name + suffix)
    said: dict[str, Any] = {
        "sequence": backup.sequence,
        "project": backup.project,
        "replica": backup.replica,
        "made_at": backup.made_at.isoformat() if backup.made_at else "",
        "why": backup.why,
        "schema": backup.schema,
        "size": backup.size,
        "counts": dict(backup.counts),
        "content": backup.content,
        "sha256": backup.sha256,
        "operation": backup.operation,
        "salt": backup.salt,
        "check": backup.check,
        "place": backup.place,
        "file": backup.file,
        "state": backup.state,
    }
    write_whole(target, json.dumps(said, indent=2))
    return target


def take_away(backup: Backup) -> None:
    """Delete a backup and its manifest; whatever happens meanwhile, not one without the other."""
    manifest = backup.path.with_suffix(MANIFEST)
    going = manifest.with_name(manifest.name + _GOING)
    with contextlib.suppress(FileNotFoundError):  # of some there is no manifest
        manifest.replace(going)
    _delete(backup.path)
    going.unlink(missing_ok=True)


def dashed(digits: str) -> str:
    """Return a uid as it is written, by its digits; nothing where there are none."""
    return "-".join(filter(None, (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])))


def _delete(backup: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        with contextlib.suppress(PermissionError):
            backup.chmod(0o600)  # Windows deletes nothing that may only be read
        backup.unlink()


def digest(path: Path, progress: Progress = silent) -> str:
    """Return the SHA-256 of a file."""
    import hashlib

    whole, done, found = max(_size(path), 1), 0, hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            found.update(piece)
            done += len(piece)
            progress(done, whole)
    return found.hexdigest()
