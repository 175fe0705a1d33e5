"""ZIP files of which the same data make the same bytes."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

_THEN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can say: what is in it has no other."""
_UNIX = 3
_MODE = 0o100644


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """Begin a ZIP file; whoever is done closes it."""
    return zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)


def entry(name: str) -> zipfile.ZipInfo:
    """Return the head under which a file is put in: without a time, and the same on every system."""
    info = zipfile.ZipInfo(name, _THEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _MODE << 16
    return info
