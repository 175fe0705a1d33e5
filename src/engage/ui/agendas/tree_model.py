"""Agendas and their themes as a tree, with what was heard on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from engage.domain.agendas import Agenda, Theme, level_name
from engage.domain.records import Noun
from engage.domain.theme_trees import below, tree_of
from engage.services.themes import Heard
from engage.ui.agendas import stance_bar
from engage.ui.agendas.moves import Place
from engage.ui.widgets.words import tip

NOUN = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
CODE = Qt.ItemDataRole.UserRole + 2
HEARD = Qt.ItemDataRole.UserRole + 3
COLOUR = Qt.ItemDataRole.UserRole + 4
KEYWORDS = Qt.ItemDataRole.UserRole + 5
LEVEL = Qt.ItemDataRole.UserRole + 6
"""What the level of a theme is called: "pillar"."""

TITLE, PIECES, ORGANISATIONS, STANCES = range(4)

_MIME = "application/x-engage-theme"
"""What is dragged: the id of a theme, within this tree only."""

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Agendas:
    """All that the tree shows."""

    agendas: Sequence[Agenda]
    themes: Sequence[Theme]
    heard: Mapping[int, Heard]


class AgendaTree(QStandardItemModel):
    """Each agenda with its themes below it; the data is small enough to be held whole.

    A theme may be dragged elsewhere within its agenda. The rows stay until the move is stored and the tree
    is shown anew.
    """

    move_wanted = Signal(object, object)
    """The Theme, and the Place where it was dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(self.titles()), parent)
        self.setHorizontalHeaderLabels(self.titles())
        self._themes: Mapping[int, Theme] = {}
        self._titles: dict[tuple[Noun, int], QStandardItem] = {}

    def titles(self) -> list[str]:
        """What the columns are called."""
        return [self.tr("Theme"), self.tr("Feedback"), self.tr("Organisations"), self.tr("Stance")]

    def show_agendas(self, found: Agendas) -> None:
        """Show these agendas from now on."""
        self._titles.clear()
        self.setRowCount(0)
        self._themes = {theme.id: theme for theme in found.themes}
        tree = tree_of(found.themes)
        for agenda in found.agendas:
            row = _row(Noun.AGENDA, agenda.id, agenda.title, None)
            self.appendRow(row)
            self._titles[Noun.AGENDA, agenda.id] = row[TITLE]
        levels = {agenda.id: agenda.level_names for agenda in found.agendas}
        depths: dict[int, int] = {}
        for id in [each for first in tree.get(None, ()) for each in (first, *below(tree, first))]:
            theme = self._themes[id]
            depths[id] = depths[theme.parent.id] + 1 if theme.parent else 0
            row = _row(Noun.THEME, id, theme.title, found.heard.get(id, Heard()))
            _tell(row[TITLE], theme, level_name(levels[theme.agenda.id], depths[id]))
            above = (Noun.THEME, theme.parent.id) if theme.parent else (Noun.AGENDA, theme.agenda.id)
            self._titles[above].appendRow(row)
            self._titles[Noun.THEME, id] = row[TITLE]

    def index_of(self, noun: Noun, id: int) -> QModelIndex:
        """The index of a record; an invalid one where the tree does not hold it."""
        title = self._titles.get((noun, id))
        return title.index() if title is not None else QModelIndex()

    # Dragging

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].data(ID)).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Whether the theme may stand there: in its agenda, and not below itself."""
        theme = self._dragged(data)
        if theme is None or not parent.isValid():
            return False
        above = parent.sibling(parent.row(), TITLE)
        while above.data(NOUN) == Noun.THEME:
            if above.data(ID) == theme.id:
                return False
            above = above.parent()
        return bool(above.data(ID) == theme.agenda.id)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Ask for the move. Answers False, as True would make the view take the row out by itself."""
        if self.canDropMimeData(data, action, row, column, parent):
            above = parent.sibling(parent.row(), TITLE)
            before = self.index(row, TITLE, above).data(ID) if row >= 0 else None
            below = above.data(ID) if above.data(NOUN) == Noun.THEME else None
            self.move_wanted.emit(self._dragged(data), Place(below, before))
        return False

    def _dragged(self, data: QMimeData) -> Theme | None:
        id = bytes(data.data(_MIME).data()).decode()
        return self._themes.get(int(id)) if id else None


def _row(noun: Noun, id: int, title: str, heard: Heard | None) -> list[QStandardItem]:
    counts = [_count(heard.pieces), _count(heard.organisations)] if heard is not None else ["", ""]
    row = [QStandardItem(text) for text in (title, *counts, "")]
    for item in row:
        item.setEditable(False)
        item.setDragEnabled(noun is Noun.THEME)
        item.setData(str(noun), NOUN)
        item.setData(id, ID)
        item.setData(heard, HEARD)
    row[TITLE].setAccessibleText(title)
    if heard is not None:
        stances = stance_bar.told(heard.stances)
        row[STANCES].setAccessibleText(stances)
        row[STANCES].setToolTip(tip(stances))
    return row


def _tell(item: QStandardItem, theme: Theme, level: str) -> None:
    """Say all that tells a theme where its title stands."""
    keywords = ", ".join(theme.keywords)
    item.setData(theme.code, CODE)
    item.setData(theme.colour, COLOUR)
    item.setData(keywords, KEYWORDS)
    item.setData(level, LEVEL)
    item.setAccessibleText(f"{theme.code} {theme.title}")
    item.setAccessibleDescription(", ".join(filter(None, (level, keywords))))
    said = (f"{theme.code} {theme.title}", level, keywords)
    item.setToolTip(tip(" · ".join(filter(None, said))))


def _count(number: int) -> str:
    return f"{number:,}" if number else "–"
