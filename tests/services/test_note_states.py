"""Who sent the note of an engagement or made it final, when, and what was sent."""

from __future__ import annotations

import datetime as dt

from engage.domain.engagements import Engagement, NoteState
from engage.domain.records import Noun
from engage.services import engagements, records, undo
from engage.services.projects import Project
from tests.builders import DAY


def add(project: Project, state: NoteState = NoteState.DRAFT) -> int:
    record = Engagement(title="Example roundtable", held_on=DAY, note_state=state)
    return records.add(project, record).first(Noun.ENGAGEMENT)


def make(project: Project, id: int, who: str, state: NoteState) -> dt.datetime:
    project.who = who
    deed = records.edit(project, Engagement, id, note_state=state).operation
    assert deed is not None
    return deed.at


def test_it_is_whoever_did_it_last_whatever_came_after(project: Project) -> None:
    id, other = add(project), add(project)
    make(project, id, "Early", NoteState.FINAL)
    make(project, id, "Early", NoteState.DRAFT)
    at = make(project, id, "Ana Sample", NoteState.FINAL)
    make(project, other, "Somebody else", NoteState.FINAL)
    project.who = "Later"
    records.edit(project, Engagement, id, place="Example Hall")
    assert engagements.made_final(project, id) == ("Ana Sample", at)


def test_undo_of_a_reopening_counts_as_making_it_final(project: Project) -> None:
    id = add(project)
    make(project, id, "Ana Sample", NoteState.FINAL)
    make(project, id, "Ana Sample", NoteState.DRAFT)
    project.who = "Tom Example"
    undo.undo(project)
    found = engagements.made_final(project, id)
    assert found is not None
    assert found[0] == "Tom Example"


def test_nobody_is_named_where_it_was_put_in_as_final(project: Project) -> None:
    assert engagements.made_final(project, add(project, NoteState.FINAL)) is None


def test_what_was_sent_stays_as_it_was_whatever_is_corrected(project: Project) -> None:
    id = add(project)
    records.edit(project, Engagement, id, summary="As drafted")
    records.edit(project, Engagement, id, summary="As sent")
    at = make(project, id, "Ana Sample", NoteState.SENT)
    project.who = "Later"
    records.edit(project, Engagement, id, summary="As corrected")
    records.edit(project, Engagement, id, place="Example Hall")
    make(project, id, "Later", NoteState.FINAL)
    assert engagements.sent_note(project, id) == engagements.SentNote("Ana Sample", at, "As sent")


def test_it_is_what_was_sent_last(project: Project) -> None:
    id = add(project)
    for text in ("First", "Second"):
        records.edit(project, Engagement, id, summary=text)
        make(project, id, "Ana Sample", NoteState.SENT)
        make(project, id, "Ana Sample", NoteState.DRAFT)
    found = engagements.sent_note(project, id)
    assert found is not None
    assert found.text == "Second"


def test_a_note_that_went_straight_to_final_was_never_sent(project: Project) -> None:
    id = add(project)
    make(project, id, "Ana Sample", NoteState.FINAL)
    assert engagements.sent_note(project, id) is None
