"""Where an agenda item is put in: a button, and in its place the box that it opens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget

from engage.ui.context import Context
from engage.ui.pad import stray_keys


class NewItem(QStackedWidget):
    """A box that stood open would take a remark for an item, where `Tab` has led one there unawares."""

    entered = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.button = QPushButton(self.tr("Add an item"))
        self.button.setEnabled(not context.project.is_read_only)
        self.box = _Box()
        self.box.setPlaceholderText(self.tr("What, and minutes"))
        self.box.setAccessibleName(self.tr("Add what is to be talked about, and for how many minutes"))
        self.addWidget(self.button)
        self.addWidget(self.box)
        self.button.clicked.connect(self._on_button_clicked)
        self.box.left.connect(self._on_box_left)
        self.box.returnPressed.connect(self._on_box_return_pressed)

    @property
    def there(self) -> QWidget:
        """The button; the box while it is open."""
        return self.box if self.currentWidget() is self.box else self.button

    def _on_button_clicked(self) -> None:
        self.setCurrentWidget(self.box)
        self.box.setFocus()

    def _on_box_left(self) -> None:
        if not self.box.text().strip():
            self.setCurrentWidget(self.button)

    def _on_box_return_pressed(self) -> None:
        """Hand out the item; the box is free for the next."""
        text = self.box.text().strip()
        self.box.clear()
        if text:
            self.entered.emit(text)


class _Box(QLineEdit):
    """Takes no item that begins as a remark does: such a key leads to the line, as everywhere on the pad."""

    left = Signal()
    """The cursor is elsewhere in the window."""

    def event(self, event: QEvent) -> bool:
        is_beginning = (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text() in stray_keys.BEGINNINGS
        )
        if is_beginning and not self.text():
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.window().focusWidget() is not self:
            self.left.emit()
