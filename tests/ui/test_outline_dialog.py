"""An outline is pasted or chosen, looked at, and taken in as one deed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Agenda, Theme
from engage.domain.records import Noun
from engage.services import records, undo
from engage.ui.agendas.outline_dialog import OutlineDialog
from engage.ui.agendas.page import AgendaPage
from engage.ui.main_window import MainWindow
from tests.ui.conftest import Roundtable, focus, settle, show_page

TEXT = """An Example plan for work.

## Part 1: Loans and grants
1. Lend to small firms

## Part 2: Skills
1. Retrain
"""


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> AgendaPage:
    page = show_page(opened, "agenda", qtbot).page
    assert isinstance(page, AgendaPage)
    return page


@pytest.fixture
def dialog(page: AgendaPage, qtbot: QtBot) -> OutlineDialog:
    page.context.actions["read_outline"].trigger()
    settle(qtbot, page.context)
    dialog = page.findChild(OutlineDialog)
    assert dialog is not None
    focus(qtbot, dialog.text)
    return dialog


def paste(dialog: OutlineDialog, text: str, qtbot: QtBot) -> None:
    dialog.text.setPlainText(text)
    dialog.read()
    settle(qtbot, dialog._context)


def seen(dialog: OutlineDialog) -> list[tuple[str, ...]]:
    """What the preview says of each theme, from the top."""
    model = dialog.tree.model()

    def below(above: QModelIndex) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for row in range(model.rowCount(above)):
            found.append(tuple(model.index(row, column, above).data() for column in range(3)))
            found += below(model.index(row, 0, above))
        return found

    return below(QModelIndex())


def left_out(dialog: OutlineDialog) -> list[str]:
    model = dialog.left_out.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_what_is_pasted_is_seen_and_becomes_an_agenda(
    dialog: OutlineDialog, page: AgendaPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    assert not dialog.add.isEnabled()
    paste(dialog, TEXT, qtbot)
    assert seen(dialog) == [
        ("1 Loans and grants", "part", "new"),
        ("1.1 Lend to small firms", "action", "new"),
        ("2 Skills", "part", "new"),
        ("2.1 Retrain", "action", "new"),
    ]
    assert dialog.outcome.text() == "4 new themes."
    dialog.title.clear()
    qtbot.keyClicks(dialog.title, "Example plan")
    dialog.accept()
    settle(qtbot, page.context)
    assert page._chosen is not None
    noun, id = page._chosen
    assert noun is Noun.AGENDA
    assert records.get(roundtable.project, Agenda, id).title == "Example plan"
    undo.undo(roundtable.project)
    assert len(records.ids(roundtable.project, Agenda)) == 1


def test_what_is_there_already_stays_and_codes_that_are_taken_are_said(
    dialog: OutlineDialog, page: AgendaPage, roundtable: Roundtable, qtbot: QtBot
) -> None:
    paste(dialog, TEXT, qtbot)
    focus(qtbot, dialog.into)
    qtbot.keyClick(dialog.into, Qt.Key.Key_Down)
    settle(qtbot, page.context)
    assert dialog.into.currentText() == "Example agenda"
    assert not dialog.title.isEnabled()
    assert [row[2] for row in seen(dialog)] == [
        "there already",
        "new",
        "new; 2 is taken",
        "new; 2.1 is taken",
    ]
    assert dialog.outcome.text() == "3 new themes, 1 there already."
    dialog.accept()
    settle(qtbot, page.context)
    found = records.rows(roundtable.project, Theme, records.ids(roundtable.project, Theme))
    assert {theme.code: theme.title for theme in found} == {
        "1": "Loans and grants",
        "1.1": "Lend to small firms",
        "2": "Energy",
        "3": "Skills",
        "3.1": "Retrain",
    }


def test_what_belongs_to_no_list_is_said_with_its_line(dialog: OutlineDialog, qtbot: QtBot) -> None:
    paste(dialog, f"{TEXT}\n\nA sentence after all.\n\nAnother one, of no list.\n", qtbot)
    assert all(line.startswith("Line ") for line in left_out(dialog))
    assert dialog.left_out.isVisible() == bool(left_out(dialog))


def test_what_is_no_outline_is_said_and_stays(dialog: OutlineDialog, qtbot: QtBot) -> None:
    paste(dialog, "Nothing but a sentence.", qtbot)
    assert "No agenda was found" in dialog.problem.text()
    assert not dialog.add.isEnabled()
    assert dialog.text.toPlainText() == "Nothing but a sentence."
    paste(dialog, "", qtbot)
    assert not dialog.problem.isVisible()


def test_a_text_file_stands_in_the_field_and_a_table_is_read(
    dialog: OutlineDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "example-plan.md"
    path.write_text(TEXT, encoding="utf-8")
    dialog.choose(path)
    settle(qtbot, dialog._context)
    assert dialog.text.toPlainText() == TEXT
    assert len(seen(dialog)) == 4
    table = tmp_path / "themes.csv"
    table.write_text("code,title\nA,Ports\nA.1,Cranes\n", encoding="utf-8")
    dialog.choose(table)
    settle(qtbot, dialog._context)
    assert [row[0] for row in seen(dialog)] == ["A Ports", "A.1 Cranes"]
    dialog.choose(tmp_path / "gone.md")
    settle(qtbot, dialog._context)
    assert "There is no file" in dialog.problem.text()


def test_an_agenda_of_that_title_is_said_in_the_dialog(
    dialog: OutlineDialog, page: AgendaPage, qtbot: QtBot
) -> None:
    paste(dialog, TEXT, qtbot)
    dialog.title.setText("Example agenda")
    dialog.accept()
    settle(qtbot, page.context)
    assert dialog.isVisible()
    assert "is in the project" in dialog.problem.text()
    assert dialog.add.isEnabled()
