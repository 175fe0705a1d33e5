"""Putting a project that was made of a backup in the place of the one that is there."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.uids import new_uid
from engage.errors import StorageFailed
from engage.storage import journal, schema
from engage.storage.failures import translated
from engage.storage.keys import Key
from engage.storage.project import Project
from engage.storage.rekeying import take_place
from engage.storage.replacing import close_log
from engage.whole_files import bring_folder_to_disk, bring_to_disk


def begin_anew(project: Project) -> None:
    """Let what is done in a copy from now on be told from what is done in the project it was made of."""
    with project._writer.begin() as connection:
        journal.uninstall(connection)
        connection.execute(sa.update(schema.project).values(replica=new_uid()))
        journal.install(connection)


def put_in_place(restored: Path, project: Project, key: Key | None) -> None:
    """Put a file, which opens by this key, in the place of a project that is open here to write.

    Raises `ProjectLocked` where somebody else has that open.
    """
    with project.alone() as raw, translated(project.path):
        close_log(raw, project.path)
        take_place(raw, restored, project, key)


def set_aside(current: Path, restored: Path, *, why: str) -> Path:
    """Put a file in the place of a project that does not open, and return where that lies now.

    However this ends, that one lies there with its log, under one name or the other. It is done by who may
    write alone (`writer_lock.only_writer`).
    """
    real = Path(os.path.realpath(current))
    aside = _free_name(real, why)
    try:
        logs = [log for suffix in ("-wal", "-shm") if (log := real.with_name(real.name + suffix)).exists()]
        for file in (*logs, real):
            _call_too(file, aside.with_name(aside.name + file.name.removeprefix(real.name)))
        for log in logs:
            log.unlink()  # it would be taken for that of the new file
        restored.replace(real)
        bring_folder_to_disk(real.parent)
    except OSError as error:
        raise StorageFailed(
            f"{current.name} could not be replaced",
            f"the system says “{error.strerror}”",
            "See that no other program has it open, then try again",
        ) from error
    return aside


def _call_too(file: Path, name: Path) -> None:
    """Give a file another name beside its own."""
    try:
        name.hardlink_to(file)
    except OSError:  # a drive where a file has but one
        shutil.copyfile(file, name)
        bring_to_disk(name)


def _free_name(path: Path, why: str) -> Path:
    moment = f"{clock.now().astimezone():%Y-%m-%d %H.%M}"
    for number in count(1):
        more = f" {number}" if number > 1 else ""
        name = path.with_name(f"{path.stem} {why} {moment}{more}{path.suffix}")
        if not name.exists():
            return name
    raise AssertionError("numbers do not end")
