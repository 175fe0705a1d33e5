"""Controls that hold one field of a record and say when the person has finished with it.

Each has `show_value(value)`, and the signals `committed(value)` when a value is meant (Enter, leaving the
control, choosing) and `refused(error)` when what was typed can be no value. Forms name them after the field.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from engage.domain.fields import parse_field
from engage.domain.records import Choice, Noun
from engage.errors import Invalid
from engage.ui import theme
from engage.ui.dates import full_date, parse_date
from engage.ui.translation import translated, word
from engage.ui.widgets.idle_undo import is_idle_undo
from engage.ui.widgets.words import Words, tip

_WEB = re.compile(r"(https?://)?[^\s/.]+(\.[^\s/.]+)+(/\S*)?", re.IGNORECASE)


class Field(Protocol):
    """What every such control can do."""

    committed: SignalInstance
    refused: SignalInstance

    def show_value(self, value: Any) -> None:
        """Show a stored value; what the person is typing stays."""


@runtime_checkable
class HasPlaceForProblem(Protocol):
    """A field made of several controls, that knows which of them a problem is about."""

    def put_problem(self, label: Words) -> None:
        """Put the words that say what is wrong beneath that control."""


@runtime_checkable
class TypedField(Protocol):
    """A field in which something can stand that is not taken yet, or cannot be: it is never dropped."""

    reverted: SignalInstance
    """The person took back what was typed."""

    def commit(self) -> None:
        """Take what is typed as meant, as when the field is left."""

    def is_pending(self) -> bool:
        """Whether something is typed that is not taken."""

    def typed(self) -> Any:
        """What stands in the field, to be put back by `show_typed`."""

    def typed_again(self, kept: Any) -> Any:
        """What stood in the field, of what was kept of it as plain JSON."""

    def show_typed(self, typed: Any) -> None:
        """Put back what was typed and not taken."""

    def forget(self) -> None:
        """Hold what is typed for nobody's: the next value is shown in its place."""


class LineField(QLineEdit):
    """What is typed into one line: it stays until it is taken, or taken back with Esc."""

    committed = Signal(object)
    refused = Signal(object)
    reverted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Any = None

    def to_text(self, value: Any) -> str:
        """How a stored value reads."""
        return value or ""

    def show_value(self, value: Any) -> None:
        self._shown = value
        if self.hasFocus() and self.isModified():
            return
        self.setText(self.to_text(value))
        self.setCursorPosition(0)

    def is_pending(self) -> bool:
        return self.isModified()

    def typed(self) -> str:
        return self.text()

    def typed_again(self, kept: object) -> str:
        return str(kept)

    def show_typed(self, typed: str) -> None:
        self.setText(typed)
        self.setModified(True)

    def forget(self) -> None:
        self.setModified(False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_idle_undo(
            event, self.isUndoAvailable(), self.isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.forget()
            self.show_value(self._shown)
            self.reverted.emit()
            return
        super().keyPressEvent(event)


class TextField(LineField):
    """One line of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editingFinished.connect(self.commit)

    def from_text(self, text: str) -> Any:
        """What the text means; raises Invalid where it can mean nothing."""
        return text

    def commit(self) -> None:
        if not self.isModified():
            return
        text = self.text().strip()
        if text == self.to_text(self._shown):
            self.setText(text)
            self.reverted.emit()
            return
        try:
            value = self.from_text(text)
        except Invalid as error:
            self.refused.emit(error)  # and it stays modified: what stands there is not taken
            return
        self.setModified(False)
        self._shown = value
        self.setText(self.to_text(value))
        self.committed.emit(value)


class NumberField(TextField):
    """A whole number, or nothing."""

    def to_text(self, value: Any) -> str:
        return f"{value:,}" if value is not None else ""

    def from_text(self, text: str) -> int | None:
        digits = text.replace(",", "").replace(" ", "")
        if not digits:
            return None
        if not (digits.isascii() and digits.isdigit()) or len(digits) > 12:
            raise Invalid(
                translated("“{}” is no whole number").format(text), "", translated("Write digits only")
            )
        return int(digits)


class DateField(TextField):
    """A day, or nothing."""

    def to_text(self, value: Any) -> str:
        return full_date(value) if value else ""

    def from_text(self, text: str) -> dt.date | None:
        return parse_date(text) if text else None


class EmailField(TextField):
    """One e-mail address."""

    def from_text(self, text: str) -> str:
        if not text:
            return ""
        try:
            emails = parse_field(Noun.CONTACT, "emails", text)
        except Invalid as error:
            # The sentence of the domain begins with the field's name, for files with many of them.
            raise Invalid(
                translated("“{}” is no e-mail address").format(text),
                "",
                translated("Write it as name@body.example"),
            ) from error
        if [email.address for email in emails] != [text]:
            raise Invalid(
                translated("“{}” is not one e-mail address").format(text),
                "",
                translated("Give each its line"),
            )
        return text


class PhoneField(TextField):
    """One telephone number as it was given."""

    def from_text(self, text: str) -> str:
        if text and not any(map(str.isdecimal, text)):
            raise Invalid(translated("“{}” is no telephone number").format(text))
        return text


class WebField(TextField):
    """The address of a body's pages on the web, or nothing."""

    def from_text(self, text: str) -> str:
        if text and not _WEB.fullmatch(text):
            raise Invalid(
                translated("“{}” is no web address").format(text),
                "",
                translated("Write it as www.body.example"),
            )
        return text


class WordsField(TextField):
    """Several words or short phrases, with commas between."""

    def to_text(self, value: Any) -> str:
        return ", ".join(value or ())

    def from_text(self, text: str) -> tuple[str, ...]:
        words = (" ".join(word.split()) for word in text.split(","))
        return tuple(dict.fromkeys(word for word in words if word))


class NoteField(QPlainTextEdit):
    """Text of any length: as high as its words, within bounds. Ctrl+Enter or leaving it saves."""

    committed = Signal(object)
    refused = Signal(object)
    reverted = Signal()

    _FEWEST_LINES = 2
    _MOST_LINES = 12

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self.updateGeometry())

    def show_value(self, value: Any) -> None:
        self._shown = value or ""
        if self.hasFocus() and self.document().isModified():
            return
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
        self.document().setModified(False)

    def commit(self) -> None:
        """Take what is written as meant."""
        if not self.document().isModified():
            return
        self.document().setModified(False)
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text)

    def is_pending(self) -> bool:
        return self.document().isModified()

    def typed(self) -> str:
        return self.toPlainText()

    def typed_again(self, kept: object) -> str:
        return str(kept)

    def show_typed(self, typed: str) -> None:
        self.setPlainText(typed)
        self.document().setModified(True)

    def forget(self) -> None:
        self.document().setModified(False)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        line = max(metrics.lineSpacing(), metrics.height())  # some typefaces have lines that overlap
        lines = min(max(self._lines(), self._FEWEST_LINES), self._MOST_LINES)
        around = self.contentsMargins()
        margins = round(2 * self.document().documentMargin()) + around.top() + around.bottom()
        return QSize(20 * theme.GRID, lines * line + margins + 2)

    def _lines(self) -> int:
        """How many there are, as far as that matters: the document's own size knows only those in sight."""
        lines = 0
        block = self.document().firstBlock()
        while block.isValid() and lines < self._MOST_LINES:
            self.document().documentLayout().blockBoundingRect(block)  # which breaks it into lines
            lines += block.layout().lineCount()
            block = block.next()
        return lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # the words are broken elsewhere

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * theme.GRID, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and is_idle_undo(
            event, self.document().isUndoAvailable(), self.document().isRedoAvailable()
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.setPlainText(self._shown)
            self.document().setModified(False)
            self.reverted.emit()
        else:
            super().keyPressEvent(event)


_OFFERED = 14
"""So many choices are seen at once; there are as many kinds of organisations."""


class ChoiceField(QComboBox):
    """One of a few values."""

    committed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setIconSize(QSize(1, 1))  # with room for one, it would be higher than the fields beside it
        self.setMaxVisibleItems(_OFFERED)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Kept here, as Qt would give a string back for a member of an enumeration.
        self._values: list[Any] = []
        # Not `activated`: typing the beginning of a label chooses it too.
        self.currentIndexChanged.connect(self._on_current_index_changed)
        self.currentTextChanged.connect(lambda text: self.setToolTip(tip(text) if text else ""))

    def offer(self, values: Iterable[tuple[str, object]]) -> None:
        """Offer these labels and what they stand for; nothing is chosen."""
        with QSignalBlocker(self):
            self.clear()
            self._values.clear()
            for label, value in values:
                self.addItem(label)
                self._values.append(value)
            self.setCurrentIndex(-1)

    def offer_choices(self, choices: Iterable[Choice], none: str | None = None) -> None:
        """Offer choices by their labels, with `none` for no choice where there may be none."""
        nothing = [(none, None)] if none is not None else []
        self.offer([*nothing, *((first_upper(word(choice)), choice) for choice in choices)])

    def value(self) -> Any:
        """What is chosen; None where nothing is."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def show_value(self, value: Any) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.setToolTip(tip(self.currentText()) if self.currentText() else "")
        self.update()

    def _on_current_index_changed(self, index: int) -> None:
        if index >= 0:
            self.committed.emit(self._values[index])

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is too long is cut with an ellipsis, and not in the middle of a letter."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - 2
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """The list is as broad as what is offered, though the field may be narrow."""
        offered = self.view()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        offered.setMinimumWidth(offered.sizeHintForColumn(0) + bar + 2 * theme.GRID)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the inspector, not the value: a wheel turned in passing would change the record."""
        event.ignore()


class FlagField(QCheckBox):
    """Yes or no."""

    committed = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked.connect(lambda checked: self.committed.emit(checked))

    def show_value(self, value: Any) -> None:
        self.setChecked(bool(value))


def first_upper(text: str) -> str:
    """The text as it begins a sentence or stands alone."""
    return text[:1].upper() + text[1:]
