"""What the desktop of a Linux machine says: it goes to sleep, or its screen is locked.

By logind's messages (https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html) and
those of the screen savers of desktops. Only messages between local programs pass; nothing goes to a network.
"""

from __future__ import annotations

import os
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from engage.ui.locking.why import Why

_LOGIN = "org.freedesktop.login1"
_MANAGER = f"{_LOGIN}.Manager"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


def _slot(signature: str) -> bytes:
    """Name a slot as `connect` takes it: not by bytes, as PySide's own types have it."""
    return cast(bytes, SLOT(signature))


class Desktop(QObject):
    """Listens as long as it is there; where no such desktop is, there is nothing to be heard."""

    lock_wanted = Signal(object)
    """`Why`. Before the computer sleeps it waits till this has been dealt with, for some seconds."""

    def __init__(self, system: QDBusConnection, own: QDBusConnection, parent: QObject | None = None) -> None:
        """Listen to what is said to all, and to what is said to the person at this desktop."""
        super().__init__(parent)
        self._system = system
        self._own_place: str | None = None
        """Where messages for the person at this desktop come from; None: that is not known."""
        self._hold: int | None = None
        """As long as this handle is open, the computer waits before it sleeps."""
        if system.isConnected():
            system.connect(_LOGIN, "", _MANAGER, "PrepareForSleep", self, _slot("_on_prepared(bool)"))
            system.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _slot("_on_lock(QDBusMessage)"))
            self._ask("GetSession", "auto")
            self._ask_to_wait()
        if own.isConnected():
            for saver in _SAVERS:
                own.connect("", "", saver, "ActiveChanged", self, _slot("_on_active_changed(bool)"))

    def let_go(self) -> None:
        """Keep the computer from sleeping no longer."""
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None

    def _ask_to_wait(self) -> None:
        self._ask("Inhibit", "sleep", "Engage", "A project is locked first", "delay")

    def _ask(self, what: str, *words: str) -> None:
        call = QDBusMessage.createMethodCall(_LOGIN, f"/{_LOGIN.replace('.', '/')}", _MANAGER, what)
        call.setArguments([*words])
        answer = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        answer.finished.connect(self._on_answer)

    def _on_answer(self, answer: QDBusPendingCallWatcher) -> None:
        """Take what was asked for; where logind has none of it, do without."""
        found = next(iter(answer.reply().arguments()), None)
        if isinstance(found, QDBusObjectPath):
            self._own_place = found.path()
        elif isinstance(found, QDBusUnixFileDescriptor) and found.isValid():
            self.let_go()
            self._hold = os.dup(found.fileDescriptor())
        answer.deleteLater()

    @Slot(bool)
    def _on_prepared(self, is_coming: bool) -> None:
        if is_coming:
            self.lock_wanted.emit(Why.ASLEEP)
            self.let_go()
        else:
            self._ask_to_wait()

    @Slot("QDBusMessage")
    def _on_lock(self, message: QDBusMessage) -> None:
        """Lock, unless it is somebody else's screen that is to be locked."""
        if self._own_place in (None, message.path()):
            self.lock_wanted.emit(Why.SCREEN)

    @Slot(bool)
    def _on_active_changed(self, is_active: bool) -> None:
        if is_active:
            self.lock_wanted.emit(Why.SCREEN)
