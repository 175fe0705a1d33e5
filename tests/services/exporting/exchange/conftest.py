"""The project that is exported."""

import copy
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


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, bytes]:
    """A world, and the file that it is in: a copy is quicker than another one."""
    path = tmp_path_factory.mktemp("world") / "p.engage"
    with new_project(path) as project:
        world = World(keep_in_memory(project))
    return world, path.read_bytes()


@pytest.fixture
def world(tmp_path: Path, made: tuple[World, bytes]) -> Iterator[World]:
    path = tmp_path / "p.engage"
    path.write_bytes(made[1])
    world = copy.copy(made[0])
    with Project(path, "AB") as world.project:
        yield world


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Project]:
    """An empty project."""
    with new_project(tmp_path / "other.engage") as project:
        yield project
