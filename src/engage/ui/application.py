"""The program as the desktop knows it: its name, and the projects that it is asked to open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFileOpenEvent, QWindow
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """One for each process."""

    project_wanted = Signal(object)
    """The path of a project that was double-clicked; on a Mac it comes this way, elsewhere as a word."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self.setApplicationName("Engage")
        self.setDesktopFileName("engage")
        self.focusWindowChanged.connect(_keep_on_screen)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.project_wanted.emit(Path(event.file()))
            return True
        return super().event(event)


def _keep_on_screen(window: QWindow | None) -> None:
    """Make a window smaller that has come up larger than its screen, as happens where text is large."""
    if window is None or window.type() not in (Qt.WindowType.Window, Qt.WindowType.Dialog):
        return
    frame = window.frameMargins()
    room = window.screen().availableGeometry().marginsRemoved(frame)
    place = window.geometry()
    if place.width() > room.width() or place.height() > room.height():
        place.setSize(place.size().boundedTo(room.size()))
        place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - place.width())))
        place.moveTop(max(room.top(), min(place.top(), room.bottom() + 1 - place.height())))
        window.setGeometry(place)
