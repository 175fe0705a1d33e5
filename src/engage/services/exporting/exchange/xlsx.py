"""Records of one noun as a sheet, for spreadsheets: the table that CSV has, with numbers and days as such.

Written row by row, so that a million records need no more memory than a thousand. What is a text in the data
is a text in its cell: none is a formula or a link.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from engage.domain.fields import FIELDS, ValueType
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.exporting.xlsx import LONGEST_CELL, MOST_ROWS, cut
from engage.storage import field_texts

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_Cell: TypeAlias = str | float | bool | None

_WIDTHS: Mapping[ValueType | None, int] = {
    ValueType.LONG_TEXT: 60,
    ValueType.TEXT: 24,
    ValueType.REFERENCE: 24,
    ValueType.REFERENCES: 18,
}
_WIDTH = 12
"""Of other columns, in characters."""
_LOOKS = {ValueType.DATE: "yyyy-mm-dd", ValueType.MOMENT: "yyyy-mm-dd hh:mm"}
_DAY_0 = dt.datetime(1899, 12, 30, tzinfo=dt.UTC)
_FIRST_DAY = dt.datetime(1900, 3, 1, tzinfo=dt.UTC)
"""Earlier days are texts: spreadsheets do not agree on their numbers."""
_MADE_ON = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
"""No clock: the same data make the same bytes."""


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write a workbook of one sheet with a heading."""
    from xlsxwriter.exceptions import FileCreateError
    from xlsxwriter.workbook import Workbook

    outlet = _Outlet(file)
    with tempfile.TemporaryDirectory() as folder:
        workbook = Workbook(outlet, {"constant_memory": True, "tmpdir": folder})
        workbook.use_zip64()
        workbook.set_properties({"created": _MADE_ON})
        (noun,) = wanted.ids
        sheet = workbook.add_worksheet(noun.plural.capitalize())
        try:
            _fill(workbook, sheet, wanted)
            workbook.close()
        except FileCreateError as error:
            raise error.args[0] from error
        finally:
            outlet.shut()
            # Its temporary file, which stays open where the disk is full.
            with suppress(OSError):
                sheet.row_data_fh.close()
    if outlet.failure:
        raise outlet.failure
    left_out = wanted.count - MOST_ROWS
    return (
        [f"A sheet has no room for more than {MOST_ROWS:,} records; {left_out:,} are left out."]
        if left_out > 0
        else []
    )


class _Outlet:
    """The file as it is given to XlsxWriter, which never closes what it packs where the disk is full.

    It takes everything then, and keeps the failure to be raised; once it is shut, it takes everything too. No
    file of Python's, which would close itself before what was packed is closed, when both are thrown away.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.failure: OSError | None = None
        self._file: BinaryIO | None = file

    def shut(self) -> None:
        """Leave the file alone from now on."""
        self._file = None

    def write(self, data: Any) -> int:
        """Write, if it can be done."""
        try:
            return self._file.write(data) if self._file else len(data)
        except OSError as error:
            self.failure = error
            self.shut()
            return len(data)

    def flush(self) -> None:
        """Nothing is held back here."""

    def tell(self) -> int:
        """Return where the next bytes go."""
        return self._file.tell() if self._file else 0

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go where the next bytes are to go."""
        return self._file.seek(offset, whence) if self._file else 0


def _fill(workbook: Workbook, sheet: Worksheet, wanted: Wanted) -> None:
    (noun,) = wanted.ids
    names = field_texts.names(noun)
    types = [field.type if (field := FIELDS[noun].get(name)) else None for name in names]
    head = workbook.add_format({"bold": True, "bottom": 1})
    looks: dict[ValueType | None, Any] = {
        kind: workbook.add_format({"num_format": look, "align": "left"}) for kind, look in _LOOKS.items()
    }
    for place, (name, kind) in enumerate(zip(names, types, strict=True)):
        sheet.set_column(place, place, _WIDTHS.get(kind, _WIDTH), looks.get(kind))
        sheet.write_string(0, place, name, head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, min(wanted.count, MOST_ROWS), len(names) - 1)
    formats = [looks.get(kind) for kind in types]
    for row, cells in enumerate(_rows(wanted, types), 1):
        if row > MOST_ROWS:
            break
        for place, cell in enumerate(cells):
            if cell is None:
                continue
            if type(cell) is str:
                sheet.write_string(row, place, cell)
            elif type(cell) is bool:
                sheet.write_boolean(row, place, cell)
            else:
                sheet.write_number(row, place, cell, formats[place])


def _rows(wanted: Wanted, types: Sequence[ValueType | None]) -> Iterator[tuple[_Cell, ...]]:
    (noun,) = wanted.ids
    for page in field_texts.pages(wanted.connection, noun, wanted.pages_of_ids(noun)):
        columns = [_cells(kind, texts) for kind, texts in zip(types, page, strict=True)]
        yield from zip(*columns, strict=True)


def _cells(kind: ValueType | None, texts: field_texts.Texts) -> list[_Cell]:
    read = _READERS.get(kind, _text)
    return [read(text) if text else None for text in texts]


def _text(text: str) -> str:
    return text if len(text) * 2 <= LONGEST_CELL else cut(text)


@lru_cache(maxsize=10_000)
def _moment(text: str) -> str | float:
    """Return a day or a moment as the number that spreadsheets have for it, by the clock of its zone."""
    moment = dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
    return (moment - _DAY_0) / dt.timedelta(days=1) if moment >= _FIRST_DAY else text


_READERS: Mapping[ValueType | None, Callable[[str], Any]] = {
    ValueType.NUMBER: int,
    ValueType.RATING: int,
    ValueType.YES_NO: "yes".__eq__,
    ValueType.DATE: _moment,
    ValueType.MOMENT: _moment,
}
