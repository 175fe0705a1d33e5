"""Who made the note of an engagement final, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.engagements import Engagement, NoteState
from engage.domain.records import Noun
from engage.services import engagements, records, undo
from engage.services.projects import Project
from tests.builders import DAY, new_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "example.engage") as project:
        yield project


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
