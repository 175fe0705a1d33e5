"""What stands at the foot of a project that can only be read: who writes, and how to take over from them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engage.domain.changes import Changes
from engage.domain.projects import Holder
from engage.errors import EngageError
from engage.services import following, projects
from engage.ui import action_states, theme
from engage.ui.context import Context
from engage.ui.dates import short_date
from engage.ui.widgets.words import OneLine, announce, tip

if TYPE_CHECKING:
    from engage.services.projects import Project

INTERVAL = 1_000
"""Milliseconds between two looks at what the other one has done."""

_NARROWEST = 20 * theme.GRID

_Found = tuple[int, Changes, Holder | None]


class ReadOnlyNotice(QWidget):
    """Follows whoever has the project open for writing, and offers to write here when they have closed it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._action = context.actions["edit_here"]
        self._words = OneLine(role="quiet", narrowest=_NARROWEST)
        self.edit_here = QPushButton(self.tr("Edit here"))
        self.edit_here.setProperty("role", "secondary")
        self.edit_here.clicked.connect(self._action.trigger)
        self.edit_here.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._words)
        layout.addWidget(self.edit_here)
        self._position: int | None = None
        """How far all has been seen; None before that is known."""
        self._is_lost = False
        """The last look failed, which was said."""
        self._holder = context.project.held_by
        self._timer = QTimer(self, singleShot=True, interval=INTERVAL)
        self._timer.timeout.connect(self._look)
        self.say()
        if self._holder is not None:
            # Before any page has read something, so that nothing falls between.
            context.read(following.position, self._begin)

    def text(self) -> str:
        """What is being said."""
        return self._words.text()

    def _begin(self, position: int) -> None:
        self._position = position
        self._go_on()

    def _go_on(self) -> None:
        if self._position is not None and self.isVisible():
            self._timer.start()

    def _look(self) -> None:
        seen = self._position or 0

        def read(project: Project) -> _Found:
            holder = projects.writer(project)  # first, so that of one who has gone all is seen
            return *following.changes_since(project, seen), holder

        self._context.read(read, self._show, self._try_again)

    def _try_again(self, error: EngageError) -> None:
        """Say once that nothing can be seen of what the other one does, and go on looking."""
        if not self._is_lost:
            self._is_lost = True
            self._context.reader.failed.emit(error)
        self._go_on()

    def _show(self, found: _Found) -> None:
        self._position, changes, holder = found
        self._is_lost = False
        if changes:
            self._context.changes.changed.emit(changes)
        if holder != self._holder:
            self._holder = holder
            self.say()
            announce(self, self.text())
        self._go_on()

    def say(self) -> None:
        """Say who writes, and enable the action to do so here where nobody does."""
        is_held = self._context.project.held_by is not None
        self._words.setText(self._sentence(self._holder))
        self._words.setToolTip(tip(self._words.text()))
        self.edit_here.setVisible(is_held and self._holder is None)
        if is_held:
            action_states.offer_to_edit(self._action, self.text() if self._holder is not None else "")

    def _sentence(self, holder: Holder | None) -> str:
        if self._context.project.held_by is None:
            return self.tr("Read only")
        if holder is None:
            return self.tr("Read only: nobody else has it open any more")
        who = holder.who or self.tr("somebody")
        if not holder.machine or holder.since is None:
            return self.tr("Read only: {} has it open").format(who)
        return self.tr("Read only: {} on {} has it open since {}").format(
            who, holder.machine, _moment(holder.since.astimezone())
        )

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _moment(since: dt.datetime) -> str:
    """The time of day, and the day where it is another one."""
    clock = f"{since:%H:%M}"
    is_today = since.date() == dt.datetime.now().astimezone().date()
    return clock if is_today else f"{short_date(since.date())}, {clock}"
