"""The program as the desktop knows it: its name, and the projects that it is asked to open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """One for each process."""

    project_wanted = Signal(object)
    """The path of a project that was double-clicked; on a Mac it comes this way, elsewhere as a word."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self.setApplicationName("Engage")
        self.setDesktopFileName("engage")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self.project_wanted.emit(Path(event.file()))
            return True
        return super().event(event)
