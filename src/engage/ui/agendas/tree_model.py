"""Agendas and their themes as a tree, with what was heard on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Stance
from engage.domain.records import Noun
from engage.domain.theme_trees import below, tree_of
from engage.services.themes import Heard
from engage.ui import theme as look
from engage.ui.agendas.moves import Place

NOUN = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
_CODE = Qt.ItemDataRole.UserRole + 2
_HEARD = Qt.ItemDataRole.UserRole + 3

TITLE, PIECES, ORGANISATIONS, STANCES = range(4)

_IN_A_BAR = (Stance.SUPPORT, Stance.MIXED, Stance.OPPOSE, Stance.NEUTRAL, Stance.UNCLEAR)
_BAR_HEIGHT = 8
_CODE_WIDTH = 6 * look.GRID
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
        super().__init__(parent)
        self._themes: Mapping[int, Theme] = {}

    def show_agendas(self, found: Agendas) -> None:
        """Show these agendas from now on."""
        self.clear()
        self.setHorizontalHeaderLabels(
            [self.tr("Theme"), self.tr("Feedback"), self.tr("Organisations"), self.tr("Stance")]
        )
        self._themes = {theme.id: theme for theme in found.themes}
        tree = tree_of(found.themes)
        top: dict[int, QStandardItem] = {}
        for agenda in found.agendas:
            row = _row(Noun.AGENDA, agenda.id, "", agenda.title, None)
            self.appendRow(row)
            top[agenda.id] = row[0]
        placed: dict[int, QStandardItem] = {}
        for id in [each for first in tree.get(None, ()) for each in (first, *below(tree, first))]:
            theme = self._themes[id]
            row = _row(Noun.THEME, id, theme.code, theme.title, found.heard.get(id, Heard()))
            (placed[theme.parent.id] if theme.parent else top[theme.agenda.id]).appendRow(row)
            placed[id] = row[0]

    def index_of(self, noun: Noun, id: int, above: QModelIndex | None = None) -> QModelIndex:
        """The index of a record; an invalid one where the tree does not hold it."""
        above = above if above is not None else QModelIndex()
        for number in range(self.rowCount(above)):
            index = self.index(number, 0, above)
            if index.data(NOUN) == noun and index.data(ID) == id:
                return index
            found = self.index_of(noun, id, index)
            if found.isValid():
                return found
        return QModelIndex()

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


def _row(noun: Noun, id: int, code: str, title: str, heard: Heard | None) -> list[QStandardItem]:
    texts = [
        title,
        *(["", "", ""] if heard is None else [_count(heard.pieces), _count(heard.organisations), ""]),
    ]
    row = [QStandardItem(text) for text in texts]
    for item in row:
        item.setEditable(False)
        item.setDragEnabled(noun is Noun.THEME)
        item.setData(str(noun), NOUN)
        item.setData(id, ID)
    row[TITLE].setData(code, _CODE)
    row[TITLE].setAccessibleText(f"{code} {title}".strip())
    row[STANCES].setData(heard, _HEARD)
    if heard is not None:
        stances = ", ".join(
            f"{stance.label} {heard.stances[stance]}" for stance in _IN_A_BAR if heard.stances.get(stance)
        )
        row[STANCES].setAccessibleText(stances)
        row[STANCES].setToolTip(stances)
    return row


def _count(number: int) -> str:
    return f"{number:,}" if number else "–"


class AgendaDelegate(QStyledItemDelegate):
    """Paints codes, titles, numbers, and a bar of how organisations stood."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(10 * look.GRID, look.row_height(option.fontMetrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        scheme = look.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(scheme.selection))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        inside = option.rect.adjusted(look.GRID, 0, -look.GRID, -1)
        if index.column() == TITLE:
            self._paint_title(painter, inside, option, index)
        elif index.column() == STANCES:
            _paint_bar(painter, inside, index.data(_HEARD))
        else:
            painter.setPen(QColor(scheme.text))
            painter.drawText(
                inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, index.data()
            )
        painter.restore()

    def _paint_title(
        self,
        painter: QPainter,
        rect: QRect,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> None:
        scheme = look.current()
        font = QFont(option.font)
        code = index.data(_CODE)
        is_agenda = index.data(NOUN) == Noun.AGENDA
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if code:
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(scheme.quiet))
            painter.drawText(rect, centre, code)
            rect = rect.adjusted(
                max(_CODE_WIDTH, painter.fontMetrics().horizontalAdvance(code) + look.GRID), 0, 0, 0
            )
        font.setBold(is_agenda)
        painter.setFont(font)
        painter.setPen(QColor(scheme.text))
        title = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, centre, title)


def _paint_bar(painter: QPainter, rect: QRect, heard: Heard | None) -> None:
    total = sum(heard.stances.values()) if heard else 0
    if not heard or not total:
        return
    scheme = look.current()
    left = float(rect.left())
    for stance in _IN_A_BAR:
        width = rect.width() * heard.stances.get(stance, 0) / total
        colour = QColor(scheme.stance(stance))
        if stance is Stance.UNCLEAR:
            colour.setAlphaF(0.5)
        painter.fillRect(
            round(left),
            rect.center().y() - _BAR_HEIGHT // 2,
            round(left + width) - round(left),
            _BAR_HEIGHT,
            colour,
        )
        left += width
