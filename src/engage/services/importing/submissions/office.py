"""Text out of word processors' files: Word (.docx) and OpenDocument (.odt).

Both are XML in a ZIP file, and both are read alike: a paragraph is put together when it ends. What was struck
out while changes were tracked is left out, and what was put in stays; so are comments, headers and footers.
Nothing outside of the file is looked at, whatever it refers to, and no macro is run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import islice
from xml.etree.ElementTree import Element

from engage.domain.progress import Progress, silent
from engage.errors import Invalid
from engage.services.importing.archives import Archive
from engage.services.importing.limits import MAX_MARKUP_BYTES
from engage.services.importing.source import Source
from engage.services.importing.submissions.flow import Flow
from engage.services.importing.submissions.received import Received
from engage.services.importing.xml_files import attribute, events, local

_WORD = "a Word document"
_OPEN = "an OpenDocument text"


@dataclass(slots=True)
class _Dialect:
    """What the elements of a format mean, by their local names."""

    paragraphs: Set[str]
    row: str
    cell: str
    item: str
    """The element around a paragraph that makes it an item of a list; Word says so inside of it."""
    skipped: Mapping[str, str]
    """Elements that are passed over with all that is in them, and as what they are counted, if at all."""
    written: Mapping[str, str]
    """Elements that stand for characters."""
    runs: str = ""
    """The element that alone holds text; "": every one does."""
    notes: str = ""
    """The element that holds a note at the foot."""
    mark: Callable[[Element], str] = field(default=lambda element: "")
    """What an element stands for that is none of these."""


def read_word(source: Source, progress: Progress = silent) -> Received:
    """Read a Word document; raises `Invalid`."""
    archive = Archive.opened(source, _WORD)
    flow, left_out = Flow(source.name), Counter[str]()
    main = _main_part(archive, source)
    folder = main.rpartition("/")[0]
    notes = {
        kind: _word_notes(archive, source, f"{folder}/{kind}s.xml", kind) for kind in ("footnote", "endnote")
    }

    def mark(element: Element) -> str:
        kind = local(element).removesuffix("Reference")
        if kind not in notes or not local(element).endswith("Reference"):
            return ""
        return flow.note(notes[kind].get(attribute(element, "id"), ""))

    dialect = _Dialect(
        paragraphs=frozenset({"p"}),
        row="tr",
        cell="tc",
        item="",
        skipped={
            "del": "deletion",
            "moveFrom": "",
            "Fallback": "",
            "pPrChange": "",
            "rPrChange": "",
        },
        written={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"},
        runs="t",
        mark=mark,
    )
    left_out["picture"] = _read(
        _part(archive, source, main), source, _WORD, dialect, flow, left_out, progress
    )
    beside = (name for name in archive.names() if name.startswith((f"{folder}/header", f"{folder}/footer")))
    texts = (_part(archive, source, name) for name in islice(beside, _HEADERS))
    left_out["header"] = sum(b"<w:t>" in text or b"<w:t " in text for text in texts)
    if comments := archive.find(f"{folder}/comments.xml"):
        found = events(_part(archive, source, comments), source, _WORD)
        left_out["comment"] = sum(event == "end" and local(each) == "comment" for event, each in found)
    return Received(flow.text(), left_out=left_out)


def read_open_text(source: Source, progress: Progress = silent) -> Received:
    """Read an OpenDocument text; raises `Invalid`."""
    archive = Archive.opened(source, _OPEN)
    flow, left_out = Flow(source.name), Counter[str]()
    if archive.find("META-INF/manifest.xml") and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise Invalid(f"{source.name} is protected by a password", "", "Save it without one first")

    def mark(element: Element) -> str:
        if local(element) != "s":
            return ""
        count = attribute(element, "c")
        return " " * min(int(count), 80) if count.isdecimal() and len(count) < 9 else " "

    dialect = _Dialect(
        paragraphs=frozenset({"p", "h"}),
        row="table-row",
        cell="table-cell",
        item="list-item",
        skipped={
            "deletion": "deletion",
            "annotation": "comment",
            "annotation-end": "",
            "forms": "",
            "scripts": "",
            "note-citation": "",
            "automatic-styles": "",
        },
        written={"tab": "\t", "line-break": "\n"},
        notes="note",
        mark=mark,
    )
    content = _part(archive, source, "content.xml")
    left_out["picture"] = _read(content, source, _OPEN, dialect, flow, left_out, progress)
    return Received(flow.text(), left_out=left_out)


def _main_part(archive: Archive, source: Source) -> str:
    """The name of the part that holds the text, as the document's own list of its parts says."""
    listed = archive.find("_rels/.rels")
    if listed:
        for event, element in events(_part(archive, source, listed), source, _WORD):
            is_main = attribute(element, "Type").endswith("/officeDocument")
            if event == "start" and is_main and attribute(element, "TargetMode") != "External":
                return attribute(element, "Target").lstrip("/")
    return "word/document.xml"


def _part(archive: Archive, source: Source, name: str) -> bytes:
    """Return a part; raises `Invalid` where it is larger than anybody's writing."""
    pieces, size = [], 0
    there = archive.find(name)
    if there is None:
        return archive.read(name)  # which says that it is not there
    for piece in archive.pieces(there):
        size += len(piece)
        if size > MAX_MARKUP_BYTES:
            raise Invalid(
                f"{source.name} is too large",
                f"what it says may take {MAX_MARKUP_BYTES // 2**20} MB, unpacked and without pictures",
                "Split it, and import the parts",
            )
        pieces.append(piece)
    return b"".join(pieces)


def _word_notes(archive: Archive, source: Source, name: str, kind: str) -> dict[str, str]:
    """Return the notes at the foot, or at the end, by their ids."""
    there = archive.find(name)
    notes: dict[str, str] = {}
    if there is None:
        return notes
    for event, element in _lean(events(_part(archive, source, there), source, _WORD)):
        if event == "end" and local(element) == kind:
            texts = (each.text or "" for each in element.iter() if local(each) == "t")
            notes[attribute(element, "id")] = "".join(texts)
            element.clear()
    return notes


_HEADERS = 20
"""How many headers and footers are counted."""

_REPORT_EVERY = 10_000
_PICTURES = frozenset({"drawing", "pict", "image"})
_KEPT_WHOLE = frozenset({"p", "h", "footnote", "endnote"})


def _lean(found: Iterator[tuple[str, Element]]) -> Iterator[tuple[str, Element]]:
    """Yield the beginnings and ends of elements, and forget each that has ended outside of a paragraph."""
    parents: list[Element] = []
    inside = 0
    for event, element in found:
        if event == "start":
            parents.append(element)
            inside += local(element) in _KEPT_WHOLE
        yield event, element
        if event == "end":
            parents.pop()
            inside -= local(element) in _KEPT_WHOLE
            if not inside and parents:
                del parents[-1][:]


def _read(
    data: bytes,
    source: Source,
    what: str,
    dialect: _Dialect,
    flow: Flow,
    left_out: Counter[str],
    progress: Progress,
) -> int:
    """Put what a part says into the flow; return how many pictures there are."""
    pictures = skipping = items = 0
    for number, (event, element) in enumerate(_lean(events(data, source, what))):
        if number % _REPORT_EVERY == 0:
            progress(0, 1, source.name)
        name = local(element)
        if event == "start":
            if skipping or name in dialect.skipped:
                skipping += 1
                if skipping == 1 and dialect.skipped[name]:
                    left_out[dialect.skipped[name]] += 1
            elif name == dialect.row:
                flow.open_row()
            elif name == dialect.cell:
                flow.open_cell()
            elif name == dialect.notes:
                flow.open_note()
            items += name == dialect.item
            pictures += name in _PICTURES and not skipping
            continue
        items -= name == dialect.item
        if skipping:
            skipping -= 1
            if not skipping:
                _empty(element)
        elif name in dialect.paragraphs:
            parts: list[str] = []
            _write(element, dialect, parts)
            flow.paragraph("".join(parts), is_item=items > 0 or _is_numbered(element))
            _empty(element)
        elif name == dialect.row:
            flow.close_row()
        elif name == dialect.cell:
            flow.close_cell()
        elif name == dialect.notes:
            citation = flow.close_note()
            _empty(element)
            element.text = citation
    return pictures


def _write(element: Element, dialect: _Dialect, parts: list[str]) -> None:
    """Add what an element says to the parts of a paragraph."""
    name = local(element)
    if name in dialect.written:
        parts.append(dialect.written[name])
    elif mark := dialect.mark(element):
        parts.append(mark)
    elif element.text and name == (dialect.runs or name):
        parts.append(element.text)
    for child in element:
        _write(child, dialect, parts)
        if child.tail and not dialect.runs:
            parts.append(child.tail)


def _is_numbered(paragraph: Element) -> bool:
    """Whether Word's properties of a paragraph make it an item of a list; number 0 takes it out of one."""
    for properties in paragraph:
        if local(properties) == "pPr":
            numbers = [each for part in properties if local(part) == "numPr" for each in part]
            return any(local(each) == "numId" and attribute(each, "val") != "0" for each in numbers)
    return False


def _empty(element: Element) -> None:
    """Forget what stands in an element, but not what stands behind it."""
    del element[:]
    element.text = None
