"""Lists of any length."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation
from engage.errors import EngageError, Invalid
from engage.services.records import Beginning
from engage.settings import Appearance
from engage.ui import theme
from engage.ui.models.paged_table import PAGE, PAGES_KEPT, Column, PagedTable
from engage.ui.tasks import TaskRunner
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.scrolling import ScrollColumn
from tests.ui.conftest import focus


@dataclass
class Source:
    """So many organisations, counted as they are asked for."""

    size: int
    gone: set[int] = field(default_factory=set)
    asked: list[int] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)
    gate: threading.Event = field(default_factory=threading.Event)
    held: threading.Event = field(default_factory=threading.Event)
    """Until it is set, a list stays begun."""

    def beginning(self, narrowed: str, sort: str) -> Beginning:
        ids = self.ids(narrowed, sort)

        def all_ids() -> array[int]:
            assert self.held.wait(5)
            return self.ids(narrowed, sort)

        return Beginning(ids[:500], all_ids if len(ids) > 500 else None)

    def ids(self, narrowed: str, sort: str) -> array[int]:
        if narrowed == "colour:":
            raise Invalid("“colour:” is not known for organisations")
        if narrowed == "slow":
            self.begun.set()
            assert self.gate.wait(5)
            return array("q", [1])
        ids = [id for id in range(1, self.size + 1) if id not in self.gone]
        if narrowed == "even":
            ids = [id for id in ids if id % 2 == 0]
        return array("q", reversed(ids) if sort.startswith("-") else ids)

    def rows(self, ids: Sequence[int]) -> list[Organisation]:
        self.asked.extend(ids)
        return [Organisation(id=id, name=f"Example Body {id}") for id in ids]


COLUMNS = (
    Column("Name", lambda organisation: organisation.name, sort="name"),
    Column("Kind", lambda organisation: organisation.kind.label, width=10),
)


@pytest.fixture
def source() -> Source:
    return Source(100_000)


@pytest.fixture
def table(source: Source, runner: TaskRunner, qtbot: QtBot) -> PagedTable:
    table = PagedTable(COLUMNS, source.ids, source.rows, runner)
    table.load()
    qtbot.waitUntil(lambda: runner.is_idle)
    return table


@pytest.fixture
def view(table: PagedTable, qtbot: QtBot) -> RecordTable:
    view = RecordTable()
    qtbot.addWidget(view)
    view.show_table(table)
    view.resize(600, 400)
    view.show()
    return view


@pytest.fixture
def begun(source: Source, runner: TaskRunner, qtbot: QtBot) -> Iterator[RecordTable]:
    """A list of which the first rows are there."""
    table = PagedTable(COLUMNS, source.ids, source.rows, runner, fetch_beginning=source.beginning)
    view = RecordTable()
    qtbot.addWidget(view)
    view.show_table(table)
    view.resize(600, 400)
    view.show()
    with qtbot.waitSignal(table.modelReset):
        table.load()
    yield view
    source.held.set()  # else the worker would wait on


def settle(qtbot: QtBot, runner: TaskRunner, view: RecordTable) -> None:
    """Paint, and wait until what painting asked for is there."""
    view.viewport().repaint()
    qtbot.waitUntil(lambda: runner.is_idle)


def name_at(table: PagedTable, row: int) -> str:
    return table.data(table.index(row, 0))


def test_what_is_asked_for_anew_meanwhile_is_what_was_asked_for_last(
    table: PagedTable, runner: TaskRunner, qtbot: QtBot
) -> None:
    table.load("even")
    table.load(sort="-name")
    table.load()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert (table.filter, table.sort_by) == ("even", "-name")
    assert table.id_at(0) == 100_000
    assert table.rowCount() == 50_000


def test_what_was_refused_is_not_asked_for_again(table: PagedTable, runner: TaskRunner, qtbot: QtBot) -> None:
    table.load("even")
    qtbot.waitUntil(lambda: runner.is_idle)
    table.load("colour:")
    qtbot.waitUntil(lambda: runner.is_idle)
    table.load()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert table.rowCount() == 50_000


def test_only_pages_on_the_screen_are_fetched(
    view: RecordTable, table: PagedTable, source: Source, runner: TaskRunner, qtbot: QtBot
) -> None:
    settle(qtbot, runner, view)
    assert table.rowCount() == 100_000
    assert len(source.asked) <= 2 * PAGE

    view.scrollToBottom()
    settle(qtbot, runner, view)
    assert name_at(table, 99_999) == "Example Body 100000"
    assert len(source.asked) <= 4 * PAGE


def test_the_first_rows_come_with_the_ids(table: PagedTable) -> None:
    assert name_at(table, 0) == "Example Body 1"


def test_a_row_not_yet_fetched_says_so_and_fills_in(
    table: PagedTable, runner: TaskRunner, qtbot: QtBot
) -> None:
    assert name_at(table, 5_000) == "…"
    with qtbot.waitSignal(table.dataChanged):
        pass
    assert name_at(table, 5_000) == "Example Body 5001"


def test_pages_passed_by_are_not_fetched_and_old_ones_are_let_go(
    table: PagedTable, source: Source, runner: TaskRunner, qtbot: QtBot
) -> None:
    for row in range(0, 100_000, PAGE):
        name_at(table, row)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert len(source.asked) <= 6 * PAGE
    assert name_at(table, 99_999 // PAGE * PAGE) != "…"

    for row in range(0, (PAGES_KEPT + 2) * PAGE, PAGE):
        name_at(table, row)
        qtbot.waitUntil(lambda: runner.is_idle)
    source.asked.clear()
    name_at(table, 0)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert source.asked[0] == 1


def test_where_the_page_shows_only_a_part_of_it_the_row_with_the_cursor_is_seen(
    view: RecordTable, runner: TaskRunner, qtbot: QtBot
) -> None:
    view.setMinimumHeight(400)
    page = ScrollColumn(view)
    qtbot.addWidget(page)
    page.resize(600, 150)
    focus(qtbot, view)
    settle(qtbot, runner, view)
    for key in (Qt.Key.Key_Home, *(Qt.Key.Key_Down,) * 7, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        qtbot.keyClick(view, key)
        rect = view.visualRect(view.currentIndex())
        seen = page.viewport().mapFromGlobal(view.viewport().mapToGlobal(rect.center()))
        assert page.viewport().rect().contains(seen)
    page.takeWidget()


def test_what_is_chosen_stays_chosen_when_rows_change(
    view: RecordTable, table: PagedTable, source: Source, runner: TaskRunner, qtbot: QtBot
) -> None:
    told: list[int | None] = []
    view.current_changed.connect(told.append)
    view.select(500)
    source.gone.update(range(1, 100))
    view.reload()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [*view.selected_ids()] == [500]
    assert view.current_id() == 500
    assert told == [500]


def test_the_neighbour_is_chosen_when_a_record_goes(
    view: RecordTable, source: Source, runner: TaskRunner, qtbot: QtBot
) -> None:
    view.select(500)
    source.gone.add(500)
    view.reload()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [*view.selected_ids()] == [501]


@pytest.mark.parametrize(("chosen", "then"), [(500, 500), (501, 2)])
def test_another_filter_keeps_what_is_chosen_or_begins_at_the_top(
    view: RecordTable, table: PagedTable, runner: TaskRunner, qtbot: QtBot, chosen: int, then: int
) -> None:
    view.select(chosen)
    table.load("even")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert (view.current_id(), [*view.selected_ids()]) == (then, [then])
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_a_click_on_a_heading_sorts_and_a_second_click_turns_round(
    view: RecordTable, table: PagedTable, runner: TaskRunner, qtbot: QtBot
) -> None:
    header = view.horizontalHeader()
    header.sectionClicked.emit(0)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Name ▴"
    header.sectionClicked.emit(0)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert table.headerData(0, Qt.Orientation.Horizontal) == "Name ▾"
    assert table.id_at(0) == 100_000


def test_a_filter_that_is_refused_leaves_the_list_as_it_was(
    table: PagedTable, runner: TaskRunner, qtbot: QtBot
) -> None:
    refused: list[EngageError] = []
    table.refused.connect(refused.append)
    table.load("even")
    qtbot.waitUntil(lambda: runner.is_idle)
    table.load("colour:")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert len(refused) == 1
    assert (table.rowCount(), table.filter) == (50_000, "even")


def test_only_the_last_of_several_filters_is_shown(
    table: PagedTable, source: Source, runner: TaskRunner, qtbot: QtBot
) -> None:
    resets: list[int] = []
    table.modelReset.connect(lambda: resets.append(table.rowCount()))
    table.load("slow")
    assert source.begun.wait(5)
    table.load("")
    table.load("even")
    source.gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert resets == [50_000]


def test_the_first_rows_are_there_before_the_others_and_stay_as_they_are(
    begun: RecordTable, source: Source, runner: TaskRunner, qtbot: QtBot
) -> None:
    table = begun.model()
    assert isinstance(table, PagedTable)
    assert (table.rowCount(), table.is_begun, name_at(table, 0)) == (500, True, "Example Body 1")
    begun.select(300)
    resets: list[int] = []
    table.modelReset.connect(lambda: resets.append(1))
    with qtbot.waitSignal(table.completed):
        source.held.set()
    assert (table.rowCount(), table.is_begun, resets) == (100_000, False, [])
    assert (begun.current_id(), list(begun.selected_ids())) == (300, [300])


def test_what_was_altered_before_the_rest_came_is_shown_anew(
    begun: RecordTable, source: Source, qtbot: QtBot
) -> None:
    table = begun.model()
    assert isinstance(table, PagedTable)
    begun.select(300)
    source.gone.add(7)
    with qtbot.waitSignal(table.completed):
        source.held.set()
    assert (table.rowCount(), list(begun.selected_ids())) == (99_999, [300])
    assert table.row_of(7) is None


def test_the_rest_of_a_list_that_nobody_waits_for_any_more_is_not_shown(
    begun: RecordTable, source: Source, runner: TaskRunner, qtbot: QtBot
) -> None:
    table = begun.model()
    assert isinstance(table, PagedTable)
    counts: list[int] = []
    for signal in (table.modelReset, table.rowsInserted):
        signal.connect(lambda: counts.append(table.rowCount()))
    table.load("even")
    source.held.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert counts == [500, 50_000]
    assert table.id_at(0) == 2


def test_a_list_that_is_asked_for_again_is_awaited_whole(
    begun: RecordTable, source: Source, runner: TaskRunner, qtbot: QtBot
) -> None:
    table = begun.model()
    assert isinstance(table, PagedTable)
    source.held.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    begun.select(90_000)
    counts: list[int] = []
    table.modelReset.connect(lambda: counts.append(table.rowCount()))
    source.gone.add(7)
    begun.reload()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert (counts, list(begun.selected_ids())) == ([99_999], [90_000])


def test_j_and_k_move_and_enter_opens(view: RecordTable, qtbot: QtBot) -> None:
    opened: list[int] = []
    view.opened.connect(opened.append)
    view.select(1)
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_K)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened == [2]


def test_the_cursor_is_seen_where_it_stands_beside_what_is_chosen(
    qapp: QApplication, view: RecordTable, qtbot: QtBot
) -> None:
    theme.apply(qapp, Appearance.LIGHT)
    focus(qtbot, view)

    def framed() -> list[int]:
        """The rows with a frame around them."""
        QApplication.processEvents()
        image, left = view.viewport().grab().toImage(), view.viewport().width() // 2
        tops = {row: view.rowViewportPosition(row) for row in range(4)}
        return [row for row, top in tops.items() if image.pixelColor(left, top) == QColor(theme.LIGHT.accent)]

    view.select(1)
    assert framed() == []
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert ([*view.selected_ids()], view.current_id(), framed()) == ([1], 2, [1])
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert ([*view.selected_ids()], view.current_id(), framed()) == ([1, 3], 3, [2])
    view.clearFocus()
    assert framed() == []


def test_it_is_a_model_as_qt_wants_one(runner: TaskRunner, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    source = Source(30)
    table = PagedTable(COLUMNS, source.ids, source.rows, runner)
    table.load()
    qtbot.waitUntil(lambda: runner.is_idle)
    qtmodeltester.check(table, force_py=True)


def test_all_of_many_stay_chosen_in_another_order_and_but_for_one(
    view: RecordTable, table: PagedTable, runner: TaskRunner, qtbot: QtBot, source: Source
) -> None:
    view.selectAll()
    assert view.selected_count() == source.size
    assert view.selected_ids() == table.ids
    source.gone.add(7)
    table.load(sort="-name")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert view.selected_ids() == table.ids
    assert view.selected_count() == source.size - 1
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(table.index(500, 0), flag.Toggle | flag.Rows)
    table.load(sort="name")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert view.selected_count() == source.size - 2
    assert source.size - 500 not in view.selected_ids()


def test_what_is_chosen_while_the_list_comes_is_what_stays_chosen(
    view: RecordTable, table: PagedTable, runner: TaskRunner, qtbot: QtBot
) -> None:
    view.selectAll()
    table.load(sort="-name")
    view.select(40)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [*view.selected_ids()] == [40]
