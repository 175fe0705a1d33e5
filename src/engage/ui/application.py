"""The program as the desktop knows it: its name, and the projects that it is asked to open."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QWindow
from PySide6.QtWidgets import QApplication

_GLANCE = 500
"""Milliseconds between two looks for a signal of the system."""


class Application(QApplication):
    """One for each process."""

    project_wanted = Signal(object)
    """The path of a project that was double-clicked; on a Mac it comes this way, elsewhere as a word."""
    end_wanted = Signal()
    """The person logs out, or the system wants the program to end: there is no time to ask anything."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self.setApplicationName("Engage")
        self.setDesktopFileName("engage")
        self.focusWindowChanged.connect(_keep_on_screen)
        self.commitDataRequest.connect(lambda _: self.end_wanted.emit())

    def end_on_signals(self) -> None:
        """From now on, end in good order when the system asks for it (SIGTERM), or Ctrl+C in a terminal."""
        for number in (signal.SIGTERM, signal.SIGINT):
            # In a turn of its own: Python calls this between any two steps, in the midst of painting too.
            signal.signal(number, lambda *_: QTimer.singleShot(0, self, self.end_wanted.emit))
        # Python sees a signal only while it executes Python, which Qt's event loop does not by itself.
        clock = QTimer(self, interval=_GLANCE)
        clock.timeout.connect(lambda: None)
        clock.start()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.project_wanted.emit(Path(event.file()))
            return True
        return super().event(event)


def _keep_on_screen(window: QWindow | None) -> None:
    """Make a window smaller that has come up larger than its screen, as happens where text is large."""
    if window is None or window.type() not in (Qt.WindowType.Window, Qt.WindowType.Dialog):
        return
    if window.windowStates() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
        return  # it fits as it is: of one that fills the screen, Windows lets the frame stand beyond the edge
    frame = window.frameMargins()
    room = window.screen().availableGeometry().marginsRemoved(frame)
    place = window.geometry()
    if place.width() > room.width() or place.height() > room.height():
        place.setSize(place.size().boundedTo(room.size()))
        place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - place.width())))
        place.moveTop(max(room.top(), min(place.top(), room.bottom() + 1 - place.height())))
        window.setGeometry(place)
