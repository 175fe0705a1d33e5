"""Text out of e-mails (RFC 5322, MIME) as programs save them (.eml).

The plain text is read where there is one, else the HTML. What came with the message is handed on to be read
in its turn. Headers are read by the older, plainer rules of Python's library: the newer ones take too long
over headers that are made for that.
"""

from __future__ import annotations

import datetime as dt
import email.message
import email.utils
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from pathlib import Path, PurePosixPath, PureWindowsPath

from engage.errors import Invalid
from engage.services.importing.limits import MAX_MAIL_DEPTH, MAX_MAIL_HEADER, MAX_MAIL_PARTS, MAX_ROWS
from engage.services.importing.source import Source
from engage.services.importing.submissions.flow import tidied
from engage.services.importing.submissions.received import Received
from engage.services.importing.submissions.web import read_html

_WHAT = "an e-mail"
_LONGEST_HEADER = 4_000
_MULTIPART = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)
_SAYS_WHAT = re.compile(
    rb"^content-(?:type|disposition):[^\r\n]*+(?:(?:\r\n?|\n)[ \t][^\r\n]*+)*+", re.IGNORECASE | re.MULTILINE
)
_IN_BRACKETS = re.compile(r"<\s*([^<>@\s]{1,64}@[^<>@\s]{1,255})\s*>")
_ADDRESS = re.compile(r"[^<>@\s\"(),:;]{1,64}@[^<>@\s\"(),:;]{1,255}")
_REMARK = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that is not made of parts, or a message that is passed on."""

    kind: str
    """As in "text/plain"."""
    name: str
    """Of the file; blank where it is none."""
    held: bytes
    encoding: str


def read_mail(source: Source) -> Received:
    """Read an e-mail; raises `Invalid` where it is damaged or has too many parts."""
    _check(source)
    with source.readable(_WHAT):
        message = email.message_from_bytes(source.data)
        headers = {name: header(message.get(name, "")) for name in ("From", "Subject", "Date")}
        parts = list(_parts(source.name, message))
    plain = [_text(part) for part in parts if part.kind == "text/plain" and not part.name]
    pages = [_text(part) for part in parts if part.kind == "text/html" and not part.name]
    text = tidied("\n\n".join(plain), source.name)
    if not text and pages:
        text = read_html("\n".join(pages), source.name).text
    sender, address = sender_of(headers["From"])
    pictures = [part for part in parts if part.kind.startswith("image/")]
    return Received(
        text,
        title=" ".join(headers["Subject"].split()),
        sender_name=sender,
        sender_address=address,
        received_on=day_of(headers["Date"]),
        enclosed=tuple(
            Source(Path(part.name), part.held) for part in parts if part.name and part not in pictures
        ),
        left_out=Counter(picture=len(pictures)),
    )


def _check(source: Source) -> None:
    """Refuse what the library would take too long over, or too much memory for."""
    if max(source.data.count(b"\n"), source.data.count(b"\r")) > MAX_ROWS:
        raise Invalid(
            f"{source.name} has more than {MAX_ROWS:,} lines", "", "Save what matters of it by itself"
        )
    if any(len(found[0]) > MAX_MAIL_HEADER for found in _SAYS_WHAT.finditer(source.data)):
        raise Invalid(f"{source.name} has a header longer than any", "", "Do not open it unless you trust it")
    if len(_MULTIPART.findall(source.data)) > MAX_MAIL_PARTS:
        raise _too_many(source.name)


def _parts(name: str, message: email.message.Message) -> Iterator[_Part]:
    """Yield the parts that are not made of parts, and messages as a whole; raises what the library does."""
    waiting = [(message, 0)]
    count = 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if count > MAX_MAIL_PARTS or depth > MAX_MAIL_DEPTH:
            raise _too_many(name)
        kind = part.get_content_type()
        payload = part.get_payload() if part.is_multipart() else ()
        named = file_name(header(part.get_filename() or ""))
        inside = [each for each in payload if isinstance(each, email.message.Message)]
        if not inside:
            held = part.get_payload(decode=True)
            encoding = part.get_content_charset() or "utf-8"
            yield _Part(kind, named, held if isinstance(held, bytes) else b"", encoding)
        elif kind == "message/rfc822":
            (inner,) = inside[:1]
            subject = file_name(header(inner.get("Subject", ""))) or "message"
            yield _Part(kind, named or f"{subject}.eml", inner.as_bytes(), "")
        else:
            waiting += [(each, depth + 1) for each in reversed(inside)]


def _text(part: _Part) -> str:
    for encoding in (part.encoding, "utf-8", "cp1252"):
        try:
            return part.held.decode(encoding)
        except (LookupError, ValueError):
            continue
    return part.held.decode("latin-1")


def header(value: object) -> str:
    """Return a header as it is read: encoded words (RFC 2047) are decoded."""
    text = str(value)[:_LONGEST_HEADER]
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    words = []
    for part, encoding in parts:
        if isinstance(part, str):
            words.append(part)
            continue
        try:
            words.append(part.decode(encoding or "latin-1", "replace"))
        except LookupError:
            words.append(part.decode("latin-1"))
    return "".join(words)


def sender_of(text: str) -> tuple[str, str]:
    """Return the name and the address of a sender, each blank where there is none."""
    text = text[:_LONGEST_HEADER]
    if found := _IN_BRACKETS.search(text):
        return " ".join(text[: found.start()].replace('"', " ").split()), found[1]
    found = _ADDRESS.search(text)
    remark = _REMARK.search(text)
    return " ".join(remark[1].split()) if found and remark else "", found[0] if found else ""


def day_of(text: str) -> dt.date | None:
    """Return the day of a date as e-mails write it, by the sender's clock; None where it is none."""
    try:
        return email.utils.parsedate_to_datetime(text[:100]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def file_name(text: str) -> str:
    """Return what a file is called, without any folder and in one line."""
    bare = PureWindowsPath(PurePosixPath(text.replace("\0", "")).name).name
    return " ".join(bare.split())[:200]


def _too_many(name: str) -> Invalid:
    return Invalid(
        f"{name} has too many parts",
        f"an e-mail may have {MAX_MAIL_PARTS} parts, {MAX_MAIL_DEPTH} of them one inside the other",
        "Save what matters of it by itself",
    )
