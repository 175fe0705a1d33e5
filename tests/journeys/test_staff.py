"""Somebody of the staff on a bad day: finds a person, puts records right, hands over a colleague's people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPushButton, QTabBar

from engage.domain.contacts import Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun
from engage.services import projects, records
from engage.services.projects import Project
from tests.journeys.person import Person

Start = Callable[[], Person]

_FOUND = "Gurpreet Namoona"
_SAID = "The furnace I buy next will run for thirty years."
_WAS = "gurpreet@fasteners.example"
_BAD, _GOOD = "gurpreet.fasteners.example", "g.namoona@fasteners.example"
_SENTENCE = "is no e-mail address. Write it as name@body.example."


@pytest.fixture
def path(sample_path: Path) -> Path:
    """The sample, in which one person stands twice."""
    with projects.open_project(sample_path, who="Tom Exempel") as project:
        emails = (Email(address="a.sample@glass-ceramics.example"),)
        twin = Contact(given_name="Amara", family_name="Sample", title="Dr", emails=emails)
        records.add(project, twin)
    return sample_path


def leave_yesterday(person: Person, path: Path) -> None:
    """Open the project, look at somebody, and close the program."""
    person.window.open_path(path)
    person.until(lambda: person.window.project_view is not None)
    person.press("Ctrl+K")
    person.write("tomos")
    person.press("Return")
    person.window.close()
    person.gone()


def people(project: Project, filter: str = "") -> list[Contact]:
    return records.rows(project, Contact, records.ids(project, Contact, filter))


def check(path: Path) -> None:
    """All of it stands in the project, but for the deed that was undone."""
    with projects.open_project(path, who="AB") as project:
        (found,) = people(project, "namoona")
        assert found.emails[0].address == _WAS
        (amara,) = people(project, "amara")
        assert amara.title == "Dr"
        assert {email.address.split("@")[0] for email in amara.emails} == {"amara.sample", "a.sample"}
        kinds: tuple[Any, ...] = (Contact, Organisation)
        for kind in kinds:
            owners = {kept.owner for kept in records.rows(project, kind, records.ids(project, kind))}
            assert "Ffion Specimen" not in owners
            assert "Sam Example" in owners
        assert found.owner == "Sam Example"


def is_back(person: Person) -> None:
    """The page and the record of yesterday."""
    person.until(lambda: person.window.project_view is not None)
    assert person.project_view.page.name == "stakeholders"
    chosen = person.project_view.chosen()
    assert chosen is not None
    assert chosen[0] is Noun.CONTACT
    person.reads("Tomos Enghraifft", "Policy manager, Example Makers' Alliance")


def test_by_keyboard(start: Start, path: Path) -> None:
    leave_yesterday(start(), path)
    person = start()
    assert person.focused() == "Green manufacturing"
    person.press("Return")
    is_back(person)

    person.press("Ctrl+K")
    person.write("gu")
    person.press("Return")
    person.reads(_FOUND, "Owner, Example Fasteners")
    person.press("F6")
    assert person.focused() == "Given name"
    person.tab_to("What to see of it", back=True)
    person.press("Right", "Right")
    person.reads(_SAID)
    person.press("Left", "Left")
    person.tab_to(_WAS)
    person.press("Return")
    assert person.focused() == "E-mail address"
    person.write(_BAD)
    person.press("Return")
    person.reads(_SENTENCE, _BAD)
    assert person.focused() == "E-mail address"
    person.press("Ctrl+A")
    person.write(_GOOD)
    person.press("Return")
    person.reads(_GOOD)
    assert not person.can_read(_SENTENCE)

    person.press("Ctrl+K")
    person.write("possible dup")
    person.press("Return")
    person.reads("Possible duplicates", "1 of 1", "Dr")
    assert person.focused() == "Title: Dr"
    person.tab_to("Merge")
    person.press("Return")
    person.reads("No more pairs")
    assert person.focused() == "Close"
    person.press("Return")

    person.press("Ctrl+K")
    person.write("colleague")
    person.press("Return")
    person.reads("Hand over to a colleague", "Contacts: 14")
    assert person.focused() == "From"
    person.press("Tab")
    assert person.focused() == "To"
    person.write("Sam Example")
    person.press("Return")
    person.reads("Handed over from Ffion Specimen to Sam Example", "Sam Example")

    person.tab_to("What to see of it", back=True)
    person.press("Right", "Right", "Right", "Right")
    person.tab_to("History")
    person.press("Down")
    person.press("Backspace")
    person.reads("Undo: Edit contact Gurpreet Namoona")
    person.tab_to("What to see of it", back=True)
    person.press("Left", "Left", "Left", "Left")
    person.reads(_WAS)
    person.press("Ctrl+Q")
    person.gone()
    check(path)


def test_by_mouse(start: Start, path: Path) -> None:
    leave_yesterday(start(), path)
    person = start()
    person.click("Green manufacturing")
    is_back(person)

    person.click("Search or jump to…", QPushButton)
    person.write("gu")
    person.click(_FOUND, QAbstractItemView)
    person.reads(_FOUND, "Owner, Example Fasteners")
    person.click("Said", QTabBar)
    person.reads(_SAID)
    person.click("About", QTabBar)
    person.click(_WAS, QPushButton)
    person.write(_BAD)
    person.click("Family name", QLineEdit)
    person.reads(_SENTENCE, _BAD)
    person.click("E-mail address", QLineEdit)
    person.press("Ctrl+A")
    person.write(_GOOD)
    person.click("Family name", QLineEdit)
    person.reads(_GOOD)
    assert not person.can_read(_SENTENCE)

    person.until(lambda: person.can_read("1 possible duplicate"))
    person.click("1 possible duplicate", QPushButton)
    person.reads("Possible duplicates", "1 of 1", "Dr")
    person.click("Merge", QPushButton)
    person.reads("No more pairs")
    person.click("Close", QPushButton)

    person.choose_from("Stakeholders", "Hand over to a colleague…")
    person.reads("Hand over to a colleague", "Contacts: 14")
    person.click("To", QLineEdit)
    person.write("Sam Example")
    person.click("Hand over", QPushButton)
    person.reads("Handed over from Ffion Specimen to Sam Example", "Sam Example")

    person.click("History", QTabBar)
    person.click("Edit contact Gurpreet Namoona", QAbstractItemView)
    person.click("Undo only this deed", QPushButton)
    person.reads("Undo: Edit contact Gurpreet Namoona")
    person.click("About", QTabBar)
    person.reads(_WAS)
    person.window.close()
    person.gone()
    check(path)
