"""Takes the picture of the window that README.md shows; needs no screen: `python tools/window_picture.py`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "window.png"
SIZE = (1366, 768)
FILTER = "kind:union,sme stance:support,mixed"


def take(home: Path) -> None:
    """Open the sample on its feedback, narrowed down, with one piece chosen."""
    from PySide6.QtWidgets import QApplication

    from engage.services import sample
    from engage.settings import Appearance
    from engage.ui import theme
    from engage.ui.list_page import ListPage
    from engage.ui.main_window import MainWindow
    from engage.ui.preferences import Preferences

    app = QApplication([])
    theme.apply(app, Appearance.LIGHT)
    window = MainWindow(Preferences())
    window.resize(*SIZE)
    window.show()
    path = home / "green-manufacturing.engage"
    sample.create(path, "AB").close()
    window.open_path(path)
    while window.project_view is None:
        app.processEvents()
    context = window.project_view.context

    def settle() -> None:
        app.processEvents()
        while not (context.reader.is_idle and context.writer.is_idle):
            app.processEvents()
        app.processEvents()

    settle()
    window.project_view.show_page("feedback")
    settle()
    page = window.project_view.page
    assert isinstance(page, ListPage)  # noqa: S101
    page.filter_bar.set_text(FILTER)
    settle()
    page.table.select_row(6)
    page.focus_content()
    settle()
    window.grab().save(str(PICTURE))
    window.shut()


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ENGAGE_HOME"] = folder
        take(Path(folder))
