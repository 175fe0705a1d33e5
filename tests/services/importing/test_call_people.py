"""Everybody on a list, once."""

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.engagements import AttendanceRole, AttendanceStatus
from engage.services.importing.calls.lists import Seen
from engage.services.importing.calls.people import Clock, Invitee, invitees

CLOCK = Clock(True, ZoneInfo("Europe/London"))
START = dt.datetime(2026, 4, 21, 14, tzinfo=dt.UTC)


def listed(
    *rows: Mapping[str, str], block: str = "", values: Mapping[str, Mapping[str, str]] | None = None
) -> list[Invitee]:
    seen = [Seen(number, row, block) for number, row in enumerate(rows, start=1)]
    return invitees(seen, CLOCK, values or {})


def only(*rows: Mapping[str, str], block: str = "", **values: Mapping[str, str]) -> Invitee:
    (invitee,) = listed(*rows, block=block, values=values)
    return invitee


def times(start: int, end: int) -> dict[str, str]:
    moments = ((START + dt.timedelta(seconds=second)).isoformat(" ") for second in (start, end))
    return dict(zip(("joined", "left"), moments, strict=True))


pairs = st.lists(
    st.tuples(st.integers(0, 9_000), st.integers(1, 3_000)).map(lambda at: (at[0], at[0] + at[1])),
    min_size=1,
    max_size=6,
)


@given(pairs)
def test_joins_of_one_person_make_one_attendance(joins: list[tuple[int, int]]) -> None:
    person = only(*({"name": "Ann Example"} | times(*join) for join in joins))
    covered = {second for start, end in joins for second in range(start, end)}
    assert person.joined == START + dt.timedelta(seconds=min(start for start, _ in joins))
    assert person.left == START + dt.timedelta(seconds=max(end for _, end in joins))
    assert person.joined <= person.left
    assert person.minutes == (len(covered) + 30) // 60
    assert (person.row, person.status, person.absence) == (1, AttendanceStatus.ATTENDED, "")


@given(pairs, st.integers(0, 12_000))
def test_what_the_file_says_itself_may_only_be_less(joins: list[tuple[int, int]], stated: int) -> None:
    rows = [{"name": "Ann Example", "duration": f"{stated + 1}s"} | times(*join) for join in joins]
    person = only(*rows)
    covered = {second for start, end in joins for second in range(start, end)}
    assert person.minutes == (min(len(covered), (stated + 1) * len(joins)) + 30) // 60


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ([("Ann Example", ""), ("ANN EXAMPLE", "")], ["Ann Example"]),
        ([("Ann", "a@example.org"), ("Ann Example", "A@example.org")], ["Ann Example"]),
        ([("Ann Example", "a@example.org"), ("Ann Example", "")], ["Ann Example"]),
        ([("Ann Example", ""), ("Ann Example", "a@example.org")], ["Ann Example"]),
        ([("Ann Example", "a@example.org"), ("Ann Example", "b@example.org"), ("Ann Example", "")],
         ["Ann Example", "Ann Example", "Ann Example"]),
        ([("iPhone (Ann Example)", ""), ("Ann Example | Example Ltd", "")], ["Ann Example"]),
        ([("Galaxy S21", ""), ("Galaxy S21", ""), ("iPad", "")], ["", ""]),
    ],
)  # fmt: skip
def test_who_is_one_person(rows: list[tuple[str, str]], names: list[str]) -> None:
    found = listed(*({"name": name, "email": email, "duration": "5"} for name, email in rows))
    assert [invitee.name for invitee in found] == names


def test_a_buyer_keeps_the_address() -> None:
    ticket = {"order": "1", "email": "ann.example@example.org"}
    found = listed(
        ticket | {"given_name": "Bo", "family_name": "Sample"},
        ticket | {"given_name": "Ann", "family_name": "Example"},
    )
    assert [(each.name, each.email) for each in found] == [
        ("Bo Sample", ""), ("Ann Example", "ann.example@example.org"),
    ]  # fmt: skip


def test_an_office_address_is_nobodys() -> None:
    ticket = {"order": "1", "email": "office@example.org"}
    found = listed(
        ticket | {"name": "Bo Sample"}, ticket | {"name": "Ann Example"}, ticket | {"name": "Ann Example"}
    )
    assert [(each.name, each.email) for each in found] == [("Bo Sample", ""), ("Ann Example", "")]


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ({"joined": "21/04/2026 15:00:00"}, "attended"),
        ({"attended": "Yes", "approval": "approved"}, "attended"),
        ({"attended": "No", "approval": "approved"}, "did_not_show"),
        ({"attended": "No", "approval": "cancelled"}, "declined"),
        ({"approval": "approved"}, "accepted"),
        ({"approval": "pending"}, "invited"),
        ({"approval": "denied"}, "declined"),
        ({"registered": "21/04/2026 15:00:00"}, "accepted"),
        ({"order": "1", "status": "Attending"}, "accepted"),
        ({"order": "1", "status": "Checked In"}, "attended"),
        ({"order": "1", "status": "Not Attending"}, "declined"),
        ({"order": "1", "status": "Refunded"}, "declined"),
        ({"order": "1"}, "accepted"),
        ({}, "attended"),
    ],
)
def test_what_a_row_says_of_somebody(row: dict[str, str], status: str) -> None:
    assert only({"name": "Ann Example"} | row).status == status


def test_a_person_says_what_the_words_mean() -> None:
    row = {"name": "Ann Example", "order": "1", "status": "Attending", "role": "Minister"}
    person = only(row, status={"Attending": "attended"}, role={"Minister": "chair"})
    assert (person.status, person.role) == (AttendanceStatus.ATTENDED, AttendanceRole.CHAIR)


def test_of_several_tickets_the_best_counts() -> None:
    tickets = (
        {"name": "Ann Example", "order": "1", "status": status} for status in ("Refunded", "Attending")
    )
    assert only(*tickets).status is AttendanceStatus.ACCEPTED


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (("Organizer", "Presenter"), ("staff", "participant")),
        (("Presenter", "Attendee"), ("speaker", "participant")),
        (("Organisator", "Teilnehmer"), ("staff", "participant")),
        (("", "Something"), ("participant", "participant")),
    ],
)
def test_a_presenter_speaks_where_others_only_attend(
    roles: tuple[str, str], expected: tuple[str, str]
) -> None:
    found = listed({"name": "Ann Example", "role": roles[0]}, {"name": "Bo Example", "role": roles[1]})
    assert tuple(each.role for each in found) == expected


def test_panellists_speak() -> None:
    assert only({"name": "Ann Example"}, block="Panelist").role is AttendanceRole.SPEAKER


@pytest.mark.parametrize(
    ("row", "absence"),
    [
        ({"duration": "0"}, "joined and left again at once"),
        ({"joined": "21/04/2026 15:00:00", "left": "21/04/2026 15:00:00"}, "joined and left again at once"),
        ({"duration": "3", "waiting": "Yes"}, "was in the waiting room only"),
        ({"duration": "3", "waiting": "No"}, ""),
        ({"duration": "20s"}, ""),
    ],
)
def test_whoever_was_not_really_there(row: dict[str, str], absence: str) -> None:
    assert only({"name": "Ann Example"} | row).absence == absence


def test_minutes_at_nothing_and_in_the_waiting_room_do_not_count() -> None:
    inside = {"name": "Ann Example", "duration": "10"} | times(600, 1200)
    person = only(
        {"name": "Ann Example", "duration": "0"} | times(0, 0),
        {**inside, **times(0, 500), "waiting": "Yes"},
        inside,
    )
    assert (person.joined, person.minutes) == (START + dt.timedelta(seconds=600), 10)


def test_an_account_from_outside_is_no_address() -> None:
    assert only({"name": "Ann Example", "upn": "ann_example.org#EXT#@office.example.org"}).email == ""
    assert only({"name": "Ann Example", "upn": "ann@example.org"}).email == "ann@example.org"


def test_nobody_goes_before_they_come() -> None:
    person = only({"name": "Ann Example"} | times(600, 0))
    assert (person.joined, person.left, person.minutes) == (START + dt.timedelta(seconds=600), None, None)


def test_a_name_without_end_is_nobodys() -> None:
    assert only({"name": "Ann " * 1_000}).anonymity == "is no person’s name"
