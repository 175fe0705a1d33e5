"""The pad of a live engagement: seats, hands, what is talked about, what is parked, and how it all stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from engage.domain import clock
from engage.domain.agendas import Agenda, Theme
from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Audience
from engage.domain.engagements import (
    AgendaItem,
    Attendance,
    AttendanceRole,
    AttendanceStatus,
    Channel,
    Engagement,
)
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.pad import Seat, hand_queue, not_heard
from engage.domain.records import Noun, Reference
from engage.errors import Conflict, Invalid, NotFound
from engage.services import attendance, feedback, pad, records, undo
from engage.services.projects import Project
from engage.services.summaries import registry
from tests.builders import new_project
from tests.deeds import add, no_deed, one_deed

TODAY = dt.datetime.now(dt.UTC).date()


@dataclass(frozen=True)
class Room:
    project: Project
    engagement: int
    ana: int
    union: int
    press: int

    def state(self) -> pad.Pad:
        return pad.state(self.project, self.engagement)

    def seat(self, name: str) -> Seat:
        return next(seat for seat in self.state().seats if seat.name == name)

    def log(self, line: str) -> int:
        return feedback.log(self.project, self.engagement, line).record.id

    def held(self) -> Engagement:
        return records.get(self.project, Engagement, self.engagement)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """Today's roundtable of Ana, for a union, and of a firm for which nobody is named yet."""
    with new_project(tmp_path / "Example.engage") as project:
        agenda = Reference(add(project, Agenda(title="Example agenda")))
        top = Reference(add(project, Theme(agenda=agenda, code="2", title="Energy")))
        add(project, Theme(agenda=agenda, parent=top, code="2.10", title="Prices", position=1))
        add(project, Theme(agenda=agenda, parent=top, code="2.9", title="Grids"))
        union = add(project, Organisation(name="Example Union", kind=OrganisationKind.UNION))
        press = add(project, Organisation(name="Example Press", kind=OrganisationKind.SME))
        role = Affiliation(organisation=Reference(union), is_primary=True)
        ana = add(project, Contact(given_name="Ana", family_name="Sample", affiliations=(role,)))
        seats = (
            Attendance(contact=Reference(ana), organisation=Reference(union), seat="as"),
            Attendance(organisation=Reference(press)),
        )
        items = (AgendaItem(title="Welcome", minutes=5), AgendaItem(title="Heat", minutes=20))
        held = Engagement(
            title="Round table",
            channel=Channel.ROUNDTABLE,
            held_on=TODAY,
            zone="UTC",
            agenda=agenda,
            attendance=seats,
            items=items,
        )
        yield Room(project, add(project, held), ana, union, press)


def test_everybody_has_a_key_at_once(room: Room) -> None:
    with one_deed(room.project):
        attendance.give_seats(room.project, room.engagement)
    assert [(seat.key, seat.name, seat.kind) for seat in room.state().seats] == [
        ("as", "Ana Sample", OrganisationKind.UNION),
        ("ep", "Example Press", OrganisationKind.SME),
    ]


def test_a_seat_gets_the_key_that_one_likes(room: Room) -> None:
    press = room.seat("Example Press").attendance_id
    with one_deed(room.project):
        pad.set_seat(room.project, press, " é1 ")
    assert room.seat("Example Press").key == "é1"
    with no_deed(room.project):
        for wrong in ("a b", "…", '"x'):
            with pytest.raises(Invalid, match="cannot stand after @"):
                pad.set_seat(room.project, press, wrong)
        with pytest.raises(Conflict, match="Two attendees"):
            pad.set_seat(room.project, press, "AS")
        with pytest.raises(NotFound):
            pad.set_seat(room.project, 999, "x")
    pad.set_seat(room.project, press, "")
    assert room.seat("Example Press").key == ""


def test_they_come_and_leave_and_come_back(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    ana = room.seat("Ana Sample").attendance_id
    at = dt.datetime(2020, 3, 25, 14, 0, tzinfo=dt.UTC)
    with one_deed(room.project):
        monkeypatch.setattr(clock, "read", lambda: int(at.timestamp()) * 10**9)
        pad.came(room.project, [ana, room.seat("Example Press").attendance_id])
    seat = room.seat("Ana Sample")
    assert (seat.status, seat.joined, seat.left, seat.is_here) == (AttendanceStatus.ATTENDED, at, None, True)
    pad.raise_hand(room.project, ana)
    with one_deed(room.project):
        monkeypatch.setattr(clock, "read", lambda: (int(at.timestamp()) + 3600) * 10**9)
        pad.went(room.project, [ana])
    seat = room.seat("Ana Sample")
    assert (seat.left, seat.asked_at, seat.is_here) == (at + dt.timedelta(hours=1), None, False)
    pad.came(room.project, [ana])
    seat = room.seat("Ana Sample")
    assert (seat.joined, seat.left, seat.is_here) == (at, None, True)
    assert [deed.label for deed in undo.history(room.project)][:4] == [
        "Note that Ana Sample came",
        "Note that Ana Sample left",
        "Raise the hand of Ana Sample",
        "Note that 2 attendees came",
    ]
    with no_deed(room.project), pytest.raises(NotFound):
        pad.came(room.project, [999])


def test_hands_are_called_in_the_order_in_which_they_went_up(room: Room) -> None:
    attendance.give_seats(room.project, room.engagement)
    ana, press = (room.seat(name).attendance_id for name in ("Ana Sample", "Example Press"))
    pad.raise_hand(room.project, press)
    pad.raise_hand(room.project, ana)
    with no_deed(room.project):
        pad.raise_hand(room.project, press)
    assert [seat.key for seat in hand_queue(room.state().seats)] == ["ep", "as"]
    room.log("@ep Prices come first")
    assert [seat.key for seat in hand_queue(room.state().seats)] == ["as"], "who has spoken waits no longer"
    undo.undo(room.project)
    assert [seat.key for seat in hand_queue(room.state().seats)] == ["ep", "as"], "and again as it was"
    room.log("> @ep Send it")
    room.log("What Ana would like to know")
    assert len(hand_queue(room.state().seats)) == 2, "neither a promise nor somebody else's words"
    with one_deed(room.project):
        pad.lower_hand(room.project, press)
    room.log("@sample Yes")
    assert not hand_queue(room.state().seats)


def test_who_has_not_spoken_by_kind(room: Room) -> None:
    silent = {kind: [seat.name for seat in of] for kind, of in not_heard(room.state().seats).items()}
    assert silent == {OrganisationKind.UNION: ["Ana Sample"], OrganisationKind.SME: ["Example Press"]}
    room.log("@as Yes")
    room.log("@as And again")
    assert list(not_heard(room.state().seats)) == [OrganisationKind.SME]
    seat = room.seat("Ana Sample")
    assert seat.spoken == 2
    held = room.held()
    other = Attendance(organisation=Reference(room.union), role=AttendanceRole.OBSERVER)
    records.edit(room.project, Engagement, held.id, attendance=(*held.attendance, other))
    assert list(not_heard(room.state().seats)) == [OrganisationKind.SME], "who listens is not waited for"
    pad.went(room.project, [room.seat("Example Press").attendance_id])
    assert not not_heard(room.state().seats)


def test_what_was_logged_is_there_newest_first_and_counted(room: Room) -> None:
    first = room.log("@as #2.9 + Grids first")
    second = room.log("> @as Send the figures")
    third = room.log("@press #2.10 - Too dear")
    state = room.state()
    assert state.log == ((Noun.FEEDBACK, third), (Noun.COMMITMENT, second), (Noun.FEEDBACK, first))
    counts = [(count.theme.kind, count.depth, count.pieces, count.organisations) for count in state.themes]
    assert counts == [("2", 0, 2, 2), ("2.9", 1, 1, 1), ("2.10", 1, 1, 1)]
    by_id = {count.theme.id: count.theme.kind for count in state.themes}
    assert [by_id[id] for id in state.recent_themes] == ["2.10", "2.9"]


def test_one_item_is_talked_about_at_a_time(room: Room) -> None:
    welcome, heat = (item.id for item in room.held().items)
    with one_deed(room.project):
        pad.start_item(room.project, welcome)
    with no_deed(room.project):
        pad.start_item(room.project, welcome)
    with one_deed(room.project):
        pad.start_item(room.project, heat)
    first, second = room.held().items
    assert (first.is_running, second.is_running) == (False, True)
    assert first.ended_at == second.started_at
    with one_deed(room.project):
        pad.end_item(room.project, heat)
    with no_deed(room.project):
        pad.end_item(room.project, heat)
    pad.start_item(room.project, welcome)
    assert [item.is_running for item in room.held().items] == [True, False], "it was come back to"
    with pytest.raises(NotFound):
        pad.start_item(room.project, 999)


def test_an_item_is_moved_among_the_others(room: Room) -> None:
    records.edit(
        room.project, Engagement, room.engagement, items=(*room.held().items, AgendaItem(title="Any other"))
    )
    pad.start_item(room.project, room.held().items[1].id)
    welcome, heat, other = room.held().items
    with one_deed(room.project):
        pad.move_item(room.project, other.id, -1)
    assert room.held().items == (welcome, other, heat)
    pad.move_item(room.project, welcome.id, 5)
    assert room.held().items == (other, heat, welcome)
    undo.undo(room.project)
    assert room.held().items == (welcome, other, heat)
    with no_deed(room.project):
        pad.move_item(room.project, welcome.id, -1)
        pad.move_item(room.project, heat.id, 1)
        with pytest.raises(NotFound):
            pad.move_item(room.project, 999, 1)


def test_items_are_put_in_and_gone_through(room: Room) -> None:
    with one_deed(room.project):
        pad.add_item(room.project, room.engagement, "Any other business, 5 min")
    _, heat, other = room.held().items
    assert (other.title, other.minutes) == ("Any other business", 5)
    pad.end_item(room.project, heat.id)
    pad.start_item(room.project, heat.id)
    for running in ([True, False, False], [False, False, True], [False, False, False]):
        with one_deed(room.project):
            pad.next_item(room.project, room.engagement)
        assert [item.is_running for item in room.held().items] == running
    with no_deed(room.project):
        pad.next_item(room.project, room.engagement)
        for deed in (lambda: pad.next_item(room.project, 999), lambda: pad.add_item(room.project, 999, "A")):
            with pytest.raises(NotFound):
                deed()


def test_nothing_is_lost_that_others_put_in_at_the_same_time(room: Room) -> None:
    def put_in(whose: int) -> None:
        for number in range(10):
            pad.add_item(room.project, room.engagement, f"Item {whose}.{number}")
            pad.park(room.project, room.engagement, f"Point {whose}.{number}")
            pad.note_to_self(room.project, room.engagement, f"Note {whose}.{number}")

    with ThreadPoolExecutor(4) as several:
        list(several.map(put_in, range(4)))
    held = room.held()
    assert (len(held.items), len(held.parked), len(held.notes.split("\n"))) == (42, 40, 40)


def test_points_are_parked_and_settled(room: Room) -> None:
    with one_deed(room.project):
        pad.park(room.project, room.engagement, "@as who pays for   the pipe? #2.9")
    pad.park(room.project, room.engagement, "@nobody asks")
    pad.park(room.project, room.engagement, "@as")
    points = room.held().parked
    assert [(point.text, point.contact and point.contact.name) for point in points] == [
        ("who pays for   the pipe? #2.9", "Ana Sample"),
        ("@nobody asks", None),
        ("@as", "Ana Sample"),
    ]
    with one_deed(room.project):
        pad.settle(room.project, points[0].id)
    assert [point.is_settled for point in room.held().parked] == [True, False, False]
    with no_deed(room.project), pytest.raises(Invalid):
        pad.park(room.project, room.engagement, "  ")


def test_notes_to_self_stand_behind_one_another_with_their_time(room: Room) -> None:
    records.edit(room.project, Engagement, room.engagement, notes="Bring cake\n")
    with one_deed(room.project):
        pad.note_to_self(room.project, room.engagement, " Ask Ana about the trial ")
    first, second = room.held().notes.split("\n")
    assert first == "Bring cake"
    assert dt.time.fromisoformat(second.partition(" ")[0])
    assert second.endswith(" Ask Ana about the trial")
    records.edit(room.project, Engagement, room.engagement, held_on=dt.date(2020, 3, 25))
    pad.note_to_self(room.project, room.engagement, "Typed up later")
    assert room.held().notes.endswith("\nTyped up later"), "the minute is not known"
    with no_deed(room.project), pytest.raises(Invalid):
        pad.note_to_self(room.project, room.engagement, "\0")


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
@pytest.mark.parametrize("summary", registry.names())
def test_what_is_noted_to_self_or_parked_never_leaves_us(
    room: Room, summary: str, audience: Audience
) -> None:
    room.log("@as #2.9 + Grids first")
    pad.park(room.project, room.engagement, "@as Parkedword comes later")
    pad.settle(room.project, room.held().parked[0].id)
    pad.note_to_self(room.project, room.engagement, "Notedword is for us")
    document = registry.build(room.project, summary, audience=audience)
    assert "Parkedword" not in repr(document)
    assert "Notedword" not in repr(document)
    told = ("engagement-note", "subject-access", "hand-over")
    assert ("Parkedword" in repr(registry.build(room.project, summary))) == (summary in told)
