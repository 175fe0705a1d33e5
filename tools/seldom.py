"""Screens that one sees seldom: while something takes long, is dragged, or may only be read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from engage.domain.changes import Changes
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.progress import Progress
from engage.domain.records import Noun
from engage.services import projects, records, views
from engage.services.projects import Project
from engage.ui.drafts import LOG, Line
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.rating_grid import RatingGrid
from engage.ui.tasks import SHOWN_AFTER
from tools.hands import HELD_UP, after, pause, put_away, settle

KEPT = (("Firms", "kind:sme"), ("Unions in Wales", "kind:union region:wales"))
"""Views, each with its filter."""
TASKS = ("Importing members", "Saving a summary")


def deeds(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """What is there only where somebody has made it, or for a moment."""
    actions = window.actions_by_name
    actions["page_stakeholders"].trigger()
    page = view.page
    assert isinstance(page, ListPage)  # noqa: S101
    page.show_filter(Noun.ORGANISATION, "")
    actions["facets"].trigger()
    settle(window)
    grid = next(grid for grid in page.findChildren(RatingGrid) if grid.isVisible())
    grid.setFocus(Qt.FocusReason.OtherFocusReason)
    yield "ratings"
    actions["facets"].trigger()
    for kept in KEPT:
        view.context.write(partial(_keep, kept))
    settle(window)
    page.views_button.arrange()
    yield "arrange-views"
    put_away(window)
    view.typed_again.offer([Line(LOG, 0, "Contracts for diff")])
    settle(window)
    yield "typed-again"
    view.log_bar.line.clear()
    view.log_bar.close_bar()
    view.typed_again.hide()
    view.typed_again.drafts.keep()  # now, and not behind what is held up
    settle(window)
    yield from held_up(window, view)
    yield from dragged(window)


def _keep(kept: tuple[str, str], project: Project, progress: Progress) -> Changes:
    return views.keep(project, Noun.ORGANISATION, *kept)


def held_up(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """What is said of a deed that takes long, and of several."""
    go_on = threading.Event()
    tasks = view.status_bar.tasks
    try:
        for what, name in zip(TASKS, ("task", "tasks"), strict=True):
            view.context.writer.submit(lambda progress: go_on.wait(), label=f"{HELD_UP}{what}")
            pause(round(SHOWN_AFTER * 1000) + 100)
            yield name
        tasks.several.click()
        yield "task-list"
    finally:
        go_on.set()
    settle(window)
    put_away(window)


def dragged(window: MainWindow) -> Iterator[str]:
    """What is said while files are held above the window."""
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(Path("members.csv").absolute()))])
    buttons, keys, deed = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    handle = window.windowHandle()
    QApplication.sendEvent(handle, QDragEnterEvent(window.rect().center(), deed, held, buttons, keys))
    yield "dragged"
    QApplication.sendEvent(handle, QDragLeaveEvent())


def damaged(window: MainWindow) -> Iterator[str]:
    """A project that cannot be opened, and what is found in it."""
    path = Path("damaged.engage")
    projects.create(path, name="Example programme", who="Alex Example").close()
    held = path.read_bytes()
    path.write_bytes(held[: len(held) // 2])
    window.open_path(path)
    pause(1_000)
    yield "damaged"
    window.error_bar.check.click()
    pause(1_000)
    yield "check-damaged"
    put_away(window)
    window.error_bar.clear()


def only_read(window: MainWindow) -> Iterator[str]:
    """A project that somebody else has open, in which all is done."""
    path = Path("done.engage")
    with projects.create(path, name="Example programme", who="Alex Example") as project:
        records.add(project, Organisation(name="Example Castings", kind=OrganisationKind.SME))
    with projects.open_project(path, who="Alex Example"):
        view = after(window, lambda: window.open_path(path))
        view.show_page("overview")
        yield "done"
        window.actions_by_name["page_stakeholders"].trigger()
        yield "read-only"
    pause(2_000)
    yield "take-over"
