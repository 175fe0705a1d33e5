"""Workbooks as office programs save them: the rows of a sheet as texts that our fields read."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from enum import Enum
from math import isfinite
from typing import TYPE_CHECKING, Any

from engage.errors import Invalid
from engage.services.formulas import unguarded
from engage.services.importing.archives import Archive, is_archive
from engage.services.importing.limits import MAX_COLUMNS, MAX_FIELD, MAX_ROWS
from engage.services.importing.tables.workbooks.excel import excel_extents
from engage.services.importing.tables.workbooks.excel_97 import excel_97
from engage.services.importing.tables.workbooks.extents import Extent
from engage.services.importing.tables.workbooks.open_document import open_document_extents

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

    from engage.services.importing.source import Source

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ERROR = "#ERROR!"
"""What stands for a value that a formula could not find."""
_CHECK = "Check that it is the right sheet"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_EXACT = 10**15
"""Up to here a spreadsheet keeps every digit."""


class Kind(Enum):
    """What a file is that holds sheets, as its content says."""

    EXCEL = "an Excel workbook"
    OPEN_DOCUMENT = "an OpenDocument spreadsheet"
    EXCEL_97 = "an older Excel workbook"
    OTHER = "a workbook of another program"
    """Which cannot be read, but is one."""


_NAMED = {".xlsx": Kind.EXCEL, ".ods": Kind.OPEN_DOCUMENT}
"""What a damaged archive was, by the end of its name."""


def workbook_kind(source: Source) -> Kind | None:
    """Return what sort of workbook a file is; None where it is none.

    Its content says; where that is damaged or protected by a password, the end of its name.
    """
    data = source.data
    if data.startswith(_OLE):
        is_one = _has_stream(data, "Workbook") or _has_stream(data, "Book")
        return Kind.EXCEL_97 if is_one or source.suffix.startswith(".xls") else None
    if not is_archive(source):
        return None
    try:
        archive = Archive.opened(source, "a workbook")
        parts = {name.lower() for name in archive.names()}
        if "xl/workbook.xml" in parts:
            return Kind.EXCEL
        if not parts.isdisjoint(("xl/workbook.bin", "index/document.iwa")):
            return Kind.OTHER
        is_sheet = {"mimetype", "content.xml"} <= parts and archive.read("mimetype").startswith(_SPREADSHEET)
    except Invalid:
        return _NAMED.get(source.suffix)
    return Kind.OPEN_DOCUMENT if is_sheet else None


def _has_stream(data: bytes, name: str) -> bool:
    """Whether an OLE file has an entry of this name in its directory; entries stand 128 bytes apart."""
    entry = f"{name}\0".encode("utf-16-le")
    place = data.find(entry)
    while place >= 0:
        if place % 128 == 0 and data[place + 64 : place + 65] == bytes([len(entry)]):
            return True
        place = data.find(entry, place + 1)
    return False


class Workbook:
    """A workbook that is not too large to be read; its sheets are read when they are asked for.

    Raises `Invalid` where it is damaged, protected by a password, of another program, or too large.
    """

    def __init__(self, source: Source, kind: Kind) -> None:
        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

        self._source = source
        self._kind = kind
        with self._readable():
            data, self._extents = _measured(source, kind)
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            found = self._book.sheets_metadata
        sheets = [sheet for sheet in found if sheet.typ is SheetTypeEnum.WorkSheet]
        self.sheets: tuple[str, ...] = tuple(sheet.name for sheet in sheets)
        """The names of its sheets, in order."""
        self.hidden = frozenset(
            sheet.name for sheet in sheets if sheet.visible is not SheetVisibleEnum.Visible
        )
        """The names of those that nobody sees who opens it."""
        self._read: dict[str, CalamineSheet] = {}  # the last one: a sheet may be large

    def first_column(self, sheet: str) -> int:
        """Return the first column, from 0, in which the sheet holds something; its rows begin there."""
        start = self._sheet(sheet).start
        return start[1] if start else 0

    def size(self, sheet: str) -> int:
        """Return how many rows the sheet has."""
        end = self._sheet(sheet).end
        return end[0] + 1 if end else 0

    def rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that holds something, with its number; all have the same number of cells.

        What a formula came to is read, never the formula. Raises `Invalid` where there is too much.
        """
        found = self._sheet(sheet)
        first = self.first_column(sheet)
        errors: dict[int, list[int]] = {}
        for row, column in self._errors(sheet):
            errors.setdefault(row, []).append(column - first)
        if found.width > MAX_COLUMNS:
            raise Invalid(
                f"Sheet “{sheet}” of {self._source.name} has more than {MAX_COLUMNS} columns", "", _CHECK
            )
        if self.size(sheet) > MAX_ROWS:
            raise Invalid(
                f"Sheet “{sheet}” of {self._source.name} has more than {MAX_ROWS:,} rows",
                "",
                "Split it, and import the parts",
            )
        for row, values in enumerate(found.iter_rows()):
            cells = [value if type(value) is str else _TEXTS[type(value)](value) for value in values]
            for column in errors.get(row, ()):
                if 0 <= column < len(cells) and not cells[column]:
                    cells[column] = ERROR
            if any(cells):
                yield (
                    row + 1,
                    [
                        self._plain(cell, row) if len(cell) > MAX_FIELD or cell[:1] == "'" else cell
                        for cell in cells
                    ],
                )

    def _plain(self, cell: str, row: int) -> str:
        if len(cell) > MAX_FIELD:
            raise Invalid(
                f"Row {row + 1} of {self._source.name} has a cell longer than {MAX_FIELD:,} characters",
                "",
                _CHECK,
            )
        return unguarded(cell)

    def _sheet(self, name: str) -> CalamineSheet:
        if name not in self._read:
            self._read.clear()
            with self._readable():
                self._read[name] = self._book.get_sheet_by_name(name)
        return self._read[name]

    def _errors(self, sheet: str) -> Iterable[tuple[int, int]]:
        extent = self._extents.get(sheet)
        return extent.errors if extent else ()

    @contextmanager
    def _readable(self) -> Iterator[None]:
        """Make of whatever the libraries raise a sentence, and of their broken promises too.

        The one written in Rust raises a `PanicException`, which is no `Exception`, where it is at a loss.
        """
        try:
            with self._source.readable(self._kind.value):
                yield
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            raise Invalid(
                f"{self._source.name} cannot be read",
                f"it seems to be {self._kind.value}, but a part of it is damaged",
                "Open it in the program that made it, and save it again",
            ) from error


def _measured(source: Source, kind: Kind) -> tuple[bytes, Mapping[str, Extent]]:
    """What a library may read of a workbook, and how large its sheets are."""
    if kind is Kind.EXCEL:
        return source.data, excel_extents(Archive.opened(source, kind.value), source.name)
    if kind is Kind.OPEN_DOCUMENT:
        return source.data, open_document_extents(Archive.opened(source, kind.value), source.name)
    if kind is Kind.EXCEL_97:
        return excel_97(source.data, source.name)
    raise Invalid(
        f"{source.name} is a workbook that Engage does not read",
        "",
        "Save it as an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or as CSV",
    )


def _number(value: float) -> str:
    """A whole number without a fraction, any other one as short as it can be said; an error for none."""
    if not isfinite(value):
        return ERROR
    if value == int(value) and abs(value) < _EXACT:
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def _time(value: dt.time) -> str:
    return value.isoformat("seconds" if value.second else "minutes")


def _span(value: dt.timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_TEXTS: Mapping[type, Callable[[Any], str]] = {
    int: str,
    float: _number,
    bool: lambda value: "yes" if value else "no",
    dt.date: dt.date.isoformat,
    dt.datetime: lambda value: value.isoformat(" ", "seconds" if value.second else "minutes"),
    dt.time: _time,
    dt.timedelta: _span,
}
