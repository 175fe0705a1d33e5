"""The list of facets: each with its values, to be ticked by mouse or keyboard."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from engage.ui import theme
from engage.ui.widgets.words import tip

KEY = Qt.ItemDataRole.UserRole
"""What tells a value apart; None for the line that asks for more of them."""
WRITTEN = Qt.ItemDataRole.UserRole + 1
"""The value as a filter has it."""

Line = tuple[str, str, str, int]
"""A value: its key, as a filter has it, as it is read, and how many it would find."""


class FacetsTree(QTreeWidget):
    """Two levels: a click, Space or Enter ticks a value, Left and Right fold a facet."""

    toggled = Signal(object)
    """The item of a value that is to be ticked, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Facets")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setIndentation(3 * theme.GRID // 2)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(theme.GRID)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setItemDelegate(_WholeRow(self))

    def fill(
        self, top: QTreeWidgetItem, lines: Sequence[Line], ticked: Collection[str], more: str = ""
    ) -> None:
        """Show the values of a facet, with the cursor where it was; `more` asks for the rest of them."""
        current = self.currentItem()
        key = current.data(0, KEY) if current is not None and current.parent() is top else None
        was_in = current is not None and current.parent() is top
        top.takeChildren()
        for value, written, label, count in lines:
            item = QTreeWidgetItem(top, [label, f"{count:,}"])
            item.setData(0, KEY, value)
            item.setData(0, WRITTEN, written)
            item.setToolTip(0, tip(label))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(1, self.palette().placeholderText())
            item.setCheckState(0, Qt.CheckState.Checked if value in ticked else Qt.CheckState.Unchecked)
            if was_in and value == key:
                self.setCurrentItem(item)
        if more:
            item = QTreeWidgetItem(top, [more])
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setFirstColumnSpanned(True)
        top.setHidden(top.childCount() == 0)
        if was_in and self.currentItem() is None:
            self.setCurrentItem(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if item is not None and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item.parent() is None:
                item.setExpanded(not item.isExpanded())
            else:
                self.toggled.emit(item)
        else:
            super().keyPressEvent(event)


class _WholeRow(QStyledItemDelegate):
    """A click anywhere in a line is meant for its box; a tick shows when the filter has it."""

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        tree = self.parent()
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(tree, FacetsTree):
            item = tree.itemFromIndex(index)
            if item is not None and item.parent() is not None:
                tree.toggled.emit(item)
        return True
