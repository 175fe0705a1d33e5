"""What pages are given to work with: the open project, and how to read and write it off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtGui import QAction

from engage.domain.changes import Changes
from engage.domain.progress import Progress
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

    def read(
        self,
        work: Callable[[Project], Result],
        on_done: Callable[[Result], object],
        on_failed: Callable[[EngageError], object] | None = None,
    ) -> Task:
        """Read something, then do something with it."""
        return self.reader.submit(lambda progress: work(self.project), on_done, on_failed)

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
            if on_done is not None:
                on_done(result)

        return self.writer.submit(lambda progress: work(self.project, progress), done, on_failed, label=label)
