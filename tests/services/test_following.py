"""Following what somebody else writes into a project."""

from __future__ import annotations

import pytest

from engage.domain.changes import Changes
from engage.domain.organisations import Email, Organisation
from engage.errors import Invalid
from engage.services import following, records, undo
from engage.services.projects import Project


def test_all_that_was_touched_since_is_told_once(project: Project) -> None:
    with Project(project.path, "CD") as other:
        begin = following.position(other)
        assert following.changes_since(other, begin) == (begin, Changes())
        records.add(project, Organisation(name="Example Steel", emails=(Email(address="a@b.example"),)))
        records.add(project, Organisation(name="Example Glass"))
        position, changes = following.changes_since(other, begin)
        assert changes.ids == {"organisation": (1, 2), "email": (1,)}
        assert changes.operation is None, "it is nothing that can be undone here"
        undo.undo(project)
        position, changes = following.changes_since(other, position)
        assert changes.ids == {"organisation": (2,)}
        with pytest.raises(Invalid):
            records.add(project, Organisation(name=" "))
        records.edit(project, Organisation, 1, name="Example Steel")
        assert following.changes_since(other, position) == (position, Changes())
