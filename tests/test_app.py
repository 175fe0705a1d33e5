"""How the window comes up."""

import subprocess
import sys
from pathlib import Path

from engage.services import projects

DOUBLE_CLICKED = """
import sys
from PySide6.QtGui import QFileOpenEvent
from engage.app import make_window

app, window = make_window()
app.sendEvent(app, QFileOpenEvent(sys.argv[1]))
while window.project_view is None and not window.error_bar.text():
    app.processEvents()
print(window.error_bar.text() or window.project_view.context.project.path)
window.shut()
"""

IMPORTED = """
import builtins

plain = builtins.__import__

from engage.app import make_window

_, window = make_window()
from PySide6 import QtPrintSupport
from engage.ui import preferences_dialog
print(builtins.__import__ is plain)
window.shut()
"""


def double_clicked(path: Path) -> str:
    """What a window shows, or complains of, when a Mac hands it a file."""
    done = subprocess.run(
        [sys.executable, "-c", DOUBLE_CLICKED, path], capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.strip()


def test_a_project_that_is_double_clicked_on_a_mac_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "example.engage"
    projects.create(path, name="Example programme", who="AB").close()
    assert double_clicked(path) == str(path)


def test_a_file_that_is_no_project_is_refused_in_the_window(tmp_path: Path) -> None:
    path = tmp_path / "example.engage"
    path.write_text("nothing of ours", encoding="utf-8")
    assert "example.engage" in double_clicked(path)


def test_modules_are_loaded_by_python_alone_also_once_qt_is_there() -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "True"
