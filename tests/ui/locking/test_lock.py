"""Locking: what goes, what is kept, and what is there again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Agenda, Theme
from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.engagements import Engagement
from engage.domain.organisations import Organisation
from engage.domain.progress import Progress
from engage.domain.records import Noun
from engage.errors import StorageFailed
from engage.services import feedback, passphrases, projects, records
from engage.services.projects import Key, Project
from engage.ui import pages
from engage.ui.engagements.page import EngagementsPage
from engage.ui.locking.why import Why
from engage.ui.main_window import MainWindow
from engage.ui.pad.page import PadPage
from engage.ui.project_view import ProjectView
from engage.ui.projects.details_dialog import ProjectDetailsDialog
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from tests.ui.conftest import Roundtable, focus, roundtable_in, settle
from tests.ui.locking import left
from tests.ui.locking.conftest import PASSPHRASE, give, open_encrypted, unlock


@pytest.fixture
def closed(roundtable: Roundtable) -> Path:
    """The roundtable, as an encrypted file that nobody has open."""
    roundtable.project.close()
    return roundtable.project.path


@pytest.fixture
def unlocked(window: MainWindow, closed: Path, qtbot: QtBot) -> MainWindow:
    """The window with the project open in it."""
    open_encrypted(window, closed, qtbot)
    return window


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Holds up the work of a test; opened at the latest when the test is over."""
    gate = threading.Event()
    yield gate
    gate.set()


def inside(window: MainWindow) -> ProjectView:
    assert window.project_view is not None
    return window.project_view


def lock(window: MainWindow, qtbot: QtBot, why: Why = Why.ASKED) -> None:
    """Lock, and wait till that is done."""
    window.stage.lock.lock(why)
    is_locked(window, qtbot)


def is_locked(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.project_view is None, timeout=10_000)
    assert window.stage.currentWidget() is window.stage.asking


def test_the_key_locks_from_a_palette_in_which_nothing_fits(
    unlocked: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    view = inside(unlocked)
    view.show_page("feedback")
    settle(qtbot, view.context)
    assert view.page.feedback is not None
    palette = view.page.feedback.coding_palette
    palette.open_over(unlocked, "Code")
    settle(qtbot, view.context)
    qtbot.keyClicks(palette.line, "no such theme")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(palette.windowHandle(), Qt.Key.Key_L, control | shift)
    is_locked(unlocked, qtbot)


def again(closed: Path, key: Key) -> Project:
    """The project, opened by somebody who looks what is in it."""
    return projects.open_to_read(closed, who="Test", key=key)


def region_of(window: MainWindow, roundtable: Roundtable, qtbot: QtBot) -> OrganisationEditor:
    """The form of an organisation, with a new region half typed."""
    view = inside(window)
    view.go_to(Noun.ORGANISATION, roundtable.castings.id)
    settle(qtbot, view.context)
    editor = view.stakeholders.listing.inspector.editor
    assert isinstance(editor, OrganisationEditor)
    focus(qtbot, editor.form.region)
    qtbot.keyClicks(editor.form.region, "Wales")
    return editor


def until_stopped(view: ProjectView, gate: threading.Event, id: int) -> None:
    """Begin a deed that goes on until the gate is opened or somebody stops it."""

    def work(project: Project, progress: Progress) -> Changes:
        with project.transaction("Wait") as tx:
            tx.connection.exec_driver_sql("UPDATE organisation SET sector = 'Begun' WHERE id = ?", (id,))
            while not gate.wait(0.01):
                progress(0, 0)
        return tx.changes

    view.context.write(work, on_failed=lambda error: None, label="Importing")


def make_with(word: str, path: Path) -> int:
    """Make an encrypted project in which a word stands wherever one can be, of which nothing is held here."""
    key = passphrases.new_key(PASSPHRASE)
    with projects.create(path, name=word, who="Test", key=key) as project:
        made = roundtable_in(project)
        records.edit(project, Organisation, made.castings.id, name=word, notes=word)
        records.edit(project, Contact, made.ana.id, family_name=word, notes=word)
        records.edit(project, Engagement, made.engagement.id, title=word)
        records.edit(project, Agenda, made.agenda.id, title=word)
        records.edit(project, Theme, made.loans.id, title=word)
        feedback.log(project, made.engagement.id, f"@a #1 + {word}")
        feedback.log(project, made.engagement.id, f"> @a to send {word}")
        return made.ana.id


# What goes


@pytest.mark.parametrize("page", [kind.name for kind in pages.kinds()])
def test_nothing_of_a_locked_project_is_left(window: MainWindow, path: Path, page: str, qtbot: QtBot) -> None:
    others = set(map(id, left.objects()))
    canary = f"canary {uuid4().hex}"
    made = make_with(canary, path)
    open_encrypted(window, path, qtbot)
    view = inside(window)
    view.go_to(Noun.CONTACT, made)
    view.show_page(page)
    settle(qtbot, view.context)
    assert left.open_files(path)
    assert left.is_held(canary)
    del view
    lock(window, qtbot)
    assert left.open_files(path) == []
    # What was just closed is still being read for its backup.
    qtbot.waitUntil(lambda: others.issuperset(map(id, left.objects())), timeout=20_000)
    assert left.places_of(canary) == []
    unlock(window, qtbot)


def test_neither_title_nor_menus_name_what_is_in_a_locked_project(
    unlocked: MainWindow, closed: Path, qtbot: QtBot
) -> None:
    assert "Undo: " in unlocked.actions_by_name["undo"].text().replace("&", "")
    lock(unlocked, qtbot)
    assert unlocked.windowTitle() == f"{closed.name} (locked)"
    assert unlocked.actions_by_name["undo"].text() == "&Undo"
    for name in ("undo", "log", "page_feedback", "import_files", "lock"):
        assert not unlocked.actions_by_name[name].isEnabled()
    assert unlocked.actions_by_name["open_project"].isEnabled()


def test_dialogs_and_menus_go_and_the_help_stays(unlocked: MainWindow, qtbot: QtBot) -> None:
    unlocked.show_help("welcome")
    unlocked.actions_by_name["project_details"].trigger()
    assert unlocked.findChild(ProjectDetailsDialog) is not None
    lock(unlocked, qtbot)
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: unlocked.findChildren(QDialog) == [])
    assert unlocked.help is not None
    assert unlocked.help.isVisible()
    unlocked.help.close()


# What is kept


def test_what_is_typed_is_stored_first(
    unlocked: MainWindow, roundtable: Roundtable, closed: Path, key: Key, qtbot: QtBot
) -> None:
    id = roundtable.castings.id
    region_of(unlocked, roundtable, qtbot)
    lock(unlocked, qtbot)
    with again(closed, key) as project:
        assert records.get(project, Organisation, id).region == "Wales"


@pytest.mark.parametrize("is_stopped", [False, True])
def test_what_was_begun_is_finished_or_rolled_back_before_a_project_is_locked(
    unlocked: MainWindow,
    roundtable: Roundtable,
    closed: Path,
    key: Key,
    gate: threading.Event,
    is_stopped: bool,
    qtbot: QtBot,
) -> None:
    id = roundtable.castings.id
    until_stopped(inside(unlocked), gate, id)
    unlocked.stage.lock.lock(Why.IDLE)
    asking = unlocked.stage.asking
    assert unlocked.stage.currentWidget() is asking
    assert not asking.field.isVisible()
    qtbot.waitUntil(asking.stop.isVisible)
    asking.stop.click() if is_stopped else gate.set()
    is_locked(unlocked, qtbot)
    with again(closed, key) as project:
        sector = records.get(project, Organisation, id).sector
    assert sector == ("" if is_stopped else "Begun")
    unlock(unlocked, qtbot)


def test_before_the_computer_sleeps_what_is_typed_is_stored_and_what_takes_long_rolled_back(
    unlocked: MainWindow,
    roundtable: Roundtable,
    closed: Path,
    key: Key,
    gate: threading.Event,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("engage.ui.projects.lock._LAST_SECONDS", 0.3)
    id = roundtable.castings.id
    region_of(unlocked, roundtable, qtbot)
    unlocked.setFocus()
    settle(qtbot, inside(unlocked).context)
    until_stopped(inside(unlocked), gate, id)
    unlocked.stage.lock.lock(Why.ASLEEP)
    assert unlocked.project_view is None  # at once: there is no later
    is_locked(unlocked, qtbot)
    with again(closed, key) as project:
        castings = records.get(project, Organisation, id)
    assert (castings.region, castings.sector) == ("Wales", "")


def test_what_cannot_be_stored_is_hidden_until_somebody_is_there(
    unlocked: MainWindow, gate: threading.Event, qtbot: QtBot
) -> None:
    view = inside(unlocked)

    def work(project: Project, progress: Progress) -> Changes:
        gate.wait(10)
        raise StorageFailed("The disk is full: Castings")

    view.context.write(work)
    unlocked.stage.lock.lock(Why.IDLE)
    gate.set()
    asking = unlocked.stage.asking
    qtbot.waitUntil(asking.field.isVisible)
    assert unlocked.project_view is view
    assert unlocked.stage.currentWidget() is asking
    assert not asking.close_button.isVisible()
    assert not unlocked.error_bar.isVisible()
    assert not unlocked.actions_by_name["undo"].isEnabled()
    unlocked.close()
    assert unlocked.isVisible()
    give(unlocked, "wrong")
    qtbot.waitUntil(asking.problem.isVisible)
    unlock(unlocked, qtbot)
    qtbot.waitUntil(lambda: unlocked.stage.currentWidget() is view)
    assert unlocked.actions_by_name["undo"].isEnabled()
    assert "Example programme" in unlocked.windowTitle()


# What is there again


def test_one_goes_on_at_the_same_place_of_a_list(
    unlocked: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    id = roundtable.forge.id
    for filter, sort in (("", "name"), ("region:Wales", "-name")):
        inside(unlocked).show_list(Noun.ORGANISATION, filter)
        inside(unlocked).stakeholders.table.sort_by_column(0)
        settle(qtbot, inside(unlocked).context)
        inside(unlocked).go_to(Noun.ORGANISATION, id)
        settle(qtbot, inside(unlocked).context)
        page = inside(unlocked).stakeholders
        sort = page.place_in_words()["sort"]
        del page
        lock(unlocked, qtbot)
        unlock(unlocked, qtbot)
        page = inside(unlocked).stakeholders
        assert inside(unlocked).page is page
        assert page.place_in_words() == {"filter": filter, "sort": sort}
        assert inside(unlocked).chosen() == (Noun.ORGANISATION, id)


def test_one_goes_on_in_the_engagement_that_was_open(
    unlocked: MainWindow, roundtable: Roundtable, qtbot: QtBot
) -> None:
    id = roundtable.engagement.id
    inside(unlocked).show_page("engagements")
    page = inside(unlocked).page_of(EngagementsPage)
    page.open(id)
    settle(qtbot, inside(unlocked).context)
    page.view.tabs.setCurrentIndex(2)
    settle(qtbot, inside(unlocked).context)
    del page
    lock(unlocked, qtbot)
    unlock(unlocked, qtbot)
    page = inside(unlocked).page_of(EngagementsPage)
    assert inside(unlocked).page is page
    assert page.open_engagement() == id
    assert page.view.tabs.currentIndex() == 2


def test_one_goes_on_at_the_pad(unlocked: MainWindow, roundtable: Roundtable, qtbot: QtBot) -> None:
    id = roundtable.engagement.id
    inside(unlocked).go_to(Noun.ENGAGEMENT, id)
    settle(qtbot, inside(unlocked).context)
    inside(unlocked).open_full(PadPage)
    settle(qtbot, inside(unlocked).context)
    lock(unlocked, qtbot)
    unlock(unlocked, qtbot)
    assert isinstance(inside(unlocked).page, PadPage)
    assert inside(unlocked).page.current_engagement() == id


def test_somebody_else_may_close_a_locked_project(unlocked: MainWindow, qtbot: QtBot) -> None:
    lock(unlocked, qtbot)
    unlocked.stage.asking.close_button.click()
    assert unlocked.stage.currentWidget() is unlocked.welcome
    assert unlocked.stage.asking.field.text() == ""


# When


def test_a_project_locks_itself_by_the_clock(unlocked: MainWindow, qtbot: QtBot) -> None:
    unlocked.preferences.set_lock_after(5)
    watch = unlocked.stage.lock.watch
    assert watch is not None
    assert watch.idle.limit == 5 * 60
    assert watch.idle.is_watching
    watch.idle.lock_wanted.emit(Why.IDLE)
    is_locked(unlocked, qtbot)
    assert "nobody had worked" in unlocked.stage.asking.said()
    assert not watch.idle.is_watching
    unlock(unlocked, qtbot)
    assert watch.idle.is_watching
    unlocked.stage.show_welcome()
    assert not watch.idle.is_watching


def test_a_project_that_is_only_read_locks_itself_too(
    window: MainWindow, closed: Path, key: Key, qtbot: QtBot
) -> None:
    with projects.open_project(closed, who="Somebody else", key=key):
        open_encrypted(window, closed, qtbot)
        assert inside(window).context.project.is_read_only
        assert window.actions_by_name["lock"].isEnabled()
        lock(window, qtbot, Why.SCREEN)
        assert left.open_files(closed.with_name("none")) == []
        unlock(window, qtbot)


def test_what_was_copied_is_taken_out_of_the_clipboard_some_time_after_locking(
    unlocked: MainWindow, qtbot: QtBot
) -> None:
    clock = unlocked.stage.lock.clipboard_clock
    assert not clock.isActive()
    lock(unlocked, qtbot)
    assert clock.isActive()
