"""The top of a page: its title, what stands beside it, and its buttons at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from engage.ui import theme
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.words import Words


class PageHead(QWidget):
    """Where there is little room the buttons do without their keys, and then stand in several lines."""

    def __init__(self, title: str, *beside: QWidget) -> None:
        super().__init__()
        self._row = FlowLayout(self, spacing=theme.GRID)
        self._row.setContentsMargins(20, 2 * theme.GRID, 20, theme.GRID)
        self._row.addWidget(Words(title, size=1.5))
        for widget in beside:
            self._row.addWidget(widget)
        self._row.push_right()

    def addWidget(self, widget: QWidget) -> None:
        """Add a button at the right."""
        self._row.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()  # a button has come or gone
        return super().event(event)

    def _make_room(self) -> None:
        buttons = [button for button in self.findChildren(KeyButton) if not button.isHidden()]
        given_up = sum(max(0, button.sizeHint().width() - button.maximumWidth()) for button in buttons)
        has_room = self._row.sizeHint().width() + given_up <= self.width()
        for button in buttons:
            size = button.sizeHint() if has_room else button.minimumSizeHint()
            if button.maximumWidth() != size.width():
                button.setMaximumWidth(size.width())
