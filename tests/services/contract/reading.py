"""What a reader finds in a file, read by programs that are not ours.

A reader gives all words of a file in their order, without blanks: where lines end is for each format to say.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from markdown_it import MarkdownIt
from python_calamine import CalamineWorkbook

from engage.services.exporting.house_style import xml_words
from tests.services.exporting.tag_reader import in_order

_UNSEEN = re.compile(r"[\s\u00ad\u034f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufe0e\ufe0f\ufeff\ufffd]")


def bare(text: str) -> str:
    """A text without what nobody sees of it: blanks, breaks, controls, marks of direction."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", xml_words(text)))


class _Page(HTMLParser):
    """Words, what stands for pictures, and where links lead; tags that could do something are refused."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in (
            "script",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "b",
            "base",
            "audio",
            "video",
        )
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "src" or (value or "").startswith("data:image/"), value
            if name in ("aria-label", "alt", "href"):
                self.words.append(value or "")
        self._unread += tag == "style"

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)


def _html(data: bytes) -> str:
    page = _Page()
    page.feed(data.decode())
    page.close()
    return "".join(page.words)


def _markdown(data: bytes) -> str:
    text = data.decode()
    found: list[str] = []
    notes = re.findall(r"^\[\^\d+\]: (.*)$", text, re.MULTILINE)
    parts = [re.sub(r"(?<!\\)\[\^\d+\]:? ?", "", text), *notes]
    for part in parts:
        for token in MarkdownIt("commonmark").enable("table").parse(part):
            assert token.type not in ("html_block", "code_block", "fence"), token.content
            for child in token.children or ():
                assert child.type != "image"
                assert child.type != "html_inline" or child.content == "<br>"
                if child.type != "html_inline":
                    found += [child.content, str(child.attrGet("href") or "")]
    return "".join(found)


def _pdf(data: bytes) -> str:
    assert b"/JavaScript" not in data
    return "".join(piece.text + piece.alt for piece in in_order(data))


def _xml(data: bytes) -> Iterator[ElementTree.Element]:
    """The parts of an office document that have words; it runs nothing and asks for nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in sorted(archive.namelist()):
            assert not re.search(r"vba|macro|embedd|Basic/", name), name
            if name in ("word/document.xml", "word/footnotes.xml", "content.xml") or name.endswith(".rels"):
                yield ElementTree.fromstring(archive.read(name))  # noqa: S314  our own


_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HREFS = ("Target", "{http://www.w3.org/1999/xlink}href", "descr")


def _office(data: bytes) -> str:
    """The words of a document, what stands for pictures, and last the notes, which stand in their midst."""
    found: list[str] = []
    notes: list[str] = []

    def walk(part: ElementTree.Element, into: list[str]) -> None:
        if part.tag == f"{_TEXT}note":
            notes.append("".join(part.itertext()))
        else:
            into.append(part.text or "")
            notes.extend(part.get(name, "") for name in _HREFS)
            for child in part:
                walk(child, into)
        into.append(part.tail or "")

    for root in _xml(data):
        walk(root, found)
    return "".join((*found, *notes))


def _xlsx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            assert b"<f>" not in part, f"a formula in {name}"
            assert b"hyperlink" not in part, f"a link in {name}"
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return "".join(_cell(cell) for row in rows for cell in row)


def _cell(cell: Any) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


def _csv(data: bytes) -> str:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [
        cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n") and not re.fullmatch(r"-?\d+", cell)
    ]
    # An apostrophe keeps a spreadsheet from running what follows.
    return "".join(re.sub(r"^'(?=[=+@\t\r\n-])", "", cell) for cell in cells)


def _json(data: bytes) -> str:
    return "".join(_strings(json.loads(data)))


def _strings(value: Any) -> Iterator[str]:
    """The words in their order, as `docs/exporting.md` says how to read them."""
    match value:
        case {"is": "Figure", "value": number}:
            yield f"{number:,}"
        case {"is": "Day", "date": day}:
            yield f"{dt.date.fromisoformat(day):%-d %B %Y}"
        case {"is": "Link", "text": text, "target": target}:
            yield from (text, target)
        case dict():
            for name, part in value.items():
                if name != "is":
                    yield from _strings(part)
        case list():
            # Footnotes are no part of the sentence.
            for part in sorted(value, key=_is_note):
                yield from _strings(part)
        case _:
            yield str(value)


def _is_note(value: Any) -> bool:
    return isinstance(value, dict) and value.get("is") == "Footnote"


READERS: Mapping[str, Callable[[bytes], str]] = {
    ".pdf": _pdf,
    ".docx": _office,
    ".odt": _office,
    ".html": _html,
    ".md": _markdown,
    ".xlsx": _xlsx,
    ".csv": _csv,
    ".json": _json,
}
"""A format that is not among these is one of which the tests must learn."""


def read(suffix: str, data: bytes) -> str:
    """All words of a file, without blanks."""
    return bare(READERS[suffix](data))


_NO_TYPEFACE = re.compile(r"\[U\+[0-9A-F]{4,6}\]")
"""How a character that no typeface has is printed."""


def straight(text: str) -> str:
    """Words as PDFium gives them: without hyphens, which end lines, and letters that it turns."""
    return "".join(
        sign for sign in _NO_TYPEFACE.sub("", text) if sign not in "-\x02" and not _is_turned(sign)
    )


def runs_both_ways(text: str) -> bool:
    """Whether letters run to the left in it, so that PDFium gives what is beside them elsewhere."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def _is_turned(sign: str) -> bool:
    return unicodedata.category(sign) in ("Co", "So", "Mn", "Mc", "Cf", "Sk") or "\u0900" <= sign <= "\u0eff"
