"""A project for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.services import projects
from engage.services.projects import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An empty project."""
    with projects.create(tmp_path / "p.engage", name="Green manufacturing", who="AB") as project:
        yield project
