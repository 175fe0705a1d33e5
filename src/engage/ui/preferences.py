"""The person's preferences while the window is open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal

from engage import settings
from engage.domain.disclosure import Audience
from engage.errors import StorageFailed
from engage.settings import Appearance, Settings, TextSize


class Preferences(QObject):
    """Holds the settings, and keeps every change at once."""

    failed = Signal(object)
    """The EngageError because of which a change could not be kept; the window goes on with it."""
    appearance_changed = Signal(object)
    text_size_changed = Signal(object)
    audience_changed = Signal(object)
    lock_after_changed = Signal(int)
    """Minutes without input after which encrypted projects are locked from now on; 0: they are not."""
    who_changed = Signal(str)
    """The name under which deeds stand from now on; the initials may be others too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = self._written = settings.load()

    def keep(self, changed: Settings) -> None:
        """Go on with `changed`, and write it down with all that was noted."""
        self.settings = changed
        if changed == self._written:
            return
        self._written = changed  # what fails is said once, and tried again with the next change
        try:
            settings.save(changed)
        except StorageFailed as error:
            self.failed.emit(error)

    def write_down(self) -> None:
        """Keep what was noted only."""
        self.keep(self.settings)

    def project_opened(self, path: Path, name: str) -> None:
        self.keep(self.settings.opened(path, name))

    def forget_project(self, path: Path) -> None:
        """List this project among those opened last no longer."""
        self.keep(self.settings.forgotten(path))

    def set_appearance(self, appearance: Appearance) -> None:
        self.keep(replace(self.settings, appearance=appearance))
        self.appearance_changed.emit(appearance)

    def set_text_size(self, text_size: TextSize) -> None:
        self.keep(replace(self.settings, text_size=text_size))
        self.text_size_changed.emit(text_size)

    def set_audience(self, audience: Audience) -> None:
        self.keep(replace(self.settings, audience=audience))
        self.audience_changed.emit(audience)

    def set_backup_folder(self, folder: str) -> None:
        """Put every backup there too; blank: nowhere else."""
        self.keep(replace(self.settings, backup_folder=folder))

    def set_lock_after(self, minutes: int) -> None:
        self.keep(replace(self.settings, lock_after=minutes))
        self.lock_after_changed.emit(minutes)

    def set_name(self, name: str) -> None:
        """Call the person so; blank: by the name they are logged in by."""
        self.keep(replace(self.settings, name=name))
        self.who_changed.emit(self.settings.who)

    def set_initials(self, initials: str) -> None:
        """Mark the person so; blank: by the first letters of their name."""
        self.keep(replace(self.settings, initials=initials))
        self.who_changed.emit(self.settings.who)

    def screen(self, name: str) -> QByteArray:
        """How a screen was left; empty where it never was."""
        return QByteArray.fromBase64(self.settings.screens.get(name, "").encode("ascii", "ignore"))

    def screen_text(self, name: str) -> str:
        """The same, for screens that describe themselves in words."""
        return self.settings.screens.get(name, "")

    def keep_screens(self, screens: dict[str, QByteArray | str]) -> None:
        """Remember how screens are left."""
        self.note_screens(screens)
        self.write_down()

    def note_screens(self, screens: dict[str, QByteArray | str]) -> None:
        """Remember how screens are left, when more is about to be remembered."""
        texts = {
            name: value if isinstance(value, str) else bytes(value.toBase64().data()).decode("ascii")
            for name, value in screens.items()
        }
        self.settings = replace(self.settings, screens={**self.settings.screens, **texts})
