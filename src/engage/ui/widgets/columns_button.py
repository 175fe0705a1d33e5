"""The button that offers the columns of a list: which are shown, and by which the rows are sorted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from engage.ui.icons import icon
from engage.ui.models.paged_table import PagedTable
from engage.ui.translation import translated
from engage.ui.widgets.record_table import RecordTable


class ColumnsButton(QToolButton):
    """Its menu opens below the head of the list, too, by the right button of the mouse."""

    def __init__(self, table: RecordTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self.setIcon(icon("view-column-outline"))
        self.setText(self.tr("Columns"))
        self.setAccessibleName(self.tr("Columns and order"))
        self.setToolTip(self.tr("Columns and order"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda place: menu.popup(header.mapToGlobal(place)))

    def _fill(self) -> None:
        menu, table = self.menu(), self._table
        model = table.model()
        assert isinstance(model, PagedTable)  # noqa: S101  a RecordTable has no other
        menu.clear()
        for orders in menu.findChildren(QMenu):  # which that takes out of the menu, but not away
            orders.deleteLater()
        chosen = table.chosen_columns()
        for number, column in enumerate(model.columns):
            entry = menu.addAction(translated(column.title))
            entry.setCheckable(True)
            entry.setChecked(number in chosen)
            entry.setEnabled(column.width > 0)
            entry.toggled.connect(lambda on, number=number: table.choose_column(number, is_wanted=on))
        menu.addSeparator()
        orders = menu.addMenu(self.tr("&Sort by"))
        group = QActionGroup(orders)
        for number, column in enumerate(model.columns):
            if column.sort:
                entry = orders.addAction(translated(column.title))
                entry.setCheckable(True)
                entry.setChecked(column.sort == model.sort_by.removeprefix("-"))
                entry.triggered.connect(lambda on, number=number: table.sort_by_column(number))
                group.addAction(entry)
        orders.addSeparator()
        turn = orders.addAction(self.tr("&The other way round"))
        turn.triggered.connect(lambda: model.load(sort=_turned(model.sort_by)))
        menu.addAction(self.tr("&Usual columns and widths")).triggered.connect(table.arrange_as_usual)


def _turned(sort: str) -> str:
    return sort.removeprefix("-") if sort.startswith("-") else f"-{sort}"
