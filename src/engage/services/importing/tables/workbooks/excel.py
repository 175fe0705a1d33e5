"""How large the sheets of an Excel workbook (.xlsx) are, and which part of the archive holds which."""

from __future__ import annotations

from array import array

from engage.services.importing.archives import Archive
from engage.services.importing.limits import MAX_WORKBOOK_TEXT
from engage.services.importing.tables.workbooks.elements import walk
from engage.services.importing.tables.workbooks.extents import (
    Extent,
    check_extents,
    check_text,
    column_number,
)

_SHEETS = "xl/worksheets/"
_SHARED = "xl/sharedstrings.xml"


def excel_extents(archive: Archive, name: str) -> dict[str, Extent]:
    """Return the extents of a workbook's sheets, by the names of the sheets where they can be told.

    Whatever the workbook calls a sheet, the part that may hold it is measured. Raises `Invalid` where
    there is too much in it.
    """
    parts = {part.lower(): part for part in archive.names()}
    lengths = _shared_lengths(archive, parts[_SHARED]) if _SHARED in parts else array("I")
    longest = max(lengths, default=0)
    extents: dict[str, Extent] = {}
    shared = 0
    for part in archive.names():
        lowered = part.lower()
        if lowered.startswith(_SHEETS) and lowered.endswith(".xml"):
            reader = _ExcelSheet()
            walk(archive, part, reader.start)
            extents[part] = reader.extent
            shared += reader.shared
        elif lowered.endswith((".xml", ".rels")) and lowered != _SHARED:
            walk(archive, part, lambda tag, attributes: None)
    check_extents(name, extents)
    if shared * longest > MAX_WORKBOOK_TEXT:
        check_text(name, sum(_shared_text(archive, part, lengths) for part in extents))
    named = _named_parts(archive, parts)
    return {named.get(part.lower(), part): extent for part, extent in extents.items()}


def _named_parts(archive: Archive, parts: dict[str, str]) -> dict[str, str]:
    """The names of the sheets by the part that holds each, in small letters."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if target := attributes.get("Target", "").lower():
            targets[attributes.get("Id", "")] = target[1:] if target[0] == "/" else f"xl/{target}"

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "sheet":
            id = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            names[targets.get(id, "")] = attributes.get("name", "")

    for part, read in (("xl/_rels/workbook.xml.rels", relation), ("xl/workbook.xml", sheet)):
        if part in parts:
            walk(archive, parts[part], read)
    return names


def _shared_lengths(archive: Archive, part: str) -> array[int]:
    """How many characters each of the texts has that cells share."""
    lengths = array("I")

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "si" or tag.endswith(":si"):
            lengths.append(0)

    def text(words: str) -> None:
        if lengths:
            lengths[-1] += len(words)

    walk(archive, part, start, text=text)
    return lengths


def _shared_text(archive: Archive, part: str, lengths: array[int]) -> int:
    """How many characters the cells of a sheet hold by way of shared texts, counted for each cell."""
    total = 0
    is_shared = is_value = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal is_shared, is_value
        tag = tag.rpartition(":")[2]
        is_value = tag == "v" and is_shared
        if tag == "c":
            is_shared = attributes.get("t") == "s"

    def text(words: str) -> None:
        nonlocal total
        place = int(words) if is_value and words.strip().isdecimal() else -1
        total += lengths[place] if 0 <= place < len(lengths) else 0

    walk(archive, part, start, text=text)
    return total


class _ExcelSheet:
    """Where the cells of a sheet are; a cell or row that does not say so comes after the one before it."""

    def __init__(self) -> None:
        self.extent = Extent()
        self.shared = 0
        self._row = -1
        self._column = -1
        self._type: str | None = None
        self._is_empty = False
        self._columns: dict[str, int] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            self._begin(attributes.get("r"), attributes.get("t"))
        elif tag == "v" or tag == "is":
            self._fill()
        elif tag == "row":
            row = attributes.get("r")
            self._row = self._row + 1 if row is None else int(row) - 1
            self._column = -1

    def _begin(self, place: str | None, cell_type: str | None) -> None:
        self._is_empty = True
        self._type = cell_type
        if place is None:
            self._column += 1
            return
        letters = place.rstrip("0123456789")
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_number(letters)
        self._column = column
        self._row = int(place[len(letters) :]) - 1

    def _fill(self) -> None:
        if not self._is_empty:
            return
        self._is_empty = False
        self.extent.take(self._row, self._column)
        if self._type == "s":
            self.shared += 1
        elif self._type == "e":
            self.extent.err(self._row, self._column)
