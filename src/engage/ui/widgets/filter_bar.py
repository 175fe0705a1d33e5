"""The filter of a list: one line in the filter language, whose finished terms become chips."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from engage.domain import filters
from engage.domain.filter_completion import Offer, complete, term_at, word_at
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services import filter_values
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.tasks import Task
from engage.ui.widgets.chips import RemovableChip, clear
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.idle_undo import is_idle_undo
from engage.ui.widgets.offers_popup import OffersPopup
from engage.ui.widgets.words import Words, tip

_NARROWEST = 10 * theme.GRID
"""What chips leave to the line at least."""
_SIDE_BY_SIDE = 40 * theme.GRID
"""Below this width the chips stand above the line."""
_PAUSE = 200
"""Milliseconds without a keystroke after which the list follows."""
_THINKING = 1200
"""Milliseconds without a keystroke after which what is half typed is taken as meant."""


class FilterBar(QWidget):
    """What a list is narrowed down to."""

    filter_changed = Signal(str)
    left = Signal()
    """Esc was pressed with nothing left to put away: the cursor may go back to the list."""

    def __init__(self, noun: Noun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._noun = noun
        self._terms: list[str] = []
        self._shown: list[str] = []
        """The terms of which there are chips."""
        self._told = ""
        self._refused: EngageError | None = None
        self._looking: Task | None = None
        self.line = QLineEdit()
        self.line.setMinimumWidth(_NARROWEST)
        self.line.setAccessibleName(self.tr("Filter"))
        self.line.installEventFilter(self)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self._chips = QWidget()
        self._chip_layout = FlowLayout(self._chips)
        self._chips.hide()
        self.clear_button = QToolButton()
        self.clear_button.setIcon(icon("close-circle", "quiet"))
        self.clear_button.setAccessibleName(self.tr("Clear the filter"))
        self.clear_button.setToolTip(self.tr("Clear the filter"))
        self.clear_button.clicked.connect(self._on_clear_button_clicked)
        theme.keep_place(self.clear_button)
        self.clear_button.hide()
        frame = QFrame()
        frame.setObjectName("FilterBar")
        line = QHBoxLayout()
        line.setSpacing(theme.GRID)
        line.addWidget(self.line, 1)
        line.addWidget(self.clear_button)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        self._inside.setContentsMargins(theme.GRID, 1, theme.GRID // 2, 1)
        self._inside.setSpacing(theme.GRID)
        self._inside.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID // 2)
        layout.addWidget(frame)
        layout.addWidget(self._problem)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._thinking = QTimer(self, singleShot=True, interval=_THINKING)
        self._thinking.timeout.connect(lambda: self._tell(is_finished=True))
        self.popup = OffersPopup(self.line)
        self.popup.chosen.connect(self._on_popup_chosen)
        self.line.textEdited.connect(self._on_line_text_edited)
        self.line.textChanged.connect(self._on_line_text_changed)
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.set_noun(noun)

    def use(self, context: Context) -> None:
        """Offer what this project knows, too."""
        self._context = context

    def set_noun(self, noun: Noun) -> None:
        """Filter records of this noun, starting with everything."""
        self._noun = noun
        fields = ", ".join(list(filters.FIELDS[noun])[:6])
        hint = self.tr("Filter: words, or {}…").format(fields)
        self.line.setPlaceholderText(hint)
        self.line.setToolTip(tip(hint))
        self.set_text("")

    def text(self) -> str:
        """The whole filter, chips included."""
        return " ".join(part for part in (*self._terms, self.line.text().strip()) if part)

    def set_text(self, text: str) -> None:
        """Show this filter, and tell of it where it is another than before."""
        self._terms.clear()
        self.line.setText(text)
        self._gather_terms()
        self._tell()

    def refuse(self, error: EngageError) -> None:
        """Say why the list could not follow; while one types, not before one pauses."""
        self._refused = error
        if not (self.line.hasFocus() and self._thinking.isActive()):
            errors.show_beside(self._problem, error)

    # Typing

    def _on_line_text_edited(self, text: str) -> None:
        if text.endswith(" ") and self.line.cursorPosition() == len(text):
            self._gather_terms()
        self._offer()

    def _on_line_text_changed(self) -> None:
        self._refused = None
        self._pause.start()
        self._thinking.start()
        self._show_whether_it_can_be_cleared()

    def _on_line_return_pressed(self) -> None:
        self.popup.hide()
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
            self.line.setText(" ".join(str(term) for term in terms if not term.field))
        self._show_chips()

    def _tell(self, *, is_finished: bool = False) -> None:
        self._pause.stop()
        if is_finished:
            self._thinking.stop()
        text = self.text()
        if text != self._told:
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
        elif self._refused is not None and is_finished:
            self.refuse(self._refused)
        elif self._refused is None:
            self._problem.hide()

    # Chips

    def _show_chips(self) -> None:
        self._show_whether_it_can_be_cleared()
        if self._terms == self._shown:
            return  # the cursor may stand on one of them
        self._shown = list(self._terms)
        clear(self._chip_layout)
        for number, term in enumerate(self._terms):
            chip = self._chip(number, term)
            self._chip_layout.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._terms))
        self._chips.updateGeometry()

    def _chip(self, number: int, term: str) -> RemovableChip:
        name, _, value = term.partition(":")
        chip = RemovableChip(f"{name} {value}", self.tr("Filter {}; press to take it away").format(term))
        chip.clicked.connect(lambda: self._remove(term))
        chip.stepped.connect(lambda step: self._focus_chip(number + step))
        return chip

    def _focus_chip(self, number: int) -> None:
        """Put the cursor on a chip; behind the last one comes the line."""
        item = self._chip_layout.itemAt(max(number, 0))
        widget = item.widget() if item else None
        (widget or self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, term: str) -> None:
        self._terms.remove(term)
        self._show_chips()
        self._tell()
        self.line.setFocus()

    def _on_clear_button_clicked(self) -> None:
        self.set_text("")
        self.line.setFocus()

    def _show_whether_it_can_be_cleared(self) -> None:
        self.clear_button.setVisible(bool(self._terms or self.line.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < _SIDE_BY_SIDE
        direction = QBoxLayout.Direction
        self._inside.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._inside.setStretch(1, 0 if is_narrow else 1)  # the line takes the room beside, and none below
        self._inside.setSpacing(theme.GRID // 2 if is_narrow else theme.GRID)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._has_taken(event):
            return True
        if isinstance(event, QKeyEvent) and is_idle_undo(
            event, self.line.isUndoAvailable(), self.line.isRedoAvailable()
        ):
            # With nothing typed to take back here, the key takes back the last deed.
            event.ignore()
            return True
        if event.type() == QEvent.Type.FocusOut and not self.popup.is_open():
            self._gather_terms()
            self._tell(is_finished=True)
        return super().eventFilter(watched, event)

    def _has_taken(self, event: QKeyEvent) -> bool:
        """Whether a key in the line was meant for the chips, the offers or the list."""
        at_start = self.line.cursorPosition() == 0 and not self.line.hasSelectedText()
        match event.key():
            case Qt.Key.Key_Backspace if at_start and self._terms:
                # The last chip becomes text again, to be edited.
                term = self._terms.pop()
                self.line.setText(f"{term} {self.line.text()}".strip())
                self.line.setCursorPosition(len(term))
                self._show_chips()
            case Qt.Key.Key_Left if at_start and self._terms:
                self._focus_chip(len(self._terms) - 1)
            case Qt.Key.Key_Down if not self.popup.is_open():
                self._offer(even_between=True)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                return False
        return True

    # Completion

    def _offer(self, *, even_between: bool = False) -> None:
        """Show how the term at the cursor may go on; between terms, where that is asked for."""
        text, cursor = self.line.text(), self.line.cursorPosition()
        start, end = word_at(text, cursor)
        before, self._looking = self._looking, None
        if start == end and not even_between:
            self.popup.hide()
        elif self._context is None or not term_at(text, cursor).has_colon:
            self._show_offers(complete(text, cursor, self._noun))
        else:
            noun = self._noun

            def show(found: list[Offer]) -> None:
                if task is self._looking and self.line.hasFocus():
                    self._show_offers(found)

            task = self._looking = self._context.read(
                lambda project: filter_values.offers(project, noun, text, cursor), show, instead_of=before
            )

    def _show_offers(self, found: Sequence[Offer]) -> None:
        self.popup.show_offers([(offer.term, offer.note) for offer in found], at_cursor=True)

    def _on_popup_chosen(self, row: int, offer: str) -> None:
        text, cursor = self.line.text(), self.line.cursorPosition()
        start, end = word_at(text, cursor)
        is_whole = not offer.endswith(":")
        self.line.setText(text[:start] + offer + (" " if is_whole else "") + text[end:].lstrip())
        self.line.setCursorPosition(start + len(offer) + is_whole)
        if is_whole:
            self._gather_terms()
        else:
            self._offer()
