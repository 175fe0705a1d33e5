"""Calendars: an independent reader and our own read back what was written; closed lists stay closed."""

import datetime as dt
from pathlib import Path
from typing import Any

import icalendar
import pytest

from engage.domain.contacts import Contact
from engage.domain.engagements import AttendanceRole, AttendanceStatus, Engagement
from engage.domain.organisations import Email
from engage.services import records, undo
from engage.services.exporting.data import export
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from tests.services.exporting.exchange.worlds import World, every, odd


def meetings(path: Path) -> dict[str, Any]:
    """What an independent reader makes of a file, by uid."""
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert (calendar["VERSION"], calendar.errors) == ("2.0", [])
    assert all(event.errors == [] for event in calendar.events)
    return {str(event["UID"]): event for event in calendar.events}


def test_an_independent_reader_reads_what_was_written(world: World, tmp_path: Path) -> None:
    path = tmp_path / "all.ics"
    export(world.project, path)
    found = meetings(path)
    open_, far, off = (found[each.uid] for each in (world.open, world.far, world.off))
    assert len(found) == 4
    assert (open_["SUMMARY"], open_["LOCATION"]) == (
        "Round table; on glass, and heat",
        "Room 1, Example House",
    )
    assert open_["DTSTART"].dt == dt.datetime(2020, 3, 25, 14, 30, tzinfo=dt.UTC)
    assert open_["DTEND"].dt == dt.datetime(2020, 3, 25, 16, 30, tzinfo=dt.UTC)
    assert list(open_.categories) == ["glass", "steel"]
    assert (open_["STATUS"], off["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert off["DTSTART"].dt == dt.date(2020, 3, 25)
    assert "DTEND" not in off
    assert far["DTSTART"].dt == dt.datetime(2020, 3, 25, 14, 30, tzinfo=dt.UTC)
    assert {event["SEQUENCE"] for event in found.values()} == {0}
    assert all("DTSTAMP" in event for event in found.values())
    assert b"For ourselves" not in path.read_bytes()


def test_only_a_list_on_the_record_is_told(world: World, tmp_path: Path) -> None:
    path = tmp_path / "all.ics"
    done = export(world.project, path)
    attendees = [line for event in meetings(path).values() for line in event.attendees]
    assert [str(each) for each in attendees] == ["mailto:ana@glass.example"]
    (ana,) = attendees
    assert (ana.params["ROLE"], ana.params["PARTSTAT"]) == ("CHAIR", "ACCEPTED")
    assert ana.params["CN"] == "Ana-Sofía Specimen; the “Example”, née Ŵyn"
    assert done.not_carried[-1] == ("Left out: 2 attendance lists, 1 note, 1 seat without an e-mail address.")


def test_a_change_raises_the_sequence_and_nothing_lowers_it(world: World, tmp_path: Path) -> None:
    path = tmp_path / "all.ics"

    def sequence() -> int:
        export(world.project, path)
        return int(meetings(path)[world.open.uid]["SEQUENCE"])

    assert sequence() == 0
    records.edit(world.project, Engagement, world.open.id, place="Room 2")
    assert sequence() == 1
    records.edit(world.project, Engagement, world.open.id, attendance=())
    assert sequence() == 2
    undo.undo(world.project)
    assert sequence() == 3


def test_our_own_calendar_changes_nothing_here(world: World, tmp_path: Path) -> None:
    path = tmp_path / "all.ics"
    export(world.project, path)
    before = undo.history(world.project)
    report = import_file(world.project, path)
    assert report.problems == ()
    assert [entry.changes for entry in report.entries if entry.changes] == []
    assert undo.history(world.project) == before


def test_another_project_gets_all_of_them_and_nothing_twice(
    world: World, other: Project, tmp_path: Path
) -> None:
    path = tmp_path / "all.ics"
    export(world.project, path)
    assert import_file(other, path).problems == ()
    assert not import_file(other, path).changes
    kept = ("uid", "title", "starts_at", "ends_at", "place", "tags")
    shown = {each.uid: each for each in every(other, Engagement)}
    for was in every(world.project, Engagement):
        assert [getattr(shown[was.uid], name) for name in kept] == [getattr(was, name) for name in kept]
    (seat,) = shown[world.open.uid].attendance
    assert (seat.role, seat.status) == (AttendanceRole.CHAIR, AttendanceStatus.ACCEPTED)


def test_names_that_would_break_a_line_do_not(world: World, tmp_path: Path) -> None:
    odd_one = 'Ana "the ^ one": a\\b; c, d'
    records.edit(
        world.project, Contact, world.ana.id, given_name=odd_one, emails=(Email(address="a+b@e.example"),)
    )
    export(world.project, tmp_path / "all.ics")
    (ana,) = (line for event in meetings(tmp_path / "all.ics").values() for line in event.attendees)
    assert (str(ana), ana.params["CN"].startswith(odd_one)) == ("mailto:a+b@e.example", True)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_people_type_can_be_read(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "all.ics"
    with odd(seed) as project:
        export(project, path)
        wanted = records.rows(project, Engagement, records.ids(project, Engagement, "is:any"))
        assert set(meetings(path)) == {each.uid for each in wanted}
    with odd(seed + 1_000) as elsewhere:
        import_file(elsewhere, path)
        assert not import_file(elsewhere, path).changes
