"""The line of the pad: people and themes are completed while one types, and Enter is always for the line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QStandardItem
from PySide6.QtWidgets import QLineEdit, QWidget

from engage.domain.agendas import Theme
from engage.domain.pad import Pad
from engage.domain.quick_log import Mark, MarkKind
from engage.ui import theme
from engage.ui.actions import SPECS
from engage.ui.context import Context
from engage.ui.pad import offers
from engage.ui.pad.offers import Offered
from engage.ui.tasks import Task
from engage.ui.widgets.entry_delegate import NOTE
from engage.ui.widgets.idle_undo import is_idle_undo
from engage.ui.widgets.offers_popup import OffersPopup

_PAUSE = 120
"""Milliseconds without a keystroke after which people outside the room are looked for."""
_LONGEST = 2**31 - 1
_OF_PAD = tuple(name for name in SPECS if name.startswith("pad_"))
_PEOPLE = (MarkKind.WHO, MarkKind.AGREES)


class PadLine(QLineEdit):
    """Offers never take Enter away, unless one was gone to with the arrow keys; Tab takes the first."""

    entered = Signal()
    """Enter: what stands here is to be logged."""
    entered_as_one = Signal()
    """Alt+Enter: several lines are to be one remark."""
    last_wanted = Signal()
    """The arrow up, where nothing is typed."""
    log_wanted = Signal()
    """The arrow down: on to the list below."""
    reached = Signal()
    """The cursor has come here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pad: Pad | None = None
        self._themes: Sequence[Theme] = ()
        self._mark: Mark | None = None
        self._offered: list[Offered] = []
        self._looking: Task | None = None
        self.setObjectName("LogLine")
        self.setMaxLength(_LONGEST)
        self.setAccessibleName(self.tr("What is said"))
        self.setPlaceholderText(self.tr("@who #theme + what was said"))
        theme.enlarge(self, 1.25, bold=False)
        self.popup = OffersPopup(self)
        self.popup.chosen.connect(self._on_popup_chosen)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look_further)
        self.textEdited.connect(self._offer)

    def use(self, pad: Pad, themes: Sequence[Theme]) -> None:
        """Offer those at the table from now on, names that are still unknown there, and these themes."""
        self._pad, self._themes = pad, themes

    @property
    def lines(self) -> list[str]:
        """What stands here, line by line: several where they were pasted."""
        return [line for line in self.text().splitlines() if line.strip()]

    def put(self, mark: str) -> None:
        """Put a mark where the cursor stands, with a blank on each side, and stay in the line."""
        text, cursor = self.text(), self.cursorPosition()
        before = text.encode("utf-16-le")[: 2 * cursor].decode("utf-16-le", "ignore")
        blank = " " if before and not before[-1].isspace() else ""
        self.insert(f"{blank}{mark} ")
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin_with(self, sign: str) -> None:
        """Begin another line with the sign of a mark that was just typed."""
        self.setText(sign)
        self._offer()

    # Offers

    def _offer(self) -> None:
        """Offer at once what is known here; those outside the room after a pause."""
        self._pause.stop()
        self._looking = None
        text = self.text()
        mark = self._mark = offers.named_at(text, self.cursorPosition()) if "\n" not in text else None
        if mark is None:
            self._show([])
        elif mark.kind is MarkKind.THEME:
            recent = self._pad.recent_themes if self._pad else ()
            self._show(offers.themes(mark, self._themes, recent))
        else:
            self._show(offers.people(mark, self._pad.seats, self._pad.unknown) if self._pad else [])
            if mark.value.strip():
                self._pause.start()

    def _look_further(self) -> None:
        mark, known = self._mark, self._offered
        if mark is None or mark.kind not in _PEOPLE:
            return

        def show(found: list[Offered]) -> None:
            if task is self._looking and mark is self._mark and self.hasFocus():
                names = {offered.text.split("  ")[-1] for offered in known}
                new = [offered for offered in found if offered.text not in names]
                if new and not self.popup.has_choice():
                    self._show([*known, *new])

        task = self._looking = self._context.read(lambda project: offers.others(project, mark), show)

    def _show(self, offered: Sequence[Offered]) -> None:
        self._offered = list(offered)
        items = []
        for each in offered:
            item = QStandardItem(each.text)
            item.setData(each.note, NOTE)
            item.setAccessibleText(", ".join(filter(None, (each.text, each.note))))
            items.append(item)
        self.popup.show_items(items if self.hasFocus() else [], at_cursor=True)

    def _on_popup_chosen(self, row: int, text: str) -> None:
        self._take(self._offered[row])

    def _take(self, offered: Offered) -> None:
        """Put the mark in full in the place of what is typed of it."""
        mark = self._mark
        if mark is None:
            return
        text = self.text()
        behind = text[mark.end :]
        head = f"{text[: mark.start]}{offered.mark}" + ("" if behind[:1].isspace() else " ")
        self._mark = None
        self.popup.hide()
        self.setText(head + behind)
        self.setCursorPosition(offers.units(head) + (1 if behind[:1].isspace() else 0))

    # Keys

    def event(self, event: QEvent) -> bool:
        """Tab takes an offer; the keys of the pad are for it, and undo where nothing is typed."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self._tab():
                return True
            if event.type() == QEvent.Type.ShortcutOverride and self._is_of_pad(event):
                event.ignore()
                return False
            if is_idle_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def _is_of_pad(self, event: QKeyEvent) -> bool:
        """Whether it is the key of a deed of the pad: on Linux, some of them alter a text elsewhere."""
        keys = QKeySequence(event.keyCombination())
        return any(keys in self._context.actions[name].shortcuts() for name in _OF_PAD)

    def _tab(self) -> bool:
        """Take the first offer, or the one that was gone to; False: there is none, and Tab goes on."""
        if not (self.popup.is_open() and self._offered):
            return False
        self._take(self._offered[max(self.popup.row(), 0)])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        is_plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if is_plain and self.popup.has_choice():
                event.ignore()  # it is for the offer
            elif is_plain:
                self._put_offers_away()
                self.entered.emit()
            elif modifiers == Qt.KeyboardModifier.AltModifier:
                self._put_offers_away()
                self.entered_as_one.emit()
        elif is_plain and key == Qt.Key.Key_Up and not self.popup.is_open() and not self.text():
            self.last_wanted.emit()
        elif is_plain and key == Qt.Key.Key_Down and not self.popup.is_open():
            self.log_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _put_offers_away(self) -> None:
        self._pause.stop()
        self._looking = self._mark = None
        self.popup.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Go on where it was: with all of it selected, the next key would replace what is half typed."""
        was_selected, cursor = self.hasSelectedText(), self.cursorPosition()
        super().focusInEvent(event)
        if not was_selected:
            self.setCursorPosition(cursor)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._put_offers_away()
