"""Influence crosswise with interest: how many there are of each, and a part of it to be chosen."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from engage.domain.facets import Rectangle
from engage.domain.filters import RatingRange
from engage.ui import theme
from engage.ui.widgets.words import tip

_MOST = 5
_PAUSE = 250
"""Milliseconds after which what is being drawn over is taken as meant."""


class RatingGrid(QTableWidget):
    """Five by five: interest goes to the right, influence upwards. Shift and the arrows choose several."""

    chosen = Signal(object)
    """A Rectangle, or None for any ratings."""
    entered = Signal()
    """The cursor has come into it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_MOST, _MOST, parent)
        self.setObjectName("RatingGrid")
        self.setAccessibleName(self.tr("Influence crosswise with interest"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ratings = [str(rating) for rating in range(1, _MOST + 1)]
        self.setHorizontalHeaderLabels(ratings)
        self.setVerticalHeaderLabels(ratings[::-1])
        self._row = self.fontMetrics().height() + theme.GRID
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setMinimumSectionSize(2 * theme.GRID)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self._row)
        self._cells = {place: QTableWidgetItem() for place in product(range(_MOST), repeat=2)}
        for (row, column), item in self._cells.items():
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.setItem(row, column, item)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.itemSelectionChanged.connect(self._pause.start)
        self.show_counts({})

    def show_counts(self, counts: Mapping[tuple[int, int], int]) -> None:
        """Show how many there are of each influence and interest."""
        for (row, column), item in self._cells.items():
            influence, interest = _MOST - row, column + 1
            count = counts.get((influence, interest), 0)
            item.setText(f"{count:,}" if count else "")
            heard = self.tr("Influence {}, interest {}: {}").format(influence, interest, f"{count:,}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)
            item.setToolTip(tip(heard))

    def show_chosen(self, ratings: Rectangle | None) -> None:
        """Show what the filter asks for."""
        self._pause.stop()
        with QSignalBlocker(self):
            if ratings is None:
                self.clearSelection()
                return
            rows, columns = _ends(ratings.influence), _ends(ratings.interest)
            model = self.model()
            first = model.index(_MOST - rows[1], columns[0] - 1)
            last = model.index(_MOST - rows[0], columns[1] - 1)
            self.selectionModel().select(
                QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    def _tell(self) -> None:
        ranges = self.selectedRanges()
        if not ranges:
            self.chosen.emit(None)
            return
        part = ranges[0]
        influence = RatingRange(_MOST - part.bottomRow(), _MOST - part.topRow())
        self.chosen.emit(Rectangle(influence, RatingRange(part.leftColumn() + 1, part.rightColumn() + 1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the one cell that is chosen gives it up."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and self.selectedItems() == [item]:
            self.clearSelection()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) and self.selectedItems():
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def sizeHint(self) -> QSize:
        header = self.horizontalHeader().sizeHint().height()
        return QSize(10 * theme.GRID, header + _MOST * self._row + 2 * self.frameWidth() + theme.GRID)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _ends(ratings: RatingRange) -> tuple[int, int]:
    return ratings.first or 1, ratings.last or _MOST
