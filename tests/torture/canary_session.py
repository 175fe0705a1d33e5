"""A day's work with words that are to be found nowhere outside of an encrypted project: `session` does it.

It runs in a process of its own, with a window that nobody sees, and is left in one of several ways.
"""

from __future__ import annotations

import csv
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from engage.domain.filters import quoted
from engage.domain.records import Noun
from engage.services import backups, feedback, projects, records, search, undo, views
from engage.services.importing.imports import import_file
from engage.services.projects import Key, Project
from engage.storage import records as storage
from engage.ui import pages
from tests.builders import NOUNS
from tests.services.hostile_world import There, filled, furnish, kept

WAYS = ("closed", "locked", "killed", "a bug", "a bug in a thread")
"""How the session ends."""


def session(path: Path, key: Key | None, canaries: Sequence[str], way: str, outside: Path) -> None:
    """Work with all of these words, and leave; `outside` is where a file lies that is imported."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with projects.create(path, name=f"Example {canaries[0]}", who="Test", key=key) as project:
        there = furnish(project)
        _write(project, there, canaries, outside)
    _look(path, key, canaries, way)


def _write(project: Project, there: There, canaries: Sequence[str], outside: Path) -> None:
    """Records of every noun, imports, views, deeds that are undone and done again, a backup."""
    for canary, noun in zip(canaries, cycle(Noun), strict=False):
        with project.transaction(f"Add {canary}") as tx:
            plain = filled(NOUNS[noun], f"Example {canary}", there)
            storage.add(tx.connection, [kept(tx.connection, filled(NOUNS[noun], canary, there), plain)])
        feedback.log(project, there["engagement"].id, f"@{canary} #{canary} + {canary}")
    table = outside / "people.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(("given_name", "family_name", "notes"))
        rows.writerows(("Example", canary, canary) for canary in canaries)
    import_file(project, table, as_format="contacts")
    undo.undo(project)
    undo.redo(project)
    records.remove(
        project, NOUNS[Noun.ORGANISATION], list(records.ids(project, NOUNS[Noun.ORGANISATION]))[:3]
    )
    undo.undo(project)
    for number, canary in enumerate(canaries[:5]):
        views.keep(project, Noun.CONTACT, f"{number} {canary}", quoted(canary))
        search.search(project, canary)
        records.ids(project, NOUNS[Noun.CONTACT], quoted(canary))
    backups.back_up(project)


def _look(path: Path, key: Key | None, canaries: Sequence[str], way: str) -> None:
    """Open the window on it, turn every page, search, filter, type; then leave."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from engage.app import make_window
    from engage.ui.list_page import ListPage
    from tools.hands import settle

    app, window = make_window()
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    project = projects.open_project(path, who="Test", key=key)
    window.stage.show_project(project, projects.details(project).name)
    view = window.project_view
    assert view is not None
    settle(window)
    for kind, canary in zip(pages.kinds(), cycle(canaries), strict=False):
        view.show_page(kind.name)
        settle(window)
        if isinstance(view.page, ListPage):
            view.page.filter_bar.set_text(quoted(canary))
            settle(window)
            view.page.filter_bar.set_text("")
            settle(window)
            view.page.table.select_row(0)
            settle(window)
    view.search()
    view.palette_dialog.line.setText(canaries[1])
    settle(window)
    view.palette_dialog.close()
    view.log()
    settle(window)
    view.log_bar.line.setFocus()
    QTest.keyClicks(view.log_bar.line, f"@{canaries[2]} {canaries[3]}")
    view.typed_again.drafts.keep()
    settle(window)
    _LEAVE[way](window, app, canaries)
    QApplication.processEvents()


def _close(window: object, app: object, canaries: Sequence[str]) -> None:
    window.close()  # type: ignore[attr-defined]
    _until(app, lambda: window.project_view is None)  # type: ignore[attr-defined]


def _lock(window: object, app: object, canaries: Sequence[str]) -> None:
    window.actions_by_name["lock"].trigger()  # type: ignore[attr-defined]
    _until(app, lambda: window.project_view is None)  # type: ignore[attr-defined]
    os.kill(os.getpid(), signal.SIGKILL)


def _kill(window: object, app: object, canaries: Sequence[str]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fail(window: object, app: object, canaries: Sequence[str]) -> None:
    try:
        raise KeyError(canaries[4])
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    os.kill(os.getpid(), signal.SIGSEGV)


def _fail_in_thread(window: object, app: object, canaries: Sequence[str]) -> None:
    def work() -> None:
        raise LookupError(canaries[5])

    thread = threading.Thread(target=work, name=canaries[6])
    thread.start()
    thread.join()
    _until(app, lambda: True)
    os.kill(os.getpid(), signal.SIGKILL)


def _until(app: object, is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while True:
        app.processEvents()  # type: ignore[attr-defined]
        if is_so():
            return
        assert time.monotonic() < end
        time.sleep(0.01)


_LEAVE = {
    "closed": _close,
    "locked": _lock,
    "killed": _kill,
    "a bug": _fail,
    "a bug in a thread": _fail_in_thread,
}
