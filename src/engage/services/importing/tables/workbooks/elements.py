"""The elements of an XML part of a workbook, one after the other, none of them kept."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from engage.services.importing.archives import Archive

_LONGEST_TAG = 2 * 1024 * 1024

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class _Hostile(ValueError):
    """What no office program writes."""


def walk(archive: Archive, part: str, start: Start, end: End | None = None, text: End | None = None) -> None:
    """Call back for each element of a part, by its name as it is written, prefix and all.

    Fast, for a sheet may have millions of elements: `xml_files.events` makes an object of each. Raises
    `Invalid` where the part is not well-formed, or declares a document type and with it entities.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    fed = 0
    for piece in archive.pieces(part):
        fed += len(piece)
        with archive.source.readable(archive.what):
            parser.Parse(piece)
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:  # each piece would be gone through again
                raise _Hostile("A tag without end")
    with archive.source.readable(archive.what):
        parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    raise _Hostile("A document type of its own")
