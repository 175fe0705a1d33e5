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
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from PIL import Image
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from engage import settings
from engage.app import make_window
from engage.domain.records import Noun
from engage.services import projects
from engage.settings import Appearance, Settings
from engage.ui.importing.dialog import ImportDialog
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.projects.new_project import NewProjectDialog

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "screenshots"
DOCS = ROOT / "docs" / "images"

WIDTH, HEIGHT = 1366, 768
SCALES = (100, 150)

IN_DOCS = {"feedback-light": "window", "log-line-light": "log-line", "summaries-light": "summaries"}
"""What the documentation shows, with what it is called there."""

FONTS = """<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<match><edit name="family" mode="prepend_first"><string>Noto Sans</string></edit></match>
</fontconfig>
"""

CHOSEN = {"engagements": 6, "feedback": 2}
"""The row that a page shows open, where the first has little to show."""
LINE = '@"Example Fasteners" #1.3 + The next furnace we buy decides the next thirty years. *'
MEMBERS = """given_name,family_name,organisation,email
Iolo,Placeholder,Example Castings Federation,iolo@castings.example
Mair,Specimen,Example Fasteners,mair@fasteners.example
Gwen,,Example Nobody,gwen(at)nobody
"""
PAUSE = 200
"""Milliseconds: longer than any that the window waits for the next keystroke."""


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
    return 0


def shrink(picture: Path, smaller: Path) -> None:
    """Save a picture in as many colours as a byte tells apart."""
    with Image.open(picture) as image:
        # This method finds the colours that are rare, and one round of k-means makes the common ones exact.
        fewer = image.convert("RGB").quantize(method=Image.Quantize.MAXCOVERAGE, kmeans=1)
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
        os.chdir(folder)
        Path("fonts.conf").write_text(FONTS.format(fonts=ROOT / "resources" / "fonts", cache=folder), "utf-8")
        for name in ("QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP"):
            os.environ.pop(name, None)
        os.environ |= {
            "DISPLAY": display,
            "ENGAGE_HOME": folder,
            "FONTCONFIG_FILE": str(Path(folder, "fonts.conf")),
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(scale / 100),
        }
        settings.save(Settings(name="Sam Example", appearance=appearance))
        app, window = make_window()
        app.setCursorFlashTime(0)
        QCursor.setPos(QPoint(WIDTH, HEIGHT))
        window.setGeometry(app.primaryScreen().geometry())
        window.show()
        window.activateWindow()
        ending = f"-{appearance}{'' if scale == 100 else f'-{scale}'}.png"
        for name in screens(window):
            settle(window)
            app.primaryScreen().grabWindow(0).save(str(OUT / f"{name}{ending}"))
        window.shut()


def screens(window: MainWindow) -> Iterator[str]:
    """Bring up each screen in turn, and give its name while it is there."""
    actions = window.actions_by_name
    yield "welcome"
    actions["new_project"].trigger()
    form = in_front(NewProjectDialog).form
    form.name.setText("Green manufacturing")
    form.file.setText("/home/sam/Documents/green-manufacturing.engage")
    yield "new-project"
    put_away(window)
    yield from empty_pages(window)
    view = after(window, actions["try_sample"].trigger)
    for kind in view.kinds:
        window.actions_by_name[f"page_{kind.name}"].trigger()
        settle(window)
        page = view.page
        if isinstance(page, ListPage):
            page.table.select_row(CHOSEN.get(page.name, 0))
        yield page.name
        if isinstance(page, ListPage):
            yield from parts(page)
    yield from deeds(window, view)
    for name in ("preferences", "project_details", "help", "keys", "about"):
        actions[name].trigger()
        yield name
        put_away(window)
    actions["close_project"].trigger()
    yield "welcome-again"


def empty_pages(window: MainWindow) -> Iterator[str]:
    """What the pages say where there is nothing yet."""
    path = Path("empty.engage")
    projects.create(path, name="Example programme", who="Sam Example").close()
    view = after(window, lambda: window.open_path(path))
    for kind in view.kinds:
        window.actions_by_name[f"page_{kind.name}"].trigger()
        yield f"{kind.name}-empty"


def parts(page: ListPage) -> Iterator[str]:
    """Each list of a page, each tab of what is known about one record, and many records chosen at once."""
    for noun in sorted(page.nouns):
        page.show_filter(noun, page.filter_bar.text())
        tabs = page.listing.inspector.tabs
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            yield f"{page.name}-{noun}-{tabs.tabText(number).lower()}"
        tabs.setCurrentIndex(0)
    page.table.selectAll()
    yield f"{page.name}-many"
    page.table.select_row(CHOSEN.get(page.name, 0))


def deeds(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """What lies over the pages while one does something."""
    actions = window.actions_by_name
    actions["page_stakeholders"].trigger()
    actions["new"].trigger()
    yield "stakeholders-new"
    actions["page_feedback"].trigger()
    actions["log"].trigger()
    settle(window)
    QTest.keyClicks(view.log_bar.line, LINE)
    yield "log-line"
    view.log_bar.line.clear()
    view.log_bar.close_bar()
    actions["search"].trigger()
    QTest.keyClicks(view.palette_dialog.line, "furnace")
    yield "palette"
    put_away(window)
    page = view.page
    assert isinstance(page, ListPage)  # noqa: S101
    page.show_filter(Noun.FEEDBACK, "kind:union,sme stance:support,mixed")
    yield "feedback-filtered"
    page.filter_bar.line.setFocus()
    QTest.keyClicks(page.filter_bar.line, "re")
    yield "filter"
    put_away(window)
    actions["page_stakeholders"].trigger()
    Path("members.csv").write_text(MEMBERS, encoding="utf-8")
    actions["import_files"].trigger()
    in_front(ImportDialog).choose(Path("members.csv"))
    yield "import"
    put_away(window)


def pause() -> None:
    """Let the window go on for a moment. (QTest.qWait keeps the interpreter's lock from the workers.)"""
    loop = QEventLoop()
    QTimer.singleShot(PAUSE, loop.quit)
    loop.exec()


def settle(window: MainWindow) -> None:
    """Wait until all that was asked for is done and shown."""
    pause()
    view = window.project_view
    while view is not None and not (view.context.reader.is_idle and view.context.writer.is_idle):
        pause()
    pause()  # pages are drawn on a thread of which Qt tells nothing


def after(window: MainWindow, deed: Callable[[], object]) -> ProjectView:
    """Do what opens a project, and return it when it is open."""
    before = window.project_view
    deed()
    while window.project_view in (None, before):
        pause()
    settle(window)
    assert window.project_view is not None  # noqa: S101
    return window.project_view


Kind = TypeVar("Kind", bound=QDialog)


def in_front(kind: type[Kind]) -> Kind:
    """The dialog that was opened just now."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)  # noqa: S101
    return dialog


def put_away(window: MainWindow) -> None:
    """Close everything that lies over the window, and go back to it as a desktop would."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    window.activateWindow()


if __name__ == "__main__":
    sys.exit(main())
