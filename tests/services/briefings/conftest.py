"""A project with the sample, and its briefing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.briefings import Briefing
from engage.services import records, sample
from engage.services.projects import Project
from tests.builders import new_project


@pytest.fixture(scope="module")
def read_project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """For tests that only read."""
    with new_project(tmp_path_factory.mktemp("sample") / "sample.engage") as project:
        sample.fill(project)
        yield project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """For tests that write."""
    with new_project(tmp_path / "sample.engage") as project:
        sample.fill(project)
        yield project


@pytest.fixture
def briefing(project: Project) -> Briefing:
    return the_briefing(project)


def the_briefing(project: Project) -> Briefing:
    """The sample's briefing as it is now."""
    (found,) = records.rows(project, Briefing, records.ids(project, Briefing, "is:any"))
    return found
