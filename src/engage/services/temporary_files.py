"""Files that Engage writes are open to their owner only, and what it needs for a moment does not stay.

Whatever asks Python for a temporary file gets it in one private folder of this run: the libraries that write
workbooks do. The folder is emptied when a project is locked, and goes with the program; what a run that was
killed has left goes when the next one starts. The folder is not named to other programs: what they put into
their temporary folder is theirs.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from engage.paths import temporary_folder
from engage.storage import writer_lock
from engage.storage.writer_lock import WriterLock

_OWNER_ONLY = 0o077


@contextlib.contextmanager
def private_files() -> Iterator[None]:
    """Until this ends, files are the owner's alone, and temporary ones lie in a private folder."""
    usual_mask, usual_folder = os.umask(_OWNER_ONLY), tempfile.tempdir
    lock: WriterLock | None = None
    try:
        with contextlib.suppress(OSError):  # where nothing may be written, there is nothing to keep private
            sweep()
            folder, lock = _own_folder()
            tempfile.tempdir = str(folder)
        yield
    finally:
        tempfile.tempdir = usual_folder
        if lock is not None:
            _delete(folder)
            lock.release()
        os.umask(usual_mask)


def empty() -> None:
    """Delete the temporary files of this run, when nothing that may still read them is going on."""
    folder = Path(tempfile.gettempdir())
    if folder.parent == temporary_folder():
        for path in folder.iterdir():
            _delete(path)


def sweep() -> None:
    """Delete what runs have left that ended without doing so."""
    for folder in temporary_folder().iterdir():
        if folder.is_dir():
            lock = writer_lock.take(folder, "", patience=0)
            if isinstance(lock, WriterLock):  # else its run goes on
                _delete(folder)
                lock.release()


def _own_folder() -> tuple[Path, WriterLock]:
    """A new folder, and the lock by which others see that it is in use."""
    while True:
        folder = Path(tempfile.mkdtemp(dir=temporary_folder()))
        lock = writer_lock.take(folder, "", patience=0)
        if isinstance(lock, WriterLock) and folder.exists():  # else another run has just swept it away
            return folder, lock


def _delete(path: Path) -> None:
    """Delete a file, or a folder with all in it; what another program holds open stays till the next time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            path.unlink()
