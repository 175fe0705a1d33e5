"""A file from outside as text: every file that cannot be read as such gets a sentence of its own."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from engage.errors import Invalid, NotFound
from engage.services.importing.limits import MAX_FILE_BYTES

# The longer marks first: the mark of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALL_MARKS = tuple(mark for mark, _ in _MARKS)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f]")
_LETTER = re.compile(r"[^\W\d_]")
_SAMPLE = 64 * 1024


def read_text(path: Path) -> str:
    """Return what stands in the text file at `path`, its lines parted by line feeds.

    The encoding is the one that the file's byte order mark names, else UTF-8, else Windows-1252, in which
    office programs of these islands save, else what charset-normalizer makes of it.
    """
    return decoded(read_bytes(path), path.name or str(path))


def decoded(data: bytes, name: str) -> str:
    """Return bytes as text, as `read_text` does; `name` is the file's. Raises `Invalid`."""
    text = _decode(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip("\ufeff \t\n"):
        raise Invalid(f"{name} is empty", next_step="Choose a file with something in it.")
    return text


def read_bytes(path: Path) -> bytes:
    """Return what stands in the file at `path`; raises `NotFound`, and `Invalid` for what is too large."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise Invalid(f"{name} is a folder", next_step="Choose a file in it.")
        if not path.exists():
            raise NotFound(
                f"There is no file {name}",
                f"looked for in {path.absolute().parent}",
                "Check its name and folder.",
            )
        if not path.is_file():
            raise Invalid(f"{name} is not a file that can be read", next_step="Choose a file.")
        with path.open("rb") as file:  # one that is too large is not read; others may grow meanwhile
            is_large = os.fstat(file.fileno()).st_size > MAX_FILE_BYTES
            data = b"" if is_large else file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        why = reason.lower() if reason else "no file can have its name"
        raise Invalid(f"{name} cannot be read", why, "Check its name and that you may open it.") from error
    if is_large or len(data) > MAX_FILE_BYTES:
        raise Invalid(
            f"{name} is too large",
            f"a file of at most {MAX_FILE_BYTES // (1024 * 1024)} MB can be imported",
            "Split it, and import the parts.",
        )
    return data


def _decode(data: bytes, name: str) -> str:
    text = _decoded_by_mark(data) if data.startswith(_ALL_MARKS) else _decoded(data)
    if text is None or "\0" in text or _is_noise(text):
        raise Invalid(f"{name} is not a text file", next_step="Save it as plain text, Markdown or CSV first.")
    return text


def _is_noise(text: str) -> bool:
    """Whether more than one character in a hundred is none that a person can type."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) * 100 > len(sample)


def _decoded_by_mark(data: bytes) -> str | None:
    encoding = next(encoding for mark, encoding in _MARKS if data.startswith(mark))
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decoded(data: bytes) -> str | None:
    if b"\0" in data or data.startswith(b"%PDF-"):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return _guessed(data)
    return text if _is_western(text) else _guessed(data)


def _is_western(text: str) -> bool:
    """Whether text read as Windows-1252 may be right: no Western language is mostly accented letters."""
    letters = _LETTER.findall(text[:_SAMPLE])
    accented = sum(not letter.isascii() for letter in letters)
    return accented < 10 or accented * 3 < len(letters)


def _guessed(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(best.encoding, "replace") if best else None
