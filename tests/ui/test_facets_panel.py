"""Facets: ticks that are terms of the filter, with counts that follow."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun
from engage.services import records
from engage.ui.main_window import MainWindow
from engage.ui.preferences import Preferences
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.facets_panel import Facets, FacetsPanel
from engage.ui.stakeholders.page import StakeholdersPage
from tests.ui.conftest import Roundtable, add, settle


@pytest.fixture
def project_view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window's inside, over the roundtable and two rated firms, with the facets open."""
    assert opened.project_view is not None
    for name, influence in (("Example Kilns", 5), ("Example Pipes", 2)):
        add(
            roundtable.project,
            Organisation(
                name=name, kind=OrganisationKind.SME, region="South Wales", influence=influence, interest=4
            ),
        )
    opened.actions_by_name["facets"].trigger()
    settle(qtbot, opened.project_view.context)
    return opened.project_view


@pytest.fixture
def page(project_view: ProjectView) -> StakeholdersPage:
    return project_view.stakeholders


@pytest.fixture
def panel(page: StakeholdersPage) -> FacetsPanel:
    return next(each for each in page.findChildren(FacetsPanel) if each.isVisible())


def lines(panel: FacetsPanel, facet: str) -> dict[str, str]:
    """The values of a facet with their counts, "x" before those that are ticked."""
    top = heading(panel, facet)
    found = [top.child(row) for row in range(top.childCount())]
    return {
        ("x " if item.checkState(0) is Qt.CheckState.Checked else "") + item.text(0): item.text(1)
        for item in found
    }


def heading(panel: FacetsPanel, facet: str) -> QTreeWidgetItem:
    tops = [panel.tree.topLevelItem(row) for row in range(panel.tree.topLevelItemCount())]
    return next(top for top in tops if top is not None and top.text(0) == facet)


def value(panel: FacetsPanel, facet: str, text: str) -> QTreeWidgetItem:
    top = heading(panel, facet)
    return next(top.child(row) for row in range(top.childCount()) if top.child(row).text(0) == text)


def test_a_tick_is_a_term_of_the_filter_and_narrows_the_other_facets(
    page: StakeholdersPage, panel: FacetsPanel, qtbot: QtBot
) -> None:
    assert lines(panel, "Kind") == {"SME": "2", "Trade body": "1", "Union": "1"}
    place = panel.tree.visualItemRect(value(panel, "Kind", "SME")).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    settle(qtbot, page.context)
    assert page.filter_bar.text() == "kind:sme"
    assert page.table.model().rowCount() == 2
    assert lines(panel, "Kind") == {"x SME": "2", "Trade body": "1", "Union": "1"}
    assert lines(panel, "Region") == {"South Wales": "2"}


def test_by_keyboard_alone(page: StakeholdersPage, panel: FacetsPanel, qtbot: QtBot) -> None:
    assert panel.tree.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(panel.tree, key)
    settle(qtbot, page.context)
    assert page.filter_bar.text() == "kind:sme"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(panel.tree, key)
    settle(qtbot, page.context)
    assert page.filter_bar.text() == "kind:sme,union"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    settle(qtbot, page.context)
    assert page.filter_bar.text() == "kind:sme"
    page.context.actions["facets"].trigger()
    assert not panel.isVisible()
    assert page.table.hasFocus()


def test_what_is_typed_is_ticked(page: StakeholdersPage, panel: FacetsPanel, qtbot: QtBot) -> None:
    page.filter_bar.set_text("region:wales -kind:sme example")
    settle(qtbot, page.context)
    assert lines(panel, "Region") == {"x Wales": "1"}
    panel.tree.toggled.emit(value(panel, "Region", "Wales"))
    settle(qtbot, page.context)
    assert page.filter_bar.text() == "-kind:sme example"
    page.filter_bar.set_text("region:nowhere")
    settle(qtbot, page.context)
    assert "x nowhere" in lines(panel, "Region"), "what finds nothing can be given up here, too"


def test_a_filter_that_cannot_be_read_stays(page: StakeholdersPage, panel: FacetsPanel, qtbot: QtBot) -> None:
    page.filter_bar.set_text("kinds:sme")
    settle(qtbot, page.context)
    panel.tree.toggled.emit(value(panel, "Kind", "SME"))
    settle(qtbot, page.context)
    assert page.filter_bar.text() == "kinds:sme"


def test_ratings_are_chosen_crosswise(page: StakeholdersPage, panel: FacetsPanel, qtbot: QtBot) -> None:
    assert panel.grid.item(0, 3).text() == "1"
    heard = QAccessible.queryAccessibleInterface(panel.grid).child(0)
    assert heard is not None
    panel.grid.setFocus()
    panel.grid.setCurrentCell(0, 3)
    for _ in range(3):
        qtbot.keyClick(panel.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.filter_bar.text() == "influence:2..5 interest:4")
    settle(qtbot, page.context)
    assert page.table.model().rowCount() == 2
    qtbot.keyClick(panel.grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.filter_bar.text() == "")
    page.filter_bar.set_text("influence:5 interest:4")
    settle(qtbot, page.context)
    assert [(part.topRow(), part.leftColumn()) for part in panel.grid.selectedRanges()] == [(0, 3)]


def test_counts_follow_a_deed(
    page: StakeholdersPage, panel: FacetsPanel, roundtable: Roundtable, qtbot: QtBot
) -> None:
    page.context.write(
        lambda project, progress: records.edit(
            project, Organisation, roundtable.forge.id, kind=OrganisationKind.SME
        )
    )
    settle(qtbot, page.context)
    assert lines(panel, "Kind") == {"SME": "3", "Trade body": "1"}


def test_contacts_have_their_own(page: StakeholdersPage, panel: FacetsPanel, qtbot: QtBot) -> None:
    page.show_filter(Noun.CONTACT, "")
    page.toggle_facets()
    settle(qtbot, page.context)
    own = next(each for each in page.findChildren(FacetsPanel) if each.isVisible())
    assert own is not panel
    assert lines(own, "Kind") == {"Trade body": "1"}


def test_many_values_are_shown_when_asked_for(
    page: StakeholdersPage, panel: FacetsPanel, roundtable: Roundtable, qtbot: QtBot
) -> None:
    tags = tuple(f"tag {number:02}" for number in range(40))
    records.edit(roundtable.project, Organisation, roundtable.forge.id, tags=tags)
    panel.follow()
    settle(qtbot, page.context)
    assert "33 more…" in lines(panel, "Tag")
    panel.tree.toggled.emit(value(panel, "Tag", "33 more…"))
    assert len(lines(panel, "Tag")) == 40


def test_it_is_left_as_it_was(page: StakeholdersPage, panel: FacetsPanel, qtbot: QtBot) -> None:
    heading(panel, "Region").setExpanded(False)
    preferences = Preferences()
    preferences.keep_screens(page.screens())
    facets = Facets(page.context, Noun.ORGANISATION, page.filter_bar)
    assert facets.state() == ";", "nothing is kept yet"
    page.context.preferences.keep_screens(page.screens())
    facets = Facets(page.context, Noun.ORGANISATION, page.filter_bar)
    for widget in (facets.panel, facets.button):
        qtbot.addWidget(widget)
    assert facets.state() == "open;region"
