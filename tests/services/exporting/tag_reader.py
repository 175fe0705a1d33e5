"""The tags of a PDF as PDFium reads them: what a screen reader is told of its pages."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw


class Said(NamedTuple):
    """A stretch of words, or a figure, with the elements that it is in."""

    page: int
    path: tuple[str, ...]
    text: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something on a page, with the marks that it stands under."""

    page: int
    marks: tuple[str, ...]
    number: int
    """Of the stretch that it is part of, -1 for none."""
    text: str


def _string(function: Callable[..., int], *arguments: Any) -> str:
    length = function(*arguments, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    function(*arguments, buffer, length)
    return buffer.raw.decode("utf-16-le", "replace").split("\0")[0]


def drawn(pdf: pypdfium2.PdfDocument) -> Iterator[Drawn]:
    """All that is on the pages, in the order in which it is drawn."""
    for number, page in enumerate(pdf, 1):
        text_page = page.get_textpage()
        for place in range(raw.FPDFPage_CountObjects(page)):
            thing = raw.FPDFPage_GetObject(page, place)
            marks = [
                _mark_name(raw.FPDFPageObj_GetMark(thing, mark))
                for mark in range(raw.FPDFPageObj_CountMarks(thing))
            ]
            text = ""
            if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_TEXT:
                text = _text(thing, text_page)
            yield Drawn(number, tuple(marks), raw.FPDFPageObj_GetMarkedContentID(thing), text)


def _mark_name(mark: Any) -> str:
    length = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 50)()
    raw.FPDFPageObjMark_GetName(mark, buffer, 100, length)
    return bytes(buffer).decode("utf-16-le").split("\0")[0]


def _text(thing: Any, text_page: pypdfium2.PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(thing, text_page, None, 0)
    buffer = (ctypes.c_ushort * max(length // 2, 1))()
    raw.FPDFTextObj_GetText(thing, text_page, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0")[0]


def said(pdf: pypdfium2.PdfDocument) -> list[Said]:
    """What the tree says, page by page in its order; each stretch of the pages once."""
    words: dict[tuple[int, int], list[str]] = defaultdict(list)
    for thing in drawn(pdf):
        if thing.number >= 0:
            words[thing.page, thing.number].append(thing.text)
    found = []
    for number, page in enumerate(pdf, 1):
        tree = raw.FPDF_StructTree_GetForPage(page)
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            element = raw.FPDF_StructTree_GetChildAtIndex(tree, place)
            for path, stretch, alt in _walk(element, ()):
                found.append(Said(number, path, "".join(words[number, stretch]), alt))
        raw.FPDF_StructTree_Close(tree)
    return found


_OBJECT = re.compile(rb"\n(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_KID = re.compile(rb"<</Type/(MCR|OBJR)/Pg (\d+) 0 R/\w+ (\d+)[^>]*>>|(\d+) 0 R|(\d+)")


def objects(data: bytes) -> dict[int, bytes]:
    """The objects of a file by their numbers, those that are packed together as well."""
    found = {int(number): content for number, content in _OBJECT.findall(data)}
    for content in [*found.values()]:
        if pack := _PACK.match(content):
            whole = zlib.decompress(pack["data"])
            numbers = [*map(int, whole[: int(pack["first"])].split())]
            places = [*numbers[1::2], len(whole) - int(pack["first"]) + 1]
            for number, (start, end) in zip(numbers[::2], pairwise(places), strict=True):
                found[number] = whole[int(pack["first"]) :][start : end - 1]
    return found


_PACK = re.compile(
    rb"<</Type/ObjStm/N \d+/First (?P<first>\d+)/[^>]*>>\nstream\n(?P<data>.*)\nendstream", re.DOTALL
)


def in_order(data: bytes) -> list[Said]:
    """What the tree says from its beginning to its end, also where an element goes on on another page."""
    known = objects(data)
    words: dict[tuple[int, int], list[str]] = defaultdict(list)
    for thing in drawn(pypdfium2.PdfDocument(data)):
        words[thing.page, thing.number].append(thing.text)
    (kids,) = (found[1] for content in known.values() if (found := _PAGES.search(content)))
    pages = {int(number): place for place, number in enumerate(re.findall(rb"(\d+) 0 R", kids), 1)}
    (root,) = (found[1] for content in known.values() if (found := _ROOT.search(content)))
    found: list[Said] = []

    def read(number: int, above: tuple[str, ...], parent: int) -> None:
        match = _ELEMENT.fullmatch(known[number])
        assert match, known[number]
        assert int(match["parent"]) == parent or not above
        path = (*above, match["tag"].decode())
        alt = bytes.fromhex((match["alt"] or b"FEFF").decode()).decode("utf-16")
        for kind, page, stretch, element, here in _KID.findall(match["kids"]):
            if element:
                read(int(element), path, number)
            elif kind != b"OBJR":
                on = pages[int(page or match["page"])]
                text = "".join(words.pop((on, int(stretch or here))))
                found.append(Said(on, path, text, alt))

    read(int(root), (), 0)
    words = {key: text for key, text in words.items() if key[1] >= 0}
    assert not words, "not in the tree"
    return found


_PAGES = re.compile(rb"/Kids \[([^]]*)\].*/Type /Pages", re.DOTALL)
_ROOT = re.compile(rb"/StructTreeRoot/K (\d+) 0 R")
_ELEMENT = re.compile(
    rb"<</S/(?P<tag>\w+)/P (?P<parent>\d+) 0 R/K (?P<kids>\[.*?\](?=[/>])|[^/>]*|<<.*?>>)"
    rb"(/Pg (?P<page>\d+) 0 R)?(/Alt <(?P<alt>[0-9a-fA-F]*)>)?(/.*)?>>"
)


def _walk(element: Any, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int, str]]:
    path = (*above, _string(raw.FPDF_StructElement_GetType, element))
    alt = _string(raw.FPDF_StructElement_GetAltText, element)
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        stretch = raw.FPDF_StructElement_GetChildMarkedContentID(element, place)
        if stretch >= 0:
            yield path, stretch, alt
        elif child := raw.FPDF_StructElement_GetChildAtIndex(element, place):
            yield from _walk(child, path)
