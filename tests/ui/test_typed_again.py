"""What is typed and not stored is there again, however the project was left."""

from __future__ import annotations

import json
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import StorageFailed
from engage.services import drafts, records
from engage.services.projects import Project
from engage.ui import drafts as following
from engage.ui.main_window import MainWindow
from engage.ui.pad.page import PadPage
from engage.ui.project_view import ProjectView
from engage.ui.stakeholders.contact_editor import ContactEditor
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from tests.ui.conftest import Roundtable, focus, open_again, settle, show_page


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "PAUSE", 10)


@pytest.fixture
def view(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> ProjectView:
    """The window's inside, over the roundtable."""
    assert opened.project_view is not None
    settle(qtbot, opened.project_view.context)
    return opened.project_view


def kept(project: Project, qtbot: QtBot, text: str) -> None:
    """Wait until what is typed is in the file: from now on it may be pulled from under the window."""
    qtbot.waitUntil(lambda: any(text in each for each in drafts.kept(project).values()))


def all_dropped(project: Project, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: drafts.kept(project) == {})


def pulled_out(window: MainWindow, project: Project, qtbot: QtBot) -> ProjectView:
    """Open the project anew with what is kept at this moment, as after the worst of ends."""
    typed = drafts.kept(project)
    assert window.project_view is not None
    window.project_view.typed_again.drafts.keep = lambda: None  # type: ignore[method-assign]
    window.project_view.typed_again.typed = lambda: iter(())  # type: ignore[method-assign]
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        focused.setModified(False)
    for page in window.project_view.pages:
        for inspector in page._inspectors_made:
            for half in list(inspector.half_typed()):
                inspector.editor.throw_away(half.record.uid)
            inspector._record = inspector._blank = inspector._set_aside = None
    again = open_again(window, qtbot)
    assert typed
    return again


def editor_of(view: ProjectView, noun: Noun, id: int, qtbot: QtBot) -> ContactEditor | OrganisationEditor:
    view.go_to(noun, id)
    settle(qtbot, view.context)
    editor = view.stakeholders.listing.inspector.editor
    assert isinstance(editor, ContactEditor | OrganisationEditor)
    return editor


# Lines


def test_a_line_to_log_is_there_again(
    view: ProjectView, opened: MainWindow, project: Project, roundtable: Roundtable, qtbot: QtBot
) -> None:
    line = "@fu #1 + what is ha"
    view.log()
    settle(qtbot, view.context)
    focus(qtbot, view.log_bar.line)
    qtbot.keyClicks(view.log_bar.line, line)
    kept(project, qtbot, line)
    again = open_again(opened, qtbot)
    assert again.log_bar.isVisible()
    assert again.log_bar.line.text() == line
    assert again.log_bar.engagement.value() == roundtable.engagement.id
    assert "a line to log" in again.typed_again.text()
    assert not again.typed_again.show_button.isVisible()
    assert len(records.ids(project, Feedback)) == 0
    focus(qtbot, again.log_bar.line)
    again.log_bar.line.clear()
    all_dropped(project, qtbot)
    assert again.typed_again.text() == ""


def test_a_line_that_is_logged_is_not_offered_again(
    view: ProjectView, project: Project, qtbot: QtBot
) -> None:
    view.log()
    settle(qtbot, view.context)
    focus(qtbot, view.log_bar.line)
    qtbot.keyClicks(view.log_bar.line, "@f what is said")
    kept(project, qtbot, "what is said")
    qtbot.keyClick(view.log_bar.line, Qt.Key.Key_Return)
    all_dropped(project, qtbot)
    assert len(records.ids(project, Feedback)) == 1


def test_who_types_without_a_pause_is_not_waited_for(
    view: ProjectView, project: Project, qtbot: QtBot
) -> None:
    view.log()
    settle(qtbot, view.context)
    focus(qtbot, view.log_bar.line)
    qtbot.keyClicks(view.log_bar.line, "word " * 40, delay=1)
    assert drafts.kept(project)


def test_a_line_of_the_pad_is_there_again_in_the_pad(
    view: ProjectView, opened: MainWindow, project: Project, roundtable: Roundtable, qtbot: QtBot
) -> None:
    view.go_to(Noun.ENGAGEMENT, roundtable.engagement.id)
    settle(qtbot, view.context)
    view.open_full(PadPage)
    settle(qtbot, view.context)
    line = view.page_of(PadPage).entry.line
    focus(qtbot, line)
    qtbot.keyClicks(line, "half of a")
    kept(project, qtbot, "half of a")
    again = open_again(opened, qtbot)
    assert isinstance(again.page, PadPage)
    assert again.page.id == roundtable.engagement.id
    assert again.page.entry.line.text() == "half of a"
    assert "a line of the pad" in again.typed_again.text()


def test_a_line_of_an_engagement_that_is_gone_is_offered_to_be_logged(
    view: ProjectView, opened: MainWindow, project: Project, qtbot: QtBot
) -> None:
    view.typed_again.drafts.keep = lambda: None  # type: ignore[method-assign]
    drafts.keep(project, {"pad/4711": "half of a"})
    again = open_again(opened, qtbot)
    assert again.log_bar.line.text() == "half of a"


# Forms


def test_a_field_is_there_again_with_what_is_typed(
    view: ProjectView, opened: MainWindow, project: Project, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = editor_of(view, Noun.ORGANISATION, roundtable.castings.id, qtbot)
    focus(qtbot, editor.form.region)
    qtbot.keyClicks(editor.form.region, "Wal")
    kept(project, qtbot, "Wal")
    again = pulled_out(opened, project, qtbot)
    assert records.get(project, Organisation, roundtable.castings.id).region == ""
    assert "the organisation" in again.typed_again.text()
    again.typed_again.show_button.click()
    settle(qtbot, again.context)
    editor = editor_of(again, Noun.ORGANISATION, roundtable.castings.id, qtbot)
    assert editor.form.region.text() == "Wal"
    focus(qtbot, editor.form.region)
    qtbot.keyClick(editor.form.region, Qt.Key.Key_End)
    qtbot.keyClicks(editor.form.region, "es")
    qtbot.keyClick(editor.form.region, Qt.Key.Key_Return)
    settle(qtbot, again.context)
    assert records.get(project, Organisation, roundtable.castings.id).region == "Wales"
    all_dropped(project, qtbot)


def test_what_was_refused_is_there_again(
    view: ProjectView, opened: MainWindow, project: Project, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = editor_of(view, Noun.ORGANISATION, roundtable.castings.id, qtbot)
    focus(qtbot, editor.form.website)
    qtbot.keyClicks(editor.form.website, "no address")
    qtbot.keyClick(editor.form.website, Qt.Key.Key_Return)
    settle(qtbot, view.context)
    kept(project, qtbot, "no address")
    again = pulled_out(opened, project, qtbot)
    again.typed_again.show_button.click()
    settle(qtbot, again.context)
    editor = editor_of(again, Noun.ORGANISATION, roundtable.castings.id, qtbot)
    assert editor.form.website.text() == "no address"
    focus(qtbot, editor.form.website)
    qtbot.keyClick(editor.form.website, Qt.Key.Key_Escape)
    all_dropped(project, qtbot)


def test_a_new_record_is_there_again(
    view: ProjectView, opened: MainWindow, project: Project, qtbot: QtBot
) -> None:
    show_page(opened, "stakeholders", qtbot)
    view.stakeholders.new_record()
    settle(qtbot, view.context)
    inspector = view.stakeholders.listing.inspector
    editor = inspector.editor
    assert isinstance(editor, OrganisationEditor)
    focus(qtbot, editor.form.name)
    qtbot.keyClicks(editor.form.name, "Example Fasteners")
    kept(project, qtbot, "Fasteners")
    again = pulled_out(opened, project, qtbot)
    assert "the new organisation" in again.typed_again.text()
    again.typed_again.show_button.click()
    settle(qtbot, again.context)
    inspector = again.stakeholders.listing.inspector
    assert inspector.has_draft
    assert isinstance(inspector.editor, OrganisationEditor)
    assert inspector.editor.form.name.text() == "Example Fasteners"
    inspector.editor.add()
    settle(qtbot, again.context)
    [id] = records.ids(project, Organisation, "Fasteners")
    assert records.get(project, Organisation, id).name == "Example Fasteners"
    all_dropped(project, qtbot)


def test_part_of_a_record_is_there_again(
    view: ProjectView, opened: MainWindow, project: Project, roundtable: Roundtable, qtbot: QtBot
) -> None:
    editor = editor_of(view, Noun.CONTACT, roundtable.ana.id, qtbot)
    assert isinstance(editor, ContactEditor)
    emails = editor.form.emails
    emails.add.click()
    address = emails.controls["address"]
    focus(qtbot, address)
    qtbot.keyClicks(address, "ana at body")
    kept(project, qtbot, "ana at body")
    again = pulled_out(opened, project, qtbot)
    again.typed_again.show_button.click()
    settle(qtbot, again.context)
    editor = editor_of(again, Noun.CONTACT, roundtable.ana.id, qtbot)
    assert isinstance(editor, ContactEditor)
    assert editor.form.emails.controls["address"].text() == "ana at body"


def test_what_belongs_to_a_record_that_is_gone_is_dropped(
    view: ProjectView, opened: MainWindow, project: Project, qtbot: QtBot
) -> None:
    view.typed_again.drafts.keep = lambda: None  # type: ignore[method-assign]
    drafts.keep(
        project,
        {
            "contact/01890000000070008000000000000000": '{"record": null, "fields": {"notes": "a"}}',
            "contact/new": '{"record": {"is": "Nobody"}, "fields": {}}',
            "organisation/new": "no JSON",
            "elsewhere": "what a later version of Engage kept",
        },
    )
    again = open_again(opened, qtbot)
    assert again.typed_again.text() == ""
    all_dropped(project, qtbot)


# Reading only, and failing


def test_that_nothing_can_be_kept_is_said_once(
    view: ProjectView, project: Project, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said: list[object] = []
    view.failed.connect(said.append)

    def full(*_: object) -> None:
        raise StorageFailed("The disk is full")

    view.log()
    settle(qtbot, view.context)
    focus(qtbot, view.log_bar.line)
    with monkeypatch.context() as patched:
        patched.setattr(drafts, "keep", full)
        qtbot.keyClicks(view.log_bar.line, "half")
        qtbot.waitUntil(lambda: bool(said))
        qtbot.keyClicks(view.log_bar.line, " of it")
        view.typed_again.drafts.keep()
        settle(qtbot, view.context)
    assert [str(error) for error in said] == ["The disk is full."]
    assert view.log_bar.line.text() == "half of it"
    view.typed_again.drafts.keep()
    kept(project, qtbot, "half of it")


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from engage.app import make_window
from engage.services import drafts

app, window = make_window()
app.end_on_signals()
window.open_path(Path(sys.argv[1]))
window.show()
clock = QTimer(app, interval=20)
steps = iter(range(4))

def step():
    view = window.project_view
    if view is None or not (view.context.reader.is_idle and view.context.writer.is_idle):
        return
    match next(steps, None):
        case 0:
            view.show_page("stakeholders")
        case 1:
            window.activateWindow()
            view.log()
        case 2:
            view.log_bar.line.setFocus()
            QTest.keyClicks(view.log_bar.line, "@fu half")
            region = view.stakeholders.listing.inspector.editor.form.region
            region.setFocus()
            QTest.keyClicks(region, "Wales")
            website = view.stakeholders.listing.inspector.editor.form.website
            if sys.argv[2] == "refused":
                website.setFocus()
                QTest.keyClicks(website, "no address")
        case 3:
            clock.stop()
            ready()

def ready():
    if sys.argv[2] == "killed" and len(drafts.kept(view())) < 1:
        QTimer.singleShot(20, ready)
    else:
        print("ready", flush=True)

def view():
    return window.project_view.context.project

clock.timeout.connect(step)
clock.start()
sys.exit(app.exec())
"""


def ended(roundtable: Roundtable, how: int, what: str) -> int:
    """Type in a window of another process, and end that."""
    command = [sys.executable, "-c", WINDOW, str(roundtable.project.path), what]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        program.send_signal(how)
        return program.wait(timeout=30)


def test_the_end_of_the_desktop_loses_nothing(roundtable: Roundtable) -> None:
    assert ended(roundtable, signal.SIGTERM, "stored") == 0
    assert records.get(roundtable.project, Organisation, roundtable.castings.id).region == "Wales"
    assert drafts.kept(roundtable.project) == {f"log/{roundtable.engagement.id}": "@fu half"}


def test_the_end_of_the_desktop_loses_nothing_that_was_refused(roundtable: Roundtable) -> None:
    assert ended(roundtable, signal.SIGTERM, "refused") == 0
    [line, form] = sorted(drafts.kept(roundtable.project).values())
    assert line == "@fu half"
    assert '"website": "no address"' in form


def test_a_program_that_is_killed_loses_no_more_than_the_last_second(roundtable: Roundtable) -> None:
    assert ended(roundtable, signal.SIGKILL, "killed") == -signal.SIGKILL
    assert f"log/{roundtable.engagement.id}" in drafts.kept(roundtable.project)


READING = """
import sys
from pathlib import Path
from engage.services import projects
from engage.ui import drafts
project = projects.open_to_read(Path(sys.argv[1]), who="AB")
before = set(sys.modules)
_, (typed,) = drafts._found(project)
assert typed.half.fields == {"region": "Wales"}, typed
print(*(name for name in set(sys.modules) - before if name.startswith(("PySide6", "engage.ui"))))
"""


def test_nothing_of_the_window_is_loaded_by_the_worker_that_reads_it(roundtable: Roundtable) -> None:
    """PySide crashes, now and then, where one thread makes its types while another paints with them."""
    drafts.keep(
        roundtable.project,
        {f"organisation/{roundtable.forge.uid}": json.dumps({"record": None, "fields": {"region": "Wales"}})},
    )
    words = [sys.executable, "-c", READING, str(roundtable.project.path)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
