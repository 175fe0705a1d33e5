"""Whoever runs a roundtable: makes it, invites, marks who came, logs what is said, and puts that right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QTabBar,
    QToolButton,
)

from engage.domain.commitments import Commitment
from engage.domain.disclosure import Rule
from engage.domain.engagements import AttendanceStatus, Engagement, NoteState
from engage.domain.feedback import Feedback
from engage.services import projects, records
from tests.journeys.person import Person

Start = Callable[[], Person]

_TITLE = "Steel and power"
_KINDS = ("union", "sme", "trade_body")
"""Of which twelve bodies are."""
_WRONG = "Electric kilns cost twice as much"
_UNKNOWN = "We should meet again"
_UNCODED = "Power is dear at night"
_LINES = (
    "@castings #1.3 + Grants reach the small foundries, loans do not !",
    f"@nobody-known #1.1 {_UNKNOWN}",
    f"@kilns #no-such-theme {_WRONG}",
    _UNCODED,
    "@trades #2.4 + Train people where they work *",
    "@fasteners #1.3 - Loans are no use to a firm of nine",
    "@reclaim #3.3 + Magnets go abroad as scrap =kilns",
    "@glass #1.4 ~ Hydrogen may do, if it is there !",
    "@tooling #4.1 ? Who checks what is clean",
    "> @makers Send the survey round by Friday",
)
_FOLLOW_UP = "Ask the union for its figures"
_FINAL = "This note is final"


def begin(person: Person, path: Path) -> None:
    person.window.open_path(path)
    person.until(lambda: person.window.project_view is not None)


def check(path: Path) -> None:
    with projects.open_project(path, who="AB") as project:
        copy, held = records.rows(project, Engagement, records.ids(project, Engagement, '"steel and power"'))
        assert (copy.held_on, held.held_on) == (dt.date(2026, 12, 7), dt.date(2026, 11, 2))
        assert held.rule is Rule.CHATHAM_HOUSE
        assert held.agenda is not None
        assert held.agenda.name.startswith("Clean")
        assert held.note_state is NoteState.FINAL
        came = [seat.status for seat in held.attendance]
        assert came.count(AttendanceStatus.ATTENDED) == 11
        assert came.count(AttendanceStatus.APOLOGIES) == 1
        assert {seat.status for seat in copy.attendance} == {AttendanceStatus.INVITED}
        there = records.rows(project, Feedback, records.ids(project, Feedback, f"engagement:{held.uid}"))
        assert len(there) == 9
        said = {feedback.text: feedback for feedback in there}
        assert not any(feedback.unresolved for feedback in there)
        assert [coding.theme.kind for coding in said[_WRONG].codings] == ["4.1"]
        assert [coding.theme.kind for coding in said[_UNCODED].codings] == ["1.4"]
        assert "Energy Workers" in said[_UNKNOWN].who
        promised = records.rows(project, Commitment, records.ids(project, Commitment))
        follow_up = next(each for each in promised if each.text == _FOLLOW_UP)
        assert follow_up.feedback is not None
        assert "Send the survey round by Friday" in {each.text for each in promised}


def test_by_keyboard(start: Start, sample_path: Path) -> None:
    person = start()
    begin(person, sample_path)
    person.press("Ctrl+3", "Ctrl+N")
    assert person.focused() == "Title"
    person.write(_TITLE)
    person.press("Tab")
    person.write("2 November 2026")
    person.tab_to("What may be said of it outside")
    person.write("Chat")
    person.press("Tab")
    person.write("Clean")
    person.tab_to("Add engagement")
    person.press("Return")
    person.reads(_TITLE, "2 November 2026")
    assert person.focused() == "engagements"
    person.press("Return")
    person.reads("Nobody is on the list yet")

    for kind in _KINDS:
        person.press("Ctrl+Shift+I")
        person.write(f"kind:{kind}")
        person.press("Return")
        assert person.focused() == "Found"
        person.reads("0 of them are on the list already")
        person.press("Return")
    person.reads("Attendance 12")
    if person.focused() != "Attendance":
        person.tab_to("Attendance")
    person.press("Ctrl+A", "A", "J", "P")
    person.reads("attended 11", "apologies 1")

    person.press("Ctrl+L")
    for line in _LINES:
        person.write(line)
        person.press("Return")
    person.press("Escape")
    person.reads("Feedback 9", "Follow-ups 1")

    person.press("Ctrl+4", "/")
    person.write("is:unresolved ")
    person.press("Return", "Escape")
    person.reads("To resolve: #no-such-theme", _WRONG)
    person.press("R")
    person.reads("What does #no-such-theme mean")
    person.write("4.1")
    person.press("Return")
    person.reads("To resolve: @nobody-known", _UNKNOWN)
    person.press("R")
    person.write("energy workers")
    person.press("Return")
    person.press("/", "Backspace", "Ctrl+A")
    person.write("is:uncoded ")
    person.press("Return", "Escape")
    person.reads(_UNCODED)
    person.press("Home", "T")
    person.write("1.4")
    person.press("Return")
    person.reads(f"Undo: Code feedback {_UNCODED} to 1.4")

    person.press("/", "Backspace", "Ctrl+A")
    person.write("meet again")
    person.press("Return", "Escape", "Ctrl+M")
    assert person.focused() == "What is to be done"
    person.write(_FOLLOW_UP)
    person.tab_to("Add follow-up")
    person.press("Return")
    person.reads(_FOLLOW_UP)

    person.press("Ctrl+3")
    person.press("Ctrl+K")
    person.write("note final")
    person.press("Return")
    person.reads(_FINAL)
    person.press("Ctrl+D")
    person.reads("all 12 on its list are invited again")
    person.write("7 December 2026")
    person.press("Return")
    person.reads("7 December 2026", "0 of 12 accepted")
    person.press("Ctrl+Q")
    person.gone()
    check(sample_path)


def test_by_mouse(start: Start, sample_path: Path) -> None:
    person = start()
    begin(person, sample_path)
    person.click("Engagements", QListView)
    person.click("New", QPushButton)
    person.write(_TITLE)
    person.click("Date", QLineEdit)
    person.press("Ctrl+A")
    person.write("2 November 2026")
    person.click("What may be said of it outside", QComboBox)
    person.click("Chatham House", QListView)
    person.click("Agenda to log against", QComboBox)
    person.click("Clean manufacturing", QListView)
    person.click("Add engagement", QPushButton)
    person.reads(_TITLE, "2 November 2026")
    person.click(_TITLE, QAbstractItemView, twice=True)
    person.reads("Nobody is on the list yet")

    for kind in _KINDS:
        person.click("Invite…", QPushButton)
        person.click("Filter", QLineEdit)
        person.write(f"kind:{kind} ")
        person.reads("0 of them are on the list already")
        person.click("Invite ", QPushButton)
    person.reads("Attendance 12")
    person.click("Example Energy Workers' Union", QAbstractItemView)
    person.press("Ctrl+A")
    person.click("Mark as", QPushButton)
    person.click("Mark as attended", QMenu)
    person.click("Example Forge and Foundry Union", QAbstractItemView)
    person.click("Mark as", QPushButton)
    person.click("Mark as sent apologies", QMenu)
    person.reads("attended 11", "apologies 1")

    person.click("Log feedback", QPushButton)
    for line in _LINES:
        person.write(line)
        person.press("Return")
    person.click("Close the log line", QToolButton)
    person.reads("Feedback 9", "Follow-ups 1")

    person.click("Feedback", QListView)
    person.click("To resolve", QPushButton)
    person.click(_WRONG, QAbstractItemView)
    person.press("R")
    person.write("4.1")
    person.click("4.1", QListView)
    person.click(_UNKNOWN, QAbstractItemView)
    person.press("R")
    person.write("energy workers")
    person.click("Example Energy Workers' Union", QListView)
    person.click("Not coded yet", QPushButton)
    person.click(_UNCODED, QAbstractItemView)
    person.click("Code", QPushButton)
    person.write("1.4")
    person.click("1.4", QListView)
    person.reads(f"Undo: Code feedback {_UNCODED} to 1.4")

    person.click("All", QPushButton)
    person.click(_UNKNOWN, QAbstractItemView)
    person.click("Follow up", QPushButton)
    person.write(_FOLLOW_UP)
    person.click("Add follow-up", QPushButton)
    person.reads(_FOLLOW_UP)

    person.click("Engagements", QListView)
    person.click("Notes", QTabBar)
    person.click("State of the note", QComboBox)
    person.click("Final", QListView)
    person.reads(_FINAL)
    person.click("Copy…", QPushButton)
    person.reads("all 12 on its list are invited again")
    person.write("7 December 2026")
    person.click("Copy", QPushButton)
    person.reads("7 December 2026", "0 of 12 accepted")
    person.window.close()
    person.gone()
    check(sample_path)
