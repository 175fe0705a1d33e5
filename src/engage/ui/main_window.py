"""The window: a header with the menus, and below it the welcome page or an open project."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engage.domain.projects import SUFFIX
from engage.errors import EngageError
from engage.paths import resource
from engage.services import projects, sample
from engage.settings import Appearance
from engage.ui import actions, theme
from engage.ui.errors import ErrorBar
from engage.ui.header import Header
from engage.ui.help import help_key
from engage.ui.importing.dropping import FileDrops, no_place
from engage.ui.projects.stage import Stage
from engage.ui.running_tasks import RunningTasks
from engage.ui.widgets import reading_order

if TYPE_CHECKING:
    from engage.domain.progress import Progress
    from engage.services.projects import Project
    from engage.ui.backups.attending import Backups
    from engage.ui.help.window import HelpWindow
    from engage.ui.preferences import Preferences
    from engage.ui.project_view import ProjectView

_SMALLEST = QSize(80 * theme.GRID, 45 * theme.GRID)
_USUAL = QSize(1280, 720)


class MainWindow(QMainWindow):
    """Shows what is open, and passes on what the menus ask for."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.help: HelpWindow | None = None
        self.actions_by_name = actions.build(self, self._handlers())
        self.header = Header(self.actions_by_name, self)
        body = QWidget(self)
        self.error_bar = ErrorBar(body)
        self.drops = FileDrops(self)
        self.stage = Stage(self.actions_by_name, preferences, body)
        self.welcome = self.stage.welcome
        self.backups = self._keep_backups()
        opening = RunningTasks(self.stage.opener, body)
        opening.setContentsMargins(*(theme.GRID,) * 4)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.error_bar)
        if self.backups is not None:
            layout.addWidget(self.backups.place_notice)
        layout.addWidget(self.stage, 1)
        layout.addWidget(opening)
        self.setMenuWidget(self.header)
        self.setCentralWidget(body)
        self.setWindowIcon(QIcon(str(resource("icons/engage.svg"))))
        self.setMinimumSize(_SMALLEST)
        self.resize(_USUAL)
        self.restoreGeometry(preferences.screen("window"))
        self.stage.failed.connect(self.show_error)
        self.error_bar.check_wanted.connect(self._check)
        self.stage.named.connect(self._show_name)
        self.stage.hidden.connect(self._show_locked)
        self.stage.made.connect(self._on_made)
        self.stage.changed.connect(self.error_bar.clear)
        preferences.failed.connect(self.show_error)
        self.drops.project_wanted.connect(self.open_path)
        self.drops.files_wanted.connect(self._on_files_wanted)
        self.drops.refused.connect(self.show_error)
        self.welcome.project_chosen.connect(self.error_bar.clear)
        preferences.appearance_changed.connect(self._check_appearance)
        self._check_appearance(preferences.settings.appearance)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._let_enter_press)
        self.stage.show_welcome()

    @property
    def project_view(self) -> ProjectView | None:
        """What is shown of the open project; None where none is open."""
        return self.stage.project_view

    def _handlers(self) -> dict[str, Callable[[], object]]:
        """What each action does; those that need a project are disabled without one."""
        return {
            **{name: partial(self._do, name) for name in actions.SPECS},
            "new_project": self._on_new_project,
            "open_project": self._on_open_project,
            "try_sample": self._on_try_sample,
            "edit_here": self._on_edit_here,
            "passphrase": self._on_passphrase,
            "lock": lambda: self.stage.lock.lock(),
            "close_project": lambda: self.stage.leave(self.stage.show_welcome),
            "quit": self.close,
            "appearance_system": lambda: self.preferences.set_appearance(Appearance.SYSTEM),
            "appearance_light": lambda: self.preferences.set_appearance(Appearance.LIGHT),
            "appearance_dark": lambda: self.preferences.set_appearance(Appearance.DARK),
            "preferences": self._on_preferences,
            "project_details": self._on_project_details,
            "backups": self._on_backups,
            "check_project": lambda: self._check(self._open().context.project.path),
            "help": lambda: self.show_help(self._in_front()),
            "keys": lambda: self.show_help("keyboard"),
            "about": self._on_about,
        }

    def _do(self, name: str) -> None:
        """Do in the open project what an action of it is for."""
        # Imported when first needed: it knows the pages, and they are many.
        from engage.ui import handlers

        handlers.DEEDS[name](self._open())

    def _keep_backups(self) -> Backups | None:
        """What sees to the backups of whichever project is open."""
        from engage.ui.backups.attending import Backups

        return Backups(self.stage, self.preferences)

    def _on_backups(self) -> None:
        if self.backups is not None:
            self.backups.show()

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
        if offered:
            return offered
        if self.stage.is_asking:
            return "passphrase"
        if self.project_view is None:
            return "welcome"
        if self.project_view.has_cursor_in_log():
            return "logging"
        return self.project_view.page.name

    # Opening

    def open_path(self, path: Path) -> None:
        """Open a project that is there, in place of the one that is open."""
        self.error_bar.clear()
        self.stage.open_path(path)

    def make(self, work: Callable[[Progress], Project]) -> None:
        """Make a project and open it, in place of the one that is open."""
        self.error_bar.clear()
        self.stage.make(work)

    def _show_name(self, name: str) -> None:
        """Say in the header and in the title which project is open, if one is."""
        if self.project_view is None:
            self.header.show_project("")
            self.setWindowTitle(self.tr("Engage"))
            return
        project = self.project_view.context.project
        self.header.show_project(name, str(project.path))
        title = self.tr("{} – {} (read only)") if project.is_read_only else "{} – {}"
        self.setWindowTitle(title.format(name, project.path.name) + "[*]")

    def _show_locked(self, file: str) -> None:
        """Say that a project is locked; what had gone wrong in it may name somebody."""
        self.error_bar.clear()
        self.header.show_project("", file)
        self.setWindowTitle(self.tr("{} (locked)").format(file))

    # Closing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.drops.watch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at once where all is kept; else when it is."""
        if not self.stage.is_aside:
            self.preferences.note_screens({"window": self.saveGeometry()})
        is_waiting = False

        def finish() -> None:
            self.shut()
            if is_waiting:
                self.close()

        self.stage.leave(finish)
        is_waiting = self.project_view is not None
        event.setAccepted(not is_waiting)

    def end(self) -> None:
        """Close at once, as when the person logs out."""
        self.stage.finish_at_once()
        self.shut()
        QApplication.quit()

    def shut(self) -> None:
        """Let go of the project and of every thread, whatever is still going on."""
        if self.backups is not None:
            self.backups.stop()
        self.stage.shut()
        if self.help is not None:
            self.help.close()
        self.preferences.write_down()

    # What the menus ask for

    def _check_appearance(self, appearance: Appearance) -> None:
        self.actions_by_name[f"appearance_{appearance}"].setChecked(True)

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
        from engage.ui.projects.new_project import NewProjectDialog

        dialog = NewProjectDialog(self.preferences, self)
        help_key.offer_help(dialog, self.actions_by_name["help"], "welcome")
        dialog.wanted.connect(self.make)
        dialog.open()

    def _check(self, path: Path) -> None:
        """Look through a project, whether it is open or cannot be opened."""
        from engage.ui.projects.check_dialog import CheckDialog

        dialog = CheckDialog(path, self.stage, self.preferences, self)
        help_key.offer_help(dialog, self.actions_by_name["help"], "check")
        dialog.open()

    def _on_preferences(self) -> None:
        from engage.ui.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self.preferences, self)
        help_key.offer_help(dialog, self.actions_by_name["help"], "preferences")
        dialog.details_wanted.connect(self._on_project_details)
        if self.actions_by_name["project_details"].isEnabled():
            self._open().context.for_dialog(dialog).read(
                lambda project: projects.details(project).smallest_cell, dialog.show_smallest_cell
            )
        dialog.open()

    def _on_project_details(self) -> None:
        from engage.ui.projects.details_dialog import ProjectDetailsDialog

        dialog = ProjectDetailsDialog(self._open().context, self)
        help_key.offer_help(dialog, self.actions_by_name["help"], "project")
        dialog.open()

    def _on_made(self) -> None:
        """Offer the recovery sheet of a project that was just made with a passphrase."""
        if self._open().context.project.key is not None:
            self._offer_sheet()

    def _offer_sheet(self, done: str = "") -> None:
        """Offer it, and say what was done to the project just before."""
        from engage.ui.projects.recovery_sheet import RecoverySheetDialog

        dialog = RecoverySheetDialog(self._open().context, self)
        dialog.open()
        dialog.tell(done)

    def _on_passphrase(self) -> None:
        from engage.ui.projects.passphrase_dialog import PassphraseDialog

        dialog = PassphraseDialog(self._open().context, self)
        dialog.changed.connect(self.stage.follow_key)
        dialog.sheet_wanted.connect(self._offer_sheet)
        dialog.open()

    def _on_about(self) -> None:
        from engage.ui import about

        about.show_about(self)

    def _on_try_sample(self) -> None:
        from engage.ui.projects import making

        path, who = making.sample_path(), self.preferences.settings.who
        if path.exists():
            self.open_path(path)
        else:
            self.make(lambda progress: sample.create(path, who))
