"""Text put together from paragraphs, lists and tables, whatever the format that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from engage.domain.text import clean
from engage.errors import Invalid
from engage.services.importing.limits import MAX_SUBMISSION_TEXT

_BREAKS = re.compile("[\u2028\u2029]")
_GAP = re.compile(r"\n{3,}")


class _Form(Enum):
    PARAGRAPH = "paragraph"
    ITEM = "item"
    """Of a list: items stand below one another without a blank line between them."""
    ROW = "row"
    """Of a table, likewise; its cells are parted by tabs."""


@dataclass(frozen=True, slots=True)
class _Block:
    form: _Form
    text: str


@dataclass(slots=True)
class Flow:
    """Takes in what a file says, piece by piece in its order; `name` is the file's."""

    name: str
    _into: list[list[_Block]] = field(default_factory=lambda: [[]])
    """Where paragraphs go: to the text, or to what is open last of cells and asides."""
    _rows: list[list[list[_Block]]] = field(default_factory=list)
    """The rows of tables that are open, one inside the other, each with its cells."""
    _cells: list[int] = field(default_factory=list)
    """How deep in `_into` the cell of each open row is; 0 where none is open."""
    _notes: list[str] = field(default_factory=list)
    _size: int = 0

    def paragraph(self, text: str, *, is_item: bool = False) -> None:
        """Add a paragraph, or an item of a list; one without words is left out."""
        text = text.strip()
        if not text:
            return
        self._size += len(text)
        if self._size > MAX_SUBMISSION_TEXT:
            raise too_long(self.name)
        form = _Form.ITEM if is_item else _Form.PARAGRAPH
        self._into[-1].append(_Block(form, f"- {text}" if is_item else text))

    def open_row(self) -> None:
        """Begin a row of a table."""
        self._rows.append([])
        self._cells.append(0)

    def open_cell(self) -> None:
        """Begin a cell; one that was not ended ends. Outside of a table it means nothing."""
        self.close_cell()
        if self._rows:
            self._into.append([])
            self._cells[-1] = len(self._into) - 1

    def close_cell(self) -> None:
        """End a cell, with whatever in it was not ended."""
        if self._cells and (depth := self._cells[-1]):
            self._rows[-1].append(self._into[depth])
            del self._into[depth:]
            self._cells[-1] = 0

    def close_row(self) -> None:
        """End a row: one line where each cell is one, else all that stands in the cells, one by one."""
        self.close_cell()
        if not self._rows:
            return
        cells = self._rows.pop()
        self._cells.pop()
        is_line = all(
            len(cell) <= 1 and not any("\n" in block.text or "\t" in block.text for block in cell)
            for cell in cells
        )
        if is_line and len(cells) > 1:
            line = "\t".join(cell[0].text if cell else "" for cell in cells).rstrip()
            if line.strip():
                self._into[-1].append(_Block(_Form.ROW, line.lstrip()))
        else:
            self._into[-1] += [block for cell in cells for block in cell]

    def open_note(self) -> None:
        """Begin a note at the foot: what follows stands at the end of the text."""
        self._into.append([])

    def close_note(self) -> str:
        """End a note; return the mark that stands in its place."""
        return self.note(" ".join(block.text for block in self._into.pop()) if len(self._into) > 1 else "")

    def note(self, text: str) -> str:
        """Put a note at the end; return the mark that stands in its place: "[3]"."""
        self._notes.append(f"[{len(self._notes) + 1}] {' '.join(text.split())}")
        return f"[{len(self._notes)}]"

    def text(self) -> str:
        """Return all of it."""
        while self._rows:
            self.close_row()
        parts: list[str] = []
        before: _Form | None = None
        for block in (block for blocks in self._into for block in blocks):
            is_beside = before is block.form and block.form is not _Form.PARAGRAPH
            parts += ["\n" if is_beside else "\n\n", block.text]
            before = block.form
        for note in self._notes:
            parts += ["\n\n", note]
        return tidied("".join(parts), self.name)


def tidied(text: str, name: str) -> str:
    """Return text as it is kept: clean, no white space at line ends, one blank line at most."""
    if len(text) > 4 * MAX_SUBMISSION_TEXT:
        raise too_long(name)
    text = _BREAKS.sub("\n", clean(text).replace("\xad", "")).lstrip("\ufeff")
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    lines = _GAP.sub("\n\n", lines).strip("\n")
    if len(lines) > MAX_SUBMISSION_TEXT:
        raise too_long(name)
    return lines + "\n" if lines.strip() else ""


def too_long(name: str) -> Invalid:
    """What is said of a file that holds more text than anybody reads."""
    return Invalid(
        f"{name} is too long",
        f"a submission may have {MAX_SUBMISSION_TEXT:,} characters, some 2,000 pages",
        "Split it, and import the parts",
    )
