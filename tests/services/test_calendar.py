"""Engagements day by day."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.organisations import Organisation
from engage.errors import Invalid
from engage.services import calendar
from engage.services.projects import Project
from tests.builders import add

TODAY = dt.date(2020, 3, 25)


def hold(project: Project, title: str, days: int, hour: int | None = None, **values: Any) -> None:
    day = TODAY + dt.timedelta(days=days)
    starts_at = dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC) if hour is not None else None
    add(project, Engagement(title=title, held_on=day, starts_at=starts_at, **values))


def titles(project: Project, filter: str = "") -> list[str]:
    return [entry.title for entry in calendar.entries(project, filter, today=TODAY)]


def test_they_stand_by_day_and_by_time(project: Project) -> None:
    hold(project, "afternoon", 3, 14)
    hold(project, "yesterday", -1)
    hold(project, "some time that day", 3)
    hold(project, "morning", 3, 9)
    hold(project, "today", 0)
    assert titles(project) == ["yesterday", "today", "some time that day", "morning", "afternoon"]


def test_the_filter_of_the_list_holds_here_too(project: Project) -> None:
    hold(project, "yesterday", -1)
    hold(project, "today", 0)
    hold(project, "put away", 1, archived=True)
    assert titles(project, "after:today") == ["today"]
    assert titles(project, "is:any after:today") == ["today", "put away"]
    with pytest.raises(Invalid):
        titles(project, "colour:red")


def test_it_says_who_is_asked_and_how_many_come(project: Project) -> None:
    body = add(project, Organisation(name="Example Castings"))
    ana = add(project, Contact(given_name="Ana", family_name="Sample"))
    cai = add(project, Contact(family_name="Specimen"))
    hold(
        project,
        "roundtable",
        1,
        attendance=(
            Attendance(organisation=body, status=AttendanceStatus.ACCEPTED),
            Attendance(contact=ana, organisation=body, status=AttendanceStatus.ATTENDED),
            Attendance(contact=cai),
            Attendance(contact=ana, status=AttendanceStatus.DECLINED),
        ),
    )
    hold(project, "nobody asked", 2)
    roundtable, empty = calendar.entries(project, today=TODAY)
    assert (roundtable.asked, roundtable.accepted, roundtable.attended) == (4, 2, 1)
    assert roundtable.names == ("Example Castings", "Ana Sample", "Specimen")
    assert (empty.asked, empty.accepted, empty.names) == (0, 0, ())


def test_of_very_many_those_nearest_are_held(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "MOST", 2)
    for days in range(-4, 5):
        hold(project, str(days), days)
    assert titles(project) == ["-2", "-1", "0", "1"]
