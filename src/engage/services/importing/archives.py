"""What lies in a ZIP file from outside: read entry by entry, within bounds, and never written to a disk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from engage.errors import Invalid
from engage.services.importing.limits import MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_RATIO
from engage.services.importing.source import Source

_CHUNK = 1024 * 1024
_CHECK = "Do not open it unless you know where it is from"
_IS_ENCRYPTED = 0x1
_MAGIC = b"PK\x03\x04"


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
        """Open the file; raises `Invalid` where it is damaged, encrypted, or would swell beyond what is read."""
        with source.readable(what):
            archive = zipfile.ZipFile(io.BytesIO(source.data))
        entries = archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise Invalid(f"{source.name} holds more than {MAX_ENTRIES:,} files", "", _CHECK)
        if sum(entry.file_size for entry in entries) > MAX_INFLATED_BYTES:
            raise _swollen(source)
        if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
            raise Invalid(f"{source.name} is protected by a password", "", "Save it without one first")
        return cls(source, what, archive)

    def names(self) -> list[str]:
        """Return the names of the files in it, with their folders."""
        return [entry.filename for entry in self._zip.infolist() if not entry.is_dir()]

    def find(self, name: str) -> str | None:
        """Return a file's name as it is written in the archive, whatever the case of its letters."""
        return next((there for there in self.names() if there.lower() == name.lower()), None)

    def read(self, name: str) -> bytes:
        """Return one file; raises `Invalid` where it is not there, damaged, or swells beyond what is read."""
        there = self.find(name)
        if there is None:
            why = f"it seems to be {self.what}, but has no {name}"
            raise Invalid(f"{self.source.name} is not whole", why, _CHECK)
        return b"".join(self._chunks(there))

    def _chunks(self, name: str) -> Iterator[bytes]:
        """The sizes that an archive declares may be lies: what comes out is counted."""
        packed = self._zip.getinfo(name).compress_size
        size = 0
        with self.source.readable(self.what), self._zip.open(name) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                self._left -= len(chunk)
                if self._left < 0 or size > max(_CHUNK, packed * MAX_RATIO):
                    raise _swollen(self.source)
                yield chunk


def _swollen(source: Source) -> Invalid:
    limit = f"{MAX_INFLATED_BYTES // 2**20} MB, or {MAX_RATIO} times its size"
    return Invalid(f"{source.name} would swell beyond what is read when it is unpacked", limit, _CHECK)
