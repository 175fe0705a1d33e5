"""What a project says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from engage.errors import Invalid
from engage.services import projects, undo
from engage.services.projects import Project
from tests.builders import rows


def test_details_are_changed_as_a_deed_that_can_be_undone(project: Project):
    before = rows(project)
    changes = projects.edit_details(project, name=" New \0name ", smallest_cell=5, zone="Pacific/Auckland")
    assert set(changes.ids) == {"project"}
    details = projects.details(project)
    assert (details.name, details.smallest_cell, details.zone) == ("New name", 5, "Pacific/Auckland")
    assert details.controller == ""
    assert not projects.edit_details(project, name="New name"), "nothing is different"
    undo.undo(project)
    assert rows(project) == before


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": " \n"}, "name"),
        ({"name": "\0"}, "name"),
        ({"smallest_cell": 0}, "smallest_cell"),
        ({"smallest_cell": -3}, "smallest_cell"),
        ({"smallest_cell": 10**30}, "smallest_cell"),
        ({"zone": ""}, "zone"),
        ({"zone": "Europe/Nowhere"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
    ],
)
def test_details_that_cannot_be_are_refused(project: Project, values: dict[str, Any], field: str):
    before = rows(project)
    with pytest.raises(Invalid) as caught:
        projects.edit_details(project, **values)
    assert caught.value.field == field
    assert rows(project) == before


def test_a_project_without_a_name_is_not_made(tmp_path: Path):
    with pytest.raises(Invalid, match="needs a name"):
        projects.create(tmp_path / "x.engage", name=" ", who="AB")
    assert not (tmp_path / "x.engage").exists()


def test_a_project_is_known_by_its_path(project: Project):
    assert repr(project) == f"Project({str(project.path)!r})"
    assert not project.is_read_only
