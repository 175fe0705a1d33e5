"""The foot of a page: how much it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from engage.ui.widgets.words import Words


class PageFoot(QFrame):
    """One quiet line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("PageFoot")
        self._words = Words(role="quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.addWidget(self._words)

    def say(self, *parts: str) -> None:
        """Say these side by side."""
        self._words.setText("  ·  ".join(parts))

    def text(self) -> str:
        """What it says."""
        return self._words.text()
