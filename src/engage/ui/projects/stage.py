"""What stands below the header: the welcome page or an open project, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from engage.domain.changes import Changes
from engage.domain.progress import Progress
from engage.errors import Conflict
from engage.services import projects
from engage.services.projects import Project
from engage.ui import action_states, garbage
from engage.ui.changes import ChangeSignal
from engage.ui.context import Context
from engage.ui.leaving import leave
from engage.ui.preferences import Preferences
from engage.ui.project_view import ProjectView
from engage.ui.projects.welcome import Welcome
from engage.ui.tasks import TaskRunner

_LAST_SECONDS = 3.0
"""What a desktop that ends leaves to its programs, with some to spare."""


class Stage(QStackedWidget):
    """Opens and closes projects; one at a time, and nothing that was typed is lost in between."""

    failed = Signal(object)
    """An EngageError."""
    named = Signal(str)
    """The name of the open project: it was opened, or is called otherwise now; blank: none is open."""
    changed = Signal(object)
    """The `Changes` of a deed done in the open project."""

    def __init__(
        self, actions: Mapping[str, QAction], preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.project_view: ProjectView | None = None
        self.opener = TaskRunner(self)
        """Makes and opens projects."""
        self._actions = actions
        self._preferences = preferences
        self.welcome = Welcome(actions, preferences)
        self.addWidget(self.welcome)
        self.opener.failed.connect(self.failed)
        self.welcome.project_chosen.connect(self.open_path)
        preferences.who_changed.connect(self._on_who_changed)

    # Opening

    def open_path(self, path: Path) -> None:
        """Open a project that is there, in place of the one that is open."""
        if self.project_view is not None and self._has_open_to_write(path):
            self.project_view.page.focus_content()
            return
        who = self._preferences.settings.who
        self._take_over(lambda progress: projects.open_project(path, who=who), self.tr("Opening"))

    def _has_open_to_write(self, path: Path) -> bool:
        """Whether this window is the one that writes into the project, which nobody could open beside it."""
        if self.project_view is None or self.project_view.context.project.is_read_only:
            return False
        return path.exists() and path.samefile(self.project_view.context.project.path)

    def make(self, work: Callable[[Progress], Project]) -> None:
        """Make a project and open it, in place of the one that is open."""
        self._take_over(work, self.tr("Making the project"))

    def _take_over(self, work: Callable[[Progress], Project], label: str) -> None:
        def open_and_name(progress: Progress) -> tuple[Project, str]:
            project = work(progress)
            return project, projects.details(project).name

        self.leave(
            lambda: self.opener.submit(open_and_name, lambda opened: self.show_project(*opened), label=label)
        )

    def show_project(self, project: Project, name: str) -> None:
        """Show a project that was just opened, in place of what is shown."""
        self.finish_at_once()
        self._put_away_project()
        context = Context(
            project,
            reader=TaskRunner(self),
            writer=TaskRunner(self),
            changes=ChangeSignal(self),
            preferences=self._preferences,
            actions=self._actions,
        )
        self._preferences.project_opened(project.path, name)
        action_states.enable(self._actions, project)
        # Made where it is to stand: wherever a widget is moved to, Qt dresses all that is in it anew.
        self.project_view = ProjectView(context, self)
        self.project_view.failed.connect(self.failed)
        self.project_view.undo_changed.connect(
            lambda to_undo, to_redo: action_states.name_deeds(
                self._actions, to_undo, to_redo, is_read_only=project.is_read_only
            )
        )
        context.changes.changed.connect(self.changed)
        context.changes.changed.connect(self._on_changed)
        self.addWidget(self.project_view)
        self.named.emit(name)
        # Made in this turn of the event loop, and dressed, laid out and painted in the next.
        QTimer.singleShot(0, self.project_view, self._turn_to_project)

    def _turn_to_project(self) -> None:
        if self.project_view is not None:  # else it was closed again at once
            self.setCurrentWidget(self.project_view)
            self.project_view.page.focus_content()

    def _on_changed(self, changes: Changes) -> None:
        """Follow the project's name, also where a change of it is undone."""
        if "project" in changes.ids and self.project_view is not None:
            self.project_view.context.read(lambda project: projects.details(project).name, self.named.emit)

    def _on_who_changed(self, who: str) -> None:
        """From now on, deeds stand under this name."""
        if self.project_view is not None:
            self.project_view.context.project.who = who

    def show_welcome(self) -> None:
        """Close what is open, at once, and offer what can be opened."""
        self._put_away_project()
        action_states.enable(self._actions, None)
        self.named.emit("")
        self.welcome.show_recent()
        self.setCurrentWidget(self.welcome)
        self.welcome.focus_first()

    # Closing

    def leave(self, then: Callable[[], object]) -> None:
        """Go on to `then` once everything that was typed is kept; if something cannot be, stay."""
        if self.project_view is None:
            then()
            return
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what is being typed is committed
        if self._says_what_is_unfinished(self.project_view):
            return
        leave(self.project_view.context.writer, then, self.window())

    def _says_what_is_unfinished(self, project_view: ProjectView) -> bool:
        """Show what is typed and cannot be stored as it is, if there is such a thing."""
        name = project_view.unfinished()
        if name:
            self.failed.emit(
                Conflict(
                    self.tr("Of {} something is not stored yet").format(name),
                    "",
                    self.tr("Put it right, or give it up with Esc or Cancel; then close again"),
                )
            )
        return bool(name)

    def finish_at_once(self) -> None:
        """Keep what is being typed and was handed in; nobody can be asked, so what takes long is stopped."""
        focus = self.window().focusWidget()
        if focus is not None:
            focus.clearFocus()
        if self.project_view is not None:
            writer = self.project_view.context.writer
            writer.hurry(_LAST_SECONDS)
            self.project_view.typed_again.drafts.keep()  # what could not be stored too
            writer.finish(_LAST_SECONDS)

    def shut(self) -> None:
        """Let go of the project and of every thread, whatever is still going on."""
        if self.project_view is not None:
            self._close_project_view(self.project_view)
        self.opener.stop()
        self.welcome.stop()

    def _put_away_project(self) -> None:
        """Close the project where one is open, and go on without it: what is left of it takes room."""
        if self.project_view is not None:
            garbage.let_go(self._close_project_view(self.project_view), self)

    def _close_project_view(self, project_view: ProjectView) -> Sequence[QObject]:
        """Close the project, and return what it was shown with, to be let go of."""
        project_view.remember()
        context = project_view.context
        context.writer.finish(_LAST_SECONDS)
        context.reader.stop()
        context.project.close()
        self.project_view = None
        self.removeWidget(project_view)
        action_states.name_deeds(self._actions, None, None)
        return (*project_view.pieces(), project_view, context.reader, context.writer, context.changes)
