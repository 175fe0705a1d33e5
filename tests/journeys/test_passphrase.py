"""Somebody who protects a project by a passphrase, leaves the room, and forgets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from engage.domain.organisations import Organisation
from engage.domain.recovery_words import lines
from engage.errors import WrongPassphrase
from engage.services import passphrases, projects, records
from tests.journeys.person import Person

FIRST = "five example words"
SECOND = "seven lilac harbours sing"


def test_a_project_is_locked_opened_by_its_sheet_and_given_another_passphrase_by_mouse(
    start: Callable[[], Person], tmp_path: Path
) -> None:
    path = tmp_path / "protected.engage"
    person = start()
    person.click("New project…")
    person.click("Name of the programme of work", QLineEdit)
    person.write("Example programme")
    person.click("File", QLineEdit)
    person.press("Ctrl+A")
    person.write(str(path))
    person.click("New passphrase", QLineEdit)
    person.write(FIRST)
    person.click("The same once more", QLineEdit)
    person.write("five example word")
    person.click("Make the project")
    person.reads("The two passphrases differ")
    person.write(FIRST)  # over what differed
    person.click("Make the project")
    person.until(lambda: person.window.project_view is not None)
    person.reads("Recovery sheet", "a lost passphrase means")
    sheet = tmp_path / "sheet.pdf"
    save_sheet(person, sheet)
    person.click("Close")
    person.reads("Encrypted")
    begin_an_organisation(person)

    person.choose_from("Project", "Lock now")
    person.until(lambda: person.window.project_view is None)
    person.reads("protected.engage", "The project is locked.")
    assert not person.can_read("Example programme")
    person.write("forgotten")
    person.click("Open")
    person.reads("The passphrase does not open protected.engage")
    person.click("Use the recovery sheet…")
    person.write(words_of(path))
    person.click("Open")
    person.until(lambda: person.window.project_view is not None)
    person.reads("Specimen")
    person.click("Add organisation", QPushButton)

    person.click("Encrypted")
    person.reads("This project is encrypted", "Backups from before still open by the old passphrase")
    person.click("Passphrase as it is now", QLineEdit)
    person.write(FIRST)
    person.click("New passphrase", QLineEdit)
    person.write(SECOND)
    person.reads("Good")
    person.click("The same once more", QLineEdit)
    person.write(SECOND)
    person.click("Change the passphrase", QPushButton)
    person.until(lambda: person.can_read("a lost passphrase means"))
    person.click("Not now")
    person.window.close()
    person.gone()
    check(path)


def test_a_project_is_locked_opened_by_its_sheet_and_given_another_passphrase_by_keyboard(
    start: Callable[[], Person], tmp_path: Path
) -> None:
    path = tmp_path / "protected.engage"
    person = start()
    person.press("Ctrl+Shift+N")
    person.write("Example programme")
    person.tab_to("File")
    person.press("Ctrl+A")
    person.write(str(path))
    person.tab_to("New passphrase")
    person.write(FIRST)
    person.tab_to("The same once more")
    person.write(FIRST)
    person.press("Return")
    person.until(lambda: person.window.project_view is not None)
    person.until(lambda: person.can_read("a lost passphrase means"))
    person.press("Esc")
    begin_an_organisation(person)

    person.press("Ctrl+Shift+L")
    person.until(lambda: person.window.project_view is None)
    person.reads("The project is locked.")
    person.write("forgotten")
    person.press("Return")
    person.reads("The passphrase does not open protected.engage")
    person.tab_to("Use the recovery sheet…")
    person.press("Space")
    person.write(words_of(path))
    person.tab_to("Open")
    person.press("Return")
    person.until(lambda: person.window.project_view is not None)
    person.reads("Specimen")
    assert person.focused() == "Name"
    person.tab_to("Add organisation")
    person.press("Return")

    person.press("Ctrl+K")
    person.write(">passphrase")
    person.press("Return")
    person.tab_to("Passphrase as it is now")
    person.write(FIRST)
    person.tab_to("New passphrase")
    person.write(SECOND)
    person.tab_to("The same once more")
    person.write(SECOND)
    person.press("Return")
    person.until(lambda: person.can_read("a lost passphrase means"))
    person.press("Esc")
    person.window.close()
    person.gone()
    check(path)


def begin_an_organisation(person: Person) -> None:
    """Write the name of one, and leave it at that."""
    person.press("Ctrl+2")
    person.press("Ctrl+N")
    person.write("Specimen")


def save_sheet(person: Person, path: Path) -> None:
    def say_where() -> None:
        person.find("File name")
        person.press("Ctrl+A")
        person.write(str(path))
        person.press("Return")

    person.answer(say_where)
    person.click("Save as PDF…")
    person.until(path.exists)
    person.reads("Saved as sheet.pdf")


def words_of(path: Path) -> str:
    """What stands on the paper."""
    key = passphrases.unlock(path, FIRST)
    return " ".join(lines(key.secret + key.salt))


def check(path: Path) -> None:
    """The second passphrase opens it, the first no more, and nothing was lost."""
    with pytest.raises(WrongPassphrase):
        passphrases.unlock(path, FIRST)
    with projects.open_project(path, who="Test", key=passphrases.unlock(path, SECOND)) as project:
        assert projects.details(project).name == "Example programme"
        (only,) = records.rows(project, Organisation, records.ids(project, Organisation))
        assert only.name == "Specimen"
