"""What was saved, shown by the programs that the person uses for it; only ever because they ask."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_path(path: Path) -> None:
    """Open a file in its program, or a folder in the one that shows folders."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.absolute())))
