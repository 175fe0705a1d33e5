"""A layout that sets its widgets side by side and goes on in the next line where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QStyle, QWidget

from engage.ui import theme

_LETTERS = 24
"""As many on a line can still be read as a sentence."""


def stand_below(row: QBoxLayout, words: QWidget, room: int) -> None:
    """Let what follows the words of a row stand below them, where `room` leaves few letters to a line."""
    is_narrow = room < _LETTERS * words.fontMetrics().averageCharWidth()
    row.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)


class FlowLayout(QLayout):
    """For chips: as many lines as it takes, each as high as its highest widget."""

    def __init__(
        self,
        parent: QWidget | None = None,
        spacing: int = theme.GRID // 2,
        *,
        is_centred: bool = False,
    ) -> None:
        """Its lines begin where one begins to read; centred, each stands in the middle."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._is_centred = is_centred
        self._right: int | None = None
        self._hints: list[tuple[int, QLayoutItem, QSize]] | None = None
        """What has something to show, by its number, with the size that it would like; None: to be asked."""
        self._heights: dict[int, int] = {}
        """How high it stands, by the width that it is given."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def push_right(self) -> None:
        """Let what is added from now on stand at the end of its line."""
        self._right = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        super().invalidate()
        self._forget()

    def _forget(self) -> None:
        """Ask the widgets anew for their sizes; Qt asks for a height again and again, of the same widths."""
        self._hints = None
        self._heights.clear()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            margins = self.contentsMargins()
            room = QRect(0, 0, width - margins.left() - margins.right(), 0)
            self._heights[width] = self._arrange(room, move=False) + margins.top() + margins.bottom()
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(sum(size.width() for size in sizes) + gaps, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Put the widgets in their places, or only see how high they stand."""
        for item in self._items if move else ():
            if not item.sizeHint().width():
                item.setGeometry(QRect(rect.topLeft(), QSize()))  # it has nothing to show
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(place.height() for _, _, place in line)
            left_over = rect.width() - line[-1][2].right() - 1
            for number, item, place in line if move else ():
                is_right = self._right is not None and number >= self._right
                shift = left_over // 2 if self._is_centred else left_over if is_right else 0
                place.translate(rect.x() + shift, y + (height - place.height()) // 2)
                item.setGeometry(QStyle.visualRect(self._direction(), rect, place))
            y += height + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)

    def _lines(self, width: int) -> list[list[tuple[int, QLayoutItem, QRect]]]:
        """What stands in each line, by its number, with its place there."""
        lines: list[list[tuple[int, QLayoutItem, QRect]]] = []
        x = 0
        if self._hints is None:
            asked = ((number, item, item.sizeHint()) for number, item in enumerate(self._items))
            self._hints = [each for each in asked if each[2].width() and not each[1].isEmpty()]
        for number, item, hint in self._hints:
            if not lines or x + hint.width() > width:
                lines.append([])
                x = 0
            size = QSize(min(hint.width(), width), hint.height())
            if size.width() < hint.width() and item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            lines[-1].append((number, item, QRect(QPoint(x, 0), size)))
            x += size.width() + self.spacing()
        return lines

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent is not None else QGuiApplication.layoutDirection()
