"""Opens the window: the one place where every layer meets."""

from __future__ import annotations

import sys
from pathlib import Path


def run_window(path: Path | None = None) -> int:
    """Open the window on a project, or on the welcome page, and return when it is closed."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from engage.ui import errors, theme
    from engage.ui.main_window import MainWindow
    from engage.ui.preferences import Preferences

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Engage")
    app.setDesktopFileName("engage")
    errors.report_bugs()
    preferences = Preferences()
    theme.apply(app, preferences.settings.appearance)
    preferences.appearance_changed.connect(lambda appearance: theme.apply(app, appearance))
    app.styleHints().colorSchemeChanged.connect(
        lambda scheme: theme.apply(app, preferences.settings.appearance)
    )
    window = MainWindow(preferences)
    if path is not None:
        QTimer.singleShot(0, lambda: window.open_path(path))
    window.show()
    return app.exec()
