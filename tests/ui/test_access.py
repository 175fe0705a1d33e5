"""What holds for every screen: plain text, names for those who hear the window, a way by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engage.domain.engagements import Engagement
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.domain.submissions import Submission
from engage.services import feedback, records, submissions
from engage.ui import pages
from engage.ui.engagements.note_editor import NoteReading
from engage.ui.help.view import HelpView
from engage.ui.importing.dialog import ImportDialog
from engage.ui.main_window import MainWindow
from engage.ui.projects.new_project import NewProjectDialog
from engage.ui.widgets.empty_state import EmptyState
from tests.builders import DAY
from tests.ui.access import plain
from tests.ui.conftest import Roundtable, add, settle

HOSTILE = "<img src='/etc/hostname'><b>Example & Sons</b>"

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)


@pytest.fixture
def everything(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with every page, tab and dialog filled with data that would be markup."""
    project_view = opened.project_view
    assert project_view is not None
    project = roundtable.project
    records.edit(project, Organisation, roundtable.castings.id, name=HOSTILE)
    records.edit(project, Engagement, roundtable.engagement.id, title=HOSTILE)
    said = feedback.log(project, roundtable.engagement.id, f"@f #loans @Zeno + {HOSTILE}").record
    feedback.log(project, roundtable.engagement.id, f"> @f {HOSTILE}")
    paper = add(project, Submission(title=HOSTILE, text=HOSTILE, received_on=DAY))
    submissions.split_off(project, paper.id, 0, len(HOSTILE), [roundtable.loans.id])
    for kind in pages.kinds():
        project_view.show_page(kind.name)
        project_view.page.refresh()
        settle(qtbot, project_view.context)
    for noun, id in (
        (Noun.CONTACT, roundtable.ana.id),
        (Noun.ORGANISATION, roundtable.castings.id),
        (Noun.ENGAGEMENT, roundtable.engagement.id),
        (Noun.THEME, roundtable.loans.id),
        (Noun.SUBMISSION, paper.id),
        (Noun.FEEDBACK, said.id),
    ):
        project_view.go_to(noun, id)
        settle(qtbot, project_view.context)
        if noun is Noun.SUBMISSION:
            project_view.context.actions["open_submission"].trigger()
            settle(qtbot, project_view.context)
        for tabs in project_view.findChildren(QTabBar):
            for number in range(tabs.count()):
                tabs.setCurrentIndex(number)
                settle(qtbot, project_view.context)
            tabs.setCurrentIndex(0)
    project_view.log()
    settle(qtbot, project_view.context)
    project_view.log_bar.line.setText(f"@f #loans @Zeno {HOSTILE}")
    opened.actions_by_name["new_project"].trigger()
    opened.actions_by_name["import_files"].trigger()
    opened.actions_by_name["keys"].trigger()
    settle(qtbot, project_view.context)
    return opened


def widgets(window: MainWindow) -> Iterator[QWidget]:
    yield from window.findChildren(QWidget)
    for dialog in (*window.findChildren(NewProjectDialog), *window.findChildren(ImportDialog)):
        yield from dialog.findChildren(QWidget)


def test_data_is_never_markup(everything: MainWindow) -> None:
    labels = [widget for widget in widgets(everything) if isinstance(widget, QLabel)]
    assert any(HOSTILE in label.text() for label in labels)
    assert [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText] == []
    rich = [widget for widget in widgets(everything) if isinstance(widget, QTextEdit)]
    assert [widget for widget in rich if not isinstance(widget, HelpView | NoteReading)] == []
    assert list(plain.problems(everything)) == []


def test_every_control_has_a_name_that_can_be_heard(everything: MainWindow) -> None:
    nameless = []
    for widget in widgets(everything):
        if not isinstance(widget, CONTROLS) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if widget.objectName().startswith("qt_") or "ComboBox" in widget.metaObject().className():
            continue  # a part of another control
        heard = QAccessible.queryAccessibleInterface(widget)
        if not heard.text(QAccessible.Text.Name).strip():
            nameless.append(
                f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
            )

    assert "\n".join(nameless) == ""


def test_every_control_of_the_page_is_reached_by_tab(
    roundtable: Roundtable, opened: MainWindow, qtbot: QtBot
) -> None:
    project_view = opened.project_view
    assert project_view is not None
    settle(qtbot, project_view.context)
    reached = {opened}
    widget: QWidget = opened
    while (widget := widget.nextInFocusChain()) not in reached:
        reached.add(widget)
    left_out = [
        widget
        for widget in opened.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and widget.isVisible() and widget not in reached
    ]
    assert left_out == []


def test_nothing_is_cut_off_in_a_small_window(everything: MainWindow, qtbot: QtBot) -> None:
    """1366 x 768 at 150% leaves 910 x 512."""
    project_view = everything.project_view
    assert project_view is not None
    for dialog in (*everything.findChildren(NewProjectDialog), *everything.findChildren(ImportDialog)):
        dialog.reject()
    project_view.log_bar.close_bar()
    everything.resize(910, 512)
    for kind in pages.kinds():
        project_view.show_page(kind.name)
        settle(qtbot, project_view.context)
        assert everything.width() == 910, kind.name
        cut = [
            f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()}"
            for widget in everything.findChildren(QWidget)
            if isinstance(widget, (*CONTROLS, QLabel))
            and widget.isVisible()
            and not isinstance(widget.parent(), QAbstractItemView | QTabBar)  # these are Qt's own
            and widget is not project_view.navigation.list  # shows icons only
            and widget.width() < min(widget.minimumSizeHint().width(), 280)
        ]
        assert "\n".join(cut) == "", kind.name


def test_the_cursor_stays_where_nothing_is_listed_when_its_button_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    empty = EmptyState(window)
    empty.say("Nothing yet", "Add the first one.", [("Add one", lambda: None)])
    window.show()
    empty.setFocus()
    assert isinstance(window.focusWidget(), QPushButton)
    empty.say("One moment", "It is being made.")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.focusWidget() is empty
