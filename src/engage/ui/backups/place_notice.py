"""What speaks against the folder in which a project lies, said once for each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from engage.ui import theme
from engage.ui.preferences import Preferences
from engage.ui.widgets.close_button import close_button
from engage.ui.widgets.words import Words

if TYPE_CHECKING:
    from engage.services.places import Advice


class PlaceNotice(QFrame):
    """Stands above the pages until it is put away, and then never again for this project and such a place."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ErrorBar")
        self._preferences = preferences
        self._said: tuple[str, str] | None = None
        self._words = Words(role="note", wraps=True)
        self.close_button = close_button(self.tr("Put this advice away"))
        self.close_button.clicked.connect(self._put_away)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID, theme.GRID // 2)
        row.addWidget(self._words, 1)
        row.addWidget(self.close_button)
        self.hide()

    def say(self, path: Path, advice: Advice | None) -> None:
        """Say it, unless nothing speaks against the place, or it was put away before."""
        name = f"place-told.{path}"
        if advice is None or self._preferences.screen_text(name) == advice.kind:
            self.say_nothing()
            return
        self._said = name, advice.kind
        self._words.setText(f"{advice.what}. {advice.instead}.")
        self.show()

    def say_nothing(self) -> None:
        """The project is closed, or it lies well."""
        self._words.clear()
        self.hide()

    def text(self) -> str:
        """What is being said."""
        return self._words.text()

    def _put_away(self) -> None:
        if self._said is not None:
            name, kind = self._said
            self._preferences.keep_screens({name: kind})
        self.say_nothing()
