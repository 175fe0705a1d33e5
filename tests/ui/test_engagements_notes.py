"""The note of an engagement: written beside how it reads, kept in every pause, locked once it is final."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from engage.domain.engagements import Engagement, NoteState
from engage.services import records
from engage.ui.dates import long_date
from engage.ui.engagements.note_editor import PAUSE
from engage.ui.engagements.notes_tab import NotesTab
from engage.ui.engagements.page import EngagementsPage
from engage.ui.main_window import MainWindow
from engage.ui.widgets.words import Words
from tests.ui.conftest import Roundtable, add, focus, settle, show_page


@pytest.fixture
def page(roundtable: Roundtable, opened: MainWindow, qtbot: QtBot) -> EngagementsPage:
    """The page of engagements with the roundtable open at its notes."""
    page = show_page(opened, "engagements", qtbot).page
    assert isinstance(page, EngagementsPage)
    page.open(roundtable.engagement.id)
    page.view.show_tab(page.view.notes)
    settle(qtbot, page.context)
    return page


@pytest.fixture
def notes(page: EngagementsPage) -> NotesTab:
    return page.view.notes


@pytest.fixture
def summary(notes: NotesTab, qtbot: QtBot) -> QPlainTextEdit:
    """The line to write the summary in, with the cursor there."""
    text = notes.editors["summary"].text
    focus(qtbot, text)
    return text


def stored(page: EngagementsPage) -> Engagement:
    assert page.view.id is not None
    return records.get(page.context.project, Engagement, page.view.id)


def wait_for_pause(notes: NotesTab, qtbot: QtBot) -> None:
    """Let the pause pass in which what is written is stored."""
    timer = notes.editors["summary"].pause
    assert timer.isActive()
    timer.setInterval(0)
    qtbot.waitUntil(lambda: not timer.isActive())
    timer.setInterval(PAUSE)


def said(notes: NotesTab) -> list[str]:
    return [label.text() for label in notes.findChildren(Words) if label.isVisible()]


def test_what_is_written_is_stored_in_a_pause_and_writing_goes_on(
    page: EngagementsPage, notes: NotesTab, summary: QPlainTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(summary, "Grants, ")
    wait_for_pause(notes, qtbot)
    qtbot.keyClicks(summary, "not loans ")  # before the first half is stored
    settle(qtbot, page.context)
    assert stored(page).summary == "Grants,"
    assert summary.toPlainText() == "Grants, not loans "
    qtbot.keyClick(summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.context)
    assert stored(page).summary == "Grants, not loans"
    assert summary.toPlainText() == "Grants, not loans "
    assert summary.textCursor().atEnd()


def test_what_others_do_meanwhile_takes_nothing_away(
    page: EngagementsPage, notes: NotesTab, summary: QPlainTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(summary, "Half a sen")
    page.context.write(
        lambda project, progress: records.edit(project, Engagement, page.view.id or 0, place="Example Hall")
    )
    settle(qtbot, page.context)
    assert summary.toPlainText() == "Half a sen"
    qtbot.keyClicks(summary, "tence")
    page.close_view()
    settle(qtbot, page.context)
    held = records.get(page.context.project, Engagement, page.table.current_id() or 0)
    assert (held.summary, held.place) == ("Half a sentence", "Example Hall")


def test_what_is_written_is_kept_when_the_window_is_closed(
    page: EngagementsPage,
    opened: MainWindow,
    roundtable: Roundtable,
    summary: QPlainTextEdit,
    qtbot: QtBot,
) -> None:
    qtbot.keyClicks(summary, "To the last keystroke")
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible())
    held = records.get(roundtable.project, Engagement, roundtable.engagement.id)
    assert held.summary == "To the last keystroke"


def test_undo_is_seen_where_nothing_else_is_being_written(
    page: EngagementsPage, summary: QPlainTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(summary, "A slip")
    qtbot.keyClick(summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.context)
    page.context.actions["undo"].trigger()
    settle(qtbot, page.context)
    assert summary.toPlainText() == ""
    assert stored(page).summary == ""


def test_it_reads_at_the_right_as_it_will_look(
    page: EngagementsPage, notes: NotesTab, summary: QPlainTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(summary, "# Heading")
    qtbot.keyClick(summary, Qt.Key.Key_Return)
    qtbot.keyClicks(summary, "Some **bold** words")
    reading = notes.editors["summary"].reading
    qtbot.waitUntil(lambda: "words" in reading.toPlainText())
    assert reading.toPlainText() == "Heading\nSome bold words"
    assert reading.document().firstBlock().blockFormat().headingLevel() == 1


def test_hostile_markdown_loads_nothing_and_is_no_markup(
    page: EngagementsPage, notes: NotesTab, tmp_path: Path, qtbot: QtBot
) -> None:
    picture = tmp_path / "secret.png"
    picture.write_bytes(b"not to be looked at")
    reading = notes.editors["summary"].reading
    text = f"<b>bold</b> ![picture]({picture.as_uri()}) ![far](https://example.org/x.png) [go](file:///etc)"
    reading.show_markdown(text)
    assert "<b>bold</b>" in reading.toPlainText()
    for address in (picture.as_uri(), "https://example.org/x.png"):
        loaded = reading.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(address))
        assert (loaded.width(), loaded.height()) == (1, 1)
    assert not reading.openLinks()


def test_our_own_notes_are_written_apart(page: EngagementsPage, notes: NotesTab, qtbot: QtBot) -> None:
    notes._switch.button(1).click()
    text = notes.editors["notes"].text
    assert text.hasFocus()
    qtbot.keyClicks(text, "Ask about the furnace")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.context)
    held = stored(page)
    assert (held.summary, held.notes) == ("", "Ask about the furnace")


def test_a_final_note_is_locked_says_by_whom_and_can_be_reopened(
    page: EngagementsPage, notes: NotesTab, summary: QPlainTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(summary, "Settled")
    page.context.actions["turn_final"].trigger()
    settle(qtbot, page.context)
    held = stored(page)
    assert (held.summary, held.note_state) == ("Settled", NoteState.FINAL)
    assert summary.isReadOnly()
    who, today = page.context.project.who, long_date(dt.datetime.now().astimezone().date())
    told = next(words for words in said(notes) if "final" in words)
    assert told.startswith(f"This note is final: {who} made it so on {today} at ")
    assert not notes.editors["notes"].text.isReadOnly()
    notes._reopen.click()
    settle(qtbot, page.context)
    assert stored(page).note_state is NoteState.DRAFT
    assert not summary.isReadOnly()
    assert [words for words in said(notes) if "final" in words] == []


def test_a_note_is_sent_round_by_its_state(page: EngagementsPage, notes: NotesTab, qtbot: QtBot) -> None:
    focus(qtbot, notes.state)
    qtbot.keyClicks(notes.state, "s")
    settle(qtbot, page.context)
    assert stored(page).note_state is NoteState.SENT


def test_what_cannot_be_stored_stays_and_is_said(
    page: EngagementsPage, notes: NotesTab, summary: QPlainTextEdit, qtbot: QtBot
) -> None:
    qtbot.keyClicks(summary, "Too late")
    records.edit(page.context.project, Engagement, page.view.id or 0, note_state=NoteState.FINAL)
    qtbot.keyClick(summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page.context)
    assert summary.toPlainText() == "Too late"
    assert any("is final" in words for words in said(notes))


def test_what_is_stored_late_of_another_engagement_is_not_taken_for_what_is_written_here(
    page: EngagementsPage, notes: NotesTab, summary: QPlainTextEdit, roundtable: Roundtable, qtbot: QtBot
) -> None:
    other = add(roundtable.project, Engagement(title="Call", held_on=dt.date(2020, 3, 26)))
    gate = threading.Event()
    page.context.writer.submit(lambda progress: gate.wait(10))
    qtbot.keyClicks(summary, "Of the first")
    page.close_view()
    page.open(other.id)
    qtbot.waitUntil(lambda: page.view.record is not None)
    editor = notes.editors["summary"]
    qtbot.keyClicks(editor.text, "Of the second")
    editor.commit()
    records.edit(roundtable.project, Engagement, other.id, note_state=NoteState.FINAL)
    gate.set()
    settle(qtbot, page.context)
    assert records.get(roundtable.project, Engagement, roundtable.engagement.id).summary == "Of the first"
    records.edit(roundtable.project, Engagement, other.id, note_state=NoteState.DRAFT)
    page.refresh()
    settle(qtbot, page.context)
    editor.commit()
    settle(qtbot, page.context)
    assert records.get(roundtable.project, Engagement, other.id).summary == "Of the second"
