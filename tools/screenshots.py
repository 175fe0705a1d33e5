"""Takes pictures of every screen, light and dark, at 100% and 150%: `make screenshots`.

Each is the whole screen of a small laptop, with the sample in the window, driven as a person would. The
screen (Xvfb) and the fonts are the same everywhere, so that pictures from two machines can be compared.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from multiprocessing import get_context
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor

from engage.app import make_window
from engage.settings import Appearance
from tools.hands import pause, settle
from tools.screens import furnish, screens

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "screenshots"
DOCS = ROOT / "docs" / "images"
HELP = ROOT / "resources" / "help" / "images"
HELP_COLOURS = 64

WIDTH, HEIGHT = 1366, 768
SCALES = (100, 150)

IN_DOCS = {"feedback-light": "window", "log-line-light": "log-line", "summaries-light": "summaries"}
"""What the documentation shows, with what it is called there."""
IN_HELP = {
    "overview": "overview",
    "stakeholders": "stakeholders",
    "engagements": "engagements",
    "feedback": "feedback",
    "log-line": "logging",
    "pad-typed": "pad",
    "agenda": "agenda",
    "submission-passage": "submissions",
    "follow_ups": "follow-ups",
    "summaries": "summaries",
    "briefing": "briefings",
    "import-columns": "importing-columns",
    "import-unsure": "importing",
}
"""What the help shows, in both schemes, with what it is called there."""

UNHURRIED = 400
"""Milliseconds: pages are drawn on a thread of which Qt tells nothing."""


def main() -> int:
    """Take every picture; with --docs, renew those of the documentation too."""
    parser = argparse.ArgumentParser(description="Take pictures of every screen.")
    parser.add_argument("--docs", action="store_true", help="renew the pictures in docs/images too")
    is_for_docs = parser.parse_args().docs
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    looks = product((Appearance.LIGHT, Appearance.DARK), SCALES)
    with ThreadPoolExecutor() as sittings:
        if not all(list(sittings.map(sit, looks))):
            return 1
    if is_for_docs:
        for name, name_there in IN_DOCS.items():
            shrink(OUT / f"{name}.png", DOCS / f"{name_there}.png")
        HELP.mkdir(exist_ok=True)
        for (name, name_there), scheme in product(IN_HELP.items(), ("light", "dark")):
            shrink(OUT / f"{name}-{scheme}.png", HELP / f"{name_there}-{scheme}.png", HELP_COLOURS)
    return 0


def shrink(picture: Path, smaller: Path, colours: int = 256) -> None:
    """Save a picture in as many colours as a byte tells apart, or in fewer."""
    with Image.open(picture) as image:
        # This method finds the colours that are rare, and one round of k-means makes the common ones exact.
        fewer = image.convert("RGB").quantize(colours, method=Image.Quantize.MAXCOVERAGE, kmeans=1)
    fewer.save(smaller, optimize=True)


def sit(look: tuple[Appearance, int]) -> bool:
    """Take the pictures of one look, on a screen and in a process of their own."""
    with screen() as display:
        sitting = get_context("spawn").Process(target=take, args=(display, *look))
        sitting.start()
        sitting.join()
        return sitting.exitcode == 0


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody looks at, by its name."""
    told, tell = os.pipe()
    options = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-dpi", "96", "-nolisten", "tcp", "-noreset"]
    # It complains of every number that is taken before it finds one that is free.
    server = subprocess.Popen(  # noqa: S603
        ["Xvfb", "-displayfd", str(tell), *options],  # noqa: S607
        pass_fds=[tell],
        stderr=subprocess.DEVNULL,
    )
    os.close(tell)
    try:
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def take(display: str, appearance: Appearance, scale: int) -> None:
    """Bring up one screen after the other, and take its picture."""
    with tempfile.TemporaryDirectory() as folder:
        furnish(Path(folder), appearance, scale)
        os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        app, window = make_window()
        app.setCursorFlashTime(0)
        QCursor.setPos(QPoint(WIDTH, HEIGHT))
        window.setGeometry(app.primaryScreen().geometry())
        window.show()
        window.activateWindow()
        ending = f"-{appearance}{'' if scale == 100 else f'-{scale}'}.png"
        for name in screens(window):
            settle(window)
            pause(UNHURRIED)
            app.primaryScreen().grabWindow(0).save(str(OUT / f"{name}{ending}"))
        window.shut()


if __name__ == "__main__":
    sys.exit(main())
