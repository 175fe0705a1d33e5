"""A line and a list that lie over the window: a few letters, and Enter takes the first that fits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from engage.ui import theme as look
from engage.ui.widgets.entry_delegate import EntryDelegate
from engage.ui.widgets.words import Words, announce, announce_row

_WIDTH = 64 * look.GRID
_HEIGHT = 46 * look.GRID


class PickPalette(QDialog):
    """Lies over the window until something is taken or Esc is pressed; Shift+Enter takes and stays."""

    picked = Signal(int)
    """The row of what was taken."""
    typed = Signal(str)
    """What stands in the line now."""

    def __init__(self, parent: QWidget, *, title: str, line: str, hint: str, listed: str) -> None:
        """`line` and `listed` are what a screen reader calls the line and the list."""
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("Palette")
        self.setWindowTitle(title)
        self._what = Words(role="quiet", wraps=True)
        self._what.setContentsMargins(look.GRID // 2, 0, 0, 0)
        self.line = QLineEdit()
        self.line.setAccessibleName(line)
        self.line.setPlaceholderText(hint)
        look.enlarge(self.line, 1.2, bold=False)
        self._entries = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._entries)
        self.list.setItemDelegate(EntryDelegate(self))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(listed)
        self.list.clicked.connect(lambda index: self._take(index, stays=False))
        self._nothing = Words(role="quiet", wraps=True)
        self._nothing.setContentsMargins(look.GRID // 2, 0, 0, 0)
        self._is_finding = False
        self._pressed: bool | None = None
        """Enter was pressed while it was being looked for: whether the palette stays."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.GRID, look.GRID, look.GRID, look.GRID)
        layout.setSpacing(look.GRID)
        layout.addWidget(self._what)
        layout.addWidget(self.line)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        layout.addStretch()
        self.line.textChanged.connect(self.typed)

    def lie_over(self, window: QWidget, what: str, text: str = "") -> None:
        """Show it near the top of the window; `what` says what it is about, `text` is typed already."""
        self.resize(min(_WIDTH, window.width() - 4 * look.GRID), min(_HEIGHT, window.height() * 3 // 4))
        top = window.mapToGlobal(window.rect().topLeft())
        self.move(top.x() + (window.width() - self.width()) // 2, top.y() + look.GRID)
        self._is_finding, self._pressed = False, None
        self.say(what)
        self.line.setText(text)
        self.line.selectAll()
        self.show()
        self.line.setFocus()

    def say(self, what: str) -> None:
        """Say above the line what it is about."""
        self._what.setText(what)

    def wait_for_entries(self) -> None:
        """Keep an Enter that is pressed from now on for the entries that are shown next."""
        self._is_finding = True

    def show_entries(self, entries: Sequence[QStandardItem], nothing: str = "") -> None:
        """List these, the first to be taken.

        `nothing` is said where none fits what is typed: then what is listed is taken only by somebody who
        goes to it.
        """
        self._entries.clear()
        for entry in entries:
            entry.setEditable(False)
            self._entries.appendRow(entry)
        if not nothing:
            self._move_to(0)
        self.list.setVisible(bool(entries))
        self._nothing.setVisible(bool(nothing))
        self._nothing.setText(nothing)
        if nothing and self.isVisible():
            announce(self.line, nothing)
        pressed, self._is_finding, self._pressed = self._pressed, False, None
        if pressed is not None and self.isVisible():
            self._take(self.list.currentIndex(), stays=pressed)

    def _take(self, index: QModelIndex, *, stays: bool) -> None:
        if not index.isValid():
            return
        row = index.row()
        if not stays:
            self.close()
        self.picked.emit(row)
        if stays:
            self.line.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.list.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._move_to(min(row + 1, self._entries.rowCount() - 1))
            case Qt.Key.Key_Up:
                self._move_to(max(row - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                stays = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                if self._is_finding:
                    self._pressed = stays
                else:
                    self._take(self.list.currentIndex(), stays=stays)
            case _:
                super().keyPressEvent(event)

    def _move_to(self, row: int) -> None:
        index = self._entries.index(row, 0)
        self.list.setCurrentIndex(index)
        if self.isVisible():
            announce_row(self.line, index)
