"""The kinds of file that a submission comes as, each known by what it holds and not by its name alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engage.domain.progress import Progress
from engage.errors import Invalid
from engage.services.importing.archives import Archive, is_archive
from engage.services.importing.source import TEXTS, Source
from engage.services.importing.submissions.flow import tidied
from engage.services.importing.submissions.mail import read_mail
from engage.services.importing.submissions.office import read_open_text, read_word
from engage.services.importing.submissions.outlook import read_message
from engage.services.importing.submissions.pdf import read_pdf
from engage.services.importing.submissions.received import Received
from engage.services.importing.submissions.rich_text import read_rich_text
from engage.services.importing.submissions.web import read_page

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_TEXT = "application/vnd.oasis.opendocument.text"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HEADER = re.compile(
    rb"(?:from|date|subject|received|return-path|delivered-to|mime-version|message-id|x-[\w-]+|to|content-type)"
    rb":",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\w[.!?…。؟।]+[\"'’”»)\]]*(?:\s|$)")
_FEWEST_WORDS = 12
"""A text of fewer says hardly anything."""

_START = 4096


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file."""

    why: str
    """What tells, for a person."""
    certainty: float
    is_like: Callable[[Source], bool]
    """Cheap; raises nothing."""
    read: Callable[[Source, Progress], Received]
    media_type: str = "application/octet-stream"


def kind_of(source: Source) -> Kind | None:
    """Return the first kind that a file is like."""
    return next((kind for kind in KINDS if kind.is_like(source)), None)


def _is_word(source: Source) -> bool:
    """Whether a folder of it is called as Word calls it; of a damaged file its own name tells."""
    if not is_archive(source) or b"word/" not in source.data:
        return False
    try:
        names = Archive.opened(source, "a Word document").names()
    except Invalid:
        return source.suffix in (".docx", ".docm")
    return any(name.lower().startswith("word/") for name in names)


def _has_stream(name: str) -> Callable[[Source], bool]:
    written = name.encode("utf-16-le")
    return lambda source: source.data.startswith(_OLE) and written in source.data


def _is_open_text(source: Source) -> bool:
    return is_archive(source) and _OPEN_TEXT.encode() in source.data[:_START]


def _is_mail(source: Source) -> bool:
    """Whether it begins with headers, of which one says from whom it is."""
    head, _, _ = source.data[: 4 * _START].replace(b"\r\n", b"\n").lstrip(b"\n").partition(b"\n\n")
    lines = [line for line in head.split(b"\n") if not line.startswith((b" ", b"\t"))]
    known = [line for line in lines if _HEADER.match(line)]
    is_headed = bool(lines) and bool(_HEADER.match(lines[0])) and 2 * len(known) >= len(lines)
    return is_headed and any(line.lower().startswith(b"from:") for line in lines) and len(known) > 1


def _is_page(source: Source) -> bool:
    return bool(_PAGE.search(source.data[:_START])) and source.is_text


def _is_prose(source: Source) -> bool:
    """Whether it is text of whole sentences, and neither a table nor what one program writes for another."""
    if source.is_table or not source.is_text:
        return False
    text = source.text[: 16 * _START].lstrip()
    if text.startswith(("BEGIN:", "<?xml", "{", "[")):
        return False
    return len(text.split()) >= _FEWEST_WORDS and bool(_SENTENCE.search(text))


def _refused(what: str, next_step: str) -> Callable[[Source, Progress], Received]:
    def read(source: Source, progress: Progress) -> Received:
        raise Invalid(f"{source.name} is {what}", "", next_step)

    return read


def _plainly(read: Callable[[Source], Received]) -> Callable[[Source, Progress], Received]:
    return lambda source, progress: read(source)


def read_prose(source: Source, progress: Progress) -> Received:
    """Read a text file as it stands; raises `Invalid` where it is none."""
    return Received(tidied(source.text, source.name))


PROSE = Kind("it is text in whole sentences", 0.5, _is_prose, read_prose, "text/plain")

KINDS: Sequence[Kind] = (
    Kind(
        "it begins as a PDF document does",
        0.9,
        lambda s: b"%PDF-" in s.data[:1024],
        read_pdf,
        "application/pdf",
    ),
    Kind(
        "it is a Word document inside",
        0.9,
        _is_word,
        read_word,
        f"{_OFFICE}.wordprocessingml.document",
    ),
    Kind("it is an OpenDocument text inside", 0.9, _is_open_text, read_open_text, _OPEN_TEXT),
    Kind(
        "it is an Outlook message inside",
        0.9,
        _has_stream("__properties_version1.0"),
        _plainly(read_message),
        "application/vnd.ms-outlook",
    ),
    Kind(
        "it is a document of older Word inside",
        0.6,
        _has_stream("WordDocument"),
        _refused("of Word 2003 or older", "Save it as .docx first"),
    ),
    Kind(
        "it is a document that is protected by a password",
        0.6,
        _has_stream("EncryptedPackage"),
        _refused("protected by a password", "Save it without one first"),
    ),
    Kind(
        "it begins as RTF does",
        0.9,
        lambda s: s.data.startswith(b"{\\rtf"),
        _plainly(read_rich_text),
        "application/rtf",
    ),
    Kind("it begins with the headers of an e-mail", 0.9, _is_mail, _plainly(read_mail), "message/rfc822"),
    Kind("it is a page of HTML", 0.7, _is_page, _plainly(read_page), "text/html"),
    PROSE,
)
"""In the order in which they are looked for."""

SUFFIXES = (".docx", ".odt", ".pdf", *TEXTS, ".html", ".htm", ".rtf", ".eml", ".msg")
