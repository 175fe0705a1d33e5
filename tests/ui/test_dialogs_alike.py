"""Dialogs of one look: what they are about at the top, the button that does it last."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from engage.domain.briefings import Briefing
from engage.domain.records import Noun
from engage.settings import Appearance
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.record_view import RecordView
from engage.ui.summaries.saved_bar import SavedBar
from engage.ui.widgets import dialog_frame, scrolling
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.words import Words


@pytest.fixture(params=[Appearance.LIGHT, Appearance.DARK])
def dialog(request: pytest.FixtureRequest, qtbot: QtBot) -> QDialog:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, request.param)
    dialog = QDialog()
    QVBoxLayout(dialog)
    qtbot.addWidget(dialog)
    return dialog


def test_the_button_that_does_it_stands_last(dialog: QDialog) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    does_it = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.AcceptRole)
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(buttons)
    dialog.show()
    QApplication.processEvents()
    assert does_it.x() > buttons.button(QDialogButtonBox.StandardButton.Cancel).x()


@pytest.mark.parametrize("by_enter", [True, False])
def test_enter_in_a_field_does_it_unless_it_is_for_something_else(by_enter: bool, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    line = QLineEdit()
    column = dialog_frame.begin(dialog, "Merge themes")
    column.addWidget(line)
    does_it = dialog_frame.end(dialog, column, "Merge", by_enter=by_enter)
    dialog.show()
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (dialog.result() == QDialog.DialogCode.Accepted) is by_enter
    assert dialog.isVisible() is not by_enter
    does_it.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_one_that_grows_stays_on_its_screen(dialog: QDialog) -> None:
    dialog.show()
    QApplication.processEvents()
    room = dialog.screen().availableGeometry()
    dialog.move(room.left(), room.bottom() - dialog.height())
    scrolling.grow(dialog, 2 * room.height())
    assert room.contains(dialog.frameGeometry())
    assert dialog.frameGeometry().height() == room.height()
    scrolling.grow(dialog, 1)
    assert dialog.frameGeometry().height() == room.height()


@pytest.mark.parametrize("larger", [1, 1.5])
def test_controls_side_by_side_are_of_one_height(dialog: QDialog, larger: float) -> None:
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * larger)
    dialog.setFont(font)
    controls = QPushButton("Choose…"), QLineEdit("a.csv"), QComboBox(), FilterBar(Noun.FEEDBACK)
    layout = dialog.layout()
    assert layout is not None
    for control in controls:
        layout.addWidget(control)
    dialog.show()
    text = QFontMetrics(font).height()
    heights = {control.sizeHint().height() for control in controls}
    assert max(heights) - min(heights) <= 1
    assert all(control.minimumSizeHint().height() >= text for control in controls)
    # What a style sheet asks for at least, Qt takes for all that there has to be.
    assert not any(control.minimumHeight() for control in controls)


def test_the_filter_bar_is_as_high_with_a_filter_as_without(dialog: QDialog) -> None:
    bar = FilterBar(Noun.FEEDBACK)
    layout = dialog.layout()
    assert layout is not None
    layout.addWidget(bar)
    dialog.resize(800, 200)
    dialog.show()
    QApplication.processEvents()
    height = bar.sizeHint().height()
    bar.set_text("kind:union stance:support")
    QApplication.processEvents()
    assert bar.sizeHint().height() == height


def test_a_narrow_filter_bar_leaves_the_height_to_others(dialog: QDialog) -> None:
    bar = FilterBar(Noun.FEEDBACK)
    layout = dialog.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(bar)
    layout.addStretch()
    for width in (300, 800):
        dialog.resize(width, 400)
        dialog.show()
        QApplication.processEvents()
        assert bar.height() == bar.sizeHint().height()


@pytest.mark.parametrize(("width", "is_below"), [(300, True), (1000, False)])
def test_buttons_stand_below_the_words_where_these_would_have_a_word_to_a_line(
    context: Context, width: int, is_below: bool, qtbot: QtBot
) -> None:
    bar = SavedBar()
    bar.tell(Path("summary.docx"), "Charts are pictures, with their numbers as description.")
    view: RecordView[Briefing] = RecordView(context, Noun.BRIEFING)
    deed = QPushButton("Save as…")
    view.lay_out(QPushButton("Freeze…"), deed)
    view.say_heading("Clean growth: what we have heard so far", "for: Shared")
    for whole, button in ((bar, bar.open_button), (view, deed)):
        qtbot.addWidget(whole)
        words = whole.findChildren(Words)[0]
        whole.resize(width, 400)
        whole.show()
        QApplication.processEvents()
        whole.resize(width, whole.sizeHint().height())
        QApplication.processEvents()
        assert (button.y() >= words.geometry().bottom()) is is_below
        assert words.width() >= min(width / 2, words.sizeHint().width())
