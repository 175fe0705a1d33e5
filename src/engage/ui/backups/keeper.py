"""Makes backups by itself while a project is open, and says when the last one was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from engage.domain.backups import HALF_AN_HOUR, Backup, Why
from engage.domain.changes import Changes
from engage.domain.progress import Progress
from engage.errors import Cancelled, EngageError
from engage.services import backups
from engage.ui.backups import closing
from engage.ui.context import Context
from engage.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from engage.services.projects import Project

Result = TypeVar("Result")

SETTLED = 3_000
"""Milliseconds after opening in which the screens are to have the disk to themselves."""
EVERY = HALF_AN_HOUR // dt.timedelta(milliseconds=1)
"""Milliseconds of changes after which another backup is made."""
_LATER = 1_000
"""Milliseconds after a change in which others are waited for, before one looks what was made meanwhile."""


class Keeper(QObject):
    """Attends to one project after another; none of its work is waited for, and none stops anybody."""

    failed = Signal(object)
    """An EngageError: a backup could not be made."""
    told = Signal()
    """The newest backup is another one, or what went wrong is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = TaskRunner(self)
        self.newest: Backup | None = None
        self.problem: EngageError | None = None
        """Why the last one could not be made."""
        self.is_known = False
        """Whether one has looked already."""
        self.is_other_folder_missing = False
        """The person's other folder for backups is not at hand, as a stick may not be."""
        self._context: Context | None = None
        self._opening = self._clock(SETTLED, lambda: self._if_changed(Why.OPENING))
        self._working = self._clock(EVERY, lambda: self._if_changed(Why.WORKING))
        self._looking = self._clock(_LATER, self._look)

    def _clock(self, interval: int, then: Callable[[], object]) -> QTimer:
        clock = QTimer(self, singleShot=True, interval=interval)
        clock.timeout.connect(then)
        return clock

    def attend(self, context: Context | None) -> None:
        """Attend to the project that is open now; None: to none."""
        for clock in (self._opening, self._working, self._looking):
            clock.stop()
        if self._context is not None and isValid(self._context.changes):
            self._context.changes.changed.disconnect(self._on_changed)
        self._context = context
        self.newest = self.problem = None
        self.is_known = False
        self.told.emit()
        if context is not None:
            context.changes.changed.connect(self._on_changed)
            self._look()
            if not context.project.is_read_only:
                self._opening.start()

    @property
    def is_attending(self) -> bool:
        return self._context is not None

    def leave(self) -> None:
        """The project is about to be closed, with all kept in it."""
        if self._context is not None and not self._context.project.is_read_only:
            project = self._context.project
            folder = self._context.preferences.settings.backup_folder
            closing.begin(project.path, project.who, project.key, folder)

    def stop(self) -> None:
        """Do nothing any more."""
        self.attend(None)
        self.runner.stop()

    def back_up(
        self, on_done: Callable[[Backup], object], on_failed: Callable[[EngageError], object]
    ) -> None:
        """Make a backup because somebody asks for it."""

        def done(made: Backup) -> None:
            self._on_made(made)
            on_done(made)

        if self._context is not None:
            self._submit(
                lambda project, progress: backups.back_up(project, progress=progress), done, on_failed
            )

    def _if_changed(self, why: Why) -> None:
        self._submit(
            lambda project, progress: backups.back_up_if_changed(project, why, progress=progress),
            self._on_made,
            self._on_failed,
        )

    def _submit(
        self,
        work: Callable[[Project, Progress], Result],
        on_done: Callable[[Result], object],
        on_failed: Callable[[EngageError], object],
    ) -> None:
        """Do something with the project, and nothing with the outcome where another one is open by then."""
        context = self._context
        if context is None:
            return

        def is_still_open() -> bool:
            return context is self._context

        self.runner.submit(
            lambda progress: work(context.project, progress),
            lambda result: on_done(result) if is_still_open() else None,
            lambda error: on_failed(error) if is_still_open() else None,
            label=self.tr("Making a backup"),
        )

    def _on_changed(self, changes: Changes) -> None:
        if self._context is None:
            return
        if not self._context.project.is_read_only and not self._working.isActive():
            self._working.start()
        error = backups.failure(self._context.project)
        if error is not None:
            self._on_failed(error)
        self._looking.start()

    def _look(self) -> None:
        self._submit(lambda project, progress: backups.newest(project), self._show, self._on_failed)

    def _show(self, newest: Backup | None) -> None:
        is_another = newest != self.newest
        self.newest, self.is_known = newest, True
        self.told.emit()
        if is_another:
            if self._context is not None:
                self._context.changes.backed_up.emit()
            self.copy_newest()

    def copy_newest(self) -> None:
        """Put the newest backup into the person's other folder too, where that is at hand."""
        newest, context = self.newest, self._context
        folder = context.preferences.settings.backup_folder if context else ""
        self.is_other_folder_missing = False
        if newest is not None and folder:
            self._submit(
                lambda project, progress: backups.copy_to(newest, Path(folder), progress=progress),
                self._show_copied,
                self._on_failed,
            )

    def _show_copied(self, is_at_hand: bool) -> None:
        self.is_other_folder_missing = not is_at_hand
        self.told.emit()

    def _on_made(self, made: Backup | None) -> None:
        self.problem = None
        self._working.stop()
        if made is not None:
            self._show(made)
        else:
            self.told.emit()

    def _on_failed(self, error: EngageError) -> None:
        if isinstance(error, Cancelled):
            return  # the person has stopped it themselves
        self.problem = error
        self.told.emit()
        self.failed.emit(error)
