"""Brings up every screen of the window in turn, as a person would: for pictures, and for tests.

A new page, list or tab is taken along by itself; a new dialog wants a line in `deeds` or in `dialogs`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from engage import settings
from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback
from engage.domain.organisations import Email
from engage.domain.progress import Progress
from engage.domain.records import Noun, Record
from engage.errors import EngageError
from engage.services import projects, records, undo
from engage.services.projects import Project
from engage.settings import Appearance, Settings
from engage.ui import links, pages
from engage.ui.engagements.page import EngagementsPage
from engage.ui.errors import BugDialog
from engage.ui.list_page import ListPage
from engage.ui.main_window import MainWindow
from engage.ui.pad.page import PadPage
from engage.ui.pad.review import ReviewPage
from engage.ui.project_view import ProjectView
from engage.ui.projects.new_project import NewProjectDialog
from engage.ui.stakeholders.parts import PartsField
from engage.ui.summaries.page import SummariesPage
from tools import backups, bringing_in, locked, one_record, protecting, seldom, typefaces
from tools.hands import after, in_front, pause, put_away, settle, type_into
from tools.one_record import CHOSEN

COUNTED = 600
"""Milliseconds after which the window has counted those that are likely one."""
LINE = '@"Example Fasteners" #3.1 + The next furnace we buy decides the next thirty years. *'
ITEM = "Power prices 20"
TWINS = ("Mair", "Mair Elen")
"""The given names of somebody who is two in the project."""


def furnish(folder: Path, appearance: Appearance, scale: int) -> None:
    """Make a place where the window looks the same on every machine; before it is made, in its process."""
    os.chdir(folder)
    for name in ("QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP"):
        os.environ.pop(name, None)
    os.environ |= {
        "ENGAGE_HOME": str(folder),
        **typefaces.alone(folder, "Noto Sans"),
        "LC_ALL": "C.UTF-8",
        "QT_SCALE_FACTOR": str(scale / 100),
    }
    settings.save(Settings(name="Sam Example", appearance=appearance))


def screens(window: MainWindow) -> Iterator[str]:
    """Bring up each screen in turn, and give its name while it is there."""
    actions = window.actions_by_name
    yield "welcome"
    actions["new_project"].trigger()
    form = in_front(NewProjectDialog).form
    form.name.setText("Green manufacturing")
    form.file.setText("/home/sam/Documents/green-manufacturing.engage")
    yield "new-project"
    put_away(window)
    yield from empty_pages(window)
    view = after(window, actions["try_sample"].trigger)
    for kind in pages.kinds():
        actions[f"page_{kind.name}"].trigger()
        settle(window)
        page = view.page
        if isinstance(page, ListPage):
            page.table.select_row(CHOSEN.get(page.name, 0))
        yield page.name
        if isinstance(page, ListPage):
            yield from parts(page)
    yield from deeds(window, view)
    yield from one_record.engagement(window, view)
    yield from one_record.submission(window, view)
    yield from one_record.briefing(window, view)
    yield from records_in_hand(window, view)
    yield from roundtable(window, view)
    yield from protecting.screens(window, view)
    yield from dialogs(window)
    yield from backups.steps(window)
    actions["page_overview"].trigger()
    settle(window)
    yield "overview-backed-up"
    yield from outgoing(window, view)
    yield from menus(window)
    yield from seldom.deeds(window, view)
    yield from seldom.damaged(window)
    yield from seldom.only_read(window)
    yield from locked.screens(window)
    actions["close_project"].trigger()
    yield "welcome-again"


def empty_pages(window: MainWindow) -> Iterator[str]:
    """What the pages say where there is nothing yet."""
    path = Path("empty.engage")
    projects.create(path, name="Example programme", who="Sam Example").close()
    after(window, lambda: window.open_path(path))
    for kind in pages.kinds():
        window.actions_by_name[f"page_{kind.name}"].trigger()
        yield f"{kind.name}-empty"


def parts(page: ListPage) -> Iterator[str]:
    """Each list of a page, each tab of what is known about one record, and many records chosen at once."""
    for noun in sorted(page.nouns):
        page.show_filter(noun, page.filter_bar.text())
        tabs = page.listing.inspector.tabs
        for number in range(tabs.count()):
            tabs.setCurrentIndex(number)
            yield f"{page.name}-{noun}-{number}"
        tabs.setCurrentIndex(0)
    page.table.selectAll()
    yield f"{page.name}-many"
    page.table.select_row(CHOSEN.get(page.name, 0))


def deeds(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """What lies over the pages while one does something."""
    actions = window.actions_by_name
    actions["page_stakeholders"].trigger()
    actions["new"].trigger()
    yield "stakeholders-new"
    actions["page_engagements"].trigger()
    settle(window)
    view.page_of(EngagementsPage).table.select_row(CHOSEN["engagements"])
    actions["log"].trigger()
    settle(window)
    type_into(view.log_bar.line, LINE)
    yield "log-line"
    view.log_bar.line.clear()
    view.log_bar.close_bar()
    actions["page_feedback"].trigger()
    actions["code"].trigger()
    yield "code"
    put_away(window)
    for _ in range(2):  # the key goes to what is to resolve, and then asks about it
        actions["resolve"].trigger()
        settle(window)
    yield "resolve"
    put_away(window)
    actions["search"].trigger()
    type_into(view.palette_dialog.line, "furnace")
    yield "palette"
    put_away(window)
    page = view.page
    assert isinstance(page, ListPage)  # noqa: S101
    page.show_filter(Noun.FEEDBACK, "kind:union,sme stance:support,mixed")
    yield "feedback-filtered"
    page.filter_bar.line.setFocus()
    type_into(page.filter_bar.line, "re")
    yield "filter"
    put_away(window)
    page.filter_bar.set_text("stance:nope")
    page.focus_content()
    yield "filter-refused"
    page.filter_bar.set_text("")
    actions["page_stakeholders"].trigger()
    yield from bringing_in.steps(window)


def roundtable(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """The pad while one types, pastes, corrects and runs the room; and the review after it."""
    actions = window.actions_by_name
    actions["page_engagements"].trigger()
    settle(window)
    view.page_of(EngagementsPage).table.select_row(CHOSEN["engagements"])
    actions["open_pad"].trigger()
    settle(window)
    page = view.page_of(PadPage)
    yield "pad"
    type_into(page.entry.line, LINE)
    yield "pad-typed"
    page.entry.line.clear()
    type_into(page.entry.line, "#1")
    yield "pad-offers"
    put_away(window)
    page.entry.line.setText(f"{LINE}\n{LINE}")
    yield "pad-pasted"
    page.entry.line.clear()
    QTest.keyClick(page.entry.line, Qt.Key.Key_Up)
    settle(window)
    yield "pad-correcting"
    page.entry.end_correction()
    QTest.keyClick(page.entry.line, Qt.Key.Key_Escape)
    yield "pad-leaving"
    QTest.keyClick(page.entry.leave_button, Qt.Key.Key_Escape)
    page.side.new_item.button.click()
    type_into(page.side.new_item.box, ITEM)
    yield "pad-item"
    QTest.keyClick(page.side.new_item.box, Qt.Key.Key_Return)
    settle(window)
    actions["pad_next_item"].trigger()
    settle(window)
    actions["pad_hand"].trigger()
    yield "pad-hand"
    QTest.keyClick(page.at_table.palette.line, Qt.Key.Key_Return)
    settle(window)
    put_away(window)
    yield "pad-running"
    actions["pad_key"].trigger()
    QTest.keyClick(page.at_table.palette.line, Qt.Key.Key_Return)
    yield "pad-key"
    put_away(window)
    actions["pad_review"].trigger()
    settle(window)
    review = view.page_of(ReviewPage)
    for step in range(len(review.steps.buttons())):
        review.show_step(step)
        yield f"review-{step}"
    actions["page_engagements"].trigger()
    settle(window)


def records_in_hand(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """What appears as one works with a theme, an organisation or a contact."""
    actions = window.actions_by_name
    actions["page_agenda"].trigger()
    settle(window)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Down)
    yield "agenda-theme"
    actions["page_stakeholders"].trigger()
    actions["facets"].trigger()
    yield "facets"
    actions["facets"].trigger()
    settle(window)
    page = view.page
    assert isinstance(page, ListPage)  # noqa: S101
    for part in page.listing.inspector.editor.findChildren(PartsField):
        part.open_new()
        yield f"part-{part.objectName()}"
    for given_name in TWINS:
        view.context.write(_putting_in(twin(given_name)))
    page.show_filter(Noun.CONTACT, "Specimen")
    page.listing.inspector.tabs.setCurrentIndex(0)
    pause(COUNTED)
    yield "twins"
    actions["duplicates"].trigger()
    yield "duplicates"
    put_away(window)
    actions["remove"].trigger()
    yield "removed"
    actions["undo"].trigger()
    page.filter_bar.set_text("")


def _putting_in(record: Record) -> Callable[[Project, Progress], Changes]:
    return lambda project, progress: records.add(project, record)


def twin(given_name: str) -> Contact:
    """Somebody who is two in the project."""
    email = Email(address="mair@fasteners.example")
    return Contact(given_name=given_name, family_name="Specimen", emails=(email,))


def dialogs(window: MainWindow) -> Iterator[str]:
    """What opens over a page, or beside it, without more ado."""
    actions = window.actions_by_name
    for page, name in (
        ("agenda", "merge_theme"),
        ("agenda", "split_theme"),
        ("agenda", "read_outline"),
        ("agenda", "theme_lists"),
        ("follow_ups", "mark_kept"),
        ("follow_ups", "reschedule"),
        ("follow_ups", "hand_over"),
        ("feedback", "keep_view"),
        ("stakeholders", "hand_over_all"),
        ("stakeholders", "export_data"),
        ("stakeholders", "preferences"),
        ("stakeholders", "project_details"),
        ("stakeholders", "check_project"),
        ("stakeholders", "help"),
        ("stakeholders", "keys"),
        ("stakeholders", "about"),
    ):
        actions[f"page_{page}"].trigger()
        settle(window)
        if page == "agenda":
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Down)
        actions[name].trigger()
        yield name.replace("_", "-")
        put_away(window)
    window.show_error(EngageError("The file cannot be read", "example.csv", "Choose another file"))
    yield "error"
    window.error_bar.clear()
    links.ask("https://body.example/consultations?page=2", actions["help"], window)
    yield "open-address"
    put_away(window)
    BugDialog("Engage, and where in it", window).open()
    yield "bug"
    put_away(window)


def outgoing(window: MainWindow, view: ProjectView) -> Iterator[str]:
    """What is said beside a summary for the public: whom it would give away, and what it holds back."""
    piece = Feedback(text="As Łukasz Przykład told us, the grid comes first.", said_on=dt.date(2020, 3, 25))
    view.context.write(lambda project, progress: records.add(project, piece))
    page = view.page_of(SummariesPage)
    window.actions_by_name["page_summaries"].trigger()
    page.options.form.public_.click()
    settle(window)
    page.leaks_button.click()
    yield "leaks"
    page.options.held.click()
    page.held_panel.links[0].click()
    yield "held-back"
    page.held_panel.back.click()
    page.options.figures.click()
    settle(window)
    yield "behind-numbers"
    page.figures_panel.back.click()
    window.actions_by_name["save_each"].trigger()
    yield "save-each"
    put_away(window)
    page.options.form.internal.click()
    page.options.form.summary.show_value("name-badges")
    page.options.form.summary.committed.emit("name-badges")
    settle(window)
    page.save_to(Path("example.docx"))
    settle(window)
    yield "summary-options"
    page.saved_bar.hide()
    view.context.write(lambda project, progress: undo.undo(project))
    settle(window)
    page.show_summary("address-labels", "")
    settle(window)
    page.saved_bar.tell(Path("address-labels.docx"), "")
    yield "labels"
    page.saved_bar.hide()


def menus(window: MainWindow) -> Iterator[str]:
    """Each menu, open."""
    for bar in window.header.findChildren(QMenuBar):
        for number, menu in enumerate(bar.findChildren(QMenu)):
            menu.popup(bar.mapToGlobal(bar.actionGeometry(menu.menuAction()).bottomLeft()))
            yield f"menu-{number}"
            put_away(window)
