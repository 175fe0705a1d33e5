"""The filter of a list: one line in the filter language, whose finished terms become chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from engage.domain import filters
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.ui import errors, theme
from engage.ui.icons import icon
from engage.ui.widgets.chips import PLAIN, Chip
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.words import Words

_NARROWEST = 16 * theme.GRID
"""What chips leave to the line at least."""
_PAUSE = 200
"""Milliseconds without a keystroke after which the list follows."""


class FilterBar(QWidget):
    """What a list is narrowed down to."""

    filter_changed = Signal(str)

    def __init__(self, noun: Noun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noun = noun
        self._terms: list[str] = []
        self._told = ""
        self.line = QLineEdit()
        self.line.setMinimumWidth(_NARROWEST)
        self.line.setAccessibleName(self.tr("Filter"))
        self.line.setClearButtonEnabled(True)
        self.line.installEventFilter(self)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self._chips = QWidget()
        self._chip_layout = FlowLayout(self._chips)
        self._chips.hide()
        frame = QFrame()
        frame.setObjectName("FilterBar")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(theme.GRID, 3, theme.GRID // 2, 3)
        inside.setSpacing(theme.GRID)
        inside.addWidget(self._chips)
        inside.addWidget(self.line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(frame)
        layout.addWidget(self._problem)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._offers = QStringListModel(self)
        self.completer = QCompleter(self._offers, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setWidget(self.line)
        self._popup = QListView()
        self._popup.setAccessibleName(self.tr("Suggestions"))
        self.completer.setPopup(self._popup)
        self.completer.activated.connect(self._on_completer_activated)
        self.line.textEdited.connect(self._on_line_text_edited)
        self.line.textChanged.connect(self._on_line_text_changed)
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.set_noun(noun)

    def set_noun(self, noun: Noun) -> None:
        """Filter records of this noun, starting with everything."""
        self._noun = noun
        fields = ", ".join(list(filters.FIELDS[noun])[:6])
        self.line.setPlaceholderText(self.tr("Filter: words, or {}…").format(fields))
        self.set_text("")

    def text(self) -> str:
        """The whole filter, chips included."""
        return " ".join(part for part in (*self._terms, self.line.text().strip()) if part)

    def set_text(self, text: str) -> None:
        """Show this filter, and tell of it where it is another than before."""
        self._terms.clear()
        with QSignalBlocker(self.line):
            self.line.setText(text)
        self._gather_terms()
        self._tell()

    def refuse(self, error: EngageError) -> None:
        """Say why the list could not follow."""
        errors.show_beside(self._problem, error)

    # Typing

    def _on_line_text_edited(self, text: str) -> None:
        if text.endswith(" ") and self.line.cursorPosition() == len(text):
            self._gather_terms()
        self._offer()

    def _on_line_text_changed(self) -> None:
        self._pause.start()

    def _on_line_return_pressed(self) -> None:
        self._popup.hide()
        self._gather_terms()
        self._tell(is_finished=True)

    def _gather_terms(self) -> None:
        """Make chips of the finished terms with a field; words stay in the line."""
        try:
            terms = filters.parse(self.line.text(), self._noun).terms
        except Invalid:
            return
        fields = [str(term) for term in terms if term.field]
        if fields:
            self._terms += [term for term in fields if term not in self._terms]
            words = " ".join(str(term) for term in terms if not term.field)
            with QSignalBlocker(self.line):
                self.line.setText(words)
            self._pause.start()
        self._show_chips()

    def _tell(self, *, is_finished: bool = False) -> None:
        self._pause.stop()
        text = self.text()
        self._problem.hide()
        try:
            filters.parse(text, self._noun)
        except Invalid as error:
            # Half a term is no mistake yet: nothing is said before the line is meant as a filter.
            if is_finished or not self.line.hasFocus():
                self.refuse(error)
            return
        if text != self._told:
            self._told = text
            self.filter_changed.emit(text)

    # Chips

    def _show_chips(self) -> None:
        while item := self._chip_layout.takeAt(0):
            chip = item.widget()
            if chip is not None:
                chip.deleteLater()
        for term in self._terms:
            self._chip_layout.addWidget(self._chip(term))
        self._chips.setVisible(bool(self._terms))

    def _chip(self, term: str) -> Chip:
        name, _, value = term.partition(":")
        chip = Chip(f"{name} {value}", PLAIN)
        chip.setIcon(icon("close", "quiet"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(self.tr("Filter {}; press to take it away").format(term))
        chip.clicked.connect(lambda: self._remove(term))
        return chip

    def _remove(self, term: str) -> None:
        self._terms.remove(term)
        self._show_chips()
        self._tell()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            at_start = self.line.cursorPosition() == 0 and not self.line.hasSelectedText()
            if event.key() == Qt.Key.Key_Backspace and at_start and self._terms:
                # The last chip becomes text again, to be edited.
                term = self._terms.pop()
                self._show_chips()
                self.line.setText(f"{term} {self.line.text()}".strip())
                self.line.setCursorPosition(len(term))
                return True
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.line.isUndoAvailable()
        ):
            # With nothing typed to take back here, the key takes back the last deed.
            event.ignore()
            return True
        if event.type() == QEvent.Type.FocusOut and not self._popup.isVisible():
            self._gather_terms()
        return super().eventFilter(watched, event)

    # Completion

    def _offer(self) -> None:
        text, cursor = self.line.text(), self.line.cursorPosition()
        start, end = filters.word_at(text, cursor)
        offers = filters.complete(text, cursor, self._noun) if end > start else []
        if not offers or offers == [text[start:end]]:
            self._popup.hide()
            return
        self._offers.setStringList(offers)
        place = self.line.rect()
        place.setLeft(self.line.cursorRect().left())
        place.setWidth(self._popup.sizeHintForColumn(0) + 4 * theme.GRID)
        self.completer.complete(place)

    def _on_completer_activated(self, offer: str) -> None:
        text, cursor = self.line.text(), self.line.cursorPosition()
        start, end = filters.word_at(text, cursor)
        is_whole = not offer.endswith(":")
        self.line.setText(text[:start] + offer + (" " if is_whole else "") + text[end:].lstrip())
        self.line.setCursorPosition(start + len(offer) + is_whole)
        if is_whole:
            self._gather_terms()
        else:
            self._offer()
