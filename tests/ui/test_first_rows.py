"""What was in sight when a project was closed is there at once when it is opened again, or nothing is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engage.domain.feedback import Feedback
from engage.services import feedback, passphrases, projects, records, sample, undo
from engage.settings import settings_file
from engage.ui.feedback.page import FeedbackPage
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.pages import PAGES
from tests.ui.conftest import Roundtable, open_project, roundtable_in, settle, show_page

MANY = 60


@pytest.fixture
def left(roundtable: Roundtable, window: MainWindow, qtbot: QtBot) -> Path:
    """The project as it is left with many lines of feedback, in the middle of the list."""
    for number in range(MANY):
        feedback.log(roundtable.project, roundtable.engagement.id, f"@f #loans + Said {number}")
    path = roundtable.project.path
    open_project(window, path, qtbot)
    page = feedback_page(window, qtbot)
    page.table.select_row(MANY // 2)
    page.table.verticalScrollBar().setValue(MANY // 2 - 3)
    close(window, qtbot)
    return path


def feedback_page(window: MainWindow, qtbot: QtBot) -> FeedbackPage:
    page = show_page(window, "feedback", qtbot).page
    assert isinstance(page, FeedbackPage)
    return page


def close(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name["close_project"].trigger()
    qtbot.waitUntil(lambda: window.project_view is None)


def texts(page: FeedbackPage) -> list[str]:
    """What stands in the rows in sight, from the top."""
    model, (first, last) = page.table.model(), page.table.rows_in_sight()
    rows = range(first, min(last + 1, model.rowCount()))
    return [str(model.index(row, 2).data()) for row in rows]


def at_first(window: MainWindow, path: Path, qtbot: QtBot) -> FeedbackPage:
    """The page before anything was read for it."""
    window.open_path(path)
    qtbot.waitUntil(lambda: window.project_view is not None)
    assert window.project_view is not None
    page = window.project_view.page
    assert isinstance(page, FeedbackPage)
    return page


def whole(page: FeedbackPage, window: MainWindow, qtbot: QtBot) -> FeedbackPage:
    """The page when its list is there."""
    view = window.project_view
    assert view is not None
    qtbot.waitUntil(lambda: view.is_begun)
    settle(qtbot, view.context)
    return page


def test_it_is_what_the_list_then_shows_in_the_same_place(
    left: Path, window: MainWindow, qtbot: QtBot
) -> None:
    page = at_first(window, left, qtbot)
    before, chosen = texts(page), page.table.current_id()
    assert 5 < len(before) < MANY
    assert "Said" in before[0]
    assert "pieces" not in page._foot.text()  # how many there are is not known yet
    whole(page, window, qtbot)
    assert texts(page)[: len(before) - 1] == before[:-1]
    assert page.table.model().rowCount() == MANY
    assert page.table.current_id() == chosen
    assert str(MANY) in page._foot.text()


def test_after_a_deed_nothing_is_shown_that_is_not_so(
    left: Path, roundtable: Roundtable, window: MainWindow, qtbot: QtBot
) -> None:
    ids = records.ids(roundtable.project, Feedback)
    records.remove(roundtable.project, Feedback, list(ids[MANY // 2 :]))
    page = at_first(window, left, qtbot)
    assert not page.pane.model.is_excerpt
    whole(page, window, qtbot)
    assert page.table.model().rowCount() == MANY // 2
    close(window, qtbot)
    undo.undo(roundtable.project)
    assert not at_first(window, left, qtbot).pane.model.is_excerpt


def test_of_a_list_with_a_filter_nothing_is_kept(left: Path, window: MainWindow, qtbot: QtBot) -> None:
    open_project(window, left, qtbot)
    page = feedback_page(window, qtbot)
    page.filter_bar.set_text("Said 7")
    settle(qtbot, page.context)
    close(window, qtbot)
    page = at_first(window, left, qtbot)
    assert not page.pane.model.is_excerpt
    assert whole(page, window, qtbot).table.model().rowCount() == MANY


def test_in_another_order_nothing_is_shown(left: Path, window: MainWindow, qtbot: QtBot) -> None:
    arrangement = window.preferences.screen_text("columns.feedback")
    window.preferences.keep_screens({"columns.feedback": arrangement.replace("-said_on", "text")})
    assert not at_first(window, left, qtbot).pane.model.is_excerpt


def test_what_is_kept_of_an_encrypted_project_says_nothing(
    tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    path, key = tmp_path / "kept.engage", passphrases.new_key("Many a little makes a mickle")
    with projects.create(path, name="Example of a secret", who="AB", key=key) as project:
        room = roundtable_in(project)
        feedback.log(project, room.engagement.id, "@f #loans + Said in confidence")
    window.stage.open_path(path, key)
    qtbot.waitUntil(lambda: window.project_view is not None)
    whole(feedback_page(window, qtbot), window, qtbot)
    close(window, qtbot)
    assert window.preferences.screen_text(f"rows.{path}").startswith("=feedback ")
    outside = settings_file().read_text("utf-8")
    assert [word for word in ("Said", "confidence", "Example", "loans") if word in outside] == []
    window.stage.open_path(path, key)
    qtbot.waitUntil(lambda: window.project_view is not None)
    assert window.project_view is not None
    page = window.project_view.page
    assert isinstance(page, FeedbackPage)
    assert texts(page) == ["Said in confidence"]


def test_on_every_page_with_a_list_they_are_what_its_columns_ask_for(
    path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    sample.create(path, "AB").close()
    open_project(window, path, qtbot)
    for entry in PAGES:
        view = show_page(window, entry.name, qtbot)
        if not isinstance(view.page, ListPage):
            continue
        close(window, qtbot)
        window.open_path(path)
        qtbot.waitUntil(lambda: window.project_view is not None)
        view = window.project_view
        assert view is not None
        assert isinstance(view.page, ListPage)
        model = view.page.table.model()
        assert "…" not in [model.index(0, column).data() for column in range(model.columnCount())]
        qtbot.waitUntil(lambda view=view: view.is_begun)  # type: ignore[misc]
        settle(qtbot, view.context)


def test_a_project_that_nobody_sees_is_read_all_the_same(
    left: Path, window: MainWindow, qtbot: QtBot
) -> None:
    window.hide()
    page = at_first(window, left, qtbot)
    whole(page, window, qtbot)
    window.show()
    QApplication.processEvents()
    assert whole(page, window, qtbot).table.model().rowCount() == MANY


PROGRAM = """
import os, sys
from pathlib import Path
from engage.app import make_window
app, window = make_window()
from engage.ui.project_view import ProjectView
def begin(view):
    print(view.page.table.model().rowCount(), *sys.modules, flush=True)
    view.context.project.close()
    os._exit(0)
ProjectView.begin = begin
window.show()
window.open_path(Path(sys.argv[1]))
app.exec()
"""
LARGE = {"sqlalchemy", "alembic", "qtawesome", "qtpy", "reportlab", "PIL", "sqlite3"}
SELDOM = {"hashlib", "secrets", "uuid", "html", "zoneinfo"}
"""Of Python's own; `build/bench/importtime.txt` of `make bench CASE=start` says what each takes."""


def test_nothing_heavy_is_loaded_before_it_is_seen(left: Path, window: MainWindow) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, left], capture_output=True, text=True, check=True, timeout=120
    )
    rows, *loaded = done.stdout.split()
    assert int(rows) > 5
    assert {"engage.ui.feedback.page", "engage.storage.listed_feedback"} <= set(loaded)
    assert {name.partition(".")[0] for name in loaded} & (LARGE | SELDOM) == set()
    pages = {name for name in loaded if re.fullmatch(r"engage[.]ui[.]\w+[.]page", name)}
    assert pages == {"engage.ui.feedback.page"}
    assert {"engage.ui.editor", "engage.ui.projects.passphrase_page"} & set(loaded) == set()
