"""The panes of an open project: the page that is shown, and beside it the inspector that belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from engage.ui import theme
from engage.ui.context import Context
from engage.ui.page import Page
from engage.ui.widgets.scrolling import LowColumn

_INSPECTOR_WIDTH = 40 * theme.GRID
_INSPECTOR_CHARACTERS = 42
"""For which there is room in the inspector, where the system's text is larger."""

_PageKind = TypeVar("_PageKind", bound=Page)


class Panes(QSplitter):
    """Puts pages together when they are first asked for, and shows one of them."""

    made = Signal(object)
    """A `Page` that was put together just now."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        self._built: dict[type[Page], Page] = {}
        self.pages: Collection[Page] = self._built.values()
        """Those that were put together so far."""
        self._places: dict[type[Page], LowColumn] = {}
        self.front = QStackedWidget()
        """Where pages stand."""
        self._inspectors = QStackedWidget()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self.front)
        self.addWidget(self._inspectors)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        place = self.front.currentWidget()
        page = place.body if isinstance(place, LowColumn) else None
        assert isinstance(page, Page)  # noqa: S101  nothing else is ever put there
        return page

    def page_of(self, kind: type[_PageKind]) -> _PageKind:
        """The page of this kind: there is one, put together when it is first asked for."""
        page = self._built.get(kind)
        if page is None:
            page = self._built[kind] = self._build(kind)
        assert isinstance(page, kind)  # noqa: S101  it was kept under its own kind
        return page

    def _build(self, kind: type[Page]) -> Page:
        place = self._places[kind] = LowColumn(parent=self.front)
        page = kind(replace(self._context, beside=self._inspectors), place.ground)
        place.hold(page)
        self.front.addWidget(place)
        if page.inspector is not None:
            self._inspectors.addWidget(page.inspector)
        self.made.emit(page)
        return page

    def bring_up(self, kind: type[Page]) -> Page:
        """Put the page of this kind in front, with its inspector where it has one."""
        page = self.page_of(kind)
        self.front.setCurrentWidget(self._places[kind])
        if page.inspector is not None:
            self._inspectors.setCurrentWidget(page.inspector)
        self._inspectors.setVisible(page.inspector is not None)
        return page

    def arrange(self) -> None:
        """Give each its width, as it was left where that is known."""
        state = self._context.preferences.screen("panes")
        if state.isEmpty() or not self.restoreState(state):
            characters = _INSPECTOR_CHARACTERS * self.fontMetrics().averageCharWidth()
            width = max(_INSPECTOR_WIDTH, characters)
            self.setSizes([10 * width, width])
        self.setHandleWidth(1)

    def pieces(self) -> Iterator[QWidget]:
        """What takes long to destroy, each to be let go of by itself once the project is closed."""
        from engage.ui.inspector_body import InspectorBody

        for page in self._built.values():
            if page.inspector is not None:
                yield from page.inspector.findChildren(InspectorBody)
                yield page.inspector
        yield from self._places.values()
