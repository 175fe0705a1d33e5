"""The case `memory`: what the window holds once a list was scrolled end to end, beside a blank one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.resident import resident

if TYPE_CHECKING:  # a blank window is to hold nothing of ours
    from benchmarks.bench import Bench
    from benchmarks.engine import Pair

_RUNS = 4
_PATIENCE = 600
"""Seconds in which a process must have said what it holds."""


def pairs(bench: Bench) -> Iterator[Pair]:
    """The bytes of both, each in a process of its own."""
    key = (bench.key.secret.hex(), bench.key.salt.hex()) if bench.key else ()
    for _ in range(_RUNS):
        yield _bytes(str(bench.path), *key), _bytes()


def _bytes(*words: str) -> int:
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", *words],
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_PATIENCE,
    )
    return int(said.stdout)


def _of_a_blank_window() -> int:
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication([])
    label = QLabel("Engage")
    label.resize(1366, 768)
    label.show()
    label.grab()
    app.processEvents()
    return resident()


def _of_the_window(file: Path, *key: str) -> int:
    """Look at the feedback from end to end, as far as the wheel, the bar and the keys go.

    The key of an encrypted project is known, and no backup is due: it is not the memory which one of these
    takes for a while that is asked for.
    """
    import engage.ui  # noqa: F401, I001  first, as in the program: else PySide keeps the source of each module

    from PySide6.QtCore import Qt

    from benchmarks.window import Hands, do, shown
    from engage.domain.records import Noun
    from engage.services import remembered_keys
    from engage.storage.keys import Key
    from engage.ui.backups import keeper

    keeper.SETTLED = _PATIENCE * 1_000
    if key:
        known = Key(*map(bytes.fromhex, key))
        remembered_keys.remembered = lambda path: known
    with shown(file) as (window, copy):
        hands = Hands(window)
        do(lambda: window.open_path(copy))
        hands.settle()
        hands.list(Noun.FEEDBACK)
        hands.wheel(40)
        hands.drag()
        hands.press(Qt.Key.Key_PageDown, 10)
        hands.press(Qt.Key.Key_End)
        hands.settle()
        return resident()


if __name__ == "__main__":
    found = _of_the_window(Path(sys.argv[1]), *sys.argv[2:]) if sys.argv[1:] else _of_a_blank_window()
    sys.stdout.write(f"{found}\n")
