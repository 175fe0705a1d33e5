"""Who works where: the window's own thread only shows."""

from __future__ import annotations

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from engage.domain.contacts import Contact
from engage.services import records
from engage.services.projects import Project
from engage.ui.context import Context
from tests.ui.conftest import settle


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
