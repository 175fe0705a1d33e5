"""Who of those at the table has spoken, and what is left of the time."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.engagements import AgendaItem, Attendance
from engage.domain.organisations import OrganisationKind
from engage.domain.pad import Remark, left_of, read_item, seated
from engage.domain.records import Reference

NOON = dt.datetime(2020, 3, 25, 12, 0, tzinfo=dt.UTC)
MINUTE = dt.timedelta(minutes=1)


def ref(id: int) -> Reference:
    return Reference(id, "", f"r{id}")


def test_who_said_what_of_those_at_the_table() -> None:
    ana = Attendance(id=1, contact=ref(1), organisation=ref(10))
    bo = Attendance(id=2, contact=ref(2), organisation=ref(10))
    press = Attendance(id=3, organisation=ref(20))
    sent = Attendance(id=4, contact=ref(4), organisation=ref(20))
    remarks = [
        Remark(1, 10),
        Remark(1, 99),  # for another body than the one that they sit there for
        Remark(None, 10),  # the body: whoever sits there for it
        Remark(None, 20),  # a body that has a seat of its own
        Remark(7, 20),  # somebody else from there
        Remark(7, 10),  # and from where two sit who are not meant
        Remark(8, None),
        Remark(None, 30),
        Remark(None, None),
    ]
    seats = seated([ana, bo, press, sent], {10: OrganisationKind.UNION}, remarks)
    assert [(seat.attendance_id, seat.spoken) for seat in seats] == [
        (1, 3),
        (2, 1),
        (3, 2),
        (4, 0),
    ]
    assert [seat.kind for seat in seats] == [OrganisationKind.UNION, OrganisationKind.UNION, None, None]


@pytest.mark.parametrize(
    ("item", "left"),
    [
        (AgendaItem(title="x"), None),
        (AgendaItem(title="x", minutes=20), 20),
        (AgendaItem(title="x", minutes=20, started_at=NOON - 5 * MINUTE), 15),
        (AgendaItem(title="x", minutes=20, started_at=NOON - 25 * MINUTE), -5),
        (AgendaItem(title="x", minutes=20, started_at=NOON - 25 * MINUTE, ended_at=NOON - 15 * MINUTE), 10),
        (AgendaItem(title="x", minutes=20, ended_at=NOON), 20),
    ],
)
def test_what_is_left_of_the_time_for_an_item(item: AgendaItem, left: int | None) -> None:
    assert left_of(item, NOON) == (None if left is None else left * MINUTE)


@pytest.mark.parametrize(
    ("typed", "title", "minutes"),
    [
        ("Energy 20", "Energy", 20),
        ("Energy, 5 min", "Energy", 5),
        ("Energy", "Energy", None),
        ("2030", "2030", None),
    ],
)
def test_an_item_is_read_as_it_is_typed(typed: str, title: str, minutes: int | None) -> None:
    item = read_item(typed)
    assert (item.title, item.minutes) == (title, minutes)
