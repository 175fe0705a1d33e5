"""What stands in the inspector's place while several lines are chosen: the deeds that are for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from engage.domain.records import Noun
from engage.ui import theme
from engage.ui.translation import counted
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.scrolling import ScrollColumn
from engage.ui.widgets.words import Words


class ChosenDeeds(QFrame):
    """Says how many are chosen, and has a button for each deed, with its key."""

    def __init__(self, noun: Noun, deeds: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Inspector")
        self._noun = noun
        self.heading = Words(size=1.15, wraps=True)
        sentence = self.tr("What is done here is done to all of them, and undone for all of them at once.")
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(*(2 * theme.GRID,) * 4)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.heading)
        column.addWidget(Words(sentence, "quiet", wraps=True))
        column.addSpacing(theme.GRID)
        self.buttons = [KeyButton(deed.text().replace("&", ""), deed, "secondary") for deed in deeds]
        for button in self.buttons:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            column.addWidget(button)
        column.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollColumn(body))

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self.heading.setText(self.tr("{} chosen").format(counted(self._noun, count)))

    def focus_first(self) -> None:
        """Put the cursor on the first deed."""
        self.buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
