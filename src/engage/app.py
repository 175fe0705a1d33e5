"""Opens the window: the one place where every layer meets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engage.ui.application import Application
    from engage.ui.main_window import MainWindow

_TURN = 0.0001
"""Seconds after which a worker lets the window's thread go on: to paint a list takes hundreds of turns."""


def run_window(path: Path | None = None, crash: str = "") -> int:
    """Open the window on a project, or on the welcome page, and return when it is closed.

    `crash` is what was kept where Engage was brought down the last time.
    """
    app, window = make_window()  # before Qt is asked for anything, so that `engage.ui` is what loads it

    from PySide6.QtCore import QTimer

    from engage.ui import errors

    if path is not None:
        QTimer.singleShot(0, lambda: window.open_path(path))
    app.end_on_signals()
    window.show()
    if crash:
        QTimer.singleShot(0, lambda: errors.show_crash(crash))
    return app.exec()


def make_window() -> tuple[Application, MainWindow]:
    """Make the window, not yet shown, in a process that has none."""
    from engage.ui import errors, garbage, theme, translation
    from engage.ui.application import Application
    from engage.ui.dressing import Dresser
    from engage.ui.main_window import MainWindow
    from engage.ui.preferences import Preferences

    app = Application(sys.argv[:1])
    errors.report_bugs(app)
    errors.keep_complaints()
    translation.install(app)
    preferences = Preferences()

    settings = preferences.settings
    theme.apply(app, settings.appearance, settings.text_size)
    dresser = Dresser(app)

    def dress() -> None:
        dresser.dress(preferences.settings.appearance, preferences.settings.text_size)

    for look_changed in (
        preferences.appearance_changed,
        preferences.text_size_changed,
        app.styleHints().colorSchemeChanged,
    ):
        look_changed.connect(dress)
    window = MainWindow(preferences)
    app.project_wanted.connect(window.open_path)
    app.end_wanted.connect(window.end)
    garbage.collect_here(app)
    sys.setswitchinterval(_TURN)
    return app, window
