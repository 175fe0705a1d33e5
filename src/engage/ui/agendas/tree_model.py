"""Agendas and their themes as a tree, with what was heard on each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Stance
from engage.domain.records import Noun
from engage.services.themes import Heard
from engage.ui import theme as look

NOUN = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
_CODE = Qt.ItemDataRole.UserRole + 2
_HEARD = Qt.ItemDataRole.UserRole + 3

TITLE, PIECES, ORGANISATIONS, STANCES = range(4)

_IN_A_BAR = (Stance.SUPPORT, Stance.MIXED, Stance.OPPOSE, Stance.NEUTRAL, Stance.UNCLEAR)
_BAR_HEIGHT = 8
_CODE_WIDTH = 6 * look.GRID


@dataclass(frozen=True, slots=True)
class Agendas:
    """All that the tree shows."""

    agendas: Sequence[Agenda]
    themes: Sequence[Theme]
    heard: Mapping[int, Heard]


class AgendaTree(QStandardItemModel):
    """Each agenda with its themes below it; the data is small enough to be held whole."""

    def show_agendas(self, found: Agendas) -> None:
        """Show these agendas from now on."""
        self.clear()
        self.setHorizontalHeaderLabels(
            [self.tr("Theme"), self.tr("Feedback"), self.tr("Organisations"), self.tr("Stance")]
        )
        roots = {}
        for agenda in found.agendas:
            row = _row(Noun.AGENDA, agenda.id, "", agenda.title, None)
            self.appendRow(row)
            roots[agenda.id] = row[0]
        below: dict[int, QStandardItem] = {}
        waiting = sorted(found.themes, key=lambda theme: theme.position)
        while waiting:
            placed = [theme for theme in waiting if theme.parent is None or theme.parent.id in below]
            for theme in placed:
                parent = below[theme.parent.id] if theme.parent else roots[theme.agenda.id]
                row = _row(Noun.THEME, theme.id, theme.code, theme.title, found.heard.get(theme.id, Heard()))
                parent.appendRow(row)
                below[theme.id] = row[0]
            waiting = [theme for theme in waiting if theme.id not in below]

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


def _row(noun: Noun, id: int, code: str, title: str, heard: Heard | None) -> list[QStandardItem]:
    texts = [
        title,
        *(["", "", ""] if heard is None else [_count(heard.pieces), _count(heard.organisations), ""]),
    ]
    row = [QStandardItem(text) for text in texts]
    for item in row:
        item.setEditable(False)
        item.setData(str(noun), NOUN)
        item.setData(id, ID)
    row[TITLE].setData(code, _CODE)
    row[TITLE].setAccessibleText(f"{code} {title}".strip())
    row[STANCES].setData(heard, _HEARD)
    if heard is not None:
        row[STANCES].setAccessibleText(
            ", ".join(
                f"{stance.label} {heard.stances[stance]}" for stance in _IN_A_BAR if heard.stances.get(stance)
            )
        )
    return row


def _count(number: int) -> str:
    return f"{number:,}" if number else "–"


class AgendaDelegate(QStyledItemDelegate):
    """Paints codes, titles, numbers, and a bar of how organisations stood."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(10 * look.GRID, look.row_height(option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
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
        index: QModelIndex | QPersistentModelIndex,
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
