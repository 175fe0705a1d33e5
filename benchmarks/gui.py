"""An hour at the window, in a minute, over a large project: does it ever keep a person waiting?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from benchmarks.data import SIZES
from benchmarks.engine import Result
from benchmarks.watchdog import FLUENT, PROMISE, Block, Watchdog, percentile
from benchmarks.window import Hands, do, shown, wait
from engage.domain.records import Noun
from engage.ui import pages
from engage.ui.engagements.page import EngagementsPage
from engage.ui.feedback.page import FeedbackPage
from engage.ui.importing.dialog import PREVIEW, ImportDialog
from engage.ui.main_window import MainWindow
from engage.ui.summaries.page import SummariesPage

SIZE = "W"
"""The project that the promise is about."""
_MANY = 10_000
"""Records that are altered at once."""
_IMPORTED = 5_000
_NARROWED = "theme:1 kind:union"
"""What is summed up of more feedback than anybody would print."""
_SCROLLING = ("wheel", "drag", "page through", "walk", "leap")
"""How the steps begin in which lists are scrolled: in these, a hand sees every turn that is left out."""


def hour(file: Path, size: str) -> Watchdog:
    """Go through the hour on a copy of a project, and return what was seen of it."""
    scope = "" if SIZES[size].feedback <= SIZES[SIZE].feedback else _NARROWED
    with shown(file) as (window, copy), Watchdog().watching() as dog:
        for step, deed in Hour(window, copy, _table(copy.with_name("members.csv")), scope).steps():
            dog.step = step
            deed()
            Hands(window).settle()
    return dog


def results(dog: Watchdog, size: str) -> Iterator[Result]:
    """The longest turn of the event loop, and the longest but one in a hundred while lists are scrolled."""
    every = [seconds for times in dog.times.values() for seconds in times]
    yield _result("gui", size, max(every), PROMISE, len(every))
    scrolled = [times for step, times in dog.times.items() if step.startswith(_SCROLLING)]
    worst = max(percentile(times, 99) for times in scrolled)
    yield _result("scroll", size, worst, FLUENT, sum(map(len, scrolled)))


def _result(case: str, size: str, ours: float, limit: float, runs: int) -> Result:
    return Result(
        case=case,
        size=size,
        encrypted=False,
        ours=ours,
        limit=limit,
        ratio=ours / limit,
        reach=1.0,
        runs=runs,
    )


def lines(dog: Watchdog) -> Iterator[str]:
    """What a person reads of the hour: each step, then the turns that took too long, and where."""
    heading = " ".join(f"{each:>7}" for each in ("turns", "50%", "99%", "max", "99%", "max"))
    yield f"{'step':42} {heading}  (milliseconds; the last two: at work)"
    for step, times in dog.times.items():
        work = dog.work[step]
        shares = ((times, 50), (times, 99), (times, 100), (work, 99), (work, 100))
        told = " ".join(f"{percentile(each, share) * 1000:>7.1f}" for each, share in shares)
        is_slow = step.startswith(_SCROLLING) and percentile(times, 99) > FLUENT
        yield f"{step:42} {len(times):>7} {told}{'   not fluent' if is_slow else ''}"
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


class Hour(Hands):
    """What a person does, one thing after the other."""

    def __init__(self, window: MainWindow, file: Path, table: Path, scope: str) -> None:
        """`table` has people to be imported, `scope` is the filter of what is summed up."""
        super().__init__(window)
        self._file = file
        self._members = table
        self._scope = scope

    def steps(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Each thing, and how it is begun; the next one comes when it is done."""
        yield "open", lambda: do(lambda: self.window.open_path(self._file))
        for kind in pages.kinds():
            if kind is SummariesPage and self._scope:
                yield "narrow the summary before it is made", self._narrow_summary
            yield f"first look at {kind.name}", partial(self.turn_to, kind.name)
        for kind in pages.kinds():
            yield "turn the pages", partial(self.turn_to, kind.name)
        for noun in (Noun.FEEDBACK, Noun.CONTACT, Noun.ORGANISATION):
            yield f"list {noun.plural}", partial(self.list, noun)
            yield f"wheel through {noun.plural}", lambda: self.wheel(200)
            yield f"drag through {noun.plural}", self.drag
            yield f"page through {noun.plural}", lambda: self.press(Qt.Key.Key_PageDown, 40)
            yield f"walk through {noun.plural}", lambda: self.press(Qt.Key.Key_Down, 40)
            yield f"leap through {noun.plural}", self._leap
            yield f"filter {noun.plural}", self._filter
            yield f"sort {noun.plural}", self._sort
            yield f"choose all {noun.plural}", self.choose_all_but_some
        yield "look at engagements", partial(self.list, Noun.ENGAGEMENT)
        yield "go down the engagements", lambda: self.press(Qt.Key.Key_Down, 10)
        yield "inspect an engagement", self._inspect
        yield "open an engagement", lambda: self.press(Qt.Key.Key_Return, 1)
        yield "look at its tabs", self._look_at_tabs
        yield "open the pad", lambda: self.trigger("open_pad")
        yield "leave the pad", lambda: self.trigger("page_engagements")
        yield "look at contacts", partial(self.list, Noun.CONTACT)
        yield "go down the contacts", lambda: self.press(Qt.Key.Key_Down, 10)
        yield "inspect a contact", self._inspect
        yield "edit a contact", self._edit
        yield "choose 10,000", lambda: self.choose(_MANY)
        yield "tag 10,000", self._tag
        yield "undo", lambda: self.trigger("undo")
        yield "redo", lambda: self.trigger("redo")
        yield "use the window while 10,000 are tagged", self._tag_and_go_on
        yield "log", self._log
        yield "search", self._search
        yield "choose feedback", partial(self.list, Noun.FEEDBACK)
        yield "code 1,000", self._code
        yield "summary", lambda: self.turn_to("summaries")
        yield "use the window while a summary is made", self._sum_up_and_go_on
        yield "narrow the summary", self._narrow_summary
        yield "preview an import", self._preview_import
        yield "import, and use the window", self._import_and_go_on
        yield "dark colours", lambda: self.trigger("appearance_dark")
        yield "light colours", lambda: self.trigger("appearance_light")
        yield "help", lambda: self.trigger("help")
        yield "close the project", lambda: self.trigger("close_project")
        yield "open it again", lambda: do(lambda: self.window.open_path(self._file))
        for kind in pages.kinds():
            yield "first look once more", partial(self.turn_to, kind.name)
        yield "close", lambda: do(self.window.close)

    # Parts of them

    def _leap(self) -> None:
        for _ in range(10):
            self.press(Qt.Key.Key_End)
            self.press(Qt.Key.Key_Home)

    def _filter(self) -> None:
        line = self.page.filter_bar.line
        self.trigger("filter")
        self.type(line, "example ba de")
        self.settle()
        do(lambda: self.page.filter_bar.set_text(""))

    def _sort(self) -> None:
        header = self.page.table.horizontalHeader()
        for section in range(header.count()):
            for _ in range(2):
                do(partial(header.sectionClicked.emit, section))
                self.settle()

    def _inspect(self) -> None:
        tabs = self.page.listing.inspector.tabs
        for number in [*range(tabs.count()), 0]:
            do(partial(tabs.setCurrentIndex, number))
            self.settle()

    def _look_at_tabs(self) -> None:
        for _ in range(self.view.page_of(EngagementsPage).view.tabs.count()):
            self.trigger("next_tab")
            self.settle()

    def _edit(self) -> None:
        self.trigger("edit")
        self.settle()
        field = QApplication.focusWidget()
        if field is not None:
            self.type(field, "Sample")
            QTest.keyClick(field, Qt.Key.Key_Tab)

    def _tag(self, tag: str = "asked") -> None:
        self.trigger("tag_chosen")
        edit = self.view.stakeholders.bulk_edit
        self.type(edit.tag, tag)
        do(edit.add_tag.click)

    def _tag_and_go_on(self) -> None:
        self.list(Noun.CONTACT)
        self.choose(_MANY)
        self._tag("invited")
        self._go_on()

    def _go_on(self) -> None:
        """Look at this and that while something long is being done."""
        view = self.view
        for name in ("feedback", "overview", "stakeholders", "feedback"):
            self.trigger(f"page_{name}")
            wait(200)
        bar = view.page_of(FeedbackPage).table.verticalScrollBar()
        for step in range(60):
            do(partial(bar.setValue, bar.maximum() * step // 60))
            wait(10)

    def _log(self) -> None:
        self.trigger("log")
        self.settle()
        line = self.view.log_bar.line
        for number in range(5):
            self.type(line, f'@"Example {number}" #{number + 1} + what they said !')
            QTest.keyClick(line, Qt.Key.Key_Return)
        self.settle()
        do(self.view.log_bar.close_bar)

    def _search(self) -> None:
        self.trigger("search")
        palette = self.view.palette_dialog
        self.type(palette.line, "example ba")
        self.settle()
        do(palette.close)

    def _code(self) -> None:
        self.choose(1_000)
        self.trigger("code")
        self.settle()
        palette = self.view.page_of(FeedbackPage).feedback.coding_palette
        self.type(palette.line, "12")
        QTest.keyClick(palette.line, Qt.Key.Key_Return)

    def _sum_up_and_go_on(self) -> None:
        self.turn_to("summaries")
        do(self.view.page.refresh)
        self._go_on()

    def _narrow_summary(self) -> None:
        page = self.view.page_of(SummariesPage)
        do(lambda: page.show_summary("by-theme", self._scope or _NARROWED))
        self.trigger("page_summaries")

    def _preview_import(self) -> None:
        self.trigger("page_stakeholders")
        self.trigger("import_files")
        do(lambda: self._dialog().choose(self._members))

    def _import_and_go_on(self) -> None:
        dialog = self._dialog()
        assert dialog.step == PREVIEW, "something was asked of this file"
        do(dialog.go_on.click)
        self._go_on()

    def _dialog(self) -> ImportDialog:
        return next(each for each in self.window.findChildren(QDialog) if isinstance(each, ImportDialog))


def _table(path: Path) -> Path:
    """People to be imported."""
    lines = ["name,organisation,email"]
    lines += [f"Ana Sample {n},Example Body {n % 500},ana{n}@new.example" for n in range(_IMPORTED)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
