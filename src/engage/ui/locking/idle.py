"""How long nobody has done anything in our windows, and whether the computer has slept meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from engage.ui.locking.why import Why

GLANCE = 2_000
"""Milliseconds between two looks at the clock."""

SLEPT = 30.0
"""Seconds from one look to the next after which the computer, or the program, has stood still."""

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.NativeGesture,
    }
)


def seconds() -> float:
    """Return what a clock shows that nobody can set, and that goes on while the computer sleeps.

    Python's own stands still then on Linux and on a Mac
    (https://man7.org/linux/man-pages/man2/clock_gettime.2.html).
    """
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if (clock := getattr(time, name, None)) is not None:
            return time.clock_gettime(clock)
    return time.monotonic()


class IdleClock(QObject):
    """Watches while it is started; whatever is done in any of our windows sets it back."""

    lock_wanted = Signal(object)
    """`Why`: nobody is there, or the computer has slept."""

    def __init__(self, clock: Callable[[], float] = seconds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.limit: float | None = None
        """Seconds without input after which nobody is there; None: somebody always is."""
        self._clock = clock
        self._last_input = self._last_look = clock()
        self._timer = QTimer(self, interval=GLANCE)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def is_watching(self) -> bool:
        return self._timer.isActive()

    def start(self) -> None:
        """Watch, from now on."""
        if self.is_watching:
            return
        self._last_input = self._last_look = self._clock()
        self._timer.start()
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101  there is no window without one
        application.focusWindowChanged.connect(self._follow)
        # What is written by way of an input method comes past the windows, but moves the cursor.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._note_input)

    def stop(self) -> None:
        """Watch no longer."""
        if not self.is_watching:
            return
        self._timer.stop()
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101  as above
        application.focusWindowChanged.disconnect(self._follow)
        QGuiApplication.inputMethod().cursorRectangleChanged.disconnect(self._note_input)

    def look(self) -> None:
        """See what the clock says."""
        now = self._clock()
        has_slept = now - self._last_look > SLEPT
        self._last_look = now
        if has_slept:
            self.lock_wanted.emit(Why.ASLEEP)
        elif self.limit is not None and now - self._last_input >= self.limit:
            self.lock_wanted.emit(Why.IDLE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._note_input()
        return False

    def _follow(self, window: QWindow | None) -> None:
        """Listen to a window that has come up: once, however often it comes."""
        if window is not None:
            window.installEventFilter(self)

    def _note_input(self) -> None:
        self._last_input = self._clock()
