"""The project that is exported."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.services.projects import Project
from tests.builders import keep_in_memory, new_project
from tests.services.exporting.exchange.worlds import World


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "p.engage") as project:
        yield keep_in_memory(project)


@pytest.fixture
def world(project: Project) -> World:
    return World(project)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Project]:
    """An empty project."""
    with new_project(tmp_path / "other.engage") as project:
        yield project
