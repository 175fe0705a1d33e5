"""Folders that are dropped: the files in them, without hidden ones, and no more than can be looked at."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

MOST_FILES = 200
"""Files of one drop that are taken."""
_MOST_ENTRIES = 5_000
"""Names that are looked at: whoever drops a whole disk is not kept waiting."""
_OF_OFFICE = "~$"
"""How the files begin that word processors keep beside one that is open."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files that were dropped, with those in folders."""

    files: tuple[Path, ...] = ()
    empty: tuple[Path, ...] = ()
    """Folders in which there is nothing."""
    is_whole: bool = True
    """Whether these are all."""


def files_of(paths: Iterable[Path]) -> Found:
    """Return the files among these and, in the order of their names, those in the folders among these."""
    files: list[Path] = []
    empty: list[Path] = []
    is_whole = True
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        inside, has_all = _inside(path)
        files += inside
        is_whole = is_whole and has_all
        if not inside:
            empty.append(path)
    return Found(tuple(files[:MOST_FILES]), tuple(empty), is_whole and len(files) <= MOST_FILES)


def _inside(folder: Path) -> tuple[list[Path], bool]:
    """The files in a folder and in those in it, but for what may not be read; and whether these are all."""
    files: list[Path] = []
    waiting, seen = [folder], 0
    while waiting:
        here = waiting.pop(0)
        try:
            with os.scandir(here) as entries:
                found = list(islice(entries, _MOST_ENTRIES - seen + 1))
        except OSError:
            continue
        seen += len(found)
        for entry in sorted(found, key=lambda entry: entry.name.casefold()):
            if _is_hidden(entry):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif entry.is_file():
                files.append(Path(entry.path))
        if seen > _MOST_ENTRIES:
            return files, False
    return files, True


def _is_hidden(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith((".", _OF_OFFICE)):
        return True
    try:
        attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    except OSError:
        return True
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)
