"""What pages are given to work with: the open project, and how to read and write it off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from engage.domain.changes import Changes
from engage.domain.progress import Progress, heeding
from engage.errors import EngageError
from engage.ui.changes import ChangeSignal
from engage.ui.preferences import Preferences
from engage.ui.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from engage.services.projects import Project

Result = TypeVar("Result")


class HasChanges(Protocol):
    """The outcome of a deed that says more than what it altered."""

    @property
    def changes(self) -> Changes: ...


Outcome = TypeVar("Outcome", bound=Changes | HasChanges)


@dataclass(frozen=True)
class Context:
    """An open project, and the means by which pages read and write it off the GUI thread."""

    project: Project
    reader: TaskRunner
    """For what a screen shows; a long deed does not hold it up."""
    writer: TaskRunner
    """For every deed, and for long work such as making a summary."""
    changes: ChangeSignal
    preferences: Preferences
    actions: Mapping[str, QAction]
    dialog: QDialog | None = None
    """Who is told of outcomes; None: whoever asks, who is there as long as the project is open."""
    beside: QWidget | None = None
    """Where inspectors are to stand: they are made there, as Qt dresses anew whatever is moved."""

    def for_dialog(self, dialog: QDialog) -> Context:
        """The same for a dialog, which hears nothing any more once it is closed and gone."""
        return replace(self, dialog=dialog)

    def _is_heard(self) -> bool:
        return self.dialog is None or isValid(self.dialog)

    def read(
        self,
        work: Callable[[Project], Result],
        on_done: Callable[[Result], object],
        on_failed: Callable[[EngageError], object] | None = None,
        *,
        instead_of: Task | None = None,
    ) -> Task:
        """Read something, then do something with it; a task that is cancelled stops within a statement.

        So does `instead_of`, for which nobody waits any more.
        """
        if instead_of is not None:
            instead_of.cancel()

        def done(result: Result) -> None:
            if self._is_heard():
                on_done(result)

        def failed(error: EngageError) -> None:
            if not self._is_heard():
                return
            if on_failed is not None:
                on_failed(error)
            else:
                self.reader.failed.emit(error)

        def heeded(progress: Progress) -> Result:
            with heeding(progress):
                return work(self.project)

        return self.reader.submit(heeded, done, failed)

    def write(
        self,
        work: Callable[[Project, Progress], Outcome],
        on_done: Callable[[Outcome], object] | None = None,
        on_failed: Callable[[EngageError], object] | None = None,
        *,
        label: str = "",
    ) -> Task:
        """Do a deed; every screen hears of what it altered before `on_done` is called."""

        def done(result: Outcome) -> None:
            changes = result if isinstance(result, Changes) else result.changes
            if changes:
                self.changes.changed.emit(changes)
            if on_done is not None and self._is_heard():
                on_done(result)

        def failed(error: EngageError) -> None:
            if on_failed is not None and self._is_heard():
                on_failed(error)
            else:
                self.writer.failed.emit(error)

        return self.writer.submit(lambda progress: work(self.project, progress), done, failed, label=label)
