"""Short texts side by side, each on a ground of its own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engage.ui.widgets.flow_layout import FlowLayout

PLAIN = "chip"
ACCENT = "accentChip"
NOTE = "noteChip"
"""Asks for something to be done."""


class ChipRow(QWidget):
    """Chips to be read; they take as many lines as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self)

    def show_chips(self, chips: Iterable[tuple[str, str]]) -> None:
        """Show these texts, each in its role: PLAIN, ACCENT or NOTE."""
        clear(self._layout)
        for text, role in chips:
            label = QLabel(text)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("role", role)
            self._layout.addWidget(label)
        self.updateGeometry()

    def texts(self) -> list[str]:
        """What the chips say."""
        items = (self._layout.itemAt(number) for number in range(self._layout.count()))
        return [label.text() for item in items if item and isinstance(label := item.widget(), QLabel)]


def clear(layout: FlowLayout) -> None:
    """Take every widget out of the layout and away."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
