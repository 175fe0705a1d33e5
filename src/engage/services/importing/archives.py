"""What lies in a ZIP file from outside: read entry by entry, within bounds, and never written to a disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from engage.errors import Invalid
from engage.services.importing.limits import MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_RATIO
from engage.services.importing.source import Source

_CHUNK = 1024 * 1024
_CHECK = "Do not open it unless you know where it is from"
_IS_ENCRYPTED = 0x1
_MAGIC = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<4s22xHH")


def is_archive(source: Source) -> bool:
    """Whether a file begins as a ZIP file does."""
    return source.data.startswith(_MAGIC)


@dataclass(slots=True)
class Archive:
    """A ZIP file that is being read; `what` is what it seems to be, as in "a Word document"."""

    source: Source
    what: str
    _zip: zipfile.ZipFile
    _left: int = MAX_INFLATED_BYTES

    @classmethod
    def opened(cls, source: Source, what: str) -> Archive:
        """Open the file; raises `Invalid` where it is damaged, encrypted, or would swell too much."""
        if source.data.count(_ENTRY) > MAX_ENTRIES:  # before the library makes something of each
            raise Invalid(f"{source.name} holds more than {MAX_ENTRIES:,} files", "", _CHECK)
        with source.readable(what):
            archive = zipfile.ZipFile(io.BytesIO(source.data))
            entries = archive.infolist()
            if len(archive.NameToInfo) < len(entries):
                raise zipfile.BadZipFile("Two files have one name: programs differ in which they read")
        if sum(entry.file_size for entry in entries) > MAX_INFLATED_BYTES:
            raise _swollen(source)
        if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
            raise Invalid(f"{source.name} is protected by a password", "", "Save it without one first")
        return cls(source, what, archive)

    def names(self) -> list[str]:
        """Return the names of the files in it, with their folders."""
        return [entry.filename for entry in self._zip.infolist() if not entry.filename.endswith("/")]

    def find(self, name: str) -> str | None:
        """Return a file's name as it is written in the archive, whatever the case of its letters."""
        return next((there for there in self.names() if there.lower() == name.lower()), None)

    def read(self, name: str) -> bytes:
        """Return one file; raises `Invalid` where it is not there, damaged, or swells beyond what is read."""
        there = self.find(name)
        if there is None:
            why = f"it seems to be {self.what}, but has no {name}"
            raise Invalid(f"{self.source.name} is not whole", why, _CHECK)
        return b"".join(self.pieces(there))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield one file, named as in `names`, piece by piece; raises `Invalid` as `read` does.

        The sizes that an archive declares may be lies, and a library that reads it by itself may go on where
        another one stops: so what comes out to the very end is counted here.
        """
        entry = self._zip.getinfo(name)
        size = check = 0
        with self.source.readable(self.what):
            for piece in _inflated(self._packed(entry), entry.compress_type):
                size += len(piece)
                self._left -= len(piece)
                if self._left < 0 or size > max(_CHUNK, entry.compress_size * MAX_RATIO):
                    raise _swollen(self.source)
                check = zlib.crc32(piece, check)
                yield piece
            if (size, check) != (entry.file_size, entry.CRC):
                raise zipfile.BadZipFile("A file is not what the archive says")

    def _packed(self, entry: zipfile.ZipInfo) -> memoryview:
        """What stands in the archive for a file, after the header that comes before it."""
        mark, name, extra = _LOCAL_HEADER.unpack_from(self.source.data, entry.header_offset)
        begin = entry.header_offset + _LOCAL_HEADER.size + name + extra
        packed = memoryview(self.source.data)[begin : begin + entry.compress_size]
        if mark != _MAGIC or len(packed) < entry.compress_size:
            raise zipfile.BadZipFile("A file lies elsewhere than the archive says")
        return packed


def _inflated(packed: memoryview, method: int) -> Iterator[bytes]:
    pieces = (packed[begin : begin + _CHUNK] for begin in range(0, len(packed), _CHUNK))
    if method == zipfile.ZIP_STORED:
        yield from map(bytes, pieces)
        return
    if method != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile("A file is packed as no office program does it")
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        rest: bytes | memoryview = piece
        while rest and not inflater.eof:
            yield inflater.decompress(rest, _CHUNK)
            rest = inflater.unconsumed_tail
    while not inflater.eof and (last := inflater.decompress(b"", _CHUNK)):
        yield last
    if not inflater.eof:
        raise zipfile.BadZipFile("A file ends too soon")


def _swollen(source: Source) -> Invalid:
    limit = f"{MAX_INFLATED_BYTES // 2**20} MB, or {MAX_RATIO} times its size"
    return Invalid(f"{source.name} would swell beyond what is read when it is unpacked", limit, _CHECK)
