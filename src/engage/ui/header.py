"""The top of the window: which project, the menus, the way to anywhere, and the button to log feedback."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenuBar, QSizePolicy, QWidget

from engage.ui import actions, theme
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.words import Words, tip

_SEARCH_WIDTH = 55 * theme.GRID
_NARROW = 28 * theme.GRID


class Header(QFrame):
    """Stands in the window where a menu bar stands elsewhere, and holds it."""

    def __init__(self, all_actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Header")
        self._name = Words(size=1.1)
        self._menu_bar = QMenuBar()
        self._menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        actions.fill(self._menu_bar, all_actions)
        self._search = KeyButton(self.tr("Search or jump to…"), all_actions["search"], "search")
        self._search.setMinimumWidth(_NARROW)
        self._search.setMaximumWidth(_SEARCH_WIDTH)
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._log = KeyButton(self.tr("Log feedback"), all_actions["log"], "primary")
        self.setMinimumHeight(6 * theme.GRID)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self._name)
        layout.addWidget(self._menu_bar)
        layout.addStretch(1)
        layout.addWidget(self._search, 4)
        layout.addStretch(1)
        layout.addWidget(self._log)
        self.show_project("")

    def show_project(self, name: str, note: str = "") -> None:
        """Name the open project; blank where none is open."""
        self._name.setText(name or self.tr("Engage"))
        self._name.setToolTip(tip(note) if note else "")
        self._search.setVisible(bool(name))
        self._log.setVisible(bool(name))
