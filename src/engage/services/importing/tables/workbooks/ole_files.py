"""An OLE file of our own with one stream in it, as [MS-CFB] says: nothing in it is another's claim."""

from __future__ import annotations

import struct

_SECTOR = 4096
_IN_TABLE = _SECTOR // 4
_IN_HEADER = 109
_LARGE = 4096
"""Smaller streams would stand in a stream of their own; blanks make this one large enough."""
_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_ROOT, _STREAM, _UNUSED = 5, 2, 0
_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_ENTRY = struct.Struct("<64sHBBIII16xI16xIQ")
_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def ole_file(name: str, content: bytes) -> bytes:
    """Return an OLE file that holds a stream; one that is small has zeros behind it.

    Its sectors are the table of what follows on what, the directory, room for small streams that nobody
    uses and readers want, and the stream.
    """
    content += bytes(max(0, _LARGE - len(content)))
    size = len(content)
    sectors = -(-size // _SECTOR)
    tables = 1
    while tables * _IN_TABLE < tables + 2 + sectors:
        tables += 1
    if tables > _IN_HEADER:
        raise ValueError("The stream is too long")
    follows = [_TABLE] * tables + [_END] * 2 + [tables + 3 + place for place in range(sectors)]
    follows[-1] = _END
    follows += [_FREE] * (tables * _IN_TABLE - len(follows))
    header = _HEADER.pack(_MARK, 0x3E, 4, 0xFFFE, 12, 6, 1, tables, tables, 0, _LARGE, _END, 0, _END, 0)
    places = [*range(tables), *[_FREE] * (_IN_HEADER - tables)]
    header += struct.pack(f"<{_IN_HEADER}I", *places)
    directory = _entry("Root Entry", _ROOT, 1, tables + 1, _SECTOR)
    directory += _entry(name, _STREAM, _NONE, tables + 2, size)
    directory += _entry("", _UNUSED, _NONE, 0, 0) * (_SECTOR // 128 - 2)
    table = struct.pack(f"<{len(follows)}I", *follows)
    stream = content.ljust(sectors * _SECTOR, b"\0")
    return b"".join((header.ljust(_SECTOR, b"\0"), table, directory, bytes(_SECTOR), stream))


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    letters = f"{name}\0".encode("utf-16-le") if name else b""
    return _ENTRY.pack(letters, len(letters), kind, 1, _NONE, _NONE, child, 0, start, size)
