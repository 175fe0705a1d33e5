"""The columns of a list: chosen, sized, sorted by, and remembered."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.services import records
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.models.paged_table import Look
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.page import StakeholdersPage
from engage.ui.widgets.columns_button import ColumnsButton
from engage.ui.widgets.record_table import RecordTable
from tests.ui.conftest import Roundtable, add, list_page, settle, show_page


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    return show_page(opened, "stakeholders", qtbot)


@pytest.fixture
def page(project_view: ProjectView) -> StakeholdersPage:
    return project_view.stakeholders


def heads(table: RecordTable) -> list[str]:
    """The columns that are seen."""
    model = table.model()
    shown = [number for number in range(model.columnCount()) if not table.isColumnHidden(number)]
    return [model.headerData(number, Qt.Orientation.Horizontal).rstrip(" ▴▾") for number in shown]


def column(page: StakeholdersPage, head: str) -> list[str]:
    model = page.table.model()
    number = [each.title for each in model.columns].index(head)  # type: ignore[attr-defined]
    return [model.index(row, number).data() for row in range(model.rowCount())]


def menu(page: StakeholdersPage) -> QMenu:
    button = next(each for each in page.findChildren(ColumnsButton) if each.isVisible())
    menu = button.menu()
    menu.aboutToShow.emit()
    return menu


def press(menu: QMenu, text: str) -> None:
    entries = menu.actions() + [entry for part in menu.findChildren(QMenu) for entry in part.actions()]
    next(entry for entry in entries if entry.text().replace("&", "") == text).trigger()


def test_a_column_is_shown_and_put_away(page: StakeholdersPage) -> None:
    page.window().resize(1900, 900)
    assert "Owner" not in heads(page.table)
    press(menu(page), "Owner")
    press(menu(page), "Region")
    assert "Owner" in heads(page.table)
    assert "Region" not in heads(page.table)
    press(menu(page), "Usual columns and widths")
    assert "Region" in heads(page.table)
    assert "Owner" not in heads(page.table)


def test_titles_of_engagements_are_not_squeezed(
    project_view: ProjectView, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page = list_page(project_view, "engagements", qtbot)
    assert heads(page.table) == ["Date", "Title", "Channel", "Outside", "Who came"]
    project_view.window().resize(911, 512)
    settle(qtbot, project_view.context)
    assert heads(page.table) == ["Date", "Title", "Outside"]
    assert page.table.columnWidth(1) >= 30 * QFontMetrics(page.table.font()).averageCharWidth()


@pytest.mark.parametrize(
    ("name", "head", "longest"),
    [
        ("stakeholders", "Last heard", "30 Sept 2020"),
        ("stakeholders", "Kind", "community group"),
        ("engagements", "Date", "30 Sept 2020"),
        ("feedback", "Date", "30 Sept 2020"),
        ("submissions", "Received", "30 Sept 2020"),
        ("follow_ups", "Due", "! overdue 6 years"),
        ("data-protection", "Review on", "! 30 Sept 2020"),
    ],
)
def test_days_and_kinds_are_read_whole(
    project_view: ProjectView, qtbot: QtBot, name: str, head: str, longest: str
) -> None:
    """On the screen of a small laptop, before anybody has drawn a column broader."""
    project_view.window().resize(1366, 768)
    project_view.show_page(name)
    settle(qtbot, project_view.context)
    page = project_view.page
    assert isinstance(page, ListPage)
    model = page.table.model()
    number = [each.title for each in model.columns].index(head)  # type: ignore[attr-defined]
    font = page.table.font()
    font.setBold(longest.startswith("!"))
    around = 32 if model.columns[number].look is Look.CHIPS else 16  # type: ignore[attr-defined]
    assert page.table.columnWidth(number) >= QFontMetrics(font).horizontalAdvance(longest) + around


def test_the_name_cannot_be_put_away(page: StakeholdersPage) -> None:
    assert not menu(page).actions()[0].isEnabled()


def test_where_there_is_no_room_some_give_way(page: StakeholdersPage, qtbot: QtBot) -> None:
    page.window().resize(1900, 900)
    settle(qtbot, page.context)
    assert {"Kind", "Region", "Speaks for", "Last heard"} <= set(heads(page.table))
    page.table.resize(360, 300)
    assert heads(page.table) == ["Name", "Last heard"]
    page.table.resize(1400, 300)
    assert {"Kind", "Region", "Speaks for"} <= set(heads(page.table))


def test_the_list_is_sorted_by_keyboard_from_the_menu(page: StakeholdersPage, qtbot: QtBot) -> None:
    press(menu(page), "Kind")
    page.table.model().load(sort="name")  # type: ignore[attr-defined]
    settle(qtbot, page.context)
    assert column(page, "Name") == ["Example Castings", "Example Forge Union"]
    press(menu(page), "The other way round")
    settle(qtbot, page.context)
    assert column(page, "Name") == ["Example Forge Union", "Example Castings"]


def test_the_menu_is_no_larger_however_often_it_is_opened(page: StakeholdersPage, qtbot: QtBot) -> None:
    offered = menu(page)
    for _ in range(3):
        offered.aboutToShow.emit()
    qtbot.waitUntil(lambda: len(offered.findChildren(QMenu)) == 1)


def test_when_somebody_was_last_heard(page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    project = roundtable.project
    add(project, Organisation(name="Example Silent"))
    forge = roundtable.forge
    records.add(project, Feedback(text="More apprentices.", organisation=forge, said_on=dt.date(2021, 6, 1)))
    page.refresh()
    settle(qtbot, page.context)
    assert column(page, "Last heard") == ["25 Mar 2020", "1 Jun 2021", ""]
    page.table.model().load(sort="-last_heard")  # type: ignore[attr-defined]
    settle(qtbot, page.context)
    assert column(page, "Last heard") == ["1 Jun 2021", "25 Mar 2020", ""]
    model = page.table.model()
    number = [each.title for each in model.columns].index("Last heard")  # type: ignore[attr-defined]
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
        told = model.headerData(number, Qt.Orientation.Horizontal, role)
        assert "said last, or of the engagement that they last attended" in " ".join(told.split())


def test_columns_and_order_are_remembered(
    opened: MainWindow, page: StakeholdersPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    opened.resize(1900, 900)
    press(menu(page), "Tags")
    page.table.sort_by_column(1)
    settle(qtbot, page.context)
    page.table.setColumnWidth(2, 222)
    opened.open_path(roundtable.project.path)
    other = page.context.preferences
    other.keep_screens(page.screens())
    table = RecordTable()
    qtbot.addWidget(table)
    table.resize(1500, 300)
    table.show_table(page.table.model())  # type: ignore[arg-type]
    table.arrange(other.screen_text("columns.organisation"))
    assert "Tags" in heads(table)
    assert table.columnWidth(2) == 222
    assert ";kind;" in table.arrangement()
    table.arrange("12,13;kind")
    assert table.columnWidth(2) == 222, "an arrangement of other columns is none"


def test_columns_grow_with_the_letters(page: StakeholdersPage, qtbot: QtBot) -> None:
    before = page.table.arrangement()
    widths, _, letter = before.split(";")
    table = RecordTable()
    qtbot.addWidget(table)
    table.resize(1500, 300)
    font = table.font()
    font.setPointSizeF(2 * font.pointSizeF())
    table.setFont(font)
    table.show_table(page.table.model())  # type: ignore[arg-type]
    table.arrange(before)
    grown, _, letter_then = table.arrangement().split(";")
    assert int(letter_then) > int(letter)
    for one, other in zip(widths.split(","), grown.split(","), strict=True):
        assert int(other) == round(int(one) * int(letter_then) / int(letter))
    table.arrange(f"{widths};name")
    assert table.arrangement().startswith(f"{widths};"), "as it was remembered before letters were"
