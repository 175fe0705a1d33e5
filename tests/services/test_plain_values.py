"""Records as plain values: everything that is kept, by its own name, as JSON can say it."""

import datetime as dt
import json
from dataclasses import fields
from pathlib import Path

import pytest

from engage.domain.contacts import Affiliation, Contact
from engage.domain.engagements import Attendance, Engagement
from engage.domain.records import Noun, Record, Reference
from engage.services import projects, records
from engage.services.plain_values import as_object, operation_object


@pytest.mark.parametrize("noun", Noun)
def test_every_field_is_there(noun: Noun) -> None:
    record = records.CLASSES[noun]
    required = {
        "agenda": Reference(1),
        "title": "Title",
        "name": "Name",
        "text": "Text",
        "code": "2",
        "held_on": dt.date(2020, 3, 25),
        "said_on": dt.date(2020, 3, 25),
        "received_on": dt.date(2020, 3, 25),
    }
    names = {field.name for field in fields(record)}
    made: Record = record(**{name: value for name, value in required.items() if name in names})
    values = as_object(made)
    assert values["noun"] == noun.value
    assert values["id"] == made.uid
    assert names - {"uid"} <= set(values)
    assert set(values) - names <= {"noun", "name"}
    assert json.loads(json.dumps(values)) == values


def test_what_is_mentioned_says_what_it_is() -> None:
    body = Reference(7, "u-7", "Example Fasteners", "sme")
    contact = Contact(given_name="Ana", affiliations=(Affiliation(organisation=body, role="Clerk"),))
    values = as_object(contact)
    assert values["name"] == "Ana"
    assert values["affiliations"][0]["organisation"] == {
        "id": "u-7",
        "name": "Example Fasteners",
        "kind": "sme",
    }
    assert values["affiliations"][0]["id"] == contact.affiliations[0].uid


def test_times_are_iso_8601() -> None:
    moment = dt.datetime(2020, 3, 25, 14, 30, tzinfo=dt.UTC)
    engagement = Engagement(
        title="Call",
        held_on=dt.date(2020, 3, 25),
        starts_at=moment,
        attendance=(Attendance(contact=Reference(1), joined=moment),),
    )
    values = as_object(engagement)
    assert values["held_on"] == "2020-03-25"
    assert values["starts_at"] == values["attendance"][0]["joined"] == "2020-03-25T14:30:00+00:00"
    assert values["channel"] == "meeting"
    assert values["attendance"][0]["left"] is None


def test_a_deed(tmp_path: Path) -> None:
    with projects.create(tmp_path / "p.engage", name="P", who="AB") as project:
        operation = records.add(project, Contact(given_name="Ana")).operation
    assert operation
    values = operation_object(operation)
    assert values["id"] == operation.uid
    assert values["label"] == "Add contact Ana"
    assert values["at"] == operation.at.isoformat()
    assert set(values) == {"id", "at", "who", "label", "source", "kind", "changes", "is_undone"}
