"""Every number that the window shows is that of the list behind it, in a project made up by chance."""

from __future__ import annotations

import re
from random import Random

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from engage.domain.facets import FACETS, with_values
from engage.domain.feedback import Feedback
from engage.domain.filters import parse
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import overview, records
from engage.services.projects import Project
from engage.ui.agendas.page import AgendaPage
from engage.ui.agendas.tree_model import NOUN, ORGANISATIONS, PIECES, TITLE
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.overview.line import OverviewLine
from engage.ui.pages import PAGES, PageEntry
from engage.ui.stakeholders.facets_panel import FacetsPanel
from engage.ui.stakeholders.facets_tree import WRITTEN
from engage.ui.translation import counted
from engage.ui.widgets.page_foot import PageFoot
from engage.ui.widgets.quick_filters import QuickFilters
from tests.builders import NOUNS
from tests.plain_lists import a_world
from tests.ui.conftest import open_project, settle, show_page

FILTERS = ("", "kind:union,sme,trade_body", "steel", "-steel is:any", "-steel", "after:2019-12")
_COUNT = Qt.ItemDataRole.UserRole


@pytest.mark.parametrize("seed", [1, 2])
def test_the_window_shows_the_numbers_of_its_lists(seed: int, window: MainWindow, qtbot: QtBot) -> None:
    with a_world(Random(seed)) as (made, _):
        view = open_project(window, made.path, qtbot)
        project = view.context.project
        window.actions_by_name["facets"].trigger()
        for row, entry in enumerate(PAGES):
            if entry.count is not None:
                shown = view.navigation.list.model().index(row, 0).data(_COUNT)
                assert shown == f"{in_navigation(project, entry):,}", entry.name
            page = show_page(window, entry.name, qtbot).page
            if isinstance(page, ListPage):
                for noun in sorted(entry.nouns):
                    for text in filter(lambda text: is_known(project, noun, text), FILTERS):
                        page.show_filter(noun, text)
                        settle(qtbot, page.context)
                        check_list(project, page, noun, text)
        check_overview(project, window, qtbot)
        check_agenda(project, window, qtbot)
        window.actions_by_name["close_project"].trigger()
        qtbot.waitUntil(lambda: window.project_view is None)


def in_navigation(project: Project, entry: PageEntry) -> int:
    """How many lines the page has that is turned to, as it stands then."""
    if entry.name == "overview":
        return len(overview.needs(project))
    nouns = entry.nouns - {Noun.AGENDA}
    first = {"follow_ups": "is:open", "data-protection": "is:review"}.get(entry.name, "")
    return sum(records.count(project, NOUNS[noun], first) for noun in nouns)


def is_known(project: Project, noun: Noun, text: str) -> bool:
    try:
        records.count(project, NOUNS[noun], text)
    except Invalid:
        return False
    return True


def check_list(project: Project, page: ListPage, noun: Noun, text: str) -> None:
    """The rows, the foot, the filters beside the title and the facets, under one filter."""
    number = records.count(project, NOUNS[noun], text)
    assert page.table.model().rowCount() == number, (noun, text)
    foot = page.findChild(PageFoot)
    assert isinstance(foot, PageFoot)
    assert foot.text().split("  ·  ")[0] == counted(noun, number), (noun, text)
    for quick in page.findChildren(QuickFilters):
        texts = [button.text() for button in quick.findChildren(QPushButton)]
        asked = [str(term) for term in parse(text, noun).terms if str(term) not in quick.terms]
        for shown, term in zip(texts, quick.terms, strict=True):
            would_be = " ".join((term, *asked)) if term else ""
            assert last_number(shown) == records.count(project, NOUNS[noun], would_be), (noun, text, term)
    for panel in page.findChildren(FacetsPanel):
        if panel.isVisible():
            check_facets(project, panel, noun, text)


def last_number(text: str) -> int:
    return int(re.findall(r"[\d,]+", text)[-1].replace(",", ""))


def check_facets(project: Project, panel: FacetsPanel, noun: Noun, text: str) -> None:
    for place, field in enumerate(FACETS[noun]):
        top = panel.tree.topLevelItem(place)
        assert top is not None
        for value in (top.child(number) for number in range(top.childCount())):
            if written := value.data(0, WRITTEN):
                narrowed = with_values(parse(text, noun), field, [written])
                assert value.text(1) == f"{records.count(project, NOUNS[noun], narrowed):,}", narrowed


def check_overview(project: Project, window: MainWindow, qtbot: QtBot) -> None:
    page = show_page(window, "overview", qtbot).page
    lines = [line.accessibleName() for line in page.findChildren(OverviewLine) if line.isVisible()]
    shown = [int(line.partition(" ")[0].replace(",", "")) for line in lines]
    needed = overview.needs(project)
    assert shown == [need.count for need in needed]
    assert shown == [records.count(project, NOUNS[need.noun], need.filter) for need in needed]


def check_agenda(project: Project, window: MainWindow, qtbot: QtBot) -> None:
    """The numbers beside each theme are those of the list to which they lead."""
    page = show_page(window, "agenda", qtbot).page
    assert isinstance(page, AgendaPage)
    wanted: list[str] = []
    page.list_wanted.connect(lambda noun, text: wanted.append(text))
    model = page.tree.model()

    def walk(above: QModelIndex) -> None:
        for row in range(model.rowCount(above)):
            at = model.index(row, TITLE, above)
            if at.data(NOUN) == Noun.THEME:
                page.tree.setCurrentIndex(at)
                for column in (PIECES, ORGANISATIONS):
                    page.tree.heard_wanted.emit(column, None)
                    shown = at.siblingAtColumn(column).data().replace("–", "0")
                    listed = records.ids(project, Feedback, wanted.pop())
                    if column == PIECES:
                        assert shown == f"{len(listed):,}"
                    assert int(shown.replace(",", "")) <= len(listed)
            walk(at)

    walk(QModelIndex())
