"""The first bytes of a file that is not encrypted, where they were being written when the power went.

They may be anything then. But SQLite has them whole beside the file, in its log or its journal
(https://www.sqlite.org/fileformat.html, 3 and 4), and puts them back when it opens the file.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

LENGTH = 100
PLAIN = b"SQLite format 3\0"
"""How they begin."""

_FIRST_PAGE = b"\0\0\0\1"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where pages stand in a file beside the database, each after its number."""

    page_size: int
    """Where their size stands."""
    first: int
    """Where the first of them begins, with what is before it."""
    before: int
    after: int


_LAYOUTS = {
    "-wal": _Layout(page_size=8, first=32, before=24, after=0),
    "-journal": _Layout(page_size=24, first=512, before=4, after=4),
}


def kept_beside(path: Path) -> bytes | None:
    """Return the newest beginning that lies beside a file; None where none does, or it is encrypted."""
    heads = (_newest(path.with_name(path.name + suffix), layout) for suffix, layout in _LAYOUTS.items())
    return next((head for head in heads if head and head.startswith(PLAIN)), None)


def _newest(log: Path, layout: _Layout) -> bytes | None:
    found = None
    with contextlib.suppress(OSError), log.open("rb") as file:
        header = file.read(layout.page_size + 4)
        page_size = int.from_bytes(header[layout.page_size :], "big")
        file.seek(layout.first)
        while page_size >= LENGTH and len(number := file.read(4)) == 4:
            file.seek(layout.before - 4, os.SEEK_CUR)
            page = file.read(LENGTH)
            found = page if number == _FIRST_PAGE else found
            file.seek(page_size - len(page) + layout.after, os.SEEK_CUR)
    return found
