"""Watches over a project that locks itself: by the clock, and by what the system says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engage.ui.locking.idle import IdleClock, seconds

if TYPE_CHECKING:
    from engage.ui.locking.desktop import Desktop
    from engage.ui.locking.windows import Messages


class Watch(QObject):
    """Begins when such a project is opened, and ends when it is locked or closed."""

    lock_wanted = Signal(object)
    """`Why`."""

    def __init__(self, window: QWidget, clock: Callable[[], float] = seconds) -> None:
        super().__init__(window)
        self._window = window
        self.idle = IdleClock(clock, self)
        self.idle.lock_wanted.connect(self.lock_wanted)
        self._system: Desktop | Messages | None = None

    def begin(self, minutes: int) -> None:
        """Watch; nobody is there after so many minutes without input, or 0: somebody always is."""
        self.wait_for(minutes)
        self.idle.start()
        if self._system is None and (system := _listener(self._window)) is not None:
            system.lock_wanted.connect(self.lock_wanted)
            self._system = system

    def wait_for(self, minutes: int) -> None:
        """Take nobody to be there after so many minutes from now on."""
        self.idle.limit = minutes * 60 if minutes else None

    def end(self) -> None:
        """Watch no longer."""
        self.idle.stop()
        if self._system is not None:
            self._system.let_go()
            self._system.deleteLater()
            self._system = None


def _listener(window: QWidget) -> Desktop | Messages | None:
    """What hears the system; where there is none, the clock alone tells that the computer has slept."""
    if sys.platform == "win32":
        from engage.ui.locking.windows import Messages

        return Messages(window)
    if sys.platform == "linux":
        from PySide6.QtDBus import QDBusConnection

        from engage.ui.locking.desktop import Desktop

        return Desktop(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), window)
    return None
