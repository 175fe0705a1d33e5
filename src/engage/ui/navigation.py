"""The pages at the left, each with how much it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engage.ui import theme
from engage.ui.widgets.words import tip

_COUNT = Qt.ItemDataRole.UserRole
_WIDTH = 23 * theme.GRID
_NARROW_WIDTH = 7 * theme.GRID
_ICON = 2 * theme.GRID
_PADDING = 12
_GAP = 10
_THOUSANDS_FROM = 100_000
_LONGEST_COUNT = "99,999"


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    title: str
    icon: QIcon


class Navigation(QFrame):
    """Chooses the page; only icons where the window is narrow."""

    chosen = Signal(int)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Navigation")
        self._model = QStandardItemModel(self)
        for place in places:
            item = QStandardItem(place.icon, place.title)
            item.setEditable(False)
            self._model.appendRow(item)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setModel(self._model)
        self._delegate = _PlaceDelegate(self)
        self.list.setItemDelegate(self._delegate)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.selectionModel().currentChanged.connect(lambda index: self.chosen.emit(index.row()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.GRID, 0, theme.GRID)
        layout.addWidget(self.list)
        self.set_narrow(False)

    def choose(self, number: int) -> None:
        """Show a page as the chosen one."""
        self.list.setCurrentIndex(self._model.index(number, 0))

    def set_count(self, number: int, count: int | None) -> None:
        """Say how many records a page holds."""
        item = self._model.item(number)
        text = f"{count:,}" if count is not None else ""
        item.setData(short_count(count) if count is not None else "", _COUNT)
        item.setAccessibleText(f"{item.text()} {text}".strip())
        self._tell(number)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave out the words where there is no room for them."""
        self._delegate.is_narrow = is_narrow
        for row in range(self._model.rowCount()):
            self._tell(row)
        self._set_width()
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the system's text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._set_width)

    def _set_width(self) -> None:
        """Leave room for the longest title with the longest count: nothing moves when it arrives."""
        titles = (self._model.item(row).text() for row in range(self._model.rowCount()))
        bold = QFont(self.list.font())
        bold.setBold(True)
        words = max((QFontMetrics(bold).horizontalAdvance(title) for title in titles), default=0)
        count = self.list.fontMetrics().horizontalAdvance(_LONGEST_COUNT)
        wide = max(_WIDTH, 2 * (theme.GRID + _PADDING) + _ICON + _GAP + words + _GAP + count)
        self.setFixedWidth(_NARROW_WIDTH if self._delegate.is_narrow else wide)

    def _tell(self, row: int) -> None:
        """Say in a tip what there is no room to show."""
        item = self._model.item(row)
        said, shown = item.accessibleText() or item.text(), item.data(_COUNT) or ""
        is_told = not self._delegate.is_narrow and said.endswith(f" {shown}".rstrip())
        item.setToolTip("" if is_told else tip(said))


def short_count(count: int) -> str:
    """How many, in six letters at most: "12,345", then "123k" and "1.2m"."""
    if count < _THOUSANDS_FROM:
        return f"{count:,}"
    if count < 1_000_000:
        return f"{count // 1000}k"
    return f"{count // 100_000 / 10:,.1f}m" if count < 100_000_000 else f"{count // 1_000_000:,}m"


class _PlaceDelegate(QStyledItemDelegate):
    is_narrow = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(4 * theme.GRID, theme.row_height(option.fontMetrics))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        scheme = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place = option.rect.adjusted(theme.GRID, 0, -theme.GRID, 0)
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(scheme.selection if is_chosen else scheme.chip))
            painter.drawRoundedRect(place, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(scheme.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            # Inside its line: what is drawn beside it is not painted over when another is chosen.
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inside = place.adjusted(_PADDING, 0, -_PADDING, 0)
        icon = QRect(inside.left(), inside.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        index.data(Qt.ItemDataRole.DecorationRole).paint(painter, icon)
        if not self.is_narrow:
            painter.setPen(QColor(scheme.accent if is_chosen else scheme.text))
            font = painter.font()
            font.setBold(is_chosen)
            painter.setFont(font)
            words = inside.adjusted(_ICON + _GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, index.data())
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(QColor(scheme.quiet))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inside, right, index.data(_COUNT) or "")
        painter.restore()
