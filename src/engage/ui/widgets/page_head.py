"""The top of a page: its title, what stands beside it, and its buttons at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engage.ui import theme
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.words import Words


class PageHead(QWidget):
    """In several lines where there is little room."""

    def __init__(self, title: str, *beside: QWidget, margin: int = 20) -> None:
        """`margin` is left free at both sides."""
        super().__init__()
        self._row = FlowLayout(self, spacing=theme.GRID)
        self._row.setContentsMargins(margin, 2 * theme.GRID, margin, theme.GRID if margin else 0)
        self._row.addWidget(Words(title, size=1.5))
        for widget in beside:
            self._row.addWidget(widget)
        self._row.push_right()

    def addWidget(self, widget: QWidget) -> None:
        """Add a button at the right."""
        self._row.addWidget(widget)
