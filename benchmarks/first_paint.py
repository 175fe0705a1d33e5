"""A program that says when it has painted for the first time: a window with one label, or Engage's own.

`python benchmarks/first_paint.py` is the former. With a project it is the window on that, which has painted
when the rows of its list can be read; with `--settle` it also waits until all is there that the window asks
for, and leaves as a person does. Else it ends at once. `benchmarks/start.py` measures both.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

_TABLE = "engage.ui.widgets.record_table"
_KEYS = "engage.services.remembered_keys"
_SETTLES = "--settle" in sys.argv
_KEY = tuple(map(bytes.fromhex, sys.argv[sys.argv.index("--key") + 1 :])) if "--key" in sys.argv else ()
"""The secret and the salt."""


class _Afterwards:
    """Does something with a module as soon as it is there, and makes nobody load it any sooner."""

    def __init__(self, name: str, deed: Callable[[Any], None]) -> None:
        self._name = name
        self._deed = deed

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name != self._name:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def load_and_do(module: ModuleType) -> None:
                load(module)
                self._deed(module)

            spec.loader.exec_module = load_and_do  # type: ignore[method-assign]
        return spec


def _painted() -> None:
    os.write(1, b".")


def _remember(module: Any) -> None:
    """Have the key of the command line be known."""
    from engage.storage.keys import Key

    module.remembered = lambda path: Key(*_KEY)


def _watch(module: Any) -> None:
    """Say when a list was painted with rows that have words in them, and end."""
    paint = module.RecordTable.paintEvent
    is_waiting = True

    def paint_and_say(table: Any, event: Any) -> None:
        nonlocal is_waiting
        paint(table, event)
        model = table.model()
        if is_waiting and model is not None and model.rowCount() and model.record(0) is not None:
            is_waiting = False
            _painted()
            from PySide6.QtCore import QTimer

            QTimer.singleShot(0, _end)

    module.RecordTable.paintEvent = paint_and_say


def _end() -> None:
    """Leave the project as it was found, with no backup of it; `--settle` remembers where one was."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from engage.ui import places
    from engage.ui.main_window import MainWindow

    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    view = window.project_view
    assert view is not None  # its rows were painted
    if _SETTLES:
        if not view.context.reader.is_idle:
            QTimer.singleShot(100, _end)
            return
        places.remember(view)
    view.context.project.close()
    os._exit(0)


def _blank() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel

    class Label(QLabel):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own name
            super().paintEvent(event)
            _painted()
            os._exit(0)

    app = QApplication([])
    label = Label("Engage")
    label.show()
    app.exec()


def _ours() -> None:
    sys.meta_path.insert(0, _Afterwards(_TABLE, _watch))
    if _KEY:
        sys.meta_path.insert(0, _Afterwards(_KEYS, _remember))
    del sys.argv[2:]
    from engage.__main__ import main

    main()


if __name__ == "__main__":
    _ours() if sys.argv[1:] else _blank()
