"""One summary for each, written from the window."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from engage.domain.records import Noun
from engage.services import feedback, plug_ins
from engage.services.exporting import registry as exporting
from engage.ui.main_window import MainWindow
from engage.ui.summaries.each_dialog import EachDialog
from engage.ui.summaries.page import SummariesPage
from tests.ui.conftest import Roundtable, settle, show_page


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> SummariesPage:
    """The page, over a roundtable at which each of two bodies said something."""
    for line in ("@f #loans + Grants, as Ana Sample said", "@a #energy - Prices are too high"):
        feedback.log(roundtable.project, roundtable.engagement.id, line)
    page = show_page(opened, "summaries", qtbot).page
    assert isinstance(page, SummariesPage)
    return page


def ask(page: SummariesPage, qtbot: QtBot) -> EachDialog:
    page.context.actions["save_each"].trigger()
    settle(qtbot, page.context)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EachDialog)
    qtbot.waitUntil(lambda: bool(dialog.count.text()) and dialog.count.text() != "One moment…")
    return dialog


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.*"))


def test_one_for_each_is_written_and_reported(
    page: SummariesPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = ask(page, qtbot)
    assert dialog.count.text() == "There will be one file, in a folder of its own."
    dialog.each.setCurrentIndex(dialog.each.findText("Organisation"))
    settle(qtbot, page.context)
    assert dialog.count.text() == "There will be up to 2 files, in a folder of their own."
    dialog.format.setCurrentIndex(dialog.format.findText(".html", Qt.MatchFlag.MatchStartsWith))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *arguments: str(tmp_path / "out"))
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot, page.context)
    folder = tmp_path / "out" / "by-theme-internal"
    assert names(folder) == ["by-theme-example-castings.html", "by-theme-example-forge-union.html"]
    assert dialog.count.text() == f"Wrote 2 files to {folder}."
    assert "by-theme-example-castings.html: Example Castings" in dialog.report.toPlainText()
    assert dialog.does_it.text() == "&Close"
    QTest.keyClick(dialog.does_it, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_what_would_give_somebody_away_is_listed_and_not_written(
    page: SummariesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.options.form.public_.click()
    settle(qtbot, page.context)
    dialog = ask(page, qtbot)
    dialog.each.setCurrentIndex(dialog.each.findText("Theme of the first level"))
    settle(qtbot, page.context)
    for number in ("", "-2"):
        dialog.write_to(tmp_path)
        settle(qtbot, page.context)
        assert len(names(tmp_path / f"by-theme-public{number}")) == 1
    lines = dialog.report.toPlainText().splitlines()
    assert lines[0] == "Not written: Loans and grants. It would give somebody away:"
    assert "Ana Sample" in lines[1]
    dialog.reject()


def test_it_is_stopped_and_then_says_what_there_is(page: SummariesPage, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = ask(page, qtbot)
    dialog.each.setCurrentIndex(dialog.each.findText("Organisation"))
    settle(qtbot, page.context)
    dialog.write_to(tmp_path)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    settle(qtbot, page.context)
    assert dialog.isVisible()
    if dialog.done_batch is not None:
        assert dialog.done_batch.is_cancelled
        assert len(names(tmp_path)) == len(dialog.done_batch.written)
    dialog.reject()


def test_a_scope_without_any_says_so(page: SummariesPage, qtbot: QtBot) -> None:
    page.options.scope.set_text("stance:neutral")
    settle(qtbot, page.context)
    dialog = ask(page, qtbot)
    assert dialog.count.text() == "There are no engagements in this scope: choose a wider one."
    assert not dialog.does_it.isEnabled()
    dialog.reject()


def test_what_there_can_be_one_each_of_fits_the_summary(page: SummariesPage, qtbot: QtBot) -> None:
    page.options.form.summary.setCurrentText("Attendance sheet")
    settle(qtbot, page.context)
    dialog = ask(page, qtbot)
    assert [dialog.each.itemText(n) for n in range(dialog.each.count())] == ["Engagement"]
    assert dialog.each.value() is Noun.ENGAGEMENT
    dialog.reject()


def test_a_format_of_another_package_is_chosen_where_one_saved_in_it_last(
    page: SummariesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    birds = EntryPoint("birds", "birds:THING", exporting.ENTRY_POINTS)
    monkeypatch.setattr(plug_ins, "offered", lambda group: (birds,) if group == birds.group else ())
    page._last["suffix"] = ".birds"
    dialog = ask(page, qtbot)
    assert dialog.format.currentText() == ".birds: BIRDS, by birds"
    dialog.reject()
