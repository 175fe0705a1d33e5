"""What a line that is being typed may go on with, below it: each with a note at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from engage.ui import theme
from engage.ui.widgets.entry_delegate import NOTE, EntryDelegate

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
        self._list = QListView()
        self._list.setObjectName("Offers")
        self._list.setAccessibleName(self.tr("Suggestions"))
        self._completer.setPopup(self._list)
        # The completer puts a delegate of its own into whatever list it is given.
        self._list.setItemDelegate(EntryDelegate(self._list))
        self._completer.activated.connect(self._on_completer_activated)

    def show_offers(self, offers: Sequence[tuple[str, str]]) -> None:
        """Show these texts with their notes; nothing, where there is none."""
        self._offers.clear()
        for text, note in offers:
            item = QStandardItem(text)
            item.setData(note, NOTE)
            item.setAccessibleText(", ".join(filter(None, (text, note))))
            self._offers.appendRow(item)
        if not offers:
            self.hide()
            return
        metrics = self._list.fontMetrics()
        wanted = max(metrics.horizontalAdvance(f"{text}{note}") for text, note in offers) + 9 * theme.GRID
        place = self._line.rect()
        place.setLeft(self._line.cursorRect().left())
        place.setWidth(min(max(wanted, _NARROWEST), _WIDEST))
        self._completer.complete(place)

    def texts(self) -> list[str]:
        """What is offered."""
        return [self._offers.item(row).text() for row in range(self._offers.rowCount())]

    def is_open(self) -> bool:
        return self._list.isVisible()

    def hide(self) -> None:
        self._list.hide()

    def choose(self, text: str) -> None:
        """Take one of the offers, as a press on it does."""
        self._list.hide()
        self.chosen.emit(self.texts().index(text), text)

    def _on_completer_activated(self, text: str) -> None:
        row = self._list.currentIndex().row()
        texts = self.texts()
        # Two people may have one name: the row tells them apart.
        self.chosen.emit(row if 0 <= row < len(texts) and texts[row] == text else texts.index(text), text)
