"""Text out of PDF files, page by page.

A PDF knows lines and no paragraphs: a line that stops short of the others ends one, and all others run on. A
word that was parted at the end of a line is put together again. No script in the file is run.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress

from engage.domain.progress import Progress, silent
from engage.errors import Invalid
from engage.services.importing.limits import (
    MAX_INFLATED_BYTES,
    MAX_PAGE_CONTENT,
    MAX_PAGE_RATIO,
    MAX_PAGES,
    MAX_SUBMISSION_TEXT,
)
from engage.services.importing.source import Source
from engage.services.importing.submissions.flow import tidied, too_long
from engage.services.importing.submissions.pdf_pages import LONG, PASSWORD, answers
from engage.services.importing.submissions.received import Received

_WHAT = "a PDF document"

_HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at which a word was parted, in place of the line's end as well."""

_STREAM = re.compile(rb"stream\r?\n")
_LONGEST_DICTIONARY = 2_000
_CHUNK = 1024 * 1024
_STEP = 16 * 1024
_HYPHENS = re.compile(f"{_HYPHEN}(?:\r?\n)?")
_PARTED = re.compile(f"{_HYPHEN}\n(?!\n)|(?<=[a-zà-öø-ÿ])-\n(?=[a-zà-öø-ÿ])")
_BREAK = re.compile(r"(?<!\n)\n(?!\n)")
_FULL = 0.75
"""A line that is shorter than this part of the page's long lines ends a paragraph."""

_BEGINS_ANEW = re.compile(r"[•◦▪‣–—*-]\s|\(?\d{1,3}(?:\.\d{1,3})*[.)]\s|\(?[a-zA-Z][.)]\s")


def read_pdf(source: Source, progress: Progress = silent) -> Received:
    """Read a PDF file; raises `Invalid`, also where it holds no text but pictures of it."""
    _check(source)
    text = tidied("\n\n".join(_paragraphs(page) for page in _pages(source, progress)), source.name)
    if not text.strip():
        raise Invalid(
            f"{source.name} holds no text",
            "its pages are pictures, as a scanner makes them",
            "Have the text recognised (OCR) by the scanner's program, and import that file",
        )
    return Received(text)


def _pages(source: Source, progress: Progress) -> list[str]:
    """Return the text of each page."""
    pages: list[str] = []
    count = -1
    size = 0
    with closing(answers(source.data)) as told:
        for answer in told:
            match answer:
                case {"refused": why}:
                    raise _refused(source, why)
                case {"pages": count}:
                    _check_count(source, count)
                case {"page": page}:
                    pages.append(page)
                    size += len(page)
            if size > MAX_SUBMISSION_TEXT:
                raise too_long(source.name)
            progress(len(pages), max(count, 1), source.name)
    with source.readable(_WHAT):
        if len(pages) != count:
            raise EOFError("It ended before all pages were read")
    return pages


def _check_count(source: Source, count: int) -> None:
    if count > MAX_PAGES:
        raise Invalid(
            f"{source.name} has {count:,} pages", f"at most {MAX_PAGES:,} are read", "Split it first"
        )


def _refused(source: Source, why: str) -> Invalid:
    if why == PASSWORD:
        return Invalid(f"{source.name} is protected by a password", "", "Save it without one first")
    return too_long(source.name) if why == LONG else _swollen(source)


def _check(source: Source) -> None:
    """Refuse a file whose pages swell: the library makes an object of each word and line, all at once."""
    left = MAX_INFLATED_BYTES
    for begin in _STREAM.finditer(source.data):
        about = source.data[max(0, begin.start() - _LONGEST_DICTIONARY) : begin.start()].rpartition(b"obj")[2]
        if b"FlateDecode" not in about or b"/Image" in about:
            continue
        size = 0
        with suppress(zlib.error):  # which the library passes over, too
            for size, packed in _inflated(source.data, begin.end()):
                if size > min(left, MAX_PAGE_CONTENT, max(_CHUNK, packed * MAX_PAGE_RATIO)):
                    raise _swollen(source)
        left -= size


def _inflated(data: bytes, begin: int) -> Iterator[tuple[int, int]]:
    """Yield how much has come out of a stream so far, and how much of it has gone in."""
    inflater = zlib.decompressobj()
    size = 0
    for at in range(begin, len(data), _STEP):
        rest = data[at : at + _STEP]
        while rest and not inflater.eof:
            size += len(inflater.decompress(rest, _CHUNK))
            rest = inflater.unconsumed_tail
            yield size, at + _STEP - begin
        if inflater.eof:
            return


def _swollen(source: Source) -> Invalid:
    return Invalid(
        f"{source.name} holds more than a page can hold",
        "what is on its pages would swell beyond what is read",
        "Print it to a new PDF file, and import that",
    )


def _paragraphs(page: str) -> str:
    """Return the lines of a page as paragraphs."""
    lines = [line.strip() for line in _HYPHENS.sub(_HYPHEN + "\n", page).replace("\r\n", "\n").split("\n")]
    long = sorted(len(line) for line in lines if line)
    full = _FULL * long[len(long) * 9 // 10] if long else 0
    parts: list[list[str]] = []
    runs_on = False
    for line in lines:
        if not line:
            runs_on = False
            continue
        if runs_on and not _BEGINS_ANEW.match(line):
            parts[-1].append(line)
        else:
            parts.append([line])
        runs_on = len(line) >= full or line.endswith(_HYPHEN)
    text = "\n\n".join("\n".join(part) for part in parts)
    return _BREAK.sub(" ", _PARTED.sub("", text)).replace(_HYPHEN, "-")
