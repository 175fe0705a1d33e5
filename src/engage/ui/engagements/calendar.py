"""Engagements day by day, under the weeks in which they fall; today is always there to be seen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from engage.services.calendar import CalendarEntry
from engage.ui.dates import day_and_date, short_date
from engage.ui.engagements.calendar_delegate import CalendarDelegate
from engage.ui.engagements.wording import clock_times, turnout
from engage.ui.translation import translated, word
from engage.ui.widgets.list_keys import OPENING, plain_key

_Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole
"""The line that stands in a row."""


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """One row: the heading of a week, today where nothing is on, or an engagement."""

    text: str
    """What is heard of it."""
    day: str = ""
    """Said once for all that is on the same day."""
    times: str = ""
    below: str = ""
    is_today: bool = False
    entry: CalendarEntry | None = None


def lines(entries: Sequence[CalendarEntry], today: dt.date, zone: str) -> Iterator[CalendarLine]:
    """Yield what a calendar shows, from the first day to the last; of `zone` nothing is said."""
    week: dt.date | None = None
    day: dt.date | None = None
    has_today = False
    for entry in [*entries, None]:
        if not has_today and entries and (entry is None or entry.held_on >= today):
            has_today = True
            if entry is None or entry.held_on > today:
                if week != _monday(today):
                    week = _monday(today)
                    yield CalendarLine(_week(week, today))
                nothing = translated("Nothing today")
                yield CalendarLine(
                    f"{day_and_date(today)}: {nothing}", translated("Today"), "", nothing, True
                )
        if entry is None:
            return
        if week != _monday(entry.held_on):
            week = _monday(entry.held_on)
            yield CalendarLine(_week(week, today))
        yield _line(entry, today, zone, is_first=entry.held_on != day)
        day = entry.held_on


def _line(entry: CalendarEntry, today: dt.date, zone: str, *, is_first: bool) -> CalendarLine:
    is_today = entry.held_on == today
    times = clock_times(entry.starts_at, entry.ends_at, entry.zone)
    who = ", ".join(entry.names)
    if entry.asked > len(entry.names):
        who = translated("{} and {} more").format(who, f"{entry.asked - len(entry.names):,}")
    clock = entry.zone if times and entry.zone != zone else ""
    asked = turnout(entry.asked, entry.accepted, entry.attended)
    below = " · ".join(filter(None, (clock, asked, word(entry.channel), entry.place, who)))
    spoken = translated("Today") if is_today else day_and_date(entry.held_on)
    day = (
        translated("Today")
        if is_today
        else day_and_date(entry.held_on, year=entry.held_on.year != today.year)
    )
    heard = ", ".join(filter(None, (spoken, times, entry.title, below)))
    return CalendarLine(heard, day if is_first else "", times, below, is_today, entry)


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=min(day.weekday(), (day - dt.date.min).days))


def _week(monday: dt.date, today: dt.date) -> str:
    weeks = (monday - _monday(today)).days // 7
    near = {-1: translated("Last week"), 0: translated("This week"), 1: translated("Next week")}
    return near.get(weeks) or translated("Week of {}").format(short_date(monday, today))


class CalendarModel(QAbstractListModel):
    """The lines of a calendar; only engagements can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: list[CalendarLine] = []

    def show_entries(self, entries: Sequence[CalendarEntry], today: dt.date, zone: str) -> None:
        """Show these from now on."""
        self.beginResetModel()
        self.lines = list(lines(entries, today, zone))
        self.endResetModel()

    def row_of(self, id: int | None) -> int | None:
        """Where an engagement stands; None where it does not."""
        return next((row for row, line in enumerate(self.lines) if line.entry and line.entry.id == id), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.text
        return line if role == LINE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].entry is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)


class CalendarView(QListView):
    """Chosen by mouse or keyboard like a list; it begins at today."""

    current_changed = Signal(object)
    """The id of the engagement that is chosen."""
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = CalendarModel(self)
        self.setModel(self._model)
        self.setItemDelegate(CalendarDelegate(LINE, self))
        self.setAccessibleName(self.tr("Calendar"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(lambda index: self._open(index))

    def show_entries(self, entries: Sequence[CalendarEntry], today: dt.date, zone: str) -> None:
        """Show these; what was chosen stays so, else it is what comes next. Of `zone` nothing is said."""
        chosen = self.current_id()
        is_new = not self._model.lines
        top = self.verticalScrollBar().value()
        self._model.show_entries(entries, today, zone)
        row = self._model.row_of(chosen)
        if row is None:
            coming = next((entry.id for entry in entries if entry.held_on >= today), None)
            last = entries[-1].id if entries else None
            row = self._model.row_of(coming if coming is not None else last)
        if row is not None:
            self._choose(row)
        if is_new or chosen is None:
            self.go_to_today()
        else:
            self.verticalScrollBar().setValue(top)

    def go_to_today(self) -> None:
        """Bring today, or the first day after it, to the top."""
        row = next((row for row, line in enumerate(self._model.lines) if line.is_today), None)
        if row is not None:
            has_heading = row > 0 and self._model.lines[row - 1].entry is None
            at = self._model.index(row - has_heading)
            self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtTop)

    def current_id(self) -> int | None:
        index = self.currentIndex()
        entry = self._model.lines[index.row()].entry if index.isValid() else None
        return entry.id if entry else None

    def texts(self) -> list[str]:
        """What is heard of each line."""
        return [line.text for line in self._model.lines]

    def _choose(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._model.index(row), flag)

    def _open(self, index: _Index) -> None:
        entry = self._model.lines[index.row()].entry if index.isValid() else None
        if entry is not None:
            self.opened.emit(entry.id)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_changed.emit(self.current_id())

    def _step(self, by: int) -> None:
        """Go to the next engagement, past the headings."""
        row = self.currentIndex().row() + by
        while 0 <= row < len(self._model.lines):
            if self._model.lines[row].entry is not None:
                self._choose(row)
                return
            row += by

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = plain_key(event)
        if key in OPENING:
            self._open(self.currentIndex())
        elif key in (Qt.Key.Key_J, Qt.Key.Key_Down):
            self._step(1)
        elif key in (Qt.Key.Key_K, Qt.Key.Key_Up):
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing, as in lists: letters are keys for deeds."""
