"""What tests of an import share: the dialog, and how somebody goes through its steps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation
from engage.services import records
from engage.services.projects import Project
from engage.ui.importing.dialog import FILE, PREVIEW, ImportDialog
from engage.ui.importing.questions import Question
from engage.ui.main_window import MainWindow
from tests.ui.conftest import settle

CORPUS = Path(__file__).parents[2] / "corpus"


def open_dialog(opened: MainWindow) -> ImportDialog:
    opened.actions_by_name["import_files"].trigger()
    dialog = opened.findChild(ImportDialog)
    assert dialog is not None
    return dialog


def choose(dialog: ImportDialog, path: Path, opened: MainWindow, qtbot: QtBot) -> None:
    dialog.choose(path)
    wait(opened, qtbot)


def wait(opened: MainWindow, qtbot: QtBot) -> None:
    """Wait until whatever was decided has been looked at, and tried."""
    assert opened.project_view is not None
    settle(qtbot, opened.project_view.context)
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, ImportDialog) and dialog.step == PREVIEW:
        qtbot.waitUntil(lambda: dialog.plan.is_settled)
        settle(qtbot, opened.project_view.context)


def go_on(dialog: ImportDialog, opened: MainWindow, qtbot: QtBot) -> None:
    assert dialog.go_on.isEnabled()
    QTest.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    wait(opened, qtbot)


def say_what_it_holds(dialog: ImportDialog, words: str, opened: MainWindow, qtbot: QtBot) -> None:
    dialog.show_step(FILE)
    formats = dialog.file_step.format
    formats.setCurrentIndex(formats.findText(words))
    wait(opened, qtbot)


def question(dialog: ImportDialog, theirs: str) -> Question:
    asked = dialog.columns_step.table.asked.questions
    return next(each for each in asked if each.theirs == theirs)


def answer(dialog: ImportDialog, theirs: str, ours: str, opened: MainWindow, qtbot: QtBot) -> None:
    """Choose by its words what something in the file is."""
    asked = question(dialog, theirs)
    row = list(dialog.columns_step.table.asked.questions).index(asked)
    model = dialog.columns_step.table.asked
    model.setData(model.index(row, 2), dict(asked.options)[ours])
    wait(opened, qtbot)


def listed(dialog: ImportDialog) -> list[tuple[str, str, str]]:
    """Row, name and fate of each line of the preview's list."""
    model = dialog.preview_step.table.lines
    return [
        (model.index(row, 0).data(), model.index(row, 1).data(), model.index(row, 2).data())
        for row in range(model.rowCount())
    ]


def panel_text(dialog: ImportDialog) -> str:
    labels = dialog.preview_step.panel.findChildren(QLabel)
    return " | ".join(label.text() for label in labels if label.isVisible())


def bodies(project: Project) -> dict[str, Organisation]:
    ids = records.ids(project, Organisation)
    return {body.name: body for body in records.rows(project, Organisation, ids)}
