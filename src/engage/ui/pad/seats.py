"""The seats along the top of the pad: who has which key, who waits to speak, and who has not spoken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyle, QStyledItemDelegate, QWidget
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from engage.domain.pad import Seat, Unknown, hand_places
from engage.domain.quick_log import MarkKind, as_typed
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.pad import wording
from engage.ui.widgets.words import Words, tip

_SEAT = Qt.ItemDataRole.UserRole
_PARTS = Qt.ItemDataRole.UserRole + 1
"""Key, name and standing; whether one waits to speak."""

_WIDTH = 19 * theme.GRID
_DEEDS = ("pad_hand", "pad_came", "pad_went", "pad_key")

_Index = QModelIndex | QPersistentModelIndex


class SeatsView(QListView):
    """Enter or a press puts the seat into the line; the other deeds are in its menu, with their keys."""

    named = Signal(str)
    """The mark that names the seat in a line."""
    resolve_wanted = Signal(str)
    """The name of somebody who is not known yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = context.actions
        self._seats: Sequence[Seat] = ()
        self._rows = 2
        self._across = 1
        self.beyond = Words(role="quiet")
        """How many more there are to scroll to; for whoever lays the seats out to put below them."""
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setObjectName("Seats")
        self.setAccessibleName(self.tr("Seats"))
        self._cards = _SeatDelegate(self)
        self.setItemDelegate(self._cards)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._take)
        self.verticalScrollBar().valueChanged.connect(self._tell_beyond)
        self.verticalScrollBar().rangeChanged.connect(self._tell_beyond)

    def show_seats(self, seats: Sequence[Seat], unknown: Sequence[Unknown], zone: str) -> None:
        """Show these, keeping the place; behind them those who are named and not known."""
        current = self.current_seat()
        self._seats = seats
        places = hand_places(seats)
        items = []
        for seat in seats:
            place = places.get(seat.attendance_id)
            said = wording.standing(seat, place, zone)
            items.append(
                self._item(seat, (seat.key, seat.name, said), wording.heard(seat, place, zone), place == 0)
            )
        for name in unknown:
            said = self.tr("{} to resolve").format(f"{name.pieces:,}")
            told = self.tr("{}, not known yet, {}").format(name.name, said)
            items.append(self._item(name, ("?", name.name, said), told, is_next=False))
        self._model.clear()
        self._model.appendColumn(items) if items else None
        for row, seat in enumerate(seats):
            if current is not None and seat.attendance_id == current.attendance_id:
                self.setCurrentIndex(self._model.index(row, 0))
        self._fit()

    def _item(
        self, of: Seat | Unknown, parts: tuple[str, str, str], told: str, is_next: bool
    ) -> QStandardItem:
        item = QStandardItem(parts[1])
        item.setData(of, _SEAT)
        item.setData((*parts, is_next), _PARTS)
        item.setAccessibleText(told)
        item.setToolTip(tip(told))
        item.setEditable(False)
        return item

    def current_seat(self) -> Seat | None:
        """The seat on which the cursor stands, while it is here."""
        of = self.currentIndex().data(_SEAT)
        return of if isinstance(of, Seat) else None

    def _take(self, index: _Index) -> None:
        of = index.data(_SEAT)
        if isinstance(of, Seat):
            self.named.emit(as_typed(MarkKind.WHO, of.key or of.name))
        elif of is not None:
            self.resolve_wanted.emit(of.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the seat with this key, else to the name that begins so."""
        keys = [seat.key for seat in self._seats]
        if search.casefold() in keys:
            self.setCurrentIndex(self._model.index(keys.index(search.casefold()), 0))
        else:
            super().keyboardSearch(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the seat under the cursor."""
        if self.current_seat() is not None:
            menu = QMenu(self)
            menu.addActions([self._actions[name] for name in _DEEDS])
            place = self.visualRect(self.currentIndex()).center()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(place))

    # How high it stands

    def show_rows(self, rows: int) -> None:
        """Let so many rows be seen at once; for those beyond, one scrolls."""
        if rows != self._rows:
            self._rows = rows
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the rows of seats that are to be seen, each row as wide as there is room."""
        height = self._cards.sizeHint(Option(), QModelIndex()).height()
        room = self.width() - self.verticalScrollBar().sizeHint().width() - 1
        self._across = max(room // _WIDTH, 1)
        rows = min(-(-max(self._model.rowCount(), 1) // self._across), self._rows)
        self._cards.width = room // self._across
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(rows * height)
        self._tell_beyond()

    def _tell_beyond(self) -> None:
        """Say how many seats lie above and below those that are seen, also to whoever hears it."""
        height = self._cards.sizeHint(Option(), QModelIndex()).height()
        above = round(self.verticalScrollBar().value() / height) * self._across
        below = self._model.rowCount() - above - round(self.height() / height) * self._across
        told = []
        if above:
            told.append(self.tr("{} more above").format(f"{above:,}"))
        if below > 0:
            told.append(self.tr("{} more below").format(f"{below:,}"))
        self.beyond.setText(", ".join(told))
        self.beyond.setVisible(bool(told))
        self.setAccessibleDescription(self.beyond.text())


class _SeatDelegate(QStyledItemDelegate):
    """A card: the key and how the seat stands above, the name below."""

    width = _WIDTH

    def sizeHint(self, option: Option, index: _Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QWidget)  # noqa: S101  it was given one
        return QSize(self.width, 2 * view.fontMetrics().height() + 5 * theme.GRID)

    def paint(self, painter: QPainter, option: Option, index: _Index) -> None:
        key, name, said, is_next = index.data(_PARTS)
        scheme = theme.current()
        has_cursor = bool(
            option.state & QStyle.StateFlag.State_HasFocus or option.state & QStyle.StateFlag.State_MouseOver
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(0, 0, -theme.GRID, -theme.GRID)
        painter.setPen(QColor(scheme.accent if is_next or has_cursor else scheme.line))
        painter.setBrush(QColor(scheme.selection if is_next else scheme.surface))
        painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), 6, 6)
        inside = card.adjusted(theme.GRID + 2, theme.GRID - 2, -theme.GRID - 2, 2 - theme.GRID)
        metrics = option.fontMetrics
        above = QRect(inside.topLeft(), QSize(inside.width(), metrics.height() + 4))
        chip = QRect(above.topLeft(), QSize(metrics.horizontalAdvance(key) + 2 * theme.GRID, above.height()))
        if key:
            painter.setPen(QColor(scheme.line))
            painter.setBrush(QColor(scheme.surface))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(QColor(scheme.text))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, key)
        beside = above.adjusted(chip.width() + 4, 0, 0, 0)
        painter.setPen(QColor(scheme.accent if is_next else scheme.quiet))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(beside, right, metrics.elidedText(said, Qt.TextElideMode.ElideRight, beside.width()))
        below = QRect(
            QPoint(inside.left(), inside.bottom() - metrics.height()),
            QSize(inside.width(), metrics.height() + 1),
        )
        painter.setPen(QColor(scheme.text))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(below, left, metrics.elidedText(name, Qt.TextElideMode.ElideRight, below.width()))
        painter.restore()
