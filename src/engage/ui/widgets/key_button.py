"""A button that says which key does the same."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from engage.ui import theme
from engage.ui.widgets.words import Words

_BEHIND_KEY = 6
"""Pixels; as much as above and below it."""


class KeyButton(QPushButton):
    """Triggers an action, and shows its shortcut beside the text where there is room."""

    def __init__(self, text: str, action: QAction, role: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self.setProperty("hasKey", True)
        self.setAccessibleName(text)
        self._key = Words(key_text(action), "key", parent=self)
        self._key.setProperty("on", role)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, _BEHIND_KEY, 0)
        layout.addStretch()
        layout.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        self.setEnabled(self._action.isEnabled())

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self.key_width(), size.height())

    def minimumSizeHint(self) -> QSize:
        return super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_key(event.size().width() >= self.sizeHint().width())

    def show_key(self, has_room: bool) -> None:
        """Show the key beside the text, or not."""
        self._key.setVisible(has_room and bool(self._key.text()))

    def key_width(self) -> int:
        """How much room the key takes; none where there is no key."""
        if not self._key.text():
            return 0
        return self._key.sizeHint().width() + theme.GRID // 2


def key_text(action: QAction) -> str:
    """The action's first shortcut as this system writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
