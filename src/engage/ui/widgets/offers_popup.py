"""What a line that is being typed may go on with, below it: each with a note at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from engage.ui import theme
from engage.ui.widgets.entry_delegate import NOTE, EntryDelegate
from engage.ui.widgets.words import announce_row

_NARROWEST = 24 * theme.GRID
_WIDEST = 72 * theme.GRID


class OffersPopup(QObject):
    """The arrow keys move in it and Enter takes one, while the cursor stays in the line."""

    chosen = Signal(int, str)
    """The place of what was taken, and its text."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._offers = QStandardItemModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(line)
        self._completer.activated.connect(self._on_completer_activated)

    @cached_property
    def _list(self) -> QListView:
        """Put together when there is first something to offer: most lines are never typed into."""
        shown = QListView()
        shown.setObjectName("Offers")
        shown.setAccessibleName(self.tr("Suggestions"))
        self._completer.setPopup(shown)
        # The completer puts a delegate of its own into whatever list it is given.
        shown.setItemDelegate(EntryDelegate(shown))
        shown.selectionModel().selectionChanged.connect(self._on_selection_changed)
        return shown

    def show_offers(self, offers: Sequence[tuple[str, str]], *, at_cursor: bool = False) -> None:
        """Show these texts with their notes, below the line or where the cursor stands; or nothing."""
        items = []
        for text, note in offers:
            item = QStandardItem(text)
            item.setData(note, NOTE)
            item.setAccessibleText(", ".join(filter(None, (text, note))))
            items.append(item)
        self.show_items(items, at_cursor=at_cursor)

    def show_items(self, items: Sequence[QStandardItem], *, at_cursor: bool = False) -> None:
        """Show these entries, each with a note or none; nothing, where there is none."""
        self._offers.clear()
        for item in items:
            item.setData(item.data(NOTE) or "", NOTE)
            self._offers.appendRow(item)
        if not items:
            self.hide()
            return
        metrics = self._list.fontMetrics()
        widest = max(metrics.horizontalAdvance(item.text() + item.data(NOTE)) for item in items)
        place = self._line.rect()
        if at_cursor:
            place.setLeft(self._line.cursorRect().left())
            place.setWidth(_NARROWEST)
        place.setWidth(max(place.width(), min(widest + 9 * theme.GRID, _WIDEST)))
        self._completer.complete(place)

    def texts(self) -> list[str]:
        """What is offered."""
        return [self._offers.item(row).text() for row in range(self._offers.rowCount())]

    def is_open(self) -> bool:
        return "_list" in vars(self) and self._list.isVisible()

    def has_choice(self) -> bool:
        """Whether an arrow key has gone to one of them: Enter is for that one then, and not for the line."""
        return self.is_open() and self._list.selectionModel().hasSelection()

    def row(self) -> int:
        """The place of the one that an arrow key has gone to; -1 where none has."""
        return self._list.currentIndex().row() if self.has_choice() else -1

    def hide(self) -> None:
        if self.is_open():
            self._list.hide()

    def choose(self, text: str) -> None:
        """Take one of the offers, as a press on it does."""
        self.hide()
        self.chosen.emit(self.texts().index(text), text)

    def _on_selection_changed(self) -> None:
        """Have the offer heard to which an arrow key has gone: for a reader the cursor is in the line."""
        if self.has_choice():
            announce_row(self._line, self._list.currentIndex())

    def _on_completer_activated(self, text: str) -> None:
        row = self._list.currentIndex().row()
        texts = self.texts()
        # Two people may have one name: the row tells them apart.
        self.chosen.emit(row if 0 <= row < len(texts) and texts[row] == text else texts.index(text), text)
