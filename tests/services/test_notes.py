"""The note of an engagement: a draft, sent round, and final, when nothing changes it any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.domain.engagements import Engagement, NoteState
from engage.errors import Conflict
from engage.services import records, undo
from engage.services.importing.imports import Choices, import_file
from engage.services.projects import Project
from tests.builders import DAY
from tests.deeds import add, no_deed, one_deed

TEXT = "Talks on steel\n25 March 2020\n\nThey met in Cardiff.\n\n- Training comes first\n"


@pytest.fixture
def final(project: Project) -> int:
    """An engagement whose note is final."""
    held = Engagement(title="Talks on steel", held_on=DAY, summary="All agreed.", note_state=NoteState.FINAL)
    return add(project, held)


def test_a_note_is_a_draft_to_begin_with() -> None:
    assert Engagement(title="Talks", held_on=DAY).note_state is NoteState.DRAFT


def test_a_final_note_is_not_changed(project: Project, final: int) -> None:
    other = add(project, Engagement(title="Another", held_on=DAY))
    sentence = "The note of “Talks on steel” is final: so it cannot be changed. Set it back to draft first."
    for ids in (final, [other, final]):
        with no_deed(project), pytest.raises(Conflict) as refused:
            records.edit(project, Engagement, ids, summary="None agreed.")
        assert str(refused.value) == sentence
    with one_deed(project):
        records.edit(project, Engagement, final, title="Talks", summary="All agreed.")


def test_a_final_note_is_set_back_and_then_changed(project: Project, final: int) -> None:
    with one_deed(project):
        records.edit(project, Engagement, final, note_state=NoteState.DRAFT)
    with one_deed(project):
        records.edit(project, Engagement, final, summary="None agreed.", note_state=NoteState.FINAL)
    assert len(undo.record_history(project, Engagement, final)) > 2


def test_a_note_that_is_sent_may_still_be_changed(project: Project, final: int) -> None:
    with one_deed(project):
        records.edit(project, Engagement, final, summary="Some agreed.", note_state=NoteState.SENT)
    with one_deed(project):
        records.edit(project, Engagement, final, summary="None agreed.")


def test_a_deed_from_before_is_not_undone_past_a_final_note(project: Project, final: int) -> None:
    held = add(project, Engagement(title="Another", held_on=DAY, summary="First."))
    written = records.edit(project, Engagement, held, summary="Second.").operation
    assert written
    records.edit(project, Engagement, held, note_state=NoteState.FINAL)
    with no_deed(project), pytest.raises(Conflict):
        undo.undo_operation(project, written.id)


def test_an_import_does_not_change_a_final_note(project: Project, final: int, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    with no_deed(project), pytest.raises(Conflict, match="is final"):
        import_file(project, path, as_format="notes", choices=Choices(engagement=final))


def test_the_filter_finds_notes_by_their_state(project: Project, final: int) -> None:
    draft = add(project, Engagement(title="Another", held_on=DAY))
    assert list(records.ids(project, Engagement, "note:draft")) == [draft]
    assert list(records.ids(project, Engagement, "note:sent,final")) == [final]
