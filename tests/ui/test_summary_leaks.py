"""A summary that would give somebody away: what the window says, and the ways on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.disclosure import Level
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.services import feedback, records, undo
from engage.ui.main_window import MainWindow
from engage.ui.summaries.leaks_panel import LeaksPanel
from engage.ui.summaries.page import SummariesPage
from engage.ui.summaries.pages_view import PagesView
from engage.ui.summaries.printing import make_printer
from tests.ui.conftest import Roundtable, settle

LINES = (
    "@f #loans + Grants, as Ana Sample said, not loans",
    "@f #energy - Ask ana sample, or the Example Castings",
    "@a #energy ~ Prices are too high",
)
PLACES = ["Ana Sample", "ana sample", "Example Castings"]


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> SummariesPage:
    """A summary for the public of what was said, with three leaks in two pieces of feedback."""
    assert opened.project_view is not None
    for line in LINES:
        feedback.log(roundtable.project, roundtable.engagement.id, line)
    opened.project_view.show_page("summaries")
    page = opened.project_view.page
    assert isinstance(page, SummariesPage)
    page.options.form.public_.click()
    settle(qtbot, page.context)
    return page


@pytest.fixture
def stopped(page: SummariesPage, tmp_path: Path, qtbot: QtBot) -> LeaksPanel:
    """The places, after it could not be saved."""
    page.save_to(tmp_path / "s.html")
    settle(qtbot, page.context)
    return page.leaks_panel


def listed(panel: LeaksPanel) -> list[str]:
    """The words at each place in the list."""
    texts = [panel.list.item(row).text() for row in range(panel.list.count())]
    return [text.partition("“")[2].partition("”")[0] for text in texts]


def said(roundtable: Roundtable, start: str) -> Feedback:
    """The piece of feedback that begins so."""
    every = records.rows(roundtable.project, Feedback, records.ids(roundtable.project, Feedback))
    return next(piece for piece in every if piece.text.startswith(start))


def test_the_pages_tell_how_many_places_there_are_before_anything_is_saved(
    page: SummariesPage, qtbot: QtBot
) -> None:
    assert page.leaks_button.isVisible()
    assert page.leaks_button.text() == "3 places to look at"
    page.leaks_button.click()
    assert listed(page.leaks_panel) == PLACES
    page.options.form.internal.click()
    settle(qtbot, page.context)
    assert not page.leaks_button.isVisible()


def test_a_leak_stops_the_file_and_is_shown_in_its_passage(
    page: SummariesPage, stopped: LeaksPanel, tmp_path: Path
) -> None:
    assert not (tmp_path / "s.html").exists()
    assert stopped.isVisible()
    assert listed(stopped) == PLACES
    assert stopped.list.hasFocus()
    assert stopped.ways.passage.toPlainText() == "Grants, as Ana Sample said, not loans"
    assert not stopped.go_on.isVisible()


def test_a_leak_is_shown_where_it_stands_in_the_pages(
    page: SummariesPage, stopped: LeaksPanel, qtbot: QtBot
) -> None:
    view = page.findChild(PagesView)
    assert view is not None
    found = []
    for row in (0, 1):
        stopped.list.setCurrentRow(row)
        QTest.keyClick(stopped.list, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not view.is_looking)
        found.append(view.words_shown())
    assert None not in found
    assert found[0] != found[1]


def test_closing_the_disclosure_is_one_deed_and_takes_the_place_away(
    page: SummariesPage, stopped: LeaksPanel, roundtable: Roundtable, qtbot: QtBot
) -> None:
    stopped.ways.close_one.click()
    settle(qtbot, page.context)
    assert said(roundtable, "Grants").disclosure is Level.WITHHELD
    assert listed(stopped) == PLACES[1:]
    stopped.ways.close_all.click()
    settle(qtbot, page.context)
    assert listed(stopped) == []
    assert said(roundtable, "Ask").disclosure is Level.WITHHELD
    undo.undo(roundtable.project)
    assert said(roundtable, "Ask").disclosure is None
    assert said(roundtable, "Grants").disclosure is Level.WITHHELD


def test_other_words_are_printed_instead(
    page: SummariesPage, stopped: LeaksPanel, roundtable: Roundtable, tmp_path: Path, qtbot: QtBot
) -> None:
    assert stopped.ways.words.toPlainText() == "Grants, as Ana Sample said, not loans"
    assert not stopped.ways.reword.isEnabled()
    stopped.ways.words.setPlainText("Grants, not loans")
    stopped.ways.reword.click()
    settle(qtbot, page.context)
    assert said(roundtable, "Grants").paraphrase == "Grants, not loans"
    assert listed(stopped) == PLACES[1:]


def test_a_reason_lets_a_place_stand_and_the_history_keeps_it(
    page: SummariesPage, stopped: LeaksPanel, roundtable: Roundtable, tmp_path: Path, qtbot: QtBot
) -> None:
    assert not stopped.ways.accept_one.isEnabled()
    QTest.keyClicks(stopped.ways.reason, "She agreed")
    QTest.keyClick(stopped.ways.reason, Qt.Key.Key_Return)
    assert listed(stopped) == PLACES[1:]
    stopped.ways.reason.setText("It is public")
    stopped.ways.accept_all.click()
    assert listed(stopped) == []
    assert stopped.go_on.hasFocus()
    stopped.go_on.click()
    settle(qtbot, page.context)
    assert "Ana Sample" in (tmp_path / "s.html").read_text("utf-8")
    note = undo.history(roundtable.project)[0].label
    assert note.endswith("go to the public despite 3 places: She agreed; It is public")
    assert page.options.isVisible()


def test_a_reason_is_for_these_readers_alone(page: SummariesPage, stopped: LeaksPanel, qtbot: QtBot) -> None:
    stopped.ways.reason.setText("She agreed")
    stopped.ways.accept_all.click()
    page.options.form.shared.click()
    settle(qtbot, page.context)
    assert page.leaks_button.text() == "3 places to look at"


def test_all_of_it_goes_by_key(
    page: SummariesPage, stopped: LeaksPanel, roundtable: Roundtable, tmp_path: Path, qtbot: QtBot
) -> None:
    for left in (2, 0):
        # A button that is pressed by its letter is seen to go down, for a moment.
        QTest.keyClick(stopped.list, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda left=left: len(listed(stopped)) == left)
        settle(qtbot, page.context)
    focused = QApplication.focusWidget()
    assert focused is stopped.go_on
    QTest.keyClick(focused, Qt.Key.Key_Space)
    settle(qtbot, page.context)
    assert "Prices are too high" in (tmp_path / "s.html").read_text("utf-8")
    page.leaks_button.click()
    QTest.keyClick(page.leaks_panel, Qt.Key.Key_Escape)
    assert page.options.isVisible()


def test_whom_it_may_mean_and_the_feedback_are_gone_to(
    page: SummariesPage, stopped: LeaksPanel, roundtable: Roundtable, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.record_wanted) as wanted:
        stopped.ways.feedback.click()
    assert wanted.args == [Noun.FEEDBACK, said(roundtable, "Grants").id]


def test_nothing_that_leaks_is_printed(
    page: SummariesPage, tmp_path: Path, opened: MainWindow, qtbot: QtBot
) -> None:
    printer = make_printer("Example", QSizeF(595, 842))
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_on(printer)
    settle(qtbot, page.context)
    assert not (tmp_path / "printed.pdf").exists()
    assert page.leaks_panel.isVisible()


@pytest.mark.parametrize("name", ["print", "save_summary"])
def test_the_places_come_before_the_question_where_to(
    page: SummariesPage, opened: MainWindow, qtbot: QtBot, name: str
) -> None:
    opened.actions_by_name[name].trigger()
    settle(qtbot, page.context)
    assert QApplication.activeModalWidget() is None
    assert page.leaks_panel.isVisible()


def test_what_is_held_back_leads_to_the_feedback(page: SummariesPage, qtbot: QtBot) -> None:
    page.options.held.click()
    panel = page.held_panel
    assert panel.isVisible()
    panel.links[0].click()
    settle(qtbot, page.context)
    assert panel.behind.model.rowCount() == 3
    panel.behind.table.select_row(0)
    with qtbot.waitSignal(page.record_wanted) as wanted:
        QTest.keyClick(panel.behind.table, Qt.Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[0] is Noun.FEEDBACK
