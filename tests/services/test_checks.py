"""What must hold of a record before it is kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation
from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Attendance, Engagement
from engage.domain.feedback import Agreement, Coding, Feedback
from engage.domain.organisations import Email, Organisation, Relation, RelationKind
from engage.domain.records import Record, Reference
from engage.errors import Conflict, Invalid
from engage.services import records
from engage.services.projects import Project
from tests.builders import DAY, add, rows

EARLIER = DAY - dt.timedelta(days=1)
NOON = dt.datetime(2020, 3, 25, 12, tzinfo=dt.UTC)


BODY = Organisation(name="Example")
PERSON = Contact(given_name="Ana")
HELD = Engagement(title="Round table", held_on=DAY)
SAID = Feedback(text="Steel", said_on=DAY)
HERE = Reference(1)
"""The organisation that is there."""


@pytest.mark.parametrize(
    ("record", "values", "field"),
    [
        (BODY, {"name": ""}, "name"),
        (BODY, {"name": " \0\n"}, "name"),
        (BODY, {"influence": 0}, "influence"),
        (BODY, {"interest": 6}, "interest"),
        (BODY, {"staff": -1}, "staff"),
        (BODY, {"members_represented": 2**70}, "members_represented"),
        (
            BODY,
            {"relations": (Relation(other=HERE, kind=RelationKind.FUNDS, started=DAY, ended=EARLIER),)},
            "ended",
        ),
        (PERSON, {"given_name": " "}, "family_name"),
        (PERSON, {"influence": 9}, "influence"),
        (PERSON, {"affiliations": (Affiliation(organisation=HERE, started=DAY, ended=EARLIER),)}, "ended"),
        (Agenda(title="Example"), {"title": "\t"}, "title"),
        (Consultation(title="Example"), {"title": ""}, "title"),
        (Consultation(title="Example"), {"opens_on": DAY, "closes_on": EARLIER}, "closes_on"),
        (HELD, {"title": " "}, "title"),
        (HELD, {"zone": "Nowhere/At all"}, "zone"),
        (HELD, {"zone": ""}, "zone"),
        (HELD, {"zone": "\ud800"}, "zone"),
        (HELD, {"starts_at": NOON, "ends_at": NOON - dt.timedelta(hours=1)}, "ends_at"),
        (
            HELD,
            {"starts_at": dt.datetime.min.replace(tzinfo=dt.UTC), "zone": "America/New_York"},
            "starts_at",
        ),
        (HELD, {"attendance": (Attendance(seat="a"),)}, "attendance"),
        (SAID, {"text": " "}, "text"),
        (SAID, {"said_on": dt.date(9999, 1, 1)}, "said_on"),
        (SAID, {"members_spoken_for": -7}, "members_spoken_for"),
        (SAID, {"permission_by": "Ana"}, "permission_by"),
        (SAID, {"permission_on": DAY, "permission_how": "letter"}, "permission_by"),
        (SAID, {"disclosure": Level.NAMED}, "disclosure"),
        (SAID, {"agreements": (Agreement(),)}, "agreements"),
        (Commitment(text="Write"), {"text": ""}, "text"),
    ],
)
def test_what_cannot_be_is_refused_with_the_field_that_is_wrong(
    project: Project, record: Record, values: dict[str, Any], field: str
):
    add(project, BODY)
    made = add(project, replace(record, uid="01a2b3c4-d5e6-7f01-8abc-000000000001"))
    before = rows(project)
    for refused in (
        lambda: records.add(project, replace(record, **values)),
        lambda: records.edit(project, type(record), made.id, **values),
    ):
        with pytest.raises(Invalid) as caught:
            refused()
        assert caught.value.field == field
        assert str(caught.value).endswith((".", "?"))
    assert rows(project) == before


def test_what_is_kept_is_clean_in_every_part(project: Project):
    typed = Organisation(
        name=" Example\0 ", notes="a\r\nb", tags=("a\x07b",), emails=(Email(address="\ud800@body.example"),)
    )
    kept = records.get(project, Organisation, add(project, typed).id)
    assert (kept.name, kept.notes, kept.tags) == ("Example", "a\nb", ("ab",))
    assert kept.emails[0].address == "\ufffd@body.example"
    agenda = add(project, Agenda(title="Example", level_names=("pil\0lar",)))
    theme = add(project, Theme(agenda=agenda, code=" 1\0 ", title="Steel", keywords=("cc\0us", "\udfff")))
    found = records.get(project, Theme, theme.id)
    assert (found.code, found.keywords) == ("1", ("ccus", "\ufffd"))


def test_a_code_stands_once_in_an_agenda(project: Project):
    agenda, other = add(project, Agenda(title="Example")), add(project, Agenda(title="Other"))
    theme = add(project, Theme(agenda=agenda, code="2.a", title="Steel"))
    with pytest.raises(Conflict, match="is taken: by “Steel”"):
        add(project, Theme(agenda=agenda, code=" 2.A ", title="Glass"))
    add(project, Theme(agenda=other, code="2.a", title="Glass"))
    records.edit(project, Theme, theme.id, code="2.A")
    second = add(project, Theme(agenda=agenda, code="3", title="Wool"))
    with pytest.raises(Conflict):
        records.edit(project, Theme, second.id, code="2.a")
    with pytest.raises(Conflict):
        records.edit(project, Theme, [theme.id, second.id], code="9")
    for blank in ({"code": " "}, {"title": ""}):
        with pytest.raises(Invalid):
            records.edit(project, Theme, second.id, **blank)


def test_a_theme_stands_in_a_tree_of_one_agenda(project: Project):
    agenda, other = add(project, Agenda(title="Example")), add(project, Agenda(title="Other"))
    top = add(project, Theme(agenda=agenda, code="1", title="Steel"))
    middle = add(project, Theme(agenda=agenda, parent=top, code="1.1", title="Green steel"))
    low = add(project, Theme(agenda=agenda, parent=middle, code="1.1.1", title="Hydrogen"))
    elsewhere = add(project, Theme(agenda=other, code="7", title="Glass"))
    for theme, parent in ((top, top), (top, middle), (top, low), (middle, low)):
        with pytest.raises(Invalid, match="below itself"):
            records.edit(project, Theme, theme.id, parent=parent)
    with pytest.raises(Invalid, match="same agenda"):
        records.edit(project, Theme, low.id, parent=elsewhere)
    with pytest.raises(Invalid, match="another agenda"):
        records.edit(project, Theme, top.id, agenda=other)
    records.edit(project, Theme, low.id, agenda=other, parent=elsewhere)
    records.edit(project, Theme, middle.id, parent=None)
    assert list(records.ids(project, Theme, "theme:1")) == [top.id]
    assert list(records.ids(project, Theme, "theme:7")) == [low.id, elsewhere.id]


def test_an_organisation_is_not_related_to_itself(project: Project):
    body = add(project, BODY)
    with pytest.raises(Invalid, match="related to itself"):
        records.edit(
            project, Organisation, body.id, relations=(Relation(other=body, kind=RelationKind.FUNDS),)
        )


def test_a_seat_is_given_once(project: Project):
    body = add(project, BODY)
    seats = tuple(Attendance(organisation=body, seat=seat) for seat in ("mu", "", "", "MU "))
    with pytest.raises(Conflict, match="Two attendees have the seat"):
        add(project, replace(HELD, attendance=seats))
    add(project, replace(HELD, attendance=seats[:3]))


def test_feedback_is_coded_to_a_theme_once(project: Project):
    agenda = add(project, Agenda(title="Example"))
    theme = add(project, Theme(agenda=agenda, code="1", title="Steel"))
    with pytest.raises(Invalid, match="same theme twice"):
        add(project, replace(SAID, codings=(Coding(theme=theme), Coding(theme=theme))))


def test_the_day_of_an_engagement_is_that_of_its_clock(project: Project):
    late = dt.datetime(2020, 3, 25, 23, 30, tzinfo=dt.UTC)
    held = add(project, replace(HELD, held_on=dt.date(2001, 1, 1), starts_at=late, zone="Pacific/Auckland"))
    kept = records.get(project, Engagement, held.id)
    assert kept.held_on == dt.date(2020, 3, 26)
    assert kept.starts_at == late


@pytest.mark.parametrize("rule", [*Rule, None])
@pytest.mark.parametrize("level", [*Level, None])
def test_without_permission_nothing_is_more_open_than_agreed(
    project: Project, rule: Rule | None, level: Level | None
):
    allowed = {
        Rule.ON_RECORD: 0, Rule.ORGANISATION_ONLY: 1, Rule.CHATHAM_HOUSE: 2, Rule.PRIVATE: 4, None: 1
    }[rule]  # fmt: skip
    held = add(project, replace(HELD, rule=rule)) if rule else None
    said = replace(SAID, engagement=held, disclosure=level)
    permitted = replace(said, permission_by="Ana", permission_on=DAY, permission_how="letter")
    add(project, permitted)
    if level is None or list(Level).index(level) >= allowed:
        add(project, replace(said, uid=SAID.uid[:-1] + ("0" if SAID.uid[-1] != "0" else "1")))
    else:
        with pytest.raises(Invalid, match="no more open than"):
            add(project, said)
