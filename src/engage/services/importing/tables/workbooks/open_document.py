"""How large the sheets of an OpenDocument workbook (.ods) are."""

from __future__ import annotations

from engage.errors import Invalid
from engage.services.importing.archives import Archive
from engage.services.importing.tables.workbooks.elements import Start, walk
from engage.services.importing.tables.workbooks.extents import Extent, check_extents, check_text

_CONTENT = "content.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")


def open_document_extents(archive: Archive, name: str) -> dict[str, Extent]:
    """Return the extents of a workbook's sheets by name; raises `Invalid` where there is too much in it."""
    for part in archive.names():
        if part.startswith("META-INF/") and part.endswith(".xml"):
            walk(archive, part, _refuse_encrypted(name))
    reader = _Content(name)
    walk(archive, _CONTENT, reader.start, reader.end, reader.text)
    check_extents(name, reader.extents)
    return reader.extents


def _refuse_encrypted(name: str) -> Start:
    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.endswith("encryption-data"):
            raise Invalid(f"{name} is protected by a password", "", "Save it without one first")

    return start


class _Content:
    """Where the cells of all sheets are, and how much text they hold: what is repeated counts each time."""

    def __init__(self, name: str) -> None:
        self.extents: dict[str, Extent] = {}
        self._name = name
        self._extent = Extent()
        self._row = self._rows = 0
        self._column = self._columns = 0
        self._characters = self._row_characters = self._cell_characters = 0
        self._first_filled = self._last_filled = -1
        self._is_cell = self._is_filled = self._is_error = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        if tag in _CELLS:
            self._columns = int(attributes.get("table:number-columns-repeated", 1))
            self._is_filled = "office:value-type" in attributes or "table:formula" in attributes
            self._is_error = attributes.get("calcext:value-type") == "error"
            self._cell_characters = sum(map(len, attributes.values())) if self._is_filled else 0
            self._is_cell = True
        elif tag == "text:p":
            self._is_filled = self._is_filled or self._is_cell
            self._cell_characters += 1
        elif tag == "text:s":
            self._cell_characters += int(attributes.get("text:c", 1))
        elif tag == "table:table-row":
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column = self._row_characters = 0
            self._first_filled = self._last_filled = -1
        elif tag == "table:table":
            self._extent = self.extents.setdefault(attributes.get("table:name", ""), Extent())
            self._row = 0

    def text(self, words: str) -> None:
        """Take in what stands between elements."""
        if self._is_cell:
            self._cell_characters += len(words)

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        if tag in _CELLS:
            self._end_cell()
        elif tag == "table:table-row":
            if self._last_filled >= 0:
                self._extent.take(self._row, self._first_filled)
                self._extent.take(self._row + self._rows - 1, self._last_filled)
                self._characters += self._row_characters * self._rows
            self._row += self._rows
        elif tag == "table:table":
            check_extents(self._name, self.extents)
            check_text(self._name, self._characters)

    def _end_cell(self) -> None:
        if self._is_filled:
            if self._first_filled < 0:
                self._first_filled = self._column
            self._last_filled = self._column + self._columns - 1
            self._row_characters += self._cell_characters * self._columns
            if self._is_error:
                self._extent.err(self._row, self._column)
        self._column += self._columns
        self._is_cell = False
