"""Short texts side by side, each on a ground of its own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from engage.ui.icons import icon
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.words import Words, tip

PLAIN = "chip"
ACCENT = "accentChip"
NOTE = "noteChip"
"""Asks for something to be done."""

_NARROWEST = 48


class ChipRow(QWidget):
    """Chips to be read; they take as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self)

    def show_chips(self, chips: Iterable[tuple[str, str]]) -> None:
        """Show these texts, each in its role: PLAIN, ACCENT or NOTE."""
        clear(self._layout)
        for text, role in chips:
            self._layout.addWidget(_ReadChip(text, role))
        self.updateGeometry()

    def texts(self) -> list[str]:
        """What the chips say."""
        items = (self._layout.itemAt(number) for number in range(self._layout.count()))
        return [chip.whole for item in items if item and isinstance(chip := item.widget(), _ReadChip)]


class _ReadChip(Words):
    """A chip to be read; its text is cut where its place is too narrow."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text, role)
        self.whole = text
        self.setAccessibleName(text)
        self.setToolTip(tip(text))

    def _width_of(self, text: str) -> int:
        # Where a pixel is no whole number of the screen's, a text may need a part of one more.
        return self.fontMetrics().horizontalAdvance(text) + 1

    def _around(self) -> int:
        """What stands beside the text."""
        return super().sizeHint().width() - self._width_of(self.text())

    def sizeHint(self) -> QSize:
        return QSize(self._around() + self._width_of(self.whole), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(_NARROWEST, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() - self._around()
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room))


class Chip(QPushButton):
    """A chip to be pressed; its text is cut where its place is too narrow."""

    def __init__(self, text: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.say(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.sizeHint().height())

    def text_seen(self) -> str:
        """The text, or as much of it as there is room for."""
        lacking = self.sizeHint().width() - self.width()
        if lacking <= 0:
            return self.text()  # it may need a part of a pixel more than it is said to, and would be cut
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self.text()) - lacking
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.text_seen()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class RemovableChip(Chip):
    """A chip that goes when it is pressed; by key with Delete, Backspace, Enter or the space bar."""

    stepped = Signal(int)
    """An arrow key was pressed: to the chip before (-1) or behind (1)."""

    def __init__(self, text: str, heard: str, parent: QWidget | None = None) -> None:
        """`heard` is what a screen reader says of it."""
        super().__init__(text, PLAIN, parent)
        self.setIcon(icon("close", "quiet"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAccessibleName(heard)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right:
                self.stepped.emit(1)
            case _:
                super().keyPressEvent(event)


def clear(layout: FlowLayout) -> None:
    """Take every widget out of the layout and away."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
