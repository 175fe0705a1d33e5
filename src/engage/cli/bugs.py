"""What is kept of a bug: kinds of errors and places in the program, and nothing of what it worked on."""

from __future__ import annotations

import datetime as dt
import platform
import traceback
from collections.abc import Iterator
from pathlib import Path, PurePath

import engage
from engage.paths import log_folder

_LARGEST = 1_000_000
"""Bytes after which the log is begun anew; the one before is kept beside it."""


def keep(error: BaseException) -> Path | None:
    """Write what is needed to find the bug into the log; return the log's path, None where it cannot be."""
    try:
        log = log_folder() / "engage.log"
        if log.exists() and log.stat().st_size > _LARGEST:
            log.replace(log.with_suffix(".old.log"))
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(described(error)) + "\n\n")
    except OSError:
        return None
    return log


def described(error: BaseException) -> Iterator[str]:
    """Yield the lines that describe an error and those that led to it.

    Messages and values are left out, for they may hold people's names and words; so are the folders in
    which the program lies.
    """
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    python = f"Python {platform.python_version()}, {platform.system()}"
    yield f"{now} Engage {engage.__version__}, {python}"
    for link in _chain(error):
        yield f"{type(link).__module__}.{type(link).__qualname__}"
        for frame in traceback.extract_tb(link.__traceback__):
            yield f"  {_shortened(frame.filename)}:{frame.lineno} in {frame.name}"


def _chain(error: BaseException) -> list[BaseException]:
    """The error and its causes, newest first."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain:
        chain.append(cause)
        cause = cause.__cause__ or cause.__context__
    return chain


def _shortened(path: str) -> str:
    return "/".join(PurePath(path).parts[-3:])
