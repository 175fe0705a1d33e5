"""What is kept of a bug: kinds of errors and places in the program, and nothing of what it worked on.

The window and the command line keep bugs in one log. Python, its threads, what Python drops unseen, and code
below Python that brings the whole program down: each has its own way of failing, and all end here.
"""

from __future__ import annotations

import faulthandler
import os
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import TextIO

import engage
from engage.domain import clock
from engage.paths import log_folder

_LARGEST = 1_000_000
"""Bytes after which the log is begun anew; the one before is kept beside it."""
_LONGEST_CRASH = 100_000
"""Bytes of a crash that are looked at: some hundred threads, each a hundred calls deep."""

_FRAME = re.compile(r'  File "(?P<path>.*)", line (?P<line>\d+|\?\?\?) in (?P<name>[\w<>.]+)')
_THREAD = re.compile(r"(Current thread|Thread) 0x[0-9a-f]+")
_FATAL = re.compile(r"Fatal Python error: [\w ,]+|Windows fatal exception: [\w ,]+|Fatal [\w ,]+")

_crashes: TextIO | None = None
"""Held open for as long as the program runs: a program that is falling opens nothing any more."""


def log_file() -> Path:
    """Where bugs are kept."""
    return log_folder() / "engage.log"


def keep(report: str) -> Path | None:
    """Write a report at the end of the log; return the log's path, None where it cannot be written."""
    try:
        log = log_file()
        if log.exists() and log.stat().st_size > _LARGEST:
            log.replace(log.with_suffix(".old.log"))
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(f"{report}\n\n")
    except OSError:
        return None
    return log


def described(error: BaseException, *more: str) -> str:
    """Say of an error, and of those that led to it, what a developer needs; `more` are further versions.

    Messages and values are left out, for they may hold people's names and words; so are the folders in
    which the program lies, which may be somebody's own.
    """
    return "\n".join((_heading(*more), *_links(error)))


def noted(what: str, *more: str) -> str:
    """Say what was noticed beside any error: in our own words, or a name out of a library."""
    return f"{_heading(*more)}\n{what}"


def _heading(*more: str) -> str:
    now = clock.now().isoformat(timespec="seconds")
    versions = (f"Python {platform.python_version()}", *more, platform.system())
    return f"{now} Engage {engage.__version__}, {', '.join(versions)}"


def _links(error: BaseException) -> Iterator[str]:
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
    """A file of the program from where Python looks for it; any other by its name alone."""
    roots = (Path(entry) for entry in sys.path if entry)
    inside = [path[len(str(root)) :] for root in roots if path.startswith(f"{root}{os.sep}")]
    if inside:
        return min(inside, key=len).lstrip(os.sep).replace(os.sep, "/")
    return PurePath(path.replace("\\", "/")).name


# What fails beside the main thread


def catch_all(tell: Callable[[BaseException], object]) -> None:
    """From now on hand whatever is raised and caught nowhere, in any thread, to `tell`.

    What Python can only drop (an error in a destructor) is kept in the log, and nobody is disturbed.
    """

    def in_main(kind: type[BaseException], error: BaseException, trace: object) -> None:
        tell(error)

    def in_thread(failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            tell(failed.exc_value)

    def unseen(dropped: sys.UnraisableHookArgs) -> None:
        if dropped.exc_value is not None:
            keep(described(dropped.exc_value))

    sys.excepthook = in_main
    threading.excepthook = in_thread
    sys.unraisablehook = unseen


# What brings the whole program down


def watch_for_crashes() -> str:
    """From now on keep where the program was when it is brought down; return what was kept of the last time.

    Blank: it was not brought down, or nothing can be kept here. What is returned stands in the log too.
    """
    global _crashes
    try:
        path = log_folder() / "crash.txt"
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        return ""
    left = os.read(handle, _LONGEST_CRASH).decode("utf-8", "replace")
    if left:
        os.ftruncate(handle, 0)
    stop_watching()
    _crashes = os.fdopen(handle, "a", encoding="utf-8")
    faulthandler.enable(_crashes, all_threads=True)
    report = "\n".join((_heading(), *_crash(left))) if left.strip() else ""
    if report:
        keep(report)
    return report


def stop_watching() -> None:
    """Let go of the file of crashes."""
    global _crashes
    faulthandler.disable()
    if _crashes is not None:
        _crashes.close()
        _crashes = None


def _crash(left: str) -> Iterator[str]:
    """Yield of what the system's own report says its places and kinds, as `described` does."""
    yield "Brought down:"
    for line in left.splitlines():
        if frame := _FRAME.fullmatch(line):
            yield f"  {_shortened(frame['path'])}:{frame['line']} in {frame['name']}"
        elif (said := _FATAL.match(line)) or (said := _THREAD.match(line)):
            yield said[0]
