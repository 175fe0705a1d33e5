"""The button that offers the views of a list: a filter and an order, kept under a name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from engage.domain.records import Noun
from engage.services import records, views
from engage.ui.context import Context
from engage.ui.help.help_key import offer_help
from engage.ui.models.paged_table import PagedTable
from engage.ui.tasks import Task

if TYPE_CHECKING:
    from engage.domain.views import View

_LONGEST = 28
"""Characters of a view's name on the button."""


class ViewsButton(QPushButton):
    """Its text is the view that the list shows, where it shows one."""

    chosen = Signal(object)
    """The view that the list is to show."""

    def __init__(
        self, context: Context, noun: Noun, model: PagedTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._noun = noun
        self._model = model
        self._views: list[View] = []
        self._reading: Task | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        model.modelReset.connect(self._show_current)
        self._show_current()

    def refresh(self) -> None:
        """Offer the views that there are now."""

        def take(found: list[View]) -> None:
            if task is self._reading:
                self._views = found
                self._show_current()

        task = self._reading = self._context.read(lambda project: views.views(project, self._noun), take)

    @property
    def views(self) -> Sequence[View]:
        """What is offered, in its order."""
        return self._views

    def _current(self) -> View | None:
        """The view that the list shows."""
        shown = (self._model.filter, self._model.sort_by)
        return next((view for view in self._views if self._as_shown(view) == shown), None)

    def _as_shown(self, view: View) -> tuple[str, str]:
        return view.filter, view.sort or records.DEFAULT_SORTS[self._noun]

    def _show_current(self) -> None:
        current = self._current()
        text = current.name if current else self.tr("Views")
        cut = f"{text[: _LONGEST - 1].rstrip()}…" if len(text) > _LONGEST else text
        self.setText(cut.replace("&", "&&"))
        self.setAccessibleName(self.tr("Views: {}").format(text) if current else text)

    def _fill(self) -> None:
        menu, current = self.menu(), self._current()
        can_write = not self._context.project.is_read_only
        menu.clear()
        for view in self._views:
            entry = menu.addAction(view.name.replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(view is current)
            entry.triggered.connect(lambda on, view=view: self.chosen.emit(view))
        if not self._views:
            nothing = menu.addAction(self.tr("No views are kept yet"))
            nothing.setEnabled(False)
        menu.addSeparator()
        keep = menu.addAction(self.tr("&Keep this list as a view…"))
        keep.triggered.connect(self.keep)
        keep.setEnabled(can_write)
        arrange = menu.addAction(self.tr("&Arrange the views…"))
        arrange.triggered.connect(self.arrange)
        arrange.setEnabled(can_write and bool(self._views))

    def keep(self) -> None:
        """Ask for the name under which the filter and the order are kept."""
        sort = self._model.sort_by
        sort = "" if sort == records.DEFAULT_SORTS[self._noun] else sort
        current = self._current()
        from engage.ui.views.keep_dialog import KeepDialog

        dialog = KeepDialog(
            self._context, self._noun, self._model.filter, sort, current.name if current else "", self
        )
        offer_help(dialog, self._context.actions["help"], "filters")
        dialog.open()

    def arrange(self) -> None:
        """Open the list of the views, to rename them, put them in order and delete them."""
        from engage.ui.views.arrange_dialog import ArrangeDialog

        dialog = ArrangeDialog(self._context, self._noun, self)
        offer_help(dialog, self._context.actions["help"], "filters")
        dialog.open()
