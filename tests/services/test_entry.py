"""Records as people type them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.engagements import Engagement
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import Conflict, NotFound
from engage.services import entry, projects, records
from engage.services.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with projects.create(tmp_path / "p.engage", name="P", who="AB") as project:
        yield project


def test_times_are_by_the_clock_of_the_project(project: Project) -> None:
    projects.edit_details(project, zone="Europe/Berlin")
    typed = entry.typed(project, Noun.ENGAGEMENT, {"title": "Call", "starts_at": "2020-03-25 14:30"})
    assert isinstance(typed, Engagement)
    assert typed.zone == "Europe/Berlin"
    assert typed.starts_at == dt.datetime(2020, 3, 25, 13, 30, tzinfo=dt.UTC)
    elsewhere = {"title": "Call", "starts_at": "2020-03-25 14:30", "Time zone": "Europe/London"}
    typed = entry.typed(project, Noun.ENGAGEMENT, elsewhere)
    assert isinstance(typed, Engagement)
    assert typed.starts_at == dt.datetime(2020, 3, 25, 14, 30, tzinfo=dt.UTC)


def test_who_is_at_the_table_must_be_clear(project: Project) -> None:
    entry.add(project, Noun.ORGANISATION, {"name": "Example Ana"})
    entry.add(project, Noun.CONTACT, {"name": "Example Ana"})
    engagement = {"title": "Call", "held_on": "2020-03-25"}
    with pytest.raises(Conflict, match="is a contact and an organisation"):
        entry.add(project, Noun.ENGAGEMENT, {**engagement, "attendance": "Example Ana"})
    with pytest.raises(NotFound, match="no contact and no organisation “Nobody”"):
        entry.add(project, Noun.ENGAGEMENT, {**engagement, "attendance": "ea: Nobody"})
    (body,) = records.rows(project, Organisation, records.ids(project, Organisation))
    changes = entry.add(project, Noun.ENGAGEMENT, {**engagement, "attendance": f"ea: {body.uid} ;"})
    (seat,) = records.get(project, Engagement, changes.first("engagement")).attendance
    assert (seat.seat, seat.name) == ("ea", "Example Ana")
    assert seat.organisation
    assert seat.contact is None
