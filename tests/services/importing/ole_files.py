"""OLE files (MS-CFB, version 3), as Outlook's messages and older office documents are."""

import struct
from collections.abc import Mapping

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole_file(streams: Mapping[str, bytes]) -> bytes:
    """Return an OLE file with these streams, each by its path: "folder/name"."""
    entries: list[tuple[str, int, list[int]]] = [("Root Entry", 5, [])]
    known = {"": 0}
    held: dict[int, bytes] = {}
    for path, data in streams.items():
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            name = "/".join(parts[:depth])
            if name not in known:
                known[name] = len(entries)
                entries[known["/".join(parts[: depth - 1])]][2].append(len(entries))
                entries.append((parts[depth - 1], 2 if depth == len(parts) else 1, []))
        held[known[path]] = data
    sectors: list[bytes] = []
    fat: list[int] = []
    small, small_fat = bytearray(), list[int]()

    def chain(table: list[int], count: int) -> int:
        first = len(table)
        table += [*range(first + 1, first + count), _END]
        return first

    def put(data: bytes) -> int:
        pieces = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        sectors.extend(pieces)
        return chain(fat, len(pieces)) if pieces else _END

    starts: dict[int, int] = {}
    for number, data in held.items():
        if len(data) >= _CUTOFF:
            starts[number] = put(data)
        elif data:
            count = -(-len(data) // _SMALL)
            starts[number] = chain(small_fat, count)
            small += data.ljust(count * _SMALL, b"\0")
    root_start = put(bytes(small))
    small_start = put(struct.pack(f"<{len(small_fat)}I", *small_fat).ljust(_SECTOR, b"\xff"))
    tree = bytearray()
    for number, (name, kind, children) in enumerate(entries):
        # The children of a folder hang on one another to the right: a tree, if a lopsided one.
        siblings = next((each for _, _, each in entries if number in each), [])
        after = siblings[siblings.index(number) + 1 :] if siblings else []
        written = name.encode("utf-16-le") + b"\0\0"
        size = len(small) if number == 0 else len(held.get(number, b""))
        start = root_start if number == 0 else starts.get(number, 0 if kind == 1 else _END)
        tree += struct.pack(
            "<64sHBBIII16sIQQIQ",
            written.ljust(64, b"\0"),
            len(written),
            kind,
            1,
            _FREE,
            after[0] if after else _FREE,
            children[0] if children else _FREE,
            b"",
            0,
            0,
            0,
            start,
            size,
        )
    tree_start = put(bytes(tree))
    fat_sectors = -(-(len(fat) + 1) * 4 // _SECTOR)
    while len(fat) + fat_sectors > fat_sectors * _SECTOR // 4:
        fat_sectors += 1
    places = list(range(len(fat), len(fat) + fat_sectors))
    table = struct.pack(f"<{len(fat) + fat_sectors}I", *fat, *[_FAT] * fat_sectors)
    table = table.ljust(fat_sectors * _SECTOR, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6s9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        b"",
        0,
        fat_sectors,
        tree_start,
        0,
        _CUTOFF,
        small_start,
        -(-len(small_fat) * 4 // _SECTOR),
        _END,
        0,
    )
    head += struct.pack("<109I", *places, *[_FREE] * (109 - len(places)))
    return head + b"".join(sectors) + table
