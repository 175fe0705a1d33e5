"""Backups: made by one statement of SQLite, verified against the project, and only then counted as one.

SQLite's backup API copies a damaged page of an encrypted file without a word; `VACUUM INTO` reads every row
and refuses. The copy is then checked as a database, and all that stands in its tables is held against the
project.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from engage.domain import backups as rules
from engage.domain import clock
from engage.domain.backups import Backup, State, Why
from engage.domain.progress import Progress, silent
from engage.errors import StorageFailed
from engage.storage import backup_folder as folders
from engage.storage import known_erasures
from engage.storage.failures import translated
from engage.storage.keys import Key
from engage.storage.meanwhile import meanwhile
from engage.storage.project import Project
from engage.storage.project_file import make_file
from engage.storage.stopping import stoppable
from engage.storage.whole_copies import Contents, contents, sound
from engage.whole_files import bring_to_disk

_SPARE = 16 << 20
"""Bytes that a disk is to keep free besides."""
_PATIENCE = 2.0
"""Seconds for which who makes a backup is waited for, to write down what was found of another."""
_TRIES = 5
"""How often a project is read again that was written to in the very moment in which its copy was begun.

The last time, nothing is written to it here meanwhile.
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which state of which project this is: the newest deed identifies it."""

    project: str
    replica: str
    schema: str
    operation: str


def standing(project: Project) -> Standing:
    """Return which state a project is in; it costs next to nothing."""
    with project.reading_plainly() as raw:
        return _standing(raw)


def _standing(raw: Any) -> Standing:
    """Also of a project of an earlier version, whose tables are not those of `schema`."""
    (row,) = raw.execute(
        "SELECT lower(hex(uid)), lower(hex(replica)), (SELECT version_num FROM alembic_version), "
        "(SELECT lower(hex(uid)) FROM operation ORDER BY id DESC LIMIT 1) FROM project"
    ).fetchall()
    return Standing(folders.dashed(row[0]), folders.dashed(row[1]), row[2], folders.dashed(row[3] or ""))


def is_held_by(backup: Backup, project: Project, now: Standing) -> bool:
    """Whether a backup holds exactly this state of the project, and opens with what opens the project."""
    same_state = (backup.project, backup.schema, backup.operation) == (now.project, now.schema, now.operation)
    return same_state and backup.salt == _salt(project)


class Unless(Enum):
    """Which backup makes another one superfluous by holding the same."""

    NONE = 0
    NEWEST = 1
    ANY = 2


def make(
    project: Project, why: Why, *, unless: Unless = Unless.NONE, progress: Progress = silent
) -> Backup | None:
    """Make a backup, verify it, and thin out older ones that it makes superfluous.

    None where it is superfluous itself. Raises `StorageFailed` where the
    disk has no room for it or the project is damaged: nothing is thinned out then.
    """
    now = standing(project)
    folder = folders.folder_of(now.project)
    place, file = folders.marks_of(project.path)
    with _said(folder), folders.held(folder, progress=progress):
        good = [backup for backup in folders.listed(folder) if backup.state is State.GOOD]
        mine = rules.own(good, place=place, file=file)
        looked_at = {Unless.NONE: [], Unless.NEWEST: mine[:1], Unless.ANY: good}[unless]
        if any(is_held_by(backup, project, now) for backup in looked_at):
            return None
        sequence, made_at = folders.next_sequence(folder), clock.now().astimezone()
        beside = folders.unfinished(folder, sequence)
        try:
            now, held = write_verified(project, beside, progress=progress)
            backup = Backup(
                path=folders.final(folder, sequence, why, made_at),
                sequence=sequence,
                project=now.project,
                replica=now.replica,
                made_at=made_at,
                why=why,
                schema=now.schema,
                size=beside.stat().st_size,
                counts=held.counts,
                content=held.hash,
                sha256=folders.digest(beside, progress),
                operation=now.operation,
                salt=_salt(project),
                check=_check(project),
                place=place,
                file=file,
            )
            folders.keep(backup, beside)
            known_erasures.remember(folder, known_erasures.said_by(project))
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        thin(folder)
    return backup


def copy_to(backup: Backup, among: Path, *, progress: Progress = silent) -> Backup | None:
    """Put a backup into one more folder, among those of other projects, and thin out there by the same rules.

    None where it is there already. Raises `StorageFailed` where it cannot be written, or is damaged.
    """
    folder = folders.folder_of(backup.project, among=among)
    with _said(folder), folders.held(folder, progress=progress):
        if any(backup.sha256 == there.sha256 for there in folders.listed(folder)):
            return None
        sequence = folders.next_sequence(folder)  # another computer may keep its backups there too
        assert backup.made_at is not None  # noqa: S101 -- only of one of which all is known
        assert backup.why is not None  # noqa: S101
        target = folders.final(folder, sequence, backup.why, backup.made_at)
        beside = folders.unfinished(folder, sequence)
        try:
            _see_that_it_fits(backup.path, backup.size, folder)
            make_file(beside)
            shutil.copyfile(backup.path, beside)
            bring_to_disk(beside)
            if folders.digest(beside, progress) != backup.sha256:
                raise StorageFailed(
                    "A backup could not be copied",
                    f"what is in {folder} is not what was written",
                    "Check both disks",
                )
            copied = replace(backup, path=target, sequence=sequence)
            folders.keep(copied, beside)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        known_erasures.remember(folder, known_erasures.remembered(backup.path.parent))
        thin(folder)
    return copied


def _salt(project: Project) -> str:
    return project.key.salt.hex() if project.key else ""


def _check(project: Project) -> str:
    return project.key.check.hex() if project.key else ""


@contextmanager
def _said(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise folders.unwritable(folder, error) from error


def write_verified(
    project: Project, target: Path, *, progress: Progress = silent
) -> tuple[Standing, Contents]:
    """Write the whole project to a new file, which is held against the project before it is returned.

    Raises what `create` raises, and `StorageFailed` where either is damaged. What cannot be finished is not
    left behind.
    """
    if target.parent.is_dir():  # else `make_file` says so
        _see_that_there_is_room(project, target.parent)
    for tries_left in reversed(range(_TRIES)):
        with nullcontext() if tries_left else project.one_at_a_time():
            made = _written_once(project, target, progress)
        if made is not None:
            bring_to_disk(target)
            return made
        target.unlink()
    raise StorageFailed(
        f"{project.path.name} could not be copied",
        "it is being written to all the time",
        "Try again when what is going on has finished",
    )


def _written_once(project: Project, target: Path, progress: Progress) -> tuple[Standing, Contents] | None:
    """None where the project was written to just as its copy was begun: the two cannot be compared."""
    make_file(target)
    try:
        with project.reading() as connection:
            source = connection.connection.driver_connection
            before = _standing(source)
            with project._outside_transactions() as raw, stoppable(raw, partial(progress, 0, 0)):
                raw.execute("VACUUM INTO ?", (str(target),))
            progress(0, 1)
            with meanwhile(partial(_held, target, project.key)) as of_copy:
                wanted = contents(source, progress, with_index=False)
                held = of_copy(progress)
        if held is None:
            raise StorageFailed(
                f"{project.path.name} is damaged", "it could not be copied whole", "Check the project"
            )
        found, copied = held
        if found == before and copied != wanted:
            raise StorageFailed(
                f"{project.path.name} could not be copied",
                "what was written is not what stands in it",
                "Check the project and the disk",
            )
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return (found, copied) if found == before else None


def _held(copy: Path, key: Key | None, progress: Progress) -> tuple[Standing, Contents] | None:
    """Return what a copy holds; None where it is not sound."""
    with sound(copy, key, progress) as raw:
        return None if raw is None else (_standing(raw), contents(raw, progress, with_index=False))


def _see_that_there_is_room(project: Project, folder: Path) -> None:
    with translated(project.path), project._outside_transactions() as raw:
        pages, unused, size = (
            int(raw.execute(f"PRAGMA {name}").fetchone()[0])  # SQLCipher gives text for one
            for name in ("page_count", "freelist_count", "page_size")
        )
    _see_that_it_fits(project.path, (pages - unused) * size, folder)


def _see_that_it_fits(path: Path, size: int, folder: Path) -> None:
    needed = size + _SPARE
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StorageFailed(
            f"There is not enough room for a copy of {path.name}",
            f"it needs {_megabytes(needed)}, and {_megabytes(free)} are free in {folder}",
            "Make room, then try again; the backups that are there stay",
        )


def _megabytes(size: int) -> str:
    return f"{max(1, round(size / 1_000_000)):,} MB"


def verify(backup: Backup) -> Backup:
    """Read a backup through and return it with what was found, which is kept beside it.

    No key is needed: it is held against what it was when it was made.
    """
    found = _read_through(backup)
    if found.state is not backup.state and found.state is not State.MISSING:
        # Where that cannot be written down it is found again the next time.
        with suppress(OSError, StorageFailed), folders.held(backup.path.parent, patience=_PATIENCE):
            _write_down(found)
    return found


def _read_through(backup: Backup) -> Backup:
    if backup.state in (State.UNKNOWN, State.MISSING):
        return backup
    try:
        is_whole = backup.path.stat().st_size == backup.size and (
            folders.digest(backup.path) == backup.sha256
        )
    except FileNotFoundError:
        return replace(backup, state=State.MISSING)
    except OSError:
        return replace(backup, state=State.DAMAGED)
    return replace(backup, state=State.GOOD if is_whole else State.DAMAGED)


def _write_down(found: Backup) -> None:
    """Keep what was found, unless the backup has gone meanwhile. The folder is held."""
    if found.path.exists():
        folders.write_manifest(found)


def thin(folder: Path) -> list[Backup]:
    """Take away what the rules do not keep, and return it.

    Before one goes, the one that is relied on in its stead is read through: where that is damaged it no
    longer counts, and the rules are asked again. The folder is held.
    """
    there = folders.listed(folder)
    gone, read = [], set()
    while oldest := rules.superfluous(there):
        instead = rules.stands_in(oldest, there)
        if instead is not None and instead.sequence not in read:
            read.add(instead.sequence)
            found = _read_through(instead)
            if found.state is not instead.state:
                _write_down(found)
            there = [found if backup is instead else backup for backup in there]
            continue
        folders.take_away(oldest)
        gone.append(oldest)
        there.remove(oldest)
    return gone
