"""Ctrl+K: what is found by a few letters, in the order that one expects."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services import feedback, search
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.search.palette import Palette
from engage.ui.search.ranking import Entry, ranked
from engage.ui.widgets.entry_delegate import NOTE
from tests.ui.conftest import Roundtable, add, open_project, settle


@pytest.fixture
def view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    for number in range(30):
        feedback.log(roundtable.project, roundtable.engagement.id, f"@f The forge needs help, said {number}")
    add(roundtable.project, Organisation(name="Forgery Example"))
    assert opened.project_view is not None
    settle(qtbot, opened.project_view.context)
    return opened.project_view


@pytest.fixture
def palette(view: ProjectView, qtbot: QtBot) -> Palette:
    return reopened(view, qtbot)


def reopened(view: ProjectView, qtbot: QtBot) -> Palette:
    view.context.actions["search"].trigger()
    settle(qtbot, view.context)
    return view.palette_dialog


def found(palette: Palette) -> list[str]:
    model = palette.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def type_in(palette: Palette, text: str, qtbot: QtBot) -> list[str]:
    palette.line.setText(text)
    qtbot.waitUntil(lambda: not palette._pause.isActive())
    settle(qtbot, palette._context)
    return found(palette)


def test_names_come_before_what_was_said_however_much_that_was(palette: Palette, qtbot: QtBot) -> None:
    names = type_in(palette, "forge", qtbot)
    assert names[:2] == ["Forgery Example", "Example Forge Union"]
    assert 2 < len(names) <= 13


def test_another_key_ends_the_search_for_what_stood_there_before(palette: Palette, qtbot: QtBot) -> None:
    reader, gate = palette._context.reader, threading.Event()
    reader.submit(lambda progress: gate.wait(5))
    for count, text in enumerate(("forge", "forgery"), 2):
        palette.line.setText(text)
        qtbot.waitUntil(lambda count=count: len(reader.tasks) == count)
    assert [task.is_cancelled for task in reader.tasks] == [False, True, False]
    gate.set()
    settle(qtbot, palette._context)
    assert found(palette)[0] == "Forgery Example"


def test_a_command_comes_first_by_its_beginning_and_shows_its_key(palette: Palette, qtbot: QtBot) -> None:
    assert type_in(palette, "log f", qtbot)[0] == "Log feedback"
    assert palette.list.model().index(0, 0).data(NOTE) == "Ctrl+L"


def test_after_the_sign_there_are_commands_only(palette: Palette, qtbot: QtBot) -> None:
    assert "Engagements" in type_in(palette, "> engag", qtbot)
    assert not [name for name in found(palette) if name.startswith("Example")]
    assert type_in(palette, ">forge", qtbot) == ["Nothing has these words"]
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_what_cannot_be_done_now_is_not_offered(palette: Palette, view: ProjectView, qtbot: QtBot) -> None:
    assert not view.context.actions["merge_theme"].isEnabled()
    assert "Merge theme into" not in type_in(palette, "merge", qtbot)


def test_what_was_chosen_last_comes_first_also_another_day(
    palette: Palette, view: ProjectView, opened: MainWindow, qtbot: QtBot
) -> None:
    project = view.context.project
    type_in(palette, "forge u", qtbot)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    reopened(view, qtbot)
    type_in(palette, "agenda", qtbot)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, view.context)
    assert view.page.name == "agenda"
    assert found(reopened(view, qtbot))[:2] == ["Agenda", "Example Forge Union"]
    palette.close()

    opened.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: opened.project_view is None)
    assert not [text for text in opened.preferences.settings.screens.values() if "Forge" in text]
    again = open_project(opened, project.path, qtbot)
    assert found(reopened(again, qtbot))[:2] == ["Agenda", "Example Forge Union"]
    again.palette_dialog.close()


def test_enter_takes_what_is_typed_and_not_what_was_found_before(
    palette: Palette, view: ProjectView, qtbot: QtBot
) -> None:
    qtbot.keyClicks(palette.line, "forge union")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    settle(qtbot, view.context)
    settle(qtbot, view.context)
    assert not palette.isVisible()
    assert view.page.name == "stakeholders"


@pytest.mark.usefixtures("qapp")
def test_a_name_comes_before_a_command_of_which_the_first_word_is_not_typed_in_full() -> None:
    save = Entry("Save a summary", "", action=QAction("Save a summary", objectName="save_summary"))
    ana = Entry("Ana Sample", "", noun=Noun.CONTACT, id=1)
    body = Entry("Sampla Example", "", noun=Noun.ORGANISATION, id=2)
    other = Entry("Save the Example Harbour", "", noun=Noun.ORGANISATION, id=3)
    said = Entry("Save the harbour", "", noun=Noun.FEEDBACK, id=4)
    every = [said, save, ana, body, other]
    assert ranked("sa", every, []) == [body, other, ana, save, said]
    assert ranked("sa", every, [save.key]) == [body, other, ana, save, said]
    assert ranked("save", every, [])[:3] == [save, other, said]
    assert ranked("", every, [])[0] == save


def test_of_those_that_fit_alike_what_was_used_last_is_first() -> None:
    one, other = (Entry(f"Example {name}", "", noun=Noun.ORGANISATION, id=id) for id, name in enumerate("AB"))
    said = Entry("Example words", "", noun=Noun.FEEDBACK, id=7)
    assert ranked("example", [said, one, other], []) == [one, other, said]
    assert ranked("example", [said, one, other], [said.key, other.key]) == [said, other, one]


def test_of_each_noun_no_more_than_asked_for(view: ProjectView, qtbot: QtBot) -> None:
    hits: list[search.Hit] = []
    view.context.read(lambda project: search.search(project, "forge", each=3), hits.extend)
    settle(qtbot, view.context)
    assert [hit.noun for hit in hits].count(Noun.FEEDBACK) == 3
    assert [hit.noun for hit in hits].count(Noun.ORGANISATION) == 2
