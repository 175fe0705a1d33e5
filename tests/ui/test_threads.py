"""Who works where: the window's own thread only shows."""

from __future__ import annotations

import threading

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.services import records
from engage.services.projects import Project
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.inspector import Inspector
from engage.ui.main_window import MainWindow
from tests.ui.conftest import Roundtable, settle, show_page


@pytest.mark.parametrize("is_written", [False, True])
def test_a_screen_that_uses_the_project_on_the_gui_thread_is_found_out(
    is_written: bool, context: Context, qtbot: QtBot
) -> None:
    def use(project: Project) -> object:
        return (
            records.add(project, Contact(family_name="Sample"))
            if is_written
            else records.ids(project, Contact)
        )

    with capture_exceptions() as raised:
        context.read(lambda project: None, lambda nothing: use(context.project))
        settle(qtbot, context)
    assert ["used the project on the GUI thread" in str(error) for _, error, _ in raised] == [True]
    assert list(records.ids(context.project, Contact)) == []


def test_the_same_is_done_off_the_gui_thread(context: Context, qtbot: QtBot) -> None:
    found: list[int] = []
    context.write(
        lambda project, progress: records.add(project, Contact(family_name="Sample")),
        lambda changes: context.read(lambda project: records.ids(project, Contact), found.extend),
    )
    settle(qtbot, context)
    assert len(found) == 1


def test_editors_are_loaded_on_the_gui_thread(
    opened: MainWindow, roundtable: Roundtable, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else PySide makes types on one thread while another paints with them, and crashes."""
    page = show_page(opened, "stakeholders", qtbot)
    (inspector,) = (each for each in page.findChildren(Inspector) if each.isVisible())
    kind, loaded_on = inspector._kind, set[int]()

    def load() -> type[RecordEditor]:
        loaded_on.add(threading.get_ident())
        return kind()

    monkeypatch.setattr(inspector, "_kind", load)
    inspector.show_id(roundtable.castings.id)
    settle(qtbot, page.context)
    assert loaded_on == {threading.get_ident()}
