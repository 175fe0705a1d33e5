"""An hour at the window, in a minute, over a large project: does it ever keep a person waiting?"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QItemSelection, QItemSelectionModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from benchmarks.engine import Result
from benchmarks.watchdog import PROMISE, Block, Watchdog
from engage.domain.records import Noun
from engage.ui.engagements.page import EngagementsPage
from engage.ui.feedback.page import FeedbackPage
from engage.ui.importing.dialog import PREVIEW, ImportDialog
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.summaries.page import SummariesPage

SIZE = "W"
"""The project that the promise is about."""
_PATIENCE = 180
"""Seconds after which work that is not done is given up."""
_MANY = 10_000
"""Records that are altered at once."""
_IMPORTED = 5_000


def hour(file: Path) -> Watchdog:
    """Go through the hour on a copy of a project, and return what was seen of it."""
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        os.environ["ENGAGE_HOME"] = folder
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["QT_NO_GLIB"] = "1"  # with GLib's loop, Qt does not say when it listens again
        copy = Path(shutil.copy(file, folder))
        table = _table(Path(folder, "members.csv"))

        from engage.app import make_window

        _, window = make_window()
        with Watchdog().watching() as dog:
            window.resize(1366, 768)
            window.show()
            try:
                for step, deed in Hour(window, copy, table).steps():
                    dog.step = step
                    deed()
                    settle(window)
            finally:
                window.shut()
    return dog


def result(dog: Watchdog) -> Result:
    """The longest turn of the event loop beside what is promised."""
    every = sorted(seconds for times in dog.times.values() for seconds in times)
    return Result(
        case="gui",
        size=SIZE,
        encrypted=False,
        ours=every[-1],
        limit=PROMISE,
        ratio=every[-1] / PROMISE,
        reach=1.0,
        runs=len(every),
    )


def lines(dog: Watchdog) -> Iterator[str]:
    """What a person reads of the hour: each step, then the turns that took too long, and where."""
    yield f"{'step':42} {'turns':>7} {'50%':>7} {'99%':>7} {'max':>7}  (milliseconds)"
    for step, times in dog.times.items():
        ordered = sorted(times)
        shown = (ordered[round((len(ordered) - 1) * share)] * 1000 for share in (0.5, 0.99, 1))
        yield f"{step:42} {len(times):>7} {' '.join(f'{each:>7.1f}' for each in shown)}"
    yield f"The longest that garbage was collected: {dog.collecting * 1000:.0f} ms"
    yield from _told(dog.blocks)
    if dog.waits:
        yield "Python's lock was held so long that nobody could look; right after, the threads stood here:"
        yield from _told(dog.waits)


def _told(blocks: list[Block]) -> Iterator[str]:
    """The longest first."""
    for block in sorted(blocks, key=lambda block: -block.seconds):
        at_work = f" ({block.at_work * 1000:.0f} ms at work)" if block.at_work else ""
        yield f"{block.seconds * 1000:7.0f} ms{at_work}  {block.step}"
        yield from (f"{share:>15.0%} {line}" for line, share in block.lines)
        yield from (f"{share:>15.0%} {line} (a worker)" for line, share in block.others)


def settle(window: MainWindow) -> None:
    """Wait until everything that was asked for is done and shown."""
    end = time.monotonic() + _PATIENCE
    quiet = 0
    while quiet < 3:
        wait(20)
        view = window.project_view
        is_idle = window.stage.opener.is_idle and (
            view is None or (view.context.reader.is_idle and view.context.writer.is_idle)
        )
        quiet = quiet + 1 if is_idle else 0
        if time.monotonic() > end:
            raise TimeoutError(f"not done after {_PATIENCE} seconds")


def wait(milliseconds: int) -> None:
    """Let the window go on. (QTest.qWait keeps the interpreter's lock from the workers.)"""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def do(deed: Callable[[], object]) -> None:
    """Have the window do something, as an event of its own."""
    QTimer.singleShot(0, deed)
    wait(1)


class Hour:
    """What a person does, one thing after the other."""

    def __init__(self, window: MainWindow, file: Path, table: Path) -> None:
        self._window = window
        self._file = file
        self._table = table

    def steps(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Each thing, and how it is begun; the next one comes when it is done."""
        yield "open", lambda: do(lambda: self._window.open_path(self._file))
        for kind in ProjectView.kinds:
            yield f"first look at {kind.name}", partial(self._turn_to, kind.name)
        for kind in ProjectView.kinds:
            yield "turn the pages", partial(self._turn_to, kind.name)
        for noun in (Noun.FEEDBACK, Noun.CONTACT, Noun.ORGANISATION):
            yield f"list {noun.plural}", partial(self._list, noun)
            yield f"scroll {noun.plural}", self._scroll
            yield f"page through {noun.plural}", lambda: self._press(Qt.Key.Key_PageDown, 40)
            yield f"filter {noun.plural}", self._filter
            yield f"sort {noun.plural}", self._sort
            yield f"choose all {noun.plural}", self._choose_all
        yield "look at engagements", partial(self._list, Noun.ENGAGEMENT)
        yield "walk the engagements", lambda: self._press(Qt.Key.Key_Down, 10)
        yield "inspect an engagement", self._inspect
        yield "open an engagement", lambda: self._press(Qt.Key.Key_Return, 1)
        yield "look at its tabs", self._look_at_tabs
        yield "open the pad", lambda: self._trigger("open_pad")
        yield "leave the pad", lambda: self._trigger("page_engagements")
        yield "look at contacts", partial(self._list, Noun.CONTACT)
        yield "walk the contacts", lambda: self._press(Qt.Key.Key_Down, 10)
        yield "inspect a contact", self._inspect
        yield "edit a contact", self._edit
        yield "choose 10,000", lambda: self._choose(_MANY)
        yield "tag 10,000", self._tag
        yield "undo", lambda: self._trigger("undo")
        yield "redo", lambda: self._trigger("redo")
        yield "use the window while 10,000 are tagged", self._tag_and_go_on
        yield "log", self._log
        yield "search", self._search
        yield "choose feedback", partial(self._list, Noun.FEEDBACK)
        yield "code 1,000", self._code
        yield "summary", lambda: self._turn_to("summaries")
        yield "use the window while a summary is made", self._sum_up_and_go_on
        yield "narrow the summary", self._narrow_summary
        yield "preview an import", self._preview_import
        yield "import, and use the window", self._import_and_go_on
        yield "dark colours", lambda: self._trigger("appearance_dark")
        yield "light colours", lambda: self._trigger("appearance_light")
        yield "help", lambda: self._trigger("help")
        yield "close the project", lambda: self._trigger("close_project")
        yield "open it again", lambda: do(lambda: self._window.open_path(self._file))
        for kind in ProjectView.kinds:
            yield "first look once more", partial(self._turn_to, kind.name)
        yield "close", lambda: do(self._window.close)

    # Parts of them

    def _view(self) -> ProjectView:
        view = self._window.project_view
        assert view is not None
        return view

    def _page(self) -> ListPage:
        page = self._view().page
        assert isinstance(page, ListPage)
        return page

    def _trigger(self, action: str) -> None:
        do(self._window.actions_by_name[action].trigger)

    def _turn_to(self, page: str) -> None:
        self._trigger(f"page_{page}")
        settle(self._window)

    def _list(self, noun: Noun) -> None:
        do(lambda: self._view().show_list(noun, ""))
        settle(self._window)

    def _scroll(self) -> None:
        bar = self._page().table.verticalScrollBar()
        for step in range(201):
            do(partial(bar.setValue, bar.maximum() * step // 200))
        do(partial(bar.setValue, 0))

    def _press(self, key: Qt.Key, times: int) -> None:
        table = self._page().table
        for _ in range(times):
            QTest.keyClick(table, key)
            wait(15)

    def _type(self, into: QWidget, text: str) -> None:
        for letter in text:
            QTest.keyClicks(into, letter)
            wait(40)

    def _filter(self) -> None:
        line = self._page().filter_bar.line
        self._trigger("filter")
        self._type(line, "example ba de")
        settle(self._window)
        do(lambda: self._page().filter_bar.set_text(""))

    def _sort(self) -> None:
        header = self._page().table.horizontalHeader()
        for section in range(header.count()):
            for _ in range(2):
                do(partial(header.sectionClicked.emit, section))
                settle(self._window)

    def _choose_all(self) -> None:
        table = self._page().table
        do(table.setFocus)
        QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        settle(self._window)
        do(self._page().refresh)
        settle(self._window)
        do(lambda: table.select_row(0))

    def _choose(self, count: int) -> None:
        def choose() -> None:
            table = self._page().table
            model = table.model()
            chosen = QItemSelection(model.index(0, 0), model.index(count - 1, model.columnCount() - 1))
            table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

        do(choose)

    def _inspect(self) -> None:
        tabs = self._page().listing.inspector.tabs
        for number in [*range(tabs.count()), 0]:
            do(partial(tabs.setCurrentIndex, number))
            settle(self._window)

    def _look_at_tabs(self) -> None:
        for _ in range(self._view().page_of(EngagementsPage).view.tabs.count()):
            self._trigger("next_tab")
            settle(self._window)

    def _edit(self) -> None:
        self._trigger("edit")
        settle(self._window)
        field = QApplication.focusWidget()
        if field is not None:
            self._type(field, "Sample")
            QTest.keyClick(field, Qt.Key.Key_Tab)

    def _tag(self, tag: str = "asked") -> None:
        self._trigger("tag_chosen")
        edit = self._view().stakeholders.bulk_edit
        self._type(edit.tag, tag)
        do(edit.add_tag.click)

    def _tag_and_go_on(self) -> None:
        self._list(Noun.CONTACT)
        self._choose(_MANY)
        self._tag("invited")
        self._go_on()

    def _go_on(self) -> None:
        """Look at this and that while something long is being done."""
        view = self._view()
        for name in ("feedback", "overview", "stakeholders", "feedback"):
            self._trigger(f"page_{name}")
            wait(200)
        bar = view.page_of(FeedbackPage).table.verticalScrollBar()
        for step in range(60):
            do(partial(bar.setValue, bar.maximum() * step // 60))
            wait(10)

    def _log(self) -> None:
        self._trigger("log")
        settle(self._window)
        line = self._view().log_bar.line
        for number in range(5):
            self._type(line, f'@"Example {number}" #{number + 1} + what they said !')
            QTest.keyClick(line, Qt.Key.Key_Return)
        settle(self._window)
        do(self._view().log_bar.close_bar)

    def _search(self) -> None:
        self._trigger("search")
        palette = self._view().palette_dialog
        self._type(palette.line, "example ba")
        settle(self._window)
        do(palette.close)

    def _code(self) -> None:
        self._choose(1_000)
        self._trigger("code")
        settle(self._window)
        palette = self._view().page_of(FeedbackPage).feedback.coding_palette
        self._type(palette.line, "12")
        QTest.keyClick(palette.line, Qt.Key.Key_Return)

    def _sum_up_and_go_on(self) -> None:
        self._turn_to("summaries")
        do(self._view().page.refresh)
        self._go_on()

    def _narrow_summary(self) -> None:
        self._trigger("page_summaries")
        page = self._view().page_of(SummariesPage)
        do(lambda: page.show_summary("by-theme", "theme:1 kind:union"))

    def _preview_import(self) -> None:
        self._trigger("page_stakeholders")
        self._trigger("import_files")
        do(lambda: self._dialog().choose(self._table))

    def _import_and_go_on(self) -> None:
        dialog = self._dialog()
        assert dialog.step == PREVIEW, "something was asked of this file"
        do(dialog.go_on.click)
        self._go_on()

    def _dialog(self) -> ImportDialog:
        return next(each for each in self._window.findChildren(QDialog) if isinstance(each, ImportDialog))


def _table(path: Path) -> Path:
    """People to be imported."""
    lines = ["name,organisation,email"]
    lines += [f"Ana Sample {n},Example Body {n % 500},ana{n}@new.example" for n in range(_IMPORTED)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
