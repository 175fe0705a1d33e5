"""So many random deeds in the window: does it hold more and more?"""

from __future__ import annotations

import gc
import random
import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.engine import Result
from benchmarks.resident import resident
from benchmarks.window import Hands, do, shown
from engage.domain.records import Noun
from engage.ui.engagements.page import EngagementsPage
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.pages import PAGES

_SEED = 20200325
_DEEDS = {"S": 3_000}
_MOST = 100_000
"""Deeds of a session, where the size is not named above."""
_SAMPLES = 40
_WARM = 10
"""Samples that do not count: what is made when it is first seen stays."""
_LISTED = (Noun.FEEDBACK, Noun.CONTACT, Noun.ORGANISATION, Noun.ENGAGEMENT, Noun.COMMITMENT)


@dataclass(frozen=True, slots=True)
class Sample:
    """What is held after so many deeds."""

    deeds: int
    resident: int
    """Bytes."""
    of_qt: int
    """Objects of Qt that belong to a window."""
    of_python: int
    """Objects that Python looks after."""


def session(file: Path, size: str) -> list[Sample]:
    """Do them, and return what was held from time to time."""
    count = _DEEDS.get(size, _MOST)
    with shown(file) as (window, copy):
        person = Person(window, random.Random(_SEED))
        do(lambda: window.open_path(copy))
        person.settle()
        samples = []
        for number in range(1, count + 1):
            person.do_something()
            if number % (count // _SAMPLES) == 0:
                person.settle()
                samples.append(_sample(number))
    return samples


def _sample(deeds: int) -> Sample:
    held = resident()
    objects = {id(each) for top in QApplication.topLevelWidgets() for each in top.findChildren(QObject)}
    return Sample(deeds, held, len(objects), len(gc.get_objects()) + gc.get_freeze_count())


def results(samples: list[Sample], size: str) -> Iterator[Result]:
    """What it holds in the end, beside what it held when it was warm, by a line through what was seen."""
    warm = samples[_WARM:]
    slope, start = _line(warm, lambda sample: sample.resident)
    ours, limit = (start + slope * sample.deeds for sample in (warm[-1], warm[0]))
    yield Result(
        case="deeds",
        size=size,
        encrypted=False,
        ours=ours,
        limit=limit,
        ratio=ours / limit,
        reach=1.05,
        runs=samples[-1].deeds,
    )


def lines(samples: list[Sample]) -> Iterator[str]:
    """What a person reads of it."""
    yield f"{'deeds':>8} {'resident':>10} {'Qt':>8} {'Python':>9}"
    for sample in samples:
        yield f"{sample.deeds:>8} {sample.resident / 1e6:>7.1f} MB {sample.of_qt:>8} {sample.of_python:>9}"
    warm = samples[_WARM:]
    kept, _ = _line(warm, lambda sample: sample.resident)
    of_qt, _ = _line(warm, lambda sample: sample.of_qt)
    of_python, _ = _line(warm, lambda sample: sample.of_python)
    yield (
        f"With every 1,000 deeds {kept:+,.0f} KB, {of_qt * 1000:+,.1f} objects of Qt"
        f" and {of_python * 1000:+,.1f} of Python"
    )


def _line(samples: list[Sample], held: Callable[[Sample], int]) -> tuple[float, float]:
    """The slope of the line that comes nearest to what was held, and where it begins."""
    return statistics.linear_regression([each.deeds for each in samples], [held(each) for each in samples])


class Person(Hands):
    """Somebody who does whatever comes to mind."""

    def __init__(self, window: MainWindow, chance: random.Random) -> None:
        super().__init__(window)
        self._chance = chance
        self._deeds: dict[Callable[[], object], int] = {
            self._go_to_a_line: 30,
            self._scroll: 15,
            self._walk: 12,
            self._turn_the_page: 8,
            self._list_something: 8,
            self._choose_some: 8,
            self._look_at_a_tab: 8,
            self._filter: 6,
            self._sort: 4,
            self._edit: 4,
            self._search: 3,
            self._log: 3,
            self._code: 2,
            self._tag: 2,
            self._undo: 3,
            self._redo: 2,
            self._open_an_engagement: 2,
            self._choose_all: 1,
            self._look_at_columns: 1,
        }

    def do_something(self) -> None:
        """Do one thing, and wait until it is done."""
        (deed,) = self._chance.choices([*self._deeds], [*self._deeds.values()])
        deed()
        self._wait()

    def _wait(self) -> None:
        self.settle(times=2, pause=1)

    def _is_at_a_list(self) -> bool:
        page = self.view.page
        return isinstance(page, ListPage) and page.table.model().rowCount() > 0

    def _row(self) -> int:
        return self._chance.randrange(self.table.model().rowCount())

    def _turn_the_page(self) -> None:
        self.trigger(f"page_{self._chance.choice(PAGES).name}")

    def _list_something(self) -> None:
        noun = self._chance.choice(_LISTED)
        do(lambda: self.view.show_list(noun, ""))

    def _go_to_a_line(self) -> None:
        if self._is_at_a_list():
            do(partial(self.table.select_row, self._row()))

    def _scroll(self) -> None:
        if self._is_at_a_list():
            do(partial(self.table.verticalScrollBar().setValue, self._row()))

    def _walk(self) -> None:
        if self._is_at_a_list():
            keys = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home)
            do(partial(QTest.keyClick, self.table, self._chance.choice(keys)))

    def _choose_some(self) -> None:
        if not self._is_at_a_list():
            return
        table, model = self.table, self.table.model()
        chosen = QItemSelection()
        for row in self._chance.sample(range(model.rowCount()), min(5, model.rowCount())):
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        do(partial(table.selectionModel().select, chosen, flag))

    def _choose_all(self) -> None:
        if self._is_at_a_list():
            do(self.table.selectAll)
            self._wait()
            do(partial(self.table.select_row, 0))

    def _look_at_a_tab(self) -> None:
        if self._is_at_a_list() and not self.page.listing.inspector.has_draft:
            tabs = self.page.listing.inspector.tabs
            do(partial(tabs.setCurrentIndex, self._chance.randrange(tabs.count())))

    def _filter(self) -> None:
        if self._is_at_a_list() or isinstance(self.view.page, ListPage):
            text = self._chance.choice(("", "", "example", "ba", "-ba", "is:archived"))
            do(partial(self.page.filter_bar.set_text, text))

    def _sort(self) -> None:
        if self._is_at_a_list():
            header = self.table.horizontalHeader()
            do(partial(header.sectionClicked.emit, self._chance.randrange(header.count())))

    def _edit(self) -> None:
        if not self._is_at_a_list():
            return
        self.trigger("edit")
        self._wait()
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            QTest.keyClicks(field, self._chance.choice("abc"))
            QTest.keyClick(field, Qt.Key.Key_Return)
        do(self.table.setFocus)

    def _search(self) -> None:
        self.trigger("search")
        palette = self.view.palette_dialog
        QTest.keyClicks(palette.line, self._chance.choice(("ba", "example", "de no", "x")))
        self._wait()
        do(palette.close)

    def _log(self) -> None:
        self.trigger("log")
        self._wait()
        bar = self.view.log_bar
        bar.line.setText(f'@"Example {self._chance.randrange(9)}" #{self._chance.randrange(60)} + said !')
        QTest.keyClick(bar.line, Qt.Key.Key_Return)
        self._wait()
        do(bar.close_bar)

    def _code(self) -> None:
        do(lambda: self.view.show_list(Noun.FEEDBACK, ""))
        self._wait()
        self._choose_some()
        do(self.view.page_of(self._feedback_page()).feedback.coding_palette.hide)

    def _feedback_page(self) -> type:
        from engage.ui.feedback.page import FeedbackPage

        return FeedbackPage

    def _tag(self) -> None:
        do(lambda: self.view.show_list(Noun.CONTACT, ""))
        self._wait()
        self._choose_some()
        self.trigger("tag_chosen")
        edit = self.view.stakeholders.bulk_edit
        edit.tag.setText(self._chance.choice(("asked", "invited", "met")))
        do(self._chance.choice((edit.add_tag, edit.remove_tag)).click)

    def _undo(self) -> None:
        self.trigger("undo")

    def _redo(self) -> None:
        self.trigger("redo")

    def _open_an_engagement(self) -> None:
        do(lambda: self.view.show_list(Noun.ENGAGEMENT, ""))
        self._wait()
        if self._is_at_a_list():
            do(partial(self.table.select_row, self._row()))
            QTest.keyClick(self.table, Qt.Key.Key_Return)
            self._wait()
            for _ in range(self.view.page_of(EngagementsPage).view.tabs.count()):
                self.trigger("next_tab")
                self._wait()
            self.trigger("page_engagements")

    def _look_at_columns(self) -> None:
        if self._is_at_a_list():
            number = self._chance.randrange(self.table.model().columnCount())
            do(partial(self.table.choose_column, number, is_wanted=True))
            do(self.table.arrange_as_usual)
