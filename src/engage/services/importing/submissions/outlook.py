"""Text out of Outlook's messages (.msg): OLE files whose streams are properties (MS-OXMSG)."""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections import Counter
from contextlib import suppress
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING

from engage.errors import Invalid
from engage.services.importing.limits import MAX_MAIL_DEPTH, MAX_MAIL_PARTS, MAX_RTF
from engage.services.importing.source import Source
from engage.services.importing.submissions.flow import tidied
from engage.services.importing.submissions.mail import day_of, file_name, header, sender_of
from engage.services.importing.submissions.received import Received
from engage.services.importing.submissions.rich_text import read_rtf
from engage.services.importing.submissions.web import read_html, read_page

if TYPE_CHECKING:
    from olefile import OleFileIO

_WHAT = "an Outlook message"

# The properties that are read (MS-OXPROPS), by their numbers.
_SUBJECT = 0x0037
_HEADERS = 0x007D
_SUBMITTED = 0x0039
_DELIVERED = 0x0E06
_SENDER = 0x0C1A
_ADDRESSES = (0x5D01, 0x0C1F, 0x0065)
_BODY = 0x1000
_RTF = 0x1009
_HTML = 0x1013
_FILE_NAMES = (0x3707, 0x3704, 0x3001)
_DATA = 0x3701

_UNICODE, _STRING, _BINARY, _OBJECT, _TIME = 0x001F, 0x001E, 0x0102, 0x000D, 0x0040
_HEADER = struct.Struct("<30xHH6xII16xI4xI")
_PROPERTY = struct.Struct("<HH4xQ")
_MAX_PROPERTIES = 160_000
_LONGEST_HEADERS = 100_000
_MAX_STREAMS = 50 * MAX_MAIL_PARTS
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)

_PACKED = struct.Struct("<IIII")
_IS_PACKED, _NOT_PACKED = 0x75465A4C, 0x414C454D
_KNOWN_BEFORE = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl"
    b"\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
"""What every such text may refer to."""

_Folder = tuple[str, ...]


def read_message(source: Source) -> Received:
    """Read a message, with the words of those that it passes on; raises `Invalid` where it is damaged."""
    from olefile import OleFileIO

    with source.readable(_WHAT):
        _check_header(source.data)
        ole = OleFileIO(io.BytesIO(source.data))
        streams = [tuple(path) for path in ole.listdir()]
    with ole:
        if len(streams) > _MAX_STREAMS:
            raise _too_many(source.name)
        return _Reader(source, ole, streams).read(())


class _Reader:
    """Reads the messages of one file; each is known by the folder of the OLE file in which it lies."""

    def __init__(self, source: Source, ole: OleFileIO, streams: list[_Folder]) -> None:
        self._source = source
        self._name = source.name
        self._left = len(source.data)
        """Bytes that may still be read: no two parts of an honest file share any."""
        if ole.root is None or ole.root.size > self._left:
            raise _damaged(source)
        self._ole = ole
        self._streams: dict[_Folder, dict[str, _Folder]] = {}
        for path in streams:
            self._streams.setdefault(path[:-1], {})[path[-1].lower()] = path
        self._folders = sorted({path[:depth] for path in streams for depth in range(1, len(path))})

    def read(self, place: _Folder) -> Received:
        """Return the message in a folder."""
        if len(place) > 2 * MAX_MAIL_DEPTH:
            raise _too_many(self._name)
        text = self._body(place)
        enclosed: list[Source] = []
        left_out = Counter[str]()
        for folder in self._folders:
            if folder[:-1] != place or not folder[-1].startswith("__attach_"):
                continue
            inner = (*folder, f"__substg1.0_{_DATA:04X}{_OBJECT:04X}")
            if inner in self._streams:
                passed_on = self.read(inner)
                heading = "\n".join(filter(None, (passed_on.title, passed_on.sender_name)))
                text = f"{text}\n\n{heading}\n\n{passed_on.text}"
                enclosed += passed_on.enclosed
                left_out += passed_on.left_out
                continue
            name = next(filter(None, (file_name(self._text(folder, each)) for each in _FILE_NAMES)), "")
            held = self._bytes(folder, _DATA, _BINARY)
            if name and held:
                enclosed.append(Source(Path(name), held))
        with self._source.readable(_WHAT):
            headers = HeaderParser().parsestr(self._text(place, _HEADERS)[:_LONGEST_HEADERS])
        address = next(filter(None, (sender_of(self._text(place, each))[1] for each in _ADDRESSES)), "")
        named, written = sender_of(header(headers.get("From", "")))
        return Received(
            tidied(text, self._name),
            title=" ".join(self._text(place, _SUBJECT).split()),
            sender_name=" ".join(self._text(place, _SENDER).split()) or named,
            sender_address=address or written,
            received_on=day_of(str(headers.get("Date", ""))) or self._day(place),
            enclosed=tuple(enclosed),
            left_out=left_out,
        )

    def _body(self, place: _Folder) -> str:
        if (text := self._text(place, _BODY)).strip():
            return text
        if held := self._bytes(place, _HTML, _BINARY):
            return read_page(Source(Path(self._name), held)).text
        if page := self._text(place, _HTML):
            return read_html(page, self._name).text
        if packed := self._bytes(place, _RTF, _BINARY):
            with self._source.readable(_WHAT):
                rtf = unpacked(packed)
            return read_rtf(rtf, self._name).text
        return ""

    def _bytes(self, place: _Folder, number: int, kind: int) -> bytes:
        return self._stream(place, f"__substg1.0_{number:04x}{kind:04x}")

    def _stream(self, place: _Folder, name: str) -> bytes:
        path = self._streams.get(place, {}).get(name)
        if path is None:
            return b""
        with self._source.readable(_WHAT):
            self._left -= self._ole.get_size(list(path))
            if self._left < 0:
                raise ValueError("The parts are larger than the file")
            return bytes(self._ole.openstream(list(path)).read())

    def _text(self, place: _Folder, number: int) -> str:
        if held := self._bytes(place, number, _UNICODE):
            return held.decode("utf-16-le", "replace")
        return self._bytes(place, number, _STRING).decode("cp1252", "replace")

    def _day(self, place: _Folder) -> dt.date | None:
        """The day on which it was sent, or else delivered, by our clock."""
        held = self._stream(place, "__properties_version1.0")[:_MAX_PROPERTIES]
        # What comes before the properties is as long as some of them, or as one and a half.
        found = _PROPERTY.iter_unpack(held[len(held) % _PROPERTY.size :])
        times = {number: ticks for kind, number, ticks in found if kind == _TIME}
        for number in (_SUBMITTED, _DELIVERED):
            if ticks := times.get(number):
                with suppress(OverflowError):
                    return (_EPOCH + dt.timedelta(microseconds=ticks // 10)).astimezone().date()
        return None


def unpacked(packed: bytes) -> bytes:
    """Return RTF that was compressed as Outlook does it (MS-OXRTFCP), or as much of it as is read."""
    _, raw_size, kind, _ = _PACKED.unpack_from(packed)
    if kind == _NOT_PACKED:
        return packed[_PACKED.size : _PACKED.size + raw_size]
    if kind != _IS_PACKED:
        raise ValueError("This is no compressed RTF")
    window = bytearray(_KNOWN_BEFORE.ljust(4096, b"\0"))
    at = len(_KNOWN_BEFORE)
    out = bytearray()
    rest = iter(packed[_PACKED.size :])

    def put(each: int) -> None:
        nonlocal at
        window[at] = each
        at = (at + 1) % 4096
        out.append(each)

    for control in rest:
        for bit in range(8):
            first = next(rest, None)
            if first is None or len(out) >= min(raw_size, MAX_RTF):
                return bytes(out)
            if not control >> bit & 1:
                put(first)
            else:
                word = first << 8 | next(rest, 0)
                begin = word >> 4
                if begin == at:
                    return bytes(out)
                for step in range((word & 15) + 2):  # what is written may be read in the same run
                    put(window[(begin + step) % 4096])
    return bytes(out)


def _check_header(data: bytes) -> None:
    """Raise ValueError where the header of an OLE file says what cannot be: the library would believe it."""
    shift, small_shift, folders, tables, small_tables, lists = _HEADER.unpack_from(data)
    sizes = (folders, tables, small_tables, lists)
    if shift not in (9, 12) or small_shift != 6 or any(size << shift > len(data) for size in sizes):
        raise ValueError("The header says what cannot be")


def _damaged(source: Source) -> Invalid:
    return Invalid(
        f"{source.name} cannot be read",
        f"it seems to be {_WHAT}, but a part of it is damaged",
        "Open it in the program that made it, and save it again",
    )


def _too_many(name: str) -> Invalid:
    return Invalid(
        f"{name} has too many parts", "more than any message has", "Save what matters of it by itself"
    )
