"""XLSX: a document as a workbook, for whoever counts, sorts and filters.

The first sheet says what the document is, the second holds everything that it says, row by row, as the CSV
does; every table and chart has a sheet of its own. Numbers are numbers and days are days. Everything else is
text: no cell is a formula or a link, whatever the data says.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from engage.domain.feedback import Stance
from engage.domain.progress import Progress, silent, steps
from engage.services.exporting.csv import COLUMNS, PLACES, Row, rows
from engage.services.exporting.house_style import (
    PLAIN,
    UNTITLED,
    HouseStyle,
    for_whom,
    maker,
    readable,
    rubric,
    signature,
)
from engage.services.summaries.document import (
    Chart,
    Column,
    Day,
    Document,
    Figure,
    Labels,
    Table,
    Text,
    plain,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Characters that a cell holds, as Excel counts them; a longer text ends in an ellipsis."""
_LONGEST_NAME = 31
_MOST_SHEETS = 200
"""What stands in further tables is found on the sheet of everything."""
MOST_ROWS = 1_048_575
_WIDEST, _NARROWEST = 60.0, 9.0
"""Widths of columns, in characters."""
_ABOUT = 80.0
"""Of what is said about the document on the first sheet."""
_UPRIGHT = 90.0
"""What is wider is printed across the page."""
_WIDEST_OF_ALL = {
    "text": 44.0,
    "section": 24.0,
    "table": 24.0,
    "attribution": 22.0,
    "row": 20.0,
    "note": 18.0,
}
"""Of columns on the sheet of everything, so that all of them can be read on one page."""
_WIDE_OF_ALL = 15.0
"""Of its other columns; texts go on in the next line."""
_UPWARDS = frozenset(
    {"section_code", "verbatim", "organisations", "pieces", *(stance.value for stance in Stance)}
)
"""Columns of little there, whose heads stand upright, so that these are no wider than what is below them."""
_HEAD_HEIGHT = 96
"""In points: room for an upright head, and for the arrow by which one filters below it."""
_LOOSE = 1.1
"""How much more room words take than their characters have on the average, as lines end between them."""
_LINE, _HIGHEST = 15.0, 409.0
"""Of rows, in points: for each line, and what spreadsheets can do."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

_Cell: TypeAlias = str | int | dt.date


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as a workbook; the same document makes the same bytes."""
    from xlsxwriter.workbook import Workbook

    # XlsxWriter would leave a file open where the disk is full.
    made = io.BytesIO()
    workbook = Workbook(made, {"in_memory": True, "default_date_format": "d mmmm yyyy"})
    workbook.set_properties(
        {
            "title": readable(document.title),
            "subject": readable(document.subtitle),
            "author": readable(signature(document)),
            "comments": f"Made by {maker(document)}",
            # No clock: the same document makes the same bytes.
            "created": dt.datetime.combine(document.made_on, dt.time(), dt.UTC).replace(tzinfo=None),
        }
    )
    _Book(workbook, document, style).fill(progress)
    workbook.close()
    file.write(made.getbuffer())


class _Book:
    """Fills the sheets of one workbook."""

    def __init__(self, workbook: Workbook, document: Document, style: HouseStyle) -> None:
        self._workbook = workbook
        self._document = document
        self._style = style
        self._names: set[str] = set()
        look: dict[str, Any] = {"valign": "top", "text_wrap": True}
        head = {"bold": True, "font_color": style.colours.quiet, "bottom": 1, "valign": "bottom"}
        self._text = workbook.add_format(look)
        self._number = workbook.add_format({"valign": "top", "num_format": "#,##0"})
        self._day = workbook.add_format({"valign": "top", "num_format": "d mmmm yyyy", "align": "left"})
        self._head = workbook.add_format({**head, "text_wrap": True})
        self._upright_head = workbook.add_format({**head, "valign": "top", "rotation": 90})
        self._label = workbook.add_format({**look, "bold": True})
        self._title = workbook.add_format(
            {"bold": True, "font_size": 16, "font_color": style.colours.accent, "valign": "top"}
        )
        total = {"bold": True, "top": 1}
        self._totals = {
            self._text: workbook.add_format({**look, **total}),
            self._number: workbook.add_format({"num_format": "#,##0", "valign": "top", **total}),
            self._day: workbook.add_format({"num_format": "d mmmm yyyy", "align": "left", **total}),
        }

    def fill(self, progress: Progress) -> None:
        """Make all the sheets."""
        about = self._sheet("About")
        everything = self._sheet("Everything")
        tables = list(_tables(self._document))
        shown = steps(tables[:_MOST_SHEETS], progress, "Writing the sheets", every=1)
        for name, columns, body, total in shown:
            self._fill_table(self._sheet(name), columns, body, total)
        self._fill_everything(everything, rows(self._document, progress, self._style))
        self._fill_about(about, len(tables))

    def _sheet(self, name: str) -> Worksheet:
        """A sheet of a name that no other has."""
        wanted = " ".join(_NOT_IN_NAMES.sub(" ", readable(name)).split()).strip("'") or "Table"
        for number in range(1, _MOST_SHEETS + 3):
            mark = f" ({number})" if number > 1 else ""
            found = cut(wanted, _LONGEST_NAME - len(mark)) + mark
            # "History" is a name that Excel keeps for itself.
            if found.casefold() not in self._names | {"history"}:
                break
        self._names.add(found.casefold())
        sheet = self._workbook.add_worksheet(found)
        sheet.hide_gridlines(2)
        sheet.set_paper(9 if self._style.paper == "A4" else 1)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4)
        said = for_whom(self._document).upper().replace("&", "&&")
        sheet.set_footer(f"&L{said}&C&A&R&P / &N")
        return sheet

    def _fill_about(self, sheet: Worksheet, tables: int) -> None:
        document = self._document
        facts: list[tuple[str, Text]] = [
            ("Date", Day(document.made_on)),
            ("Project", document.project),
            *((fact.label, fact.value) for fact in document.facts),
            ("Audience", for_whom(document).capitalize()),
            ("Data controller", document.controller),
            ("Notice", rubric(document, self._style)),
            ("Footer", self._style.footer),
        ]
        if tables > _MOST_SHEETS:
            facts.append(
                ("Left out", f"Tables after the first {_MOST_SHEETS} are on the sheet “Everything” alone.")
            )
        sheet.set_column(0, 0, 18)
        sheet.set_column(1, 1, _ABOUT)
        sheet.write_string(0, 0, cut(readable(document.title) or UNTITLED), self._title)
        sheet.write_string(1, 0, cut(readable(document.subtitle)))
        row = 3
        for label, value in facts:
            if plain(value):
                self._write(sheet, row, 0, label, self._label)
                self._write(sheet, row, 1, _as_cell(value))
                _make_room(sheet, row, _lines(plain(value), _ABOUT))
                row += 1

    def _fill_everything(self, sheet: Worksheet, found: Iterable[Row]) -> None:
        sheet.set_row(0, _HEAD_HEIGHT)
        longest = dict.fromkeys(COLUMNS, 0)
        for column, name in enumerate(COLUMNS):
            if name not in _UPWARDS:
                longest[name] = len(name)
            look = self._upright_head if name in _UPWARDS else self._head
            sheet.write_string(0, column, name.replace("_", " "), look)
        known: dict[str, str] = {}
        last = 0
        for last, row in enumerate(found, 1):
            if last > MOST_ROWS:
                break
            lines = 1
            for name, value in row.items():
                longest[name] = max(longest[name], len(str(value)))
                if isinstance(value, int):
                    sheet.write_number(last, PLACES[name], value, self._number)
                elif value:
                    if (cell := known.get(value)) is None:
                        cell = known[value] = cut(readable(value))
                    sheet.write_string(last, PLACES[name], cell, self._text)
                    lines = max(lines, _lines(cell, _WIDEST_OF_ALL.get(name, _WIDE_OF_ALL)))
            _make_room(sheet, last, lines)
        widths = [min(length + 2, _WIDEST_OF_ALL.get(name, _WIDE_OF_ALL)) for name, length in longest.items()]
        _lay_out(sheet, widths, min(last, MOST_ROWS))

    def _fill_table(
        self,
        sheet: Worksheet,
        columns: Sequence[Column],
        body: Sequence[Sequence[Text]],
        total: Sequence[Text],
    ) -> None:
        if not columns:
            return
        widths = [float(len(column.header)) for column in columns]
        for number, column in enumerate(columns):
            sheet.write_string(0, number, cut(readable(column.header)), self._head)
        for row, texts in enumerate(body[:MOST_ROWS], 1):
            for number, text in enumerate(texts):
                widths[number] = max(widths[number], len(plain(text)))
                self._write(sheet, row, number, _as_cell(text))
            _make_room(sheet, row, max((_lines(plain(text), _WIDEST) for text in texts), default=1))
        last = min(len(body), MOST_ROWS)
        for number, text in enumerate(total):
            self._write(sheet, last + 1, number, _as_cell(text), is_total=True)
        # The total stands outside of what is filtered and sorted.
        _lay_out(sheet, [min(max(width + 3, _NARROWEST), _WIDEST) for width in widths], last)

    def _write(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        cell: _Cell,
        look: Format | None = None,
        *,
        is_total: bool = False,
    ) -> None:
        match cell:
            case int():
                usual = self._number
            case dt.date():
                usual = self._day
            case _:
                usual = self._text
        form = look or (self._totals[usual] if is_total else usual)
        match cell:
            case int():
                sheet.write_number(row, column, cell, form)
            case dt.date():
                sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), form)
            case "":
                sheet.write_blank(row, column, None, form)
            case _:
                sheet.write_string(row, column, cell, form)


def _lines(text: str, width: float) -> int:
    """In how many lines a text stands, at most, in a column that is made as wide where the text needs it."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(math.ceil(len(line) * _LOOSE / width) or 1 for line in text.split("\n"))


def _make_room(sheet: Worksheet, row: int, lines: int) -> None:
    """Make a row as high as its texts: not every program does so by itself."""
    if lines > 1:
        sheet.set_row(row, min(lines * _LINE, _HIGHEST))


def _lay_out(sheet: Worksheet, widths: Sequence[float], last: int) -> None:
    """Set the columns of a sheet; its head stays in sight, is on each page, and filters to the last row."""
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, last, len(widths) - 1)
    if sum(widths) > _UPRIGHT:
        sheet.set_landscape()


def _tables(
    document: Document,
) -> Iterator[tuple[str, Sequence[Column], Sequence[Sequence[Text]], Sequence[Text]]]:
    """What has a sheet of its own: its name, columns, rows and total."""
    for block in document.blocks:
        match block:
            case Table():
                yield plain(block.caption), block.columns, block.rows, block.total
            case Chart():
                yield block.title, block.table.columns, block.table.rows, ()
            case Labels(labels=labels):
                most = max(map(len, labels), default=0)
                columns = tuple(Column(f"Line {number}") for number in range(1, most + 1))
                yield "Labels", columns, [(*label, *[""] * (most - len(label))) for label in labels], ()


def _as_cell(value: Text | int) -> _Cell:
    match value:
        case Figure(value=number):
            return number
        case int():
            return value
        case Day(date=date) if date.year >= 1900:
            return date
        case _:
            return cut(readable(plain(value)))


def cut(text: str, most: int = LONGEST_CELL) -> str:
    """A text of no more than so many UTF-16 units, in which Excel counts."""
    if len(text) * 2 <= most or len(text.encode("utf-16-le", "replace")) // 2 <= most:
        return text
    return text.encode("utf-16-le", "replace")[: 2 * (most - 1)].decode("utf-16-le", "ignore") + "…"
