"""What stands in the options' place for a while: a title, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QToolButton, QVBoxLayout, QWidget

from engage.ui import theme
from engage.ui.icons import icon
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words


class SidePanel(QFrame):
    """Escape and the arrow lead back to the options."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Inspector")
        self._title = Words(size=1.15, wraps=True)
        self.back = QToolButton()
        self.back.setIcon(icon("chevron-left"))
        self.back.setAccessibleName(self.tr("Back to the options"))
        self.back.setToolTip(self.tr("Back to the options"))
        self.back.clicked.connect(self.closed)

    def fill(self, column: QLayout) -> None:
        """Put this below the title."""
        head = QHBoxLayout()
        head.setContentsMargins(theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 0)
        head.setSpacing(theme.GRID // 2)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        body = QWidget()
        body.setLayout(column)
        column.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, 2 * theme.GRID)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(ScrollColumn(body), 1)

    def title(self) -> str:
        """What it is called."""
        return self._title.text()

    def set_title(self, text: str) -> None:
        """Call it something else."""
        self._title.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
