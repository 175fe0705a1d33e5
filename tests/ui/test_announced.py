"""What those who hear the window are told of that comes up elsewhere than at their cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QStandardItem
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.commitments import Commitment
from engage.domain.organisations import Organisation
from engage.errors import Cancelled, Invalid
from engage.services import records
from engage.ui import errors
from engage.ui.errors import ErrorBar
from engage.ui.feedback.pick_palette import PickPalette
from engage.ui.main_window import MainWindow
from engage.ui.overview.page import OverviewPage
from engage.ui.widgets.offers_popup import OffersPopup
from engage.ui.widgets.words import Words, tip
from tests.builders import DAY
from tests.ui.conftest import Roundtable, add, focus, list_page, open_project, settle


def heard(widget: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


def test_what_went_wrong_is_announced_at_once(announced: list[str], qtbot: QtBot) -> None:
    bar = ErrorBar()
    qtbot.addWidget(bar)
    bar.show_error(Cancelled("Stopped"))
    assert announced == []
    bar.show_error(Invalid("The disk is full"))
    assert announced == ["The disk is full.!"]


def test_what_went_wrong_can_be_read_again(qtbot: QtBot) -> None:
    bar = ErrorBar()
    qtbot.addWidget(bar)
    bar.show_error(Invalid("The disk is full"))
    assert [heard(label, QAccessible.Text.Name) for label in bar.findChildren(Words)] == ["The disk is full."]


def test_why_a_value_is_not_taken_is_announced_once(announced: list[str], qtbot: QtBot) -> None:
    problem = Words()
    qtbot.addWidget(problem)
    for _ in range(2):
        errors.show_beside(problem, Invalid("It needs a name"))
    assert announced == ["It needs a name."]
    problem.hide()
    errors.show_beside(problem, Invalid("It needs a name"))
    assert announced == ["It needs a name."] * 2


def test_what_was_logged_is_announced(
    roundtable: Roundtable, opened: MainWindow, announced: list[str], qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    view.log()
    settle(qtbot, view.context)
    for line in ("@f #loans Loans first", "@Zeno #loans Grants first"):
        view.log_bar.line.setText(line)
        qtbot.keyClick(view.log_bar.line, Qt.Key.Key_Return)
        settle(qtbot, view.context)
    assert announced == ["Logged", "Logged; to resolve later: @Zeno"]


def test_how_many_a_filter_finds_is_announced(
    roundtable: Roundtable, opened: MainWindow, announced: list[str], qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    page = list_page(view, "stakeholders", qtbot)
    focus(qtbot, page.filter_bar.line)
    page.filter_bar.set_text("kind:union")
    settle(qtbot, view.context)
    qtbot.waitUntil(lambda: announced == ["1 organisation"])


def test_an_offer_to_which_an_arrow_key_goes_is_announced(announced: list[str], qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    focus(qtbot, line)
    popup = OffersPopup(line)
    popup.show_offers([("Example Castings", "trade body"), ("Example Forge", "")])
    assert announced == []
    offers = next(
        each for each in QApplication.topLevelWidgets() if each.objectName() == "Offers" and each.isVisible()
    )
    qtbot.keyClick(offers, Qt.Key.Key_Down)
    qtbot.keyClick(offers, Qt.Key.Key_Down)
    assert announced == ["Example Castings, trade body", "Example Forge"]
    popup.hide()


def test_what_was_undone_and_redone_is_announced(
    roundtable: Roundtable, opened: MainWindow, announced: list[str], qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    records.edit(roundtable.project, Organisation, roundtable.forge.id, name="Example Forge")
    for action in ("undo", "redo"):
        view._refresh_counts()
        settle(qtbot, view.context)
        view.context.actions[action].trigger()
        settle(qtbot, view.context)
    assert [each.partition(":")[0] for each in announced] == ["Undone", "Redone"]
    assert all("Example Forge" in each for each in announced)


def test_what_the_search_finds_and_goes_to_is_announced(
    roundtable: Roundtable, opened: MainWindow, announced: list[str], qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    view.search()
    settle(qtbot, view.context)
    assert announced == []
    palette = view.palette_dialog
    palette.line.setText("example f")
    qtbot.waitUntil(lambda: announced == ["organisation: Example Forge Union"])
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    assert len(announced) == 2
    palette.close()


def test_what_is_offered_to_be_picked_is_announced(announced: list[str], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    focus(qtbot, window)
    palette = PickPalette(window, title="Pick", line="Line", hint="", listed="Found")
    palette.lie_over(window, "Whom?")
    palette.show_entries([QStandardItem("Ana Specimen"), QStandardItem("Bo Specimen")])
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    palette.show_entries([], "Nobody is called so.")
    assert announced == ["Ana Specimen", "Bo Specimen", "Nobody is called so."]
    palette.close()


def test_where_one_chooses_the_engagement_to_log_at_says_so(
    roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    """On Linux the name of a chooser is what is chosen, and no label stands beside this one."""
    view = opened.project_view
    assert view is not None
    view.log()
    settle(qtbot, view.context)
    said = heard(view.log_bar.engagement, QAccessible.Text.Description)
    assert said == "Engagement at which it is said"


def test_a_list_without_a_row_has_the_cursor_on_what_may_be_done(
    roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    view = opened.project_view
    assert view is not None
    page = list_page(view, "stakeholders", qtbot)
    for text in ("nobody is called so", "nor so"):
        page.filter_bar.set_text(text)
        settle(qtbot, view.context)
        page.focus_content()
        focused = opened.focusWidget()
        assert isinstance(focused, QPushButton)
        assert heard(focused, QAccessible.Text.Description).startswith("Nothing found. ")
    page.filter_bar.set_text("")
    settle(qtbot, view.context)
    assert opened.focusWidget() is page.table


@pytest.mark.parametrize("words", ["Search or jump to…", "Nobody may be named. " * 20])
def test_a_tip_is_read_without_marks(words: str, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setToolTip(tip(words))
    assert heard(widget, QAccessible.Text.Description).split() == words.split()
    assert max(map(len, widget.toolTip().splitlines())) <= 80


def test_an_opened_project_begins_where_there_is_something_to_do(
    roundtable: Roundtable, window: MainWindow, qtbot: QtBot
) -> None:
    add(roundtable.project, Commitment(text="Send the note", due_on=DAY))
    open_project(window, roundtable.project.path, qtbot)
    view = window.project_view
    assert view is not None
    page = view.page
    assert isinstance(page, OverviewPage)
    qtbot.waitUntil(lambda: bool(page.lines))
    settle(qtbot, view.context)
    assert window.focusWidget() is next(iter(page.lines.values()))
