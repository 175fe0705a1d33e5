"""A list of any length: the model holds ids, and fetches rows a page at a time when they are painted."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from shiboken6 import isValid

from engage.domain.progress import Progress, heeding
from engage.domain.records import Record
from engage.errors import EngageError
from engage.ui.models.id_lists import place_of, ranges_of
from engage.ui.tasks import Task, TaskRunner
from engage.ui.translation import translated
from engage.ui.widgets.words import tip

if TYPE_CHECKING:
    from engage.services.records import Beginning

PAGE = 100
"""Rows fetched at once."""

PAGES_KEPT = 10
"""Pages in memory; the one not looked at for longest goes first.

Many more would be so many objects that Python's garbage could no longer be looked for unnoticed.
"""

PAGES_WANTED = 3
"""Pages waiting to be fetched: while someone scrolls, those passed by are forgotten."""

LOOK = Qt.ItemDataRole.UserRole
"""How a cell is painted."""
PARTS = Qt.ItemDataRole.UserRole + 1
"""What stands in a cell, piece by piece."""
COLOURS = Qt.ItemDataRole.UserRole + 2
"""The colour of each of these pieces; blank where one has none."""

_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)

_Index = QModelIndex | QPersistentModelIndex


class Look(Enum):
    """How the cells of a column are painted."""

    TEXT = auto()
    QUIET = auto()
    CHIPS = auto()
    ACCENT_CHIPS = auto()
    STANCE = auto()
    DUE = auto()
    """A day; one that has passed begins with "!"."""


CHIP_LOOKS = (Look.CHIPS, Look.ACCENT_CHIPS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list."""

    title: str
    """Marked for translation."""
    text: Callable[[Any], str | Sequence[str]]
    """What stands there for a record: a text, or several short ones."""
    look: Look = Look.TEXT
    sort: str = ""
    """The name by which the service sorts; blank where it cannot."""
    width: int = 0
    """In characters; 0 takes what the others leave."""
    descending_first: bool = False
    least: int = 0
    """Characters to which it may be narrowed where there is little room."""
    gives_way: int = 0
    """Above 0 it goes where there is not room for all; the highest goes first."""
    is_extra: bool = False
    """Not shown before somebody asks for it."""
    colours: Callable[[Any], Sequence[str]] | None = None
    """Of chips: the colour of the mark in each; blank for no mark."""
    means: str = ""
    """What stands there, as a sentence, where the title does not say all; marked for translation."""

    def parts(self, record: Any) -> Sequence[str]:
        """What stands there for a record, piece by piece; None: it is still being fetched."""
        text = self.text(record) if record is not None else "…"
        return (text,) if isinstance(text, str) else text

    def colours_of(self, record: Any) -> Sequence[str]:
        """The colour of each of these pieces, where they have any."""
        return self.colours(record) if self.colours is not None and record is not None else ()


@dataclass(frozen=True, slots=True)
class _Loaded:
    standing: str
    ids: array[int]
    pages: dict[int, dict[int, Record]]
    chosen: array[int]
    """What was chosen when it was asked for."""
    ranges: list[range]
    """Where that stands now."""
    all_ids: Callable[[], array[int]] | None
    """Reads the rest as well; None where there is none."""


class PagedTable(QAbstractTableModel):
    """Records by id; `load` says which and in what order."""

    loading = Signal()
    refused = Signal(object)
    """The EngageError that a filter gave rise to; the list stays as it was."""
    completed = Signal()
    """The rest of a long list stands behind its beginning."""

    def __init__(
        self,
        columns: Sequence[Column],
        fetch_ids: Callable[[str, str], array[int]],
        fetch_rows: Callable[[Sequence[int]], Sequence[Record]],
        reader: TaskRunner,
        parent: QObject | None = None,
        *,
        fetch_beginning: Callable[[str, str], Beginning] | None = None,
        fetch_standing: Callable[[], str] = str,
    ) -> None:
        """`fetch_ids(filter, sort)` and `fetch_rows(ids)` are called on the reader's thread.

        So are `fetch_beginning`, where the first ids can be had sooner than all of them, and
        `fetch_standing`, which returns a word for the state of what is listed.
        """
        super().__init__(parent)
        self.columns = tuple(columns)
        self.filter = ""
        self.sort_by = ""
        self._fetch_ids = fetch_ids
        self._fetch_rows = fetch_rows
        self._fetch_beginning = fetch_beginning
        self._fetch_standing = fetch_standing
        self.standing = ""
        """A word for the state that the list was read in, or for an earlier one."""
        self.is_excerpt = False
        """Only some of its rows are there so far, which follow one another."""
        self._reader = reader
        self.chosen: Callable[[], array[int]] = lambda: array("q")
        """The ids of what whoever shows the list has chosen."""
        self._ids: array[int] = array("q")
        self._loaded: _Loaded | None = None
        """What has come, as long as those who show the list follow it."""
        self._pages: OrderedDict[int, dict[int, Record]] = OrderedDict()
        self._wanted: list[int] = []
        self._loading: Task | None = None
        self.is_begun = False
        """Whether this is the beginning of a longer list, and no more of it."""
        self._awaited = ("", "")
        """The filter and the order of what is being loaded."""
        self._fetching: Task | None = None
        # What is left of a table in Python may stay until garbage is looked for, which takes longer the more
        # there is.
        pages = self._pages
        self.destroyed.connect(lambda: pages.clear())

    # What is shown

    def load(
        self, narrowed: str | None = None, sort: str | None = None, rows: tuple[int, int] = (0, 0)
    ) -> None:
        """Ask for the ids anew, by another filter or in another order where one is given.

        The rows from `rows[0]` to `rows[1]` come together with them, so that nothing blinks.
        """
        if self._loading is not None:
            self._loading.cancel()
        before = self._awaited if self.is_loading else (self.filter, self.sort_by)
        narrowed = before[0] if narrowed is None else narrowed
        sort = before[1] if sort is None else sort
        self._awaited = narrowed, sort
        numbers = range(rows[0] // PAGE, rows[1] // PAGE + 1)
        chosen = self.chosen()

        # Of the same list as before all is awaited: whoever looks at its end is to find it there.
        begin = self._fetch_beginning if before != (narrowed, sort) or not self._ids else None

        def work(progress: Progress) -> _Loaded:
            standing = self._fetch_standing()
            with heeding(progress):
                begun = begin(narrowed, sort) if begin else None
                ids = begun.ids if begun else self._fetch_ids(narrowed, sort)
                spans = {n: ids[n * PAGE : (n + 1) * PAGE] for n in numbers if n * PAGE < len(ids)}
                pages = {n: self._fetch(span) for n, span in spans.items()}
            all_ids = begun.all_ids if begun else None
            return _Loaded(standing, ids, pages, chosen, ranges_of(ids, chosen), all_ids)

        task: Task

        def done(loaded: _Loaded) -> None:
            if self._awaits(task, self._loading):
                self.filter, self.sort_by = narrowed, sort
                self._take(loaded)

        def failed(error: EngageError) -> None:
            if self._awaits(task, self._loading):
                self._loading = None
                self.refused.emit(error)

        task = self._loading = self._reader.submit(work, done, failed)
        self.loading.emit()

    def _awaits(self, task: Task, awaited: Task | None) -> bool:
        """Whether an outcome is for us: another one may be awaited, or the dialog with the list be gone."""
        return task is awaited and isValid(self)

    def _take(self, loaded: _Loaded) -> None:
        self.beginResetModel()
        self._loading = self._fetching = None
        self.standing, self.is_excerpt = loaded.standing, False
        self.is_begun = loaded.all_ids is not None
        if loaded.all_ids is not None:
            self._load_rest(loaded.all_ids)
        self._ids = loaded.ids
        self._pages.clear()
        self._pages.update(loaded.pages)
        self._wanted.clear()
        self._loaded = loaded
        self.endResetModel()
        self._loaded = None

    @property
    def ids(self) -> array[int]:
        """All that it lists, in order; never altered, as another list is another array."""
        return self._ids

    def show_first(self, rows: Sequence[Any]) -> None:
        """Show some records, a page of them at most, until the list to which they belong is there."""
        self.beginResetModel()
        self.is_excerpt = True
        self._ids = array("q", (record.id for record in rows))
        self._pages[0] = {record.id: record for record in rows}
        self.endResetModel()

    def _load_rest(self, all_ids: Callable[[], array[int]]) -> None:
        """Ask for all of what is shown the beginning of."""
        task: Task

        def work(progress: Progress) -> array[int]:
            with heeding(progress):
                return all_ids()

        def done(ids: array[int]) -> None:
            if self._awaits(task, self._loading):
                self._loading = None
                self._take_rest(ids)
                self.completed.emit()

        def failed(error: EngageError) -> None:
            if self._awaits(task, self._loading):
                self._loading = None
                self.refused.emit(error)

        task = self._loading = self._reader.submit(work, done, failed)

    def _take_rest(self, ids: array[int]) -> None:
        self.is_begun = False
        there = len(self._ids)
        if ids[:there] != self._ids:  # somebody has altered something meanwhile
            self._take(_Loaded(self.standing, ids, {}, array("q"), [], None))
        elif len(ids) > there:
            self.beginInsertRows(QModelIndex(), there, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()

    @property
    def is_loading(self) -> bool:
        """Whether more or other rows are awaited."""
        return self._loading is not None

    def id_at(self, row: int) -> int:
        return self._ids[row]

    def row_of(self, id: int, near: int = -1) -> int | None:
        """The row of a record, which may be `near` that one; None where the list does not hold it."""
        return place_of(self._ids, id, near)

    def ranges_of(self, ids: array[int]) -> list[range]:
        """Where many records stand, from top to bottom; those that it does not hold are left out."""
        loaded = self._loaded
        if loaded is not None and loaded.chosen == ids:
            return loaded.ranges  # the worker has looked, as among a million that takes a while
        return ranges_of(self._ids, ids)

    def record(self, row: int) -> Record | None:
        """The record in a row; None while it is being fetched, and where it has gone."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return None
        self._pages.move_to_end(number)
        return page.get(self._ids[row])

    # Pages

    def _fetch(self, ids: Sequence[int]) -> dict[int, Record]:
        return {record.id: record for record in self._fetch_rows(ids)}

    def _want(self, number: int) -> None:
        if number in self._wanted:
            self._wanted.remove(number)
        self._wanted.append(number)
        del self._wanted[:-PAGES_WANTED]
        if self._fetching is None:
            self._fetch_wanted()

    def _fetch_wanted(self) -> None:
        """Fetch the page asked for last: it is the one on the screen."""
        if not self._wanted:
            return
        number = self._wanted[-1]
        ids = self._ids[number * PAGE : (number + 1) * PAGE]
        task: Task

        def done(page: dict[int, Record]) -> None:
            if self._awaits(task, self._fetching):
                self._fetching = None
                self._keep(number, page)
                self._fetch_wanted()

        def failed(error: EngageError) -> None:
            if self._awaits(task, self._fetching):
                self._fetching = None
                self._wanted.clear()
                self._reader.failed.emit(error)

        task = self._fetching = self._reader.submit(lambda progress: self._fetch(ids), done, failed)

    def _keep(self, number: int, page: dict[int, Record]) -> None:
        self._pages[number] = page
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        if number in self._wanted:
            self._wanted.remove(number)
        first = number * PAGE
        last = min(first + PAGE, len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # What Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == LOOK:
            return column.look
        if role == COLOURS:
            return column.colours_of(self.record(index.row()))
        if role not in (*_WORDS, Qt.ItemDataRole.ToolTipRole, PARTS):
            return None
        parts = column.parts(self.record(index.row()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("  ".join(parts)) if column.look is Look.TEXT and len(parts) > 1 else None
        return tuple(parts) if role == PARTS else ", ".join(parts)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            column = self.columns[section]
            if column.sort and column.sort == self.sort_by.lstrip("-"):
                return f"{translated(column.title)} {'▾' if self.sort_by.startswith('-') else '▴'}"
            return translated(column.title)
        means = self.columns[section].means
        if means and role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return tip(translated(means)) if role == Qt.ItemDataRole.ToolTipRole else translated(means)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return translated(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
