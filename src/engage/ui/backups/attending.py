"""All that the window of a project has to do with backups."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from engage.domain.progress import Progress
from engage.services import places, projects, restoring
from engage.ui.backups import closing
from engage.ui.backups.keeper import Keeper
from engage.ui.backups.notice import BackupNotice
from engage.ui.backups.place_notice import PlaceNotice
from engage.ui.preferences import Preferences
from engage.ui.projects.stage import Stage
from engage.ui.widgets.words import plain_labels

if TYPE_CHECKING:
    from engage.services.backups import Backup
    from engage.services.places import Advice
    from engage.services.projects import Key, Project
    from engage.ui.backups.window import BackupWindow
    from engage.ui.project_view import ProjectView


class Backups(QObject):
    """Attends to whichever project is open on the stage."""

    def __init__(self, stage: Stage, preferences: Preferences) -> None:
        super().__init__(stage)
        self.place_notice = PlaceNotice(preferences)
        self.keeper = Keeper(self)
        self.question: QMessageBox | None = None
        self._stage = stage
        self._seen: weakref.ref[ProjectView] | None = None
        """What was last on the stage; once that is locked, nothing of it may be held."""
        self._windows: list[BackupWindow] = []
        self._folder: Path | None = None
        self.keeper.failed.connect(stage.failed)
        stage.named.connect(self._on_named)
        stage.left.connect(self.keeper.leave)
        stage.hidden.connect(self._on_hidden)

    @property
    def _view(self) -> ProjectView | None:
        return self._seen() if self._seen is not None else None

    def _on_named(self) -> None:
        """A project was opened or closed, unless it was only called otherwise."""
        view = self._stage.project_view
        if view is self._view:
            if view is not None and not self.keeper.is_attending:
                self.keeper.attend(view.context)  # it was hidden only
            return
        self.put_away()
        self.place_notice.say_nothing()
        self._seen = weakref.ref(view) if view is not None else None
        self.keeper.attend(None)
        if view is not None:
            view.begun.connect(self._on_begun)
            notice = BackupNotice(self.keeper)
            notice.button.clicked.connect(self.show)
            view.status_bar.put_in(notice)

    def _on_begun(self) -> None:
        """Do what nobody waits for, now that the project is seen."""
        view = self._view
        if view is not None and not self.keeper.is_attending:
            self.keeper.attend(view.context)
            self._look_where_it_lies(view)

    def _look_where_it_lies(self, view: ProjectView) -> None:
        path = view.context.project.path

        def say(advice: Advice | None) -> None:
            if self._view is view:
                self.place_notice.say(path, advice)

        # Drives of other machines may take long to answer, and nobody waits for it.
        self.keeper.runner.submit(lambda progress: places.advice(path), say)

    def _on_hidden(self) -> None:
        """Of a project that is locked nothing is to be seen, and nothing in memory."""
        self.put_away()
        self.place_notice.say_nothing()
        self.keeper.attend(None)
        self.keeper.runner.cancel_all()

    def show(self) -> None:
        """Open the list of them."""
        if self._view is None:
            return
        from engage.ui.backups.dialog import BackupsDialog

        dialog = BackupsDialog(self._view.context, self.keeper, self._stage.window())
        dialog.look_wanted.connect(self.look_into)
        dialog.open_wanted.connect(self._stage.open_path)
        dialog.in_place_wanted.connect(self.ask_to_put_in_place)
        dialog.open()

    def look_into(self, backup: Backup, key: Key | None) -> None:
        """Open a backup in a window of its own, to be read."""
        view = self._view
        if view is None:
            return
        self._folder = self._folder or Path(tempfile.mkdtemp(prefix="backups-"))
        folder, who = Path(tempfile.mkdtemp(dir=self._folder)), view.context.project.who

        def open_and_name(progress: Progress) -> tuple[Project, str]:
            then = restoring.look_into(backup.path, folder, who=who, key=key)
            return then, projects.details(then).name

        def show(opened: tuple[Project, str]) -> None:
            then, name = opened
            if self._view is not view:
                then.close()
                return
            # Brought in when it is wanted: it is the whole window once more.
            from engage.ui.backups.window import BackupWindow

            window = BackupWindow(backup, then, name, view.context)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._windows.append(window)
            window.destroyed.connect(self._forget_closed)
            window.quit_wanted.connect(self._stage.window().close)
            window.show()

        self.keeper.runner.submit(open_and_name, show, label=self.tr("Opening the backup"))

    def _forget_closed(self) -> None:
        """Hold nothing of a window that is closed, nor of the backup that it showed."""
        self._windows = [window for window in self._windows if isValid(window)]

    def ask_to_put_in_place(self, restored: Path, key: Key | None) -> None:
        """Ask whether what was restored is to take the place of the project that is open."""
        view = self._view
        if view is None:
            return
        current = view.context.project
        question = self.question = QMessageBox(self._stage.window())
        question.setWindowTitle(self.tr("Put in place"))
        question.setText(self.tr("{} takes the place of {}.").format(restored.name, current.path.name))
        question.setInformativeText(
            self.tr(
                "A backup of what is there now is made before, so that there is a way back. The project is "
                "closed and opened again."
            )
        )
        deed = question.addButton(self.tr("&Put it in place"), QMessageBox.ButtonRole.AcceptRole)
        no = question.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(no)
        question.setEscapeButton(no)
        deed.clicked.connect(lambda: self._put_in_place(restored, key, current))
        question.finished.connect(question.deleteLater)
        plain_labels(question)
        question.open()

    def _put_in_place(self, restored: Path, key: Key | None, current: Project) -> None:
        path, who, key_now = current.path, current.who, current.key

        def work(progress: Progress) -> Project:
            closing.wait()  # what was just closed is still being read for its backup
            restoring.put_in_place(restored, path, who=who, key=key_now, restored_key=key, progress=progress)
            return projects.open_project(path, who=who, key=key)

        def go_on() -> None:
            self._stage.show_welcome()
            self._stage.make(work)

        self._stage.leave(go_on)

    def put_away(self) -> None:
        """Close the windows on backups, with what was copied for them."""
        for window in self._windows:
            window.close()
        self._windows.clear()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def stop(self) -> None:
        """Let go of every thread."""
        self.put_away()
        self.keeper.stop()
