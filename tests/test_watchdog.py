"""The watchdog of the window finds what holds it up, and where."""

from __future__ import annotations

import subprocess
import sys

HELD_UP = """
import os, time, types, sys
os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_NO_GLIB": "1"}
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
import engage
from benchmarks.watchdog import Watchdog

slow = types.ModuleType("engage.slow")
place = os.path.join(os.path.dirname(engage.__file__), "slow.py")
exec(compile("import time\\ndef dawdle():\\n    time.sleep(0.6)", place, "exec"), slow.__dict__)
app = QApplication([])
with Watchdog().watching() as dog:
    dog.step = "dawdling"
    loop = QEventLoop()
    QTimer.singleShot(0, slow.dawdle)
    QTimer.singleShot(800, loop.quit)
    loop.exec()
block = max(dog.blocks, key=lambda block: block.seconds)
print(block.step, block.seconds >= 0.6, "engage.slow:3 dawdle" in dict(block.lines))
"""


def test_what_holds_the_window_up_is_named() -> None:
    told = subprocess.run([sys.executable, "-c", HELD_UP], capture_output=True, text=True, check=True)
    assert told.stdout == "dawdling True True\n"
