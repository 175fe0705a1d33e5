"""The top of the window: which project, the menus, the way to anywhere, and the button to log feedback."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QToolButton, QWidget

from engage.ui import actions, theme
from engage.ui.icons import icon
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.words import OneLine, tip

_SEARCH_WIDTH = 55 * theme.GRID
_SHORTEST_NAME = 12 * theme.GRID


class Header(QFrame):
    """Stands in the window where a menu bar stands elsewhere, and holds it.

    Where there is little room, the search field gives way first and shows its sign only, then the key of the
    last button, then the project's name is cut, and last the menus are behind one button.
    """

    def __init__(self, all_actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Header")
        self._name = OneLine(size=1.1, narrowest=_SHORTEST_NAME)
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._menu_bar = QMenuBar(self)
        self._menu_bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        actions.fill(self._menu_bar, all_actions)
        self._menus = QToolButton(self)
        self._menus.setText(self.tr("&Menu"))
        self._menus.setIcon(icon("menu"))
        self._menus.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._menus.setToolTip(self.tr("All menus"))
        self._menus.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._menus)
        menu.addActions(self._menu_bar.actions())
        self._menus.setMenu(menu)
        self._search = _SearchButton(self.tr("Search or jump to…"), all_actions["search"], "search")
        self._search.setMaximumWidth(_SEARCH_WIDTH)
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._log = KeyButton(self.tr("Log feedback"), all_actions["log"], "primary")
        self.setMinimumHeight(6 * theme.GRID)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        layout.setSpacing(2 * theme.GRID)
        layout.addWidget(self._name)
        layout.addWidget(self._menu_bar)
        layout.addWidget(self._menus)
        layout.addStretch(1)
        layout.addWidget(self._search, 4)
        layout.addStretch(1)
        layout.addWidget(self._log)
        self._menus.hide()
        self.show_project("")

    def show_project(self, name: str, note: str = "") -> None:
        """Name the open project; blank where none is open."""
        self._name.setText(name or self.tr("Engage"))
        self._name.setToolTip(tip(f"{name} – {note}") if note else "")
        self._search.setVisible(bool(name))
        self._log.setVisible(bool(name))
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """With the menus behind their button."""
        height = super().minimumSizeHint().height()
        return QSize(self._least_width() + self._menus.sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        is_narrow = self._least_width() + self._menu_bar.sizeHint().width() > self.width()
        self._menu_bar.setVisible(not is_narrow)
        self._menus.setVisible(is_narrow)
        menus = (self._menus if is_narrow else self._menu_bar).sizeHint().width()
        beyond_least = sum(
            widget.sizeHint().width() - widget.minimumSizeHint().width() for widget in (self._name, self._log)
        )
        has_room = self._least_width() + menus + beyond_least <= self.width()
        # Its key gives way before the project's name is cut.
        self._log.setMaximumWidth((self._log.sizeHint() if has_room else self._log.minimumSizeHint()).width())

    def _least_width(self) -> int:
        """What all takes but the menus."""
        layout = self.layout()
        assert layout is not None  # noqa: S101  it was given one
        others = [
            widget.minimumSizeHint().width()
            for widget in (self._name, self._search, self._log)
            if not widget.isHidden()
        ]
        margins = layout.contentsMargins()
        # A gap before and after each stretch too.
        gaps = layout.spacing() * (len(others) + 2)
        return sum(others) + gaps + margins.left() + margins.right()


class _SearchButton(KeyButton):
    """Takes the room that all else leaves; where that is too little for its words, one word or its sign."""

    def __init__(self, text: str, action: QAction, role: str) -> None:
        self._words = text, QCoreApplication.translate("Header", "Search"), ""
        super().__init__(text, action, role)
        self.setIcon(icon("magnify", "quiet"))
        self.setToolTip(tip(text))

    def sizeHint(self) -> QSize:
        return QSize(5 * theme.GRID, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        self.setText(next(text for text in self._words if not text or self._with(text) <= width))
        self.show_key(self._with(self._words[0]) + self.key_width() <= width)

    def _with(self, text: str) -> int:
        """How broad it is with these words behind its sign."""
        return self.fontMetrics().horizontalAdvance(text) + 7 * theme.GRID
