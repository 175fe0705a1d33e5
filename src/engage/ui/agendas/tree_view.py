"""The tree of agendas on its page: its columns, what is folded away, and which row is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from engage.domain.records import Noun
from engage.ui import theme as look
from engage.ui.agendas.tree_model import (
    ID,
    NOUN,
    ORGANISATIONS,
    PIECES,
    STANCES,
    TITLE,
    AgendaDelegate,
    Agendas,
    AgendaTree,
)

_WITH_STANCES = 75 * look.GRID
"""From this width on, the tree shows who spoke and how they stood beside the titles."""


class AgendaView(QTreeView):
    """Shows an AgendaTree; its place and what is folded away stay when the tree is shown anew."""

    record_chosen = Signal(object, int)
    """The noun and the id of the agenda or theme that is current."""

    def __init__(self, tree: AgendaTree, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._parents: list[tuple[Noun, int]] = []
        self.setModel(tree)
        self.setItemDelegate(AgendaDelegate(self))
        self.setAccessibleName(self.tr("Agendas and their themes"))
        self.setUniformRowHeights(True)
        self.setIndentation(2 * look.GRID)
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        if not is_read_only:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_agendas(self, found: Agendas, chosen: tuple[Noun, int] | None) -> None:
        """Show these agendas, with this one of them, or of their themes, chosen; else the first."""
        top = self.verticalScrollBar().value()
        closed = [key for key in self._parents if not self.isExpanded(self._tree.index_of(*key))]
        self._parents = _with_something_below(found)
        self._tree.show_agendas(found)
        self._size_columns()
        self.expandAll()
        for key in closed:
            self.setExpanded(self._tree.index_of(*key), False)
        if found.agendas:
            index = self._tree.index_of(*chosen) if chosen else QModelIndex()
            self.setCurrentIndex(index if index.isValid() else self._tree.index(0, 0))
            self.verticalScrollBar().setValue(top)

    def choose(self, noun: Noun, id: int) -> None:
        """Choose an agenda or a theme, where the tree has it."""
        index = self._tree.index_of(noun, id)
        if index.isValid():
            self.setCurrentIndex(index)

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.record_chosen.emit(Noun(index.data(NOUN)), index.data(ID))

    # Columns

    def _size_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().averageCharWidth()
        for column, characters in ((PIECES, 10), (ORGANISATIONS, 14), (STANCES, 20)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, characters * width + 2 * look.GRID)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in (PIECES, ORGANISATIONS):
            self._tree.setHeaderData(
                column, Qt.Orientation.Horizontal, right, Qt.ItemDataRole.TextAlignmentRole
            )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        header.setDefaultAlignment(left)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Where there is little room, titles come before all but the count of feedback."""
        for column in (ORGANISATIONS, STANCES):
            self.setColumnHidden(column, self.width() < _WITH_STANCES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()


def _with_something_below(found: Agendas) -> list[tuple[Noun, int]]:
    """The agendas, and the themes that have others below them."""
    parents = {theme.parent.id for theme in found.themes if theme.parent}
    return [
        *((Noun.AGENDA, agenda.id) for agenda in found.agendas),
        *((Noun.THEME, theme.id) for theme in found.themes if theme.id in parents),
    ]
