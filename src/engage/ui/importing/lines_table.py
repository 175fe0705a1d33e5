"""The list of what would become of each line of a file: as many as there are, painted when they are seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from engage.ui import theme
from engage.ui.importing.lines import Fate, Line, Rehearsed
from engage.ui.importing.wording import FATES, cut, field_text, in_words, without_text
from engage.ui.models.paged_table import LOOK, PARTS, Look
from engage.ui.translation import translated
from engage.ui.widgets.list_keys import OPENING, plain_key, row_after
from engage.ui.widgets.record_delegate import RecordDelegate
from engage.ui.widgets.rows import RowsView, list_rows

_Index = QModelIndex | QPersistentModelIndex

ROW, TEXT, FATE, MORE = range(4)
_LOOKS = {ROW: Look.QUIET, TEXT: Look.TEXT, FATE: Look.TEXT, MORE: Look.QUIET}
_WIDTHS = {ROW: 7, FATE: 11}
"""In characters; what a line is about and what is said of it share the rest."""
_WITH_MORE = 60 * theme.GRID
"""The width from which on it is said here too what changes."""
_FIELDS_NAMED = 3
_LONGEST = 200
"""Characters of a cell."""


class LinesModel(QAbstractTableModel):
    """Some of the lines of a rehearsal."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counts_lines = False
        """Whether they stand in lines of a text, and not in rows of a table."""
        self._lines: Sequence[Line] = ()
        self._places: Sequence[int] = ()

    def show_lines(self, rehearsed: Rehearsed, places: Sequence[int]) -> None:
        """Show the lines at these places."""
        self.beginResetModel()
        self._lines, self._places = rehearsed.lines, places
        self.endResetModel()

    def let_go(self) -> None:
        """Show nothing, and keep nothing."""
        self.beginResetModel()
        self._lines, self._places = (), ()
        self.endResetModel()

    def line(self, row: int) -> Line:
        return self._lines[self._places[row]]

    def place(self, row: int) -> int:
        """Which line of the whole file stands in a row."""
        return self._places[row]

    def row_of(self, place: int) -> int | None:
        """In which row a line stands; None where it is not among these."""
        try:
            return self._places.index(place)
        except ValueError:
            return None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_LOOKS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation == Qt.Orientation.Horizontal and role in said:
            place = self.tr("Line") if self.counts_lines else self.tr("Row")
            return (place, self.tr("Who or what"), self.tr("Becomes"), self.tr("More"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == LOOK:
            return _LOOKS[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(self.line(index.row()), index.column())
        if role == PARTS:
            return (self._text(self.line(index.row()), index.column()),)
        return None

    def _text(self, line: Line, column: int) -> str:
        if column == ROW:
            return f"{line.row:,}" if line.row else ""
        if column == TEXT:
            return cut(line.text or (in_words(line.problem) if line.fate is None else ""), _LONGEST)
        if column == FATE:
            return fate_text(line.fate)
        return _more(line)


def fate_text(fate: Fate | None) -> str:
    """What becomes of a line, in a word or two."""
    return translated(FATES[fate][0]) if fate is not None else translated("To know")


def _more(line: Line) -> str:
    """What it lacks or what is wrong, or else which fields change, or who it may be."""
    entry = line.entry
    if line.without and entry is not None:
        return f"{without_text(entry.noun, line.without)}. {line.problem}"
    if line.problem and line.fate is Fate.LEFT_OUT:
        return line.problem
    if line.problem:
        return in_words(line.problem) if line.text else ""
    if entry is None:
        return ""
    if entry.candidates:
        return translated("Is it {}?").format(entry.candidates[0].name)
    fields = [field_text(entry.noun, change.field) for change in entry.changes]
    more = len(fields) - _FIELDS_NAMED
    named = ", ".join(fields[:_FIELDS_NAMED])
    return translated("{} and {} more").format(named, more) if more > 0 else named


class LinesTable(RowsView):
    """Keeps its place when the lines are rehearsed anew."""

    current_changed = Signal(object)
    """The Line that is current; None where there is none."""
    opened = Signal()
    """Enter was pressed on a line, or it was double-clicked."""
    leave_out_wanted = Signal()
    """Of the line that is current; or the other way round, where it is left out."""
    take_back_wanted = Signal()
    """Of what was last decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(RecordDelegate(self))
        self.setAccessibleName(self.tr("Lines of the file"))
        list_rows(self)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        character = QFontMetrics(self.font()).averageCharWidth()
        for column in (TEXT, MORE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, characters in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            width = characters * character + 2 * theme.GRID
            self.setColumnWidth(column, max(width, header.sectionSizeHint(column)))
        self.doubleClicked.connect(lambda index: self.opened.emit())
        self.leave_out = self._action(QKeySequence.StandardKey.Delete, self.leave_out_wanted)
        self.take_back = self._action(QKeySequence.StandardKey.Undo, self.take_back_wanted)
        self.take_back.setText(self.tr("Undo this choice"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.offer(may_leave_out=False, is_left_out=False, can_take_back=False)

    def _action(self, key: QKeySequence.StandardKey, wanted: SignalInstance) -> QAction:
        """What can be done by a key while the list has the cursor, and by its menu."""
        action = QAction(self)
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda: wanted.emit())
        self.addAction(action)
        return action

    def offer(self, *, may_leave_out: bool, is_left_out: bool, can_take_back: bool) -> None:
        """Say what can be done with the line that is current."""
        self.leave_out.setText(self.tr("Import it after all") if is_left_out else self.tr("Leave out"))
        self.leave_out.setEnabled(may_leave_out or is_left_out)
        self.take_back.setEnabled(can_take_back)

    def show_row_of_file(self, row: int) -> None:
        """Make the line current that stands in a row of the file, where it is listed."""
        found = (at for at in range(self.lines.rowCount()) if self.lines.line(at).row == row)
        at = next(found, None)
        if at is not None:
            self.go_to(at)

    def show_lines(self, rehearsed: Rehearsed, places: Sequence[int]) -> None:
        """Show the lines at these places; the one that was current stays so, or else its neighbour is."""
        before = self.currentIndex().row()
        kept = self.lines.place(before) if before >= 0 else None
        offset = self.verticalScrollBar().value()
        self.lines.show_lines(rehearsed, places)
        if not places:
            self.current_changed.emit(None)
            return
        row = self.lines.row_of(kept) if kept is not None else None
        self.verticalScrollBar().setValue(offset)
        self.go_to(min(max(before, 0), len(places) - 1) if row is None else row)

    def go_to(self, row: int) -> None:
        """Make a row current. (`selectRow` finds none where one reads from right to left.)"""
        self.setCurrentIndex(self.lines.index(row, TEXT))

    def current(self) -> Line | None:
        """The line that is current."""
        index = self.currentIndex()
        return self.lines.line(index.row()) if index.isValid() else None

    def currentChanged(self, current: object, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.current_changed.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        row = row_after(plain_key(event), self)
        if plain_key(event) in OPENING:
            self.opened.emit()
        elif row is not None:
            self.go_to(row)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.lines.rowCount():
            self.go_to(0 if key == Qt.Key.Key_Home else self.lines.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing, as in lists: typing a letter would walk every row, a million of them."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what changes is only said beside the list."""
        super().resizeEvent(event)
        self.setColumnHidden(MORE, event.size().width() < _WITH_MORE)
