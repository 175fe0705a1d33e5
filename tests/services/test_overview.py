"""What needs a person now."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.contacts import Contact
from engage.domain.engagements import Channel, Engagement
from engage.domain.feedback import Coding, Feedback
from engage.domain.organisations import Organisation, OrganisationKind
from engage.services import overview, records
from engage.services.overview import COMING_WITHIN, DUE_WITHIN, Matter, Need
from engage.services.projects import Project
from tests.builders import add

TODAY = dt.datetime.now().astimezone().date()


def in_days(days: int) -> dt.date:
    return TODAY + dt.timedelta(days=days)


def needed(project: Project) -> dict[Matter, Need]:
    found = overview.needs(project)
    assert overview.count(project) == len(found)
    for need in found:
        assert records.count(project, records.CLASSES[need.noun], need.filter) == need.count > 0
    return {need.matter: need for need in found}


def test_nothing_needs_anybody_in_a_new_project(project: Project) -> None:
    agenda = add(project, Agenda(title="Example"))
    add(project, Theme(agenda=agenda, code="1", title="Heat"))
    add(project, Organisation(name="Example Forge"))
    assert needed(project) == {}


@pytest.mark.parametrize(
    ("days", "state", "matter"),
    [
        (-1, CommitmentState.OPEN, Matter.OVERDUE),
        (0, CommitmentState.OPEN, Matter.DUE),
        (DUE_WITHIN, CommitmentState.OPEN, Matter.DUE),
        (DUE_WITHIN + 1, CommitmentState.OPEN, None),
        (-1, CommitmentState.KEPT, None),
        (0, CommitmentState.WITHDRAWN, None),
    ],
)
def test_commitments_by_their_day(
    project: Project, days: int, state: CommitmentState, matter: Matter | None
) -> None:
    add(project, Commitment(text="Send the note", due_on=in_days(days), state=state))
    found = needed(project)
    assert list(found) == [matter] * (matter is not None)
    assert all(need.first == ("Send the note",) for need in found.values())


@pytest.mark.parametrize(
    ("days", "is_coming"), [(-1, False), (0, True), (COMING_WITHIN, True), (COMING_WITHIN + 1, False)]
)
def test_engagements_that_are_coming(project: Project, days: int, is_coming: bool) -> None:
    add(project, Engagement(title="Example roundtable", channel=Channel.MEETING, held_on=in_days(days)))
    assert (Matter.COMING in needed(project)) is is_coming


def test_what_is_to_be_put_in_order(project: Project) -> None:
    agenda = add(project, Agenda(title="Example"))
    theme = add(project, Theme(agenda=agenda, code="1", title="Heat"))
    add(project, Feedback(text="Coded", said_on=TODAY, codings=(Coding(theme=theme),)))
    add(project, Feedback(text="Not coded", said_on=TODAY))
    by_whom = Feedback(
        text="By whom?", said_on=TODAY, codings=(Coding(theme=theme),), unresolved=("@nobody",)
    )
    add(project, by_whom)
    add(project, Commitment(text="To whom?", unresolved=("@nobody",)))
    add(project, Contact(given_name="Ana", review_on=TODAY))
    add(project, Contact(given_name="Bo", review_on=in_days(1)))
    found = needed(project)
    assert found[Matter.UNCODED].first == ("Not coded",)
    assert found[Matter.UNRESOLVED_FEEDBACK].first == ("By whom?",)
    assert found[Matter.UNRESOLVED_COMMITMENTS].first == ("To whom?",)
    assert found[Matter.REVIEW].first == ("Ana",)


def test_who_has_not_been_heard_once_somebody_was(project: Project) -> None:
    agenda = add(project, Agenda(title="Example"))
    heat = add(project, Theme(agenda=agenda, code="1", title="Heat"))
    pumps = add(project, Theme(agenda=agenda, parent=heat, code="1.1", title="Pumps"))
    light = add(project, Theme(agenda=agenda, code="2", title="Light"))
    union = add(project, Organisation(name="Example Union", kind=OrganisationKind.UNION))
    council = add(project, Organisation(name="Example Council", kind=OrganisationKind.LOCAL_AUTHORITY))
    add(project, Organisation(name="Example Forge", kind=OrganisationKind.SME))
    for body, theme in ((union, pumps), (council, light)):
        add(project, Feedback(text="Yes", said_on=TODAY, organisation=body, codings=(Coding(theme=theme),)))
    found = needed(project)
    assert found[Matter.SILENT_THEMES].first == ("Light",)
    assert found[Matter.SILENT_ORGANISATIONS].first == ("Example Forge",)


def test_the_first_are_named_in_the_order_of_their_list(project: Project) -> None:
    for days, text in enumerate("abcd", start=1):
        add(project, Commitment(text=text, due_on=in_days(-days)))
    assert needed(project)[Matter.OVERDUE].first == ("d", "c", "b")
