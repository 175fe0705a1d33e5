"""J, K and Enter do the same in every list, also from the keypad."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from engage.domain.documents import Document
from engage.ui.engagements.documents_model import DocumentsModel
from engage.ui.engagements.documents_tab import _DocumentsTable
from engage.ui.widgets.list_keys import plain_key, row_after

KEYPAD, CONTROL = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ControlModifier
J, K = Qt.Key.Key_J, Qt.Key.Key_K


@pytest.mark.parametrize(
    ("key", "from_row", "to_row"), [(J, -1, 0), (J, 0, 1), (J, 2, 2), (K, 2, 1), (K, 0, 0), (K, -1, 0)]
)
def test_one_goes_down_and_up_and_stays_at_the_ends(
    key: Qt.Key, from_row: int, to_row: int, qtbot: QtBot
) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStringListModel(["one", "two", "three"], table))
    table.setCurrentIndex(table.model().index(from_row, 0))
    assert row_after(key, table) == to_row
    assert row_after(Qt.Key.Key_L, table) is None
    table.setModel(QStringListModel([], table))
    assert row_after(key, table) is None


def test_a_key_is_plain_by_itself_or_on_the_keypad() -> None:
    pressed = [QKeyEvent(QEvent.Type.KeyPress, J, held) for held in (KEYPAD, CONTROL, KEYPAD | CONTROL)]
    assert [plain_key(event) for event in pressed] == [J, None, None]


def test_the_enter_of_the_keypad_opens_a_document(qtbot: QtBot) -> None:
    model = DocumentsModel()
    table = _DocumentsTable(model)
    qtbot.addWidget(table)
    model.show_documents((Document(name="Slides.pdf", added_on=dt.date(2020, 3, 25)),))
    with qtbot.waitSignal(table.opened, timeout=1_000):
        qtbot.keyClick(table, Qt.Key.Key_Enter, KEYPAD)
