"""What stands below the header: the welcome page, an open project, or what asks for its passphrase."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from engage.domain.changes import Changes, Operation
from engage.domain.progress import Progress
from engage.errors import Conflict, EngageError, WrongPassphrase
from engage.services import first_rows, passphrases, projects, remembered_keys
from engage.ui import action_states, garbage, places
from engage.ui.backups import closing
from engage.ui.changes import ChangeSignal
from engage.ui.context import Context
from engage.ui.leaving import leave
from engage.ui.locking.clearing import commit_what_is_typed
from engage.ui.places import Place
from engage.ui.preferences import Preferences
from engage.ui.project_view import ProjectView
from engage.ui.projects.lock import Lock
from engage.ui.projects.welcome import Welcome
from engage.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from engage.services.first_rows import FirstRows
    from engage.services.projects import Key, Project
    from engage.ui.projects.passphrase_page import PassphrasePage

_SEEN_AFTER = 300
"""Milliseconds after which a project is read even if nobody sees it, as in a window below others."""
_LAST_SECONDS = 3.0
"""What a desktop that ends leaves to its programs, with some to spare."""


class Stage(QStackedWidget):
    """Opens, closes and locks projects; one at a time, and nothing that was typed is lost in between."""

    failed = Signal(object)
    """An EngageError."""
    named = Signal(str)
    """The name of the open project: it was opened, or is called otherwise now; blank: none is open."""
    hidden = Signal(str)
    """The name of its file is all that is to be seen of a project, which waits for its passphrase."""
    made = Signal()
    """A project was made here just now, and is open."""
    left = Signal()
    """The open project is about to be closed, with all kept in it."""
    changed = Signal(object)
    """The `Changes` of a deed done in the open project."""

    def __init__(
        self, actions: Mapping[str, QAction], preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.project_view: ProjectView | None = None
        self.opener = TaskRunner(self)
        """Makes and opens projects."""
        self.is_aside = False
        """What is shown is only looked into: where one is in it is not where one goes on the next time."""
        self._actions = actions
        self._preferences = preferences
        self.welcome = Welcome(actions, preferences, self)
        self._asking: PassphrasePage | None = None
        self.lock = Lock(self, preferences)
        self.addWidget(self.welcome)
        self.opener.failed.connect(self.failed)
        self.welcome.project_chosen.connect(self.open_path)
        preferences.who_changed.connect(self._on_who_changed)

    # Opening

    def open_path(self, path: Path, key: Key | None = None) -> None:
        """Open a project that is there, in place of the one that is open; or ask for its passphrase."""
        if self.project_view is not None and self._has_open_to_write(path):
            self.project_view.page.focus_content()
            return
        who, key = self._preferences.settings.who, key or self._key_of(path)

        def on_failed(error: EngageError) -> None:
            if isinstance(error, WrongPassphrase):
                self._ask(path)
            else:
                self.failed.emit(error)

        def open_project(progress: Progress) -> Project:
            known = key or remembered_keys.remembered(path)
            return projects.open_project(path, who=who, key=known, progress=progress)

        kept = places.kept_rows(self._preferences, path)
        self._take_over(open_project, self.tr("Opening"), on_failed, kept=kept)

    def _has_open_to_write(self, path: Path) -> bool:
        """Whether this window is the one that writes into the project, which nobody could open beside it."""
        if self.project_view is None or self.project_view.context.project.is_read_only:
            return False
        return self._has_open(path)

    def _has_open(self, path: Path) -> bool:
        if self.project_view is None:
            return False
        return path.exists() and path.samefile(self.project_view.context.project.path)

    def _key_of(self, path: Path) -> Key | None:
        """The key of the project that is open, where it is to be opened once more, to write."""
        return self.project_view.context.project.key if self.project_view and self._has_open(path) else None

    def make(self, work: Callable[[Progress], Project]) -> None:
        """Make a project and open it, in place of the one that is open."""

        def begin() -> None:
            if self.project_view is not None:
                places.begin(self.project_view)
            self.made.emit()

        self._take_over(work, self.tr("Making the project"), self.failed.emit, begin)

    def _take_over(
        self,
        work: Callable[[Progress], Project],
        label: str,
        on_failed: Callable[[EngageError], object],
        then: Callable[[], object] = lambda: None,
        *,
        kept: str = "",
    ) -> None:
        def show(opened: _Opened) -> None:
            self.show_project(*opened)
            then()

        def stay(error: EngageError) -> None:
            on_failed(error)
            if self.project_view is not None and self.window().focusWidget() is None:
                self.project_view.page.focus_content()  # it was taken out to keep what was typed

        self.leave(lambda: self.opener.submit(_looked_at(work, kept), show, stay, label=label))

    def show_project(
        self, project: Project, name: str, first: FirstRows | None = None, place: Place | None = None
    ) -> None:
        """Show a project that was just opened, in place of what is shown; at a place where one was before.

        `first` is what can be shown before anything is read.
        """
        self.finish_at_once()
        self.put_away_project()
        context = Context(
            project,
            reader=TaskRunner(self),
            writer=TaskRunner(self),
            changes=ChangeSignal(self),
            preferences=self._preferences,
            actions=self._actions,
        )
        self._preferences.project_opened(project.path, name if project.key is None else "")
        # Made where it is to stand: wherever a widget is moved to, Qt dresses all that is in it anew.
        action_states.enable(self._actions, project)
        self.project_view = ProjectView(context, self, first)
        self.project_view.failed.connect(self._on_failed)
        self.project_view.undo_changed.connect(self._on_undo_changed)
        context.changes.changed.connect(self.changed)
        context.changes.changed.connect(self._on_changed)
        self.addWidget(self.project_view)
        self.named.emit(name)
        self._forget_what_was_asked()
        self.lock.watch_over(project)
        if place is not None:
            places.go_back(self.project_view, place)
        # Made in this turn of the event loop, and dressed, laid out and painted in the next.
        QTimer.singleShot(0, self.project_view, self._turn_to_project)

    def follow_key(self) -> None:
        """Follow that the open project has a passphrase now, or none any more."""
        if self.project_view is None:
            return
        project = self.project_view.context.project
        if project.key is not None:
            self._preferences.project_opened(project.path, "")
        self.lock.watch_over(project)
        self.project_view.show_encryption()

    def _turn_to_project(self) -> None:
        if self.project_view is None:  # it was closed again at once
            return
        if not self.lock.is_hiding:
            self.setCurrentWidget(self.project_view)
            self.project_view.page.focus_content()
        QTimer.singleShot(_SEEN_AFTER, self.project_view, self.project_view.begin)

    def _on_failed(self, error: EngageError) -> None:
        """Pass on what went wrong; of a project that is hidden nothing is said."""
        if not self.lock.is_hiding:
            self.failed.emit(error)

    def _on_undo_changed(self, to_undo: Operation | None, to_redo: Operation | None) -> None:
        if self.project_view is not None and not self.lock.is_hiding:
            is_read_only = self.project_view.context.project.is_read_only
            action_states.name_deeds(self._actions, to_undo, to_redo, is_read_only=is_read_only)

    def _on_changed(self, changes: Changes) -> None:
        """Follow the project's name, also where a change of it is undone."""
        if "project" in changes.ids and self.project_view is not None and not self.lock.is_hiding:
            self.project_view.context.read(lambda project: projects.details(project).name, self.named.emit)

    def _on_who_changed(self, who: str) -> None:
        """From now on, deeds stand under this name."""
        if self.project_view is not None:
            self.project_view.context.project.who = who

    def show_welcome(self) -> None:
        """Close what is open, at once, and offer what can be opened."""
        self.put_away_project()
        self._forget_what_was_asked()
        action_states.enable(self._actions, None)
        self.named.emit("")
        self.welcome.show_recent()
        self.setCurrentWidget(self.welcome)
        self.welcome.focus_first()

    def show_hidden(self, project_view: ProjectView) -> None:
        """Show the open project again, which was hidden."""
        project = project_view.context.project
        self._forget_what_was_asked()
        action_states.enable(self._actions, project)
        project_view.context.read(lambda project: projects.details(project).name, self.named.emit)
        self.setCurrentWidget(project_view)
        project_view.come_back()

    # Passphrases

    @property
    def asking(self) -> PassphrasePage:
        """What asks for a passphrase; put together when it is first wanted."""
        if self._asking is None:
            from engage.ui.projects.passphrase_page import PassphrasePage

            asking = self._asking = PassphrasePage(self)
            self.addWidget(asking)
            asking.passphrase_given.connect(
                lambda passphrase: self._try(lambda path: passphrases.unlock(path, passphrase))
            )
            asking.sheet_given.connect(
                lambda words: self._try(lambda path: passphrases.unlock_by_sheet(path, words))
            )
            asking.open_wanted.connect(lambda: self._try(lambda path: None))
            asking.closed.connect(self.show_welcome)
            asking.stopped.connect(self.lock.stop_what_goes_on)
        return self._asking

    @property
    def is_asking(self) -> bool:
        """Whether it stands in front."""
        return self._asking is not None and self.currentWidget() is self._asking

    def _forget_what_was_asked(self) -> None:
        """Keep nothing of what was typed to open a project."""
        if self._asking is not None:
            self._asking.forget()

    def _ask(self, path: Path) -> None:
        """Ask for the passphrase of a project that is to be opened, in place of what is shown."""
        self.finish_at_once()
        self.put_away_project()
        self.hide_behind_question(path)
        self.asking.ask(path)
        self.opener.submit(
            lambda progress: remembered_keys.can_remember(),
            lambda can: self.asking.offer_to_remember(can_remember=can),
        )

    def hide_behind_question(self, path: Path) -> None:
        """Show nothing but the name of a project's file and what asks for its passphrase."""
        action_states.enable(self._actions, None)
        action_states.name_deeds(self._actions, None, None)
        self.hidden.emit(path.name)
        self.setCurrentWidget(self.asking)

    def _try(self, find_key: Callable[[Path], Key | None]) -> None:
        """Open the project that waits by the key that is found; what cannot be is said where one typed."""
        path, who = self.asking.path, self._preferences.settings.who

        def open_project(progress: Progress) -> Project:
            return projects.open_project(path, who=who, key=find_key(path), progress=progress)

        self.asking.wait(is_waiting=True)
        if self.project_view is not None:  # it is hidden only
            self.opener.submit(
                lambda progress: find_key(path), lambda key: self.lock.show_again(), self.asking.refuse
            )
        else:
            self.opener.submit(
                _looked_at(open_project, places.kept_rows(self._preferences, path)),
                lambda opened: self._show_unlocked(path, *opened),
                self.asking.refuse,
                label=self.tr("Opening"),
            )

    def _show_unlocked(self, path: Path, project: Project, name: str, first: FirstRows | None) -> None:
        """Show what was unlocked, unless the person has gone elsewhere meanwhile."""
        key, is_to_be_remembered = project.key, self.asking.remember.isChecked()
        if not self.is_asking or self.asking.path != path:
            project.close()
            return
        self.show_project(project, name, first, self.lock.place_in(path))
        if is_to_be_remembered and key is not None:
            self.opener.submit(lambda progress: remembered_keys.remember(path, key))

    # Closing

    def leave(self, then: Callable[[], object]) -> None:
        """Go on to `then` once everything that was typed is kept; if something cannot be, stay."""
        if self.project_view is None:
            then()
            return
        if self.lock.is_hiding:
            what = self.tr("In {} something is not stored yet").format(self.asking.path.name)
            self.failed.emit(Conflict(what, "", self.tr("Unlock it first, then close it")))
            return
        commit_what_is_typed()
        if self._says_what_is_unfinished(self.project_view):
            return

        def go() -> None:
            self.left.emit()
            then()

        leave(self.project_view.context.writer, go, self.window())

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

    def put_away_project(self, then: Callable[[], object] = lambda: None) -> None:
        """Close the project where one is open, and go on without it; `then`, when nothing of it is left."""
        if self.project_view is not None:
            garbage.let_go(self._close_project_view(self.project_view), self, then)

    def _close_project_view(self, project_view: ProjectView) -> Sequence[QObject]:
        """Close the project, and return what it was shown with, to be let go of."""
        if not self.is_aside:
            places.remember(project_view)
        context = project_view.context
        context.writer.finish(_LAST_SECONDS)
        context.reader.stop()
        closing.let_go(context.project)
        self.project_view = None
        self.lock.end()
        self.removeWidget(project_view)
        action_states.name_deeds(self._actions, None, None)
        return (*project_view.pieces(), project_view, context.reader, context.writer, context.changes)


_Opened = tuple["Project", str, "FirstRows | None"]


def _looked_at(work: Callable[[Progress], Project], kept: str) -> Callable[[Progress], _Opened]:
    """The same work, which also says what the project calls itself, and what is to be seen of it first."""

    def open_and_look(progress: Progress) -> _Opened:
        closing.wait_till_let_go()
        project = work(progress)
        rows = first_rows.KeptRows.from_text(kept)
        return project, projects.name(project), first_rows.read(project, rows)

    return open_and_look
