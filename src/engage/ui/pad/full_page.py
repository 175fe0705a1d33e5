"""What takes the place of all panes, for one engagement: the pad, and the review after it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from engage.ui.context import Context
from engage.ui.icons import icon
from engage.ui.page import Page


class FullPage(Page):
    """Esc goes back to the engagement."""

    is_full = True
    closed = Signal()
    """The person wants the engagement again, or it has gone."""
    full_wanted = Signal(object)
    """The kind of another such page that is wanted for the same engagement."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.id: int | None = None
        """The engagement that is open."""
        self.back = QToolButton()
        self.back.setIcon(icon("arrow-left", "accent"))
        self.back.setToolTip(self.tr("Back to the engagement: Esc"))
        self.back.setAccessibleName(self.tr("Back to the engagement"))
        self.back.clicked.connect(self.closed)

    def open(self, id: int) -> None:
        """Show this engagement."""
        raise NotImplementedError

    def current_engagement(self) -> int | None:
        return self.id

    def open_engagement(self) -> int | None:
        return self.id

    def place(self) -> dict[str, int]:
        return {"open": self.id} if self.id is not None else {}

    def step_back(self) -> bool:
        """Do what Esc does before it goes back to the engagement; False where there is nothing to do."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if not self.step_back():
                self.closed.emit()
        else:
            super().keyPressEvent(event)
