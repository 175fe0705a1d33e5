"""What is being typed, kept beside the records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.organisations import Organisation
from engage.domain.text import clean
from engage.services import drafts, records, undo
from engage.services.projects import Project
from tests.builders import add, new_project


def test_what_is_kept_is_what_was_typed_last(project: Project) -> None:
    assert drafts.kept(project) == {}
    drafts.keep(project, {"log/1": "@fu half", "pad/2": "a\nb"})
    assert drafts.kept(project) == {"log/1": "@fu half", "pad/2": "a\nb"}
    drafts.keep(project, {"log/1": "@fu half of it"})
    assert drafts.kept(project) == {"log/1": "@fu half of it"}
    drafts.keep(project, {})
    assert drafts.kept(project) == {}


def test_it_is_there_again_when_the_project_is_opened_again(project: Project) -> None:
    drafts.keep(project, {"log/1": "@fu half"})
    with Project(project.path, "AB") as again:
        assert drafts.kept(again) == {"log/1": "@fu half"}


def test_it_is_no_deed(project: Project) -> None:
    add(project, Organisation(name="Example Castings"))
    before = undo.history(project, limit=10)
    undo.undo(project)
    changes = drafts.keep(project, {"log/1": "Maria"})
    assert not changes
    undo.redo(project)  # keeping what is typed has not put an end to that
    assert [deed.label for deed in undo.history(project, limit=10)] == [deed.label for deed in before]
    assert len(records.ids(project, Organisation)) == 1
    assert list(records.ids(project, Organisation, "Maria")) == []


def test_what_is_dropped_is_gone_from_the_file(project: Project) -> None:
    drafts.keep(project, {"log/1": "Myfanwy-Anghofiwyd " * 500})
    drafts.keep(project, {})
    path = project.path
    project.close()
    assert b"Anghofiwyd" not in path.read_bytes()


_TYPED = st.dictionaries(st.text(min_size=1), st.text().map(clean), max_size=5)


@given(typed=st.lists(_TYPED, min_size=1, max_size=4))
def test_anything_is_kept(tmp_path_factory: pytest.TempPathFactory, typed: list[dict[str, str]]) -> None:
    with new_project(tmp_path_factory.mktemp("drafts") / "a.engage") as project:
        for each in typed:
            drafts.keep(project, each)
            assert drafts.kept(project) == each


def test_half_a_character_is_kept_as_what_can_be_kept(project: Project) -> None:
    drafts.keep(project, {"log/1": "a\ud800b\0c"})
    assert drafts.kept(project) == {"log/1": "a\ufffdbc"}
