"""Walks all screens in one look and tells what is wrong: `python -m tests.ui.access.walk light 100 en heard`.

In a process of its own, as the scale, the fonts and the language are settled before there is a window.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence, Set
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType, TracebackType

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from engage.app import make_window
from engage.settings import Appearance
from engage.ui import translation
from engage.ui.backups import closing
from tests.ui.access import fits, heard, legible, parts, plain, reached, said
from tools.hands import MOMENT, pause, settle
from tools.screens import furnish, screens

SCREEN = (1366, 768)

LOOKS = 10
"""How often a problem is looked for again before it is told."""

Check = Callable[[QWidget], Iterator[str]]
CHECKS: dict[str, Check] = {
    "heard": heard.problems,
    "reached": reached.problems,
    "fits": fits.problems,
    "legible": legible.problems,
    "plain": plain.problems,
    "said": said.problems,
}


def walk(appearance: Appearance, scale: int, language: str, checks: Sequence[str]) -> dict[str, list[str]]:
    """What is wrong, each with the first screen on which it is; and the classes that were seen."""
    found: dict[str, str] = {}
    classes: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        furnish(Path(folder), appearance, scale)
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen(Path(folder))}"
        if language != "en":
            said.make_language(Path(folder), language)
            os.environ["LANGUAGE"] = language
            translation.resource = lambda name: Path(folder)  # type: ignore[attr-defined]
        app, window = make_window()
        window.setGeometry(app.primaryScreen().geometry())
        window.show()
        window.activateWindow()
        sys.excepthook = _stop
        sys.meta_path.insert(0, _LoadsHere(found))
        qInstallMessageHandler(lambda kind, context, text: _note(found, kind, text))
        for name in screens(window):
            settle(window)
            front = in_front(window)
            classes.update(f"{kind.__module__}.{kind.__qualname__}" for kind in map(type, parts(front)))
            for check in checks:
                told = {problem.removeprefix(f"{check}: ") for problem in found}
                for problem in lasting_problems(CHECKS[check], front, told):
                    found.setdefault(f"{check}: {problem}", name)
        window.shut()
        closing.wait()
    return {
        "problems": [f"{screen}: {problem}" for problem, screen in found.items()],
        "seen": sorted(classes),
    }


def lasting_problems(check: Check, front: QWidget, told: Set[str] = frozenset()) -> list[str]:
    """What a check finds, and finds again a moment later: on a busy machine Qt may still be laying out.

    What is `told` already, of an earlier screen, is not looked for again.
    """
    found = [problem for problem in check(front) if problem not in told]
    for _ in range(LOOKS):
        if not found:
            break
        pause(MOMENT)
        again = set(check(front))
        found = [problem for problem in found if problem in again]
    return found


def in_front(window: QWidget) -> QWidget:
    """What the person looks at."""
    return QApplication.activePopupWidget() or QApplication.activeWindow() or window


def _stop(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
    """End at the first mistake of the program: what comes after it is hidden behind what is said of it."""
    sys.stderr.write("".join(traceback.format_exception(bug)))
    os._exit(1)


def _note(found: dict[str, str], kind: QtMsgType, text: str) -> None:
    """Take a warning of Qt for a problem, but for those about the screen that nobody looks at."""
    if kind is not QtMsgType.QtDebugMsg and not text.startswith("This plugin does not support "):
        found.setdefault(f"Qt: {text}", "some screen")


class _LoadsHere(MetaPathFinder):
    """Tells what of the window is loaded off its thread.

    PySide crashes, now and then, where one thread makes its types while another paints with them.
    """

    def __init__(self, found: dict[str, str]) -> None:
        self._found = found

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None, /) -> None:
        is_of_window = name.startswith(("PySide6", "engage.ui"))
        if is_of_window and threading.current_thread() is not threading.main_thread():
            self._found.setdefault(f"{name} is loaded on {threading.current_thread().name}", "some screen")


def _screen(folder: Path) -> Path:
    """The screen of a small laptop."""
    width, height = SCREEN
    screen = {"name": "laptop", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return path


if __name__ == "__main__":
    look, scale, language, *checks = sys.argv[1:]
    sys.stdout.write(json.dumps(walk(Appearance(look), int(scale), language, checks)))
