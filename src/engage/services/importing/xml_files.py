"""XML from outside: no entities, nothing fetched, within bounds; elements are known by their local names."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

from engage.errors import Invalid
from engage.services.importing.limits import MAX_XML_DEPTH
from engage.services.importing.source import Source

_CHECK = "Check that it is the right file"
_PIECE = 64 * 1024

Event = tuple[Literal["start", "end"], Element]


def events(data: bytes, source: Source, what: str) -> Iterator[Event]:
    """Yield the beginning and the end of every element of a document, in its order.

    An element has its attributes at its beginning, its text at its end; whoever is done with one clears it.
    `what` is what the file seems to be. Raises `Invalid` where the document is damaged, declares entities, or
    is nested too deeply.
    """
    from defusedxml.ElementTree import iterparse

    depth = 0
    pieces = _Pieces(data)
    parser = iterparse(pieces, events=("start", "end"))
    while True:
        with source.readable(what):
            event = next(parser, None)
        if event is None:
            return
        pieces.size = _PIECE
        depth += 1 if event[0] == "start" else -1
        if depth > MAX_XML_DEPTH:
            raise Invalid(f"{source.name} is nested more than {MAX_XML_DEPTH} levels deep", "", _CHECK)
        yield event


class _Pieces:
    """Hands a document out in pieces that grow while no element comes of them.

    The parser goes through all of a tag again with each piece until it ends: one of 40 MB would take a
    minute.
    """

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)
        self.size = _PIECE

    def read(self, _: int) -> bytes:
        piece = self._data.read(self.size)
        self.size *= 2
        return piece


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its local name; blank where there is none."""
    found = element.get(name)
    if found is None:
        ending = "}" + name
        found = next((value for key, value in element.items() if key.endswith(ending)), "")
    return found
