"""How large the sheets of an older Excel workbook (.xls) are: records one after the other in a stream."""

from __future__ import annotations

import io
import struct
from array import array
from collections.abc import Iterator, Sequence

from engage.errors import Invalid
from engage.services.importing.tables.workbooks.extents import Extent, check_extents, check_text
from engage.services.importing.tables.workbooks.ole_files import ole_file

_STREAMS = ("Workbook", "Book")
_ENCRYPTED = "EncryptedPackage"
_RECORD = struct.Struct("<HH")
_PLACE = struct.Struct("<HH")
_SHARED = struct.Struct("<HHHI")
_TEXT = struct.Struct("<HB")

_FILEPASS, _CONTINUE, _SST, _BOUNDSHEET = 0x2F, 0x3C, 0xFC, 0x85
_DIMENSIONS = 0x200
_LABEL_SST, _MULTIPLE, _BOOL_ERR, _FORMULA = 0xFD, 0xBD, 0x205, 0x06
_VALUES = frozenset({_LABEL_SST, _MULTIPLE, _BOOL_ERR, _FORMULA, 0x203, 0x204, 0x27E, 0xD6, 0x03, 0x04, 0x05})
_BEGINNINGS = frozenset({0x809, 0x409, 0x209, 0x09})
_LONGEST = 0xFFFF
"""Of a text that is shared, where it cannot be found."""
_ERROR_RESULT = 2
"""In the first byte of a formula's result, where the last two say that it is no number."""


def excel_97(data: bytes, name: str) -> tuple[bytes, dict[str, Extent]]:
    """Return a workbook that is safe to be read, and the extents of its sheets by name.

    All sizes that the file declares, and for which the library would make room unseen, are set right: its
    stream of records is taken out and put into a file of our own. Raises `Invalid` where there is too much in
    it; what the OLE library raises about a damaged file passes through.
    """
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        if ole.exists(_ENCRYPTED):
            raise _protected(name)
        stream = next((stream for stream in _STREAMS if ole.exists(stream)), None)
        if stream is None:
            raise Invalid(
                f"{name} is no workbook", "", "Save it as an Excel workbook (.xlsx) or as CSV first"
            )
        content = ole.openstream(stream).read()
    safe = bytearray(content)
    for place, kind, body in _records(content):
        if kind == _DIMENSIONS:
            safe[place + _RECORD.size : place + _RECORD.size + len(body)] = bytes(len(body))
        elif kind == _SST and int.from_bytes(body[4:8], "little") > len(content):
            raise ValueError("More texts are declared than there is room for")
    return ole_file(stream, bytes(safe)), _extents(content, name)


def _protected(name: str) -> Invalid:
    return Invalid(f"{name} is protected by a password", "", "Save it without one first")


def _records(content: bytes) -> Iterator[tuple[int, int, memoryview]]:
    """Yield where each record begins, its type and what it holds."""
    view = memoryview(content)
    place = 0
    while place + _RECORD.size <= len(view):
        kind, size = _RECORD.unpack_from(view, place)
        yield place, kind, view[place + _RECORD.size : place + _RECORD.size + size]
        place += _RECORD.size + size


def _extents(content: bytes, name: str) -> dict[str, Extent]:
    begins: dict[int, str] = {}
    by_place: dict[int, Extent] = {}
    extent = Extent()
    shared = array("I")
    texts: list[memoryview] = []
    before = 0
    for place, kind, body in _records(content):
        if kind in _VALUES and len(body) >= _PLACE.size:
            row, column = _PLACE.unpack_from(body)
            extent.take(row, column)
            if kind == _LABEL_SST and len(body) >= _SHARED.size:
                shared.append(_SHARED.unpack_from(body)[3])
            elif kind == _MULTIPLE:
                extent.take(row, column + max(0, (len(body) - 6) // 6 - 1))
            elif _is_error(kind, body):
                extent.err(row, column)
        elif kind in _BEGINNINGS:
            extent = by_place.setdefault(place, Extent())
        elif kind == _SST or (kind == _CONTINUE and before == _SST):
            texts.append(body)
            kind = _SST
        elif kind == _BOUNDSHEET and len(body) > 8:
            begins[int.from_bytes(body[:4], "little")] = _sheet_name(body)
        elif kind == _FILEPASS:
            raise _protected(name)
        before = kind
    extents = {begins.get(place, str(place)): extent for place, extent in by_place.items()}
    check_extents(name, extents)
    lengths = _shared_lengths(texts)
    check_text(name, sum(lengths[text] if text < len(lengths) else _LONGEST for text in shared))
    return extents


def _is_error(kind: int, body: memoryview) -> bool:
    if kind == _BOOL_ERR:
        return len(body) >= 8 and body[7] == 1
    return (
        kind == _FORMULA
        and len(body) >= 14
        and bytes(body[12:14]) == b"\xff\xff"
        and body[6] == _ERROR_RESULT
    )


def _sheet_name(body: memoryview) -> str:
    """The name of a sheet: a length, whether its characters have two bytes, and these."""
    size, wide = body[6], body[7] & 1
    return bytes(body[8 : 8 + (size << wide)]).decode("utf-16-le" if wide else "latin-1", "replace")


def _shared_lengths(pieces: Sequence[memoryview]) -> array[int]:
    """How many characters each text has that cells share; the texts run on from one record into the next.

    Where characters run on, a byte of the next record says again how wide they are. What comes after a
    text that makes no sense is left out.
    """
    lengths = array("I")
    piece, place = 0, 8
    while piece < len(pieces):
        body = pieces[piece]
        if place + _TEXT.size > len(body):
            piece, place = piece + 1, 0
            continue
        left, flags = _TEXT.unpack_from(body, place)
        lengths.append(left)
        place += _TEXT.size
        tail = 0
        if flags & 8:
            tail += 4 * int.from_bytes(body[place : place + 2], "little")
            place += 2
        if flags & 4:
            tail += int.from_bytes(body[place : place + 4], "little")
            place += 4
        wide = flags & 1
        while left:
            taken = min(left, max(0, len(body) - place) >> wide)
            left -= taken
            place += taken << wide
            if left:
                piece += 1
                if piece == len(pieces) or not len(pieces[piece]):
                    return lengths
                body, place = pieces[piece], 1
                wide = body[0] & 1
        while tail > len(body) - place:
            tail -= max(0, len(body) - place)
            piece, place = piece + 1, 0
            if piece == len(pieces):
                return lengths
            body = pieces[piece]
        place += tail
    return lengths
