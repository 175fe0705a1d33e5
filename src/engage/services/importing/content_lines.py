"""The lines of vCard and iCalendar files, unfolded and taken apart; bytes until their charset is known.

Both formats fold long lines, name a property before a colon, and give it parameters after semicolons. Writers
fold amid a character of UTF-8, mix charsets within one file, and forget the mark of UTF-16; so a line is put
together from bytes, and each value is decoded on its own.
"""

from __future__ import annotations

import codecs
import io
import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engage.errors import Invalid
from engage.services.importing.limits import MAX_FIELD, MAX_ROWS
from engage.services.importing.source import Source
from engage.services.importing.work import UNLIKE, Likeness

_UTF_16 = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"B\0": "utf-16-le",
    b"\0B": "utf-16-be",
}
"""By its first two bytes: a file of these formats begins with the B of BEGIN."""
_CHARSETS = (
    *("utf", "ascii", "latin", "iso8859", "iso2022", "cp", "mac"),
    *("koi8", "big5", "gb", "shift_jis", "euc"),
)
"""How the names of charsets begin that text is read by; Python knows other codecs, which are none."""
_SAMPLE = 4_096
_MAX_HEADER = 10_000
"""Characters before the colon; there is no such name, and no such list of parameters."""

_HEADER = re.compile(r'(?:[^":]|"[^"]*")*')
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
_NAME = re.compile(r"(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_DATA = re.compile(r"data:[\w/+.-]{1,80};base64,", re.IGNORECASE)
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "Q", "7BIT", "8BIT"})


@dataclass(frozen=True, slots=True)
class UnfoldedLine:
    """A line as it was before it was folded."""

    number: int
    """In the file, where it begins."""
    text: str
    """Each byte as the character of its number (Latin-1)."""
    is_whole: bool
    """Not: beyond `MAX_FIELD` the rest was left out."""

    @property
    def upper(self) -> str:
        """Its beginning in capitals, to tell BEGIN and END by."""
        return self.text[:80].strip().upper()


@dataclass(frozen=True, slots=True)
class ContentLine:
    """A property as a line gives it."""

    number: int
    group: str
    """What binds it to others: "item1"; in small letters."""
    name: str
    """In capitals."""
    parameters: Mapping[str, tuple[str, ...]]
    """By name in capitals; what stands without a name, as in vCard 2.1, is a TYPE or an ENCODING."""
    value: str
    """With its escapes."""
    is_binary: bool
    """Whether the value is base64, of which nothing is decoded."""

    def first(self, parameter: str) -> str:
        """Return the first value of a parameter; "" where it is not given."""
        return next(iter(self.parameters.get(parameter, ())), "")

    @property
    def types(self) -> frozenset[str]:
        """What the TYPE says, in small letters."""
        return frozenset(each.lower() for each in self.parameters.get("TYPE", ()))


def begins_with(data: bytes, what: str) -> bool:
    """Return whether the first line with something in it is `what`, in any case and charset."""
    first = as_eight_bits(data[:_SAMPLE]).lstrip()[: len(what) + 1].decode("latin-1").upper()
    return first.startswith(what) and first[len(what) :] in ("", "\r", "\n", " ", "\t")


def likeness_to(source: Source, first: str, suffixes: Sequence[str]) -> Likeness:
    """Return how much a file looks like a format whose first line is `first`: that makes it certain."""
    if begins_with(source.data, first):
        return Likeness(1, f"its first line is {first}")
    if source.suffix in suffixes and first.encode() in as_eight_bits(source.data):
        return Likeness(0.9, f"it has a line {first}")
    return UNLIKE


def unfolded(data: bytes, name: str) -> Iterator[UnfoldedLine]:
    """Yield the lines of a file, unfolded, without the empty ones; `name` is the file's. Raises `Invalid`."""
    parts: list[str] = []
    length = begun = 0
    keeps_blanks = False  # vCard 2.1 folds where a blank is, and that blank stays
    lines = io.TextIOWrapper(io.BytesIO(as_eight_bits(data)), encoding="latin-1", newline=None)
    for number, line in enumerate(lines, start=1):
        if number > MAX_ROWS:
            raise Invalid(f"{name} has more than {MAX_ROWS:,} lines", "", "Split it, and import the parts")
        line = line.rstrip("\n")
        if parts and _goes_on(parts, line):
            is_soft = not line[:1].isspace() or _is_quoted_printable(parts[0])
            if is_soft and parts[-1].endswith("="):
                parts[-1] = parts[-1][:-1]
            more = line if is_soft or keeps_blanks else line[1:]
            if length < MAX_FIELD:
                parts.append(more)
            length += len(more)
            continue
        if parts:
            yield _whole(begun, parts, length)
        parts, length, begun = ([line], len(line), number) if line.strip() else ([], 0, number)
        if line[:8].upper() == "VERSION:":
            keeps_blanks = line[8:].strip() == "2.1"
    if parts:
        yield _whole(begun, parts, length)


def _whole(number: int, parts: list[str], length: int) -> UnfoldedLine:
    return UnfoldedLine(number, "".join(parts)[:MAX_FIELD], length <= MAX_FIELD)


def _goes_on(parts: list[str], line: str) -> bool:
    """Whether a line belongs to the one before it."""
    if line[:1] in (" ", "\t"):
        return bool(line.strip()) or not _is_quoted_printable(parts[0])
    if line[:6].upper() == "BEGIN:" or line[:4].upper() == "END:":
        return False
    if parts[-1].endswith("=") and _is_quoted_printable(parts[0]):
        return True
    # Old writers put base64 below its property as it is, up to an empty line.
    return bool(line.strip()) and ":" not in line and "BASE64" in parts[0][:200].upper().partition(":")[0]


def _is_quoted_printable(first: str) -> bool:
    return "QUOTED-PRINTABLE" in first[:200].upper().partition(":")[0]


def as_eight_bits(data: bytes) -> bytes:
    """Return a file in a charset of which a line feed is one byte, without a mark before it."""
    if encoding := _UTF_16.get(data[:2]):
        return data.decode(encoding, "replace").lstrip("\ufeff").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def colon(text: str) -> int:
    """Return where the colon before a line's value is: outside of quotation marks; -1: there is none."""
    header = _HEADER.match(text, 0, _MAX_HEADER)
    end = header.end() if header else 0
    # Where a quotation mark is left open, the first colon of all will do.
    return end if text[end : end + 1] == ":" else text.find(":", 0, _MAX_HEADER)


def read_line(line: UnfoldedLine) -> ContentLine | None:
    """Return the property that a line gives; None where it gives none."""
    end = colon(line.text)
    named = _NAME.match(line.text, 0, max(end, 0))
    if end < 0 or not named or line.text[named.end() : named.end() + 1] not in (";", ":"):
        return None
    parameters = _parameters(line.text[named.end() : end])
    encoding = next(iter(parameters.get("ENCODING", ())), "").upper()
    value = line.text[end + 1 :]
    charset = next(iter(parameters.get("CHARSET", ())), "")
    is_binary = encoding in ("B", "BASE64") or _DATA.match(value) is not None
    if encoding in ("Q", "QUOTED-PRINTABLE"):
        # A semicolon that is encoded belongs to the words, and is no border between them.
        pieces = [decoded(_unquoted(piece), charset) for piece in split(value, ";")]
        value = ";".join(piece.replace(";", "\\;") for piece in pieces)
    elif not is_binary:
        value = decoded(value.encode("latin-1"), charset)
    return ContentLine(
        number=line.number,
        group=(named["group"] or "").lower(),
        name=named["name"].upper(),
        parameters=parameters,
        value="" if is_binary else value,
        is_binary=is_binary,
    )


def _parameters(text: str) -> dict[str, tuple[str, ...]]:
    parameters: dict[str, tuple[str, ...]] = {}
    for match in _PARAMETER.finditer(decoded(text.encode("latin-1"), "")):
        name, equals, value = match[1].partition("=")
        if not equals:
            value = name
            name = "ENCODING" if value.strip().upper() in _ENCODINGS else "TYPE"
        name = name.strip().upper()
        # Types are also listed within one pair of quotation marks.
        values = tuple(_uncareted(part.strip()) for part in value.replace('"', "").split(","))
        parameters[name] = (*parameters.get(name, ()), *values)
    return parameters


def _uncareted(text: str) -> str:
    """A parameter's value without the escapes of RFC 6868."""
    return re.sub(r"\^[n'^]", lambda match: _CARETS[match[0]], text) if "^" in text else text


def _unquoted(text: str) -> bytes:
    return quopri.decodestring(text.encode("latin-1"))


def decoded(data: bytes, charset: str) -> str:
    """Return bytes as text: by the charset that is named, else UTF-8, else Windows-1252."""
    for encoding in (charset.strip(), "utf-8"):
        if not encoding or not _is_charset(encoding):
            continue
        try:
            return data.decode(encoding)
        except ValueError:
            continue
    return data.decode("cp1252", "replace")


def _is_charset(name: str) -> bool:
    try:
        return codecs.lookup(name).name.startswith(_CHARSETS)
    except (LookupError, ValueError):
        return False


def split(value: str, mark: str) -> list[str]:
    """Return the parts of a value between marks that are not escaped, with their escapes."""
    if "\\" not in value:
        return value.split(mark)
    parts: list[list[str]] = [[]]
    for piece in re.split(rf"(\\.|{re.escape(mark)})", value, flags=re.DOTALL):
        if piece == mark:
            parts.append([])
        else:
            parts[-1].append(piece)
    return ["".join(part) for part in parts]


def unescaped(value: str, version: str = "") -> str:
    """Return a value in plain words; vCard 2.1 knows no line feed by a letter."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: _meant(match[1], is_old=version == "2.1"), value)


def _meant(letter: str, *, is_old: bool) -> str:
    if letter in "nN" and not is_old:
        return "\n"
    return letter if letter in "\\;,:" else f"\\{letter}"
