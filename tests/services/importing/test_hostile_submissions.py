"""Files that nobody should send: each is refused with a sentence, or read, before it costs much."""

from __future__ import annotations

import resource
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.progress import silent
from engage.errors import Cancelled, EngageError, Invalid
from engage.services.importing.limits import MAX_SUBMISSION_TEXT
from engage.services.importing.source import Source
from engage.services.importing.submissions.kinds import KINDS, kind_of
from engage.services.importing.submissions.pdf import read_pdf
from engage.services.importing.submissions.received import Received
from engage.services.importing.submissions.web import read_html
from tests.services.importing import received_files
from tests.services.importing.received_files import open_text, p, pdf, word, zipped

_HEADERS = b"From: a@b.example\nSubject: x\n"


def read(name: str, held: bytes) -> Received:
    source = Source(Path(name), held)
    kind = kind_of(source)
    assert kind
    return kind.read(source, silent)


@contextmanager
def cheap() -> Iterator[None]:
    """Not much time, and not much memory: what is let through here takes seconds at its worst."""
    begun, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - begun < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000


def nested_mail(depth: int) -> bytes:
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{number}"\n\n--b{number}\n' for number in range(depth)
    )
    return _HEADERS + parts.encode() + b"Content-Type: text/plain\n\nx\n"


def passed_on_mail(depth: int) -> bytes:
    return _HEADERS + (b"Content-Type: message/rfc822\n\n" + _HEADERS) * depth + b"\nx\n"


def swollen_pdf(content: bytes, *, times: int = 1) -> bytes:
    """A PDF document of one page, packed as tightly as can be."""
    packed = content
    for _ in range(times):
        packed = zlib.compress(packed, 9)
    filters = b"/FlateDecode" * times
    stream = b"<</Length %d/Filter[%b]>>stream\n%b\nendstream" % (len(packed), filters, packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    parts = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream)
    objects = b"".join(b"%d 0 obj\n%b\nendobj\n" % each for each in enumerate(parts, start=1))
    return b"%PDF-1.7\n" + objects + b"trailer<</Root 1 0 R>>\n%%EOF"


ENTITIES = """<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>
<document><body><p><t>&c;</t></p></body></document>"""

REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "swells": ("a.docx", lambda: word(p("x" * 100_000_000)), "too large"),
    "swells by many": (
        "a.odt",
        lambda: open_text('<text:p><text:s text:c="9999"/></text:p>' * 200_000),
        "swell",
    ),
    "nested": ("a.docx", lambda: word("<w:p>" * 10_000), "nested more than 250 levels"),
    "entities": ("a.docx", lambda: zipped({"word/document.xml": ENTITIES}), "cannot be read"),
    "macros only": ("a.docm", lambda: zipped({"word/vbaProject.bin": "x"}), "has no word/document.xml"),
    "groups": ("a.rtf", lambda: b"{\\rtf1" + b"{" * 100_000, "nested more than 1,000 levels"),
    "much RTF": ("a.rtf", lambda: b"{\\rtf1 " + b"x" * 6_000_000, "too large"),
    "much HTML": ("a.html", lambda: b"<html>" + b"<p>" * 4_000_000, "too large"),
    "much text": ("a.txt", lambda: b"One more word, then. " * 300_000, "too long"),
    "many parts": ("a.eml", lambda: nested_mail(10_000), "too many parts"),
    "nested parts": ("a.eml", lambda: nested_mail(500), "too many parts"),
    "nested messages": ("a.eml", lambda: passed_on_mail(400), "cannot be read"),
    "many lines": ("a.eml", lambda: _HEADERS + b"\n" + b"a\n" * 2_000_000, "more than 1,000,000 lines"),
    "long header": (
        "a.eml",
        lambda: _HEADERS + b"Content-Type: text/plain" + b';a*1="b"' * 500_000 + b"\n\nx",
        "header longer",
    ),
    "a page that swells": (
        "a.pdf",
        lambda: swollen_pdf(b"(word) Tj " * 800_000),
        "more than a page can hold",
    ),
    "a page that swells within": (
        "a.pdf",
        lambda: swollen_pdf(b"q " * 40_000_000, times=2),
        "more than a page can hold",
    ),
    "many pages": ("a.pdf", lambda: pdf(*[""] * 5_001), "has 5,001 pages"),
    "no Outlook": ("a.msg", lambda: received_files.message()[:-700], "cannot be read"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_a_sentence(case: str):
    name, held, said = REFUSED[case]
    with cheap(), pytest.raises(Invalid) as caught:
        read(name, held())
    assert said in str(caught.value)


READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "comments": ("a.html", lambda: b"<html>" + b"<!--" * 1_000_000),
    "quotes": ("a.html", lambda: b"<html>" + b'<a ">' * 1_000_000),
    "titles": ("a.html", lambda: b"<html>" + b"<title>" * 1_000_000),
    "tables": ("a.html", lambda: b"<html>" + b"<table><tr><td>" * 300_000),
    "numbers": ("a.html", lambda: b"<html>&#" + b"9" * 5_000_000),
    "bytes": ("a.rtf", lambda: b"{\\rtf1" + b"\\bin9999999999 " + b"x" * 1_000_000),
    "digits": ("a.rtf", lambda: b"{\\rtf1{\\pict " + (b"0a" * 900 + b"x") * 2_000 + b"}x}"),
    "names": ("a.eml", lambda: b"Subject: x\nFrom: " + b"(" * 1_000_000 + b"\n\nx"),
    "words": ("a.eml", lambda: b"From: a@b.example\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx"),
    "tables of Word": (
        "a.docx",
        lambda: word("<w:tbl><w:tr><w:tc>" * 80 + p("x") + "</w:tc></w:tr></w:tbl>" * 80),
    ),
    "pages": ("a.pdf", lambda: pdf(*["x"] * 1_000)),
}


@pytest.mark.parametrize("case", READ)
def test_it_is_read_soon(case: str):
    name, held = READ[case]
    with cheap():
        assert len(read(name, held()).text) <= MAX_SUBMISSION_TEXT


def test_whoever_stops_while_pages_are_read_ends_that_at_once():
    held = swollen_pdf(b"q " * 5_000_000, times=2)
    calls = []

    def stop(done: int, total: int, what: str = "") -> None:
        calls.append((done, total))
        raise Cancelled("Stopped")

    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    with pytest.raises(Cancelled):
        read_pdf(Source(Path("a.pdf"), held), stop)
    assert len(calls) == 1
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > before  # it was waited for: it has ended


def test_a_property_that_is_larger_than_the_file():
    """The library reads as much as the file says that there is, round and round."""
    held = bytearray(received_files.message())
    root = held.index("Root Entry".encode("utf-16-le"))
    held[root + 120 : root + 124] = b"\xff\xff\xff\x7f"
    with cheap(), pytest.raises(Invalid, match="cannot be read"):
        read("a.msg", bytes(held))


def test_nothing_outside_of_a_file_is_looked_at(monkeypatch: pytest.MonkeyPatch):
    def opened(*arguments: object, **named: object) -> None:
        raise AssertionError(f"It has opened {arguments}")

    sources = [(name, held) for name, held in received_files.files() if not name.endswith(".pdf")]
    for name, held in sources:
        read(name, held)  # which imports what it needs
    monkeypatch.setattr("builtins.open", opened)
    monkeypatch.setattr("io.open", opened)
    monkeypatch.setattr("socket.socket", opened)
    for name, held in sources:
        assert read(name, held).text


@pytest.mark.parametrize(("name", "held"), list(received_files.files()), ids=lambda case: str(case)[:20])
@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_a_damaged_file_is_read_or_refused(name: str, held: bytes, chance: Random):
    damaged = bytearray(held)
    for _ in range(chance.choice([1, 3, 20])):
        at = chance.randrange(len(damaged)) if damaged else 0
        match chance.choice("abc"):
            case "a":
                damaged[at : at + 1] = bytes([chance.randrange(256)])
            case "b":
                del damaged[at : at + chance.choice([1, 8, 64])]
            case "c":
                damaged[at:at] = damaged[at : at + chance.choice([1, 8, 64])] * chance.choice([1, 30])
    source = Source(Path(name), bytes(damaged))
    assert all(isinstance(kind.is_like(source), bool) for kind in KINDS)
    with suppress(EngageError):
        if kind := kind_of(source):
            kind.read(source, silent)


PIECES = (*"<>/!-\"'&;#ab \n", "<p>", "<table>", "<tr>", "<td>", "</td>", "<!--", "<li>", "<pre>", "&#9")


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_page_is_read(page: str):
    text = read_html(page, "a.html").text
    assert "\n\n\n" not in text
    assert text == text.strip("\n") + "\n" * bool(text)
