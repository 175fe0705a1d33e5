"""What every table of whole rows has: no lines between its cells, and rows as high as their text asks for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QComboBox, QHeaderView, QTableView

from engage.ui import theme
from engage.ui.widgets.scrolling import bring_row_into_sight


class RowsView(QTableView):
    """Shows the row to which the keys go, also where only a part of the table is in sight: text is large."""

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        if self.hasFocus():
            bring_row_into_sight(self, index)


def list_rows(table: QTableView, *, several: bool = False, higher: int = 0) -> None:
    """Let a table show its rows as lists do, one line each, and let whole ones be chosen: one, or `several`.

    Each is `higher` by so many pixels than its text asks for.
    """
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    mode = QAbstractItemView.SelectionMode
    table.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setMinimumSectionSize(theme.ROW_HEIGHT)
    rows.setDefaultSectionSize(theme.row_height(table.fontMetrics()) + higher)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def take_what_is_chosen(delegate: QAbstractItemDelegate, box: QComboBox) -> None:
    """Take what is chosen in the box of a cell as soon as it is, and put the box away."""
    box.activated.connect(lambda: delegate.commitData.emit(box))
    box.activated.connect(lambda: delegate.closeEditor.emit(box))
