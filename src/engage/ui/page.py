"""What the pages of the window have in common, and what they are given to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from engage.domain.changes import Changes
from engage.domain.progress import Progress
from engage.domain.records import Noun
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
        work: Callable[[Project, Progress], Changes | HasChanges],
        on_done: Callable[[Changes | HasChanges], object] | None = None,
        on_failed: Callable[[EngageError], object] | None = None,
        *,
        label: str = "",
    ) -> Task:
        """Do a deed; every screen hears of what it altered before `on_done` is called."""

        def done(result: Changes | HasChanges) -> None:
            changes = result if isinstance(result, Changes) else result.changes
            if changes:
                self.changes.changed.emit(changes)
            if on_done is not None:
                on_done(result)

        return self.writer.submit(lambda progress: work(self.project, progress), done, on_failed, label=label)


class Page(QWidget):
    """One place in the navigation: the list in the middle, with the inspector that belongs to it.

    A page that is not visible only notes that it is out of date, and catches up when it is shown.
    """

    failed = Signal(object)
    """An EngageError for the window to show."""
    record_wanted = Signal(object, int)
    """A record of any noun that the person wants to go to."""

    name = ""
    """The word for it in settings and shortcuts."""
    nouns: frozenset[Noun] = frozenset()
    """The records that can be shown here."""
    tables: frozenset[str] = frozenset()
    """The tables whose changes concern it; empty: all."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.inspector: QWidget | None = None
        self._is_stale = True

    def title(self) -> str:
        """What the navigation calls it."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the project holds now, keeping the place."""
        raise NotImplementedError

    def new_record(self) -> None:
        """Begin a new record of the kind that is shown here."""

    def can_make_new(self) -> bool:
        return False

    def focus_filter(self) -> None:
        """Put the cursor where one narrows down what is shown."""

    def focus_content(self) -> None:
        """Put the cursor where one reads and chooses."""
        self.setFocus()

    def edit_current(self) -> None:
        """Put the cursor into the first field of the inspector."""

    def remove_current(self) -> None:
        """Take away what is chosen."""

    def show_record(self, noun: Noun, id: int) -> None:
        """Bring one record into sight and into the inspector."""

    def show_filter(self, noun: Noun, text: str) -> None:
        """Narrow down to what the filter asks for."""

    def screens(self) -> dict[str, str]:
        """What is to be remembered of the page between two sessions, by name."""
        return {}

    def on_changed(self, changes: Changes) -> None:
        """Follow a deed, now or when next seen."""
        if self.tables and self.tables.isdisjoint(changes.ids):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._is_stale = False
            self.refresh()
