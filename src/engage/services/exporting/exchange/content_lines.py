"""The lines of vCard and iCalendar files, as RFC 6350 (sections 3.2 to 3.4) and RFC 5545 (3.1) write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import BinaryIO

PROGRAM = "-//Engage//Engage//EN"
"""What wrote the file; without a version, so that the same data make the same bytes."""

_LONGEST = 75
"""Octets of a line without its end."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CARETS = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})
"""How a parameter's value has what would end it (RFC 6868)."""


def escaped(text: str) -> str:
    """Return a text as the value of a property has it."""
    return text.translate(_ESCAPES)


def several(texts: Iterable[str]) -> str:
    """Return texts as the value of a property that holds several."""
    return ",".join(map(escaped, texts))


def structured(parts: Iterable[str]) -> str:
    """Return texts as the value of a property that has parts, each with a meaning of its own."""
    return ";".join(map(escaped, parts))


def line(name: str, value: str, parameters: Mapping[str, str] = {}) -> str:
    """Return a property; `value` is escaped already, the values of parameters are not."""
    given = "".join(f";{key}={_quoted(text)}" for key, text in parameters.items())
    return f"{name}{given}:{value}"


def moment(at: dt.datetime) -> str:
    """Return a time in UTC: "20200325T143000Z"."""
    return f"{at.astimezone(dt.UTC):%Y%m%dT%H%M%S}Z"


def write(file: BinaryIO, lines: Iterable[str]) -> None:
    """Write lines, folded where they are too long."""
    file.write(b"".join(map(_folded, lines)))


def _quoted(text: str) -> str:
    text = text.translate(_CARETS)
    return f'"{text}"' if any(mark in text for mark in ':;,"') else text


def _folded(text: str) -> bytes:
    """A line with its end, broken between characters and never within one."""
    data = text.encode()
    parts = []
    begin, end = 0, _LONGEST
    while end < len(data):
        while data[end] & 0xC0 == 0x80:  # within a character
            end -= 1
        parts.append(data[begin:end])
        begin, end = end, end + _LONGEST - 1  # the blank that the next one begins with counts
    parts.append(data[begin:])
    return b"\r\n ".join(parts) + b"\r\n"
