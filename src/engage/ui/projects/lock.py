"""Locking the project that is open: nothing of it stays in the window or in memory, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from engage.ui import garbage, places
from engage.ui.backups import closing
from engage.ui.locking import clearing
from engage.ui.locking.watch import Watch
from engage.ui.locking.why import Why
from engage.ui.places import Place
from engage.ui.preferences import Preferences

if TYPE_CHECKING:
    from engage.services.projects import Project
    from engage.ui.project_view import ProjectView
    from engage.ui.projects.stage import Stage

_PATIENCE = 500
"""Milliseconds after which it is said that something is still going on."""
_LAST_SECONDS = 1.5
"""For so long a computer waits before it sleeps, with some to spare."""


class Lock(QObject):
    """Locks by itself what is encrypted, and anything when asked to."""

    def __init__(self, stage: Stage, preferences: Preferences) -> None:
        super().__init__(stage)
        self.is_hiding = False
        """A project is open and not to be seen: it is being locked, or something of it cannot be stored."""
        self.clipboard_clock = clearing.ClipboardClock(self)
        self._stage = stage
        self._preferences = preferences
        self._why = Why.ASKED
        self._failures = 0
        """How many deeds had failed when locking began."""
        self._left: tuple[Path, Place] | None = None
        """Where one was in the project that was locked last."""
        self.watch: Watch | None = None
        """Says when to lock; None where there has been nothing to be locked."""
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._on_patience_timeout)
        preferences.lock_after_changed.connect(self._on_lock_after_changed)

    # When

    def watch_over(self, project: Project) -> None:
        """Lock this project when nobody is there, the computer sleeps or its screen is locked."""
        if project.key is None:
            self.end()  # whoever has the file can read it: a locked page would only seem to help
            return
        if self.watch is None:
            self.watch = Watch(self._stage.window())
            self.watch.lock_wanted.connect(self.lock)
        self.watch.begin(self._preferences.settings.lock_after)

    def end(self) -> None:
        """There is nothing to be locked any more."""
        self.is_hiding = False
        self._patience.stop()
        if self.watch is not None:
            self.watch.end()

    def _on_lock_after_changed(self, minutes: int) -> None:
        if self.watch is not None:
            self.watch.wait_for(minutes)

    # How

    def lock(self, why: Why = Why.ASKED) -> None:
        """Put the open project away until its passphrase is given.

        What is being typed is kept, and what was begun is finished first. Where the computer is about to
        sleep there is no time for that: what takes long is rolled back.
        """
        project_view = self._stage.project_view
        if project_view is None:
            return
        writer = project_view.context.writer
        if not self.is_hiding:
            self._why, self._failures = why, writer.failures
            self._hide(project_view)
            writer.give_up_previews()
            writer.busy_changed.connect(self._on_writer_busy_changed)
        if why is Why.ASLEEP:
            writer.finish(_LAST_SECONDS)
        if writer.is_idle:
            self._close(project_view)
        else:
            self._patience.start()

    def _hide(self, project_view: ProjectView) -> None:
        """Show nothing of the project any more, in whatever window."""
        clearing.commit_what_is_typed()
        self._left = project_view.context.project.path, places.leave(project_view)
        project_view.typed_again.drafts.keep()
        clearing.close_dialogs(self._stage.window())
        path = project_view.context.project.path
        self.is_hiding = True
        self._stage.hide_behind_question(path)
        self._stage.asking.say_locking(path)

    def _on_writer_busy_changed(self, is_busy: bool) -> None:
        project_view = self._stage.project_view
        if not is_busy and self.is_hiding and project_view is not None:
            self._close(project_view)

    def _on_patience_timeout(self) -> None:
        self._stage.asking.offer_to_stop()

    def stop_what_goes_on(self) -> None:
        if self._stage.project_view is not None:
            self._stage.project_view.context.writer.cancel_all()

    def _close(self, project_view: ProjectView) -> None:
        """Close what is hidden; what cannot be stored is kept till somebody is there to put it right."""
        self._patience.stop()
        context, window = project_view.context, self._stage.window()
        path, is_encrypted = context.project.path, context.project.key is not None
        can_close = context.writer.failures == self._failures
        if can_close:
            self._stage.put_away_project(then=garbage.collect_all)
            closing.wait_till_let_go()  # nothing of it may be open when the computer sleeps
            clearing.forget(window)
            self.clipboard_clock.start()
        self._stage.asking.ask(path, self._why, is_encrypted=is_encrypted, is_closed=can_close)

    # And back

    def show_again(self) -> None:
        """Show the project that was hidden only."""
        project_view = self._stage.project_view
        if project_view is not None:
            self.is_hiding = False
            project_view.typed_again.drafts.place = ""
            self._stage.show_hidden(project_view)

    def place_in(self, path: Path) -> Place | None:
        """Where one was in a project when it was locked."""
        return self._left[1] if self._left is not None and self._left[0] == path else None
