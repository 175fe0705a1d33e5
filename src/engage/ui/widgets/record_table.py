"""A list of records: one line each, chosen by mouse or keyboard, that keeps its place when rows change."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from engage.ui import theme
from engage.ui.models.id_lists import joined, united, with_first
from engage.ui.models.paged_table import CHIP_LOOKS, Column, Look, PagedTable
from engage.ui.widgets.cells import CellPainter
from engage.ui.widgets.list_keys import OPENING, plain_key, row_after
from engage.ui.widgets.record_delegate import RecordDelegate
from engage.ui.widgets.rows import RowsView, list_rows

_Index = QModelIndex | QPersistentModelIndex

_NARROWEST = 56
"""Pixels that a column always has."""
_BROAD = 14
"""Characters from which on a column can be narrowed; dates and stances are shown whole."""
_LEAST_CHARACTERS = 24
"""What is left to the column that takes the rest, where the others can be narrowed and it names no other."""


def _is_broad(column: Column) -> bool:
    """Whether it can be narrowed where there is little room."""
    return column.width >= _BROAD and column.look is not Look.DUE


def _around(column: Column) -> int:
    """The space on both sides of what stands in a cell."""
    return (4 if column.look in CHIP_LOOKS else 2) * theme.GRID


class RecordTable(RowsView):
    """Shows a PagedTable; what is chosen is known by id."""

    current_changed = Signal(object)
    """The id of the record that is current; None where there is none."""
    opened = Signal(int)
    """The id of a record on which Enter was pressed or that was double-clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current: int | None = None
        self._kept_ids = array("q")
        self._kept_row = 0
        self._kept_offset = 0
        self._kept_top: int | None = None
        self._narrowed = ("", "")
        """The filter and the order of what is shown."""
        self._was_in_sight = False
        self._widths: list[int] = []
        self._put_away: set[int] = set()
        """The columns that nobody wants to see."""
        self._is_fitting = False
        self.setItemDelegate(RecordDelegate(self))
        list_rows(self, several=True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(_NARROWEST)
        header.sectionClicked.connect(self._on_header_section_clicked)
        header.sectionResized.connect(self._on_header_section_resized)
        # The bar at the right scrolls the rows, and begins where they do.
        self._beside_header = QWidget()
        self.addScrollBarWidget(self._beside_header, Qt.AlignmentFlag.AlignTop)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._table().id_at(index.row())))

    # What it shows

    def show_table(self, table: PagedTable) -> None:
        """Show `table` from now on, with nothing chosen."""
        if self.model() is table:
            return
        if self.model() is not None:
            self._table().modelAboutToBeReset.disconnect(self._on_model_about_to_be_reset)
            self._table().modelReset.disconnect(self._on_model_reset)
            self._table().chosen = lambda: array("q")
        self.setModel(table)
        # The header would ask of every row whether it is chosen, to paint what is never seen.
        header = self.horizontalHeader()
        header.setSelectionModel(QItemSelectionModel(table, header))
        table.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        table.modelReset.connect(self._on_model_reset)
        table.chosen = self.selected_ids
        self._current = None
        self._size_columns()

    def reload(self) -> None:
        """Ask for what is shown anew, keeping the place."""
        self._table().load(rows=self.rows_in_sight())

    def current_id(self) -> int | None:
        index = self.currentIndex()
        return self._table().id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> array[int]:
        """The ids of the chosen records, in the order of the list."""
        return joined(self._table().ids, self._selected_rows())

    def selected_ids_from_current(self) -> array[int]:
        """The ids of the chosen records, the one with the cursor first."""
        return with_first(self.selected_ids(), self.current_id())

    def selected_count(self) -> int:
        """How many records are chosen."""
        return sum(map(len, self._selected_rows()))

    def _selected_rows(self) -> list[range]:
        """The chosen rows from top to bottom: as ranges, for they may be all of a million."""
        selection = self.selectionModel()
        if selection is None:
            return []
        # Whole rows are chosen; where ranges overlap, what was chosen twice is counted once.
        return united((chosen.top(), chosen.bottom()) for chosen in selection.selection().toList())

    def select(self, id: int) -> bool:
        """Choose one record and bring it into sight; False where the list does not hold it."""
        row = self._table().row_of(id)
        if row is None:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Choose one row and no other, whatever keys are down: `selectRow` would toggle it with Ctrl."""
        index = self._table().index(row, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def select_next(self, rows: Sequence[range]) -> bool:
        """Choose the first of these rows below the current one, or the first of all; False: there is none."""
        here = self.currentIndex().row()
        below = (max(run.start, here + 1) for run in rows if run.stop > here + 1)
        if rows:
            self.select_row(next(below, rows[0].start))
        return bool(rows)

    def _table(self) -> PagedTable:
        table = self.model()
        assert isinstance(table, PagedTable)  # noqa: S101  nothing else is ever set
        return table

    def rows_in_sight(self) -> tuple[int, int]:
        """The first and the last row for which there is room."""
        first = max(self.rowAt(0), 0)
        return first, first + self.viewport().height() // self.verticalHeader().defaultSectionSize() + 1

    # Keeping the place

    def _on_model_about_to_be_reset(self) -> None:
        current = self.currentIndex()
        chosen = self._selected_rows()
        self._kept_row = chosen[0].start if chosen else current.row()
        self._kept_ids = self.selected_ids()
        self._kept_offset = self.verticalScrollBar().value()
        is_inside = self._kept_offset or (self._table().is_excerpt and self._table().rowCount())
        self._kept_top = self._table().id_at(self._kept_offset) if is_inside else None
        self._was_in_sight = self.visualRect(current).intersects(self.viewport().rect())

    def _on_model_reset(self) -> None:
        table = self._table()
        has_other_filter = table.filter != self._narrowed[0]
        rows = table.ranges_of(self._kept_ids)
        near = rows[0].start if rows else self._kept_row
        current = table.row_of(self._current, near) if self._current is not None else None
        if current is None and rows:
            current = rows[0].start
        if current is None and self._kept_ids and table.rowCount():
            # What was chosen has gone: its neighbour takes its place. Another filter is another list.
            is_other_list = has_other_filter or table.is_begun
            current = 0 if is_other_list else min(self._kept_row, table.rowCount() - 1)
            rows = [range(current, current + 1)]
            self._was_in_sight = self._was_in_sight or is_other_list
        chosen = QItemSelection()
        for run in rows:
            last = table.index(run.stop - 1, len(table.columns) - 1)
            chosen.append(QItemSelectionRange(table.index(run.start, 0), last))
        model = self.selectionModel()
        if current is not None:
            model.setCurrentIndex(table.index(current, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.verticalScrollBar().setValue(self._offset())
        if self._was_in_sight:
            # Whoever looks at what is chosen goes on looking at it, also where a filter comes or goes.
            self.scrollTo(self.currentIndex())
        self._tell_current()
        self._kept_ids = array("q")

    def _offset(self) -> int:
        """The row that is to stand at the top: the one that did, also where others came or went above it.

        Whoever was at the very top stays there, and sees what comes.
        """
        table = self._table()
        before, self._narrowed = self._narrowed, (table.filter, table.sort_by)
        if self._kept_top is None or before != self._narrowed:
            return self._kept_offset
        row = table.row_of(self._kept_top, self._kept_offset)
        return self._kept_offset if row is None else row

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        for index in (current, previous):  # Qt paints one cell of each anew, and no whole row
            top, height = self.rowViewportPosition(index.row()), self.verticalHeader().defaultSectionSize()
            self.viewport().update(0, top, self.viewport().width(), height)
        self._tell_current()

    def _tell_current(self) -> None:
        id = self.current_id()
        if id != self._current:
            self._current = id
            self.current_changed.emit(id)

    # Columns

    def chosen_columns(self) -> list[int]:
        """The numbers of the columns that are wanted; there may be no room for some of them."""
        return [number for number in range(len(self._widths)) if number not in self._put_away]

    def choose_column(self, number: int, *, is_wanted: bool) -> None:
        """Show a column or put it away; the one that takes the rest always stays."""
        if self._table().columns[number].width:
            (self._put_away.discard if is_wanted else self._put_away.add)(number)
            self._fit_columns()

    def arrangement(self) -> str:
        """The widths of the columns, "-" before those put away, the order of the rows, a letter's width."""
        signs = ("-" if number in self._put_away else "" for number in range(len(self._widths)))
        widths = ",".join(f"{sign}{width}" for sign, width in zip(signs, self._widths, strict=True))
        return f"{widths};{self._table().sort_by};{self._letter()}"

    def arrange(self, arrangement: str) -> None:
        """Give columns and rows an arrangement remembered from another time; one of other columns is none."""
        texts, sort, letter = (*arrangement.split(";"), "", "")[:3]
        widths = texts.split(",")
        if len(widths) != len(self._widths) or not all(width.lstrip("-").isdecimal() for width in widths):
            return
        grown = self._letter() / int(letter) if letter.isdecimal() and int(letter) else 1
        self._widths = [round(int(width.lstrip("-")) * grown) for width in widths]
        self._put_away = {
            number
            for number, (width, column) in enumerate(zip(widths, self._table().columns, strict=True))
            if width.startswith("-") and column.width
        }
        self._fit_columns()
        if sort.removeprefix("-") in {column.sort for column in self._table().columns if column.sort}:
            self._table().sort_by = sort

    def arrange_as_usual(self) -> None:
        """Show the usual columns in their usual widths."""
        self._size_columns()

    def _size_columns(self) -> None:
        """Give the columns their usual widths; one of them takes what the others leave."""
        header = self.horizontalHeader()
        character = self._letter()
        columns = self._table().columns
        self._widths = [column.width * character + _around(column) for column in columns]
        for number, column in enumerate(columns):
            header.setSectionResizeMode(
                number, QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            )
        self._put_away = {number for number, column in enumerate(columns) if column.is_extra}
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Narrow the broad columns where they would not leave enough for the one that takes the rest.

        Where that is not enough, those that give way are not shown.
        """
        if self.model() is None:
            return
        columns = self._table().columns
        shown = self._with_room(self.chosen_columns())
        wanted = sum(self._widths[number] for number in shown if _is_broad(columns[number]))
        firm = sum(self._least_width(number) for number in shown if not _is_broad(columns[number]))
        room = self.viewport().width() - firm
        share = min(1.0, max(room, 0) / wanted) if wanted else 1.0
        self._is_fitting = True
        for number, column in enumerate(columns):
            self.setColumnHidden(number, number not in shown)
            if number in shown and _is_broad(column):
                width = max(round(self._widths[number] * share), self._least_width(number))
                self.setColumnWidth(number, width)
            elif number in shown and column.width:
                self.setColumnWidth(number, self._widths[number])
        self._is_fitting = False

    def _with_room(self, wanted: list[int]) -> list[int]:
        """The columns for which there is room, each as narrow as it may be."""
        columns = self._table().columns
        shown = list(wanted)
        giving_way = sorted((n for n in shown if columns[n].gives_way), key=lambda n: -columns[n].gives_way)
        for number in giving_way:
            if sum(map(self._least_width, shown)) <= self.viewport().width():
                break
            shown.remove(number)
        return shown

    def _least_width(self, number: int) -> int:
        """How narrow a column may be."""
        column = self._table().columns[number]
        character = self._letter()
        if not column.width:
            return (column.least or _LEAST_CHARACTERS) * character
        if _is_broad(column):
            return max(column.least * character + _around(column), _NARROWEST)
        return self._widths[number]

    def _letter(self) -> int:
        """How broad a letter is, in pixels."""
        return QFontMetrics(self.font()).averageCharWidth()

    def _on_header_section_resized(self, section: int, old: int, new: int) -> None:
        if not self._is_fitting and new and self._table().columns[section].width:
            self._widths[section] = new

    def _on_header_section_clicked(self, section: int) -> None:
        self.sort_by_column(section)

    def sort_by_column(self, number: int) -> None:
        """Put the rows into the order of a column; once more turns it round."""
        table = self._table()
        column = table.columns[number]
        if not column.sort:
            return
        first, second = column.sort, f"-{column.sort}"
        if column.descending_first:
            first, second = second, first
        table.load(sort=second if table.sort_by == first else first)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """All cells in one go: Qt would call a delegate for each, and wait for Python's lock at every one."""
        table, wanted = self._table(), event.rect()
        columns = [
            (column, left, self.columnWidth(number))
            for number, column in enumerate(table.columns)
            if not self.isColumnHidden(number)
            and (left := self.columnViewportPosition(number)) <= wanted.right()
            and left + self.columnWidth(number) > wanted.left()
        ]
        rows = self._rows_between(wanted.top(), wanted.bottom())
        is_selected = self.selectionModel().isSelected
        framed = self._row_to_frame()
        painter = QPainter(self.viewport())
        cells = CellPainter(painter, self.font())
        height = self.verticalHeader().defaultSectionSize()
        for row in rows:
            top, is_chosen = self.rowViewportPosition(row), is_selected(table.index(row, 0))
            record = table.record(row)
            for column, left, width in columns:
                cells.paint(
                    QRect(left, top, width, height),
                    column.look,
                    column.parts(record),
                    column.colours_of(record),
                    is_selected=is_chosen,
                )
            if row == framed:
                cells.frame(QRect(0, top, self.viewport().width(), height))
        painter.end()

    def _row_to_frame(self) -> int:
        """The row with the cursor, where what is chosen does not tell it; -1 where that does."""
        here, chosen = self.currentIndex().row(), self.selectionModel().selection().toList()
        is_told = len(chosen) == 1 and chosen[0].top() == chosen[0].bottom() == here
        return -1 if is_told or not self.hasFocus() else here

    def _rows_between(self, top: int, bottom: int) -> range:
        """The rows that are seen between two heights of the viewport."""
        first, last = self.rowAt(top), self.rowAt(bottom)
        if first < 0:
            return range(0)
        return range(first, last + 1 if last >= 0 else self._table().rowCount())

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        row = row_after(plain_key(event), self)
        if plain_key(event) in OPENING:
            id = self.current_id()
            if id is not None:
                self.opened.emit(id)
        elif row is not None:
            self.select_row(row)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._goes_far(event):
            # Qt would go along the row, and with Ctrl show another row than the one that deeds are done to.
            self.select_row(0 if key == Qt.Key.Key_Home else self._table().rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _goes_far(self, event: QKeyEvent) -> bool:
        """Whether the key goes to an end of the list; with Shift it chooses all on the way."""
        return not event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._table().rowCount() > 0

    def keyboardSearch(self, search: str) -> None:
        """Nothing: typing a letter would walk every row, a million of them; the filter finds."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        place = self.visualRect(self.currentIndex())
        was_in_sight = place.isValid() and 0 <= place.top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_in_sight:
            self.scrollTo(self.currentIndex())
        self._beside_header.setFixedHeight(self.horizontalHeader().height())
        self._fit_columns()
