"""One writer to a project: a lock beside its file, held by whoever may write, that says who that is.

The lock is the system's: it ends with the process that holds it, however that ends, and on a shared drive it
holds for other machines too. The file that carries it is deleted with it; one that a killed process left is
taken over.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import platform
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from engage.domain import clock
from engage.domain.progress import Progress, silent
from engage.domain.projects import Holder
from engage.errors import ProjectLocked

SUFFIX = "-lock"
PATIENCE = 0.25
"""Seconds for which a lock is asked for again: somebody may only be looking whether it is held."""

_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
"""What lies at the end of a link is somebody's file, and would be written over."""

_INTERVAL = 0.02
_MOST = 4_096
"""Bytes that are read of who holds it."""


class WriterLock:
    """The right to write into a project, until it is released."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self._path = path
        self._handle = handle

    def release(self) -> None:
        """Give the right back, once."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        # While it is held where the system allows that, so that nobody can have taken it; Windows does not,
        # and refuses as well to delete what somebody else has opened since.
        with contextlib.suppress(OSError):
            if sys.platform != "win32":
                self._path.unlink()
        os.close(handle)
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._path.unlink()


def take(
    project: Path, who: str, *, patience: float = PATIENCE, progress: Progress = silent
) -> WriterLock | Holder:
    """Take the right to write, or return who has it still when patience (in seconds) is at an end.

    Who waits for it can be stopped by `progress`.
    """
    path = _path(project)
    deadline = time.monotonic() + patience
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, project.stat().st_mode & 0o666)
        except OSError:
            # Where another person's lock may not be opened, it is held as far as we know; where there can be
            # none, the database's own locks must do.
            return Holder() if os.path.lexists(path) else WriterLock(path, None)
        if not _lock(handle):
            holder = _read(handle)
            os.close(handle)
            if time.monotonic() >= deadline:
                return holder
            progress(0, 0)
            time.sleep(_INTERVAL)
        elif _is_still_there(path, handle):
            _write(handle, Holder(who=who, machine=platform.node(), since=clock.now()))
            return WriterLock(path, handle)
        else:
            os.close(handle)


@contextlib.contextmanager
def only_writer(path: Path, who: str) -> Iterator[None]:
    """Be the one who may write where no project is opened, as of one that is damaged.

    Raises `ProjectLocked` where another one may.
    """
    lock = take(path, who)
    if not isinstance(lock, WriterLock):
        raise held_elsewhere(path, lock)
    try:
        yield
    finally:
        lock.release()


def held_elsewhere(path: Path, holder: Holder) -> ProjectLocked:
    """Say who has a project open for writing."""
    who, machine = holder.who or "Somebody", f" on {holder.machine}" if holder.machine else ""
    since = f" since {holder.since.astimezone():%H:%M on %d %B %Y}" if holder.since else ""
    return ProjectLocked(
        f"{path.name} is open for writing elsewhere",
        f"{who}{machine} has it open{since}",
        "Try again when it is closed there; nothing of this was kept",
    )


def was_left_behind(project: Path) -> bool:
    """Whether whoever could write last has not closed the project; asked before the right is taken."""
    log = project.with_name(f"{project.name}-wal")
    try:
        return _path(project).exists() or log.stat().st_size > 0
    except OSError:
        return False


def holder(project: Path) -> Holder | None:
    """Return who has the right to write; None where nobody has."""
    try:
        handle = os.open(_path(project), os.O_RDWR)
    except FileNotFoundError:
        return None
    except OSError:
        return Holder()
    try:
        return None if _lock(handle, is_shared=True) else _read(handle)
    finally:
        os.close(handle)


def _path(project: Path) -> Path:
    real = Path(os.path.realpath(project))
    return real.with_name(real.name + SUFFIX)


def _is_still_there(path: Path, handle: int) -> bool:
    """Whether what was locked is not a file that the last holder has just deleted."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _write(handle: int, holder: Holder) -> None:
    since = holder.since.isoformat() if holder.since else ""
    text = json.dumps({"who": holder.who, "machine": holder.machine, "since": since})
    with contextlib.suppress(OSError):  # on a disk that is full the lock holds without it
        os.ftruncate(handle, 0)
        os.write(handle, text.encode())


def _read(handle: int) -> Holder:
    os.lseek(handle, 0, os.SEEK_SET)
    try:
        said = json.loads(os.read(handle, _MOST))
        return Holder(
            who=str(said["who"]), machine=str(said["machine"]), since=dt.datetime.fromisoformat(said["since"])
        )
    except (OSError, ValueError, LookupError, TypeError):
        return Holder()  # it is being written, or it is not ours


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """A byte beyond the text: on Windows nobody else can read what is locked."""

    def _lock(handle: int, *, is_shared: bool = False) -> bool:
        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(handle: int, *, is_shared: bool = False) -> bool:
        # Not by `lockf`, whose locks one process cannot have twice, and loses by closing any handle.
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a drive without such locks: the database's own must do
        return True
