"""The file itself, with its small objects packed together (ISO 32000-1, 7.5.7 and 7.5.8).

The tree of a long table has tens of thousands of objects. ReportLab writes each in the open, with a line in a
table of where it is; packed and compressed they take a tenth of that.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

_HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
_MOST = 200
"""How many objects are packed together: a reader unpacks all of them to look at one."""
_OPEN, _PACKED = 1, 2


def packed(document: Any) -> bytes:
    """The file of a document of ReportLab whose pages are drawn."""
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    parts = [_HEADER]
    length = len(_HEADER)
    entries: dict[int, tuple[int, int, int]] = {}
    packs: list[list[tuple[int, bytes]]] = [[]]

    def write(number: int, content: bytes) -> None:
        nonlocal length
        entries[number] = (_OPEN, length, 0)
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        length += len(parts[-1])

    number = 0
    # More objects may come to be while others are written.
    while (number := number + 1) in document.numberToId:
        name = document.numberToId[number]
        content = document.idToObject[name]
        if not isinstance(content, bytes):
            content = pdfdoc.format(content, document, toplevel=1).rstrip(b"\n")
        if content.endswith(b"endstream") or name in (catalog.name, info.name):
            write(number, content)
            continue
        if len(packs[-1]) == _MOST:
            packs.append([])
        packs[-1].append((number, content))
    for pack in packs:
        entries |= {one: (_PACKED, number, place) for place, (one, _) in enumerate(pack)}
        write(number, _pack(pack))
        number += 1
    start = length
    entries[number] = (_OPEN, start, 0)
    told = f"/Root {_at(catalog, document)}/Info {_at(info, document)}".encode("ascii")
    write(number, _places(entries, told + b"/ID" + document.ID().strip().split(b"\n")[0]))
    return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % start])


def _at(reference: Any, document: Any) -> str:
    return f"{document.idToObjectNumberAndVersion[reference.name][0]} 0 R"


def _pack(pack: Sequence[tuple[int, bytes]]) -> bytes:
    """Objects in one stream, with where each begins."""
    places = []
    length = 0
    for number, content in pack:
        places.append(f"{number} {length}")
        length += len(content) + 1
    head = f"{' '.join(places)}\n".encode("ascii")
    entries = f"/Type/ObjStm/N {len(pack)}/First {len(head)}".encode("ascii")
    return _stream(entries, head + b"\n".join(content for _, content in pack))


def _places(entries: dict[int, tuple[int, int, int]], told: bytes) -> bytes:
    """Where each object is: open in the file, or packed."""
    rows = [b"\0\0\0\0\0\xff\xff"]
    for number in range(1, len(entries) + 1):
        kind, place, index = entries[number]
        rows.append(bytes((kind,)) + place.to_bytes(4, "big") + index.to_bytes(2, "big"))
    return _stream(b"/Type/XRef/W[1 4 2]/Size %d%b" % (len(rows), told), b"".join(rows))


def _stream(entries: bytes, content: bytes) -> bytes:
    data = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)
