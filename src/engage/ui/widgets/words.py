"""Labels: words that are read, never markup."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engage.ui import theme


def tip(text: str) -> str:
    """Data as a tooltip shows it: as it stands."""
    return f"<qt>{html.escape(text)}</qt>"


class Words(QLabel):
    """A label for plain text. Data may hold "<b>" or worse; it stands there as it is."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        size: float = 1.0,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`role` is one that the style sheet knows: "quiet", "problem" ...; a heading is larger than 1."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wraps)
        if role:
            self.setProperty("role", role)
        if size > 1:
            theme.enlarge(self, size)
