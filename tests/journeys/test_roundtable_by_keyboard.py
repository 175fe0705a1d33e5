"""A Chatham House roundtable of twelve, from the first line to the public note, by the keyboard alone."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement, NoteState
from engage.domain.feedback import Feedback
from engage.domain.organisations import Email, Organisation, OrganisationKind, Phone
from engage.services import leaks, outgoing, records
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.ui.main_window import MainWindow
from engage.ui.pad.page import PadPage
from engage.ui.pad.review import ReviewPage
from engage.ui.project_view import ProjectView
from engage.ui.summaries.page import SummariesPage
from tests.builders import new_project
from tests.ui.conftest import add, settle

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

_AT_THE_TABLE = (
    ("Castings Federation", OrganisationKind.TRADE_BODY, "Ana", "Sample"),
    ("Forge Union", OrganisationKind.UNION, "Bryn", "Specimen"),
    ("Press Makers", OrganisationKind.SME, "Carys", "Placeholder"),
    ("Steelworks", OrganisationKind.LARGE_COMPANY, "Dewi", "Beispiel"),
    ("Institute of Materials", OrganisationKind.RESEARCH, "Elin", "Ejemplo"),
    ("Toolmakers", OrganisationKind.SME, "Ffion", "Namoona"),
    ("Trades Council", OrganisationKind.UNION, "Gwen", "Mithal"),
    ("Port Authority", OrganisationKind.LOCAL_AUTHORITY, "Huw", "Voorbeeld"),
    ("Glass Alliance", OrganisationKind.TRADE_BODY, "Iolo", "Przyklad"),
    ("Climate Trust", OrganisationKind.NGO, "Jac", "Exemplar"),
    ("Fasteners", OrganisationKind.SME, "Kit", "Esempio"),
    ("Ceramics Guild", OrganisationKind.TRADE_BODY, "Lowri", "Mostra"),
)
_LATE = "Mabli Paradeigma"
_KEYS = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")
_SAID = (
    "Grants reach the smallest firms and loans do not",
    "Power costs more here than it does next door",
    "Retrain people before the line stops",
    "A grid connection takes longer than the furnace",
)
_SIGNS = ("+", "-", "~", "0", "?")


@dataclass(frozen=True)
class Room:
    """Somebody at the keyboard, and what is on the screen."""

    window: MainWindow
    view: ProjectView
    qtbot: QtBot

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the cursor is, and wait until it has taken effect."""
        if QApplication.activePopupWidget() is None:
            self.window.activateWindow()  # as a desktop does when a popup has gone
            self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.keyClick(self._cursor(), key, modifier)
        settle(self.qtbot, self.view.context)

    def type(self, text: str) -> None:
        """Type where the cursor is."""
        self.qtbot.keyClicks(self._cursor(), text)

    def enter(self, *lines: str) -> None:
        """Type lines, each with Enter, without waiting for anything."""
        for line in lines:
            self.type(line)
            self.qtbot.keyClick(self._cursor(), Qt.Key.Key_Return)

    def tab_to(self, is_there: Callable[[QWidget], bool]) -> None:
        """Press Tab until the cursor is there."""
        for _ in range(60):
            if is_there(self._cursor()):
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail("Tab does not lead there")

    def tab_to_button(self, text: str) -> None:
        """Press Tab until the cursor is on the button that says this."""
        self.tab_to(lambda widget: says(widget, text))

    def is_on(self, text: str) -> bool:
        """Whether the cursor is on the button that says this."""
        return says(self._cursor(), text)

    def _cursor(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        return self.window.focusWidget() or self.view


def says(widget: QWidget, text: str) -> bool:
    """Whether it is a button with this text."""
    return isinstance(widget, QPushButton) and widget.text() == text


@pytest.fixture
def prepared(tmp_path: Path) -> Path:
    """A project in which a roundtable is arranged, to which twelve are invited."""
    path = tmp_path / "roundtable.engage"
    with new_project(path) as project:
        agenda = add(project, Agenda(title="Example agenda"))
        for position, (code, title) in enumerate((("1", "Finance"), ("2", "Energy"), ("3", "Skills"))):
            add(project, Theme(agenda=agenda, code=code, title=title, position=position))
        seats = []
        for number, (name, kind, given, family) in enumerate(_AT_THE_TABLE):
            body = add(
                project,
                Organisation(
                    name=f"Example {name}",
                    kind=kind,
                    emails=(Email(address=f"office@body{number}.example"),),
                    phones=(Phone(number=f"+44 20 7946 {number:04}"),),
                ),
            )
            person = add(
                project,
                Contact(
                    given_name=given,
                    family_name=family,
                    affiliations=(Affiliation(organisation=body, is_primary=True),),
                    emails=(Email(address=f"{given.lower()}@body{number}.example"),),
                ),
            )
            seats.append(
                Attendance(
                    contact=person, organisation=body, status=AttendanceStatus.ATTENDED, seat=_KEYS[number]
                )
            )
        add(
            project,
            Engagement(
                title="Scoping roundtable",
                channel=Channel.ROUNDTABLE,
                held_on=dt.date(2020, 3, 25),
                rule=Rule.CHATHAM_HOUSE,
                agenda=agenda,
                attendance=tuple(seats),
            ),
        )
    return path


@pytest.fixture
def room(window: MainWindow, prepared: Path, qtbot: QtBot) -> Room:
    window.open_path(prepared)
    qtbot.waitUntil(lambda: window.project_view is not None, timeout=10_000)
    assert window.project_view is not None
    settle(qtbot, window.project_view.context)
    return Room(window, window.project_view, qtbot)


def test_a_roundtable_is_run_and_told_of_without_naming_anybody(room: Room, tmp_path: Path) -> None:
    open_the_pad(room)
    log_forty_lines(room)
    find_it_stopped(room, tmp_path)
    run_the_room(room)
    put_things_right(room)
    review_what_is_open(room)
    settle_the_note(room)
    save_for_the_public(room, tmp_path)
    for path in sorted(tmp_path.glob("note.*")):
        assert names_given_away(room.view.context.project, read(path)) == [], path.name
        assert _SAID[0] in " ".join(read(path).split()), path.name


def open_the_pad(room: Room) -> None:
    """From anywhere: the page of engagements, the first of them, and the pad."""
    room.press(Qt.Key.Key_3, CTRL)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_R, CTRL)
    assert isinstance(room.view.page, PadPage)
    assert room.view.page.seats.model().rowCount() == len(_AT_THE_TABLE)


def pad_of(room: Room) -> PadPage:
    assert isinstance(room.view.page, PadPage)
    return room.view.page


def log_forty_lines(room: Room) -> None:
    """As fast as somebody types: remarks with themes and stances, some without, one who came late."""
    lines = [
        f"@{_KEYS[number % 12]} #{number % 3 + 1} {_SIGNS[number % 5]} {_SAID[number % 4]}"
        + (f", number {number}" if number >= 4 else "")
        for number in range(36)
    ]
    lines[7] += " ! *"
    lines[11] += " =a =b"
    lines += [
        f'@"{_LATE}" #3 + Apprentices want a wage that pays the rent',
        "@c Nobody has asked the insurers",
        "@k Kit Esempio says that #nowhere is like this",
        "> @d Send the figures on power by Friday",
    ]
    assert len(lines) == 40
    room.enter(*lines)
    settle(room.qtbot, room.view.context)
    project = room.view.context.project
    said = records.rows(project, Feedback, records.ids(project, Feedback))
    assert len(said) == 39
    assert len(records.ids(project, Commitment)) == 1
    assert pad_of(room).log.waiting == []


def find_it_stopped(room: Room, folder: Path) -> None:
    """While a name stands in somebody's words, no note goes out; and for ourselves, names do stand there."""
    project = room.view.context.project
    early = registry.build(project, "engagement-note", audience=Audience.PUBLIC)
    with pytest.raises(leaks.Leaking):
        outgoing.save(project, early, folder / "note.pdf")
    assert not (folder / "note.pdf").exists()
    ours = registry.build(project, "engagement-note", audience=Audience.INTERNAL)
    outgoing.save(project, ours, folder / "ours.html")
    assert "Kit" in names_given_away(project, read(folder / "ours.html"), people=12)


def run_the_room(room: Room) -> None:
    """A hand, somebody who leaves, a point that is parked, a note to self; the line stays what it was."""
    room.type("half")
    for key in (Qt.Key.Key_H, Qt.Key.Key_G):
        room.press(key, CTRL)
        room.type("h")
        room.press(Qt.Key.Key_Return)
    pad = pad_of(room)
    assert pad.entry.line.text() == "half"
    room.type(" of them asked for rent")
    room.press(Qt.Key.Key_Return, SHIFT)
    room.type("Huw Voorbeeld was cross")
    room.press(Qt.Key.Key_Return, CTRL | SHIFT)
    held = the_engagement(room)
    assert [point.text for point in held.parked] == ["half of them asked for rent"]
    assert "Huw Voorbeeld was cross" in held.notes
    assert held.attendance[7].left is not None
    assert held.attendance[7].asked_at is None


def the_engagement(room: Room) -> Engagement:
    project = room.view.context.project
    (held,) = records.rows(project, Engagement, records.ids(project, Engagement))
    return held


def put_things_right(room: Room) -> None:
    """A line that names somebody in its words says so no longer: down into the log, Enter, and typed anew."""
    pad = pad_of(room)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    assert "Kit Esempio says" in pad.entry.line.text()
    room.press(Qt.Key.Key_A, CTRL)
    room.enter("@k They say that #nowhere is like this")
    settle(room.qtbot, room.view.context)
    assert pad.log.data(pad.log.index(1, 3)) == "They say that is like this"


def review_what_is_open(room: Room) -> None:
    """Who came late is somebody new; a mark that means nothing is left; what has no theme gets one."""
    room.press(Qt.Key.Key_R, CTRL | SHIFT)
    review = room.view.page
    assert isinstance(review, ReviewPage)
    assert review.steps.checkedButton().text() == "To resolve 2"
    project = room.view.context.project
    for wanted in ("New contact", "Ask no more"):
        room.press(Qt.Key.Key_R)
        palette = review.feedback.resolve_palette
        for _ in range(palette.list.model().rowCount()):
            if str(palette.list.currentIndex().data()).startswith(wanted):
                break
            room.press(Qt.Key.Key_Down)
        room.press(Qt.Key.Key_Return)
    assert review.steps.checkedButton().text() == "Not coded yet 2"
    for _ in range(2):
        room.press(Qt.Key.Key_T)
        room.type("skills")
        room.press(Qt.Key.Key_Return)
    assert not records.ids(project, Feedback, "is:uncoded")
    assert not records.ids(project, Feedback, "is:unresolved")
    assert records.count(project, Contact, f'name:"{_LATE}"') == 1
    assert review.steps.checkedButton().text() == "The note: draft"


def settle_the_note(room: Room) -> None:
    """Written, sent, corrected, final."""
    room.type("Those who came spoke of finance, energy and skills.")
    room.tab_to_button("It was sent to them")
    room.press(Qt.Key.Key_Space)
    assert the_engagement(room).note_state is NoteState.SENT
    review = room.view.page
    assert isinstance(review, ReviewPage)
    room.tab_to(lambda widget: widget is review.notes.editors["summary"].text)
    room.press(Qt.Key.Key_End, CTRL)
    room.type(" They meet again.")
    room.tab_to_button("Make it final")
    room.press(Qt.Key.Key_Space)
    held = the_engagement(room)
    assert held.note_state is NoteState.FINAL
    assert held.summary == "Those who came spoke of finance, energy and skills. They meet again."


def save_for_the_public(room: Room, folder: Path) -> None:
    """The note as a summary, for the public, in every form."""
    room.tab_to_button("See it as a summary")
    room.press(Qt.Key.Key_Space)
    page = room.view.page
    assert isinstance(page, SummariesPage)
    room.tab_to_button("Internal")
    while not room.is_on("Public"):
        room.press(Qt.Key.Key_Right)
    room.press(Qt.Key.Key_Space)
    for suffix in ("pdf", "html", "csv"):
        page.save_to(folder / f"note.{suffix}")
        settle(room.qtbot, room.view.context)
        assert (folder / f"note.{suffix}").exists(), room.window.error_bar.text()


def read(path: Path) -> str:
    """All that can be read in a file: of a PDF its text, its properties and its bookmarks."""
    if path.suffix != ".pdf":
        return path.read_text("utf-8")
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
        bookmarks = [bookmark.get_title() for bookmark in document.get_toc()]
        return "\n".join((*texts, *bookmarks, *document.get_metadata_dict().values()))


def names_given_away(project: Project, text: str, people: int = 13) -> list[str]:
    """What stands in a text of those who were there: people, bodies, addresses and numbers."""
    persons = records.rows(project, Contact, records.ids(project, Contact))
    bodies = records.rows(project, Organisation, records.ids(project, Organisation))
    assert (len(persons), len(bodies)) == (people, 12)
    telling = [name for person in persons for name in (person.given_name, person.family_name)]
    telling += [body.name for body in bodies]
    telling += [body.name.removeprefix("Example ") for body in bodies]
    telling += [email.address for each in (*persons, *bodies) for email in each.emails]
    telling += [phone.number for each in (*persons, *bodies) for phone in each.phones]
    plain = " ".join(text.split()).casefold()
    words = set(re.findall(r"\w+", plain))

    def is_there(name: str) -> bool:
        return name in (plain if " " in name or "@" in name else words)

    return [name for name in telling if is_there(name.casefold())]
