"""What a sub-command prints: its answer on standard output, all else on standard error."""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from engage.domain.progress import Progress, silent
from engage.domain.text import clean
from engage.errors import StorageFailed

_PERIOD = 0.05
"""Seconds between two lines of progress."""


class Output:
    """Where the answer of one sub-command goes: a JSON document for scripts, or lines for people."""

    def __init__(self, *, is_json: bool, is_quiet: bool) -> None:
        self.is_json = is_json
        self.is_quiet = is_quiet
        if isinstance(sys.stdout, io.TextIOWrapper):
            # JSON is UTF-8 wherever it goes (RFC 8259, section 8.1); a terminal shows what it can.
            sys.stdout.reconfigure(encoding="utf-8" if is_json else None, errors="replace")

    def line(self, text: str = "") -> None:
        """Print one line."""
        _write(f"{clean(text)}\n")

    def document(self, value: object) -> None:
        """Print the JSON document that is the whole answer."""
        _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    @contextmanager
    def array(self) -> Iterator[Callable[[object], None]]:
        """Print a JSON array, each member on a line of its own at once when it is handed over.

        The array is also closed where an error ends it, so that what was printed can be read.
        """
        is_first = True

        def add(member: object) -> None:
            nonlocal is_first
            _write(f"{'' if is_first else ','}{json.dumps(member, ensure_ascii=False)}\n")
            is_first = False

        _write("[\n")
        try:
            yield add
        except BrokenPipeError:
            raise
        except BaseException:
            _write("]\n")
            raise
        _write("]\n")

    def note(self, text: str) -> None:
        """Say something beside the answer, unless only the answer is wanted."""
        if not self.is_quiet:
            say(text)

    @contextmanager
    def progress(self) -> Iterator[Progress]:
        """Give what says on a terminal how far a long deed is."""
        if self.is_quiet or not sys.stderr.isatty():
            yield silent
            return
        last = 0.0
        width = 0

        def show(done: int, total: int, what: str = "") -> None:
            nonlocal last, width
            now = time.monotonic()
            if now - last < _PERIOD:
                return
            last = now
            text = f"{what or 'Done'}: {done:,} of {total:,}" if total else f"{what or 'Done'}: {done:,}"
            width = max(width, len(text))
            sys.stderr.write(f"\r{text:<{width}}")
            sys.stderr.flush()

        try:
            yield show
        finally:
            if width:
                sys.stderr.write(f"\r{'':<{width}}\r")


def say(text: str) -> None:
    """Say one line on standard error."""
    sys.stderr.write(f"engage: {' '.join(clean(text).split())}\n")


def abandon() -> None:
    """Let what is still to be written to standard output go nowhere: nobody reads it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def flush() -> None:
    """Hand over what was printed so far; raises `StorageFailed` where it cannot be written."""
    _hand_over(sys.stdout.flush)


def _write(text: str) -> None:
    _hand_over(sys.stdout.write, text)


def _hand_over(write: Callable[..., object], *text: str) -> None:
    try:
        write(*text)
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon()
        why = error.strerror or ""
        raise StorageFailed("The output could not be written", why, "Make room for it") from error
