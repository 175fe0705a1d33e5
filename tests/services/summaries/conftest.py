"""A project for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.services.projects import Project
from tests.builders import new_project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """An empty project."""
    with new_project(tmp_path / "p.engage", "Green manufacturing") as project:
        yield project
