"""Somebody with other people's lists: says what is in them, decides who is who, and takes all of it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QPushButton

from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.disclosure import Level
from engage.domain.engagements import Engagement
from engage.domain.feedback import Capacity, Feedback
from engage.domain.organisations import Organisation
from engage.domain.records import Record
from engage.services import projects, records
from engage.services.projects import Project
from tests.builders import add, new_project
from tests.journeys.person import Person
from tests.workbook_files import xlsx

Start = Callable[[], Person]

CORPUS = Path(__file__).parents[1] / "corpus"
_LIST = """Members of the group,,,,,,
Surname,First name,Works for,E-mail,Lawful basis,Review,Shelf
Placeholder,Iolo,Example Forge,iolo@forge.example,told us,3/4/2026,A2
Sample,Ana,Example Kiln,ana@kiln.example,,,
Specimen,Gwen,Example Forge,gwen(at)forge,,,
Beispiel,Jac,Example Forge,,consent,5/6/2026,B1
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one contact."""
    path = tmp_path / "Members.engage"
    with new_project(path) as project:
        body = add(project, Organisation(name="Example Castings"))
        role = Affiliation(organisation=body, is_primary=True)
        records.add(project, Contact(given_name="Ana", family_name="Sample", affiliations=(role,)))
    return path


def begin(start: Start, path: Path) -> Person:
    person = start()
    person.window.open_path(path)
    person.until(lambda: person.window.project_view is not None)
    return person


def choose_file(person: Person, file: Path) -> None:
    """Ask for an import, and take a file, by keys."""

    def say_which() -> None:
        person.write(str(file))
        person.press("Return")

    person.press("Ctrl+I")
    assert person.focused() == "Choose a file"
    person.answer(say_which)
    person.press("Return")


def every(project: Project, kind: type[Record]) -> list[Record]:
    return records.rows(project, kind, records.ids(project, kind))


def people(path: Path) -> dict[str, Contact]:
    with projects.open_project(path, who="AB") as project:
        return {each.name: each for each in every(project, Contact) if isinstance(each, Contact)}


def leave(person: Person) -> None:
    person.window.close()
    person.gone()


def test_a_strange_list_by_keyboard(start: Start, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "members.csv"
    file.write_text(_LIST, encoding="utf-8")
    person = begin(start, path)
    choose_file(person, file)
    person.reads("7 columns, 4 rows. 3 lines are marked with ?: look at them before you go on.")
    assert person.focused() == "Columns and values of the file"
    person.reads("“told us”: Not understood: its rows come in without it.")
    person.press("Return")
    person.write("consent")
    person.press("Return")
    person.reads("“told us”: As you said.")
    person.press("Down", "Down")
    person.reads("? 3 April 2026")
    person.press("Return", "Down", "Return")
    person.reads("4 March 2026")
    person.press("Down", "Return")
    person.write("notes")
    person.press("Return")
    person.reads("7 columns, 4 rows.")
    person.tab_to("Next")
    person.press("Return")

    person.reads("Contacts: 3 new, 1 unsure; 1 of them without a value.")
    person.reads("E-mails: “gwen(at)forge” is no e-mail address. 1 row comes in without it.")
    person.tab_to("All 4", back=True)
    person.press("Right", "Right")
    assert person.focused() == "1 without a value"
    person.reads("Without: e-mails")
    person.press("Right")
    assert person.focused() == "1 unsure"
    person.tab_to("Lines of the file")
    person.reads("Example Castings", "Example Kiln", "The same name")
    person.press("Return")
    assert person.focused() == "It is this one: Ana Sample, the same name"
    person.press("Return")
    person.reads("Contacts: 3 new, 1 filled in; 1 of them without a value. You have decided on 1.")
    person.tab_to("Import")
    person.press("Return")
    person.reads("Imported 4 contacts from members.csv")
    person.press("Ctrl+S")
    leave(person)

    there = people(path)
    assert sorted(there) == ["Ana Sample", "Gwen Specimen", "Iolo Placeholder", "Jac Beispiel"]
    iolo = there["Iolo Placeholder"]
    assert (iolo.lawful_basis, str(iolo.review_on), iolo.notes) == (LawfulBasis.CONSENT, "2026-03-04", "A2")
    assert {role.organisation.name for role in there["Ana Sample"].affiliations} == {
        "Example Castings",
        "Example Kiln",
    }

    person = begin(start, path)
    person.press("Ctrl+Z")
    person.wait()
    leave(person)
    assert list(people(path)) == ["Ana Sample"]
    with projects.open_project(path, who="AB") as project:
        assert [each.name for each in every(project, Organisation)] == ["Example Castings"]  # type: ignore[attr-defined]


def test_a_workbook_of_two_sheets_by_mouse(start: Start, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "both.xlsx"
    file.write_bytes(
        xlsx(
            {
                "Bodies": [["name", "kind"], ["Example Forge", "SME"]],
                "People": [["given_name", "family_name"], ["Iolo", "Placeholder"]],
            }
        )
    )
    person = begin(start, path)
    choose_file(person, file)
    person.reads("Sheet", "Bodies")
    sheets = person.find("Bodies", QComboBox).widget
    assert isinstance(sheets, QComboBox)
    person.tab_to("Sheet")
    person.press("Down")
    person.reads("People")
    person.tab_to("What it holds", back=True)
    person.write("contacts")
    person.click("Next", QPushButton)
    person.reads("Contacts: 1 new.")
    person.click("Iolo Placeholder", QAbstractItemView)
    person.click("Import", QPushButton)
    person.reads("Imported 1 contact from both.xlsx")
    leave(person)
    assert sorted(people(path)) == ["Ana Sample", "Iolo Placeholder"]


def test_cards_and_a_call_by_keyboard(start: Start, path: Path) -> None:
    person = begin(start, path)
    choose_file(person, CORPUS / "vcard" / "apple-3.0.vcf")
    person.reads("Import")
    assert person.focused() == "Lines of the file"
    person.tab_to("Import")
    person.press("Return")
    person.reads("from apple-3.0.vcf")
    choose_file(person, CORPUS / "calls" / "teams-meeting.csv")
    person.reads("Who was on a call (Teams)")
    person.tab_to("Next")
    person.press("Return")
    person.tab_to("Import 3 and leave 2 out")
    person.press("Return")
    person.reads("from teams-meeting.csv")
    leave(person)
    with projects.open_project(path, who="AB") as project:
        (held,) = every(project, Engagement)
        assert isinstance(held, Engagement)
        assert len(held.attendance) > 1


_GUESTS = """Guests of the round table,,,,
Invitee,Firm,Sort of org,Ping,On the day
Ana Sample,Example Castings,Guild,ana@castings.example,was in
Iolo Placeholder,Example Forge,SME,iolo@forge.example,stayed home
Mair Specimen,Example Mill,Guild,mair@mill.example,was in
"""


def answer_by_key(person: Person, said: str, words: str) -> None:
    """Go down to the line that says this, and choose by the beginning of its words."""
    for _ in range(20):
        if person.can_read(f"“{said}”: "):
            break
        person.press("Down")
    person.press("Return")
    person.write(words)
    person.press("Return")
    person.reads(f"“{said}”: As you said.")


def test_an_odd_list_of_guests_by_keyboard(start: Start, path: Path, tmp_path: Path) -> None:
    with projects.open_project(path, who="AB") as project:
        records.add(project, Engagement(title="Heat round table", held_on=dt.date(2026, 3, 4)))
    file = tmp_path / "guests.csv"
    file.write_text(_GUESTS, encoding="utf-8")
    person = begin(start, path)
    choose_file(person, file)
    person.tab_to("What it holds")
    person.write("attendance")
    person.tab_to("Engagement it belongs to")
    person.press("Down")
    person.reads("Heat round table")
    person.tab_to("Next")
    person.press("Return")
    person.reads("5 columns, 3 rows.")
    assert person.focused() == "Columns and values of the file"
    person.press("Home")
    answer_by_key(person, "Invitee", "full")
    answer_by_key(person, "Guild", "trade")
    answer_by_key(person, "On the day", "attended")
    answer_by_key(person, "was in", "attended")
    answer_by_key(person, "stayed home", "did")
    person.tab_to("Next")
    person.press("Return")
    person.reads("Attendance: 3 new.")
    assert person.focused() == "Lines of the file"
    person.press("Down", "Down", "Delete")
    person.reads("Attendance: 2 new, 1 left out. You have decided on 1.")
    person.press("Ctrl+Z")
    person.reads("Attendance: 3 new.")
    person.press("Down", "Delete")
    person.reads("Attendance: 2 new, 1 left out. You have decided on 1.")
    person.tab_to("Import 2 and leave 1 out")
    person.press("Return")
    person.reads("from guests.csv")

    file.write_text(_GUESTS.replace("Mair Specimen", "Jac Beispiel"), encoding="utf-8")
    choose_file(person, file)
    person.tab_to("What it holds")
    person.write("attendance")
    person.tab_to("Engagement it belongs to")
    person.press("Down")
    person.tab_to("Next")
    person.press("Return")
    person.reads("Attendance: 1 new, 2 the same.")
    person.press("Escape")
    leave(person)
    with projects.open_project(path, who="AB") as project:
        (held,) = every(project, Engagement)
        assert isinstance(held, Engagement)
        came = {seat.contact.name: seat.status.value for seat in held.attendance if seat.contact}
        kinds = {each.name: each.kind.value for each in every(project, Organisation)}  # type: ignore[attr-defined]
    assert came == {"Ana Sample": "attended", "Iolo Placeholder": "did_not_show"}
    assert kinds == {"Example Castings": "trade_body", "Example Forge": "sme"}


_SHEET = """Ref,Author,Came in,On whose behalf?,Obstacles,May we publish your answer?
7,Ana Sample,3/4/2026,Just me,There are not enough people who can fit them.,Rather ask me
8,Iolo Placeholder,4/5/2026,Just me,The price of power stands in the way of all of it.,Yes
"""


def test_an_odd_response_sheet_by_keyboard(start: Start, path: Path, tmp_path: Path) -> None:
    file = tmp_path / "heat.csv"
    file.write_text(_SHEET, encoding="utf-8")
    person = begin(start, path)
    choose_file(person, file)
    person.tab_to("What it holds")
    person.write("responses")
    person.tab_to("Next")
    person.press("Return")
    person.reads("6 columns, 2 rows.")
    person.press("Home")
    answer_by_key(person, "Author", "full")
    answer_by_key(person, "Came in", "date")
    answer_by_key(person, "On whose behalf?", "capacity")
    answer_by_key(person, "Just me", "personal")
    answer_by_key(person, "Obstacles", "question")
    answer_by_key(person, "Rather ask me", "anonymous")
    person.tab_to("Next")
    person.press("Return")
    person.reads("Responses to a consultation: 2 new")
    person.tab_to("Import")
    person.press("Return")
    person.reads("from heat.csv")
    leave(person)
    with projects.open_project(path, who="AB") as project:
        said = {each.contact.name: each for each in every(project, Feedback)}  # type: ignore[attr-defined]
    ana = said["Ana Sample"]
    assert (str(ana.said_on), ana.capacity, ana.disclosure) == (
        "2026-04-03",
        Capacity.PERSONAL,
        Level.ANONYMOUS,
    )
    assert said["Iolo Placeholder"].disclosure is None
