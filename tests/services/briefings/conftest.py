"""A project with the sample, and its briefing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.briefings import Briefing
from engage.services import records, sample
from engage.services.projects import Project
from tests.builders import new_project


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.engage"
    with new_project(path) as project:
        sample.fill(project)
    return path


@pytest.fixture(scope="module")
def read_project(sample_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """For tests that only read."""
    with Project(Path(shutil.copy(sample_path, tmp_path_factory.mktemp("read"))), "AB") as project:
        yield project


@pytest.fixture
def project(sample_path: Path, tmp_path: Path) -> Iterator[Project]:
    """For tests that write."""
    with Project(Path(shutil.copy(sample_path, tmp_path)), "AB") as project:
        yield project


@pytest.fixture
def briefing(project: Project) -> Briefing:
    return the_briefing(project)


def the_briefing(project: Project) -> Briefing:
    """The sample's briefing as it is now."""
    (found,) = records.rows(project, Briefing, records.ids(project, Briefing, "is:any"))
    return found
