"""Files are saved whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from engage.errors import EngageError, Invalid, NotFound, StorageFailed
from engage.whole_files import bring_folder_to_disk

_ELSEWHERE = "Choose another place or another name"


def save(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Put what `write` writes into the file at `path`, in place of what was there.

    It is written beside the file, brought to the disk, and only then given its name: whatever goes wrong, the
    old file stays as it was and nothing half done remains. Raises an `EngageError` where the file cannot be
    made; what `write` raises is passed on.
    """
    target = _checked(path)
    unfinished: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
        unfinished = Path(name)
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, unfinished)
        unfinished.replace(target)
        unfinished = None
        bring_folder_to_disk(target.parent)
    except OSError as error:
        if error.errno is None or _is_about_another(error, target):
            raise
        raise _failure(target, error) from error
    finally:
        if unfinished is not None:
            with suppress(OSError):  # what went wrong before is what is said
                unfinished.unlink()


def _is_about_another(error: OSError, target: Path) -> bool:
    """Whether a file is meant that is not beside the target: one of our own is missing from this copy."""
    return isinstance(error.filename, str) and Path(error.filename).parent != target.parent


def _checked(path: Path) -> Path:
    """The file that a path leads to, through links; raises what can be known before anything is written."""
    if "\0" in str(path):
        raise Invalid("The name of the file holds a character that no name can hold", next_step=_ELSEWHERE)
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return target
    except OSError as error:
        raise _failure(target, error) from error
    if stat.S_ISDIR(mode):
        raise Invalid(f"“{path}” is a folder", "a file is to be written", "Add a file name to it")
    if not stat.S_ISREG(mode):
        raise Invalid(f"“{path}” is a device or a pipe, not a file", next_step=_ELSEWHERE)
    if not mode & stat.S_IWUSR:
        # Replacing it would succeed, but somebody meant it to stay.
        raise StorageFailed(f"“{path}” is write-protected", next_step=_ELSEWHERE)
    return target


def _failure(target: Path, error: OSError) -> EngageError:
    folder = target.parent
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return NotFound(
            f"There is no folder “{folder}”", f"“{target.name}” was to be written there", _ELSEWHERE
        )
    if isinstance(error, PermissionError):
        return StorageFailed(
            f"“{target.name}” may not be written to “{folder}”",
            "the folder is write-protected, or another program has the file open",
            _ELSEWHERE,
        )
    return StorageFailed(
        f"“{target.name}” could not be written to “{folder}”", error.strerror or "", _ELSEWHERE
    )
