"""Short texts side by side, each on a ground of its own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.words import Words

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
            self._layout.addWidget(Words(text, role))
        self.updateGeometry()

    def texts(self) -> list[str]:
        """What the chips say."""
        items = (self._layout.itemAt(number) for number in range(self._layout.count()))
        return [label.text() for item in items if item and isinstance(label := item.widget(), Words)]


def clear(layout: FlowLayout) -> None:
    """Take every widget out of the layout and away."""
    while item := layout.takeAt(0):
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
