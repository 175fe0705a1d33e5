"""The window: a header with the menus, and below it the welcome page or an open project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engage.domain.changes import Changes, Operation
from engage.domain.progress import Progress
from engage.errors import Conflict, EngageError
from engage.paths import resource
from engage.services import projects, sample
from engage.services.projects import SUFFIX, Project
from engage.settings import Appearance
from engage.ui import about, actions, garbage, handlers, theme
from engage.ui.changes import ChangeSignal
from engage.ui.context import Context
from engage.ui.errors import ErrorBar
from engage.ui.header import Header
from engage.ui.help import help_key
from engage.ui.importing.dropping import FileDrops, no_place
from engage.ui.leaving import leave
from engage.ui.preferences import Preferences
from engage.ui.preferences_dialog import PreferencesDialog
from engage.ui.project_view import ProjectView
from engage.ui.projects import making
from engage.ui.projects.details_dialog import ProjectDetailsDialog
from engage.ui.projects.new_project import NewProjectDialog
from engage.ui.projects.welcome import Welcome
from engage.ui.running_tasks import RunningTasks
from engage.ui.tasks import TaskRunner
from engage.ui.widgets import reading_order

if TYPE_CHECKING:
    from engage.ui.help.window import HelpWindow

_SMALLEST = QSize(80 * theme.GRID, 45 * theme.GRID)
_USUAL = QSize(1280, 720)
_LAST_SECONDS = 3.0
"""What a desktop that ends leaves to its programs, with some to spare."""


class MainWindow(QMainWindow):
    """Opens and closes projects, and passes on what the menus ask for."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.project_view: ProjectView | None = None
        self.help: HelpWindow | None = None
        self._opener = TaskRunner(self)
        self.actions_by_name = actions.build(self, self._handlers())
        self.header = Header(self.actions_by_name)
        self.error_bar = ErrorBar()
        self.drops = FileDrops(self)
        self.welcome = Welcome(self.actions_by_name, preferences)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        opening = RunningTasks(self._opener)
        opening.setContentsMargins(*(theme.GRID,) * 4)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.error_bar)
        layout.addWidget(self._stack, 1)
        layout.addWidget(opening)
        self.setMenuWidget(self.header)
        self.setCentralWidget(body)
        self.setWindowIcon(QIcon(str(resource("icons/engage.svg"))))
        self.setMinimumSize(_SMALLEST)
        self.resize(_USUAL)
        self.restoreGeometry(preferences.screen("window"))
        self._opener.failed.connect(self.show_error)
        preferences.failed.connect(self.show_error)
        self.drops.project_wanted.connect(self.open_path)
        self.drops.files_wanted.connect(self._on_files_wanted)
        self.drops.refused.connect(self.show_error)
        self.welcome.project_chosen.connect(self.open_path)
        preferences.appearance_changed.connect(self._check_appearance)
        preferences.who_changed.connect(self._on_who_changed)
        self._check_appearance(preferences.settings.appearance)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._let_enter_press)
        self._show_welcome()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does; those that need a project are disabled without one."""
        return {
            **handlers.of_project(self._open),
            "new_project": self._on_new_project,
            "open_project": self._on_open_project,
            "try_sample": self._on_try_sample,
            "edit_here": self._on_edit_here,
            "close_project": lambda: self._leave(self._show_welcome),
            "quit": self.close,
            "appearance_system": lambda: self.preferences.set_appearance(Appearance.SYSTEM),
            "appearance_light": lambda: self.preferences.set_appearance(Appearance.LIGHT),
            "appearance_dark": lambda: self.preferences.set_appearance(Appearance.DARK),
            "preferences": self._on_preferences,
            "project_details": self._on_project_details,
            "help": lambda: self.show_help(self._in_front()),
            "keys": lambda: self.show_help("keyboard"),
            "about": lambda: about.show_about(self),
        }

    def _open(self) -> ProjectView:
        """The open project's part of the window: the actions that ask for it are enabled only with one."""
        assert self.project_view is not None  # noqa: S101
        return self.project_view

    def show_error(self, error: EngageError) -> None:
        """Say what went wrong, below the header."""
        self.error_bar.show_error(error)

    def _let_enter_press(self) -> None:
        """Let Enter press the button that has the cursor, as in a dialog: here, Qt leaves that to Space."""
        focus = self.focusWidget()
        if isinstance(focus, QPushButton):
            focus.setAutoDefault(True)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        return reading_order.step(self, is_next=is_next) or super().focusNextPrevChild(is_next)

    # Help

    def show_help(self, name: str) -> None:
        """Open the help at this page, in a window of its own."""
        if self.help is None:
            # Imported when first needed, as most days nobody asks.
            from engage.ui.help.window import HelpWindow

            self.help = HelpWindow(self.preferences, self)
        self.help.open_at(name)

    def _in_front(self) -> str:
        """The page of the help about what the person looks at."""
        offered = help_key.topic_offered(QApplication.activeModalWidget())
        if offered or self.project_view is None:
            return offered or "welcome"
        focus = QApplication.focusWidget()
        if focus is not None and self.project_view.log_bar.isAncestorOf(focus):
            return "logging"
        return self.project_view.page.name

    # Opening

    def open_path(self, path: Path) -> None:
        """Open a project that is there, in place of the one that is open."""
        if self._has_open_to_write(path):
            self._open().page.focus_content()
            return
        who = self.preferences.settings.who
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

        self.error_bar.clear()
        self._leave(
            lambda: self._opener.submit(
                open_and_name, lambda opened: self._show_project(*opened), label=label
            )
        )

    def _show_project(self, project: Project, name: str) -> None:
        self._finish_at_once()
        self._put_away_project()
        context = Context(
            project,
            reader=TaskRunner(self),
            writer=TaskRunner(self),
            changes=ChangeSignal(self),
            preferences=self.preferences,
            actions=self.actions_by_name,
        )
        self.preferences.project_opened(project.path, name)
        self._enable(project)
        # Made where it is to stand: wherever a widget is moved to, Qt dresses all that is in it anew.
        self.project_view = ProjectView(context, self._stack)
        self.project_view.failed.connect(self.show_error)
        self.project_view.undo_changed.connect(self._on_undo_changed)
        context.changes.changed.connect(self.error_bar.clear)
        context.changes.changed.connect(self._on_changed)
        self._stack.addWidget(self.project_view)
        self._show_name(name)
        # Made in this turn of the event loop, and dressed, laid out and painted in the next.
        QTimer.singleShot(0, self.project_view, self._turn_to_project)

    def _turn_to_project(self) -> None:
        if self.project_view is not None:  # else it was closed again at once
            self._stack.setCurrentWidget(self.project_view)
            self.project_view.page.focus_content()

    def _show_name(self, name: str) -> None:
        project = self._open().context.project
        self.header.show_project(name, str(project.path))
        title = self.tr("{} – {} (read only)") if project.is_read_only else "{} – {}"
        self.setWindowTitle(title.format(name, project.path.name) + "[*]")

    def _on_changed(self, changes: Changes) -> None:
        """Follow the project's name, also where a change of it is undone."""
        if "project" in changes.ids:
            self._open().context.read(lambda project: projects.details(project).name, self._show_name)

    def _show_welcome(self) -> None:
        self._put_away_project()
        self._enable(None)
        self.header.show_project("")
        self.setWindowTitle(self.tr("Engage"))
        self.welcome.show_recent()
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.focus_first()

    # Closing

    def _leave(self, then: Callable[[], object]) -> None:
        """Go on to `then` once everything that was typed is kept; if something cannot be, stay."""
        if self.project_view is None:
            then()
            return
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what is being typed is committed
        if self._says_what_is_unfinished(self.project_view):
            return
        leave(self.project_view.context.writer, then, self)

    def _says_what_is_unfinished(self, project_view: ProjectView) -> bool:
        """Show what is typed and cannot be stored as it is, if there is such a thing."""
        name = project_view.unfinished()
        if name:
            self.show_error(
                Conflict(
                    self.tr("Of {} something is not stored yet").format(name),
                    "",
                    self.tr("Put it right, or give it up with Esc or Cancel; then close again"),
                )
            )
        return bool(name)

    def _put_away_project(self) -> None:
        """Close the project where one is open, and go on without it: what is left of it takes room."""
        if self.project_view is not None:
            garbage.let_go(self._close_project_view(), self)

    def _close_project_view(self) -> Sequence[QObject]:
        """Close the project, and return what it was shown with, to be let go of."""
        project_view = self._open()
        project_view.remember()
        context = project_view.context
        context.writer.stop()
        context.reader.stop()
        context.project.close()
        self.project_view = None
        self._stack.removeWidget(project_view)
        return (*project_view.pieces(), project_view, context.reader, context.writer, context.changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drops.watch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once where all is kept; else when it is."""
        self.preferences.keep_screens({"window": self.saveGeometry()})
        is_waiting = False

        def finish() -> None:
            self.shut()
            if is_waiting:
                self.close()

        self._leave(finish)
        is_waiting = self.project_view is not None
        event.setAccepted(not is_waiting)

    def end(self) -> None:
        """Close at once, as when the person logs out."""
        self._finish_at_once()
        self.shut()
        QApplication.quit()

    def _finish_at_once(self) -> None:
        """Keep what is being typed and was handed in; nobody can be asked, so what takes long is stopped."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        if self.project_view is not None:
            self.project_view.context.writer.finish(_LAST_SECONDS)

    def shut(self) -> None:
        """Let go of the project and of every thread, whatever is still going on."""
        if self.project_view is not None:
            self._close_project_view()
        if self.help is not None:
            self.help.close()
        self._opener.stop()
        self.welcome.stop()

    # What the menus ask for

    def _enable(self, project: Project | None) -> None:
        for name, action in self.actions_by_name.items():
            spec = actions.SPECS[name]
            action.setEnabled(
                not (spec.writes and project.is_read_only) if project else not spec.needs_project
            )

    def _on_undo_changed(self, to_undo: Operation | None, to_redo: Operation | None) -> None:
        for name, text, deed in (
            ("undo", self.tr("&Undo: {}"), to_undo),
            ("redo", self.tr("&Redo: {}"), to_redo),
        ):
            action = self.actions_by_name[name]
            label = deed.label.replace("&", "&&") if deed else ""
            action.setText(text.format(label) if deed else text.removesuffix(": {}"))
            action.setEnabled(deed is not None and not self._open().context.project.is_read_only)

    def _check_appearance(self, appearance: Appearance) -> None:
        self.actions_by_name[f"appearance_{appearance}"].setChecked(True)

    def _on_who_changed(self, who: str) -> None:
        """From now on, deeds stand under this name."""
        if self.project_view is not None:
            self.project_view.context.project.who = who

    def _on_open_project(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open project"), "", self.tr("Engage projects (*{})").format(SUFFIX)
        )
        if chosen:
            self.open_path(Path(chosen))

    def _on_edit_here(self) -> None:
        """Open the project that was only read once more, to write; the place is remembered."""
        self.open_path(self._open().context.project.path)

    def _on_files_wanted(self, paths: list[Path]) -> None:
        self.error_bar.clear()
        if self.actions_by_name["import_files"].isEnabled():
            self._open().import_files(paths)
        else:
            self.show_error(no_place(has_project=self.project_view is not None))

    def _on_new_project(self) -> None:
        dialog = NewProjectDialog(self.preferences, self)
        help_key.offer_help(dialog, self.actions_by_name["help"], "welcome")
        dialog.wanted.connect(self.make)
        dialog.open()

    def _on_preferences(self) -> None:
        dialog = PreferencesDialog(self.preferences, self)
        help_key.offer_help(dialog, self.actions_by_name["help"], "preferences")
        dialog.details_wanted.connect(self._on_project_details)
        if self.actions_by_name["project_details"].isEnabled():
            self._open().context.for_dialog(dialog).read(
                lambda project: projects.details(project).smallest_cell, dialog.show_smallest_cell
            )
        dialog.open()

    def _on_project_details(self) -> None:
        dialog = ProjectDetailsDialog(self._open().context, self)
        help_key.offer_help(dialog, self.actions_by_name["help"], "project")
        dialog.open()

    def _on_try_sample(self) -> None:
        path, who = making.sample_path(), self.preferences.settings.who
        if path.exists():
            self.open_path(path)
        else:
            self.make(lambda progress: sample.create(path, who))
