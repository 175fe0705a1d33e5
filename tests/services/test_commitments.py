"""Several commitments marked, moved and handed over at once: one deed, one undo."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.commitments import WEEK, Commitment, CommitmentState
from engage.domain.engagements import Channel, Engagement
from engage.domain.records import Noun
from engage.errors import NotFound
from engage.services import commitments, feedback, records
from engage.services.projects import Project
from engage.services.undo import next_undo
from tests.deeds import add, no_deed, one_deed

TODAY = dt.datetime.now().astimezone().date()
DAY = dt.timedelta(days=1)


@pytest.fixture
def ids(project: Project) -> list[int]:
    made = (
        Commitment(text="Send the note", owner="ab", due_on=TODAY - DAY),
        Commitment(text="Book the room", owner="CD", due_on=TODAY, outcome="Half of it"),
        Commitment(text="Say thanks", due_on=TODAY + WEEK),
        Commitment(text="Ask again", due_on=TODAY + WEEK + DAY),
        Commitment(text="Think", owner="CD"),
        Commitment(text="Done", due_on=TODAY, state=CommitmentState.KEPT),
    )
    return [add(project, each) for each in made]


def told(project: Project, ids: list[int], field: str) -> list[object]:
    return [getattr(found, field) for found in records.rows(project, Commitment, ids)]


def label(project: Project) -> str:
    deed = next_undo(project)
    return deed.label if deed else ""


def test_they_are_marked_with_what_came_of_them(project: Project, ids: list[int]) -> None:
    with one_deed(project):
        commitments.mark(project, ids[:2], CommitmentState.KEPT, "  Sent to all ")
    assert label(project) == "Mark 2 follow-ups as kept"
    assert told(project, ids[:2], "state") == [CommitmentState.KEPT] * 2
    assert told(project, ids[:2], "outcome") == ["Sent to all"] * 2
    assert len(records.ids(project, Commitment, '"sent to all"')) == 2
    commitments.mark(project, ids[1:3], CommitmentState.BROKEN)
    assert told(project, ids[1:3], "outcome") == ["Sent to all", ""]


def test_they_are_moved_to_a_day_or_to_none(project: Project, ids: list[int]) -> None:
    with one_deed(project):
        commitments.reschedule(project, ids[:1], dt.date(2020, 4, 3))
    assert label(project) == "Move follow-up Send the note to 3 April 2020"
    with one_deed(project):
        commitments.reschedule(project, ids, None)
    assert told(project, ids, "due_on") == [None] * len(ids)


def test_they_are_handed_over(project: Project, ids: list[int]) -> None:
    assert set(told(project, ids, "owner")) > {"ab", "CD"}
    with one_deed(project):
        commitments.hand_over(project, ids, " Ana   Sample ")
    assert label(project) == "Hand 6 follow-ups over to Ana Sample"
    assert told(project, ids, "owner") == ["Ana Sample"] * len(ids)
    commitments.hand_over(project, ids[:1], "")
    assert label(project).endswith("over to nobody")


def test_the_journal_calls_them_follow_ups(project: Project, ids: list[int]) -> None:
    held = Engagement(title="Example call", held_on=TODAY, channel=Channel.CALL)
    logged = feedback.log(project, add(project, held), "> Ring back").record
    feedback.relog(project, Noun.COMMITMENT, logged.id, "> Ring soon")
    assert label(project) == "Correct follow-up Ring back"
    added = add(project, Commitment(text="Write"))
    assert label(project) == "Add follow-up Write"
    records.edit(project, Commitment, added, notes="Twice")
    assert label(project) == "Edit follow-up Write"
    records.remove(project, Commitment, [added, ids[0]])
    assert label(project) == "Delete 2 follow-ups"


def test_one_that_is_gone_is_said(project: Project, ids: list[int]) -> None:
    records.remove(project, Commitment, ids[0])
    with no_deed(project), pytest.raises(NotFound):
        commitments.mark(project, ids[:1], CommitmentState.KEPT)


def test_what_is_open_is_overdue_or_due_soon_or_later(project: Project, ids: list[int]) -> None:
    found = {
        flag: list(records.ids(project, Commitment, f"is:{flag}")) for flag in ("overdue", "soon", "later")
    }
    assert found == {"overdue": ids[:1], "soon": ids[1:3], "later": ids[3:5]}
    assert list(records.ids(project, Commitment, "is:open")) == ids[:5]
