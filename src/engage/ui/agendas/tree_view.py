"""The tree of agendas on its page: its columns, what is folded away, and which row is chosen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from engage.domain.feedback import Stance
from engage.domain.records import Noun
from engage.ui import theme as look
from engage.ui.agendas import stance_bar
from engage.ui.agendas.tree_delegate import AgendaDelegate, inside
from engage.ui.agendas.tree_model import (
    HEARD,
    ID,
    NOUN,
    ORGANISATIONS,
    PIECES,
    STANCES,
    TITLE,
    Agendas,
    AgendaTree,
)
from engage.ui.icons import icon
from engage.ui.widgets.words import tip

_WIDTHS = {PIECES: (10, 4), ORGANISATIONS: (14, 4), STANCES: (20, 10)}
"""Characters of each column where there is room, and where there is little."""
_ROOMY = 75 * look.GRID
"""From this width on, the columns are broad and have their names above them; below it, signs."""
_LEAST_TITLE = 20
"""Characters that are left to titles at least; before that, the bars go, and then the organisations."""
_SIGNS = {
    PIECES: "comment-text-outline",
    ORGANISATIONS: "account-group-outline",
    STANCES: "scale-balance",
}


class AgendaView(QTreeView):
    """Shows an AgendaTree; its place and what is folded away stay when the tree is shown anew."""

    record_chosen = Signal(object, int)
    """The noun and the id of the agenda or theme that is current."""
    heard_wanted = Signal(int, object)
    """The column of the current theme whose list is to be seen, and the Stance, where one was meant."""

    def __init__(self, tree: AgendaTree, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = tree
        self._parents: list[tuple[Noun, int]] = []
        self._pressed = QModelIndex()
        self.setModel(tree)
        self.setItemDelegate(AgendaDelegate(self))
        self.setAccessibleName(self.tr("Agendas and their themes"))
        self.setUniformRowHeights(True)
        self.setIndentation(2 * look.GRID)
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        if not is_read_only:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setMouseTracking(True)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(4 * look.GRID)
        self.header().setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.header().setDefaultAlignment(left)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in (PIECES, ORGANISATIONS):
            tree.setHeaderData(column, Qt.Orientation.Horizontal, right, Qt.ItemDataRole.TextAlignmentRole)
        self._fit_columns()
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_agendas(self, found: Agendas, chosen: tuple[Noun, int] | None) -> None:
        """Show these agendas, with this one of them, or of their themes, chosen; else the first."""
        top = self.verticalScrollBar().value()
        closed = [key for key in self._parents if not self.isExpanded(self._tree.index_of(*key))]
        self._parents = _with_something_below(found)
        self._tree.show_agendas(found)
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

    # The lists behind the numbers

    def lists_menu(self, parent: QWidget) -> QMenu:
        """The lists behind what is counted in the current row, each with its number."""
        menu = QMenu(self.tr("What was said"), parent)
        heard = self.currentIndex().data(HEARD)
        if heard is None:
            menu.addAction(self.tr("Everything")).triggered.connect(
                lambda: self.heard_wanted.emit(PIECES, None)
            )
            return menu
        counts = (
            (PIECES, self.tr("Feedback: {}").format(f"{heard.pieces:,}")),
            (ORGANISATIONS, self.tr("By organisations: {}").format(f"{heard.organisations:,}")),
        )
        for column, text in counts:
            wanted = menu.addAction(text)
            wanted.triggered.connect(lambda checked, column=column: self.heard_wanted.emit(column, None))
        for stance in (stance for stance in stance_bar.ORDER if heard.stances.get(stance)):
            wanted = menu.addAction(stance_bar.heading(stance, heard.stances[stance]))
            wanted.triggered.connect(lambda checked, stance=stance: self.heard_wanted.emit(STANCES, stance))
        return menu

    def show_lists(self) -> None:
        """Offer the lists behind the numbers of the current row, beside it."""
        menu = self.lists_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        at = self.visualRect(self.currentIndex()).bottomLeft()
        menu.popup(self.viewport().mapToGlobal(at))
        menu.setActiveAction(menu.actions()[0])

    def _led_to(self, at: QPoint) -> tuple[int, Stance | None] | None:
        """The column and the stance whose list what stands here leads to; None where nothing does."""
        index = self.indexAt(at)
        heard = index.data(HEARD) if index.isValid() else None
        if heard is None or not heard.pieces:
            return None
        if index.column() == PIECES or (index.column() == ORGANISATIONS and heard.organisations):
            return index.column(), None
        if index.column() == STANCES:
            rect = inside(self.visualRect(index))
            found = stance_bar.pieces(heard.stances, rect, self.fontMetrics())
            return next(((STANCES, stance) for stance, place in found if place.contains(at)), None)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A number or a piece of a bar leads to its list."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        led_to = self._led_to(at)
        is_click = self._pressed.isValid() and self._pressed == self.indexAt(at)
        if is_click and led_to is not None and event.button() == Qt.MouseButton.LeftButton:
            self.heard_wanted.emit(*led_to)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        leads = self._led_to(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    # Columns

    def _fit_columns(self) -> None:
        """Give each column what it needs; where there is little room, signs stand above them for names."""
        is_roomy = self.width() >= _ROOMY
        character = self.fontMetrics().averageCharWidth()
        left = self.width() - 2 * self.frameWidth() - _LEAST_TITLE * character
        for column, (broad, narrow) in _WIDTHS.items():
            width = (broad if is_roomy else narrow) * character + 2 * look.GRID
            left -= width
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.header().resizeSection(column, width)
            self.setColumnHidden(column, left < 0 and column != PIECES)
        for column, title in enumerate(self._tree.titles()):
            sign = QIcon() if is_roomy or column == TITLE else icon(_SIGNS[column], "quiet")
            heading = self._tree.horizontalHeaderItem(column)
            heading.setText(title if sign.isNull() else "")
            heading.setIcon(sign)
            heading.setToolTip(tip(title))
            heading.setAccessibleText(title)

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
