"""The numbers beside the themes of an agenda: told in words, never by colour alone, and leading to lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Theme
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.services import records
from engage.services.projects import Project
from engage.ui.agendas import stance_bar
from engage.ui.agendas.page import AgendaPage
from engage.ui.agendas.tree_delegate import inside
from engage.ui.agendas.tree_model import ORGANISATIONS, PIECES, STANCES, TITLE
from engage.ui.feedback.page import FeedbackPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.widgets.words import tip
from tests.ui.conftest import Roundtable, add, focus, settle

DAY = dt.date(2020, 3, 25)


def say(project: Project, who: Reference | None, **stances: Stance) -> None:
    """Log feedback that is coded to themes by their codes."""
    themes = {f"t{theme.code}": theme for theme in records.rows(project, Theme, records.ids(project, Theme))}
    codings = tuple(
        Coding(theme=Reference(themes[code].id), stance=stance) for code, stance in stances.items()
    )
    text = " ".join(stances.values())
    add(project, Feedback(said_on=DAY, text=f"Said: {text}", organisation=who, codings=codings))


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> AgendaPage:
    """Theme 1: two for it, one against, one of two minds, and a piece by nobody known; theme 2: silence."""
    project = roundtable.project
    names = ("Example Foundry", "Example Sons")
    others = [add(project, Organisation(name=name)) for name in names]
    for who in (roundtable.castings, roundtable.forge):
        say(project, who, t1=Stance.SUPPORT)
    say(project, others[0], t1=Stance.OPPOSE)
    say(project, others[1], t1=Stance.OPPOSE)
    say(project, others[1], t1=Stance.SUPPORT)
    say(project, None, t1=Stance.SUPPORT)
    assert opened.project_view is not None
    opened.actions_by_name["page_agenda"].trigger()
    page = opened.project_view.page
    assert isinstance(page, AgendaPage)
    page.refresh()
    page.show_record(Noun.THEME, roundtable.loans.id)
    settle(qtbot, opened.project_view.context)
    focus(qtbot, page.tree)
    return page


def cell(page: AgendaPage, theme: Reference, column: int) -> QRect:
    return page.tree.visualRect(page.model.index_of(Noun.THEME, theme.id).siblingAtColumn(column))


def click(page: AgendaPage, at: QPoint, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle(qtbot, page.context)


def shown(page: AgendaPage) -> tuple[str, int]:
    """The filter of the list that was led to, and how many it holds."""
    view = page.window().findChild(ProjectView)
    assert view is not None
    found = view.page
    assert isinstance(found, FeedbackPage)
    return found.filter_bar.text(), found.table.model().rowCount()


def test_the_bar_is_told_in_words(page: AgendaPage, roundtable: Roundtable) -> None:
    bar = page.model.index_of(Noun.THEME, roundtable.loans.id).siblingAtColumn(STANCES)
    told = "2 support, 1 mixed, 1 oppose"
    assert bar.data(Qt.ItemDataRole.ToolTipRole) == tip(told)
    assert bar.data(Qt.ItemDataRole.AccessibleTextRole) == told


@pytest.mark.parametrize(
    ("column", "narrowed", "count"), [(PIECES, "theme:1", 6), (ORGANISATIONS, "theme:1 is:attributed", 5)]
)
def test_a_number_leads_to_its_list(
    page: AgendaPage, roundtable: Roundtable, qtbot: QtBot, column: int, narrowed: str, count: int
) -> None:
    click(page, cell(page, roundtable.loans, column).center(), qtbot)
    assert shown(page) == (narrowed, count)


@pytest.mark.parametrize(
    ("stance", "narrowed", "count"),
    [
        (Stance.SUPPORT, "theme:1 stance:support", 4),
        (Stance.OPPOSE, "theme:1 stance:oppose", 2),
        (Stance.MIXED, 'theme:1 organisation:"Example Sons"', 2),
    ],
)
def test_a_piece_of_the_bar_leads_to_its_list(
    page: AgendaPage, roundtable: Roundtable, qtbot: QtBot, stance: Stance, narrowed: str, count: int
) -> None:
    bar = inside(cell(page, roundtable.loans, STANCES))
    taken = {Stance.SUPPORT: 2, Stance.MIXED: 1, Stance.OPPOSE: 1}
    places = dict(stance_bar.pieces(taken, bar, page.tree.fontMetrics()))
    click(page, places[stance].center(), qtbot)
    assert shown(page) == (narrowed, count)


def test_a_title_and_a_number_that_is_none_lead_nowhere(
    page: AgendaPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    click(page, cell(page, roundtable.loans, TITLE).center(), qtbot)
    for column in (PIECES, ORGANISATIONS, STANCES):
        click(page, cell(page, roundtable.energy, column).center(), qtbot)
    assert page.isVisible()


def test_the_lists_are_reached_by_key(page: AgendaPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Feedback: 6",
        "By organisations: 4",
        "+ support: 2 organisations",
        "± mixed: 1 organisation",
        "− oppose: 1 organisation",
    ]
    for _ in range(2):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    assert shown(page) == ("theme:1 stance:support", 4)


def test_the_menu_of_a_row_has_its_lists_too(page: AgendaPage, roundtable: Roundtable, qtbot: QtBot) -> None:
    page.tree.customContextMenuRequested.emit(cell(page, roundtable.loans, TITLE).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "What was said" in [action.text() for action in menu.actions()]
    menu.close()


# Where there is little room


@pytest.mark.parametrize(
    ("width", "hidden"), [(900, ()), (540, ()), (300, (STANCES,)), (180, (ORGANISATIONS, STANCES))]
)
def test_numbers_stay_as_long_as_titles_can_be_read(
    page: AgendaPage, qtbot: QtBot, width: int, hidden: tuple[int, ...]
) -> None:
    page.tree.resize(width, 500)
    assert tuple(column for column in range(4) if page.tree.isColumnHidden(column)) == hidden
    page.refresh()
    settle(qtbot, page.context)
    page.tree.resize(width, 500)
    assert tuple(column for column in range(4) if page.tree.isColumnHidden(column)) == hidden


def test_signs_stand_for_the_names_of_narrow_columns(page: AgendaPage) -> None:
    def headings() -> list[tuple[str, bool, str]]:
        items = [page.model.horizontalHeaderItem(column) for column in range(4)]
        return [(item.text(), item.icon().isNull(), item.accessibleText()) for item in items]

    names = ["Theme", "Feedback", "Organisations", "Stance"]
    page.tree.resize(900, 500)
    assert headings() == [(name, True, name) for name in names]
    page.tree.resize(500, 500)
    assert headings() == [("Theme", True, "Theme"), *(("", False, name) for name in names[1:])]


# The bar itself


@given(stances=st.dictionaries(st.sampled_from(Stance), st.integers(0, 10_000)), width=st.integers(0, 300))
def test_pieces_lie_side_by_side_and_fill_the_bar(stances: Mapping[Stance, int], width: int) -> None:
    rect = QRect(10, 10, width, 20)
    found = stance_bar.pieces(stances, rect, QFontMetrics(QFont()))
    taken = [stance for stance in stance_bar.ORDER if stances.get(stance)]
    assert [stance for stance, _ in found] == taken
    for (_, one), (_, other) in pairwise(found):
        assert one.right() < other.left()
    assert all(rect.left() <= place.left() and place.right() <= rect.right() for _, place in found)


@pytest.mark.parametrize("width", [6, 12, 60])
def test_stances_differ_by_more_than_colour(qapp: QApplication, width: int) -> None:
    """In grey, what stands in the pieces still differs."""
    told = set()
    for stance in (Stance.SUPPORT, Stance.OPPOSE, Stance.MIXED, Stance.NEUTRAL):
        image = QImage(width, 20, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        stance_bar.paint(painter, QRect(0, 0, width, 20), {stance: 5}, QFont())
        painter.end()
        ground = image.pixel(0, 10)
        told.add(tuple(image.pixel(x, y) == ground for x in range(width - 1) for y in range(4, 16)))
    assert len(told) == 4
